"""Deeds of force and protests of which nobody is named, told by what came of them, by their verb or by how many they befell ('ten were
killed in a raid', 'a march went out in X', 'the arrest of ten people')."""

from __future__ import annotations

from marsad.arabic.numerals import cardinal
from marsad.lexicon.match import Hit
from marsad.reading.deeds_force import scene_of, strikers
from marsad.reading.deeds_frame import Figures, Frame
from marsad.reading.deeds_held import dead
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import holder
from marsad.reading.deeds_scene import HARD, Scene
from marsad.reading.deeds_status import moment_of
from marsad.reading.sheet import Deed, sides_of

TOLLED = frozenset(("ASSAULT", "COERCE", "PROTEST"))
_REACH = 12  # tokens before and after the noun of a blow in which a word of death stands
_NEAR = 3  # tokens beside a noun in which a word tells of an accident, or that it happened
_CAUSE = 6  # tokens behind a protest in which a word tells what it is for


def toll(frame: Frame) -> Deed | None:
    """A deed whose noun is told as something that happened, though its sides are not known; None where nothing of it is."""
    view, hit, trigger = frame.view, frame.hit, frame.trigger
    if hit.tag == "noun.own" or trigger.frame != "act" or trigger.mode is not None or not _TOLD[trigger.type](view, hit):
        return None
    if trigger.type != "ASSAULT" and any(view.find(mark, frame.left, hit.first) >= 0 for mark in ("deed.proposed", "deed.ask")):
        return None
    if view.find("deed.accident", max(view.first, hit.first - _NEAR), min(hit.last + _NEAR, view.last)) >= 0:
        return None
    doer = frame.doer()
    source: Figures = strikers(frame, None)
    died: Figures = ()
    if trigger.type == "ASSAULT":
        owner = holder(view, hit)
        own = sides_of(view.sheet, (*source, *(owner.figures if owner is not None else ())))
        died = tuple(f for f in dead(frame, source) if own.isdisjoint(sides_of(view.sheet, (f,))))
    elif trigger.type == "COERCE" and doer is not None and view.find_said("deed-police", doer.first, doer.last) >= 0:
        source = view.acting(doer.figures)
    deed = made(frame, source, died, trigger.mode)
    deed.place = scene_of(frame) if deed.place is None else deed.place
    if hit.tag == "noun.the":  # the day before it is that of the deed that it came of
        moment = moment_of(view, hit, hit.first, frame.right)
        deed.time = None if moment is None else moment.value
    known = deed.source or deed.target or deed.place is not None or deed.time is not None
    return deed if known and deed.status in ("held", "ongoing") else None


def _struck(view: Scene, hit: Hit) -> bool:
    """Whether a noun names a blow that people fell in, or that struck something."""
    if view.says(hit.first - 1, "deed-foremost"):
        return False  # 'in the bloodiest of the attacks'
    return view.says_led(hit.first, "deed-blows") and (_happened(view, hit) or _deadly(view, hit.first, hit.last))


def _marched(view: Scene, hit: Hit) -> bool:
    """Whether a protest is told as one that was, or with what it was for."""
    last = min(hit.last + _CAUSE, view.last)
    return hit.tag == "noun" and (_happened(view, hit) or view.find_said("deed-protesting", hit.last, last) >= 0)


def _people(view: Scene, hit: Hit) -> bool:
    """Whether those stand right behind a noun to whom it is announced to have been done ('announced the arrest of ten people')."""
    first = max(view.first, hit.first - _NEAR)
    if hit.tag != "noun" or not (view.says(hit.first - 1, "deed-done") or view.find("deed.announce", first, hit.first) >= 0):
        return False
    at, words = hit.last, view.sheet.tokens.words
    number = cardinal(words, at) if at < view.last else None
    if number is not None:
        return number[1] < view.last and any(view.has(i, "deed.victims") for i in (number[1], number[1] + 1))
    return view.has(at, "deed.victims")


_TOLD = {"ASSAULT": _struck, "COERCE": _people, "PROTEST": _marched}


def _happened(view: Scene, hit: Hit) -> bool:
    """Whether a verb beside a noun tells that it was, what it struck, or that a place saw it."""
    behind = hit.last, min(hit.last + _NEAR, view.last)
    before = max(view.first, hit.first - _NEAR), hit.first
    told = any(view.find(mark, *behind) >= 0 for mark in ("deed.strikes", "deed.occurs"))
    return told or any(view.find(mark, *before) >= 0 for mark in ("deed.hosts", "deed.occurs"))


def _deadly(view: Scene, first: int, last: int) -> bool:
    """Whether a word of death or wounds stands near a blow, before a stop."""
    words = view.sheet.tokens.words
    for i in (*range(first - 1, max(view.first, first - _REACH) - 1, -1), *range(last, min(last + _REACH, view.last))):
        if view.has(i, "deed.dead") or view.has(i, "deed.died") or view.says_led(i, "deed-fallen"):
            between_them = range(last, i) if i >= last else range(i, first)
            return not any(words[j] in HARD for j in between_them)
    return False
