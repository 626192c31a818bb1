"""Calls and letters: who got them, and whether a noun tells one."""

from __future__ import annotations

from marsad.arabic.words import TO
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_nouns import holder, performed
from marsad.reading.deeds_occasions import occasion
from marsad.reading.deeds_parties import carried, gap_between, linked, subject
from marsad.reading.deeds_scene import Party
from marsad.reading.deeds_verbs import goes_on

_SENT = 3  # tokens from a letter to the verb of who sent it


def receiver(frame: Frame) -> Party | None:
    """Who got a call or a letter: the subject of the light verb, told before where the verb begins its clause."""
    view, hit, carrier = frame.view, frame.hit, frame.carrier
    if carrier < 0:
        got = view.has(hit.last, "deed.received") or view.find_said("deed-receiving", max(frame.left, hit.first - 2), hit.first) >= 0
        beside = next((p for p in view.parties if p.first == hit.last + 1 and p.loose and not p.weak), None)
        return ((beside if view.has(hit.last, "deed.received") else None) or carried(view, hit.first, frame.previous)) if got else None
    found = subject(view, carrier, hit.first, frame.left)
    if found is None and goes_on(view, carrier, frame.left, frozenset(view.sheet.tokens.words[hit.first : hit.first + 1])):
        found = carried(view, carrier, frame.previous)
    return found


def addressee(frame: Frame) -> Party | None:
    """To whom something is said 'during a call': the party behind 'to' before the noun."""
    found = [p for p in frame.view.parties if frame.left <= p.first and p.last <= frame.hit.first and not p.weak]
    return next((p for p in found if p.lead == TO and frame.view.acts(p)), None)


def called_for(frame: Frame) -> bool:
    """Whether the contact is called for, or has a holder or a second party of its own and is written."""
    hit = frame.hit
    if frame.trigger.mode == "written":
        named = holder(frame.view, hit) is not None or performed(frame.view, hit, frame.right) is not None
        return named or hit.tag == "noun.own" or _sent(frame) or linked(frame.view, hit, frame.trigger.sources, frame.right) is not None
    return occasion(frame.view, hit) or frame.view.find("deed.proposed", max(frame.view.first, hit.first - 5), hit.first) >= 0


def second(frame: Frame) -> Party | None:
    """The second party behind a word that leads to it; none where another person stands right behind the noun of a call, and words
    between the two ('told in a call the president Y of plans to join X')."""
    view, hit = frame.view, frame.hit
    partner = linked(view, hit, [link for link in frame.trigger.links if link], frame.right)
    if partner is None or not frame.noun or frame.trigger.mode != "call" or hit.tag != "noun":
        return partner
    other = next((p for p in view.parties if p.first == hit.last and view.kind(p) == "person"), partner)
    return None if other is not partner and partner.lead_at - other.last > 1 else partner


def _sent(frame: Frame) -> bool:
    """Whether a letter is one that somebody told before sent ('X said in a letter that he sent to Y')."""
    view, last = frame.view, frame.hit.last
    at = view.find("deed.light.after", last, min(last + _SENT, view.last))
    partner = linked(view, frame.hit, frame.trigger.links, frame.right)
    return at >= 0 and partner is not None and gap_between(view, at + 1, partner.lead_at) <= _SENT
