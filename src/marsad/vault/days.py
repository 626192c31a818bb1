"""The days that a TIMEX3-style value stands for, as ISO dates, so that rows can be put in order and filtered."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from marsad.limits import MAX_WORD_CACHE

Days = tuple[str, str]

_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-(\d|WE))?")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DECADE = re.compile(r"(\d{3})X?")


@lru_cache(maxsize=MAX_WORD_CACHE)
def days(value: str | None) -> Days | None:
    """First and last day (ISO) of a value: a day, week, month, quarter, half, year, decade, or an interval 'A/B'.

    Clock times and parts of the day ('T…') are left out. None for durations, vague references and what is no date.
    """
    if not value:
        return None
    first, slash, last = value.partition("/")
    start = _one(first)
    if not slash or start is None:
        return start
    end = _one(last)
    return None if end is None or end[1] < start[0] else (start[0], end[1])


def _one(value: str) -> Days | None:
    value = value.partition("T")[0]
    try:
        if match := _WEEK.fullmatch(value):
            return _week(int(match[1]), int(match[2]), match[3])
        if match := _PART.fullmatch(value):
            size = 3 if match[2] == "Q" else 6
            last = int(match[3]) * size
            return _months(int(match[1]), last - size + 1, last)
        if match := _DAY.fullmatch(value):
            return _calendar(match)
        if match := _DECADE.fullmatch(value):
            return _months(int(match[1]) * 10, 1, 12)[0], _months(int(match[1]) * 10 + 9, 1, 12)[1]
    except ValueError:
        return None
    return None


def _calendar(match: re.Match[str]) -> Days:
    year, month, day = match.groups()
    if month is None:
        return _months(int(year), 1, 12)
    if day is None:
        return _months(int(year), int(month), int(month))
    iso = date(int(year), int(month), int(day)).isoformat()
    return iso, iso


def _week(year: int, week: int, day: str | None) -> Days:
    first, last = (1, 7) if day is None else (6, 7) if day == "WE" else (int(day), int(day))
    return date.fromisocalendar(year, week, first).isoformat(), date.fromisocalendar(year, week, last).isoformat()


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1).isoformat(), date(year, last, monthrange(year, last)[1]).isoformat()
