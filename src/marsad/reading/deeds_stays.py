"""Visits told by where somebody is or leaves: 'is in X on a visit', 'left X after a visit in which he met …'."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.numerals import cardinal
from marsad.arabic.words import ARTICLE, OF, PREPOSITIONS, TO
from marsad.reading.deeds_acts import act
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_made import made
from marsad.reading.deeds_objects import past_about
from marsad.reading.deeds_parties import direct
from marsad.reading.deeds_places import visited
from marsad.reading.deeds_scene import Party, Scene
from marsad.reading.sheet import Deed

_HEADS = 3  # tokens from a number or 'a group of' to the people themselves
_REACH = 4  # tokens behind the noun of a visit in which a word points back to it


def staying(frame: Frame) -> bool:
    """Whether a visit is one on which somebody is ('in X on a visit')."""
    view, hit = frame.view, frame.hit
    return hit.tag == "noun" and view.has(hit.first - 1, "deed.place") and any(p.last <= hit.first for p in view.parties)


def guest_before(frame: Frame) -> Party | None:
    """The one person of the clause before 'on a visit', whatever verb tells that he is there."""
    view, hit = frame.view, frame.hit
    people = [p for p in view.parties if frame.left <= p.first and p.last <= hit.first and view.kind(p) == "person" and not p.weak]
    return people[0] if staying(frame) and len(people) == 1 and not people[0].lead and len(people[0].figures) == 1 else None


def told_within(frame: Frame) -> bool:
    """Whether what was done on a visit is told right behind its noun ('a visit in which he met X')."""
    view, hit = frame.view, frame.hit
    return hit.tag == "noun" and any(view.has(i, "deed.during") for i in range(hit.last, min(hit.last + _REACH, view.last)))


def place_of_stay(frame: Frame) -> Party | None:
    """The state or city in which somebody is on a visit, told before its noun."""
    view, hit = frame.view, frame.hit
    if not frame.noun or not staying(frame):
        return None
    for party in reversed([p for p in view.parties if frame.left <= p.first and p.last <= hit.first and not p.weak]):
        led = view.has(party.lead_at, "deed.place") or party.lead in (PREPOSITIONS[0], TO)
        if led and view.kind(party) in ("state", "place") and visited(view.sheet, party) is not None:
            return party
    return None


def states_of(frame: Frame, party: Party) -> bool:
    """Whether a party are the states of a body ('his visit to the states of the council X')."""
    view = frame.view
    return view.kind(party) == "organisation" and view.find_said("deed-states", party.first, party.first + 1) >= 0


def comes(frame: Frame, doer: Party) -> bool:
    """Whether those who go somewhere may be guests there: no ships, and nobody who flees, fights or works there."""
    view = frame.view
    if doer.weak and view.has(doer.first, "deed.carriers"):
        return False
    if not doer.named and view.says(doer.first, "deed-foremost"):
        return False  # 'to be the first official who visits X'
    if doer.weak and any(view.says(i, "deed-throngs") for i in range(doer.first - 1, doer.last)):
        return False  # 'thousands of X reached Y'
    if not frame.noun and doer.last <= frame.hit.first and _numbered(frame):
        return False  # 'and ninety refugees reached Y': none of those told before
    inside = range(doer.first, min(doer.last, doer.first + _HEADS))
    words = view.sheet.tokens.words
    known = view.sheet.lexicon.words("deed-no-guests")
    return doer.named or not any(view.says(i, "deed-no-guests") or words[i].removeprefix(ARTICLE) in known for i in inside)


def _numbered(frame: Frame) -> bool:
    """Whether a number stands right behind a verb: that of its subject."""
    words, start = frame.view.sheet.tokens.words, past_about(frame.view, frame.hit.last)
    return start < frame.view.last and (words[start][0].isdigit() or cardinal(words, start) is not None)


def sent(frame: Frame) -> Deed | None:
    """The visit of an envoy whom somebody sends: his own, where he is named; else that of the one who sends."""
    view, hit = frame.view, frame.hit
    doer = None if frame.noun else frame.doer()
    envoy = direct(view, hit, frame.right, doer) if doer is not None else None
    if doer is None or envoy is None or envoy.weak or view.kind(envoy) != "person":
        return act(frame)
    to = (p for p in view.parties if envoy.last <= p.first < frame.right and p.lead in frame.trigger.links and not p.weak)
    hosts = next((h for p in to if (h := tuple(s for f in p.figures if (s := visited(view.sheet, p, f)) is not None))), ())
    return made(frame, envoy.figures, tuple(dict.fromkeys(hosts)), frame.trigger.mode) if hosts else act(frame)


def able(frame: Frame) -> bool:
    """Whether a noun only tells that a place can be reached ('access to X'), or describes another noun ('the buses bound for X')."""
    view, hit = frame.view, frame.hit
    if hit.tag != "noun.the":
        return False
    behind = view.sheet.tokens.words[hit.first - 1].startswith(ARTICLE) and not any(p.first < hit.first <= p.last for p in view.parties)
    return frame.trigger.id == "arrival" or (frame.trigger.id == "travel" and behind)


def capital(view: Scene, party: Party) -> bool:
    """Whether an adjective tells whose capital is meant, and its name does not follow ('to the X capital')."""
    named = any(p.first == party.last and view.kind(p) == "place" for p in view.parties)
    return view.says(party.first, "deed-capital") and not named


def planned(view: Scene, token: int) -> bool:
    """Whether a word only tells that a visit was planned ('that was planned for')."""
    return view.has(token, "deed.scheduled") or view.has(token, "deed.was") or view.has(token, "deed.auxiliary")


def apart(view: Scene, doer: Party, states: tuple[int, ...]) -> tuple[Party, tuple[int, ...]]:
    """The visitor, and the states he visits: those joined to the first of them are told as if they were joined to him ('the visit of
    the minister to X, Y and Z')."""
    figures = view.sheet.figures
    people = tuple(f for f in doer.figures if figures[f].type == "person")
    more = tuple(f for f in doer.figures if figures[f].type == "state")
    if not states or not people or not more or figures[doer.figures[0]].type != "person":
        return doer, states
    return replace(doer, figures=people), tuple(dict.fromkeys((*states, *more)))


def by_host(frame: Frame) -> Party | None:
    """The host told behind 'by' ('was received by X', 'a reception on the part of X')."""
    view, last = frame.view, frame.hit.last
    words = view.sheet.tokens.words
    for party in view.parties:
        if last <= party.lead_at < frame.right and view.kind(party) == "person":
            led = range(party.lead_at, party.first)
            if any(view.says(i, "deed-by") and words[i - 1] == OF for i in led):
                return party
    return None


def counterpart(view: Scene, party: Party) -> bool:
    """Whether a party told by an adjective is somebody's counterpart, a person ('his X counterpart')."""
    return party.weak and "counterparts" in view.sheet.classes_at(party.first)
