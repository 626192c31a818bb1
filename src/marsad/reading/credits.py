"""Credits inside the text: 'بحسب …', 'وفقا لـ…', 'على حد قوله'. Where they stand, and whom they name."""

from __future__ import annotations

from marsad.reading.sheet import Sheet


def credit_stops(sheet: Sheet) -> set[int]:
    """The tokens at which a credit begins, so that what is said ends before it."""
    return {hit.first for hit in sheet.hits if hit.kind == "credit"}
