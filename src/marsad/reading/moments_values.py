"""The value of a phrase: of its day, or else of its month, season, feast, year, week.

A month without a year is the last one, unless its clause tells of the future or it is near ahead.
"""

from __future__ import annotations

from datetime import date

from marsad.arabic.months import gregorian, hijri
from marsad.arabic.written import Written
from marsad.reading.moments_days import day_value, islamic_day, relative_year, shifted, written_day
from marsad.reading.moments_phrase import DAY, STEPS, TURNS, VAGUE, Phrase, Setting, Value

NEAR_MONTHS = 2  # months ahead in which a month without a year is still taken for the coming one

def value_of(p: Phrase, at: Setting) -> Value | None:
    """The value of a phrase, and whether it contradicts itself or the calendar; None where it cannot be known."""
    if p.daily() or p.day is not None or (p.unit == "D" and p.unit_relation):
        return day_value(p, at)
    month = p.written or p.islamic
    if month is not None:
        return _islamic_month(p, month, at) if month.hijri else _month_value(p, month, at)
    if p.season is not None:
        return _season(p, at)
    if p.feast:
        return _feast(p, at)
    if p.year is not None:
        return _year_value(p, at)
    if p.unit:
        return _period(p, at)
    if p.vague:
        return p.vague, False
    return None


def _month_value(p: Phrase, w: Written, at: Setting) -> Value | None:
    month = w.month or 1
    year = w.year if w.year is not None else p.year if p.year is not None else relative_year(p, at)
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
    if (at.ahead == "next" and ahead < 10) or (at.ahead == "" and ahead <= NEAR_MONTHS):
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
    year = p.year if p.year is not None else relative_year(p, at)
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
    found = islamic_day(p, w, at) if w.hijri else written_day(p, w, at)
    return None if found is None else (found[0].isoformat(), found[1])


def _year_value(p: Phrase, at: Setting) -> Value | None:
    year = p.year or 0
    if p.islamic_year:
        start, after = gregorian(year, 1, 1), gregorian(year + 1, 1, 1)
        return None if start is None or after is None else (f"{start}/{after - DAY}", False)
    at.period = f"{year:04d}"
    if p.year_until is not None:
        return f"{year}/{p.year_until}", False
    return (f"{year:04d}-{p.edge}" if p.edge else f"{year:04d}"), False


def _period(p: Phrase, at: Setting) -> Value | None:
    """'next week', 'this month', 'last year', and the same counted from the period named before."""
    relation = p.unit_relation
    if relation in TURNS:
        base = at.before if p.unit == "W" else _first_day(at.period, p.unit)
        step = TURNS[relation]
    else:
        base, step = at.now, STEPS.get(relation, 0)
        if relation == "new" and base is not None and base.month >= 11:
            step = 1
    if base is None:
        value = VAGUE.get(relation)
        return None if value is None else (value, False)
    if p.unit == "W":
        year, week, _ = (base + DAY * 7 * step).isocalendar()
        return f"{year:04d}-W{week:02d}", False
    if p.unit == "M":
        year, month = shifted(base, step)
        at.period = f"{year:04d}-{month:02d}"
        return at.period, False
    at.period = f"{base.year + step:04d}"
    return (f"{at.period}-{p.edge}" if p.edge else at.period), False


def _first_day(period: str, unit: str) -> date | None:
    """The first day of a period 'YYYY' or 'YYYY-MM'; None where it is coarser than the unit."""
    if len(period) < (4 if unit == "Y" else 7):
        return None
    return date(int(period[:4]), int(period[5:7] or 1), 1)
