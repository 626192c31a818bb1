"""The pieces of one time expression, and the value they make together.

Values follow TIMEX3: ISO 8601 dates, weeks, months, years, intervals (A/B), parts of the day (TMO, TAF, TEV, TNI),
durations (P…), PAST_REF, PRESENT_REF, FUTURE_REF. What cannot be known is left out (None), not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from marsad.arabic.written import Written

DAY = timedelta(days=1)
VAGUE = {"next": "FUTURE_REF", "last": "PAST_REF", "recent": "PAST_REF", "this": "PRESENT_REF", "new": "PRESENT_REF"}
STEPS = {"next": 1, "last": -1, "after-next": 2, "before-last": -2}  # periods from that of publication
TURNS = {"after": 1, "before": -1, "same": 0}  # periods from the one named before


class Phrase(msgspec.Struct):
    """What a time expression has said so far. Places are token indices; why: the ids of the lexicon's words in it.

    part: of the day; offset: days from publication; weekday, until: Monday is 0; relation: next, last, this, after …;
    unit: D, W, M, Y of a period; day: of the month where the month is a period; edge: Q1, H1 or ''; vague: its value alone;
    season: first month; feast: (Hijri, month, day).
    """

    first: int
    last: int
    part: str = ""
    offset: int | None = None
    weekday: int | None = None
    until: int | None = None
    relation: str = ""
    written: Written | None = None
    islamic: Written | None = None
    clock: tuple[int, int] | None = None
    unit: str = ""
    unit_relation: str = ""
    day: int | None = None
    year: int | None = None
    year_until: int | None = None
    islamic_year: bool = False
    edge: str | None = None
    vague: str | None = None
    season: int | None = None
    feast: str = ""
    head: str = ""
    dual: bool = False
    why: tuple[str, ...] = ()

    def dated(self) -> bool:
        """Whether a day, a month, a year or a period has been named."""
        return (
            self.offset is not None or self.weekday is not None or self.written is not None or self.islamic is not None
            or bool(self.unit) or self.year is not None or self.season is not None or bool(self.feast) or self.day is not None
        )  # fmt: skip

    def names(self) -> tuple[object, ...]:
        """What of the calendar has been named, to see whether a step has added to it."""
        return (
            self.offset, self.weekday, self.written, self.islamic, self.unit, self.year, self.season, self.feast, self.day,
            self.clock,
        )  # fmt: skip

    def daily(self) -> bool:
        """Whether a single day has been named."""
        return (
            self.offset is not None or self.weekday is not None or (self.written is not None and self.written.day is not None)
            or (self.islamic is not None and self.islamic.day is not None)
        )  # fmt: skip


@dataclass(slots=True)
class Setting:
    """What values are counted from: the day of publication, the last day and the last period named before.

    ahead: 'next' where the clause tells of the future, 'last' where it tells of the past, '' where nothing is known.
    """

    now: date | None
    before: date | None = None
    period: str = ""
    ahead: str = ""


Value = tuple[str, bool]
