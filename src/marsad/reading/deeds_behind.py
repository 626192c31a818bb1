"""Who stands behind a blow that a noun names: 'X is responsible for the killing', 'they are behind the bombing'."""

from __future__ import annotations

from marsad.arabic.words import HER, HIS, THEM
from marsad.lexicon.match import Hit
from marsad.reading.deeds_parties import carried
from marsad.reading.deeds_scene import Earlier, Party, Scene

_HIMSELF = 2  # tokens before that word in which he stands


def behind(view: Scene, hit: Hit, previous: Earlier) -> Party | None:
    """Who is said to be behind the blow that a noun tells; whom a suffix means that stands there."""
    at = hit.first - 1
    if hit.first not in view.fights or not view.has(at, "deed.behind"):
        return None
    while view.has(at - 1, "deed.behind"):
        at -= 1
    near = [p for p in view.parties if at - _HIMSELF <= p.last <= at and view.acts(p) and not p.weak]
    if near:
        return near[-1]
    if view.has(at - 1, "complementisers") and view.sheet.tokens.words[at - 1].endswith((HER, HIS, THEM)):
        return carried(view, at - 1, previous)
    return None
