"""A contact told again by its noun with the article, where only that mention has its day ('the visit is set for the 29th')."""

from __future__ import annotations

from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import Scene
from marsad.reading.deeds_status import moment_of
from marsad.reading.sheet import Deed

_NEAR = 2  # sentences back in which the contact was told
_DAY = 10  # letters of a day


def dated(view: Scene, hit: Hit, mode: str | None, found: list[Deed]) -> None:
    """Give the contact told last its day, where a noun with the article and without parties of its own stands beside one.

    mode: the mode of the trigger; a visit is told again by a visit only. A day that the contact has already is kept.
    """
    if hit.tag != "noun.the" or (known := _told(view, hit, mode, found)) is None:
        return
    left, right = view.clause(hit.first, noun=True)
    own = {*known.source, *known.target}
    if any(left <= p.first < right and view.acts(p) and not p.weak and own.isdisjoint(p.figures) for p in view.parties):
        return
    moment = moment_of(view, hit, left, right)
    if moment is None or not moment.value[:1].isdigit() or len(moment.value) < _DAY:
        return
    vague = known.time
    if vague is None:
        known.time = moment.value
    elif "W" in vague or (len(vague) < len(moment.value) and moment.value.startswith(vague)):
        for deed in found:
            if deed.time == vague and not own.isdisjoint((*deed.source, *deed.target)):
                deed.time = moment.value  # and of what belongs to the visit


def _told(view: Scene, hit: Hit, mode: str | None, found: list[Deed]) -> Deed | None:
    """The contact of the kind of a trigger that was told last, in the sentences just before."""
    sheet = view.sheet
    here = sheet.sentence_of(hit.first)
    for deed in reversed(found):
        if here - sheet.sentence_of(deed.first) > _NEAR:
            return None
        if deed.type == "CONSULT" and (deed.mode == "visit") == (mode == "visit"):
            return deed
    return None
