"""Circumstances of a contact: the occasion told before whom somebody met ('التقى X، على هامش القمة في Y، نظيره Z'), who was there."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE
from marsad.lexicon.match import Hit
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_made import made
from marsad.reading.deeds_scene import COMMAS, Party, Scene
from marsad.reading.sheet import Deed

_REACH = 24  # tokens of the words that tell the occasion


def behind_occasion(view: Scene, hit: Hit, right: int, doer: Party | None) -> Party | None:
    """The person behind the occasion told right behind the subject of a contact's verb, between commas or not; None where none is."""
    if doer is None or doer.first < hit.last or doer.last + 1 >= right or view.kind(doer) != "person":
        return None
    words, at = view.sheet.tokens.words, doer.last
    apart = words[at] in COMMAS
    at += apart
    if not any(view.says(i, "deed-at-contact") for i in (at, at + 1)):
        return None
    if apart:
        at = next((i + 1 for i in range(at, min(at + _REACH, right)) if words[i] in COMMAS), right)
    if any(i in view.verbs for i in range(doer.last, min(at, right))):
        return None
    for party in view.parties:
        free = party.first >= at and not party.lead and not party.joined and view.kind(party) == "person" and not party.weak
        if free and party.first < min(doer.last + _REACH, right):
            parted = any(i in view.verbs or (words[i] in COMMAS and not apart) for i in range(at, party.first))
            return None if parted or _side(view, party) == _side(view, doer) else party
    return None


def attended(frame: Frame) -> bool:
    """Whether people are only told to have been at the contact of two sides just told ('وحضر اللقاء X وY')."""
    known, words = frame.known, frame.view.sheet.tokens.words
    told = known is not None and known.type == "CONSULT" and len((*known.source, *known.target)) > 1
    return told and frame.view.has(frame.carrier, "deed.attends") and words[frame.hit.first].startswith(ARTICLE)


def again(frame: Frame, doer: Party | None) -> Deed | None:
    """'Another meeting': the parties of the contact told just before, of whom its doer is one where it has one."""
    view, hit, known = frame.view, frame.hit, frame.known
    if known is None or known.type != "CONSULT" or not view.has(hit.last, "deed.another"):
        return None
    parties = {*known.source, *known.target}
    if doer is not None and not (len(parties) > 1 and parties.issuperset(doer.figures)):
        return None
    return made(frame, known.source, known.target, known.mode)


def with_hosts(frame: Frame) -> Deed | None:
    """The talks for which somebody visits a state, with whom it is not said ('went to X to hold talks')."""
    view, hit, known = frame.view, frame.hit, frame.known
    if not frame.noun or frame.trigger.id != "meeting" or known is None or known.mode != "visit" or hit.tag != "noun":
        return None
    if not view.first <= known.first < hit.first or not (known.source and known.target) or not view.says(hit.first - 1, "deed-to-hold"):
        return None
    around = range(hit.first, min(hit.first + _REACH // 2, frame.right))
    if any(view.has(i, "deed.between") or (p.first == i and p.lead in frame.trigger.links) for i in around for p in view.parties):
        return None
    deed = made(frame, known.source, known.target, frame.trigger.mode)
    deed.place = known.place if deed.place is None else deed.place
    deed.status, deed.time = known.status if known.status in ("scheduled", "proposed") else "scheduled", deed.time or known.time
    return deed


def _side(view: Scene, party: Party) -> str | None:
    return view.sheet.figures[party.figures[0]].side
