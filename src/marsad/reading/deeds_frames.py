"""From a trigger and its clause to a deed: one function for each frame of the lexicon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.arabic.words import TO
from marsad.lexicon.deeds import Trigger
from marsad.lexicon.match import Hit
from marsad.reading.deeds_parties import (
    between,
    carried,
    carrier_of,
    decided,
    direct,
    gathered,
    goes_on,
    holder,
    housed,
    linked,
    members,
    performed,
    present,
    subject,
)  # fmt: skip
from marsad.reading.deeds_places import host_of, place_figure
from marsad.reading.deeds_scene import ACTING, Party, Scene
from marsad.reading.deeds_status import moment_of, place_of, status
from marsad.reading.sheet import Deed

Figures = tuple[int, ...]


@dataclass(slots=True)
class Frame:
    """A trigger in its clause (tokens left..right)."""

    view: Scene
    hit: Hit
    trigger: Trigger
    left: int
    right: int
    previous: Scene | None
    known: Deed | None = None
    objects: frozenset[str] = frozenset()
    carrier: int = -1

    @property
    def noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.hit.tag[:4] == "noun"

    def doer(self) -> Party | None:
        """The subject: of the verb, of the light verb that carries the noun, or the one that goes on."""
        view, hit = self.view, self.hit
        if not self.noun:
            found = subject(view, hit.first, self.right, self.left)
            if found is None and goes_on(view, hit.last - 1, self.left, self.objects):
                people = self.trigger.frame == "visit"
                return carried(view, hit.first, self.previous, hit.tag[-2:] == "fs", people)
            return found
        contact = self.trigger.frame in ("contact", "visit")
        self.carrier = carrier_of(view, hit, self.left, announced=not contact)
        if self.trigger.sources:
            found = linked(view, hit, self.trigger.sources, self.right)
            if found is not None:
                return found
        after = performed(view, hit, self.right)
        if after is not None:
            return after
        if hit.tag == "noun.own" and (contact or self.carrier < 0):
            return carried(view, hit.first, self.previous)
        if self.carrier < 0:
            return decided(view, hit)
        found = subject(view, self.carrier, hit.first, self.left)
        if found is not None or hit.tag == "noun.the" or view.has(self.carrier, "deed.announce"):
            return found
        after = frozenset(view.sheet.tokens.words[hit.first : hit.first + 1])
        return carried(view, self.carrier, self.previous) if goes_on(view, self.carrier, self.left, after) else None


def _figures(*parties: Party | None) -> Figures:
    return tuple(dict.fromkeys(f for party in parties if party is not None for f in party.figures))


def _contact(frame: Frame) -> Deed | None:
    view, hit, links = frame.view, frame.hit, frame.trigger.links
    doer = frame.doer()
    if frame.noun and not frame.trigger.bare and frame.carrier < 0 and not _called_for(frame):
        return None
    sides = between(view, hit, frame.right) or (gathered(view, hit, frame.right) if frame.noun else ())
    if len(sides) >= 2:
        return _meeting(frame, sides[:1], sides[1:])
    partner = linked(view, hit, [link for link in links if link], frame.right)
    if partner is None and not frame.noun and "" in links:
        partner = direct(view, hit, frame.right, doer)
    if not frame.noun:
        return _meeting(frame, _figures(doer), _figures(partner))
    owner = holder(view, hit)
    if owner is not None and owner.weak and len(owner.figures) >= 2:
        return _meeting(frame, owner.figures[:1], owner.figures[1:])
    return _named_contact(frame, doer, partner, owner)


def _named_contact(frame: Frame, doer: Party | None, partner: Party | None, owner: Party | None) -> Deed | None:
    """A contact told by a noun: its holder, its second party, and the subject of the clause where one of them is missing."""
    view, hit = frame.view, frame.hit
    body = owner if owner is not None and not owner.weak and view.kind(owner) == "organisation" else housed(view, hit)
    if body is not None and partner is None and frame.trigger.id in ("meeting", "summit"):
        return _meeting(frame, (*members(view, body), *present(view, hit, frame.right)), (), council=True)
    if owner is not None and not owner.weak and (doer is None or partner is None):
        if partner is None and doer is None and _led(view, hit) and frame.trigger.mode != "written":
            doer = carried(view, hit.first, people=view.kind(owner) == "person")
        doer, partner = (owner, partner) if doer is None else (doer, partner or owner)
    if doer is None and partner is not None and owner is None:
        doer = carried(view, hit.first, frame.previous)
    doer = doer or owner
    if partner is None and frame.trigger.sources and doer is not None:
        partner = subject(view, frame.carrier, hit.first, frame.left) if frame.carrier >= 0 else None
    if partner is None and frame.trigger.mode == "call":
        partner = _addressee(frame)
        doer = doer or (carried(view, hit.first) if partner is not None else None)
    others = present(view, hit, frame.right)
    if doer is None and partner is None and len(others) < 2:
        return _again(frame)
    return _meeting(frame, (*_figures(doer), *others), _figures(partner))


def _addressee(frame: Frame) -> Party | None:
    """To whom something is said 'during a call': the party behind 'to' before the noun."""
    found = [p for p in frame.view.parties if frame.left <= p.first and p.last <= frame.hit.first and not p.weak]
    return next((p for p in found if p.lead == TO and frame.view.acts(p)), None)


def _again(frame: Frame) -> Deed | None:
    """'Another meeting': the parties of the contact told just before."""
    view, hit, known = frame.view, frame.hit, frame.known
    if known is None or known.type != "CONSULT" or not view.has(hit.last, "deed.another"):
        return None
    return _made(frame, known.source, known.target, known.mode)


def _called_for(frame: Frame) -> bool:
    """Whether the contact is called for, or has a holder or a second party of its own and is written."""
    hit = frame.hit
    if frame.trigger.mode == "written":
        return holder(frame.view, hit) is not None or hit.tag == "noun.own"
    return frame.view.find("deed.proposed", max(frame.view.first, hit.first - 5), hit.first) >= 0


def _led(view: Scene, hit: Hit) -> bool:
    """Whether a noun stands behind a preposition, so that its parties may be those of the clause."""
    return bool(hit.clitics) or (hit.first > view.first and view.has(hit.first - 1, "deed.prepositions"))


def _meeting(frame: Frame, source: Figures, target: Figures, council: bool = False) -> Deed | None:
    figures = frame.view.sheet.figures
    target = tuple(f for f in target if f not in source)
    every = [f for f in (*source, *target) if figures[f].type in ("person", "state", "organisation")]
    if len(every) < 2 and not council:
        return None
    source, target = tuple(f for f in source if f in every), tuple(f for f in target if f in every)
    sides = {figures[f].side or figures[f].key for f in every}
    mode = frame.trigger.mode
    if council or (mode in ("meeting", "multilateral") and len(sides) >= 3):
        return _made(frame, (*source, *target), (), "multilateral")
    if mode == "multilateral":
        mode = "meeting"
    if not source:
        return None
    if not target:
        source, target = source[:1], source[1:]
    return _made(frame, source, target, mode)


def _visit(frame: Frame) -> Deed | None:
    view = frame.view
    doer, host = _visitor(frame)
    if doer is None or host is None:
        return None
    states = tuple(dict.fromkeys(s for f in host.figures if (s := host_of(view.sheet, host, f)) is not None))
    guests = tuple(f for f in doer.figures if f not in states and view.sheet.figures[f].type in ACTING)
    sides = {view.sheet.figures[f].side for f in guests}
    states = tuple(s for s in states if view.sheet.figures[s].key not in sides)
    if not guests or not states:
        return None
    deed = _made(frame, guests, states, frame.trigger.mode)
    deed.place = place_figure(view.sheet, host)
    return deed


def _visitor(frame: Frame) -> tuple[Party | None, Party | None]:
    """Who visits, and the party that names the state or city visited."""
    view, hit = frame.view, frame.hit
    doer = frame.doer()
    if frame.noun and doer is None:
        doer = holder(view, hit)
        if doer is not None and view.kind(doer) in ("state", "place") and not doer.weak:
            doer = None
        if doer is None:
            doer = carried(view, hit.first, frame.previous, people=True)
    if not frame.noun and doer is not None and view.kind(doer) == "state" and doer.first >= hit.last:
        before = carried(view, hit.first, frame.previous)  # 'he will visit X': the state is no subject
        doer = before if before is not None and view.kind(before) == "person" else doer
    for party in view.parties:
        if party is doer or party.first < hit.last or party.first >= frame.right or party.weak:
            continue
        if party.lead in frame.trigger.links and host_of(view.sheet, party) is not None:
            return doer, party
    return doer, None


def _host(frame: Frame) -> Deed | None:
    view = frame.view
    doer = frame.doer()
    guest = direct(view, frame.hit, frame.right, doer)
    if doer is None or guest is None:
        return None
    return _meeting(frame, doer.figures, guest.figures)


def _act(frame: Frame) -> Deed | None:
    view, hit, trigger = frame.view, frame.hit, frame.trigger
    doer = frame.doer()
    target = linked(view, hit, [link for link in trigger.links if link], frame.right)
    if frame.noun:
        owner = holder(view, hit)
        undergoes = owner is not None and "" in trigger.links and owner.first >= hit.last and target is None
        if undergoes:
            target = owner
        elif doer is None and trigger.bare:
            doer = owner
    elif target is None and "" in trigger.links:
        target = direct(view, hit, frame.right, doer)
    if doer is None:
        return None
    if trigger.sources and target is None:
        told = [p for p in view.parties if frame.left <= p.first and p.last <= hit.first and not p.lead and view.acts(p)]
        target = told[0] if told else carried(view, hit.first, frame.previous)
    figures = _figures(target) if target is not None and target is not doer else ()
    figures = tuple(f for f in figures if f not in doer.figures and view.sheet.figures[f].type in ACTING)
    placed = target is not None and view.kind(target) == "place"
    if not figures and not placed and not trigger.alone and (not frame.noun or frame.carrier < 0):
        return None
    deed = _made(frame, doer.figures, figures, trigger.mode)
    if placed and target is not None:
        deed.place = place_figure(view.sheet, target)
    return deed


def _accord(frame: Frame) -> Deed | None:
    view, hit = frame.view, frame.hit
    sides = between(view, hit, frame.right)
    if len(sides) == 2:
        return _made(frame, sides[:1], sides[1:], frame.trigger.mode)
    if len(sides) > 2:
        return _made(frame, sides, (), frame.trigger.mode)
    doer = frame.doer() or (holder(view, hit) if frame.noun else None)
    partner = linked(view, hit, frame.trigger.links, frame.right)
    if doer is None and frame.trigger.type == "COOPERATE" and partner is not None:
        doer = carried(view, hit.first)
    if doer is None and frame.noun and frame.trigger.id == "agreed":
        return _agreed(frame)
    if doer is None or (partner is None and len(doer.figures) < 2 and view.kind(doer) == "person"):
        return None
    if frame.noun and partner is None and len(doer.figures) < 2:
        return None
    return _made(frame, doer.figures, tuple(f for f in _figures(partner) if f not in doer.figures), frame.trigger.mode)


def _agreed(frame: Frame) -> Deed | None:
    """'It was agreed': those of the contact told before; an accord on another meeting is none."""
    view, hit, known = frame.view, frame.hit, frame.known
    ahead = [h for i in range(hit.last, min(hit.last + 4, frame.right)) for h in view.sheet.hits_at.get(i, ())]
    if known is None or known.type != "CONSULT" or any(h.kind == "deed" for h in ahead):
        return None
    return _made(frame, (*known.source, *known.target), (), frame.trigger.mode)


def _made(frame: Frame, source: Figures, target: Figures, mode: str | None) -> Deed:
    view, hit = frame.view, frame.hit
    moment = moment_of(view, hit, frame.left, frame.right)
    place = place_of(view, hit, frame.left, frame.right)
    told = frame.trigger.status or status(view, hit, frame.carrier, (frame.left, frame.right), moment)
    first, last = _span(frame, {*source, *target})
    tokens = view.sheet.tokens
    start = hit.start if first == hit.first else tokens.starts[first]
    return Deed(
        frame.trigger.type, mode, source, target, told, None if moment is None else moment.value,
        None if place is None else place_figure(view.sheet, place), first, last, start, tokens.ends[last - 1],
        (), [f"deed:{frame.trigger.id}"],
    )  # fmt: skip


def _span(frame: Frame, figures: set[int]) -> tuple[int, int]:
    """The tokens of the evidence: the trigger, what carries it, and its parties in the clause."""
    first, last = frame.hit.first, frame.hit.last
    if frame.left <= frame.carrier < first:
        first = frame.carrier
    for party in frame.view.parties:
        if frame.left <= party.first and party.last <= frame.right and not figures.isdisjoint(party.figures):
            first, last = min(first, party.first), max(last, party.last)
    return first, last


FRAMES: dict[str, Callable[[Frame], Deed | None]] = {
    "contact": _contact, "visit": _visit, "host": _host, "act": _act, "accord": _accord,
}  # fmt: skip
