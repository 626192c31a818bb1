"""What the tests share: the annotated reports beside the repo, and what happens where they are missing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
SHARED = HOUSE.parent / "shared"
_MISSING = "needs ../shared/reports, the annotated reports, which are not part of the repo"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "shared: needs ../shared/reports; skipped where it is missing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `shared` are skipped, with the reason, where there are no reports beside the repo."""
    if (SHARED / "reports").is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason=_MISSING))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """In continuous integration, with the reports there, a `shared` test that skips itself fails."""
    report = yield
    in_ci = os.environ.get("CI") == "true" and (SHARED / "reports").is_dir()
    if in_ci and report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("shared"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: skipped in CI although ../shared is there"
    return report


@pytest.fixture(scope="session")
def house() -> Path:
    """The root of the repo."""
    return HOUSE


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repo with the annotated reports; only for tests marked `shared`."""
    return SHARED


@pytest.fixture(scope="session")
def shared_reports() -> list[Path]:
    """The annotated reports' documents, without their gold."""
    found = sorted((SHARED / "reports").glob("*.json"))
    return [path for path in found if not path.name.endswith((".gold.json", ".record.json"))]


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The compiled lexicon is kept where the run may write, once for all workers of a run; nobody's settings are read."""
    os.environ.setdefault("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-settings"))
    if os.environ.get("MARSAD_CACHE"):
        yield
        return
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if os.environ.get("PYTEST_XDIST_WORKER") else root) / "lexicon-cache"
    os.environ["MARSAD_CACHE"] = str(folder)
    yield
    os.environ.pop("MARSAD_CACHE", None)
