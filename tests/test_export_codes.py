"""PLOVER and GDELT: the mapping is data with examples, and what is written has the codes, columns and rows it should."""

from __future__ import annotations

import importlib.util
import json
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import msgspec
import pandas
import pytest
from babel.core import get_global

from export_cases import hostile, rows, samples, write
from marsad import read
from marsad.export import gdelt
from marsad.export.codes import Code, code_book, event_code, group, read_code_book, sector, statement_code
from marsad.export.ftm import countries
from marsad.lexicon import load
from marsad.lexicon.schema import Actor
from marsad.limits import MAX_DYADS
from marsad.record import Act, EventType, Name, Record
from marsad.vault.actors import Party

HOUSE = Path(__file__).parent.parent
SOURCE = resources.files("marsad.export").joinpath("codes.toml").read_text("utf-8")
RULES: list[Any] = [*code_book().event, *code_book().statement]
# PLOVER's categories, with the names of 2021 for demands and what is called REQUEST since
PLOVER = {*get_args(EventType), "SUPPORT", "ACCUSE", "THREATEN"}


@pytest.fixture(scope="module", params=[samples, hostile])
def db(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = request.param(tmp_path_factory.mktemp("db"))
    return path


def _coded(record: Record) -> list[Code | None]:
    events = [event_code(e.type, e.mode, e.status, e.why) for e in record.events]
    return [*events, *(statement_code(s.act) for s in record.statements)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: getattr(rule, "id", None) or rule.act)
def test_examples_are_coded_by_their_rule_and_counters_are_not(rule: Any) -> None:
    assert rule.examples
    for sentence, wanted in [*((one, True) for one in rule.examples), *((one, False) for one in rule.counter)]:
        assert (rule in _coded(read({"text": f"{sentence}.", "published": "2022-01-18"}))) is wanted, sentence


def _party(told: str, types: tuple[str, ...]) -> Party:
    if types == ("media",):
        return Party(told, "media", Name())
    return Party(told, "organisation" if "-" in told else "person", Name(), None, told)


@pytest.mark.parametrize("rule", code_book().sector, ids=lambda rule: rule.code)
def test_examples_of_sectors(rule: Any) -> None:
    assert rule.examples
    assert [told for told in rule.examples if sector(_party(told, rule.types)) is not rule] == []
    assert [told for told in rule.counter if sector(_party(told, rule.types)) is rule] == []


def test_codes_are_those_of_the_schemes() -> None:
    assert {rule.plover for rule in RULES} <= {*PLOVER, None}
    assert {rule.act for rule in code_book().statement} == set(get_args(Act))
    assert {rule.type for rule in code_book().event} == set(get_args(EventType))
    for rule in code_book().event:
        assert rule.plover == rule.type
    for rule in RULES:  # GDELT's classes: the sign of Goldstein's value is that of cooperation, or of none
        assert rule.quad is not None
        assert rule.goldstein is not None
        assert -10 <= rule.goldstein <= 10
        assert (rule.goldstein >= 0) is (rule.quad <= 2) or rule.cameo == "016"


def test_an_unknown_key_is_refused() -> None:
    assert read_code_book(SOURCE.encode()) == code_book()
    for wrong in (SOURCE.replace("goldstein", "goldstien", 1), SOURCE.replace('cameo = "041"', 'cameo = "41x"'), SOURCE + "\n[more]\n"):
        with pytest.raises(msgspec.ValidationError):
            read_code_book(wrong.encode())


def test_the_document_says_what_the_rules_say() -> None:
    made = _module(HOUSE / "docs" / "codes.py").page(code_book())
    assert (HOUSE / "docs" / "codes.md").read_text("utf-8") == made, "run `make docs`"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_plover_records(db: Path, tmp_path: Path) -> None:
    text = write("plover", db, tmp_path / "p.jsonl").read_text("utf-8")
    found = [json.loads(line) for line in text.split("\n")[:-1]]
    said = [row for row in rows(db, "statements") if row["act"] != "state"]
    done = rows(db, "events")
    assert [one["id"] for one in found] == [row["id"] for row in (*done, *said)]
    for one, row in zip(found, [*done, *said], strict=True):
        assert one["event"] in PLOVER
        assert [actor["identifier"] for actor in one["source"]] == (row.get("source") or row.get("speakers", []))
        assert [actor["identifier"] for actor in one["target"]] == row["target"]
        assert one["date"] <= one["enddate"]
        words = row.get("text") or row["reports"][0]["text"]
        assert (one["text"], one["textInfo"]["end"] - one["textInfo"]["start"]) == (words, len(words))
    planned = {row["id"] for row in done if row["status"] not in ("held", "ongoing")}
    assert {one["id"] for one in found if one["context"] == ["hypothetical"]} == planned


def _tables(folder: Path) -> tuple[pandas.DataFrame, pandas.DataFrame]:
    told = {"sep": "\t", "header": None, "dtype": str, "keep_default_na": False, "quoting": 3, "encoding": "utf-8"}
    events = pandas.read_csv(folder / "events.export.CSV", names=list(gdelt.EVENTS), **told)
    return events, pandas.read_csv(folder / "events.mentions.CSV", names=list(gdelt.MENTIONS), **told)


def test_gdelt_tables(db: Path, tmp_path: Path) -> None:
    folder = write("gdelt", db, tmp_path / "out")
    assert (len(gdelt.EVENTS), len(gdelt.MENTIONS)) == (61, 16)
    for name, width in (("events.export.CSV", 61), ("events.mentions.CSV", 16)):
        lines = (folder / name).read_bytes().decode("utf-8").split("\n")
        assert lines[-1] == ""
        assert {line.count("\t") + 1 for line in lines[:-1]} == {width}
    events, mentions = _tables(folder)
    coded = {row["id"]: len(gdelt.pairs(row["source"], row["target"])) for row in rows(db, "events")
             if event_code(row["type"], row["mode"], row["status"], row["why"])}  # fmt: skip
    coded |= {row["id"]: len(gdelt.pairs(row["speakers"], row["target"])) for row in rows(db, "statements")}
    assert len(events) == events["GLOBALEVENTID"].nunique() == sum(coded.values())
    assert set(mentions["Extras"]) == set(coded)
    assert set(mentions["GLOBALEVENTID"]) == set(events["GLOBALEVENTID"])
    assert mentions.groupby("GLOBALEVENTID").size().sort_index().tolist() == (
        events.set_index("GLOBALEVENTID")["NumMentions"].astype(int).sort_index().tolist()
    )
    assert all(0 < int(number) < 2**63 for number in events["GLOBALEVENTID"])
    assert all(code.startswith(base) and base.startswith(root) for code, base, root in
               zip(events["EventCode"], events["EventBaseCode"], events["EventRootCode"], strict=True))  # fmt: skip
    assert set(events["QuadClass"]) <= set("1234")
    assert [int(float(part)) for part in events["FractionDate"]] == [int(year) for year in events["Year"]]


def test_a_call_between_presidents_in_gdelt(tmp_path: Path) -> None:
    events, _ = _tables(write("gdelt", samples(tmp_path), tmp_path / "out", "--actor", "joe-biden", "--type", "CONSULT"))
    (call,) = events[events["EventCode"] == "041"].to_dict("records")
    assert (call["Actor1Code"], call["Actor2Code"], call["SQLDATE"]) == ("USAGOV", "RUSGOV", "20211230")
    assert (call["Actor1Name"], call["Actor1CountryCode"], call["Actor1Type1Code"]) == ("JOE BIDEN", "USA", "GOV")


def test_parties_become_pairs() -> None:
    assert gdelt.pairs(("a", "b"), ("c",)) == [("a", "c"), ("b", "c")]
    assert gdelt.pairs(("a", "b", "c"), ()) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert gdelt.pairs(("a", "a", "b"), ()) == [("a", "b")]
    assert gdelt.pairs(("a",), ()) == [("a", "")]
    assert gdelt.pairs((), ("b",)) == [("", "b")]
    many = tuple(str(n) for n in range(1000))
    assert len(gdelt.pairs(many, many)) == MAX_DYADS


def test_bodies_and_states_are_actors_of_the_lexicon() -> None:
    known = {actor.key: actor for actor in load().entries("actor", Actor)}
    assert [one.key for one in code_book().group if one.key not in known] == []
    states = {key for key, actor in known.items() if actor.type == "state" and len(key) == 3 and key.isupper()}
    assert set(code_book().countries) <= states == set(countries())
    aliases = get_global("territory_aliases")
    wrong = {key: code for key, code in countries().items() if key in aliases and aliases[key] != [code.upper()]}
    assert wrong == {}


def test_a_known_group_has_its_code() -> None:
    assert (known := group("NATO")) is not None
    assert (known.code, known.kind) == ("NAT", "IGO")
    assert group("nato") is None
