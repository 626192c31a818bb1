"""Actors across reports in the database and its views: under one key, in any order of reports, rebuilt, replaced and judged."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.arabic.romanise import romanise
from marsad.arabic.words import tokenise
from marsad.doors import Merging
from marsad.record import Document, Entity, Event, Mention, Name, Record, Span, Statement
from marsad.vault.vault import Vault
from marsad.vault.write import UnlikeError, Writer
from vault_reports import merged as build
from vault_reports import run

Person = tuple[str, str | None, str | None]  # a name, or the key of one who is only described; side and office

LONG, SHORT = ("غريغوري باركنسون", "GBR", "ambassador"), ("جريجوري باركنسون", "GBR", "ambassador")
SURNAME, FOREIGN = ("باركنسون", "GBR", "ambassador"), ("جريجوري باركنسون", "AUS", None)
OFFICE = ("us-foreign-minister", "USA", "foreign minister")
PARKINSON, SPELT = "gharighori-barakanason", "jarijori-barakanason"


def told(key: str, published: str | None, *people: Person, words: str = "اجتمع الطرفان في المدينة صباحا") -> Record:
    """A report in which everybody speaks and the first meets Russia; who is only described has no mention that names him."""
    entities, mentions, text = [Entity("E0", "RUS", "state", Name("روسيا", "Russia"), "RUS")], [], words
    for n, (name, side, role) in enumerate(people, 1):
        described = name.isascii()
        slug = name if described else romanise(tokenise(name).words)
        entities.append(Entity(f"E{n}", slug, "person", Name("وصف" if described else name), side, role))
        mentions.append(Mention(f"M{n}", len(text) + 1, len(text) + 1 + len(name), f"E{n}", not described))
        text += f" {name}"
    whole = Span(0, len(words))
    said = tuple(Statement(f"S{n}", (f"E{n}",), None, whole, "indirect", "demand") for n in range(1, len(people) + 1))
    met = (Event("V1", "CONSULT", "meeting", ("E1",), ("E0",), "held", "2015-08-10", None, whole),) if people else ()
    document = Document(key, text, None, outlet=f"paper-{key}", published=published)
    return Record(document, (), tuple(entities), tuple(mentions), (), said, met)


def rows(path: Path) -> list[str]:
    """All that was worked out about actors and events, by keys and ids, and the views."""
    with sqlite3.connect(path) as connection:
        found = [str(row) for row in connection.execute("SELECT * FROM link ORDER BY kind, a, b")]
        for query in (
            "SELECT a.key, k.key FROM alias x JOIN actor a ON a.n = x.actor JOIN actor k ON k.n = x.known",
            """SELECT d.id, a.key, k.key FROM renamed r JOIN document d ON d.n = r.document
               JOIN actor a ON a.n = r.actor JOIN actor k ON k.n = r.known""",
            """SELECT d.id, a.key, b.person, b.verdict, b.score, b.why FROM bearer b JOIN document d ON d.n = b.document
               JOIN actor a ON a.n = b.actor""",
            "SELECT x.id, t.told FROM event x JOIN deed t ON t.event = x.n",
            "SELECT * FROM happening",
        ):
            found += sorted(str(row) for row in connection.execute(query))
    connection.close()
    with Vault(path) as vault:
        asked = (vault.statements(actor=PARKINSON), vault.events(actor=SPELT), vault.ledger(actor=PARKINSON))
        views = (vault.actors(), vault.statements(), vault.events(), vault.claims(), vault.ledger(), vault.positions(), *asked)
        return found + [str(row) for view in views for row in view]


def test_one_row_an_actor(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", [told("a", None, SHORT), told("b", None, LONG), told("c", None, LONG), told("d", None, SURNAME)])
    with Vault(path) as vault:
        people = [row for row in vault.actors() if row.type == "person"]
        assert [(row.key, row.also, row.documents) for row in people] == [(PARKINSON, ("barakanason", SPELT), ("a", "b", "c", "d"))]
        assert set(people[0].forms) == {LONG[0], SHORT[0], SURNAME[0]}
        assert {row.speakers for row in vault.statements()} == {(PARKINSON,)}
        assert {row.source for row in vault.events()} == {(PARKINSON,)}
        for key in (PARKINSON, SPELT):
            assert [len(list(view(actor=key))) for view in (vault.statements, vault.actors, vault.timeline)] == [4, 1, 5]
            assert len(list(vault.statements(speaker=key))) == 4
            assert vault.show(key).row == people[0]  # type: ignore[union-attr]
        assert vault.names([PARKINSON])[PARKINSON].ar == LONG[0]


def test_an_event_is_one_under_either_spelling(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", [told("a", "2015-08-10", SHORT), told("b", "2015-08-10", LONG)])
    with Vault(path) as vault:
        (event,) = vault.events()
        assert [one.document for one in event.reports] == ["a", "b"]
        assert event.source == (PARKINSON,)
    assert run("judge", PARKINSON, SPELT, "different", "--db", str(path)).exit_code == 0
    with Vault(path) as vault:
        assert len(list(vault.events())) == 2
        assert sorted(row.key for row in vault.actors(type="person")) == [PARKINSON, SPELT]


def test_an_office_is_another_person_years_later(tmp_path: Path) -> None:
    days = {"a": "2015-08-14", "b": "2022-01-18", "c": None}
    path = build(tmp_path / "a.db", [told(key, day, OFFICE) for key, day in days.items()])
    with Vault(path) as vault:
        said = {row.document: row.speakers for row in vault.statements()}
        assert said == {"a": ("john-kerry",), "b": ("antony-blinken",), "c": ("us-foreign-minister",)}
        assert [row.document for row in vault.statements(speaker="john-kerry")] == ["a"]
        assert {row.key: row.documents for row in vault.actors(type="person")} == {
            "john-kerry": ("a",), "antony-blinken": ("b",), "us-foreign-minister": ("c",),
        }  # fmt: skip
        opened = vault.show("us-foreign-minister")
        assert opened is not None
        assert [(like.other, like.one, like.documents) for like in opened.likeness] == [
            ("antony-blinken", True, ("b",)), ("john-kerry", True, ("a",)),
        ]  # fmt: skip
    run("judge", "us-foreign-minister", "john-kerry", "different", "--db", str(path))
    with Vault(path) as vault:
        assert {row.speakers for row in vault.statements()} == {("antony-blinken",), ("us-foreign-minister",)}
    run("judge", "us-foreign-minister", "john-kerry", "same", "--db", str(path))  # whatever the day
    with Vault(path) as vault:
        assert {row.speakers for row in vault.statements()} == {("john-kerry",)}


def test_of_two_bearers_none_is_taken(tmp_path: Path) -> None:
    brother = ("بيتر باركنسون", "GBR", "ambassador")
    path = build(tmp_path / "a.db", [told("a", None, SURNAME), told("b", None, LONG), told("c", None, brother)])
    with Vault(path) as vault:
        assert len({row.speakers for row in vault.statements()}) == 3
        assert [like.verdict for like in vault.show("barakanason").likeness] == ["unsure", "unsure"]  # type: ignore[union-attr]


def test_one_surname_other_sides(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", [told("a", None, LONG), told("b", None, FOREIGN)])
    with Vault(path) as vault:
        assert len(list(vault.actors(type="person"))) == 2
        (like,) = vault.show(PARKINSON).likeness  # type: ignore[union-attr]
        assert (like.other, like.verdict, like.one) == (SPELT, "different", False)
    assert f"  not {SPELT} (0.00: spelling, 1 apart; other sides)" in run("show", PARKINSON, "--db", str(path)).stdout


_people = st.lists(
    st.sampled_from([LONG, SHORT, SURNAME, FOREIGN, OFFICE, ("غريغري باركينسون", None, None), ("باركينسون", "GBR", "ambassador"),
                     ("جون كيري", "USA", None), ("يوهانس بلاتر", "USA", "foreign minister"), ("جوهانس بلاتر", "USA", "foreign minister"),
                     ("جون كاري", "USA", "foreign minister")]),
    max_size=3, unique_by=lambda one: romanise(tokenise(one[0]).words),
)  # fmt: skip
_days = st.sampled_from([None, "1960-08-10", "1960-09-10", "1961-05-01", "2015-08-12"])
_judgements = st.lists(
    st.tuples(st.sampled_from([PARKINSON, SPELT, "us-foreign-minister", "john-kerry"]), st.sampled_from(["barakanason", "ioaans-balatar"]),
              st.sampled_from(["same", "different"])), max_size=2,
)  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_order_and_rebuilding_and_replacing_give_the_same(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    some = [told(key, data.draw(_days), *data.draw(_people)) for key in "abcde"]
    judgements = data.draw(_judgements)
    folder = tmp_path_factory.mktemp("actors")
    everybody = {entity.key for record in some for entity in record.entities}

    def judge(path: Path) -> None:
        with Writer(path, merging=Merging()) as writer:
            for a, b, verdict in judgements:
                if {a, b} <= everybody:
                    writer.judge(a, b, verdict, None, "2022-02-01")

    expected = build(folder / "a.db", some)
    judge(expected)
    mixed = build(folder / "b.db", data.draw(st.permutations(some)))
    judge(mixed)
    assert rows(mixed) == rows(expected)
    with Writer(mixed, merging=Merging()) as writer:
        writer.catch_up(anew=True)
    assert rows(mixed) == rows(expected)
    other = told("c", data.draw(_days), *data.draw(_people), words="اجتمع الطرفان مساء أمس")
    build(mixed, [other], replace=True)
    build(mixed, [some[2]], replace=True)
    assert rows(mixed) == rows(expected)


def test_what_was_stored_without_merging_is_caught_up(tmp_path: Path) -> None:
    some = [told("a", None, SHORT), told("b", None, LONG), told("c", "2015-08-14", OFFICE, SURNAME)]
    with Writer(tmp_path / "a.db") as writer:
        writer.put(some[0])
    build(tmp_path / "a.db", some[1:])
    with Writer(tmp_path / "a.db", merging=Merging()) as writer:
        writer.catch_up()
    assert rows(tmp_path / "a.db") == rows(build(tmp_path / "b.db", some))


def test_the_commands(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", [told("a", None, SHORT), told("b", None, LONG)])
    db = ("--db", str(path))
    shown = run("show", SPELT, *db).stdout
    assert f"  also {SPELT}\n" in shown
    assert f"  one with {PARKINSON} (1.00: spelling, 1 apart; side GBR; role ambassador)" in shown
    assert [row["also"] for row in json.loads(run("actors", "--type", "person", "--json", *db).stdout)] == [[SPELT]]
    done = run("judge", "a", SPELT, "same", *db)
    assert (done.exit_code, done.stderr) == (1, f"marsad: a and {SPELT}: one is of kind report, the other of kind actor\n")
    with Writer(path, merging=Merging()) as writer, pytest.raises(UnlikeError):
        writer.judge("a", SPELT, "same", None, "2022-02-01")
    assert run("judge", PARKINSON, SPELT, "unsure", *db).exit_code == 0
    assert len(json.loads(run("actors", "--type", "person", "--json", *db).stdout)) == 2


def test_the_view_known_gives_the_key_in_a_report(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", [told("a", None, SHORT), told("b", None, LONG)])
    with sqlite3.connect(path) as connection:
        query = """SELECT k.key FROM known k JOIN document d ON d.n = k.document JOIN actor a ON a.n = k.actor
                   WHERE d.id = ? AND a.key = ?"""
        found: list[Any] = [connection.execute(query, pair).fetchone()[0] for pair in (("a", SPELT), ("b", PARKINSON), ("a", "RUS"))]
    connection.close()
    assert found == [PARKINSON, PARKINSON, "RUS"]
