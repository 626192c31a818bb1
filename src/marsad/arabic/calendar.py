"""Dates as Arabic pages write them: slash pairs of months, numeric dates, Hijri dates.

`date_at` reads one written date with whatever of year, month and day it gives; `dates` finds the absolute ones in a
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marsad.arabic.letters import fold
from marsad.arabic.months import DOUBTFUL, FIRST_WORDS, LEVANTINE, WEEKDAYS, gregorian, month_at
from marsad.arabic.numerals import CARDINALS, NUMBER_WORDS, cardinal, ordinal
from marsad.arabic.words import Tokens, segment

_MONTH, _OF, _YEAR = fold("شهر"), fold("من"), fold("عام")
_YEARS = frozenset({_YEAR, fold("سنة"), fold("العام")})
_TO = frozenset({fold("إلى"), fold("حتى"), "-", "و", fold("أو")})
_AND = "و"
_ARTICLE = "ال"
_ERA = frozenset({"م", fold("ميلادي"), fold("ميلادية"), "ء"})
_ERA_HIJRI = frozenset({"ه", fold("هجري"), fold("هجرية"), "هـ"})
_SEPARATORS = frozenset("/-.")


@dataclass(slots=True)
class Written:
    """A date as written, tokens first..last (last exclusive); what it does not say is None.

    until: the last day (or month, where there is no day) of a range; hijri: of the Islamic calendar; doubtful: its month
    name is also another word and nothing beside it helps; clash: it names two months, or an era that cannot be.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    hijri: bool = False
    doubtful: bool = False
    clash: bool = False

    def iso(self) -> str | None:
        """The Gregorian date (2022-01-18) or month (2022-01), or None where it is not full or there is no such day."""
        if self.year is None or self.month is None:
            return None
        if self.hijri:
            day = None if self.day is None else gregorian(self.year, self.month, self.day)
            return None if day is None else day.isoformat()
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        try:
            return date(self.year, self.month, self.day).isoformat()
        except ValueError:
            return None


_BEGINNERS = FIRST_WORDS | frozenset(WEEKDAYS) | NUMBER_WORDS
_TRIGGERS: dict[str, tuple[str, str] | None] = {}


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
    if len(_TRIGGERS) < 50_000:
        _TRIGGERS[word] = found
    return found


def triggers(words: Sequence[str]) -> list[tuple[int, str, str]]:
    """(index, clitics, rest) of the words of a text that may begin a date, a number or a weekday."""
    known = _TRIGGERS
    found: list[tuple[int, str, str]] = []
    for i, word in enumerate(words):
        begun = known[word] if word in known else trigger(word)
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
        written = _numeric(words, at) or _dotted(words, at)
        if written is not None:
            return written if not _crosses(tokens, written) else None
    written = _day_first(words, at, word) or _month_first(words, at, word)
    return None if written is None or _crosses(tokens, written) else written


def _crosses(tokens: Tokens, written: Written) -> bool:
    return any(i in tokens.breaks for i in range(written.first + 1, written.last))


def _number(words: Sequence[str], at: int) -> int | None:
    return int(words[at]) if at < len(words) and words[at].isdecimal() and len(words[at]) <= 4 else None


def _sign(words: Sequence[str], at: int) -> int:
    """The index after a separator of numeric dates at `at`, or -1."""
    return at + 1 if at < len(words) and words[at] in _SEPARATORS else -1


def _numeric(words: Sequence[str], at: int) -> Written | None:
    """'24/7/2015', '2014/05/26', '17-12-2009', '7 / يوليو /2015', '10/شوال/1436هـ'."""
    one, after = _number(words, at), _sign(words, at + 1)
    if one is None or after < 0:
        return None
    named = month_at(words, after)
    two = named[0] if named else _number(words, after)
    end = named[3] if named else after + 1
    year_at = _sign(words, end)
    three = _number(words, year_at) if year_at > 0 else None
    if two is None or three is None or words[end] != words[at + 1]:
        return None
    year, day = (one, three) if one > 31 else (three, one)
    if not 1300 <= year <= 2100 or not 1 <= day <= 31:
        return None
    month = two
    if month > 12 and day <= 12:
        month, day = day, month
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    last, of_hijra = _era(words, year_at + 1)
    return Written(at, last, year, month, day, hijri=of_hijra or year < 1600 or bool(named and named[1]))


def short_at(words: Sequence[str], at: int) -> Written | None:
    """'20/2', a day and a month in digits: a date only where a weekday or 'the day' stands before it."""
    day, month, after = _number(words, at), _number(words, at + 2), words[at + 3] if at + 3 < len(words) else ""
    if day is None or month is None or _sign(words, at + 1) < 0 or after in _SEPARATORS:
        return None
    return Written(at, at + 3, None, month, day) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _dotted(words: Sequence[str], at: int) -> Written | None:
    """'26.05.2014', one token."""
    parts = words[at].split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    if day > 31:
        day, year = year, day
    if not (1 <= day <= 31 and 1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    return Written(at, _era(words, at + 1)[0], year, month, day)


def _era(words: Sequence[str], at: int) -> tuple[int, bool]:
    """The index after an era mark (م, هـ), and whether it is the Islamic one."""
    if at < len(words) and words[at] in _ERA_HIJRI:
        return at + 1, True
    return (at + 1 if at < len(words) and words[at] in _ERA else at), False


def _day_number(words: Sequence[str], at: int, word: str) -> tuple[int, int] | None:
    """(day, index after it): digits, an ordinal, or a bracketed number."""
    if word[:1].isdigit():
        day = _number([word], 0)
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
    until, end = None, day[1]
    span = _until(words, end)
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


def _until(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The second day of a range: '… و13', '… - 13', '… إلى 13'."""
    if at + 1 >= len(words):
        return None
    word = words[at]
    if word in _TO:
        return _day_number(words, at + 1, words[at + 1])
    if word[:1] == _AND and len(word) > 1:
        return _day_number(words, at, word[1:])
    return None


def _month_first(words: Sequence[str], at: int, first: str | None) -> Written | None:
    """A month name, the other calendar's name of it ('/' or in brackets), and its year; 'يناير 10، 2014' too."""
    named = month_at(words, at, first)
    if named is None:
        return None
    month, of_hijra, name, end = named
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
    year = _number(words, at)
    if year is None or not (1900 <= year <= 2100 or 1300 <= year <= 1500):
        return
    if year < 1600 and not written.hijri:
        return
    written.last, of_hijra = _era(words, at + 1)
    if written.hijri and year > 1600:
        written.clash = True
    written.year, written.doubtful = year, False
    written.hijri = written.hijri or of_hijra


def _american(words: Sequence[str], written: Written) -> None:
    """'يناير 10، 2014'."""
    day = _number(words, written.last)
    at = written.last + 1
    if day is None or not 1 <= day <= 31 or at >= len(words):
        return
    at += words[at] in ("،", ",")
    year = _number(words, at)
    if year is not None and 1900 <= year <= 2100:
        written.day, written.year, written.doubtful = day, year, False
        written.last = _era(words, at + 1)[0]
