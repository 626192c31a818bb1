"""The state that an attack of another is meant for, where only a place or a charge tells it."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.words import HER, OF
from marsad.lexicon.deeds import Trigger
from marsad.reading.deeds_between import between
from marsad.reading.deeds_demonyms import demonyms
from marsad.reading.deeds_frame import Figures, Frame, figures_of
from marsad.reading.deeds_nouns import accused, accuser, named_inside
from marsad.reading.deeds_parties import gap_between, linked
from marsad.reading.deeds_places import host_of, land_of, visited
from marsad.reading.deeds_scene import Party, Scene

_OBJECT = 9  # tokens behind a trigger in which its object stands
_ACCORD = 18  # tokens before a verb among which the accord stands that its pronoun means
_REACH = 5  # words between a trigger and the place struck
_ADJECTIVES = 3  # tokens between a war and 'in' with the land of the other, adjectives or him whose it is


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


def of_accord(frame: Frame) -> Party | None:
    """Those whose accord a relative clause tells somebody left ('the accord of X with Y that Z left')."""
    view, hit = frame.view, frame.hit
    if not frame.trigger.before:
        return None
    entries = view.sheet.lexicon.entries("deed", Trigger)
    told = (h for t in range(max(view.first, hit.first - _ACCORD), hit.first) for h in view.sheet.hits_at.get(t, ()) if h.kind == "deed")
    accord = next((h for h in told if entries[h.index].type == "AGREE" and h.tag[:4] == "noun"), None)
    if accord is None:
        return None
    if (named := signatories(view, accord.first)) is not None:
        return named
    figures = between(view, accord, hit.first, _ACCORD)
    return Party(figures, accord.first, accord.last) if figures else linked(view, accord, entries[accord.index].links, hit.first)


def signatories(view: Scene, token: int) -> Party | None:
    """The states named within the name of an accord that stands at a token ('the nuclear accord with X')."""
    at = view.sheet.sighting_at.get(token)
    seen = None if at is None else view.sheet.sightings[at]
    if seen is None or view.sheet.figures[seen.figures[0]].type != "agreement":
        return None
    inside = Party((), seen.first, seen.last)
    land = land_of(view.sheet, inside)
    figures = named_inside(view, inside) or (() if land is None else (land,))
    return replace(inside, figures=figures) if figures else None


def beyond_object(frame: Frame) -> Party | None:
    """Those behind the object of what is refused, left or asked for ('left the talks with X', 'asked for a session of X')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.type not in ("REJECT", "REQUEST"):
        return None
    if (accord := of_accord(frame)) is not None:
        return accord
    words = view.sheet.tokens.words
    thing = next((i for i in range(hit.last, min(hit.last + _OBJECT, frame.right)) if words[i] in frame.objects), -1)
    led = (p for p in view.parties if 0 <= thing < p.lead_at < frame.right and p.lead in frame.trigger.links and p.lead != OF)
    found = next((p for p in led if view.acts(p)), None) or (signatories(view, thing) if thing >= 0 else None)
    if found is None or any(i in view.verbs for i in range(thing + 1, found.first)):
        return None
    return found if gap_between(view, thing + 1, found.lead_at) <= _REACH else None


def opponents(frame: Frame, doer: Party) -> tuple[int, ...]:
    """Those against whom the sentence tells of fighting before: 'operations against X, where Y took the town'."""
    view = frame.view
    against = [p for p in view.parties if p.last <= frame.hit.first and view.has(p.lead_at, "deed.against") and not p.weak]
    return next((p.figures for p in reversed(against) if set(p.figures).isdisjoint(doer.figures)), ())


def abroad(frame: Frame, doer: Party | None, target: Party | None) -> bool:
    """Whether a war is one that somebody has in the land of another ('the X war in Y', 'X wages war in Y')."""
    view, hit = frame.view, frame.hit
    if doer is None or target is None or target.weak or target.joined or view.kind(target) != "state":
        return False
    near = hit.last <= target.lead_at <= hit.last + _ADJECTIVES
    if not near or target.first != target.lead_at + 1 or any(i in view.opens for i in range(hit.last, target.first)):
        return False
    own = hit.tag == "noun.own" and view.sheet.tokens.words[hit.first].endswith(HER)
    carried = frame.carrier >= 0 and doer.last == hit.first
    return carried or own or hit.first <= doer.first <= hit.last + 1
