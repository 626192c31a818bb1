"""Whom a protest is against, and who arrests people: told by words behind it, else by the land where it happened."""

from __future__ import annotations

from marsad.reading.deeds_places import is_state, lies_in, state_figure
from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Deed, Sheet, sides_of

BY_LAND = frozenset(("PROTEST", "COERCE"))  # what the land tells more of
_LAWFUL = "deed-lawful"  # triggers of what only those do who govern
_NEAR = 12  # tokens behind a protest in which a word tells whom it is for or against
_TO = 4  # tokens from that word to him whom it is against


def by_land(sheet: Sheet, view: Scene, deed: Deed) -> None:
    """Give a protest those it is against: whom words behind it name, else the state in whose land it was. The same state makes an
    arrest there where nobody is told who made it."""
    if deed.type == "PROTEST" and not deed.target:
        told = _against(sheet, view, deed)
        deed.target = told or ()
        if told is None:
            return
    if deed.place is None or deed.status == "cancelled":
        return
    land = lies_in(sheet, deed.place)
    own = sides_of(sheet, deed.source)
    if land is None or not is_state(sheet, land) or land in own | sides_of(sheet, deed.target):
        return
    if any(is_state(sheet, side) for side in own):
        return  # people of another land protest in this one
    figure = state_figure(sheet, land)
    if figure is None:
        return
    if deed.type == "PROTEST" and not deed.target and view.find_said("deed-for-others", deed.first, min(deed.last + _NEAR, view.last)) < 0:
        deed.target = (figure,)
    elif deed.type == "COERCE" and deed.target and not deed.source and view.find_said(_LAWFUL, deed.first, deed.last) >= 0:
        if view.says(deed.first - 1, "deed-paper"):
            return  # 'the warrant for the arrest of X'
        deed.source = (figure,)


def _against(sheet: Sheet, view: Scene, deed: Deed) -> tuple[int, ...] | None:
    """Those named behind a protest by 'hostile to', 'denouncing', 'calling for the fall of', or before whose embassy it is; None where
    only a place is named there, or the embassy is their own."""
    own = sides_of(sheet, deed.source)
    for i in range(deed.last, min(deed.last + _NEAR, view.last)):
        mission = next((p for p in view.parties if p.first <= i < p.last), None) if view.says(i, "deed-missions") else None
        if mission is not None:
            return mission.figures if sides_of(sheet, mission.figures).isdisjoint(own) else None
        if not view.says(i, "deed-against"):
            continue
        for party in view.parties:
            named = i < party.first <= i + _TO and view.acts(party) and sides_of(sheet, party.figures).isdisjoint(own)
            if named and not view.has(party.first, "deed.victims"):
                return party.figures
        return None if any(i < p.first <= i + _TO and view.kind(p) == "place" for p in view.parties) else ()
    return ()
