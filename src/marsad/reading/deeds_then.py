"""What comes after something else: 'will meet X before he goes to Y', 'visited X, and is then to meet Y'."""

from __future__ import annotations

from marsad.arabic.words import FUTURE
from marsad.reading.deeds_scene import Scene
from marsad.record import Status

_NEAR = 6  # tokens before a verb in which a word tells that it is insisted on


def after_all(view: Scene, verb: int) -> Status | None:
    """The status of a verb in the imperfect behind 'provided that', which is to come, or behind 'before', which is as what comes
    first; None elsewhere."""
    if not view.says(verb - 1, "deed-that"):
        return _first_to(view, verb)
    if view.says(verb - 2, "deed-and-is-to"):
        asked = view.find_said("deed-insists", max(view.first, verb - _NEAR), verb - 2) >= 0
        return "proposed" if asked else "scheduled"
    if not view.says(verb - 2, "deed-sooner"):
        return None
    first = next((i for i in range(verb - 3, view.first - 1, -1) if i in view.verbs and not view.has(i, "deed.auxiliary")), -1)
    return "scheduled" if first >= 0 and _imperfect(view, first) else "held"


def _first_to(view: Scene, verb: int) -> Status | None:
    """The status of what the first of his kind does ('X, the first minister who visits Y'): done, or to come where he will be that."""
    first = view.find_said("deed-foremost", max(view.first, verb - _NEAR), verb - 1)
    if first < 0 or first in view.timed or any(first < i < verb for i in view.opens | view.verbs):
        return None
    return "scheduled" if view.find_said("deed-will-be", max(view.first, first - _NEAR), first) >= 0 else "held"


def _imperfect(view: Scene, verb: int) -> bool:
    """Whether a verb is in the imperfect or in the future, and nothing makes of it something past."""
    if view.has(verb - 1, "deed.was"):
        return False
    hits = view.sheet.forms_at(verb)
    return any(h.clitics[-1:] == FUTURE or h.tag[:7] == "present" or h.tag in ("deed.light.present", "deed.light.now") for h in hits)
