"""Frames that are looked at before their cue is read: each is made once, unless who is meant by a name has changed since."""

from __future__ import annotations

from marsad.reading.frame_parts import Frame, Places
from marsad.reading.frames import frame
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import Trigger


def foreseen(sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> Frame | None:
    """The frame of a trigger, as `frame` makes it, to look at; it is kept until the trigger is read, and is not to be changed."""
    key = (places.changes, trigger.first, trigger.entry, trigger.tag, limit)
    if key not in places.foreseen:
        places.foreseen[key] = frame(sheet, places, trigger, limit)
    return places.foreseen[key]


def read(sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> Frame | None:
    """The frame of a trigger, as `frame` makes it, to be filled in: one that was foreseen is taken."""
    key = (places.changes, trigger.first, trigger.entry, trigger.tag, limit)
    return places.foreseen.pop(key) if key in places.foreseen else frame(sheet, places, trigger, limit)
