"""Subjects that are not those next to the verb: 'the militia that X funds struck …', 'X was the first state that expelled …'."""

from __future__ import annotations

from typing import NamedTuple

from marsad.arabic.words import HER, HIS, THEM
from marsad.reading.deeds_scene import Party, Scene

_FIRST = 5  # tokens from 'the first' to the verb of its relative clause


class Head(NamedTuple):
    """Whom a relative clause before a verb is about; `party` is None where nobody lists him."""

    party: Party | None


def head(view: Scene, verb: int) -> Head | None:
    """Whom the relative clause is about that ends right before a verb with its own subject ('the militia that X funds struck'), so
    that X is not the subject of that verb, or who was the first to do it; None where there is no such clause, or X leads those
    it is about."""
    if (first := _first_of(view, verb)) is not None:
        return Head(first)
    at = verb
    while at > view.first and view.has(at - 1, "deed.auxiliary"):
        at -= 1
    inner = next((p for p in view.parties if p.last == at and not p.lead and not p.weak and view.acts(p)), None)
    if inner is None or not view.sheet.tokens.words[inner.first - 1].endswith((HER, HIS, THEM)):
        return None
    begin = inner.first - 1
    if begin in view.sheet.sighting_at or any(p.first <= begin < p.last for p in view.parties):
        return None
    if view.has(begin - 1, "deed.relative"):
        about = next((p for p in view.parties if p.last == begin - 1 and view.acts(p)), None)
        return None if about is None and view.says(begin, "deed-leads-them") else Head(about)
    about = next((p for p in view.parties if p.last == begin and not p.named and not p.weak and view.acts(p)), None)
    return None if about is None or begin not in view.verbs else Head(about)


def _first_of(view: Scene, verb: int) -> Party | None:
    """Who was the first to do what a verb tells, named right before 'the first' ('X was the first state that expelled …')."""
    first = view.find_said("deed-first-of", max(view.first, verb - _FIRST), verb)
    if first < 0 or verb - first < 2:
        return None
    if any(first < i < verb and (i in view.verbs or i in view.opens) and not view.has(i, "deed.relative") for i in range(first + 1, verb)):
        return None
    return next((p for p in view.parties if p.last == first and not p.weak and not p.lead and view.acts(p)), None)
