"""For the tests of the pages: a small observatory of our own reports, and a client of the app over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from marsad.doors import Merging
from marsad.intake import page_of
from marsad.reading.pipeline import read_page
from marsad.vault.vault import Vault
from marsad.vault.write import Writer
from marsad.web.app import make_app
from marsad.web.settings import Settings

SAMPLES = Path(__file__).parent.parent / "src" / "marsad" / "samples"
HOST = "testserver"
LANGUAGES = ("ar", "en")
LISTS = (
    "", "timeline", "events", "statements", "claims", "positions", "ledger", "agenda", "conflicts", "actors", "network", "reports",
    "outlets", "copies", "review", "search",
)  # fmt: skip


def observatory(path: Path, *reports: dict[str, Any]) -> Path:
    """A database of the sample reports in JSON and of some others."""
    import json

    given = [json.loads(file.read_text("utf-8")) for file in sorted(SAMPLES.glob("*.json"))]
    with Writer(path, merging=Merging()) as writer:
        for one in [*given, *reports]:
            writer.put(read_page(page_of(one)))
    return path


def client(path: Path, **settings: Any) -> TestClient:
    """A browser without scripts over the app; errors of the server are raised."""
    return TestClient(make_app(Settings(path, **{"hosts": (HOST,), **settings})), headers={"Accept": "text/html"})


def single(path: Path) -> list[str]:
    """The addresses, without their language, of one of each page that shows a single thing."""
    with Vault(path) as vault:
        said = next(row for row in vault.statements() if row.via)
        done = max(vault.events(), key=lambda row: len(row.reports))
        claim = max(vault.claims(), key=lambda row: len(row.statements))
        entry = max(vault.ledger(), key=lambda row: len(row.steps))
        conflict, family = next(vault.conflicts()), next(vault.copies())
    return [
        f"statement/{said.id}", f"event/{done.id}", f"claim/{claim.id}", f"ledger/{entry.id}", f"conflict/{conflict.id}",
        f"copy/{family.id}", f"actor/{said.speakers[0]}", f"report/{said.document}", f"why/{said.id}", f"why/{done.id}",
    ]  # fmt: skip
