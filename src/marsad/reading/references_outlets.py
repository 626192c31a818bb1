"""Outlets as they stand: named twice at once ('وكالة الأنباء الصينية "شينخوا"'), or behind a preposition written apart ('لـ«رويترز»')."""

from __future__ import annotations

from marsad.arabic.clitics import COMMAS, TO
from marsad.arabic.quotation import QUOTE
from marsad.reading.sheet import Sheet, Sighting

_MARKS = frozenset((QUOTE, "("))


def outlets(sheet: Sheet) -> None:
    """Give names in marks the preposition that is written apart before them, and an outlet called by its kind the name it has."""
    meant: dict[int, int] = {}
    before: Sighting | None = None
    for sighting in sheet.sightings:
        _apart(sheet, sighting)
        if before is not None and sighting.first == before.last + 1 and _named_again(sheet, before, sighting):
            meant.setdefault(before.figures[0], sighting.figures[0])
        before = sighting
    if meant:
        for sighting in sheet.sightings:
            sighting.figures = tuple(meant.get(figure, figure) for figure in sighting.figures)


def _apart(sheet: Sheet, sighting: Sighting) -> None:
    words, at = sheet.tokens.words, sighting.whole_first - 1
    if sighting.whole_first < sighting.first and (head := words[sighting.whole_first])[:1] == TO:
        sighting.clitics = TO if head[1:] in sheet.lexicon.words("outlet-heads") else sighting.clitics  # 'لصحيفة «X»'
    at -= at > 0 and words[at] in _MARKS
    if at >= 0 and words[at] == TO and not sighting.clitics:
        sighting.clitics = TO


def _named_again(sheet: Sheet, kind: Sighting, name: Sighting) -> bool:
    """Whether an outlet known by its noun and its state is called by its own name right behind, in marks or between commas."""
    words = sheet.tokens.words
    if name.clitics:
        return False
    made, called = sheet.figures[kind.figures[0]], sheet.figures[name.figures[0]]
    outlet = made.type == called.type == "media" and kind.why.startswith("head:") and name.why in ("name", "outlet")
    if not outlet or kind.figures == name.figures:
        return False
    closed = name.last < len(words) and words[name.last] in COMMAS
    return words[kind.last] in _MARKS or (words[kind.last] in COMMAS and closed)
