"""Deeds: cases as text files. Each says which events a text tells; nothing else may be found.

A line `> TYPE mode | source | target | status | time | place | via` is one event, '-' for nothing. Reports are of Tuesday 2022-01-18.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles import CASES, cases, page
from marsad.lexicon import load
from marsad.lexicon.deeds import Trigger, noun_forms, past_forms, present_forms
from marsad.reading.inscribe import inscribe
from marsad.reading.pipeline import survey


def done(text: str) -> list[str]:
    sheet = survey(page(text))

    def keys(figures: tuple[int, ...]) -> str:
        return ", ".join(sheet.figures[f].key for f in figures) or "-"

    return [
        " | ".join((
            f"{d.type} {d.mode or '-'}", keys(d.source), keys(d.target), d.status, d.time or "-",
            "-" if d.place is None else sheet.figures[d.place].key, ", ".join(d.via) or "-",
        ))
        for d in sheet.deeds
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), list(cases("deeds")))
def test_deeds(text: str, wanted: list[str]) -> None:
    assert done(text) == wanted


def test_who_is_named_twice_takes_part_once() -> None:
    sheet = survey(page("التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الهندي ناريندرا مودي في أنقرة أمس."))
    whole = inscribe(sheet)
    for deed in sheet.deeds:
        deed.source, deed.target = deed.source * 2, deed.target * 2
    assert sheet.deeds
    assert inscribe(sheet) == whole


def test_a_report_without_a_day_dates_nothing_by_yesterday() -> None:
    text = "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الهندي ناريندرا مودي في أنقرة أمس."
    assert [deed.time for deed in survey(page(text)).deeds] == ["2022-01-17"]
    assert [deed.time for deed in survey(page(text, None)).deeds] == [None]


def test_triggers_inflect() -> None:
    assert ("التقت", "past.fs") in set(past_forms("التقى"))
    assert ("يلتقيان", "present.md") in set(present_forms("يلتقي"))
    assert {("لقائه", "noun.own"), ("اللقاء", "noun.the")} <= set(noun_forms("لقاء"))
    assert ("الاتصال الهاتفي", "noun.the") in set(noun_forms("اتصال هاتفي"))


def test_every_type_of_event_has_a_trigger() -> None:
    types = {trigger.type for trigger in load().entries("deed", Trigger)}
    assert len(types) == 13


def test_evidence_lies_in_the_text_and_no_side_stands_twice() -> None:
    for path in sorted((CASES / "deeds").glob("*.txt")):
        text = path.read_text("utf-8")
        sheet = survey(page(text))
        for deed in sheet.deeds:
            assert 0 <= deed.start < deed.end <= len(text)
            assert set(deed.source).isdisjoint(deed.target)


WORDS = [
    "التقى", "لافروف", "كيري", "مع", "في", "جنيف", "أمس", "،", ".", "روسيا", "هجوم", "على", "أوكرانيا", "زيارة", "إلى",
    "بين", "لن", "«", "»",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_order_of_words_is_read_alike_twice(words: list[str]) -> None:
    text = " ".join(words)
    assert done(text) == done(text)
