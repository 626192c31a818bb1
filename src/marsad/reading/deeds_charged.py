"""Whom force of the law is aimed at, where no preposition of its own leads there: those a charge, a flag or a court tells of."""

from __future__ import annotations

from marsad.reading.deeds_frame import Figures, Frame
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import holder
from marsad.reading.deeds_pronouns import owned
from marsad.reading.deeds_scene import HARD
from marsad.reading.sheet import Deed, sides_of

_CHARGE = 14  # tokens from an arrest to the words that tell whose people they are
_WHOSE = 3  # tokens from these words to the group
_FLAG = 8  # tokens from a seizure to the flag of the ship
_FREED = frozenset(("COERCE", "CONCEDE"))


def charged(frame: Frame, deed: Deed | None) -> Deed | None:
    """A deed of the law with those it is done to filled in: whose ship by its flag, else of which group they are said to be."""
    if deed is None or deed.target or deed.type not in _FREED or not deed.source:
        return deed
    deed.target = _flag(frame, deed) or (_group(frame, deed) if deed.type == "COERCE" else ())
    return deed


def tried(frame: Frame) -> Deed | None:
    """Someone told by a verb in the passive to be tried ('X will be tried before a court')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.id != "prosecuted" or owned(hit) or hit.last >= view.last:
        return None
    if frame.noun:
        return _before_court(frame)
    before = next((p for p in view.parties if p.last == hit.first and not p.lead and view.acts(p)), None)
    if before is None or not (view.says(hit.last, "deed-before-court") or view.has(hit.last, "deed.place")):
        return None
    person = view.kind(before) == "person" or not before.named
    return made(frame, (), view.acting(before.figures), frame.trigger.mode) if person else None


def _before_court(frame: Frame) -> Deed | None:
    """The trial of somebody before the court of a state, told by a noun ('the trial of X before a Y court')."""
    view = frame.view
    owner = holder(view, frame.hit)
    at = owner.last if owner is not None and not owner.weak and view.kind(owner) == "person" else -1
    if owner is None or at < 0 or not view.says(at, "deed-before-court"):
        return None
    court = next((p for p in view.parties if p.weak and at < p.first <= at + _WHOSE and p.first not in view.triggers), None)
    own = sides_of(view.sheet, owner.figures)
    source = court.figures if court is not None and own.isdisjoint(sides_of(view.sheet, court.figures)) else ()
    return made(frame, source, view.acting(owner.figures), frame.trigger.mode)


def _flag(frame: Frame, deed: Deed) -> Figures:
    """The state whose flag the ship flies that is taken or let go."""
    view, last = frame.view, frame.hit.last
    for party in view.parties:
        near = last <= party.first < last + _FLAG and (view.says(party.first, "deed-flags") or view.says(party.first - 1, "deed-flags"))
        if near and view.kind(party) == "state" and set(party.figures).isdisjoint(deed.source):
            return party.figures
    return ()


def _group(frame: Frame, deed: Deed) -> Figures:
    """The group of which those who are arrested are said to be."""
    view, words = frame.view, frame.view.sheet.tokens.words
    for i in range(frame.hit.last, min(frame.hit.last + _CHARGE, view.last)):
        if words[i] in HARD:
            return ()
        if not view.says_led(i, "deed-belonging"):
            continue
        own = sides_of(view.sheet, deed.source)
        groups = (p for p in view.parties if i <= p.first <= i + _WHOSE and view.kind(p) == "organisation")
        return next((p.figures for p in groups if sides_of(view.sheet, p.figures).isdisjoint(own)), ())
    return ()
