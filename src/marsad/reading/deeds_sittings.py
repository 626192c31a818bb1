"""Sittings of bodies of many members: told as held, to be held, or as the occasion of something else."""

from __future__ import annotations

from marsad.arabic.words import WITH
from marsad.reading.deeds_contacts import meeting
from marsad.reading.deeds_frame import Figures, Frame, figures_of
from marsad.reading.deeds_nouns import holder, housed, members, present
from marsad.reading.deeds_parties import carried, subject
from marsad.reading.deeds_places import international
from marsad.reading.deeds_scene import Party
from marsad.reading.deeds_status import moment_of, place_of
from marsad.reading.deeds_summits import summit_of
from marsad.reading.sheet import Deed

_BODY = 3  # tokens between the noun and 'of' before the body
_HEADS = 5  # tokens for those who sit, before the name of their body
_LED = 3  # tokens before the noun among which a word tells that it is an occasion


def sitting(frame: Frame) -> Deed | None:
    """One sitting of an international body, with those who took part; None where it is told as a habit or an office."""
    view = frame.view
    if not frame.noun:
        return None
    doer = frame.doer()
    body = _body(frame, doer)
    if body is None or view.has(frame.carrier - 1, "deed.denied") or not _happens(frame, body):
        return None
    attended = view.has(frame.carrier, "deed.attends")
    guests = figures_of(_attending(frame, body) or doer) if doer is not body and attended else _speaking(frame, body)
    guest = () if guests or attended else _delegate(frame)
    guests = guests or guest
    deed = meeting(frame, (*guests, *members(view, body), *present(view, frame.hit, frame.right)), (), council=True)
    if deed is not None and body.first == frame.hit.last >= deed.last:
        deed.last, deed.end = body.last, view.sheet.tokens.ends[body.last - 1]  # 'the summit' and its adjective
    if deed is not None and guest and deed.status == "held" and view.find_said("deed-to-attend", *_just_before(frame)) >= 0:
        deed.status, deed.time = "scheduled", None  # 'came to X to take part in the summit'
    return deed


def _just_before(frame: Frame) -> tuple[int, int]:
    """The tokens before the noun among which a word tells that it is an occasion."""
    return max(frame.view.first, frame.hit.first - _LED), frame.hit.first


def _delegate(frame: Frame) -> Figures:
    """The person who goes to take part in a sitting, or leads a delegation to it."""
    view = frame.view
    at = view.find_said("deed-to-attend", *_just_before(frame))
    if at < 0:
        heads = range(frame.left, frame.hit.first)
        led = next((i for i in heads if view.has(i, "deed.attends")), -1)
        at = frame.hit.first if led >= 0 and view.find_said("deed-delegation", led, frame.hit.first) >= 0 else -1
    found = carried(view, at, people=True) if at >= 0 else None
    alone = found is not None and len(found.figures) == 1 and view.kind(found) == "person"
    return found.figures if found is not None and alone else ()


def _body(frame: Frame, doer: Party | None) -> Party | None:
    """Whose sitting it is: the holder of the noun, the body behind 'of' or 'within', or the subject that holds it."""
    view, hit = frame.view, frame.hit
    if view.says_led(hit.first, "deed-summits") and (summit := summit_of(view, hit.last)) is not None:
        return summit
    behind = (p for p in view.parties if p.lead_at == p.first and hit.last <= p.first <= hit.last + _BODY and p.lead in frame.trigger.links)
    for party in (holder(view, hit), housed(view, hit), next(behind, None), _members(frame), doer, _assembled(frame)):
        if party is not None and not party.weak and _of_many(frame, party):
            return party
    return None


def _members(frame: Frame) -> Party | None:
    """The body whose ministers or leaders sit, behind the words for them ('the meeting of the foreign ministers of the states of X')."""
    view, at = frame.view, frame.hit.last
    while at < min(view.last, frame.hit.last + _HEADS) and view.says(at, "deed-members"):
        at += 1
    return next((p for p in view.parties if p.first == at), None) if at > frame.hit.last else None


def _assembled(frame: Frame) -> Party | None:
    """Who goes on, or acts in the clause behind it, where a sitting of nobody's is when he does ('at the end of a meeting of two days
    the ministers of X said')."""
    view, hit = frame.view, frame.hit
    if hit.tag != "noun" or frame.carrier >= 0 or not view.says(hit.first - 1, "deed-occasion"):
        return None
    led = [p for p in view.parties if hit.last <= p.lead_at < frame.right]
    if holder(view, hit) is not None or any(p.lead == WITH or view.has(p.lead_at, "deed.between") for p in led):
        return None
    verb = min((i for i in view.verbs & view.opens if i > hit.last), default=-1)
    found = carried(view, hit.first) or (subject(view, verb, view.last, verb) if verb >= 0 else None)
    figure = None if found is None else view.sheet.figures[found.figures[0]]
    return found if figure is not None and (figure.side or figure.key) in view.sheet.lexicon.actors() else None


def _of_many(frame: Frame, party: Party) -> bool:
    """Whether a party is a body of many members that is no state's own, or several ministers of such a body."""
    view = frame.view
    figure = view.sheet.figures[party.figures[0]]
    if len(party.figures) > 1 or not international(view.sheet, party.figures[0]):
        return False
    if figure.type == "person":
        return figure.number == "p" and view.find("deed.council", party.first, party.last) >= 0
    return figure.type == "organisation" and view.find("deed.council", party.first, party.last) >= 0


def _happens(frame: Frame, body: Party) -> bool:
    """Whether the sitting is told as one: carried by a verb, as the occasion of something, or with its day or place."""
    view, hit = frame.view, frame.hit
    told = view.find_said("deed-came", body.last, min(body.last + _LED, view.last)) >= 0
    if view.find("deed.sidelines", max(view.first, hit.first - _LED), hit.first) >= 0:
        return told
    if frame.carrier >= 0 or hit.clitics[-1:] in tuple(frame.trigger.links):
        return True
    if any(view.says(i, "deed-occasion") for i in range(max(view.first, hit.first - _LED), hit.first)):
        return True
    return told or bool(moment_of(view, hit, frame.left, frame.right) or place_of(view, hit, frame.left, frame.right))


def _speaking(frame: Frame, body: Party) -> Figures:
    """Who speaks or acts 'during' a sitting in its clause, and so takes part in it; not one of the body's own."""
    view, hit = frame.view, frame.hit
    if not view.has(hit.first - 1, "deed.meanwhile"):
        return ()
    found = carried(view, hit.first, people=True)
    if found is None or view.kind(found) != "person" or len(found.figures) > 1:
        return ()
    figures = view.sheet.figures
    return found.figures if figures[found.figures[0]].side != figures[body.figures[0]].side else ()


def _attending(frame: Frame, body: Party) -> Party | None:
    """Who takes part, told behind the body ('there take part in the meeting of X A, B and C')."""
    view = frame.view
    near = next((p for p in view.parties if p.first >= body.last), None)
    beside = near is not None and near.first - body.last <= _BODY and not near.lead and not near.weak
    return near if beside and near is not None and view.acts(near) and view.verbs.isdisjoint(range(body.last, near.first)) else None
