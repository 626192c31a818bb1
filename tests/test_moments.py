"""Moments: cases as text files. Brackets hold every expression that must be found, with its value; no other may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.lexicon import load
from marsad.lexicon.moments import TimeWord
from marsad.reading.moments import moments
from marsad.reading.pipeline import prepare
from marsad.record import Block, BlockKind, Document, Page

CASES = Path(__file__).parent / "cases" / "moments"
_BRACKET = re.compile(r"\[([^\]=]+) = ([^\]]+)\]")
_VALUE = re.compile(
    r"\d{4}(-(Q[1-4]|H[12]|W\d\d|\d\d(-\d\d(T(MO|AF|EV|NI|\d\d:\d\d))?)?))?"
    r"|P[\d.]+[DWMY]|PT[\d.]+[HM]|(PAST|PRESENT|FUTURE)_REF"
)

Found = list[tuple[str, str]]


def found(text: str, published: str | None, kind: BlockKind = "body") -> Found:
    sheet = prepare(Page(Document("case", text, published=published), (Block(0, len(text), kind),)))
    return [(text[m.start : m.end], m.value + "!" * m.conflict) for m in moments(sheet)]


def cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.txt")):
        published: str | None = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("published:"):
                published = None if line.endswith("unknown") else line.split()[1]
            elif line and not line.startswith("#"):
                yield pytest.param(line, published, id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("line", "published"), list(cases()))
def test_values(line: str, published: str | None) -> None:
    assert found(_BRACKET.sub(r"\1", line), published) == _BRACKET.findall(line)


def test_a_report_dated_a_day_late_counts_from_its_own_day() -> None:
    text = "قال الوزير أمس الأربعاء إن الوفد وصل. ويلتقي الوفدان غدا."
    assert found(text, "2022-01-14") == [("أمس الأربعاء", "2022-01-12"), ("غدا", "2022-01-14")]


def test_dates_that_are_names_stay_names() -> None:
    text = "اجتمعت قوى 14 آذار في بيروت. ورفضت 14 آذار البيان."
    assert found(text, "2015-08-01") == []


def test_noise_holds_no_moments_and_a_source_note_does() -> None:
    assert found("آخر تحديث 16 فبراير 2022", "2022-02-16", "noise") == []
    assert found("(سبوتنيك - 16 فبراير 2022)", "2022-02-16", "source-note") == [("16 فبراير 2022", "2022-02-16")]


def test_why_names_the_rules() -> None:
    sheet = prepare(Page(Document("x", "وصل مساء أمس", published="2022-01-12"), (Block(0, 12, "body"),)))
    assert [m.why for m in moments(sheet)] == ["evening yesterday"]


WORDS = sorted({form for entry in load().entries("moment", TimeWord) for form in entry.forms + entry.definite})
PIECES = st.sampled_from(
    [*WORDS, "الخميس", "الجمعة", "يناير", "كانون الثاني", "/", "(", ")", "،", ".", "\n", "24", "2022", "12/1/2022", "خمسة", "شوال", "سيزور"]
)
DAYS = st.sampled_from([None, "2022-01-12", "2012-02-29", "2015-08-09T10:00:00Z", "no date"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12), DAYS)
def test_any_words_give_ordered_moments_with_iso_values(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    sheet = prepare(Page(Document("any", text, published=published), (Block(0, len(text), "body"),)))
    last = 0
    for m in moments(sheet):
        assert last <= m.start < m.end <= len(text)
        assert m.start >= sheet.tokens.starts[m.first]
        assert m.end == sheet.tokens.ends[m.last - 1]
        assert all(_VALUE.fullmatch(part) for part in m.value.split("/")), m.value
        assert m.why
        last = m.end
