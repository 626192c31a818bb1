"""Whose blow people fell in, told by a noun that is no deed of its own ('killed in an operation of X', 'in an operation that X carried
out')."""

from __future__ import annotations

from marsad.arabic.words import TO
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_parties import subject
from marsad.reading.deeds_scene import COMMAS, Party

_REACH = 9  # tokens from a word of death to the noun of the blow
_VERB = 3  # tokens from that noun to the verb of him who made it
_ADJECTIVES = 1  # words between that noun and 'of' with him whose it was


def blow_of(frame: Frame) -> Party | None:
    """Whose blow it was in which people died or were hurt, behind the word that tells it."""
    view, hit = frame.view, frame.hit
    words = view.sheet.tokens.words
    for at in range(hit.last, min(hit.last + _REACH, frame.right)):
        if words[at] in COMMAS:
            return None
        led = at - 1 >= hit.last and view.has(at - 1, "deed.prepositions")
        if view.says(at, "deed-blows-within") and (led or view.says(at - 1, "deed-blows-of")):
            return _maker(frame, at)
    return None


def _maker(frame: Frame, noun: int) -> Party | None:
    """Who made a blow: the subject of the verb behind its noun, its adjective, or he whose it is by 'of'."""
    view = frame.view
    for i in range(noun + 1, min(noun + 1 + _VERB, frame.right)):
        if view.has(i, "deed.light.after"):
            return subject(view, i, frame.right, i)
    for party in view.parties:
        adjective = party.weak and not party.lead and noun <= party.first <= noun + 1
        of = party.lead == TO and party.lead_at == party.first and noun < party.first <= noun + 1 + _ADJECTIVES
        if view.acts(party) and (adjective or of):
            return party
    return None
