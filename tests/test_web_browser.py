"""The pages in a browser: `tests/browser/drive.mjs` over `marsad serve`. What it needs is installed by `.ci/run`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from web_pages import LISTS, observatory, single

BROWSER = Path(__file__).parent / "browser"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
MORE = ("network?by=actor&period=all", "search?search=ضمانات", "timeline?period=all&zoom=month", "timeline?period=all")
SECONDS = 240  # the whole drive


def _missing() -> str:
    if not CHROMIUM:
        return "needs chromium (Debian: apt-get install chromium)"
    if shutil.which("node") is None:
        return "needs node"
    return "" if (BROWSER / "node_modules" / "playwright-core").is_dir() else "needs `npm ci` in tests/browser"


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a served observatory that may be written to, and its database."""
    db = observatory(tmp_path / "web.db")
    command = [sys.executable, "-m", "marsad", "serve", "--db", str(db), "--port", "0", "--write"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        address = re.search(r"http://[\d.:]+", said)
        assert address is not None, said
        try:
            yield address.group(), db
        finally:
            process.terminate()


def test_every_page_in_a_browser(serving: tuple[str, Path], tmp_path: Path) -> None:
    if missing := _missing():
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    base, db = serving
    one = single(db)
    plan = {
        "lists": [*LISTS, *MORE], "single": one,
        "claim": next(path for path in one if path.startswith("claim/")),
        "report": next(path for path in one if path.startswith("report/")),
        "statement": next(path for path in one if path.startswith("statement/")),
    }  # fmt: skip
    (tmp_path / "plan.json").write_text(json.dumps(plan), "utf-8")
    command = ["node", "drive.mjs", base, str(tmp_path / "plan.json")]
    environment = {**os.environ, "CHROMIUM": CHROMIUM}
    done = subprocess.run(command, cwd=BROWSER, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
