"""Frames that are looked at before their cue is read: each is made once, unless who is meant by a name has changed since."""

from __future__ import annotations

from marsad.reading.frame_handed import own_clause
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.frames import frame
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import Trigger


def foreseen(sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> Frame | None:
    """The frame of a trigger, as `frame` makes it, to look at; it is not to be changed."""
    return places.foresee(sheet, trigger, limit, frame)


def read(sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> Frame | None:
    """The frame of a trigger, as `frame` makes it, to be filled in; what belongs to the clause of another cue it does not report."""
    made = places.take(sheet, trigger, limit, frame)
    return own_clause(sheet, places, made, limit, frame) if made is not None else None
