"""Contacts: calls, meetings, councils, letters."""

from __future__ import annotations

from marsad.arabic.words import CONJUNCTIONS, THEIRS, TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_beside import behind_spot, met, only_where, past_relative, same_guest, some_of, told_before, upon, visitor
from marsad.reading.deeds_between import between, between_them, joined_with
from marsad.reading.deeds_circumstance import again, attended, behind_occasion, with_hosts
from marsad.reading.deeds_frame import Figures, Frame, figures_of
from marsad.reading.deeds_letters import addressee, called_for, receiver, second
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import among, asked, called_together, gathered, holder, housed, members, present, sponsors
from marsad.reading.deeds_objects import object_at
from marsad.reading.deeds_parties import carried, direct, subject
from marsad.reading.deeds_places import international
from marsad.reading.deeds_pronouns import object_meant, owned, partner_meant, person_before
from marsad.reading.deeds_scene import Party, Scene
from marsad.reading.deeds_strangers import noun_at, stranger, with_stranger
from marsad.reading.deeds_voices import first_person, spoken_by, spoken_for, voice
from marsad.reading.sheet import Deed

_AWAITED = 4  # tokens before the noun of a contact among which a word tells that it is awaited, or has ended
_SINGLE = frozenset(("ms", "fs"))  # a verb with one subject


def contact(frame: Frame) -> Deed | None:
    """A call, a meeting, talks or a letter between two sides or more."""
    deed = _contact(frame) or with_hosts(frame)
    if deed is None or not frame.noun:
        return deed
    before = range(max(frame.left, frame.hit.first - _AWAITED), frame.hit.first)
    if any(frame.view.says(i, "deed-ended") for i in before):
        deed.status = "held"
    elif deed.status == "held" and any(frame.view.says(i, "deed-awaits") for i in before):
        deed.status = "proposed"
    return deed


def _contact(frame: Frame) -> Deed | None:
    """A contact, by the words beside its trigger."""
    view, hit, links = frame.view, frame.hit, frame.trigger.links
    doer = frame.doer()
    if frame.noun and not frame.trigger.bare and frame.carrier < 0 and not called_for(frame):
        return None
    if _topic(frame) or attended(frame) or (doer is None and first_person(hit)):
        return None
    doer = None if doer is not None and not first_person(hit) and _onlooker(view, hit, doer) else doer
    sides = _both(frame)
    if len(sides) >= 2:
        return meeting(frame, sides[:1], sides[1:], apart=True)
    if hit.tag == "noun.own" and (both := _theirs(frame)):
        return meeting(frame, both[:1], both[1:])
    partner = second(frame) or _before(frame)
    called = called_together(view, hit, frame.left) or upon(view, hit) if partner is None and frame.noun and frame.carrier < 0 else ()
    if len(called) > 1:
        return _proposed(meeting(frame, called[:1], called[1:]))
    guest = asked(view, hit, frame.left) if partner is not None and frame.noun and frame.carrier < 0 else None
    if guest is not None and partner is not None:
        return _proposed(meeting(frame, guest.figures, partner.figures))  # 'X called on Y to talk with Z'
    if partner is not None and (frame.noun or "" in links) and view.find("deed.topic", hit.last, partner.first) >= 0:
        partner = None  # 'talks on the ties with X'
    if partner is None and not frame.noun:
        partner = partner_meant(view, hit, doer, frame.previous) if not owned(hit) else object_meant(view, hit, doer, frame.previous)
    if sides and partner is not None:
        return meeting(frame, sides, partner.figures)  # 'the meeting that brought X together with Y'
    if partner is None and not frame.noun and "" in links:
        partner = direct(view, hit, frame.right, doer) or (past_relative(view, doer) if doer is not None else None)
        partner = partner or behind_occasion(view, hit, frame.right, doer)
    if partner is None and doer is not None and frame.trigger.id in ("meeting", "summit") and _sits(frame, doer):
        return meeting(frame, (*members(view, doer), *present(view, hit, frame.right)), (), council=True)
    if not frame.noun:
        return _by_verb(frame, doer, partner)
    return _by_noun(frame, doer, partner)


def _by_noun(frame: Frame, doer: Party | None, partner: Party | None) -> Deed | None:
    """A contact told by a noun: its holder may be one side, both, or those whom another met."""
    view, hit = frame.view, frame.hit
    owner = holder(view, hit) or (behind_spot(view, hit) if partner is None else None)
    owner = None if only_where(frame, owner) else owner
    if partner is None and frame.trigger.mode == "meeting" and (other := met(view, hit, owner)) is not None:
        return meeting(frame, figures_of(owner), other.figures)
    alone = partner is None and frame.carrier < 0
    if hit.tag == "noun.own" and partner is None and doer is not None and owner is not None and set(doer.figures).isdisjoint(owner.figures):
        return meeting(frame, doer.figures, owner.figures)  # 'his meeting the leaders of X and Y'
    if owner is not None and len(owner.figures) >= 2 and (owner.weak or (alone and not _of_one_side(view, owner))):
        return meeting(frame, owner.figures[:1], owner.figures[1:])
    return _named_contact(frame, doer, partner, owner)


def _by_verb(frame: Frame, doer: Party | None, partner: Party | None) -> Deed | None:
    """A contact told by a verb: what stands behind it is its object where the one who goes on is its subject."""
    view, hit = frame.view, frame.hit
    partner = partner or some_of(frame, doer)
    if partner is None and doer is not None and "" in frame.trigger.links and doer.first >= hit.last and _of_one_side(view, doer):
        joined = doer.last < view.last and view.sheet.tokens.words[doer.last][0] in CONJUNCTIONS
        if with_stranger(frame, doer) or (not joined and noun_at(view, doer.last)):
            some = among(view, hit)
            return meeting(frame, doer.figures, some.figures) if some is not None else _one_sided(frame, doer)
        doer, partner = frame.goes_on() or _next(frame, doer), doer  # 'where he will meet X'
    if doer is None and partner is not None and hit.tag[-2:] in _SINGLE and not owned(hit):
        doer = person_before(view, hit, partner) or same_guest(frame, partner)
    return meeting(frame, figures_of(doer), figures_of(partner)) or _one_sided(frame, doer or partner)


def _of_one_side(view: Scene, party: Party) -> bool:
    """Whether a party is one, or several of one side, who would not have met one another."""
    known = [view.sheet.figures[f] for f in party.figures]
    return len({figure.side for figure in known}) == 1 and (len(known) == 1 or known[0].side is not None)


def _onlooker(view: Scene, hit: Hit, doer: Party) -> bool:
    """Whether the supposed party is nobody's, and only tells of the contact ('an analyst said that after talks with X …')."""
    told = voice(view, hit.first)
    return told is not None and told.figures == doer.figures and all(view.sheet.figures[f].side is None for f in doer.figures)


def _both(frame: Frame) -> Figures:
    """Both sides where they are told together: 'between X and Y', 'that brought X and Y together', 'between him and X'."""
    view, hit = frame.view, frame.hit
    if not frame.noun:
        return between(view, hit, frame.right)
    sides = between_them(view, hit, frame.right, frame.previous) or between(view, hit, frame.right)
    return sides or joined_with(view, hit, frame.right, frame.previous) or gathered(view, hit, frame.right)


def _proposed(deed: Deed | None) -> Deed | None:
    """A contact to which somebody calls, which so far nobody has held, unless he does so at it."""
    if deed is not None and deed.status == "held" and not deed.occasion:
        deed.status = "proposed"
    return deed


def _next(frame: Frame, partner: Party) -> Party | None:
    """The subject of the next clause ('after a visit in which he met X, Y said')."""
    view = frame.view
    if not view.has(frame.hit.last, "deed.during"):
        return None
    verb = min((i for i in view.verbs & view.opens if i >= partner.last), default=-1)
    found = subject(view, verb, view.last, verb) if verb >= 0 else None
    return None if found is partner else found


def _theirs(frame: Frame) -> Figures:
    """The two whose contact it is by a dual suffix ('X told Y after their talks')."""
    view, hit = frame.view, frame.hit
    if not view.sheet.tokens.words[hit.first].endswith(THEIRS):
        return ()
    near = [p for p in view.parties if frame.left <= p.first and p.last <= hit.first and view.acts(p) and not p.weak]
    found = dict.fromkeys(f for p in near[-2:] for f in p.figures)
    return tuple(found) if len(found) == 2 else ()


def _topic(frame: Frame) -> bool:
    """Whether the contact is what another one is about ('X discussed with Y the talks with Z')."""
    view, hit = frame.view, frame.hit
    led = any(view.has(hit.first - 1, mark) for mark in ("deed.prepositions", "deed.proposed"))
    if hit.tag != "noun.the" or frame.carrier >= 0 or led:
        return False
    verbs = [t for t in view.triggers & view.verbs if frame.left <= t < hit.first]
    return any(h.kind == "deed" and h.tag[:4] in ("past", "pres") for t in verbs for h in view.sheet.hits_at.get(t, ()))


def _before(frame: Frame) -> Party | None:
    """The second party between a light verb and its noun: 'held with X a meeting'."""
    view, carrier = frame.view, frame.carrier
    if carrier < 0:
        return None
    inside = (p for p in view.parties if carrier < p.first and p.last <= frame.hit.first and view.acts(p))
    return next((p for p in inside if p.lead and p.lead != TO and p.lead in frame.trigger.links), None)


def _named_contact(frame: Frame, doer: Party | None, partner: Party | None, owner: Party | None) -> Deed | None:
    """A contact told by a noun: its holder, its second party, and the subject of the clause where one of them is missing."""
    view, hit = frame.view, frame.hit
    whole = owner is not None and (not owner.weak or frame.trigger.id == "summit") and view.kind(owner) == "organisation"
    whole = whole and owner is not None and owner.lead_at < hit.last  # not 'the meeting of the officials in X'
    body = owner if whole else housed(view, hit) or _of(view, hit)
    if body is not None and partner is None and frame.trigger.id in ("meeting", "summit"):
        return None  # a sitting
    if owner is not None and not owner.weak and (doer is None or partner is None or hit.tag == "noun.own"):
        if partner is None and doer is None and _led(view, hit) and frame.trigger.mode != "written":
            doer = carried(view, hit.first, people=view.kind(owner) == "person")
        if hit.tag == "noun.own":
            partner = owner  # 'his meeting X'
        else:
            doer, partner = (owner, partner) if doer is None else (doer, partner or owner)
    if doer is None and partner is not None and (owner is None or owner is partner):
        doer = visitor(frame, partner) or _opening(frame, partner) or carried(view, hit.first, frame.previous)
    if doer is None and partner is None and owner is None and hit.tag == "noun" and _led(view, hit):
        doer = _pair(frame)
    doer = doer or owner
    if doer is None and partner is not None and frame.carrier < 0:
        doer = spoken_by(view, hit.first, partner)
    if doer is None and view.has(frame.carrier, "deed.attends"):
        doer = object_at(view, hit.last)  # 'the meeting was attended by diplomats of X'
    if partner is None and frame.trigger.sources and doer is not None:
        partner = receiver(frame)
    if partner is None and doer is not None and with_stranger(frame, doer):
        partner = among(view, hit)  # 'meetings with officials, among them X'
    if partner is None and frame.trigger.mode == "call":
        partner = addressee(frame)
        doer = doer or (carried(view, hit.first) if partner is not None else None)
    return _of_sides(frame, doer, partner, owner)


def _of_sides(frame: Frame, doer: Party | None, partner: Party | None, owner: Party | None) -> Deed | None:
    """A contact of those found, and of those present; of one alone where the other is told and nobody knows him."""
    view, hit = frame.view, frame.hit
    others = present(view, hit, frame.right)
    if partner is None and len(others) < 2 and (once_more := again(frame, doer)) is not None:
        return once_more
    if doer is None and partner is None and len(others) < 2:
        alone = () if others else sponsors(view, hit, frame.right)
        return (meeting(frame, alone, (), council=True) if alone and frame.trigger.mode != "written" else None)
    found = meeting(frame, (*figures_of(doer), *others), figures_of(partner))
    if found is None and doer is not None and view.kind(doer) == "person" and view.has(frame.carrier, "deed.attends"):
        return None if told_before(frame) else meeting(frame, doer.figures, (), alone=True)  # 'X took part in a meeting'
    named = doer is not None and not doer.weak and (frame.carrier >= 0 or (doer is owner and view.kind(doer) == "person"))
    return found or (_one_sided(frame, doer) if named else None)


def _one_sided(frame: Frame, known: Party | None) -> Deed | None:
    """A contact of a party with somebody whom nothing names."""
    if known is None or not frame.view.acts(known) or frame.trigger.id == "spoke" or not stranger(frame, known):
        return None
    return meeting(frame, figures_of(known), (), alone=True)


def _of(view: Scene, hit: Hit) -> Party | None:
    """The body whose sitting it is, behind adjectives ('the extraordinary summit of the union X')."""
    led = (p for p in view.parties if p.lead == TO and hit.last <= p.first <= hit.last + 2 and p.lead_at == p.first)
    return next((p for p in led if view.kind(p) == "organisation"), None)


def _pair(frame: Frame) -> Party | None:
    """The two who are the subject of the clause that a contact stands in ('the two ministers agreed in a call')."""
    found = carried(frame.view, frame.hit.first)
    return found if found is not None and len(found.figures) == 2 and frame.view.kind(found) == "person" else None


def _sits(frame: Frame, body: Party) -> bool:
    """Whether an international body, or the ministers of several states, hold a meeting."""
    view = frame.view
    figure = view.sheet.figures[body.figures[0]]
    own = frame.hit.tag == "noun.own" and _led(view, frame.hit)  # 'decided in its meeting'
    if len(body.figures) > 1 or body.weak or (frame.noun and frame.carrier < 0 and not own):
        return False
    if figure.type == "person":
        return figure.number == "p"
    council = view.find("deed.council", body.first, body.last) >= 0 and not (own and figure.key not in view.sheet.lexicon.actors())
    return council and figure.type == "organisation" and international(view.sheet, body.figures[0])


def _led(view: Scene, hit: Hit) -> bool:
    """Whether a noun stands behind a preposition, so that its parties may be those of the clause."""
    return bool(hit.clitics) or (hit.first > view.first and view.has(hit.first - 1, "deed.prepositions"))


def meeting(frame: Frame, source: Figures, target: Figures, council: bool = False, alone: bool = False, apart: bool = False) -> Deed | None:
    """A contact of the figures given, those that can act: its mode by how many sides they are; None for a single one, unless
    the other is told and nobody knows him (`alone`), and for a state and its own people, unless told as two sides (`apart`)."""
    figures = frame.view.sheet.figures
    source = spoken_for(frame.view.sheet, source) if frame.noun or first_person(frame.hit) else source
    own = {figures[f].side for f in source if figures[f].type == "person"}  # 'the presidents of X and Y'
    target = tuple(f for f in target if f not in source and (figures[f].type != "state" or figures[f].key not in own))
    every = [f for f in (*source, *target) if figures[f].type in ("person", "state", "organisation")]
    source, target = tuple(f for f in source if f in every), tuple(f for f in target if f in every)
    if not every or (len(every) < 2 and not (council or alone)):
        return None
    sides = {figures[f].side or figures[f].key for f in every}
    if len(sides) < 2 and not (council or alone or apart) and any(figures[f].type == "state" for f in every):
        return None  # a state and its own people
    many = len(sides) >= 3 or (len(every) >= 3 and frame.view.has(frame.hit.last, "deed.many"))
    many = many and frame.trigger.frame != "host"
    if council or (frame.trigger.mode in ("meeting", "multilateral") and many):
        return made(frame, (*source, *target), (), "multilateral")
    mode = "meeting" if frame.trigger.mode == "multilateral" else frame.trigger.mode
    if not source:
        return None
    if not target and not alone:
        source, target = source[:1], source[1:]
    return made(frame, source, target, mode)


def _opening(frame: Frame, partner: Party) -> Party | None:
    """The subject of the clause that follows a contact told first in its sentence ('in a call with X, Y said')."""
    view, hit = frame.view, frame.hit
    if not _led(view, hit) or any(p.first < hit.first for p in view.parties):
        return None
    verb = min((i for i in view.verbs if i >= partner.last), default=-1)
    found = subject(view, verb, view.last, verb) if verb in view.opens else None
    return None if found is None or set(found.figures) & set(partner.figures) else found
