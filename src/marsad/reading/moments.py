"""Time expressions and their values."""

from __future__ import annotations

from marsad.reading.sheet import Moment, Sheet


def moments(sheet: Sheet) -> list[Moment]:
    """Time expressions and their values."""
    return []
