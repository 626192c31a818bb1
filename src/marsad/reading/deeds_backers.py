"""Those who lead or stand behind the one who does a deed of force, whom it is never done to ('the coalition led by X retook it')."""

from __future__ import annotations

from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Deed

_FORCE = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE"))


def without_backers(view: Scene, deed: Deed | None) -> Deed | None:
    """A deed without the targets that its sentence names only as those who lead or back the doer."""
    if deed is None or deed.type not in _FORCE or not deed.target:
        return deed
    backers = {f for p in view.parties if view.says(p.first - 1, "deed-backers") for f in p.figures}
    if backers.isdisjoint(deed.target):
        return deed
    others = {f for p in view.parties if not view.says(p.first - 1, "deed-backers") for f in p.figures}
    deed.target = tuple(f for f in deed.target if f not in backers or f in others)
    return deed
