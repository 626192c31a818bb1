"""Who stands behind a blow that a noun names: 'X is responsible for the killing', 'they are behind the bombing'."""

from __future__ import annotations

from marsad.arabic.words import HER, HIS, THEM
from marsad.lexicon.match import Hit
from marsad.reading.deeds_parties import antecedent, carried
from marsad.reading.deeds_scene import Earlier, Party, Scene

_ACCUSED = 8  # tokens from a verb that accuses somebody of a deed to its noun
_HIMSELF = 2  # tokens before that word in which he stands
_ASCRIBED = 5  # tokens between a blow and the verb that ascribes it
_TO_WHOM = 8  # tokens from there to 'to' before whom it is ascribed to


def behind(view: Scene, hit: Hit, previous: Earlier) -> Party | None:
    """Who is said to be behind the blow that a noun tells; whom a suffix means that stands there."""
    at = hit.first - 1
    if hit.first not in view.fights:
        return None
    if not view.has(at, "deed.behind"):
        return ascribed(view, hit)
    while view.has(at - 1, "deed.behind"):
        at -= 1
    near = [p for p in view.parties if at - _HIMSELF <= p.last <= at and view.acts(p) and not p.weak]
    if near:
        return near[-1]
    if view.has(at - 1, "complementisers") and view.sheet.tokens.words[at - 1].endswith((HER, HIS, THEM)):
        return carried(view, at - 1, previous)
    return None


def ascribed(view: Scene, hit: Hit) -> Party | None:
    """Whom a blow is ascribed to ('X ascribed the attack to Y', 'the raids ascribed to Y')."""
    before = view.find_said("deed-ascribes", max(view.first, hit.first - _ASCRIBED), hit.first)
    behind_it = view.find_said("deed-ascribes", hit.last, min(hit.last + _ASCRIBED, view.last)) if before < 0 else -1
    if (before < 0 and behind_it < 0) or (before >= 0 and view.crosses(before + 1, hit.first)):
        return None
    first = max(hit.last, behind_it)
    led = (p for p in view.parties if first <= p.lead_at <= first + _TO_WHOM and view.says(p.lead_at, "deed-to-whom"))
    found = next(led, None)
    return found if found is not None and view.acts(found) and not found.weak else None


def accused_before(view: Scene, charge: int) -> Party | None:
    """Who stands before the words that accuse him of the deed at a token: 'X, whom Y accuses of the raid', 'X, accused of the raid'."""
    at = view.find_said("deed-accuses-him", max(view.first, charge - _ACCUSED), charge)
    if at >= 0:
        return antecedent(view, at)
    if not view.says(charge - 1, "deed-accused"):
        return None
    return next((p for p in view.parties if p.last == charge - 1 and view.acts(p) and not p.weak), None)
