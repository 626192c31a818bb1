"""What was done or is to be done between actors."""

from __future__ import annotations

from marsad.reading.sheet import Deed, Sheet


def deeds(sheet: Sheet) -> list[Deed]:
    """What was done or is to be done between actors."""
    return []
