"""The pieces of one time expression, and the value they make together.

Values follow TIMEX3: ISO 8601 dates, weeks, months, years, intervals (A/B), parts of the day (TMO, TAF, TEV, TNI),
durations (P…), PAST_REF, PRESENT_REF, FUTURE_REF. What cannot be known is left out (None), not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from marsad.arabic.calendar import Written, gregorian, hijri

DAY = timedelta(days=1)
VAGUE = {"next": "FUTURE_REF", "last": "PAST_REF", "recent": "PAST_REF", "this": "PRESENT_REF", "new": "PRESENT_REF"}
NEAR_MONTHS = 2  # months ahead in which a month without a year is still taken for the coming one
NEAR_DAYS = 45  # the same for a day and month
MAX_SLIP = 10  # days between a day named by its weekday and the same day counted from publication


@dataclass(slots=True)
class Phrase:
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
    seen: list[date] = field(default_factory=list)


Value = tuple[str, bool]


def value_of(p: Phrase, at: Setting) -> Value | None:
    """The value of a phrase, and whether it contradicts itself or the calendar; None where it cannot be known."""
    if p.daily() or p.day is not None or (p.unit == "D" and p.unit_relation):
        return _day_value(p, at)
    month = p.written or p.islamic
    if month is not None:
        return _islamic_month(p, month, at) if month.hijri else _month_value(p, month, at)
    if p.season is not None:
        return _season(p, at)
    if p.feast:
        return _feast(p, at)
    if p.year is not None:
        return _year_value(p)
    if p.unit:
        return _period(p, at)
    if p.vague:
        return p.vague, False
    return None


def _day_value(p: Phrase, at: Setting) -> Value | None:
    found = _day(p, at)
    if found is None:
        return _unanchored(p)
    day, conflict = found
    if p.until is not None and p.written is None:
        return f"{day}/{day + DAY * ((p.until - day.weekday()) % 7)}", conflict
    if p.written is not None and p.written.until is not None and p.written.day is not None:
        try:
            return f"{day}/{day.replace(day=p.written.until)}", conflict
        except ValueError:
            return None
    at.before = day
    if p.clock is not None:
        return f"{day}T{p.clock[0]:02d}:{p.clock[1]:02d}", conflict
    return f"{day}{p.part}", conflict


def _unanchored(p: Phrase) -> Value | None:
    """The value of a relative day where nothing is known to count from."""
    if p.offset is not None:
        return ("PRESENT_REF" if p.offset == 0 else "PAST_REF" if p.offset < 0 else "FUTURE_REF"), False
    value = VAGUE.get(p.relation or (p.unit_relation if p.unit != "D" else ""))
    return None if value is None else (value, False)


def _day(p: Phrase, at: Setting) -> tuple[date, bool] | None:
    """The day that is meant: a date before a word counted from publication before a weekday."""
    if p.written is not None and p.written.day is not None:
        found = _written_day(p, p.written, at)
    elif p.islamic is not None and p.islamic.day is not None:
        found = _islamic_day(p, p.islamic, at)
    elif p.day is not None:
        found = _day_of_period(p, at)
    elif p.offset is not None:
        found = None if at.now is None else (at.now + DAY * p.offset, False)
    elif p.weekday is not None:
        found = _weekday(p, at)
    else:
        found = _other_day(p, at)
    if found is None:
        return None
    day, conflict = found
    if p.weekday is not None and day.weekday() != p.weekday:
        conflict = True
        if p.offset is not None and p.written is None:
            day = min((day + DAY * n for n in range(-3, 4)), key=lambda d: (d.weekday() != p.weekday, abs(d - day)))
    if p.offset is not None and p.written is not None and at.now is not None and day != at.now + DAY * p.offset:
        conflict = True
    return day, conflict


def _other_day(p: Phrase, at: Setting) -> tuple[date, bool] | None:
    """'the following day', 'the same day': counted from the day named before."""
    if p.unit_relation in ("this", "") and at.now is not None:
        return at.now, False
    step = {"after": 1, "before": -1, "same": 0}.get(p.unit_relation)
    return None if step is None or at.before is None else (at.before + DAY * step, False)


def _weekday(p: Phrase, at: Setting) -> tuple[date, bool] | None:
    if at.now is None or p.weekday is None:
        return None
    now, ahead = at.now, (p.weekday - at.now.weekday()) % 7
    if p.unit == "W" and p.unit_relation in ("next", "last", "this"):
        monday = now - DAY * now.weekday() + DAY * 7 * {"next": 1, "last": -1, "this": 0}[p.unit_relation]
        return monday + DAY * p.weekday, False
    if p.relation == "next":
        return now + DAY * (ahead or 7), False
    if p.relation == "last":
        return now - DAY * ((7 - ahead) % 7 or 7), False
    if at.ahead == "next":
        return now + DAY * ahead, False
    return now - DAY * ((7 - ahead) % 7), False


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written_day(p: Phrase, w: Written, at: Setting) -> tuple[date, bool] | None:
    month, day = w.month or 1, w.day or 1
    year = w.year if w.year is not None else p.year if p.year is not None else _relative_year(p, at)
    if year is not None:
        found = _make(year, month, day)
        wrong = found is not None and at.now is not None and _against(found, p.relation, at.now)
        return None if found is None else (found, w.clash or wrong)
    if at.now is None:
        return None
    days = [d for d in (_make(at.now.year + n, month, day) for n in (-1, 0, 1)) if d is not None]
    if p.weekday is not None and not p.relation:
        near = sorted((d for d in days if d.weekday() == p.weekday), key=lambda d: abs(d - at.now))  # type: ignore[operator]
        if near and abs(near[0] - at.now).days < 300:
            return near[0], w.clash
    return _nearest(days, p.relation, at, w.clash)


def _against(day: date, relation: str, now: date) -> bool:
    if relation == "this":
        return (day.year, day.month) != (now.year, now.month)
    return (relation == "next" and day <= now) or (relation == "last" and day > now)


def _nearest(days: list[date], relation: str, at: Setting, clash: bool) -> tuple[date, bool] | None:
    """The one of a day's years that is meant, by its modifier, the clause, or nearness to publication."""
    now = at.now
    if now is None or not days:
        return None
    past, future = [d for d in days if d <= now], [d for d in days if d >= now]
    this_month = [d for d in days if (d.year, d.month) == (now.year, now.month)]
    if relation == "this":
        return (this_month[0], clash) if this_month else (min(days, key=lambda d: abs(d - now)), True)
    if relation in ("next", "last") and this_month:
        right = (this_month[0] > now) == (relation == "next")
        return (this_month[0], True) if right else (min(days, key=lambda d: abs(d - now)), True)
    if relation == "next":
        return (future[0], clash) if future else None
    if relation == "last":
        return (past[-1], clash) if past else None
    if future and (not past or at.ahead == "next"):
        return future[0], clash
    if future and at.ahead != "last" and (future[0] - now).days <= NEAR_DAYS and (now - past[-1]).days > 300:
        return future[0], clash
    return past[-1], clash


def _relative_year(p: Phrase, at: Setting) -> int | None:
    """The year that a period beside the date names: 'of last year'."""
    if p.unit != "Y":
        return None
    if p.unit_relation in ("after", "before", "same"):
        if not at.period[:4].isdigit():
            return None
        return int(at.period[:4]) + {"after": 1, "before": -1, "same": 0}[p.unit_relation]
    return None if at.now is None else at.now.year + {"next": 1, "last": -1}.get(p.unit_relation, 0)


def _day_of_period(p: Phrase, at: Setting) -> tuple[date, bool] | None:
    """'the fifteenth of this month'."""
    if at.now is None or p.unit != "M" or p.day is None:
        return None
    year, month = _shift(at.now, {"next": 1, "last": -1}.get(p.unit_relation, 0))
    day = _make(year, month, p.day)
    return None if day is None else (day, False)


def _shift(day: date, months: int) -> tuple[int, int]:
    n = day.year * 12 + day.month - 1 + months
    return n // 12, n % 12 + 1


def _islamic_day(p: Phrase, w: Written, at: Setting) -> tuple[date, bool] | None:
    if w.month is None or w.day is None:
        return None
    if w.year is not None:
        day = gregorian(w.year, w.month, w.day)
        return None if day is None else (day, w.clash)
    today = None if at.now is None else hijri(at.now)
    if today is None:
        return None
    days = [d for d in (gregorian(today[0] + n, w.month, w.day) for n in (-1, 0, 1)) if d is not None]
    return _nearest(days, p.relation if p.relation != "this" else "", at, w.clash)


def _month_value(p: Phrase, w: Written, at: Setting) -> Value | None:
    month = w.month or 1
    year = w.year if w.year is not None else p.year if p.year is not None else _relative_year(p, at)
    conflict = w.clash
    if year is None:
        if at.now is None:
            value = VAGUE.get(p.relation)
            return None if value is None else (value, False)
        year, wrong = _month_year(month, p.relation, at)
        conflict = conflict or wrong
    at.period = f"{year:04d}-{month:02d}"
    if w.until is not None:
        return f"{at.period}/{year + (w.until < month):04d}-{w.until:02d}", conflict
    return at.period, conflict


def _month_year(month: int, relation: str, at: Setting) -> tuple[int, bool]:
    """The year of a month named without one, and whether its modifier contradicts publication."""
    assert at.now is not None
    now, ahead = at.now, (month - at.now.month) % 12
    later = now.year + (month < now.month)
    earlier = now.year - (month > now.month)
    if relation == "this":
        return (now.year, False) if ahead == 0 else ((later if ahead < 6 else earlier), True)
    if relation == "next":
        return later + (ahead == 0), False
    if relation == "last":
        return earlier - (ahead == 0), False
    if at.ahead == "next" or (at.ahead == "" and ahead <= NEAR_MONTHS):
        return later, False
    return earlier, False


def _islamic_month(p: Phrase, w: Written, at: Setting) -> Value | None:
    """An Islamic month as an interval of days."""
    month, year = w.month or 1, w.year
    if year is None:
        today = None if at.now is None else hijri(at.now)
        if today is None:
            return None
        year = today[0]
        if p.relation == "next" or (at.ahead == "next" and month < today[1]):
            year += month <= today[1]
        elif p.relation == "last" or (p.relation != "this" and month > today[1] + 1):
            year -= month >= today[1]
    start, after = gregorian(year, month, 1), gregorian(year + (month == 12), month % 12 + 1, 1)
    return None if start is None or after is None else (f"{start}/{after - DAY}", w.clash)


def _season(p: Phrase, at: Setting) -> Value | None:
    first = p.season or 1
    year = p.year if p.year is not None else _relative_year(p, at)
    if year is None:
        if at.now is None:
            return None
        begun = at.now.year - (at.now.month < first)
        over = (at.now.year * 12 + at.now.month) - (begun * 12 + first) > 2
        if p.relation == "next" or (at.ahead == "next" and not p.relation):
            year = begun + 1 if over or p.relation == "next" else begun
        elif p.relation == "last":
            year = begun if over else begun - 1
        else:
            year = begun
    end = first + 2
    return f"{year}-{first:02d}/{year + (end > 12)}-{(end - 1) % 12 + 1:02d}", False


def _feast(p: Phrase, at: Setting) -> Value | None:
    month, day = (int(part) for part in p.feast.removeprefix("H").split("-"))
    w = Written(p.first, p.last, p.year, month, day, hijri=p.feast.startswith("H"))
    if w.hijri and p.year is not None:
        w.year = None
        days = [d for d in (gregorian(p.year - 579 + n, month, day) for n in range(-2, 3)) if d is not None and d.year == p.year]
        return (days[0].isoformat(), False) if days else None
    found = _islamic_day(p, w, at) if w.hijri else _written_day(p, w, at)
    return None if found is None else (found[0].isoformat(), found[1])


def _year_value(p: Phrase) -> Value | None:
    year = p.year or 0
    if p.islamic_year:
        start, after = gregorian(year, 1, 1), gregorian(year + 1, 1, 1)
        return None if start is None or after is None else (f"{start}/{after - DAY}", False)
    if p.year_until is not None:
        return f"{year}/{p.year_until}", False
    return (f"{year:04d}-{p.edge}" if p.edge else f"{year:04d}"), False


def _period(p: Phrase, at: Setting) -> Value | None:
    """'next week', 'this month', 'last year', and the same counted from the period named before."""
    relation = p.unit_relation
    if relation in ("after", "before", "same"):
        base = at.before if p.unit == "W" else _first_day(at.period, p.unit)
        step = {"after": 1, "before": -1, "same": 0}[relation]
    else:
        base, step = at.now, {"next": 1, "last": -1}.get(relation, 0)
        if relation == "new" and base is not None and base.month >= 11:
            step = 1
    if base is None:
        value = VAGUE.get(relation)
        return None if value is None else (value, False)
    if p.unit == "W":
        year, week, _ = (base + DAY * 7 * step).isocalendar()
        return f"{year:04d}-W{week:02d}", False
    if p.unit == "M":
        year, month = _shift(base, step)
        at.period = f"{year:04d}-{month:02d}"
        return at.period, False
    at.period = f"{base.year + step:04d}"
    return (f"{at.period}-{p.edge}" if p.edge else at.period), False


def _first_day(period: str, unit: str) -> date | None:
    """The first day of a period 'YYYY' or 'YYYY-MM'; None where it is coarser than the unit."""
    if len(period) < (4 if unit == "Y" else 7):
        return None
    return date(int(period[:4]), int(period[5:7] or 1), 1)
