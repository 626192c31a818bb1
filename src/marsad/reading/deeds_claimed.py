"""Who did a blow that a verb tells of its noun, and what the noun of a blow is done to by its adjective."""

from __future__ import annotations

from dataclasses import replace

from marsad.lexicon.match import Hit
from marsad.reading.deeds_carriers import carrier_of
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_nouns import claimed, holder
from marsad.reading.deeds_parties import antecedent, carried, subject
from marsad.reading.deeds_pronouns import owned
from marsad.reading.deeds_scene import SIGNS, Party
from marsad.reading.deeds_verbs import goes_on

_NEXT = 3  # tokens from 'belongs to' to the group
_ARMS = 2  # tokens before a verb among which the forces stand that do it
_ONE = frozenset(("ms", "fs"))  # what a verb is that is told of a blow, or of several
_BACK = 4  # tokens before a verb in which the noun of its blow stands ('the bombing, the suicidal one, which hit …')


def with_claimer(frame: Frame, nobody: Party) -> Party:
    """The unknown hands of a verb told of a blow; who claims that blow before it, if somebody does ('X claimed the attack that hit Y')."""
    view, verb = frame.view, frame.hit.first
    at = max((t for t in view.fights if verb - _BACK <= t < verb), default=-1)
    noun = next((h for h in view.sheet.hits_at.get(at, ()) if h.kind == "deed" and h.tag[:4] == "noun"), None) if at >= 0 else None
    if noun is not None and blow_before(frame) == at:
        found = _dealt_by(frame, noun)
        return nobody if found is None else replace(nobody, figures=view.acting(found.figures))
    if noun is None or not view.has(verb - 1, "deed.relative"):
        found = gunmen_of(frame) if nobody.first >= frame.hit.last else None
        return nobody if found is None else replace(nobody, figures=found.figures)
    found = claimed(view, noun, frame.previous) or _owner(frame, noun)
    return nobody if found is None else replace(nobody, figures=found.figures)


def _dealt_by(frame: Frame, noun: Hit) -> Party | None:
    """Whose a blow is that a verb is told of, by the adjective of its noun or the verb that carries it; or who claims it."""
    view = frame.view
    owner = holder(view, noun)
    if owner is not None and owner.first <= noun.last and owner.last <= frame.hit.first and (owner.weak or noun.tag == "noun"):
        return owner
    left = view.clause(noun.first, noun=True)[0]
    carrier = carrier_of(view, noun, left, announced=True)
    if carrier < 0:
        return claimed(view, noun, frame.previous)
    found = subject(view, carrier, noun.first, left)
    return found or (carried(view, carrier, frame.previous) if goes_on(view, carrier, left, last=carrier + 1) else None)


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
    if frame.trigger.type != "ASSAULT" or owned(frame.hit):
        return False
    if blow_before(frame) >= 0:
        return True
    told = view.has(verb - 1, "deed.relative")
    return told and not view.fights.isdisjoint(range(max(verb - _BACK, view.first), verb - 1)) and antecedent(view, verb) is None


def blow_before(frame: Frame) -> int:
    """Where the noun of a blow stands that is the subject of a verb of force behind it, without a pronoun between ('raids that hit X',
    'the raid hit X'); -1 where there is none. Its adjectives, places and times may stand between."""
    view, hit = frame.view, frame.hit
    if hit.clitics or hit.tag[-2:] not in _ONE or view.has(hit.first, "deed.light"):
        return -1
    at = max((t for t in view.fights if hit.first - _BACK <= t < hit.first), default=-1)
    if at < 0 or view.has(hit.first - 1, "deed.relative") or view.has(hit.first - 1, "deed.auxiliary"):
        return -1
    inside = {i for p in view.parties if p.lead or p.weak for i in range(max(p.lead_at, 0) if p.lead else p.first, p.last)} | view.timed
    words = view.sheet.tokens.words
    between = (i for i in range(at + 1, hit.first) if i not in inside)
    plain = all(not (i in view.verbs or view.has(i, "deed.prepositions") or words[i] in SIGNS or i in view.opens) for i in between)
    return at if plain and not any(p.first in range(at + 1, hit.first) and not (p.lead or p.weak) for p in view.parties) else -1


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
