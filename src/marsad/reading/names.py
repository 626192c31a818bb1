"""Who is named, and where."""

from __future__ import annotations

from marsad.reading.sheet import Figure, Sheet, Sighting


def names(sheet: Sheet) -> tuple[list[Figure], list[Sighting]]:
    """Who is named, and where."""
    return [], []
