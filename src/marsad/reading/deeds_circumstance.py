"""Circumstances of a contact: the occasion told before whom somebody met ('التقى X، على هامش القمة في Y، نظيره Z'), who was there."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE
from marsad.lexicon.match import Hit
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_scene import COMMAS, Party, Scene

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


def _side(view: Scene, party: Party) -> str | None:
    return view.sheet.figures[party.figures[0]].side
