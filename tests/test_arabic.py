"""Letters, words, sentences, quotations, numerals and dates: cases as text files, and what holds for any text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.arabic.calendar import dates
from marsad.arabic.letters import fold, strip
from marsad.arabic.months import gregorian, hijri
from marsad.arabic.numerals import cardinal, digits, ordinal
from marsad.arabic.quotation import pairs
from marsad.arabic.sentences import sentences
from marsad.arabic.words import plain_words, segment, tokenise

CASES = Path(__file__).parent / "cases" / "arabic"

ALPHABET = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئءىةپچژڤگکی" + "ًٌٍَُِّْٰـ" + "\u200c\u200d\u200e\u200f\u202a\u202c\u2066\u2069\ufeff\u00ad"
    "«»“”„‟\"'‘’()[]،؛؟.,:;!?-–—/%٪٫٬" + "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + " \n\t\u00a0\u2009\u2028" + "abcXYZ" + "ﷲﻻﺍ😀"
)
TEXT = st.text(st.sampled_from(ALPHABET), max_size=80) | st.text(max_size=60)


def lines(name: str) -> Iterator[object]:
    for number, line in enumerate((CASES / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield pytest.param(line, id=f"{name}-{number}")


@pytest.mark.parametrize("line", list(lines("words")))
def test_words(line: str) -> None:
    text, _, wanted = line.partition(" => ")
    assert " ".join(tokenise(text).words) == " ".join(plain_words(text)) == wanted


@pytest.mark.parametrize("line", list(lines("sentences")))
def test_sentences(line: str) -> None:
    tokens = tokenise(line.replace("‖", ""))
    found = [tokens.surface(s.first, s.last) for s in sentences(tokens, pairs(tokens))]
    assert found == [part.strip() for part in line.split("‖")]


@pytest.mark.parametrize("line", list(lines("quotes")))
def test_quotes(line: str) -> None:
    text, _, wanted = line.partition(" =>")
    tokens = tokenise(text)
    found = [tokens.surface(pair.open + 1, pair.close) for pair in pairs(tokens)]
    assert found == [part.strip() for part in wanted.split("|") if part.strip()]


@pytest.mark.parametrize("line", list(lines("numerals")))
def test_cardinals(line: str) -> None:
    text, _, value = line.partition(" = ")
    number, _, rest = text.partition("|")
    words = tokenise(f"{number} {rest}").words
    assert cardinal(words, 0) == (float(value), len(tokenise(number).words))


@pytest.mark.parametrize("line", list(lines("ordinals")))
def test_ordinals(line: str) -> None:
    text, _, value = line.partition(" = ")
    number, _, rest = text.partition("|")
    words = tokenise(f"{number} {rest}").words
    assert ordinal(words, 0) == (float(value), len(tokenise(number).words))


@pytest.mark.parametrize("line", list(lines("dates")))
def test_dates(line: str) -> None:
    text, _, wanted = line.partition(" =>")
    assert [value for _, _, value in dates(tokenise(text))] == wanted.split()


@given(TEXT)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_stripping_leads_back(text: str) -> None:
    plain, offsets, _ = strip(text)
    folded = fold(text)
    if offsets is None:
        assert plain == folded
        return
    assert len(offsets) == len(plain) + 1
    assert offsets[-1] == len(text)
    assert "".join(folded[i] for i in offsets[:-1]) == plain
    assert list(offsets) == sorted(set(offsets))
    assert strip(plain) == (plain, None, [])


@given(TEXT)
def test_tokens_lead_back_to_the_original_in_order(text: str) -> None:
    tokens = tokenise(text)
    end = 0
    for word, first, last in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert end <= first < last <= len(text)
        assert strip(text[first:last])[0] == word
        end = last
    covered = {i for first, last in zip(tokens.starts, tokens.ends, strict=True) for i in range(first, last)}
    left = strip("".join(c for i, c in enumerate(text) if i not in covered))[0]
    assert left.strip() == ""


@given(TEXT, st.integers(0, 3))
def test_clitics_end_inside_their_word(text: str, letters: int) -> None:
    tokens = tokenise(text)
    for i, word in enumerate(tokens.words):
        if len(word) > letters:
            at = tokens.inside(i, letters)
            assert tokens.starts[i] <= at < tokens.ends[i]
            assert strip(text[at : tokens.ends[i]])[0] == word[letters:]


@given(TEXT)
def test_vowel_marks_change_no_word(text: str) -> None:
    marked = "".join(c + "\u064e\u0640" if "\u0621" <= c <= "\u064a" and c != "\u0640" else c for c in text)
    assert tokenise(marked).words == tokenise(text).words


@given(TEXT)
def test_sentences_cover_every_token_in_order(text: str) -> None:
    tokens = tokenise(text)
    at, line = 0, -1
    for s in sentences(tokens, pairs(tokens)):
        assert s.first == at < s.last
        assert s.line >= line
        assert not any(i in tokens.breaks for i in range(s.first + 1, s.last))
        at, line = s.last, s.line
    assert at == len(tokens)


@given(TEXT)
def test_quotations_stand_in_order_within_a_line(text: str) -> None:
    tokens = tokenise(text)
    end = -1
    for pair in pairs(tokens):
        assert end <= pair.open < pair.close <= len(tokens)
        assert tokens.words[pair.open] == '"'
        assert not pair.closed or tokens.words[pair.close] == '"'
        assert not any(i in tokens.breaks for i in range(pair.open + 1, pair.close))
        end = pair.close


@given(st.text(st.sampled_from("وفبلكساليمرنته"), min_size=1, max_size=9))
def test_segments_make_the_word(word: str) -> None:
    parts = segment(word)
    assert parts[0] == ("", word)
    for clitics, rest in parts:
        assert len(rest) >= 2 or rest == word
        assert clitics + rest == word or (clitics.endswith("ل") and rest.startswith("ال"))


DAY = st.dates(date(1950, 1, 1), date(2050, 12, 31))
GULF = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
FORMS = ("{d} {m} {y}", "{d}/{n}/{y}", "{y}/{n}/{d}", "{y}-{n:02d}-{d:02d}", "{d} من {m} {y}م", "({d} / {m} / {y})")
NUMBERS = ("خمسة", "عشرون", "وعشرون", "مئة", "ومئة", "ألف", "ألفين", "عشر", "ثلاث", "12", "و", "يوم")


@given(DAY, st.sampled_from(FORMS))
def test_any_day_is_read_as_it_is_written(day: date, form: str) -> None:
    text = "نشر في " + form.format(d=day.day, m=GULF[day.month - 1], n=day.month, y=day.year)
    assert [value for _, _, value in dates(tokenise(text))] == [day.isoformat()]


@given(DAY)
def test_hijri_days_come_back(day: date) -> None:
    islamic = hijri(day)
    assert islamic is not None
    assert gregorian(*islamic) == day


@given(st.integers(0, 10**7))
def test_digits_of_every_script(number: int) -> None:
    for zero in "0٠۰":
        word = "".join(chr(ord(zero) + int(c)) for c in str(number))
        assert digits(fold(word)) == number


@settings(max_examples=200)
@given(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=6))
def test_number_words_never_run_past_the_text(parts: list[str]) -> None:
    words = tokenise(" ".join(parts)).words
    for at in range(len(words)):
        found = cardinal(words, at)
        assert found is None or at < found[1] <= len(words)
