"""Deeds done to somebody: who does them and to whom."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from marsad.arabic.words import ARTICLE, BY, TO
from marsad.lexicon.actors import Actor
from marsad.reading.deeds_agents import acting, bound, by_forces, covered, crisis, decreed, done_to, forces, meant_inside, only_other, sold
from marsad.reading.deeds_between import between
from marsad.reading.deeds_charged import charged, tried
from marsad.reading.deeds_claimed import with_claimer
from marsad.reading.deeds_counted import counted_behind, described_by, from_land, imposed, parted, past_adjectives
from marsad.reading.deeds_dealt import dealt_to
from marsad.reading.deeds_force import after, aimed, forced, spot, unknown_hands
from marsad.reading.deeds_frame import Figures, Frame, figures_of
from marsad.reading.deeds_governed import PLANNED, called_for
from marsad.reading.deeds_harm import seized
from marsad.reading.deeds_held import at_hands, occupant
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import holder, named_inside
from marsad.reading.deeds_objects import annexed, counted_people, forces_led, object_at, past_count
from marsad.reading.deeds_parties import carried, direct, gap_between, linked
from marsad.reading.deeds_passive import behind_verb, by_agent, by_nobody, freed, undergone
from marsad.reading.deeds_penalties import PENDING
from marsad.reading.deeds_places import host_of, place_figure, visited
from marsad.reading.deeds_pronouns import held_before, object_meant, owned, place_before
from marsad.reading.deeds_scene import ACTING, Party
from marsad.reading.deeds_whose import abroad, beneath, beyond_object, opponents
from marsad.reading.sheet import Deed, figure_of

_HOSTED = frozenset(("AID", "CONCEDE", "REJECT", "SANCTION"))  # done to the state whose capital is named
_LANDS = frozenset(("ASSAULT", "COERCE"))  # what is done to a place is done to the state that is named with it
_SEIZED = frozenset(("COERCE", "CONCEDE"))  # done to people, told in the passive too
_BETWEEN = frozenset(("war", "ties-cut", "severed", "ties-resumed", "ties-restored", "ties-made-normal"))  # done by one to the other
_PAIR = 2  # sides that two adjectives name
_FAR = 8  # words between the name of a mediation and those between whom it is
_LINK = 3  # words between the holder of a noun and the preposition of the one it is done to


def act(frame: Frame) -> Deed | None:
    """What one side does to another, or alone where the trigger allows it; None where too little is told."""
    return tried(frame) or charged(frame, _done(frame))


def _done(frame: Frame) -> Deed | None:
    view, hit, trigger = frame.view, frame.hit, frame.trigger
    if trigger.open and not frame.noun and (nobody := unknown_hands(frame)) is not None:
        return forced(frame, with_claimer(frame, nobody))
    if (done := undergone(frame) or (freed(frame) if trigger.type == "CONCEDE" else None)) is not None:
        return done
    doer, target = _sides(frame)
    if (ties := parted(frame, _BETWEEN)) is not None or (trigger.id == "war-in" and not abroad(frame, doer, target)):
        return ties
    doer = decreed(frame) if doer is None else doer
    if doer is None:
        return by_nobody(frame, target) or forced(frame, None) or _called_for(frame, target)
    if not frame.noun and (agent := by_agent(frame, doer) or behind_verb(frame, doer)) is not None:
        return agent
    by_hand = not frame.noun and (view.has(hit.last, "deed.hand") or (target is not None and view.has(target.lead_at, "deed.place")))
    if trigger.type in _SEIZED and (target is None or by_hand) and (passive := seized(frame, doer)) is not None:
        return passive
    if trigger.sources and target is None:
        target = _before(frame) or carried(view, hit.first, frame.previous)
    figures, placed = _suffers(frame, doer, target)
    if not figures and trigger.type in _LANDS and doer.figures and not view.has(doer.first, "deed.victims"):
        figures = beneath(frame, doer.figures, doer.last)
    figures = figures or _meant(frame, doer, target)
    private = trigger.type == "SANCTION" and target is not None and target.weak and view.has(target.first, "deed.private")
    if private:
        figures = ()  # what a man or a firm of a state bears is not borne by the state
    alone = _alone(frame, doer, private)
    pair = doer.weak == frame.noun and len(doer.figures) == _PAIR and trigger.id in _BETWEEN
    if not figures and placed is None and not (alone or pair):
        return forced(frame, doer)
    if view.kind(doer) == "person" and _in_words(frame, doer):
        return None  # an attack in words
    source = doer.figures
    if pair and not figures:
        source, figures = source[:1], source[1:]  # 'the X-Y war'
    deed = made(frame, source, figures, trigger.mode)
    if trigger.id == "war-in" or placed is not None:
        deed.place = None if placed is None else place_figure(view.sheet, placed)  # the land of a war in it is the other side's
    return deed


def _meant(frame: Frame, doer: Party, target: Party | None) -> Figures:
    """Whom penalties that are lifted were meant for, whose goods are banned, where nothing leads to them."""
    if frame.trigger.id in PENDING and frame.trigger.type == "CONCEDE":
        return only_other(frame, doer)
    return sold(frame, doer) if target is None and frame.trigger.id == "banned-goods" else ()


def _called_for(frame: Frame, target: Party | None) -> Deed | None:
    """What somebody calls for without saying who is to do it ('X called for penalties to be imposed on Y'), or what came before."""
    if frame.trigger.type not in PLANNED or target is None:
        return None
    called = called_for(frame.view, frame.hit, frame.left)
    if not (called or imposed(frame)):
        return None
    if not frame.view.fights.isdisjoint(range(frame.hit.last, target.first)):
        return None  # 'called for a ban because of the war on Y'
    figures, placed = _suffers(frame, Party((), frame.hit.first, frame.hit.last), target)
    if not figures:
        return None
    deed = made(frame, (), figures, frame.trigger.mode)
    deed.status = "proposed" if called else deed.status
    if placed is not None:
        deed.place = place_figure(frame.view.sheet, placed)
    return deed


def _before(frame: Frame) -> Party | None:
    """Whom a deed is done to whose noun tells by whom: right before a participle, else the first free party of the clause."""
    view, hit = frame.view, frame.hit
    told = [p for p in view.parties if frame.left <= p.first and p.last <= hit.first and view.acts(p)]
    beside = (p for p in told if p.last == hit.first and hit.tag == "noun.the" and not p.weak)
    return next(beside, None) or next((p for p in told if not p.lead), None)


def _in_words(frame: Frame, doer: Party) -> bool:
    """Whether somebody attacks in words: by a noun that his verb carries, or a verb that says no more than that of one known man."""
    if frame.noun:
        return frame.carrier >= 0 and frame.view.has(frame.hit.first, "deed.verbal")
    return doer.named and not doer.weak and frame.view.says(frame.hit.first, "deed-assails")


def _alone(frame: Frame, doer: Party, private: bool) -> bool:
    """Whether a deed counts though nobody is known to suffer it."""
    hit, trigger = frame.hit, frame.trigger
    if trigger.id in PENDING or (trigger.id == "pull-out" and from_land(frame, doer)):
        return True
    named = frame.wanted or (trigger.alone and doer.weak and hit.first <= doer.first <= hit.last + 1)
    if named and frame.noun and trigger.type in ("RETREAT", "MOBILIZE"):
        return True
    owned = bool(trigger.needs) and hit.tag == "noun" and doer.first == hit.last and trigger.type != "AID"  # 'the withdrawal of X from …'
    held = doer.first in (hit.first, hit.last) or frame.view.has(doer.first - 1, "deed.light.after")  # 'the efforts that X makes'
    owned = owned or (trigger.mode == "mediation" and hit.tag != "noun.own" and held)
    if not (trigger.alone or private):
        return False
    if not frame.noun:
        return trigger.type not in _LANDS or done_to(frame, doer)
    return frame.carrier >= 0 or doer.first < hit.first or owned


def _sides(frame: Frame) -> tuple[Party | None, Party | None]:
    """Who does it, and whom or what it is done to."""
    view, hit, trigger = frame.view, frame.hit, frame.trigger
    doer, target = frame.doer(), aimed(frame, [link for link in trigger.links if link])
    if frame.noun and (hands := at_hands(frame)) is not None:
        owner = holder(view, hit)
        doer, target = hands, owner if owner is not None and owner is not hands and not owner.weak else None
    elif frame.noun:
        doer, target = _held(frame, doer, target)
        target = target or meant_inside(frame, doer) or dealt_to(frame) or counted_behind(frame, doer)
        if target is None and trigger.type == "REJECT" and "" in trigger.links:
            target = annexed(view, hit.last, frame.objects)
    elif owned(hit):
        meant = object_meant(view, hit, doer, frame.previous) if "" in trigger.links else None
        target = held_before(view, hit) or described_by(view, hit) or place_before(view, hit) or meant or target
    elif target is None and "" in trigger.links:
        target = direct(view, hit, frame.right, doer)
    elif target is None and trigger.type in _LANDS:
        target = place_before(view, hit) or forces_led(view, trigger.links, hit.last if doer is None else max(doer.last, hit.last))
    start = hit.last if doer is None or doer.first < hit.last else doer.last
    assets = view.find("deed.assets", hit.last, min(hit.last + 2 * _LINK, view.last)) >= 0
    if target is None and not frame.noun and (assets or _counted(frame, start)):
        target = object_at(view, start)
    if target is None and not frame.noun and "" in trigger.links:
        target = annexed(view, start, frame.objects)
    if target is None and trigger.type == "ASSAULT":
        target = occupant(frame) or _its(frame)
    elif target is None and trigger.type in ("RETREAT", "MOBILIZE"):
        target = _beyond(frame, doer)
    if trigger.type == "AID" and target is not None and target.lead == TO and view.says(target.lead_at, "deed-beating"):
        target = None  # 'trained them to fight X'
    target = target or covered(frame) or beyond_object(frame) or bound(frame, doer) or crisis(frame)
    if doer is None and frame.noun and (trigger.type == "RETREAT" if target is None else target.lead != TO):
        end = frame.right if target is None else target.first
        doer = linked(view, past_adjectives(view, hit), [TO], end)  # 'the attack of X on Y'
    return doer, target


def _counted(frame: Frame, token: int) -> bool:
    """Whether the object of a verb begins with a number ('expelled ten X diplomats')."""
    return "" in frame.trigger.links and past_count(frame.view, token) > token


def _held(frame: Frame, doer: Party | None, target: Party | None) -> tuple[Party | None, Party | None]:
    """The sides of a noun: its holder suffers it, or does it where nobody else does."""
    view = frame.view
    owner = holder(view, frame.hit)
    if _undergoes(frame, owner, target):
        return doer, owner
    if doer is not None and frame.carrier >= 0 and target is None and "" in frame.trigger.links and _object_of(frame, owner, doer):
        return doer, owner
    if doer is not None or owner is None or not view.acts(owner) or not (frame.trigger.bare or after(frame) or acting(frame, owner)):
        return doer, target
    if target is not None and gap_between(view, owner.last, target.lead_at) > _LINK:
        target = None
    if target is None and "" in frame.trigger.links:
        target = object_at(view, owner.last) or annexed(view, owner.last, frame.objects)
    return owner, target


def _object_of(frame: Frame, owner: Party | None, doer: Party) -> bool:
    """Whether the party right behind a noun that another's verb carries is its object ('X goes on helping Y')."""
    return owner is not None and not owner.weak and owner.first == frame.hit.last and set(owner.figures).isdisjoint(doer.figures)


def _suffers(frame: Frame, doer: Party, target: Party | None) -> tuple[Figures, Party | None]:
    """The figures it is done to, not the doer's own, and the place where the target is one."""
    view, trigger, known = frame.view, frame.trigger, frame.view.sheet.figures
    own = {known[f].side for f in doer.figures} | {known[f].key for f in doer.figures}
    figures = figures_of(target) if target is not doer else ()
    figures = tuple(f for f in figures if known[f].key not in own and known[f].type in ACTING)
    if trigger.mode == "mediation" and not figures:
        figures = between(view, frame.hit, frame.right, _FAR) or _two(frame)
        figures = figures or (_in_land(frame, own) if trigger.id != "under-care" else ())
    if trigger.type in _HOSTED:
        place = spot(frame, [link for link in trigger.links if link], doer)
        target = place if target is None or (place is not None and place.first < target.first) else target
    if target is None or view.kind(target) != "place" or trigger.id == "killing":
        return figures, None
    where = visited if trigger.type == "AID" else host_of
    if trigger.type in _HOSTED and (host := where(view.sheet, target)) is not None:
        figures = (host,) if known[host].key not in own else ()
    return figures or opponents(frame, doer), target


def _two(frame: Frame) -> Figures:
    """Those whose talks or peace a mediation is for, told by two adjectives ('for the X-Y talks')."""
    last = frame.hit.last
    told = (p for p in frame.view.parties if p.weak and last <= p.first < frame.right and len(p.figures) > 1)
    return next((p.figures for p in told), ())


def _in_land(frame: Frame, own: AbstractSet[str | None]) -> Figures:
    """The state in which somebody mediates ('led the mediation in X')."""
    view, last = frame.view, frame.hit.last
    near = (p for p in view.parties if last <= p.lead_at < last + _LINK and view.has(p.lead_at, "deed.place") and not p.weak)
    found = next((p for p in near if view.kind(p) == "state"), None)
    return () if found is None or view.sheet.figures[found.figures[0]].key in own else found.figures


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
    if behind in frame.objects and not (behind.startswith(BY) and frame.trigger.type == "AID"):
        return False  # 'the setting free by X of Y', not 'the supply of X with arms'
    led = behind.startswith(TO) and (len(behind) > _LINK or frame.view.has(owner.last, "deed.pronouns"))
    if forces(frame, owner) or by_forces(frame, owner) or frame.view.has(frame.hit.last, "deed.craft"):
        return False  # 'the storming by the army of a building'
    if not owner.weak and (led or frame.view.has(owner.last, "deed.victims") or frame.view.has(owner.last, "deed.targets")):
        return False  # 'the abduction by X of dozens', 'the invasion by X of it'
    if not owner.weak and frame.view.kind(owner) != "person" and _object_behind(frame, owner):
        return False  # 'the killing by X of N'
    return target is None or (not owner.weak and gap_between(frame.view, owner.last, target.lead_at) > _LINK)


def _object_behind(frame: Frame, owner: Party) -> bool:
    """Whether a person or people who are counted stand free right behind the state or body that holds a noun."""
    view, at = frame.view, owner.last
    if owner.weak or (not owner.named and view.sheet.tokens.words[owner.first].startswith(ARTICLE)):
        return False  # 'the murder of the scholars X and Y'
    near = [p for p in view.parties if p.first == at and p.lead_at < frame.hit.first and not p.joined]
    people = counted_people(view, at) is not None or any(not p.named and not view.sheet.tokens.words[at].startswith(ARTICLE) for p in near)
    return people or any(view.kind(p) == "person" and not p.weak for p in near)
