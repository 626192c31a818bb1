"""What the speaker does by saying it, to whom, on which issue."""

from __future__ import annotations

from marsad.reading.sheet import Saying, Sheet


def acts(sheet: Sheet) -> list[Saying]:
    """What the speaker does by saying it, to whom, on which issue."""
    return sheet.sayings
