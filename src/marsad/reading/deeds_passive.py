"""Deeds told in the passive: by whom they were done, and those done by nobody named."""

from __future__ import annotations

from marsad.arabic.words import HER, HIS
from marsad.lexicon.match import Hit
from marsad.reading.deeds_between import between
from marsad.reading.deeds_frame import Figures, Frame, figures_of
from marsad.reading.deeds_made import made
from marsad.reading.deeds_objects import object_at, past_count, past_spots
from marsad.reading.deeds_parties import antecedent, carried, direct, linked
from marsad.reading.deeds_pronouns import meant, owned
from marsad.reading.deeds_scene import COMMAS, Party, Scene
from marsad.reading.sheet import Deed, sides_of

_SUFFERED = frozenset(("ASSAULT", "COERCE", "CONCEDE", "SANCTION"))
_HAND = 3  # tokens between 'by' and him who did it
_PHRASE = 2  # words of a verb with its object
_NEXT = 3  # words between talks and those between whom they were


def by_agent(frame: Frame, subject: Party) -> Deed | None:
    """What a verb tells of its subject where it is said behind him who did it ('the sailors were held by X')."""
    view, hit = frame.view, frame.hit
    if hit.tag[:4] != "past" or owned(hit) or subject.first < hit.last or frame.trigger.type not in _SUFFERED:
        return None
    hand = _hand(view, past_spots(view, subject.last), frame.right)
    sides = [sides_of(view.sheet, p.figures) for p in (subject, hand) if p is not None]
    if hand is None or not sides[0].isdisjoint(sides[1]):
        return None
    return made(frame, view.acting(hand.figures), view.acting(subject.figures), frame.trigger.mode)


def behind_verb(frame: Frame, subject: Party) -> Deed | None:
    """What a verb of force tells of those right behind it who suffer it: a mission, or what it needs as its object ('the embassy
    of X was burnt', 'an aircraft of X was shot down')."""
    view, hit, trigger = frame.view, frame.hit, frame.trigger
    if hit.tag[:4] != "past" or owned(hit) or not hit.last <= subject.first <= hit.last + 1 or "" not in trigger.links:
        return None
    mission = trigger.type in ("ASSAULT", "COERCE") and view.says(subject.first, "deed-buildings")
    needed = view.sheet.tokens.words[hit.last] in frame.objects and (trigger.type == "COERCE" or trigger.id in ("shot-down", "sunk"))
    if not (mission or needed) or direct(view, hit, frame.right, subject) is not None:
        return None
    return made(frame, (), view.acting(subject.figures), trigger.mode)


def summoned(frame: Frame) -> Deed | None:
    """An envoy who was called in, and by whom: the ministry to which he was called, or the one behind 'by'."""
    view, hit = frame.view, frame.hit
    if hit.last >= view.last or view.sheet.tokens.words[hit.last] not in frame.objects:
        return None
    if not (view.says(hit.first - 1, "deed-done") if frame.noun else _stands(view, hit)):
        return None
    envoy = object_at(view, hit.last)
    if envoy is None:
        return None
    host = _by_whom(frame, envoy.last) or linked(view, hit, frame.trigger.links, frame.right, weak=False)
    other = host is not None and sides_of(view.sheet, host.figures).isdisjoint(sides_of(view.sheet, envoy.figures))
    source = view.acting(host.figures) if host is not None and other else ()
    return made(frame, source, view.acting(envoy.figures), frame.trigger.mode)


def by_nobody(frame: Frame, target: Party | None) -> Deed | None:
    """What a verb tells right behind which stands what was imposed, lifted, fired or broken off ('sanctions were imposed on X')."""
    view, hit = frame.view, frame.hit
    if frame.noun or not _stands(view, hit):
        return None
    at = target.last if target is not None and target.lead_at == hit.last else past_count(view, hit.last)
    if at >= view.last or view.sheet.tokens.words[at] not in frame.objects:
        return None
    if not (frame.trigger.type in ("SANCTION", "CONCEDE", "REJECT") or frame.trigger.id == "rockets"):
        return None
    suffered = figures_of(target) if target is not None and not target.weak else ()
    suffered = suffered or (between(view, hit, frame.right, _NEXT) if frame.trigger.type == "REJECT" else ())
    return _suffered(frame, view.acting(suffered))


def freed(frame: Frame) -> Deed | None:
    """Whose release a verb with its object tells, by the words behind it or its pronoun ('the release of X was granted', 'he was set
    free'); None for other verbs, and where nobody is known to be freed."""
    view, hit = frame.view, frame.hit
    if hit.tag[:4] != "past" or hit.last - hit.first < _PHRASE or not view.says(hit.last - 1, "deed-freedom"):
        return None
    before = next((p for p in view.parties if p.last == hit.first and not p.lead and view.acts(p)), None)
    active = before is not None or hit.tag[-2:] != "ms"
    doer = (before or frame.goes_on()) if active else None
    found = _one_meant(frame, doer) if view.says(hit.last - 1, "deed-freedom-of") else object_at(view, hit.last)
    doer = doer if active else _by_whom(frame, hit.last)
    source = () if doer is None else view.acting(doer.figures)
    target = () if found is None else tuple(f for f in view.acting(found.figures) if f not in source)
    return made(frame, source, target, frame.trigger.mode) if target else None


def undergone(frame: Frame) -> Deed | None:
    """What 'was done' by a noun whose pronoun means him it was done to ('X, whose arrest took place', 'those whom one laid hands on')."""
    view, hit = frame.view, frame.hit
    kind = frame.trigger.type in _SUFFERED and frame.trigger.mode != "seizure"
    if not (frame.noun and kind) or not view.says(hit.first - 1, "deed-done"):
        return None
    words = view.sheet.tokens.words
    bound = hit.tag != "noun.own" and hit.last < frame.right and view.has(hit.last, "deed.bound")
    if not (bound or hit.tag == "noun.own"):
        return None
    found = _undergoes(frame, words[hit.last if bound else hit.last - 1])
    return None if found is None else _suffered(frame, view.acting(found.figures))


def _suffered(frame: Frame, target: Figures) -> Deed | None:
    """What was done to some figures, by whom 'by' names behind the trigger, or by nobody; None where there are none."""
    hand = _by_whom(frame, frame.hit.last)
    source = () if hand is None else tuple(f for f in frame.view.acting(hand.figures) if f not in target)
    return made(frame, source, target, frame.trigger.mode) if target else None


def _undergoes(frame: Frame, word: str) -> Party | None:
    """The people whom a pronoun means, told right before 'was done' or as what its relative clause is about."""
    view = frame.view
    at = _verb_phrase(view, frame.hit.first - 1)
    if view.has(at - 1, "deed.relative"):
        found = antecedent(view, at)
    else:
        found = next((p for p in view.parties if p.last == at and view.acts(p)), None)
        found = found or (carried(view, at) if at in view.opens and word.endswith((HIS, HER)) else None)
    if found is None:
        return None
    several = found.weak or len(found.figures) > 1 or view.sheet.figures[found.figures[0]].number == "p"
    person = view.kind(found) == "person"
    return found if (several and not word.endswith((HIS, HER))) or (person and not several and word.endswith((HIS, HER))) else None


def _one_meant(frame: Frame, doer: Party | None) -> Party | None:
    """The person whom the pronoun behind a verb means, or whom its relative clause is about."""
    view, first = frame.view, frame.hit.first
    at = _verb_phrase(view, first)
    if view.has(at - 1, "deed.relative"):
        found = antecedent(view, at)
    else:
        found = meant(view, view.sheet.tokens.words[frame.hit.last - 1], first, doer, frame.previous)
    return found if found is not None and view.kind(found) == "person" else None


def _stands(view: Scene, hit: Hit) -> bool:
    """Whether a perfect may be passive: it begins its clause, and nobody is told before whom it could go on with."""
    if hit.tag[:4] != "past" or hit.tag[-2:] not in ("ms", "fs") or owned(hit) or hit.last >= view.last:
        return False
    at = _verb_phrase(view, hit.first)
    return at in view.opens and not view.has(at - 1, "deed.relative") and carried(view, hit.first) is None


def _verb_phrase(view: Scene, verb: int) -> int:
    """Where the auxiliaries of a verb begin."""
    while verb > view.first and view.has(verb - 1, "deed.auxiliary"):
        verb -= 1
    return verb


def _by_whom(frame: Frame, token: int) -> Party | None:
    """Him who is told behind 'by' after a token, before the next comma and the next deed."""
    view = frame.view
    for i in range(token, frame.right):
        if view.sheet.tokens.words[i] in COMMAS or view.crosses(i, i + 1):
            return None
        if (found := _hand(view, i, frame.right)) is not None:
            return found
    return None


def _hand(view: Scene, token: int, right: int) -> Party | None:
    """Him who is told behind 'by' at a token."""
    if not (view.has(token, "deed.hand") or view.has(token, "deed.on_part")):
        return None
    near = (p for p in view.parties if token < p.first <= min(token + _HAND, right) and view.acts(p))
    return next((p for p in near if not view.has(p.lead_at, "deed.place")), None)
