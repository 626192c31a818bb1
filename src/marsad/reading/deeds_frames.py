"""Accords, and the table of frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marsad.arabic.words import BY, TO
from marsad.reading.deeds_acts import act
from marsad.reading.deeds_audience import audience
from marsad.reading.deeds_between import between, between_them
from marsad.reading.deeds_contacts import contact, meeting
from marsad.reading.deeds_frame import Frame, figures_of
from marsad.reading.deeds_harm import active, harm
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import holder, performed
from marsad.reading.deeds_parties import antecedent, carried, gap_between, linked, subject
from marsad.reading.deeds_passive import summoned
from marsad.reading.deeds_pronouns import subject_suffixed
from marsad.reading.deeds_receptions import reception
from marsad.reading.deeds_scene import Party
from marsad.reading.deeds_shared import at_one, shared
from marsad.reading.deeds_signed import (
    agreed,
    came_to,
    concluded,
    in_words,
    lone,
    named,
    settled,
    signed_by,
    sought,
    to_meet,
    told_behind,
    two_agreed,
    with_others,
)
from marsad.reading.deeds_sittings import sitting
from marsad.reading.deeds_stays import sent
from marsad.reading.deeds_visits import visit
from marsad.reading.deeds_voices import first_person
from marsad.reading.sheet import Deed

_REACHED = "truce-reached"  # by others than him who announces it
_OF_TWO = "work-of-two"
_LINK = 3  # words between the name of an accord and "between", or the word that tells what became of a truce


def _accord(frame: Frame) -> Deed | None:
    view, hit = frame.view, frame.hit
    if in_words(frame) or told_behind(frame):
        return None
    truce = frame.trigger.type == "RETREAT"
    sides = between_them(view, hit, frame.right, frame.previous) if frame.noun else ()
    sides = sides or (() if _of_others(frame) else between(view, hit, frame.right, 2 * _LINK))
    if truce and not sides and view.find("deed.proposed", max(frame.left, hit.first - _LINK), hit.first) >= 0:
        return _asked_for(frame, made(frame, (), (), frame.trigger.mode))  # called for by him who speaks of it
    if truce and len(sides) == 1:
        return made(frame, sides, (), frame.trigger.mode)
    if len(sides) == 2 and frame.trigger.id == "accord-reached" and hit.clitics[-1:] == TO:
        return sought(frame, made(frame, sides[:1], sides[1:], frame.trigger.mode))
    if len(sides) == 2:
        both = made(frame, sides[:1], sides[1:], frame.trigger.mode)
        both.status = "proposed" if frame.trigger.id == _REACHED and hit.clitics[-1:] == TO else both.status  # 'efforts to reach a truce'
        return to_meet(frame, settled(frame, both) if frame.noun and not truce else both)
    if not sides and not truce and (signed := named(frame)) is not None:
        return signed
    if len(sides) > 2:
        return made(frame, sides, (), frame.trigger.mode)
    if len(sides) == 1 and (other := linked(view, hit, frame.trigger.links, frame.right)) is not None:
        return made(frame, sides, other.figures, frame.trigger.mode)  # 'an accord between X with Y'
    doer = frame.doer() or (holder(view, hit) if frame.noun else None)
    if (told := two_agreed(frame, doer)) is not None:
        return to_meet(frame, told)
    if truce and doer is None and _called(frame):
        return _asked_for(frame, made(frame, (), (), frame.trigger.mode))
    partner = linked(view, hit, frame.trigger.links, frame.right)
    if doer is None and frame.trigger.type == "COOPERATE" and partner is not None:
        doer = carried(view, hit.first)
    if doer is None and frame.noun and partner is None:
        doer = signed_by(frame)
    doer = came_to(frame, partner) if doer is None else doer
    if doer is None and frame.noun and frame.trigger.id == "agreed":
        return agreed(frame)
    if doer is None and (reached := concluded(frame)) is not None:
        return reached
    return to_meet(frame, _of_doer(frame, doer, partner))


def _of_others(frame: Frame) -> bool:
    """Whether those who agree are told with the verb, so that what is 'between' others is what they agree on."""
    if frame.noun or frame.trigger.id != "agreed-on":
        return False
    doer = frame.doer()
    return doer is not None and len(doer.figures) > 1


def _of_doer(frame: Frame, doer: Party | None, partner: Party | None) -> Deed | None:
    """An accord of those who are its subject, or of the subject with a second party; a truce of one side where he declares it."""
    view, truce = frame.view, frame.trigger.type == "RETREAT"
    if frame.trigger.type == "CONSULT":  # 'X and Y discussed …'
        return None if doer is None or doer.weak else meeting(frame, doer.figures[:1], doer.figures[1:])
    alone = doer is not None and len(doer.figures) == 1 and partner is None and frame.noun
    if truce and doer is not None and alone and frame.trigger.id != _REACHED and _declared(frame):
        return made(frame, doer.figures, (), frame.trigger.mode)
    one = partner is None and doer is not None and len(doer.figures) < 2
    if doer is None or (one and (view.kind(doer) == "person" or first_person(frame.hit))):
        return None
    if one and (frame.noun or lone(frame, doer)):
        return None
    if frame.trigger.type == "COOPERATE" and _of_one(frame, doer, partner):
        return None
    if partner is None and len(doer.figures) == 1 and not frame.noun:
        doer = with_others(view, doer)
    if partner is None and len(doer.figures) == 2:
        two = made(frame, doer.figures[:1], doer.figures[1:], frame.trigger.mode)
        return settled(frame, two) if frame.noun and not truce else two
    return made(frame, doer.figures, tuple(f for f in figures_of(partner) if f not in doer.figures), frame.trigger.mode)


def _of_one(frame: Frame, doer: Party, partner: Party | None) -> bool:
    """Whether those who work together are of one side; or told only before a verb of one ('among X and Y there are who work on …')."""
    if partner is not None:
        return at_one(frame.view, doer, partner)
    if frame.trigger.id != _OF_TWO:
        return False
    halves = (replace(doer, figures=doer.figures[:1]), replace(doer, figures=doer.figures[1:]))
    return at_one(frame.view, *halves) or (doer.first < frame.hit.first and frame.hit.tag[-2:] not in ("md", "fd", "mp"))


def _asked_for(frame: Frame, deed: Deed) -> Deed:
    """A truce, proposed where somebody calls for it in the same clause."""
    if deed.status == "held" and frame.carrier < 0 and frame.view.find("deed.ask", frame.left, frame.hit.first) >= 0:
        deed.status = "proposed"
    return deed


def _declared(frame: Frame) -> bool:
    """Whether one side is said to announce a truce of its own."""
    declared = any(frame.view.has(frame.carrier, mark) for mark in ("deed.announce", "deed.begins"))
    return declared or performed(frame.view, frame.hit, frame.right) is not None


def _called(frame: Frame) -> bool:
    """Whether a truce is told as one that began, ended or was called for, its sides not named."""
    view, hit = frame.view, frame.hit
    near = max(view.first, hit.first - _LINK)
    at = view.find("deed.proposed", frame.left, hit.first)
    if at >= 0 and gap_between(view, at + 1, hit.first) <= _LINK:
        return True
    if any(view.find(mark, near, hit.first) >= 0 for mark in ("deed.fact", "deed.announce", "deed.begins")):
        return True
    return view.find("deed.begins", hit.last, min(hit.last + _LINK, view.last)) >= 0


def _receipt(frame: Frame) -> Deed | None:
    """What is given, told of the one who gets it: the giver is the source."""
    view, hit = frame.view, frame.hit
    giver = linked(view, hit, frame.trigger.sources, frame.right)
    receiver = _receiver(frame, giver)
    if giver is None or receiver is None or view.kind(giver) == "place":
        return None
    sides = {view.sheet.figures[f].side or view.sheet.figures[f].key for p in (giver, receiver) for f in p.figures}
    return made(frame, giver.figures, receiver.figures, frame.trigger.mode) if len(sides) > 1 else None


def _receiver(frame: Frame, giver: Party | None) -> Party | None:
    """Who gets it: the subject of the verb, the holder of the noun; who does something with its help."""
    if frame.noun and frame.hit.clitics[-1:] == BY:
        return carried(frame.view, frame.hit.first)
    if frame.noun:
        at = frame.view.find("deed.received", frame.hit.last, min(frame.hit.last + _LINK + 1, frame.view.last))
        if at < 0:
            return holder(frame.view, frame.hit)
        goes_on = frame.view.has(at + 1, "deed.prepositions")  # 'the training that they got from X'
        return subject(frame.view, at, frame.right, at) or (carried(frame.view, frame.hit.first) if goes_on else None)
    found = antecedent(frame.view, frame.hit.first) or subject(frame.view, frame.hit.first, frame.right, frame.left)
    if found is None and subject_suffixed(frame.view, frame.hit):
        found = carried(frame.view, frame.hit.first, None, frame.hit.tag[-2:] == "fs")  # 'said that it got'
    return found if found is not giver else None


def _harm(frame: Frame) -> Deed | None:
    return act(frame) if active(frame) else harm(frame)


FRAMES: dict[str, Callable[[Frame], Deed | None]] = {
    "contact": contact, "visit": visit, "host": reception, "audience": audience, "sitting": sitting, "shared": shared,
    "act": act, "summoned": summoned, "sent": sent, "receipt": _receipt, "accord": _accord, "harm": _harm,
}  # fmt: skip
