"""Shared work told as a state of things: 'the coordination between X and Y goes on', 'the partnership with X'."""

from __future__ import annotations

from marsad.arabic.words import BY
from marsad.reading.deeds_between import between, between_them
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import accused, asked, holder
from marsad.reading.deeds_parties import carried, linked
from marsad.reading.deeds_scene import Party, Scene
from marsad.reading.deeds_voices import spoken_by
from marsad.reading.sheet import Deed

_TOGETHER = frozenset(("together", "working-with"))  # triggers of work that one does, or is to do, with another


def shared(frame: Frame) -> Deed | None:
    """The two who work together; None where the noun is what others talk about or wish for."""
    view, hit = frame.view, frame.hit
    if frame.trigger.id in _TOGETHER:
        return together(frame)
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


def together(frame: Frame) -> Deed | None:
    """What one does 'in cooperation with' another, is asked to do, is accused of or goes on doing with him: two of different states
    or bodies that are known."""
    view, hit = frame.view, frame.hit
    partner = linked(view, hit, frame.trigger.links, frame.right, weak=False)
    if partner is None or not view.acts(partner):
        return None
    doer = _bidden(frame) or (_beside(frame, partner) if hit.tag == "noun.the" and hit.clitics[-1:] == BY else None)
    if doer is None or not _apart(view, doer, partner):
        return None
    return made(frame, doer.figures, partner.figures, frame.trigger.mode)


def _bidden(frame: Frame) -> Party | None:
    """Who is accused of working with another ('accused X of cooperation with Y'), or asked to ('called on X to cooperate with Y')."""
    view, hit = frame.view, frame.hit
    if (doer := accused(view, hit, frame.left)) is not None:
        return doer
    doer = asked(view, hit, frame.left)
    frame.wanted = doer is not None
    return doer


def _beside(frame: Frame, partner: Party) -> Party | None:
    """Who does something 'in cooperation with' another right behind: the first party of the clause."""
    view, hit = frame.view, frame.hit
    if partner.lead_at > hit.last or view.find_said("deed-shared-work-promised", frame.left, hit.first) >= 0:
        return None  # 'X promised cooperation with Y'
    inside = (p for p in view.parties if frame.left <= p.first and p.last <= hit.first and not p.lead and not p.weak and view.acts(p))
    return next(inside, None)


def _apart(view: Scene, doer: Party, partner: Party) -> bool:
    """Whether two parties are of two sides, each a state or a body of its own."""
    known = view.sheet.figures
    sides = [{known[f].side or (known[f].key if known[f].key.isupper() else None) for f in p.figures} for p in (doer, partner)]
    return None not in sides[0] | sides[1] and sides[0].isdisjoint(sides[1])


def at_one(view: Scene, doer: Party, partner: Party) -> bool:
    """Whether two parties are of one side ('the minister works with his president')."""
    known = view.sheet.figures
    sides = [{known[f].side or known[f].key for f in p.figures} for p in (doer, partner)]
    return not sides[0].isdisjoint(sides[1])


def _subject(frame: Frame) -> bool:
    """Whether the noun begins its clause, or is told to go on."""
    view, first = frame.view, frame.hit.first
    begins = first == frame.left or (first == frame.left + 1 and view.has(frame.left, "complementisers"))
    return begins or view.says(first - 1, "deed-continues")
