"""Whom or what a visit is to, where no word leads to it: the person visited, the land that a suffix means."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_parties import carried, direct, gap_between, subject
from marsad.reading.deeds_places import visited
from marsad.reading.deeds_pronouns import owned
from marsad.reading.deeds_scene import COMMAS, Party

_COMES = frozenset(("visit", "reached"))  # triggers whose object is where somebody goes
_OPENING = 2  # tokens before a land with which a sentence opens
_ADJECTIVES = 2  # words between the noun of a visit and its place
_LAND = frozenset(("state", "place"))


def land_before(frame: Frame) -> Party | None:
    """The land that a visit's relative clause is about ('said in X, which he visited yesterday')."""
    view, hit = frame.view, frame.hit
    at = hit.first - 1
    while view.has(at, "deed.auxiliary"):
        at -= 1
    if frame.trigger.id not in _COMES or not owned(hit) or not view.has(at, "deed.relative"):
        return None
    at -= view.sheet.tokens.words[at - 1] in COMMAS
    near = (p for p in view.parties if p.last == at and view.kind(p) in _LAND and not p.weak)
    return next((p for p in near if visited(view.sheet, p) is not None), None)


def guest_of_land(frame: Frame, land: Party) -> Party | None:
    """Who visits the land that a relative clause is about: told behind the verb, or the one person who goes on."""
    view, hit = frame.view, frame.hit
    behind = (p for p in view.parties if hit.last <= p.first < frame.right and view.kind(p) == "person" and not p.lead)
    named = next(behind, None)
    if named is not None and gap_between(view, hit.last, named.first) == 0:
        return named
    if land.first - view.first <= _OPENING:
        verb = min((i for i in view.verbs & view.opens if i >= hit.last), default=-1)
        return subject(view, verb, view.last, verb) if verb >= 0 else None  # 'in X, which he visited, Y said'
    found = carried(view, land.first, frame.previous, feminine=hit.tag[-2:] == "fs", people=True)
    single = found is not None and len(found.figures) == 1 and view.sheet.figures[found.figures[0]].number == "s"
    return found if single and hit.tag[-2:] in ("ms", "fs") else None


def person_visited(frame: Frame, doer: Party) -> Party | None:
    """The person of another side who is the object of a verb of visiting ('visited the president of X')."""
    view, hit, figures = frame.view, frame.hit, frame.view.sheet.figures
    if frame.noun or "" not in frame.trigger.links or owned(hit) or view.kind(doer) != "person" or not doer.named:
        return None
    met = direct(view, hit, frame.right, doer)
    if met is None or view.kind(met) != "person" or met.weak:
        return None
    own, other = ({figures[f].side for f in p.figures} for p in (doer, met))
    return met if None not in own | other and own.isdisjoint(other) else None


def elsewhere(frame: Frame, start: int, at: int) -> bool:
    """Whether other words than adjectives stand between the noun of a visit and 'in' ('will discuss during his visit the affairs in X')."""
    view, words = frame.view, frame.view.sheet.tokens.words
    named = {i for p in view.parties for i in range(p.first, p.last)} | view.timed
    apart = [i for i in range(start, at) if i not in named and words[i] not in COMMAS]
    own = frame.hit.tag == "noun.own" and any(not words[i].startswith(ARTICLE) for i in apart)
    return own or len(apart) > _ADJECTIVES


def will_be(frame: Frame, doer: Party | None, host: Party | None) -> bool:
    """Whether a verb of being tells of a visit: a person will be in a place, told right behind him ('X will be in Y tomorrow')."""
    view, hit = frame.view, frame.hit
    if doer is None or host is None or not doer.named or view.kind(doer) != "person":
        return False
    return host.lead_at >= 0 and gap_between(view, max(hit.last, doer.last), host.lead_at) == 0
