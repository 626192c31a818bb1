"""People as objects: further offices of the subject are none, and a place may stand before one."""

from __future__ import annotations

from marsad.reading.deeds_scene import Party, Scene

_PLACE = 2  # words of a place that nobody lists between its preposition and the one who is met there


def title_of(view: Scene, doer: Party | None, party: Party) -> bool:
    """Whether a party right behind a named person is one more office of his ('received X, crown prince of Y, the minister Z')."""
    if doer is None or not doer.figures or not doer.named or party.named or party.weak or view.kind(doer) != "person":
        return False
    figures = view.sheet.figures
    sides = {figures[f].side for f in doer.figures}
    return view.kind(party) == "person" and len(party.figures) == 1 and figures[party.figures[0]].side in sides - {None}


def behind_place(view: Scene, party: Party) -> bool:
    """Whether a person stands behind a place of two words or more that nobody lists ('received at the palace of P the minister X')."""
    apart = party.first - party.lead_at - 1
    named = party.named or len(party.figures) == 1
    return party.loose and apart >= _PLACE and view.kind(party) == "person" and named and view.has(party.lead_at, "deed.place")
