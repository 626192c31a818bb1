"""Who 'the rebels' or 'the gunmen' are that somebody fights: the one armed body that he fights elsewhere in the report."""

from __future__ import annotations

from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Deed, Sheet, sides_of

_BEHIND = 4  # tokens after the evidence of a deed among which those fought may stand


def foes(sheet: Sheet, view: Scene, deed: Deed, others: list[Deed]) -> tuple[int, ...]:
    """The figures that a blow without a target is meant for: the one armed body that its source fights in the report; () where
    the report tells of none, or of more than one. A blow by a man needs 'the rebels' and the like behind it."""
    if deed.type != "ASSAULT" or not deed.source or deed.target:
        return ()
    named = view.find("deed.foes", deed.first, min(deed.last + _BEHIND, view.last)) >= 0
    if not named and any(sheet.figures[f].type == "person" for f in deed.source):
        return ()
    own = sides_of(sheet, deed.source)
    found: dict[str, tuple[int, ...]] = {}
    for other in others:
        if other.type == "ASSAULT":
            for one, against in ((other.source, other.target), (other.target, other.source)):
                if sides_of(sheet, one) & own and all(sheet.figures[f].type == "organisation" for f in against):
                    found.update(dict.fromkeys(sides_of(sheet, against) - own, against))
    return next(iter(found.values())) if len(found) == 1 else ()
