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


@pytest.mark.parametrize(("verdict", "said"), [("accept", "accepted"), ("reject", "rejected")])
def test_what_was_said_of_a_finding_stands_wherever_it_is_listed(web: TestClient, db: Path, verdict: str, said: str) -> None:
    with Vault(db) as vault:
        step = next(row.steps[0] for row in vault.ledger() if set(row.issue) - {"other"})
        row = vault.show(step.statement or "").row  # type: ignore[union-attr]
        done = max(vault.events(), key=lambda one: len(one.reports))
        told = vault.compare(done.id)[-1].id
    assert told != done.id
    assert _send(web, item=row.id, verdict=verdict) == _send(web, item=told, verdict=verdict) == 303
    who, words = row.speakers[0], row.text.split()[0]
    lists = [f"{page}?speaker={who}" for page in ("statements", "timeline", "claims", "ledger")]
    lists += [f"positions?actor={who}", f"search?search={words}", f"report/{row.document}", f"claim/k{row.id[1:]}"]
    for path in [*lists, "events?period=all"]:
        assert f"reviewed: {said}" in web.get(f"/en/{path}").text, path
    for path in (f"statement/{row.id}", f"event/{done.id}"):
        assert f">{said}</span>" in web.get(f"/en/{path}").text, path
    assert web.get(f"/en/statements?speaker={who}").text.count("reviewed: ") == 1, "nothing else was reviewed"


def test_the_last_review_of_a_finding_counts(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        claim = max(vault.claims(), key=lambda row: len(row.statements))
    first, second = claim.statements[:2]
    for item, verdict in ((first, "reject"), (first, "accept"), (second, "reject")):
        assert _send(web, item=item, verdict=verdict) == 303
    with Vault(db) as vault:
        assert vault.verdicts(first) == ("accept",)
        assert vault.verdicts(claim.id) == ("accept", "reject"), "of each statement the last"
        assert vault.verdicts("nothing") == ()


def _judge(web: TestClient, a: str, b: str, verdict: str, here: str) -> str:
    answer = web.post("/en/judge", data={"a": a, "b": b, "verdict": verdict, "here": here, "by": "Salma"}, headers=HERE)
    assert answer.status_code == 200
    return str(answer.url)


def test_a_wording_is_taken_out_of_its_claim_and_put_back(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        whole = max(vault.claims(), key=lambda row: len(row.statements))
    part = whole.statements[-1]
    page = web.get(f"/en/claim/{whole.id}").text
    assert page.count('class="inline apart"') == len(whole.statements) - 1
    assert _judge(web, part, whole.statements[0], "different", whole.id).endswith(f"/en/claim/{whole.id}")
    with Vault(db) as vault:
        assert part not in vault.show(whole.id).row.statements  # type: ignore[union-attr]
    assert "Salma" in web.get(f"/en/claim/{whole.id}").text
    _judge(web, f"k{part[1:]}", whole.id, "same", whole.id)
    with Vault(db) as vault:
        assert part in vault.show(whole.id).row.statements  # type: ignore[union-attr]
        assert {one.verdict for one in vault.reviews(whole.id)} == {"different", "same"}, "both stand in the history"


def test_two_actors_are_judged_one_and_then_two_again(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        people = [row.key for row in vault.actors(type="person")]
        one, other = people[-2:]
    _judge(web, one, other, "same", one)
    with Vault(db) as vault:
        row = vault.actor(one)
        assert row is not None
        assert {row.key, *row.also} == {one, other}
    page = web.get(f"/en/actor/{row.key}").text
    assert "Somebody else" in page
    assert "Salma" in page
    _judge(web, row.also[0], row.key, "different", row.key)
    with Vault(db) as vault:
        assert vault.actor(one).also == ()  # type: ignore[union-attr]


def test_pages_judge_only_where_they_may_write(db: Path) -> None:
    with Vault(db) as vault:
        claim = max(vault.claims(), key=lambda row: len(row.statements)).id
        event = max(vault.events(), key=lambda row: len(row.reports)).id
        person = next(vault.actors(type="person")).key
    for path in (f"claim/{claim}", f"event/{event}", f"actor/{person}"):
        assert 'action="/en/judge"' in client(db, write=True).get(f"/en/{path}").text, path
        assert "/judge" not in client(db).get(f"/en/{path}").text, path
    refused = client(db).post("/en/judge", data={"a": claim, "b": event, "verdict": "same"}, headers=HERE)
    assert refused.status_code == 403


def test_a_judgement_leads_back_to_no_other_site(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        a, b = [row.id for row in vault.events()][:2]
    sent = {"a": a, "b": b, "verdict": "unsure", "here": "//elsewhere.example"}
    answer = web.post("/en/judge", data=sent, headers=HERE, follow_redirects=False)
    assert answer.headers["location"].startswith("/en/open?id=")
