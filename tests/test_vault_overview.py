"""What stands above single rows: reports by day, density, ties, changed events, actors in brief, the latest first, marked words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from marsad.vault.filters import FilterError
from marsad.vault.vault import Vault
from web_pages import observatory


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return Vault(observatory(tmp_path_factory.mktemp("overview") / "web.db"))


def test_reports_come_newest_first_with_what_was_found(vault: Vault) -> None:
    rows = list(vault.reports())
    days = [row.published or "" for row in rows]
    assert len(rows) == vault.size()
    assert days == sorted(days, reverse=True)
    assert rows[0].published == vault.newest()
    said = Counter(row.document for row in vault.statements())
    assert {row.id: row.statements for row in rows} == {row.id: said[row.id] for row in rows}
    assert {row.id for row in rows if row.family} == {key for family in vault.copies() for key in family.documents}
    assert [row.id for row in vault.reports(outlet="wire-a")] == [row.id for row in rows if row.outlet == "wire-a"]


def test_density_counts_the_timeline(vault: Vault) -> None:
    for filters in ({}, {"since": "2022-01-12", "until": "2022-01-21"}, {"act": "demand"}, {"type": "CONSULT"}, {"actor": "RUS"}):
        counted = Counter((row.day, row.kind) for row in vault.timeline(**filters) if row.day)
        rows = vault.density(**filters)
        told = {(row.day, kind): n for row in rows for kind, n in (("statement", row.statements), ("event", row.events))}
        assert {key: n for key, n in told.items() if n} == dict(counted), filters


def test_ties_are_the_contacts_that_were_held(vault: Vault) -> None:
    rows = vault.ties()
    held = [row for row in vault.events(type="CONSULT") if row.status in ("held", "ongoing")]
    pairs = {frozenset(pair) for row in held for pair in ((a, b) for a in row.source for b in row.target) if pair[0] != pair[1]}
    assert pairs <= {frozenset((row.a, row.b)) for row in rows}
    assert [row.contacts for row in rows] == sorted((row.contacts for row in rows), reverse=True)
    assert all(sum(row.modes.values()) == row.contacts and row.a < row.b for row in rows)
    calls = vault.ties(["call"])
    assert calls
    assert all(set(row.modes) == {"call"} for row in calls)
    assert {"RUS", "USA"} in [{row.a, row.b} for row in vault.ties(by_side=True)]
    assert vault.ties(since="2030") == []
    with pytest.raises(FilterError, match="takes no filter"):
        vault.ties(actor="RUS")


def test_changed_events_had_several_standings(vault: Vault) -> None:
    rows = vault.changed("2021-01-01", "2023-01-01", 50)
    assert rows
    assert all(len({step.status for step in row.history}) > 1 for row in rows)
    assert {row.id for row in rows} == {row.id for row in vault.events() if len({step.status for step in row.history}) > 1}
    assert vault.changed("2030-01-01", "2031-01-01", 50) == []


def test_actors_in_brief_are_the_same_actors(vault: Vault) -> None:
    briefs, rows = list(vault.briefs()), list(vault.actors())
    assert [(row.key, row.type, row.name, row.side, row.documents) for row in briefs] == [
        (row.key, row.type, row.name, row.side, len(row.documents)) for row in rows
    ]
    assert [row.key for row in vault.briefs(type="person", limit=3)] == [row.key for row in vault.actors(type="person", limit=3)]


@pytest.mark.parametrize("view", ["statements", "events"])
def test_the_latest_come_first_where_they_are_asked_for(vault: Vault, view: str) -> None:
    ask = getattr(vault, view)
    days = [row.published if view == "statements" else row.reports[0].published for row in ask(latest=True, actor="RUS")]
    assert len(set(days)) > 1
    assert days == sorted(days, reverse=True)
    assert {row.id for row in ask(latest=True)} == {row.id for row in ask()}


def test_claims_and_events_of_a_period_are_those_of_their_days(vault: Vault) -> None:
    since, until = "2022-01-12", "2022-01-21"
    for view in ("claims", "events"):
        ask = getattr(vault, view)
        within = {row.id for row in ask(since=since, until=until)}
        assert within
        assert within <= {row.id for row in ask()}
    claims = {row.id for row in vault.claims() if row.day is not None and since <= row.day <= until}
    assert {row.id for row in vault.claims(since=since, until=until)} >= claims


@pytest.mark.parametrize(
    ("asked", "text", "marked"),
    [
        ("ضمانات", "طالب بضمانات، ثم قبل الضمانات.", ["بضمانات", "الضمانات"]),
        ('"ضمانات صارمة"', "ضمانات أو ضمانات صارمة", ["ضمانات صارمة"]),
        ("ضما*", "ضمان وضمانات", ["ضمان", "وضمانات"]),
        ("إعلان", "اعلانٌ جديد", ["اعلانٌ"]),
        ("نووي روسيا", "روسيا وحدها", ["روسيا"]),
        ("غائب", "لا شيء هنا", []),
    ],
)
def test_words_are_marked_as_they_stand(vault: Vault, asked: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in vault.marker(asked)(text)] == marked


def test_what_cannot_be_searched_cannot_be_marked(vault: Vault) -> None:
    with pytest.raises(FilterError, match="no word"):
        vault.marker("*")


def test_doubts_are_pairs_that_nobody_judged(tmp_path: Path) -> None:
    from marsad.doors import Merging
    from marsad.vault.write import Writer

    path = observatory(tmp_path / "web.db")
    with Vault(path) as vault:
        doubts = vault.doubts()
    if not doubts:
        pytest.skip("no pair of the samples is in doubt")
    with Writer(path, merging=Merging()) as writer:
        writer.judge(doubts[0].a, doubts[0].b, "different", None, "2026-01-01T00:00:00+00:00")
    with Vault(path) as vault:
        assert doubts[0] not in vault.doubts()
