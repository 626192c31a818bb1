"""Deeds done to somebody, and accords; the table of frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marsad.arabic.words import TO
from marsad.lexicon.actors import Actor
from marsad.reading.deeds_contacts import contact
from marsad.reading.deeds_force import after, aimed, forced, spot, unknown_hands
from marsad.reading.deeds_frame import Frame, figures_of, made
from marsad.reading.deeds_harm import active, harm, seized
from marsad.reading.deeds_nouns import holder, named_inside
from marsad.reading.deeds_parties import antecedent, between, carried, direct, gap_between, linked
from marsad.reading.deeds_places import host_of, place_figure
from marsad.reading.deeds_scene import ACTING, Party
from marsad.reading.deeds_visits import reception, visit
from marsad.reading.sheet import Deed, figure_of

_HOSTED = frozenset(("AID", "REJECT"))  # done to the state whose capital is named
_LINK = 3  # words between the holder of a noun and the preposition of the one it is done to


def _act(frame: Frame) -> Deed | None:
    view, hit, trigger = frame.view, frame.hit, frame.trigger
    if trigger.open and not frame.noun and (nobody := unknown_hands(frame)) is not None:
        return forced(frame, nobody)
    doer = frame.doer()
    target = aimed(frame, [link for link in trigger.links if link])
    if frame.noun:
        owner = holder(view, hit)
        if _undergoes(frame, owner, target):
            target = owner
        elif doer is None and (trigger.bare or after(frame)) and owner is not None:
            doer = owner
            if target is not None and gap_between(view, owner.last, target.lead_at) > _LINK:
                target = None
            if target is None and "" in trigger.links:
                target = next((p for p in view.parties if p.first == owner.last and not p.lead), None)
    elif hit.tag[:8] == "past.own":
        target = antecedent(view, hit.first) or target
    elif target is None and "" in trigger.links:
        target = direct(view, hit, frame.right, doer)
    if target is None and trigger.type == "ASSAULT":
        target = _its(frame)
    elif target is None and trigger.type in ("RETREAT", "MOBILIZE"):
        target = _beyond(frame, doer)
    if doer is None and frame.noun and target is not None and target.lead != TO:
        doer = linked(view, hit, [TO], target.first)  # 'the attack of X on Y'
    if doer is None:
        return forced(frame, None)
    if trigger.type == "COERCE" and target is None and (passive := seized(frame, doer)) is not None:
        return passive
    if trigger.sources and target is None:
        told = [p for p in view.parties if frame.left <= p.first and p.last <= hit.first and not p.lead and view.acts(p)]
        target = told[0] if told else carried(view, hit.first, frame.previous)
    figures = figures_of(target) if target is not None and target is not doer else ()
    own = {view.sheet.figures[f].side for f in doer.figures} | {view.sheet.figures[f].key for f in doer.figures}
    figures = tuple(f for f in figures if view.sheet.figures[f].key not in own and view.sheet.figures[f].type in ACTING)
    if trigger.type in _HOSTED and target is None:
        target = spot(frame, [link for link in trigger.links if link], doer)
    placed = target is not None and view.kind(target) == "place" and trigger.id != "killing"
    if placed and target is not None and trigger.type in _HOSTED and (host := host_of(view.sheet, target)) is not None:
        figures = (host,) if view.sheet.figures[host].key not in own else ()
    if placed and not figures:
        figures = _opponents(frame, doer)
    owned = bool(trigger.needs) and hit.tag == "noun" and doer.first == hit.last  # 'the withdrawal of X from …'
    alone = trigger.alone and (not frame.noun or frame.carrier >= 0 or doer.first < hit.first or owned)
    if not figures and not placed and not alone:
        return forced(frame, doer)
    if frame.carrier >= 0 and view.kind(doer) == "person" and view.has(hit.first, "deed.verbal"):
        return None  # an attack in words
    deed = made(frame, doer.figures, figures, trigger.mode)
    if placed and target is not None:
        deed.place = place_figure(view.sheet, target)
    return deed


def _its(frame: Frame) -> Party | None:
    """The state whose land a suffix names as what is struck ('X held out since the attack on its land')."""
    view, hit = frame.view, frame.hit
    at = view.find("deed.lands", hit.last, min(hit.last + 2 * _LINK, frame.right))
    if at < 0 or view.sheet.tokens.words[at - 1] not in frame.trigger.links:
        return None
    found = carried(view, hit.first, frame.previous)
    return found if found is not None and view.kind(found) == "state" else None


def _beyond(frame: Frame, doer: Party | None) -> Party | None:
    """The state on the other side of a border that forces mass at or leave ('the border with X')."""
    view, links = frame.view, frame.trigger.links
    for party in view.parties:
        if frame.hit.last <= party.first < frame.right and view.kind(party) == "place" and party.lead in links:
            own = figures_of(doer)
            actors = view.sheet.lexicon.entries("actor", Actor)
            told = [view.adjectives[i].index for i in range(party.first, party.last) if i in view.adjectives]
            inside = {*named_inside(view, party), *(figure_of(view.sheet, actors[n]) for n in told)}
            states = tuple(f for f in inside if f not in own and view.sheet.figures[f].type == "state")
            if len(states) == 1:
                return replace(party, figures=states)
    return None


def _undergoes(frame: Frame, owner: Party | None, target: Party | None) -> bool:
    """Whether the holder of a noun suffers it ('the invasion of X'): nobody else stands close behind it."""
    if owner is None or "" not in frame.trigger.links or owner.first < frame.hit.last:
        return False
    behind = frame.view.sheet.tokens.words[owner.last] if owner.last < frame.view.last else ""
    led = behind.startswith(TO) and (len(behind) > _LINK or frame.view.has(owner.last, "deed.pronouns"))
    if not owner.weak and (led or frame.view.has(owner.last, "deed.victims") or frame.view.has(owner.last, "deed.targets")):
        return False  # 'the abduction by X of dozens', 'the invasion by X of it'
    return target is None or (not owner.weak and gap_between(frame.view, owner.last, target.lead_at) > _LINK)


def _opponents(frame: Frame, doer: Party) -> tuple[int, ...]:
    """Those against whom the sentence tells of fighting before: 'operations against X, where Y took the town'."""
    view = frame.view
    against = [p for p in view.parties if p.last <= frame.hit.first and view.has(p.lead_at, "deed.against") and not p.weak]
    return next((p.figures for p in reversed(against) if set(p.figures).isdisjoint(doer.figures)), ())


def _accord(frame: Frame) -> Deed | None:
    view, hit = frame.view, frame.hit
    truce = frame.trigger.type == "RETREAT"
    sides = between(view, hit, frame.right, 2 * _LINK if truce else _LINK)
    if truce and len(sides) == 1:
        return made(frame, sides, (), frame.trigger.mode)
    if len(sides) == 2:
        return made(frame, sides[:1], sides[1:], frame.trigger.mode)
    if len(sides) > 2:
        return made(frame, sides, (), frame.trigger.mode)
    doer = frame.doer() or (holder(view, hit) if frame.noun else None)
    if truce and doer is None and _called(frame):
        return made(frame, (), (), frame.trigger.mode)
    partner = linked(view, hit, frame.trigger.links, frame.right)
    if doer is None and frame.trigger.type == "COOPERATE" and partner is not None:
        doer = carried(view, hit.first)
    if doer is None and frame.noun and frame.trigger.id == "agreed":
        return _agreed(frame)
    if doer is None or (partner is None and len(doer.figures) < 2 and view.kind(doer) == "person"):
        return None
    if frame.noun and partner is None and len(doer.figures) < 2:
        return None
    if partner is None and len(doer.figures) == 2:
        return made(frame, doer.figures[:1], doer.figures[1:], frame.trigger.mode)
    return made(frame, doer.figures, tuple(f for f in figures_of(partner) if f not in doer.figures), frame.trigger.mode)


def _called(frame: Frame) -> bool:
    """Whether a truce is told as one that began, ended or was called for, its sides not named."""
    view, hit = frame.view, frame.hit
    near = max(view.first, hit.first - _LINK)
    if any(view.find(mark, near, hit.first) >= 0 for mark in ("deed.proposed", "deed.fact", "deed.announce", "deed.begins")):
        return True
    return view.find("deed.begins", hit.last, min(hit.last + _LINK, view.last)) >= 0


def _agreed(frame: Frame) -> Deed | None:
    """'It was agreed': those of the contact told before; an accord on another meeting is none."""
    view, hit, known = frame.view, frame.hit, frame.known
    ahead = [h for i in range(hit.last, min(hit.last + 4, frame.right)) for h in view.sheet.hits_at.get(i, ())]
    if known is None or len((*known.source, *known.target)) < 2 or known.type != "CONSULT" or any(h.kind == "deed" for h in ahead):
        return None
    return made(frame, (*known.source, *known.target), (), frame.trigger.mode)


def _harm(frame: Frame) -> Deed | None:
    return _act(frame) if active(frame) else harm(frame)


FRAMES: dict[str, Callable[[Frame], Deed | None]] = {
    "contact": contact, "visit": visit, "host": reception, "act": _act, "accord": _accord, "harm": _harm,
}  # fmt: skip
