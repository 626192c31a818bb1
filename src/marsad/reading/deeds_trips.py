"""How far a journey has come: who arrives on a visit is on it, who sets out today is still to come."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_scene import HARD
from marsad.reading.sheet import Deed

_JOURNEYS = frozenset(("travel", "reached", "to-be-in"))
_FAR = 14  # tokens behind an arrival in which its visit is told
_DAY = 10  # letters of a day


def under_way(frame: Frame, deed: Deed) -> Deed:
    """A visit: going on where the arrival for it is told ('arrived in X on a visit'), to come where one sets out ('leaves for X')."""
    if frame.trigger.id not in _JOURNEYS or frame.noun:
        return deed
    if deed.status == "held" and frame.hit.tag[:4] == "past" and _arrived(frame) and _recent(frame, deed):
        deed.status = "ongoing"
    elif deed.status == "ongoing" and not _lasting(frame):
        deed.status = "scheduled"
    return deed


def _arrived(frame: Frame) -> bool:
    """Whether an arrival is for a visit, told behind it."""
    view, words = frame.view, frame.view.sheet.tokens.words
    if not view.says(frame.hit.first, "deed-arrives"):
        return False
    for i in range(frame.hit.last, min(frame.hit.last + _FAR, view.last - 1)):
        if words[i] in HARD:
            return False
        if view.has(i, "deed.place") and view.says(i + 1, "deed-stage-of-trip"):
            return True
    return False


def _recent(frame: Frame, deed: Deed) -> bool:
    """Whether an arrival is of no known day, or of the day of the report or the day before."""
    published, when = frame.view.sheet.page.document.published, deed.time
    if when is None or not when[:1].isdigit():
        return when != "PAST_REF" or published is None
    if published is None or len(when) < _DAY or len(published) < _DAY:
        return False
    yesterday = date.fromisoformat(published[:_DAY]) - timedelta(days=1)
    return when[:_DAY] >= yesterday.isoformat()


def _lasting(frame: Frame) -> bool:
    """Whether words around a verb of going tell that it goes on or was done more than once."""
    view, verb = frame.view, frame.hit.first
    near = range(max(view.first, verb - 3), min(verb + _FAR // 2, view.last))
    return view.has(verb - 1, "deed.continues") or any(view.has(i, "deed.ongoing") or view.has(i, "deed.was") for i in near)
