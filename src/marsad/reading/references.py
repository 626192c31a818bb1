"""Nominals and possessives resolved to figures."""

from __future__ import annotations

from marsad.reading.sheet import Sheet, Sighting


def references(sheet: Sheet) -> list[Sighting]:
    """Nominals and possessives resolved to figures."""
    return sheet.sightings
