"""Reviews: kept beside what was found, with their history, never in it and never taken back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from marsad.limits import MAX_FORM_BYTES, MAX_REVIEW_CHARS
from marsad.vault.vault import Vault
from web_pages import HOST, client, observatory

HERE = {"Origin": f"http://{HOST}"}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return observatory(tmp_path / "web.db")


@pytest.fixture
def web(db: Path) -> TestClient:
    return client(db, write=True)


def _send(web: TestClient, **fields: str) -> int:
    return web.post("/en/review", data=fields, headers=HERE, follow_redirects=False).status_code


def test_accept_correct_and_reject_stand_beside_the_finding(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        row = next(vault.statements())
    assert _send(web, item=row.id, verdict="accept", by="Salma") == 303
    assert _send(web, item=row.id, verdict="correct", field="act", value="demand", note="see the <b>sentence</b>", by="Salma") == 303
    assert _send(web, item=row.id, verdict="reject") == 303
    with Vault(db) as vault:
        assert next(vault.statements()) == row, "what was found stays as it is"
        kept = vault.reviews(row.id)
    assert [one.verdict for one in kept] == ["reject", "correct", "accept"]
    assert kept[1].field == "act"
    page = web.get(f"/en/statement/{row.id}").text
    assert "see the &lt;b&gt;sentence&lt;/b&gt;" in page
    assert page.count('class="tag verdict-') == 3
    assert row.id in web.get("/en/review").text


def test_reviews_are_never_changed(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        key = next(vault.events()).id
    assert _send(web, item=key, verdict="accept") == 303
    with sqlite3.connect(db) as connection:
        for line in ("UPDATE review SET verdict = 'reject'", "DELETE FROM review"):
            with pytest.raises(sqlite3.IntegrityError, match="reviews are never"):
                connection.execute(line)
    connection.close()


def test_two_events_are_judged_one_and_then_two_again(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        a, b = [row.id for row in vault.events() if len(row.reports) == 1][:2]
    for verdict, reports in (("same", 2), ("different", 1)):
        answer = web.post("/en/judge", data={"a": a, "b": b, "verdict": verdict}, headers=HERE, follow_redirects=False)
        assert answer.status_code == 303
        with Vault(db) as vault:
            assert len(vault.show(a).row.reports) == reports  # type: ignore[union-attr]
    with Vault(db) as vault:
        assert [one.verdict for one in vault.reviews(a)] == ["different", "same"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verdict": "accept"}, 404), ({"item": "s-nothing", "verdict": "accept"}, 404), ({"item": "{s}", "verdict": "praise"}, 400),
        ({"item": "{s}", "verdict": "correct"}, 400), ({"item": "{s}", "verdict": "correct", "field": "id", "value": "x"}, 400),
        ({"item": "{s}", "verdict": "correct", "field": "act", "value": " "}, 400),
        ({"item": "{s}", "verdict": "accept", "note": "x" * (MAX_REVIEW_CHARS + 1)}, 400),
        ({"item": "{s}", "verdict": "accept", "note": "x" * MAX_FORM_BYTES}, 413),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(web: TestClient, db: Path, fields: dict[str, str], status: int) -> None:
    with Vault(db) as vault:
        key = next(vault.statements()).id
    assert _send(web, **{name: value.replace("{s}", key) for name, value in fields.items()}) == status
    with Vault(db) as vault:
        assert vault.reviews() == []


def test_what_is_no_form_is_refused(web: TestClient) -> None:
    assert web.post("/en/review", content=b"\xff\xfe", headers=HERE).status_code == 400
    assert web.post("/en/judge", data={"a": "x", "b": "x", "verdict": "same"}, headers=HERE).status_code == 400
    assert web.post("/en/judge", data={"a": "x", "b": "y", "verdict": "same"}, headers=HERE).status_code == 404
