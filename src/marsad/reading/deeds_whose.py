"""The state that an attack of another is meant for, where only a place or a charge tells it."""

from __future__ import annotations

from marsad.arabic.words import OF
from marsad.reading.deeds_demonyms import demonyms
from marsad.reading.deeds_frame import Figures, Frame, figures_of
from marsad.reading.deeds_nouns import accused, accuser, named_inside
from marsad.reading.deeds_parties import gap_between
from marsad.reading.deeds_places import host_of, land_of, visited
from marsad.reading.deeds_scene import Party

_OBJECT = 9  # tokens behind a trigger in which its object stands
_REACH = 5  # words between a trigger and the place struck


def beneath(frame: Frame, source: Figures, start: int = -1) -> Figures:
    """The state in which a place is that another state's attack is aimed at ('a X raid on a town in the east of Y')."""
    view, known = frame.view, frame.view.sheet.figures
    own = {known[f].side for f in source}
    start = max(start, frame.hit.last)
    force = frame.trigger.type == "ASSAULT"
    within = force and any(known[f].type == "organisation" and known[f].side == known[f].key and known[f].key.islower() for f in source)
    aimed_at = False
    for party in view.parties:
        if not start <= party.first < frame.right or view.kind(party) not in ("place", "state") or party.weak or party.joined:
            continue
        if gap_between(view, start, party.first) > _REACH or view.crosses(start, party.first):
            break
        if any(i in view.opens for i in range(start, party.first)) or not (aimed_at or within or not view.has(party.lead_at, "deed.place")):
            break
        aimed_at = True
        if view.has(party.lead_at, "deed.between"):
            between_two = visited(view.sheet, party)
            return () if between_two is None or known[between_two].key in own else (between_two,)  # 'tunnels between X and Y' are in X
        seat = host_of(view.sheet, party) if force or view.kind(party) == "state" else land_of(view.sheet, party)
        states = seat, *named_inside(view, party), *demonyms(view, party.last, {})[0]
        found = tuple(f for f in states if f is not None and known[f].type == "state" and known[f].key not in own)
        if found:
            return found[:1]
    return ()


def blaming(frame: Frame, source: Figures) -> Figures:
    """The state that charges another with an attack whose target is not named."""
    view, hit = frame.view, frame.hit
    if accused(view, hit, frame.left) is None or not {*view.sheet.tokens.words[hit.last : hit.last + 1]}.isdisjoint(frame.trigger.links):
        return ()
    known = frame.view.sheet.figures
    own = {known[f].side for f in source}
    if len(figures_of(accuser(frame.view, frame.hit, frame.left))) > 1:
        return ()  # several who charge somebody were not all struck
    return tuple(f for f in figures_of(accuser(frame.view, frame.hit, frame.left)) if f not in source and known[f].side not in own)


def beyond_object(frame: Frame) -> Party | None:
    """Those behind the object of what is refused, left or asked for ('left the talks with X', 'asked for a session of X')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.type not in ("REJECT", "REQUEST"):
        return None
    words = view.sheet.tokens.words
    thing = next((i for i in range(hit.last, min(hit.last + _OBJECT, frame.right)) if words[i] in frame.objects), -1)
    led = (p for p in view.parties if 0 <= thing < p.lead_at < frame.right and p.lead in frame.trigger.links and p.lead != OF)
    found = next((p for p in led if view.acts(p)), None)
    if found is None or any(i in view.verbs for i in range(thing + 1, found.first)):
        return None
    return found if gap_between(view, thing + 1, found.lead_at) <= _REACH else None
