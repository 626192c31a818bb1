"""Shared work told as a state of things: 'the coordination between X and Y goes on', 'the partnership with X'."""

from __future__ import annotations

from marsad.reading.deeds_between import between, between_them
from marsad.reading.deeds_frame import Frame, made
from marsad.reading.deeds_nouns import holder
from marsad.reading.deeds_parties import carried, linked
from marsad.reading.deeds_voices import spoken_by
from marsad.reading.sheet import Deed


def shared(frame: Frame) -> Deed | None:
    """The two who work together; None where the noun is what others talk about or wish for."""
    view, hit = frame.view, frame.hit
    if not _subject(frame):
        return None
    sides = between_them(view, hit, frame.right, frame.previous) or between(view, hit, frame.right)
    owner = holder(view, hit)
    if not sides and owner is not None and owner.weak:
        sides = owner.figures
    partner = linked(view, hit, frame.trigger.links, frame.right) if not sides else None
    if partner is not None:
        doer = spoken_by(view, hit.first, partner) or carried(view, hit.first, frame.previous)
        sides = () if doer is None or set(doer.figures) & set(partner.figures) else (*doer.figures[:1], *partner.figures)
    return made(frame, sides[:1], sides[1:], frame.trigger.mode) if len(sides) > 1 else None


def _subject(frame: Frame) -> bool:
    """Whether the noun begins its clause, or is told to go on."""
    view, first = frame.view, frame.hit.first
    begins = first == frame.left or (first == frame.left + 1 and view.has(frame.left, "complementisers"))
    return begins or view.says(first - 1, "deed-continues")
