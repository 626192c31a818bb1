"""Texts that no one writes, but that a broken page may hold: the reader neither fails on them nor slows down out of measure."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from marsad.arabic.quotation import pairs
from marsad.arabic.sentences import sentences
from marsad.arabic.words import tokenise
from marsad.intake import IntakeError, page_of
from marsad.limits import MAX_REPORT_CHARS, MAX_SENTENCE_RUN
from marsad.reading.pipeline import read_page
from marsad.record import to_json

REPEATED = (
    "قال لافروف إن ", "قال ", "المتحدث باسم ", "نائب ", "نائب وزير ", "وزير الخارجية و", "قال الوزير، و", "«", '"قال لافروف" ', "(", "، و",
    "التقى لافروف بلينكن و", "18 يناير 2022 ", "1/", "محمد بن ", "ونقلت رويترز عن وكالة ", "\n", "قبل ", "ب", "َ", "ـ", "\u200f",
)  # fmt: skip
REPORT = "قال وزير الخارجية الروسي سيرغي لافروف في موسكو يوم الثلاثاء إن بلاده ترفض هذا المقترح. "
CUT = (
    "وأخبر الصحافيين بأن ما تطلبه", "أما أسعار النحاس فقد هبطت عقب تراجع دعمها لذا فقد رأينا المصانع تعمل بشكل",
    "توالت أنباء عن اقتحام حماس",
    "نشر بيان يقول إن نحو 70 حوثيا قتلوا", "قال الوزير إن البناء انتهى في نهاية عام 1395",
)  # fmt: skip
CASES = sorted((Path(__file__).parent / "cases").glob("*/*.txt"))


def test_a_text_may_end_anywhere() -> None:
    lines = (line.strip() for path in CASES for line in path.read_text("utf-8").splitlines())
    sentences = [re.sub(r"\||\[|\]", " ", line) for line in lines if line and line[0] not in "#>!"]
    for sentence in (*CUT, *sentences):
        words = sentence.split()
        for end in range(3, len(words) + 1):
            try:
                read_page(page_of({"text": " ".join(words[:end])}))
            except IntakeError:
                continue  # too short to be a report


@pytest.mark.parametrize("unit", REPEATED, ids=ascii)
def test_one_thing_many_times(unit: str) -> None:
    text = REPORT + unit * (12_000 // len(unit)) + " " + REPORT
    began = time.process_time()
    record = read_page(page_of({"text": text, "published": "2022-01-20"}))
    assert time.process_time() - began < 15
    assert "".join(text[b.start : b.end] for b in record.blocks) == text
    assert all(0 <= s.content.start < s.content.end <= len(text) for s in record.statements)


def test_the_longest_report() -> None:
    text = (REPORT * (MAX_REPORT_CHARS // len(REPORT) + 1))[: MAX_REPORT_CHARS - 1]
    record = read_page(page_of({"text": text}))
    assert len(record.statements) > 1000
    assert to_json(record)


def test_sentences_end_somewhere() -> None:
    tokens = tokenise("كلمة " * (3 * MAX_SENTENCE_RUN))
    found = sentences(tokens, pairs(tokens))
    assert max(s.last - s.first for s in found) <= MAX_SENTENCE_RUN + 1
    assert (found[0].first, found[-1].last) == (0, len(tokens))
