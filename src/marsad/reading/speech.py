"""Who said what, by which cue."""

from __future__ import annotations

from marsad.reading.sheet import Saying, Sheet


def speech(sheet: Sheet) -> list[Saying]:
    """Who said what, by which cue."""
    return []
