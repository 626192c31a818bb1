"""Acts, targets and issues: cases as text files, and what holds for every saying whatever the text."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles import cases, page
from marsad.lexicon import load
from marsad.lexicon.acts import ActPattern
from marsad.lexicon.inflection import Inflected, inflected
from marsad.lexicon.issues import IssueWords
from marsad.reading.pipeline import survey
from marsad.reading.sheet import Sheet
from marsad.record import Act, Issue


def read(text: str) -> Sheet:
    return survey(page(text))


def found(sheet: Sheet) -> list[str]:
    rows = []
    for s in sheet.sayings:
        target = ", ".join(sheet.figures[f].key for f in s.target)
        rows.append(f"{s.act} > {target} | {', '.join(s.issue)}".replace(">  |", "> |"))
    return rows


def opened(row: str, wanted: str) -> str:
    """A row with '*' where the wanted one has it."""
    act, _, rest = row.partition(" > ")
    target, _, issue = rest.rpartition("|")
    _, _, open_rest = wanted.partition(" > ")
    open_target, _, open_issue = open_rest.rpartition("|")
    target = "* " if open_target.strip() == "*" else target
    issue = " *" if open_issue.strip() == "*" else issue
    return f"{act} > {target}|{issue}"


@pytest.mark.parametrize(("text", "wanted"), list(cases("acts")))
def test_acts(text: str, wanted: list[str]) -> None:
    rows = found(read(text))
    assert len(rows) == len(wanted)
    assert [opened(row, want) for row, want in zip(rows, wanted, strict=True)] == wanted


ACTORS = ("روسيا", "فرنسا", "لافروف", "الناتو", "إيران")
CUES = ("قالت", "أكدت", "طالبت", "حذرت", "رفضت", "نفت", "اتهمت", "دعت", "أعلنت")
LINKS = ("إن", "أن", "ب", "إلى", "من", "عن", "", "على", "إذا", "لن", "لا", "لكن", "و", "،", "التي")
WORDS = ("ستواجه عقوبات", "تهديد", "مستعدة", "تدعم", "غير مقبول", "يجب", "استعداد", "حوار", "قوات", "الهدنة", "قلقها")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ACTORS + CUES + LINKS + WORDS), min_size=2, max_size=24))
def test_what_holds_for_every_saying(parts: list[str]) -> None:
    text = " ".join(parts) + "."
    sheet = read(text)
    for s in sheet.sayings:
        assert s.act in get_args(Act)
        assert 1 <= len(s.issue) <= 2
        assert set(s.issue) <= set(get_args(Issue))
        assert len(set(s.target)) == len(s.target)
        assert not set(s.target) & set(s.speakers)
    assert found(sheet) == found(read(text))


def test_patterns_cover_every_act_and_every_issue_has_words() -> None:
    assert {p.act for p in load().entries("act", ActPattern)} == set(get_args(Act))
    assert {w.issue for w in load().entries("issue", IssueWords)} == set(get_args(Issue))


def test_words_inflect() -> None:
    noun = set(inflected(Inflected(nouns=["ضمانة"])))
    assert {"ضمانة", "الضمانة", "ضمانتها", "ضمانتنا"} <= noun
    assert "ضمانةا" not in noun
    verb = set(inflected(Inflected(present=["ينفي", "يدفع ثمنا"])))
    assert {"ينفي", "تنفي", "ننفي", "ينفون", "ينفيها", "ستنفي"} - verb == {"ستنفي"}
    assert {"تدفع ثمنا", "يدفعون ثمنا"} <= verb
    assert {"رحبت", "رحبوا", "رحبنا"} <= set(inflected(Inflected(past=["رحب"])))
    pair = set(inflected(Inflected(pairs=["خط أحمر"])))
    assert pair - {"خطه الأحمر", "خطها الأحمر", "خطهم الأحمر", "خطهما الأحمر"} == {"خط أحمر", "الخط الأحمر", "خطا أحمرا"}
    assert "سياستها العدوانية" in set(inflected(Inflected(pairs=["سياسة عدوانية"])))


def test_every_finding_names_its_rule() -> None:
    sheet = read("طالبت روسيا فرنسا بسحب قواتها. أكدت إيران أنها لن تقبل الشروط.")
    assert [line for s in sheet.sayings for line in s.why if line.startswith("act:")] == ["act:cue", "act:will-not"]
