"""The forces of a state that a report does not name with it: 'the security forces' are those of the land where it happened."""

from __future__ import annotations

from marsad.reading.deeds_places import lies_in, state_figure
from marsad.reading.deeds_scene import Party, Scene

_BACK = 3  # sentences before it whose places tell the land


def own_forces(view: Scene, token: int, whole: dict[int, int]) -> Party | None:
    """The party of forces that begin at a token, as their state; None where words behind tell whose they are, or the land is not told."""
    last = token + 1
    while view.has(last, "deed.own_forces") and last not in whole:
        last += 1
    if last in view.adjectives or last in whole or view.has(last, "deed.belongs") or view.says(last, "deed_foreign"):
        return None
    land = _land(view, token)
    figure = None if land is None else state_figure(view.sheet, land)
    return None if figure is None else Party((figure,), token, last, named=False)


def _land(view: Scene, token: int) -> str | None:
    """The one state in whose land the places lie that a sentence names, else the nearest one before it."""
    sheet = view.sheet
    here = sheet.sentence_of(token)
    for n in range(here, max(here - _BACK, 0) - 1, -1):
        span = sheet.sentences[n]
        seen = {sheet.sighting_at[i] for i in range(span.first, span.last) if i in sheet.sighting_at}
        figures = {sheet.sightings[at].figures[0] for at in seen}
        lands = {land for f in figures if sheet.figures[f].type in ("place", "state") and (land := lies_in(sheet, f)) is not None}
        if lands:
            return lands.pop() if len(lands) == 1 else None
    return None
