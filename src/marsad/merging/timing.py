"""Whether two events may be of one time: the days that reports give; without them, the days of the reports themselves."""

from __future__ import annotations

from marsad.merging.deeds import Deed, Window

_VAGUE_PAST = 0.85  # of what a time is worth that is only said to be past: enough for a call of two named persons
_UNKNOWN = 0.2  # neither the deed nor the report has a day
_FAR = 7  # days beyond what is likely, from which on it is another event
_DONE = ("held", "ongoing")

# widest interval in days, and what it is worth that the narrower lies in it or touches it
_WIDTHS = ((1, 1.0), (3, 0.9), (8, 0.75), (31, 0.6), (92, 0.45))
_YEAR = 0.3
# days between two reports, and what it is worth that both tell without a date
_GAPS = ((1, 0.65), (3, 0.5), (_FAR, 0.3))
OFF = 2  # days by which two accounts of one event may differ
_PLAN_FAR = 14  # days after which a plan told without a date is another one


def timed(a: Deed, b: Deed) -> tuple[float, str] | str:
    """A factor and why, or what contradicts. The order of the two does not matter; parts of the day do not count."""
    first, second = a.own, b.own
    if first is not None and second is not None:
        return _dated(first, second)
    if first is None and second is None:
        return _undated(a, b)
    vague, days = (a, second) if first is None else (b, first)
    assert days is not None
    return _guessed(vague, days)


def nearly(a: Deed, b: Deed) -> bool:
    """Whether both have days of their own that are the same or nearly so, as two accounts of one event may have them."""
    first, second = a.own, b.own
    return first is not None and second is not None and abs((first[0] - second[0]).days) <= OFF


def _dated(first: Window, second: Window) -> tuple[float, str] | str:
    if first[0] > second[1] or second[0] > first[1]:
        return f"day {' or '.join(sorted(day.isoformat() for day in (first[0], second[0])))}"
    width = max(_width(first), _width(second))
    worth = next((worth for most, worth in _WIDTHS if width <= most), _YEAR)
    return worth, f"day {max(first[0], second[0]).isoformat()}" if width == 1 else f"days within {width}"


def _guessed(vague: Deed, days: Window) -> tuple[float, str] | str:
    """One report gives the day, of the other only its own day is known."""
    window = vague.likely
    if window is None:
        return _UNKNOWN, "a report without a day"
    if _width(days) > _WIDTHS[2][0]:
        return _YEAR, "a long interval and a report's day"
    off = max((window[0] - days[1]).days, (days[0] - window[1]).days, 0)
    if off > _FAR:
        return f"day {days[0].isoformat()} is {off} days off the report of {vague.published}"
    if off:
        return _UNKNOWN, f"{off} days off the report's day"
    worth = 0.8 if vague.time == "PRESENT_REF" else 0.65
    return _faded(worth, vague), "day within what the other report's day makes likely"


def _undated(a: Deed, b: Deed) -> tuple[float, str] | str:
    """Neither gives a day: the reports must be near each other, a plan before the deed."""
    if a.told is None or b.told is None:
        return _UNKNOWN, "a report without a day"
    gap = (b.told - a.told).days
    done = (a.status in _DONE, b.status in _DONE)
    if done[0] != done[1] and "cancelled" not in (a.status, b.status):
        after = gap if done[1] else -gap  # days from the plan to the deed
        if not -1 <= after <= _PLAN_FAR:
            return f"told as a plan {-after} days after it was told as done" if after < 0 else f"done {after} days after the plan"
        return _faded(0.5 if after <= _GAPS[1][0] else 0.3, a, b), f"plan and deed told {after} days apart"
    worth = next((worth for most, worth in _GAPS if abs(gap) <= most), None)
    if worth is None:
        return f"told without a date {abs(gap)} days apart"
    return _faded(worth, a, b), f"told without a date {abs(gap)} days apart"


def _faded(worth: float, *vague: Deed) -> float:
    return worth * _VAGUE_PAST if any(deed.time == "PAST_REF" for deed in vague) else worth


def _width(window: Window) -> int:
    return (window[1] - window[0]).days + 1
