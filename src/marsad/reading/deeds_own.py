"""The forces of a state that a report does not name with it: 'the security forces' are those of the land where it happened, 'its
aircraft' are his who tells of them."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE, HER, HIS
from marsad.reading.deeds_places import lies_in, state_figure
from marsad.reading.deeds_scene import Party, Scene

OWN = frozenset(("deed.own_arms", "deed.own_forces"))  # what may begin with such forces
_BACK = 3  # sentences before it whose places tell the land


def own_forces(view: Scene, token: int, whole: dict[int, int], before: list[Party]) -> Party | None:
    """The party of forces that begin at a token, as their state, or as the last party before whose they are; None where words behind
    tell whose they are, or the land is not told."""
    if view.has(token, "deed.own_arms"):
        return _arms(view, token, before)
    if not view.has(token, "deed.own_forces"):
        return None
    last = token + 1
    while view.has(last, "deed.own_forces") and last not in whole:
        last += 1
    if last in view.adjectives or last in whole or view.has(last, "deed.belongs") or view.says(last, "deed_foreign"):
        return None
    land = _land(view, token)
    figure = None if land is None else state_figure(view.sheet, land)
    return None if figure is None else Party((figure,), token, last, named=False)


def _arms(view: Scene, token: int, before: list[Party]) -> Party | None:
    """The party of arms with a suffix behind 'that', as him who says so: a state or body, or that for which a man speaks ('X announced
    that its aircraft struck Y')."""
    words, known = view.sheet.tokens.words, view.sheet.figures
    speaker = next((p for p in reversed(before) if not p.lead and view.acts(p) and (p.strong or not p.weak)), None)
    if view.says(token - 2, "deed-words-of"):
        speaker = next((p for p in reversed(before) if view.acts(p)), None)  # 'cited X: it said that its forces …'
    if speaker is None or len(speaker.figures) > 1 or not view.has(token - 1, "complementisers"):
        return None
    figure: int | None = speaker.figures[0]
    if view.kind(speaker) == "person":
        side = known[speaker.figures[0]].side
        figure = state_figure(view.sheet, side) if side is not None else None
    if figure is None or not (words[token].endswith((HER, HIS)) or known[figure].type == "organisation"):
        return None
    last = token + 1
    while last < view.last and words[last].startswith(ARTICLE) and last not in view.verbs and last not in view.sheet.sighting_at:
        last += 1  # 'its forces, the naval ones'
    return Party((figure,), token, last, named=False)


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
