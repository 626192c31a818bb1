"""Who 'the rebels' or 'the gunmen' are that somebody fights: the one armed body that he fights elsewhere in the report."""

from __future__ import annotations

from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Deed, Sheet, sides_of

_COUNTER = 2  # tokens behind a blow in which a word tells that it answers another
_BEHIND = 4  # tokens after the evidence of a deed among which those fought may stand


def foes(sheet: Sheet, view: Scene, deed: Deed, others: list[Deed]) -> tuple[int, ...]:
    """The figures that a blow without a target is meant for: the one armed body that its source fights in the report; () where
    the report tells of none, or of more than one. A blow by a man needs 'the rebels' and the like behind it."""
    if deed.type != "ASSAULT" or not deed.source or deed.target:
        return ()
    if view.find_said("deed-counter", deed.first, deed.last + _COUNTER) >= 0 and (struck := _countered(sheet, deed, others)):
        return struck
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


def _countered(sheet: Sheet, deed: Deed, others: list[Deed]) -> tuple[int, ...]:
    """Who did the deed of force before a counter-attack, which is meant for him."""
    own = sides_of(sheet, deed.source)
    before = [d for d in others if d.type in ("ASSAULT", "COERCE") and d.source and d.first < deed.first]
    return before[-1].source if before and sides_of(sheet, before[-1].source).isdisjoint(own) else ()


def rebels(sheet: Sheet, found: list[Deed]) -> None:
    """Make 'the rebels' and the like who do a deed the one armed body that the deeds of force in a report name, where they are told of
    without an adjective and nobody was called so before; they stay who they are where there is no such body, or more than one."""
    force = [deed for deed in found if deed.type in ("ASSAULT", "COERCE")]
    first: dict[int, int] = {}
    for seen in sorted(sheet.described, key=lambda s: s.first):
        first.setdefault(seen.figures[0], seen.first)
    known = {f for f, at in first.items() if sheet.figures[f].side is None and "deed.foes" in sheet.classes_at(at)}
    if known.isdisjoint(f for deed in force for f in deed.source):
        return
    bodies = {f for deed in force for f in (*deed.source, *deed.target) if f not in first and _armed(sheet, f)}
    for deed in force:
        if len(bodies) == 1 and len(deed.source) == 1 and deed.source[0] in known and bodies.isdisjoint(deed.target):
            deed.source = tuple(bodies)


def _armed(sheet: Sheet, figure: int) -> bool:
    """Whether a figure is a body of no state."""
    body = sheet.figures[figure]
    return body.type == "organisation" and body.side in (None, body.key)
