"""Force that was only tried: 'X tried to take the town', 'failed to seize it'."""

from __future__ import annotations

from marsad.lexicon.match import Hit
from marsad.reading.deeds_parties import antecedent, carried, subject
from marsad.reading.deeds_scene import Earlier, Party, Scene
from marsad.reading.deeds_verbs import goes_on
from marsad.reading.sheet import Deed

_REACH = 7  # tokens before the noun of a deed among which the verb of trying stands
_SEIZES = "seizure"


def _trying(view: Scene, hit: Hit, left: int, name: str) -> int:
    """Where the verb of trying stands whose object a noun is, or -1."""
    if hit.tag[:4] != "noun":
        return -1
    at = view.find_said(name, max(left, hit.first - _REACH), hit.first)
    if at < 0 or view.crosses(at + 1, hit.first):
        return -1
    inside = {i for p in view.parties for i in range(p.first, p.last)} | view.timed
    between = (i for i in range(at + 1, hit.first) if i not in inside)
    return at if all(view.has(i, "deed.prepositions") or view.says_led(i, "deed-undertaking") for i in between) else -1


def tries(view: Scene, hit: Hit, left: int, previous: Earlier) -> Party | None:
    """Who tries or failed to do what a noun names: the subject of the verb of trying, or who goes on."""
    at = max(_trying(view, hit, left, name) for name in ("deed-tried", "deed-tries", "deed-manages"))
    if at < 0:
        return None
    found = antecedent(view, at) or subject(view, at, hit.first, left)
    if found is None and goes_on(view, at, left, frozenset(view.sheet.tokens.words[hit.first : hit.first + 1]), at + 1):
        found = carried(view, at, previous)
    return found


def in_vain(view: Scene, hit: Hit, left: int, deed: Deed | None) -> Deed | None:
    """A deed; a seizure that is only tried or that failed is an attack, one that is being tried goes on."""
    if deed is None or not (deed.mode == _SEIZES or deed.type == "ASSAULT"):
        return deed
    now = _trying(view, hit, left, "deed-tries") >= 0
    if now and deed.status == "held" and deed.time is None:
        deed.status = "ongoing"
    if deed.mode == _SEIZES and (now or _trying(view, hit, left, "deed-tried") >= 0):
        deed.type, deed.mode = "ASSAULT", None
    return deed
