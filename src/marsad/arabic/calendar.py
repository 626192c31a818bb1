"""Dates as Arabic pages write them: days and months by name, slash pairs, ranges and lists, Hijri dates.

`date_at` reads one written date with whatever of year, month and day it gives; `dates` finds the absolute ones in a
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from marsad.arabic.letters import fold
from marsad.arabic.months import DOUBTFUL, FIRST_WORDS, LEVANTINE, WEEKDAYS, month_at
from marsad.arabic.numerals import CARDINALS, NUMBER_WORDS, cardinal, ordinal
from marsad.arabic.words import Tokens, segment
from marsad.arabic.written import Written, dotted, era, number, numeric
from marsad.limits import MAX_WORD_CACHE

_MONTH, _OF, _YEAR = fold("شهر"), fold("من"), fold("عام")
_YEARS = frozenset({_YEAR, fold("سنة"), fold("العام")})
_TO = frozenset({fold("إلى"), fold("حتى"), "-"})
_OR = frozenset({"و", fold("أو")})
_BETWEEN = fold("بين")
_BLESSED = fold("المبارك")  # said of Ramadan
_AND = "و"
_ARTICLE = "ال"



_BEGINNERS = FIRST_WORDS | frozenset(WEEKDAYS) | NUMBER_WORDS
_TRIGGERS: dict[str, tuple[str, str] | None] = {}
_UNKNOWN = ("", "")


def trigger(word: str) -> tuple[str, str] | None:
    """(clitics, rest) where a folded word may begin a date, a number or a weekday; None for all other words."""
    if word in _TRIGGERS:
        return _TRIGGERS[word]
    found = None
    if word[:1].isdigit():
        found = ("", word)
    else:
        for clitics, rest in segment(word):
            if rest in _BEGINNERS or (rest[:2] == _ARTICLE and rest[2:].isdigit()):
                found = (clitics, rest)
                break
        if found is None and word in (_ARTICLE, _AND + _ARTICLE, "ب" + _ARTICLE):
            found = (word[:-2], _ARTICLE)
    if len(_TRIGGERS) < MAX_WORD_CACHE:
        _TRIGGERS[word] = found
    return found


def triggers(words: Sequence[str]) -> list[tuple[int, str, str]]:
    """(index, clitics, rest) of the words of a text that may begin a date, a number or a weekday."""
    found: list[tuple[int, str, str]] = []
    for i, known in enumerate(map(_TRIGGERS.get, words, repeat(_UNKNOWN))):
        if known is not None:
            begun = trigger(words[i]) if known is _UNKNOWN else known
            if begun is not None:
                found.append((i, *begun))
    return found


def dates(tokens: Tokens) -> list[tuple[int, int, str]]:
    """The absolute dates of a text in order: (first token, last token exclusive, '2022-01-18' or '2022-01')."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for i, _, rest in triggers(tokens.words):
        if i < at:
            continue
        written = date_at(tokens, i, rest)
        if written is None or written.year is None:
            continue
        at = written.last
        value = written.iso()
        if value is not None:
            found.append((i, written.last, value))
    return found


def date_at(tokens: Tokens, at: int, first: str | None = None) -> Written | None:
    """The date written at a token; `first` is that token's word without clitics. Lines are not crossed."""
    words = tokens.words
    word = words[at] if first is None else first
    if word[:1].isdigit():
        written = numeric(words, at) or dotted(words, at)
        if written is not None:
            return written if not _crosses(tokens, written) else None
    written = _day_first(words, at, word) or _month_first(words, at, word)
    return None if written is None or _crosses(tokens, written) else written


def _crosses(tokens: Tokens, written: Written) -> bool:
    return any(i in tokens.breaks for i in range(written.first + 1, written.last))


def _day_number(words: Sequence[str], at: int, word: str) -> tuple[int, int] | None:
    """(day, index after it): digits, an ordinal, or a bracketed number."""
    if word[:1].isdigit():
        day = number([word], 0)
        return (day, at + 1) if day is not None and 1 <= day <= 31 else None
    found = ordinal(words, at, word)
    if found is None and word in CARDINALS:
        found = cardinal(words, at, word)
    return (int(found[0]), found[1]) if found and 1 <= found[0] <= 31 else None


def _day_first(words: Sequence[str], at: int, word: str) -> Written | None:
    """'24 فبراير/شباط 2022', 'الرابع من شهر فبراير', '12 و13 يناير', '10-12 يناير'."""
    day = _day_number(words, at, word)
    if day is None:
        return None
    listed = _listed(words, at, day)
    if listed is not None:
        return listed
    until, end = None, day[1]
    if end + 1 < len(words) and words[end] in _TO:
        span = _day_number(words, end + 1, words[end + 1])
        if span is not None and span[0] > day[0]:
            until, end = span
    spelled = not word[:1].isdigit()
    while end < len(words) and words[end] in (_OF, _MONTH):
        spelled, end = True, end + 1
    written = _month_first(words, end, None)
    if written is None or written.day is not None or (written.until is not None and until is None):
        return None
    if spelled and end == day[1] and not word.startswith(_ARTICLE):
        return None  # 'خمسة مارس' is no date
    written.first, written.day, written.until, written.doubtful = at, day[0], until, False
    return written


def _listed(words: Sequence[str], at: int, day: tuple[int, int]) -> Written | None:
    """A day before others of one month: two in a row are a range, '12 و19 يوليو' are two dates, the first of them '12'."""
    end = day[1]
    word = words[end] if end < len(words) else ""
    if word in _OR:
        end += 1
        word = words[end] if end < len(words) else ""
    elif word[:1] == _AND and len(word) > 1:
        word = word[1:]
    else:
        return None
    tail = _day_first(words, end, word) if word else None
    if tail is None or tail.day is None or tail.day <= day[0]:
        return None
    between = at > 0 and words[at - 1] == _BETWEEN
    if (tail.day == day[0] + 1 or between) and tail.until is None:
        tail.first, tail.day, tail.until = at, day[0], tail.day
        return tail
    return Written(at, day[1], tail.year, tail.month, day[0], hijri=tail.hijri)


def _month_first(words: Sequence[str], at: int, first: str | None) -> Written | None:
    """A month name, the other calendar's name of it ('/' or in brackets), and its year; 'يناير 10، 2014' too."""
    named = month_at(words, at, first)
    if named is None:
        return None
    month, of_hijra, name, end = named
    end += of_hijra and end < len(words) and words[end] == _BLESSED
    written = Written(at, end, None, month, hijri=of_hijra, doubtful=name in DOUBTFUL)
    if not of_hijra:
        _pair(words, written, name)
    _year(words, written)
    if written.year is None and not of_hijra:
        _american(words, written)
    return written


def _pair(words: Sequence[str], written: Written, name: tuple[str, ...]) -> None:
    """Take in the second name of a pair: 'يناير/كانون الثاني', 'يوليو (تموز)', 'يوليو تموز', 'يونيو/يوليو'."""
    end = written.last
    sign = words[end] if end < len(words) else ""
    other = month_at(words, end + (sign in ("/", "(", "-")))
    if other is None or other[1]:
        return
    closing = other[3] + (sign == "(" and other[3] < len(words) and words[other[3]] == ")")
    if sign == "(" and closing == other[3]:
        return
    if other[0] == written.month:
        written.last, written.doubtful = closing, False
    elif sign in ("/", "-") and (other[2] in LEVANTINE) == (name in LEVANTINE):
        written.last, written.until, written.doubtful = closing, other[0], False
    elif sign in ("/", "("):
        written.last, written.clash, written.doubtful = closing, True, False


def _year(words: Sequence[str], written: Written) -> None:
    """Take in the year: '2022', 'من عام 2022', '، 2022', '/2022', with its era."""
    at = written.last
    if at < len(words) and words[at] == _OF:
        at += 1
        if at >= len(words) or words[at] not in _YEARS:
            return
    if at < len(words) and words[at] in _YEARS:
        at += 1
    if at < len(words) and words[at] in ("،", ",", "/", "-"):
        at += 1
    year = number(words, at)
    if year is None or not (1900 <= year <= 2100 or 1300 <= year <= 1500):
        return
    if year < 1600 and not written.hijri:
        return
    written.last, of_hijra = era(words, at + 1)
    if written.hijri and year > 1600:
        written.clash = True
    written.year, written.doubtful = year, False
    written.hijri = written.hijri or of_hijra


def _american(words: Sequence[str], written: Written) -> None:
    """'يناير 10، 2014'."""
    day = number(words, written.last)
    at = written.last + 1
    if day is None or not 1 <= day <= 31 or at >= len(words):
        return
    at += words[at] in ("،", ",")
    year = number(words, at)
    if year is not None and 1900 <= year <= 2100:
        written.day, written.year, written.doubtful = day, year, False
        written.last = era(words, at + 1)[0]
