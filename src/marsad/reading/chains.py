"""Through which channel and whose hands the words came."""

from __future__ import annotations

from marsad.reading.sheet import Saying, Sheet


def chains(sheet: Sheet) -> list[Saying]:
    """Through which channel and whose hands the words came."""
    return sheet.sayings
