"""A date as written, and the dates that are written in digits: '24/7/2015', '2014-05-26', '10/شوال/1436هـ'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marsad.arabic.letters import fold
from marsad.arabic.months import gregorian, month_at

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


def number(words: Sequence[str], at: int) -> int | None:
    """The number of at most four digits at `at`, or None."""
    return int(words[at]) if at < len(words) and words[at].isdecimal() and len(words[at]) <= 4 else None


def sign(words: Sequence[str], at: int) -> int:
    """The index after a separator of numeric dates at `at`, or -1."""
    return at + 1 if at < len(words) and words[at] in _SEPARATORS else -1


def numeric(words: Sequence[str], at: int) -> Written | None:
    """'24/7/2015', '2014/05/26', '17-12-2009', '7 / يوليو /2015', '10/شوال/1436هـ'."""
    one, after = number(words, at), sign(words, at + 1)
    if one is None or after < 0:
        return None
    named = month_at(words, after)
    two = named[0] if named else number(words, after)
    end = named[3] if named else after + 1
    year_at = sign(words, end)
    three = number(words, year_at) if year_at > 0 else None
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
    last, of_hijra = era(words, year_at + 1)
    return Written(at, last, year, month, day, hijri=of_hijra or year < 1600 or bool(named and named[1]))


def short_at(words: Sequence[str], at: int) -> Written | None:
    """'20/2', a day and a month in digits: a date only where a weekday or 'the day' stands before it."""
    day, month, after = number(words, at), number(words, at + 2), words[at + 3] if at + 3 < len(words) else ""
    if day is None or month is None or sign(words, at + 1) < 0 or after in _SEPARATORS:
        return None
    return Written(at, at + 3, None, month, day) if 1 <= day <= 31 and 1 <= month <= 12 else None


def dotted(words: Sequence[str], at: int) -> Written | None:
    """'26.05.2014', one token."""
    parts = words[at].split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    if day > 31:
        day, year = year, day
    if not (1 <= day <= 31 and 1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    return Written(at, era(words, at + 1)[0], year, month, day)


def era(words: Sequence[str], at: int) -> tuple[int, bool]:
    """The index after an era mark (م, هـ), and whether it is the Islamic one."""
    if at < len(words) and words[at] in _ERA_HIJRI:
        return at + 1, True
    return (at + 1 if at < len(words) and words[at] in _ERA else at), False
