"""Deeds: cases as text files. Each says which events a text tells; nothing else may be found.

A line `> TYPE mode | source | target | status | time | place | via` is one event, '-' for nothing. Reports are of Tuesday 2022-01-18.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.lexicon import load
from marsad.lexicon.deeds import Trigger, noun_forms, past_forms, present_forms
from marsad.reading.pipeline import survey
from marsad.record import Block, Document, Page

CASES = Path(__file__).parent / "cases" / "deeds"


def cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.txt")):
        for number, part in enumerate(path.read_text("utf-8").split("\n\n"), 1):
            lines = [line for line in part.strip().splitlines() if not line.startswith("#")]
            known = bool(lines) and lines[0].startswith("known failure")
            lines = lines[known:]
            if not lines:
                continue
            text = "\n".join(line for line in lines if not line.startswith(">"))
            wanted = [line[1:].strip() for line in lines if line.startswith(">")]
            marks = [pytest.mark.xfail(strict=True, reason=part.strip().splitlines()[0])] if known else []
            yield pytest.param(text, wanted, id=f"{path.stem}-{number}", marks=marks)


def done(text: str) -> list[str]:
    sheet = survey(Page(Document("case", text, published="2022-01-18"), (Block(0, len(text), "body"),)))

    def keys(figures: tuple[int, ...]) -> str:
        return ", ".join(sheet.figures[f].key for f in figures) or "-"

    return [
        " | ".join((
            f"{d.type} {d.mode or '-'}", keys(d.source), keys(d.target), d.status, d.time or "-",
            "-" if d.place is None else sheet.figures[d.place].key, ", ".join(d.via) or "-",
        ))
        for d in sheet.deeds
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), list(cases()))
def test_deeds(text: str, wanted: list[str]) -> None:
    assert done(text) == wanted


def test_triggers_inflect() -> None:
    assert ("التقت", "past.fs") in set(past_forms("التقى"))
    assert ("يلتقيان", "present.md") in set(present_forms("يلتقي"))
    assert {("لقائه", "noun.own"), ("اللقاء", "noun.the")} <= set(noun_forms("لقاء"))
    assert ("الاتصال الهاتفي", "noun.the") in set(noun_forms("اتصال هاتفي"))


def test_every_type_of_event_has_a_trigger() -> None:
    types = {trigger.type for trigger in load().entries("deed", Trigger)}
    assert len(types) == 13


def test_evidence_lies_in_the_text_and_no_side_stands_twice() -> None:
    for path in sorted(CASES.glob("*.txt")):
        text = path.read_text("utf-8")
        sheet = survey(Page(Document("case", text, published="2022-01-18"), (Block(0, len(text), "body"),)))
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
