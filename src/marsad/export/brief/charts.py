"""What the charts of a briefing count, while its rows are gone through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import inf

from marsad.export.brief.cast import Cast
from marsad.export.brief.model import Bar, Chart
from marsad.export.brief.words import Words
from marsad.limits import BRIEF_BARS, BRIEF_CHART_SIDES, BRIEF_DAYS
from marsad.stances import stance
from marsad.vault.days import days
from marsad.vault.rows import EventRow
from marsad.vault.rows_merged import ClaimRow

_HAPPENED = ("held", "ongoing")
# days at most, characters of an ISO day that name it, the most that are shown one by one
_UNITS: dict[str, tuple[int, int, float]] = {
    "day": (1, 10, BRIEF_DAYS), "week": (7, 10, BRIEF_BARS), "month": (31, 7, BRIEF_BARS), "year": (366, 4, inf),
}  # fmt: skip
_FINE = 7  # days beyond which a time belongs to no week


class Contacts:
    """Contacts by the day on which they were held, up to a day (ISO) if there is one."""

    def __init__(self, until: str | None) -> None:
        self._until = until
        self._days: Counter[tuple[date, date]] = Counter()

    def counting(self, rows: Iterable[EventRow]) -> Iterator[EventRow]:
        """The rows as they are, each looked at."""
        for row in rows:
            when = days(row.time)
            if row.type == "CONSULT" and row.status in _HAPPENED and when is not None:
                first, last = map(date.fromisoformat, when)
                if (last - first).days < _FINE and (self._until is None or when[0] <= self._until):
                    self._days[first, last] += 1
            yield row

    def chart(self, words: Words) -> Chart | None:
        """Contacts per week, per day where there were few weeks, per month or year where there were too many; None for none.

        A contact that is only known to have been on one of several days is counted by weeks and more, not by days.
        """
        if not self._days:
            return None
        for unit, (_, _, most) in _UNITS.items():
            counts: Counter[date] = Counter()
            for (first, last), number in self._days.items():
                if unit != "day" or first == last:
                    counts[_begin(first, unit)] += number
            shown = list(_from_to(min(counts), max(counts), unit)) if counts else []
            if shown and len(shown) <= most:
                break
        written = _UNITS[unit][1]
        bars = tuple(Bar(words.day(day.isoformat()[:written]), (counts[day],)) for day in shown[-BRIEF_BARS:])
        return Chart("contacts", words.term("chart", f"contacts-{unit}"), (words.label("count"),), bars)


class Acts:
    """Claims by the side that speaks and the stance it takes."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._counts: dict[str, Counter[int]] = {}

    def counting(self, rows: Iterable[ClaimRow]) -> Iterator[ClaimRow]:
        """The rows as they are, each looked at; a plain statement takes part in no count."""
        for row in rows:
            for side in self._cast.sides(row.speakers) if row.act != "state" else ():
                self._counts.setdefault(side, Counter())[stance(row.act)] += 1
            yield row

    def chart(self, words: Words) -> Chart | None:
        """Acts by side, those of most first; None where there were none."""
        if not self._counts:
            return None
        most = sorted(self._counts.items(), key=lambda one: (-one[1].total(), one[0]))[:BRIEF_CHART_SIDES]
        bars = tuple(Bar(self._cast.name(side), (counts[1], counts[0], counts[-1])) for side, counts in most)
        series = tuple(words.label(key) for key in ("for", "neither", "against"))
        return Chart("acts", words.term("chart", "acts"), series, bars)


def _begin(day: date, unit: str) -> date:
    """The first day of the week, month or year that a day is in; the day itself."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _from_to(first: date, last: date, unit: str) -> Iterator[date]:
    """The beginnings of all days, weeks, months or years from one to another."""
    size = _UNITS[unit][0]
    day = first
    while day <= last:
        yield day
        if (date.max - day).days < size:
            return
        day = _begin(day + timedelta(days=size), unit)
