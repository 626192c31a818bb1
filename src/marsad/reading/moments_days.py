"""Days: the one that a phrase means, by its date, its weekday, or its distance from publication."""

from __future__ import annotations

from datetime import date

from marsad.arabic.months import gregorian, hijri
from marsad.arabic.written import Written
from marsad.reading.moments_phrase import DAY, STEPS, TURNS, VAGUE, Phrase, Setting, Value

OVER_DAYS = 45  # days after which a date may be the coming year's
NEAR_DAYS = 45  # days ahead in which a day and month without a year are still taken for the coming ones

def day_value(p: Phrase, at: Setting) -> Value | None:
    """The value of a phrase that means a day: the day with its hour or its part, or an interval of days."""
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
    at.before, at.period = day, day.isoformat()[:7]
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
        found = written_day(p, p.written, at)
    elif p.islamic is not None and p.islamic.day is not None:
        found = islamic_day(p, p.islamic, at)
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
    other = islamic_day(p, p.islamic, at) if p.islamic is not None and p.written is not None else None
    if other is not None and abs(other[0] - day).days > 1:  # the new moon may be seen a day apart
        conflict = True
    if p.offset is not None and p.written is not None and at.now is not None and day != at.now + DAY * p.offset:
        conflict = True
    return day, conflict


def _other_day(p: Phrase, at: Setting) -> tuple[date, bool] | None:
    """'the following day', 'the same day': counted from the day named before."""
    if p.unit_relation in ("this", "") and at.now is not None:
        return at.now, False
    step = TURNS.get(p.unit_relation)
    return None if step is None or at.before is None else (at.before + DAY * step, False)


def _weekday(p: Phrase, at: Setting) -> tuple[date, bool] | None:
    if at.now is None or p.weekday is None:
        return None
    now, ahead = at.now, (p.weekday - at.now.weekday()) % 7
    if p.unit == "W" and p.unit_relation not in TURNS:
        monday = now - DAY * now.weekday() + DAY * 7 * STEPS.get(p.unit_relation, 0)
        return monday + DAY * p.weekday, False
    step = STEPS.get(p.relation, 0)
    if step > 0:
        return now + DAY * ((ahead or 7) + 7 * (step - 1)), False
    if step < 0:
        return now - DAY * (((7 - ahead) % 7 or 7) - 7 * (step + 1)), False
    if at.ahead == "next":
        return now + DAY * ahead, False
    return now - DAY * ((7 - ahead) % 7), False


def written_day(p: Phrase, w: Written, at: Setting) -> tuple[date, bool] | None:
    """The day of a written date, and whether it contradicts its modifier; its year is the one that is meant."""
    month, day = w.month or 1, w.day or 1
    year = w.year if w.year is not None else p.year if p.year is not None else relative_year(p, at)
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
    if future and (not past or (at.ahead == "next" and not _just_over(past[-1], future[0], now))):
        return future[0], clash
    if future and at.ahead != "last" and (future[0] - now).days <= NEAR_DAYS and (now - past[-1]).days > 300:
        return future[0], clash
    return past[-1], clash


def _just_over(past: date, future: date, now: date) -> bool:
    """Whether a date's last time is so near and its next so far that even a clause of the future means the last."""
    return (now - past).days < OVER_DAYS and (future - now).days > 365 - OVER_DAYS


def relative_year(p: Phrase, at: Setting) -> int | None:
    """The year that a period beside the date names: 'of last year'."""
    if p.unit != "Y":
        return None
    if p.unit_relation in TURNS:
        if not at.period[:4].isdigit():
            return None
        return int(at.period[:4]) + TURNS[p.unit_relation]
    return None if at.now is None else at.now.year + STEPS.get(p.unit_relation, 0)


def _day_of_period(p: Phrase, at: Setting) -> tuple[date, bool] | None:
    """'the fifteenth of this month'."""
    if at.now is None or p.unit != "M" or p.day is None:
        return None
    year, month = shifted(at.now, STEPS.get(p.unit_relation, 0))
    day = _make(year, month, p.day)
    return None if day is None else (day, False)


def shifted(day: date, months: int) -> tuple[int, int]:
    """The year and the month so many months from that of a day."""
    n = day.year * 12 + day.month - 1 + months
    return n // 12, n % 12 + 1


def islamic_day(p: Phrase, w: Written, at: Setting) -> tuple[date, bool] | None:
    """The Gregorian day of a Hijri date; without a year the one that is meant."""
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


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
