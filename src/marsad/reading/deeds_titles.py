"""People as objects: further offices of the subject are none, and a place may stand before one."""

from __future__ import annotations

from marsad.reading.deeds_scene import Party, Scene

_OFFICE = 5  # tokens between a name and the body that the office behind it is of
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


def office_holder(view: Scene, body: Party) -> Party | None:
    """The person whose office ends with the name of a body ('X, the head of policy of Y, who arrived in Z')."""
    figures = view.sheet.figures
    if len(body.figures) != 1 or view.kind(body) == "person":
        return None
    near = [p for p in view.parties if p.first < body.first and body.first - p.last <= _OFFICE]
    last = near[-1] if near else None
    if last is None or view.kind(last) != "person" or len(last.figures) != 1 or not last.named:
        return None
    apart = any(i in view.verbs or i in view.opens for i in range(last.last, body.first))
    own = figures[last.figures[0]].side
    return last if own is not None and own in (figures[body.figures[0]].key, figures[body.figures[0]].side) and not apart else None
