"""The border at which something is struck is no party: 'struck tunnels at the border of X', 'a post on the border with X'."""

from __future__ import annotations

from dataclasses import replace

from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import Party, Scene

_FORCE = frozenset(("ASSAULT", "COERCE"))


def without_borders(view: Scene, hit: Hit, kind: str) -> Scene:
    """The scene without the states at whose border a deed of force is done to something else; kind: the type of the deed."""
    if kind not in _FORCE:
        return view
    apart = [party for party in view.parties if _border(view, hit, party)]
    return replace(view, parties=[p for p in view.parties if p not in apart]) if apart else view


def _border(view: Scene, hit: Hit, party: Party) -> bool:
    """Whether a party is told as a neighbour, by an adjective of 'border' or behind 'the border with'; what is struck itself is none."""
    head = party.first if party.weak else party.lead_at - 1 if party.lead_at >= 0 else -1
    if head <= hit.last + 1 or not (view.says(head, "deed-border") and view.says(head - 1, "deed-beside")):
        return False
    return party.weak or view.says(party.lead_at, "deed-border-with")
