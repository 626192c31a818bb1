"""Merged events in the database and its views: one row an event, in any order of reports, also rebuilt and replaced."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from marsad.doors import Merging
from marsad.record import Document, Entity, Event, Mention, Name, Record, Span
from marsad.vault.vault import Vault
from marsad.vault.write import UnlikeError, Writer
from vault_reports import merged as build
from vault_reports import run

ACTORS = {
    "minister": ("person", "RUS"), "secretary": ("person", "USA"), "RUS": ("state", "RUS"), "USA": ("state", "USA"),
    "UKR": ("state", "UKR"), "geneva": ("place", None),
}  # fmt: skip


def told(
    key: str, published: str | None, *events: tuple[str, str, str, str | None, str], outlet: str | None = None,
    agencies: tuple[str, ...] = (), mode: str = "meeting",
) -> Record:  # fmt: skip
    """A report of events, each (source, target, status, time, its words); the words make up the text."""
    text = " . ".join(words for *_, words in events) or "لا شيء"
    entities = tuple(Entity(f"E{n}", name, *_entity(name)) for n, name in enumerate(ACTORS))
    ids = {entity.key: entity.id for entity in entities}
    made, at = [], 0
    for n, (source, target, status, time, words) in enumerate(events):
        parties = [tuple(ids[one] for one in side.split()) for side in (source, target)]
        place = ids["geneva"] if "جنيف" in words else None
        made.append(Event(f"V{n}", "CONSULT", mode, *parties, status, time, place, Span(at, at + len(words)), (), ("deed:test",)))
        at += len(words) + 3
    mentions = tuple(Mention(f"M{n}", 0, 3, entity.id) for n, entity in enumerate(entities))
    document = Document(key, text, None, outlet=outlet or f"paper-{key}", agencies=agencies, published=published)
    return Record(document, (), entities, mentions, (), (), tuple(made))  # type: ignore[arg-type]


def _entity(name: str) -> tuple[Any, Name, str | None]:
    kind, side = ACTORS[name]
    return kind, Name(name, name.title()), side


PLAN = ("RUS", "USA", "scheduled", "2022-01-21", "محادثات مقررة بين الطرفين في جنيف")
HELD = ("secretary", "minister", "held", "2022-01-21TMO", "اجتمع الوزيران صباحا")
OTHER = ("USA", "UKR", "held", "2022-01-20", "التقى الوفد الأميركي مضيفيه")
OFF = ("RUS", "USA", "cancelled", "2022-01-21", "ألغيت المحادثات بين الطرفين")
FOUR = [
    told("a", "2022-01-19", PLAN, agencies=("wire",)), told("b", "2022-01-21", HELD, OTHER),
    told("c", "2022-01-20", PLAN, agencies=("wire",)), told("d", None),
]  # fmt: skip


def rows(path: Path) -> list[str]:
    """All that was worked out about events, and the view."""
    with sqlite3.connect(path) as connection:
        found = [str(row) for row in connection.execute("SELECT * FROM link WHERE kind = 'event' ORDER BY a, b")]
        found += [str(row) for row in connection.execute("SELECT * FROM happening ORDER BY id")]
        steps = "SELECT x.id, t.happening, t.step FROM telling t JOIN event x ON x.n = t.event ORDER BY 1"
        found += [str(row) for row in connection.execute(steps)]
    connection.close()
    with Vault(path) as vault:
        return found + [str(row) for row in vault.events()]


def test_one_row_an_event(tmp_path: Path) -> None:
    with Vault(build(tmp_path / "a.db", FOUR)) as vault:
        talks, other = vault.events()
        assert [(step.status, step.document) for step in talks.history] == [("scheduled", "a"), ("scheduled", "c"), ("held", "b")]
        assert (talks.status, talks.time, talks.place) == ("held", "2022-01-21TMO", "geneva")
        assert (set(talks.source), set(talks.target)) == ({"minister"}, {"secretary"})
        assert [(origin.root, origin.documents) for origin in talks.origins] == [("paper-b", ("b",)), ("wire", ("a", "c"))]
        assert (talks.independent, len(talks.reports), len(other.reports)) == (2, 3, 1)
        assert [vault.show(step).row == talks for step in _tellings(vault, talks.id)] == [True, True, True]  # type: ignore[union-attr]
        assert {row.id: row.row for row in vault.timeline()} == {talks.id: talks, other.id: other}


def _tellings(vault: Vault, key: str) -> list[str]:
    return [row.id for row in vault.compare(key)]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 2), ({"actor": "minister"}, 1), ({"actor": "RUS"}, 1), ({"outlet": "paper-c"}, 1), ({"outlet": "paper-b"}, 2),
        ({"search": "الوزيران"}, 1), ({"search": "محادثات"}, 1), ({"since": "2022-01-21"}, 1), ({"until": "2022-01-20"}, 1),
        ({"side": "USA"}, 2), ({"type": "AGREE"}, 0), ({"limit": 1}, 1),
    ],
)  # fmt: skip
def test_filters_see_every_telling(tmp_path: Path, filters: dict[str, Any], found: int) -> None:
    with Vault(build(tmp_path / "a.db", FOUR)) as vault:
        assert [len(list(view(**filters))) for view in (vault.events, vault.agenda)] == [found, found]
        whole = {row.id: row for row in vault.events()}
        assert all(row == whole[row.id] for row in vault.events(**filters))


def test_the_agenda_is_what_has_a_date(tmp_path: Path) -> None:
    undated = ("USA", "UKR", "held", None, "مشاورات")
    year = ("RUS", "UKR", "scheduled", "2022", "لقاء هذا العام")
    ongoing = ("RUS", "USA", "ongoing", "2022-01-05", "مشاورات جارية")
    with Vault(build(tmp_path / "a.db", [*FOUR, told("e", "2022-03-01", undated, year, ongoing)])) as vault:
        assert [row.time for row in vault.agenda()] == ["2022-01-20", "2022-01-21TMO"]
        assert len(list(vault.events())) == 5


def test_compare_tells_how_and_why(tmp_path: Path) -> None:
    with Vault(build(tmp_path / "a.db", FOUR)) as vault:
        first, second, third = vault.compare(next(vault.events()).id)
        assert [row.document for row in (first, second, third)] == ["a", "c", "b"]
        assert (first.differs, third.differs) == (("status", "time", "parties"), ("place",))
        assert {like.other for like in first.likeness if like.one} == {second.id, third.id}
        assert all(like.why and like.verdict == "same" for like in first.likeness)
        assert (first.root, vault.compare("nothing")) == ("wire", [])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_rebuilding_give_the_same(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    status, day = st.sampled_from(["held", "scheduled"]), st.sampled_from([None, "2022-01-21", "2022-01-22", "2022-01"])
    party = st.sampled_from(["RUS", "USA", "minister", "secretary"])
    event = st.tuples(party, party, status, day, st.just("اجتمع الطرفان في المدينة"))
    some = [
        told(key, data.draw(st.sampled_from(["2022-01-20", "2022-01-21", "2022-01-23", None])), *data.draw(st.lists(event, max_size=3)))
        for key in "abcde"
    ]
    folder = tmp_path_factory.mktemp("events")
    expected = rows(build(folder / "a.db", some))
    mixed = build(folder / "b.db", data.draw(st.permutations(some)))
    assert rows(mixed) == expected
    with Writer(mixed, merging=Merging()) as writer:
        writer.catch_up(anew=True)
    assert rows(mixed) == expected


def test_replacing_a_report_regroups_the_others(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", FOUR)
    for key in ("a", "b"):  # the first telling, the last one
        former = next(record for record in FOUR if record.document.id == key)
        other = told(key, former.document.published, OTHER)
        expected = rows(build(tmp_path / f"without-{key}.db", [other if record is former else record for record in FOUR]))
        assert rows(build(path, [other], replace=True)) == expected
        build(path, [former], replace=True)
    assert rows(path) == rows(build(tmp_path / "again.db", FOUR))


def test_judgements_part_and_join(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", FOUR)
    with Vault(path) as vault:
        talks, other = (row.id for row in vault.events())
        _, _, third = _tellings(vault, talks)
    assert run("judge", talks, third, "different", "--db", str(path)).exit_code == 0
    with Vault(path) as vault:
        assert [len(row.reports) for row in vault.events()] == [2, 1, 1]
    run("judge", third, talks, "same", "--db", str(path))
    with Writer(path, merging=Merging()) as writer:
        assert writer.catch_up(anew=True) == 4
        with pytest.raises(UnlikeError):
            writer.judge("a", talks, "same", None, "2022-02-01")
    with Vault(path) as vault:
        assert [len(row.reports) for row in vault.events()] == [3, 1]
    assert run("judge", "a", other, "same", "--db", str(path)).exit_code == 1


def test_a_calendar(tmp_path: Path) -> None:
    path = str(build(tmp_path / "a.db", [FOUR[0]]))

    def entries() -> list[Any]:
        done = run("agenda", "--ics", "--db", path)
        assert done.exit_code == 0
        assert run("agenda", "--ics", "--db", path).stdout == done.stdout
        return list(Calendar.from_ical(done.stdout).walk("VEVENT"))

    (planned,) = entries()
    assert (str(planned["STATUS"]), planned["SEQUENCE"], planned["DTSTART"].dt.isoformat()) == ("CONFIRMED", 0, "2022-01-21")
    assert (planned["DTEND"].dt.isoformat(), str(planned["LOCATION"])) == ("2022-01-22", "Geneva")
    assert str(planned["SUMMARY"]) == "meeting: Rus – Usa"
    build(tmp_path / "a.db", [told("e", "2022-01-20", OFF)])
    (off,) = entries()
    assert (off["UID"], str(off["STATUS"]), off["SEQUENCE"]) == (planned["UID"], "CANCELLED", 1)
    build(tmp_path / "a.db", [told("f", "2022-01-22", ("UKR", "USA", "proposed", "2022-02-01T14:30", "لقاء مقترح"))])
    hour = entries()[1]
    assert (str(hour["STATUS"]), hour["DTSTART"].dt.isoformat()) == ("TENTATIVE", "2022-02-01T14:30:00")


def test_the_commands(tmp_path: Path) -> None:
    db = ("--db", str(build(tmp_path / "a.db", FOUR)))
    talks = json.loads(run("events", "--json", *db).stdout)[0]
    assert [step["status"] for step in talks["history"]] == ["scheduled", "scheduled", "held"]
    assert [row["document"] for row in json.loads(run("compare", talks["id"], "--json", *db).stdout)] == ["a", "c", "b"]
    assert run("agenda", "--csv", *db).stdout.count("\r\n") == 3
    assert "scheduled; scheduled; held" in run("events", "--csv", *db).stdout
    text = run("events", *db).stdout
    assert "  held b, paper-b, 2022-01-21" in text
    assert "  independent 2\n" in text
    assert "  one with " in run("compare", talks["id"], *db).stdout
    assert "2022-01-21TMO (happened)" in run("timeline", *db).stdout
    assert run("agenda", "--ics", "--json", *db).exit_code == 2
    assert run("compare", "nothing", *db).exit_code == 3
    timeline = json.loads(run("timeline", "--json", *db).stdout)[1]
    assert (timeline["happened"], timeline["said"], timeline["published"]) == ("2022-01-21TMO", None, "2022-01-19")
