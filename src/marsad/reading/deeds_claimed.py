"""Who did a blow that a verb tells of its noun, and what the noun of a blow is done to by its adjective."""

from __future__ import annotations

from dataclasses import replace

from marsad.lexicon.match import Hit
from marsad.reading.deeds_carriers import carrier_of
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_nouns import claimed
from marsad.reading.deeds_parties import antecedent, subject
from marsad.reading.deeds_pronouns import owned
from marsad.reading.deeds_scene import Party

_NEXT = 3  # tokens from 'belongs to' to the group
_ARMS = 2  # tokens before a verb among which the forces stand that do it
_BACK = 4  # tokens before a verb in which the noun of its blow stands ('the bombing, the suicidal one, which hit …')


def with_claimer(frame: Frame, nobody: Party) -> Party:
    """The unknown hands of a verb told of a blow; who claims that blow before it, if somebody does ('X claimed the attack that hit Y')."""
    view, verb = frame.view, frame.hit.first
    at = max((t for t in view.fights if verb - _BACK <= t < verb), default=-1)
    noun = next((h for h in view.sheet.hits_at.get(at, ()) if h.kind == "deed" and h.tag[:4] == "noun"), None) if at >= 0 else None
    if noun is None or not view.has(verb - 1, "deed.relative"):
        found = gunmen_of(frame) if nobody.first >= frame.hit.last else None
        return nobody if found is None else replace(nobody, figures=found.figures)
    found = claimed(view, noun, frame.previous) or _owner(frame, noun)
    return nobody if found is None else replace(nobody, figures=found.figures)


def gunmen_of(frame: Frame) -> Party | None:
    """The group to which gunmen behind a verb are said to belong ('a bomber who belongs to X blew …')."""
    view = frame.view
    for i in range(frame.hit.last, min(frame.hit.last + _BACK, frame.right)):
        if view.says(i, "deed-belongs-to"):
            near = (p for p in view.parties if i < p.first <= i + _NEXT and view.kind(p) == "organisation")
            return next(near, None)
    return None


def _owner(frame: Frame, noun: Hit) -> Party | None:
    """The subject of the verb that owns up to a blow ('X adopted the attack that …')."""
    view = frame.view
    carrier = carrier_of(view, noun, frame.view.clause(noun.first, noun=True)[0], announced=True)
    if carrier < 0 or not view.says(carrier, "deed-owns-up"):
        return None
    return subject(view, carrier, noun.first, view.first)


def strike_at(frame: Frame, token: int) -> int:
    """Where the name of a deed ends that begins at a token, or -1."""
    if token not in frame.view.triggers:
        return -1
    hits = frame.view.sheet.hits_at.get(token, ())
    return max((h.last for h in hits if h.kind == "deed" and h.tag[:4] == "noun"), default=-1)


def suffers_by_adjective(frame: Frame, owner: Party | None) -> bool:
    """Whether the adjective behind a noun is that of what it is done to ('the blowing up of the X plane')."""
    hit = frame.hit
    if owner is None or not owner.weak or owner.first != hit.last or hit.tag != "noun":
        return False
    word = frame.view.sheet.tokens.words[hit.first][len(hit.clitics) :]
    return word in frame.view.sheet.lexicon.words("deed-done-to")


def of_blow(frame: Frame) -> bool:
    """Whether a verb of force is told of a blow by its relative clause, so that its object is behind it ('the raids that hit X')."""
    view, verb = frame.view, frame.hit.first
    told = frame.trigger.type == "ASSAULT" and view.has(verb - 1, "deed.relative") and not owned(frame.hit)
    return told and not view.fights.isdisjoint(range(max(verb - _BACK, view.first), verb - 1)) and antecedent(view, verb) is None


def arms_of(frame: Frame, token: int) -> Party | None:
    """Aircraft, guns or forces told of before that are the subject of a verb of force, behind it at a token or right before it ('the
    aircraft struck X'); None where an adjective or a name beside them tells whose they are."""
    view, verb = frame.view, frame.hit.first
    if frame.trigger.type != "ASSAULT" or owned(frame.hit):
        return None
    at = token if view.says(token, "deed-the-arms") else view.find_said("deed-the-arms", max(view.first, verb - _ARMS), verb)
    last = token + 1 if at == token else verb
    beside = any(p.first in range(at, last + 1) and not p.lead and (p.weak or p.first <= at + 1) for p in view.parties)
    return None if at < 0 or (beside and at == token) or any(at <= p.first < verb for p in view.parties) else Party((), at, last)
