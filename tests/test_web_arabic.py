"""Arabic pages are in Arabic: no Latin letter is seen on one but in the words of reports, names, ids, and the code of rules."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from marsad.vault.vault import Vault
from web_pages import LISTS, client, observatory, single

# what keeps its own letters: ids, names and handles (bdi), rules and files (code), words of reports, and the way to the other language
_OWN = ("bdi", "code", "script", "style", "title")
_CLASSES = ("words", "tongue", "note")
_LATIN = re.compile("[A-Za-z]{2,}")
_KNOWN = frozenset({"API", "GET", "JSON", "OpenAPI", "RFC", "ics", "write", "problem", "marsad", "read"})  # formats, options, commands


class Seen(HTMLParser):
    """The Latin words of a page that are none of its own: with the element they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in ("title", "placeholder", "aria-label", "alt"):
            if _LATIN.search(given.get(name) or ""):
                self._look(given[name] or "")
        if tag not in ("input", "link", "meta", "br", "img", "path", "circle"):
            own = tag in _OWN or bool({*(given.get("class") or "").split()} & {*_CLASSES})
            self.open.append((tag, own))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(own for _, own in self.open):
            self._look(data)

    def _look(self, text: str) -> None:
        if {*_LATIN.findall(text)} - _KNOWN:
            self.foreign.append(f"{'>'.join(tag for tag, _ in self.open[-3:])}: {text.strip()[:90]}")


def foreign(html: str) -> list[str]:
    """The Latin words of a page, each with its place."""
    seen = Seen()
    seen.feed(html)
    seen.close()
    return seen.foreign


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return observatory(tmp_path_factory.mktemp("arabic") / "web.db")


@pytest.fixture(scope="module")
def web(db: Path) -> TestClient:
    return client(db, write=True)


def paths(db: Path) -> list[str]:
    """The addresses of every page over a small database: every list in all its parts, and every single thing."""
    with Vault(db) as vault:
        said, done = [row.id for row in vault.statements()], [row.id for row in vault.events()]
        found = [f"claim/{row.id}" for row in vault.claims()] + [f"ledger/{row.id}" for row in vault.ledger()]
        found += [f"conflict/{row.id}" for row in vault.conflicts()] + [f"actor/{row.key}" for row in vault.actors()]
        found += [f"report/{row.id}" for row in vault.reports()] + [f"copy/{row.id}" for row in vault.copies()]
    found += [f"statement/{key}" for key in said] + [f"event/{key}" for key in done] + [f"why/{key}" for key in (*said, *done)]
    lists = [f"{path}?period=all&page={n}" for path in LISTS if path not in ("", "search", "review") for n in (1, 2, 3)]
    return [*LISTS, *lists, *single(db), *found, "search?search=روسيا", "positions?period=all&sides=1", "network?by=actor&period=all"]


def test_what_is_wrong_is_told_in_arabic(web: TestClient, tmp_path: Path) -> None:
    odd = ["statements?act=sing", "statements?since=yesterday", "statements?page=x", "statements?page=9999", "search?search=%2B", "?date=x"]
    odd += ["statements?since=2022&until=2021", "nothing", "event/e-none", "open?id=e-"]
    pages = [web.get(f"/ar/{path}") for path in odd]
    pages += [client(tmp_path / "none.db").get("/ar/"), web.get("/api/docs?lang=ar")]
    for path, answer in zip([*odd, "no database", "docs"], pages, strict=True):
        assert foreign(answer.text) == [], path


def test_no_latin_word_is_seen_on_an_arabic_page(web: TestClient, db: Path) -> None:
    wrong: dict[str, str] = {}
    for path in paths(db):
        answer = web.get(f"/ar/{path}")
        assert answer.status_code == 200, path
        for one in foreign(answer.text):
            wrong.setdefault(one, path)
    assert wrong == {}
