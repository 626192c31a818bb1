"""Journeys: the states of a tour, and who goes on where the one told last was only met."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.words import HER
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_parties import carried
from marsad.reading.deeds_places import visited
from marsad.reading.deeds_scene import Party
from marsad.reading.sheet import Deed

_LISTED = 14  # tokens from that verb to a list of them ('takes in four states, which are X and Y')
_TOUR = 7  # tokens from the noun of a tour to the verb that tells its states


def toured(frame: Frame) -> Party | None:
    """The states that a tour takes in ('a tour that takes in X and Y', 'a tour that he begins in X')."""
    view, hit = frame.view, frame.hit
    if not frame.noun or frame.trigger.id != "visit":
        return None
    for i in range(hit.last, min(hit.last + _TOUR, view.last)):
        if view.says(i, "deed-takes-in"):
            near = (p for p in view.parties if i < p.first <= i + 2 and view.kind(p) in ("state", "place") and not p.weak)
            listed = (p for p in view.parties if i < p.first <= i + _LISTED and view.says(p.first - 1, "deed-namely"))
            return next((p for p in (*near, *listed) if visited(view.sheet, p) is not None), None)
        if i in view.triggers:
            return None
    return None


def traveller(frame: Frame, doer: Party | None) -> Party | None:
    """Who goes on, where the one taken for the traveller was met by somebody just before ('will meet X before he goes to Y')."""
    view, hit, known = frame.view, frame.hit, frame.known
    if doer is None or frame.noun or known is None or known.type != "CONSULT" or not view.first <= known.first < hit.first:
        return doer
    met = set(doer.figures) <= set(known.target) and len(known.source) == 1
    if not met or doer.last > frame.left or view.has(hit.first - 1, "deed.relative"):
        return doer
    return replace(doer, figures=known.source) if view.sheet.figures[known.source[0]].type == "person" else doer


def called_off(frame: Frame) -> Party | None:
    """Who puts off a visit of his own, told between the noun for that and the visit ('after the postponement by X of a visit')."""
    view, hit = frame.view, frame.hit
    if hit.tag != "noun":
        return None
    near = (p for p in view.parties if p.last == hit.first and p.named and view.kind(p) == "person")
    return next((p for p in near if view.says_led(p.first - 1, "deed-called-off")), None)


def goer(frame: Frame) -> Party | None:
    """Who makes a visit, by the suffix of the noun for that right before it ('after his making a visit to X')."""
    view, hit = frame.view, frame.hit
    if not view.says_led(hit.first - 1, "deed-his-making"):
        return None
    woman = view.sheet.tokens.words[hit.first - 1].endswith(HER)
    found = carried(view, hit.first, frame.previous, woman, people=True)
    if found is None and frame.previous is not None:
        earlier = frame.previous()
        found = carried(earlier, earlier.last, None, woman, people=True)
    return found


def still_to_come(frame: Frame, deed: Deed) -> Deed:
    """A visit of no day that is told beside one to come of the same guest is to come too ('begins a visit tomorrow, and visits Y')."""
    known = frame.known
    if known is None or frame.noun or deed.status != "ongoing" or deed.time is not None:
        return deed
    beside = known.type == "CONSULT" and known.status == "scheduled" and frame.view.first <= known.first < frame.hit.first
    if beside and not set(known.source).isdisjoint(deed.source):
        deed.status = "scheduled"
    return deed


def is_round(frame: Frame) -> bool:
    """Whether a noun that may tell a tour tells a round of talks or of a vote."""
    view, hit = frame.view, frame.hit
    if not frame.noun or not view.says_led(hit.last - 1, "deed-rounds"):
        return False
    counted = view.says(hit.last, "deed-which-round") and view.says(hit.last + 1, "deed-days-from")
    return counted or view.says(hit.last, "deed-round-of")
