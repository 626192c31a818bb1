"""The words of the pages: every string and every code in both languages, none too many, and Arabic's six ways of counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.extract import extract_from_dir

from marsad import record
from marsad.lexicon.actors import Actor
from marsad.lexicon.deeds import Trigger
from marsad.lexicon.descriptions import Description
from marsad.lexicon.load import load
from marsad.lexicon.offices import Office
from marsad.roots import RootKind
from marsad.vault import rows, rows_merged
from marsad.vault.reviews import fields_of
from marsad.web.api_schema import openapi
from marsad.web.pages_network import MODES
from marsad.web.settings import LANGUAGES, Lang
from marsad.web.wording import Wording, catalogue

WEB = Path(__file__).parent.parent / "src" / "marsad" / "web"
CODES = {
    "act": get_args(record.Act), "form": get_args(record.Form), "medium": get_args(record.Medium), "issue": get_args(record.Issue),
    "type": get_args(record.EventType), "status": get_args(record.Status), "entity": get_args(record.EntityType),
    "origin": get_args(RootKind), "block": get_args(record.BlockKind), "kind": get_args(rows_merged.LedgerKind),
    "state": get_args(rows_merged.LedgerState), "conflict": get_args(rows_merged.ConflictKind),
    "verdict": (*get_args(rows.ReviewVerdict), "same", "different", "unsure"), "field": (*fields_of("statement"), *fields_of("event")),
    "zoom": ("day", "week", "month"), "mode": (*MODES, *(one.mode for one in load().entries("deed", Trigger) if one.mode)),
    "reviewed": get_args(rows.ReviewVerdict),
}  # fmt: skip


def _strings() -> Iterator[tuple[str, ...]]:
    """What the templates and pages say: one string, or one and many."""
    methods = [("templates/**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
    options = {"templates/**.html": {"newstyle_gettext": "true"}}
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for _, _, message, _, _ in extract_from_dir(str(WEB), methods, options, keywords=keywords):
        yield (message,) if isinstance(message, str) else tuple(message[:2])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_string_is_missing_or_too_many(lang: Lang) -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0]: message for message in catalogue(lang) if message.id}
    strings = {one[0]: one for one in _strings()}
    assert len(strings) > 100
    codes = {f"{kind}:{code}" for kind, values in CODES.items() for code in values}
    assert {*strings, *codes} - set(known) == set()
    elsewhere = re.compile(r"(part|step|field|reason|office|described|when|api):")  # told by what other rooms write
    assert {name for name in set(known) - set(strings) - codes if not elsewhere.match(name)} == set()
    for name, message in known.items():
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        assert all(said), f"{lang}: nothing is said for {name!r}"
        assert not message.fuzzy
        if len(strings.get(name, ())) > 1:
            assert len(said) == (6 if lang == "ar" else 2), name


def test_arabic_is_written_in_arabic() -> None:
    for message in catalogue("ar"):
        if message.id:
            said = message.string if isinstance(message.string, tuple | list) else (message.string,)
            words = [re.sub(r"\{\w+\}|[\W\d]", "", one) for one in said]  # a line of a reason may be its slots alone
            assert all(re.search("[\u0621-\u064a]", one) or not word for one, word in zip(said, words, strict=True)), message.id


def test_steps_of_reasons_have_words() -> None:
    named: set[str] = set()
    for path in (WEB.parent / "reading").glob("traces*.py"):
        named |= set(re.findall(r"Step\(\"([a-z ]+)\"", path.read_text("utf-8")))
    known = {message.id for message in catalogue("ar")}
    assert named
    assert {f"step:{name}" for name in named} - known == set()


def test_the_description_of_the_api_is_told_in_arabic() -> None:
    methods = [path["get"] for path in openapi()["paths"].values()]
    said = {method["summary"] for method in methods} | {one.get("description", "") for method in methods for one in method["parameters"]}
    assert {f"api:{words}" for words in said - {""}} - {message.id for message in catalogue("ar")} == set()


def test_every_office_of_the_lexicon_has_an_arabic_word() -> None:
    arabic, lexicon = Wording("ar"), load()
    people = [office for one in lexicon.entries("actor", Actor) for office in (one.role, *(name for name, *_ in one.offices)) if office]
    listed = {*people, *(one.role for one in lexicon.entries("office", Office))}
    assert len(listed) > 100
    missing = sorted(role for role in listed if arabic.office(role)[0] != "ar")
    assert missing == [], "each needs an entry 'office:…' in locale/ar.po"
    described = {f"described:{one.id}" for one in lexicon.entries("description", Description)}
    assert described - {message.id for message in catalogue("ar")} == set()


@pytest.mark.parametrize(
    ("role", "said"),
    [("foreign minister", "وزير الخارجية"), ("deputy foreign minister", "نائب وزير الخارجية"), ("president spokesman", "المتحدث باسم رئيس"),
     ("military source", "مصدر عسكري"), ("senior military source", "مصدر عسكري رفيع")],
)  # fmt: skip
def test_offices_are_put_together_of_their_parts(role: str, said: str) -> None:
    assert Wording("ar").office(role) == ("ar", said)
    assert Wording("en").office(role) == ("en", role)
    assert Wording("ar").office("keeper of the seal") == ("en", "keeper of the seal")


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "لا تقارير"), (1, "تقرير واحد"), (2, "تقريران"), (3, "3 تقارير"), (10, "10 تقارير"), (11, "11 تقريرا"), (99, "99 تقريرا"),
     (100, "100 تقرير"), (103, "103 تقارير")],
)  # fmt: skip
def test_arabic_counts_in_six_ways(number: int, said: str) -> None:
    assert Wording("ar").ngettext("%(num)s report", "%(num)s reports", number) % {"num": number} == said


def test_days_are_written_as_people_write_them() -> None:
    arabic, english = Wording("ar"), Wording("en")
    assert arabic.day("2022-01-18") == "18 يناير 2022"
    assert arabic.day("2022-01-18", weekday=True) == "الثلاثاء 18 يناير 2022"
    assert english.day("2022-01-18TEV") == "18 Jan 2022, evening"
    assert english.day("2022-01") == "January 2022"
    for value, said in {
        "2022-W03": "17 Jan 2022 – 23 Jan 2022", "2022-01-10/2022-01-12": "10 Jan 2022 – 12 Jan 2022", "199": "1990 – 1999",
        "2022-Q1": "January 2022 – March 2022", "2022": "2022", "2021/2022": "2021 – 2022", "PAST_REF": "in the past",
        "2022-01-18T10:30": "18 Jan 2022, 10:30",
    }.items():  # fmt: skip
        assert english.day(value) == said
    assert arabic.day("PAST_REF") == "في الماضي"
    for value in ("2022-02-31", "2022-13", "P3Y", "2022-01-12/2022-01-10"):
        assert english.day(value) == value
    assert english.day(None) == ""


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert Wording("ar").term("act", "sing") == "sing"
