"""Contacts: calls, meetings, letters, visits and receptions."""

from __future__ import annotations

from marsad.arabic.words import TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_frame import Figures, Frame, figures_of, made
from marsad.reading.deeds_nouns import gathered, holder, housed, members, present
from marsad.reading.deeds_parties import between, carried, complement, direct, gap_between, goes_on, linked, subject
from marsad.reading.deeds_places import host_of, international, place_figure
from marsad.reading.deeds_scene import ACTING, Party, Scene
from marsad.reading.deeds_status import moment_of, place_of
from marsad.reading.sheet import Deed

_FAR = 6  # words between a visit and the place visited, names and times not counted


def contact(frame: Frame) -> Deed | None:
    """A call, a meeting, talks or a letter between two sides or more."""
    view, hit, links = frame.view, frame.hit, frame.trigger.links
    doer = frame.doer()
    if frame.noun and not frame.trigger.bare and frame.carrier < 0 and not _called_for(frame):
        return None
    if _topic(frame):
        return None
    sides = between(view, hit, frame.right) or (gathered(view, hit, frame.right) if frame.noun else ())
    if len(sides) >= 2:
        return _meeting(frame, sides[:1], sides[1:])
    partner = linked(view, hit, [link for link in links if link], frame.right) or _before(frame)
    if partner is None and not frame.noun and "" in links:
        partner = direct(view, hit, frame.right, doer)
    if partner is None and doer is not None and frame.trigger.id in ("meeting", "summit") and _sits(frame, doer):
        return _meeting(frame, (*members(view, doer), *present(view, hit, frame.right)), (), council=True)
    if not frame.noun:
        if partner is None and doer is not None and "" in links and doer.first >= hit.last and len(doer.figures) == 1:
            doer, partner = frame.goes_on(), doer  # 'where he will meet X'
        return _meeting(frame, figures_of(doer), figures_of(partner))
    owner = holder(view, hit)
    if owner is not None and owner.weak and len(owner.figures) >= 2:
        return _meeting(frame, owner.figures[:1], owner.figures[1:])
    return _named_contact(frame, doer, partner, owner)


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
    body = owner if owner is not None and not owner.weak and view.kind(owner) == "organisation" else housed(view, hit)
    if body is not None and partner is None and frame.trigger.id in ("meeting", "summit"):
        aside = view.find("deed.sidelines", max(frame.left, hit.first - 2), hit.first) >= 0
        if aside or not international(view.sheet, body.figures[0]) or not _session(frame, body):
            return None
        return _meeting(frame, (*members(view, body), *present(view, hit, frame.right)), (), council=True)
    if owner is not None and not owner.weak and (doer is None or partner is None or hit.tag == "noun.own"):
        if partner is None and doer is None and _led(view, hit) and frame.trigger.mode != "written":
            doer = carried(view, hit.first, people=view.kind(owner) == "person")
        if hit.tag == "noun.own":
            partner = owner  # 'his meeting X'
        else:
            doer, partner = (owner, partner) if doer is None else (doer, partner or owner)
    if doer is None and partner is not None and owner is None:
        doer = _opening(frame, partner) or carried(view, hit.first, frame.previous)
    doer = doer or owner
    if partner is None and frame.trigger.sources and doer is not None:
        partner = _receiver(frame)
    if partner is None and frame.trigger.mode == "call":
        partner = _addressee(frame)
        doer = doer or (carried(view, hit.first) if partner is not None else None)
    others = present(view, hit, frame.right)
    if doer is None and partner is None and len(others) < 2:
        return _again(frame)
    return _meeting(frame, (*figures_of(doer), *others), figures_of(partner))


def _sits(frame: Frame, body: Party) -> bool:
    """Whether an international body, or the ministers of several states, hold a meeting."""
    view = frame.view
    figure = view.sheet.figures[body.figures[0]]
    if len(body.figures) > 1 or body.weak or (frame.noun and frame.carrier < 0):
        return False
    if figure.type == "person":
        return figure.number == "p"
    council = view.find("deed.council", body.first, body.last) >= 0
    return council and figure.type == "organisation" and international(view.sheet, body.figures[0])


def _session(frame: Frame, body: Party) -> bool:
    """Whether a body's sitting is told as one event: named after its members, or single and with its day or place."""
    view, hit = frame.view, frame.hit
    if len(members(view, body)) > 1:
        return True
    dated = moment_of(view, hit, frame.left, frame.right) or place_of(view, hit, frame.left, frame.right)
    return view.has(hit.first, "deed.session") and dated is not None


def _receiver(frame: Frame) -> Party | None:
    """Who got a call or a letter: the subject of the light verb, told before where the verb begins its clause."""
    view, hit, carrier = frame.view, frame.hit, frame.carrier
    if carrier < 0:
        return None
    found = subject(view, carrier, hit.first, frame.left)
    if found is None and goes_on(view, carrier, frame.left, frozenset(view.sheet.tokens.words[hit.first : hit.first + 1])):
        found = carried(view, carrier, frame.previous)
    return found


def _addressee(frame: Frame) -> Party | None:
    """To whom something is said 'during a call': the party behind 'to' before the noun."""
    found = [p for p in frame.view.parties if frame.left <= p.first and p.last <= frame.hit.first and not p.weak]
    return next((p for p in found if p.lead == TO and frame.view.acts(p)), None)


def _again(frame: Frame) -> Deed | None:
    """'Another meeting': the parties of the contact told just before."""
    view, hit, known = frame.view, frame.hit, frame.known
    if known is None or known.type != "CONSULT" or not view.has(hit.last, "deed.another"):
        return None
    return made(frame, known.source, known.target, known.mode)


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
    if len(sides) < 2 and not council and any(figures[f].type != "organisation" for f in every):
        return None  # what is between people of one side
    mode = frame.trigger.mode
    many = len(sides) >= 3 or (len(every) >= 3 and frame.view.has(frame.hit.last, "deed.many"))
    if council or (mode in ("meeting", "multilateral") and many):
        return made(frame, (*source, *target), (), "multilateral")
    if mode == "multilateral":
        mode = "meeting"
    if not source:
        return None
    if not target:
        source, target = source[:1], source[1:]
    return made(frame, source, target, mode)


def visit(frame: Frame) -> Deed | None:
    """A visit: its source the visitor, its target the state visited."""
    view = frame.view
    guest, caller = invited(frame)
    doer, host = _visitor(frame) if guest is None else (guest, _destination(frame, guest) or caller)
    if doer is None or host is None or (guest is None and _told_of(frame, doer)):
        return None
    states = tuple(dict.fromkeys(s for f in host.figures if (s := host_of(view.sheet, host, f)) is not None))
    guests = tuple(f for f in doer.figures if f not in states and view.sheet.figures[f].type in ACTING)
    sides = {view.sheet.figures[f].side for f in guests}
    states = tuple(s for s in states if view.sheet.figures[s].key not in sides)
    if not guests or not states:
        return None
    deed = made(frame, guests, states, frame.trigger.mode)
    if guest is not None and deed.time is None and deed.status in ("scheduled", "held"):
        deed.status = "proposed"
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
        if doer is None and any(complement(view, i) or view.has(i, "deed.light.after") for i in range(hit.last, hit.last + 3)):
            doer = carried(view, hit.first, frame.previous, people=True)
    if not frame.noun and doer is not None and view.kind(doer) == "state" and doer.first >= hit.last:
        before = carried(view, hit.first, frame.previous)  # 'he will visit X': the state is no subject
        doer = before if before is not None and view.kind(before) == "person" else doer
    if frame.noun and (traveller := _for_whom(frame)) is not None:
        doer = traveller
    return doer, _destination(frame, doer)


def _told_of(frame: Frame, doer: Party) -> bool:
    """Whether the supposed visitor only tells of a visit that is nobody's by its words."""
    hit = frame.hit
    if hit.tag != "noun" or frame.carrier >= 0 or frame.trigger.id != "visit":
        return False
    return any(s.first <= hit.first < s.last and doer.figures and set(doer.figures) <= set(s.speakers) for s in frame.view.sheet.sayings)


def _for_whom(frame: Frame) -> Party | None:
    """The person whose visit it is ('a visit of the minister X'), told behind 'to' beside the noun."""
    view, hit = frame.view, frame.hit
    for party in view.parties:
        if party.lead == TO and hit.last <= party.lead_at <= hit.last + 1 and view.kind(party) == "person":
            return party
    return None


def _destination(frame: Frame, doer: Party | None) -> Party | None:
    """The party that names the state or city visited."""
    view, hit = frame.view, frame.hit
    for party in view.parties:
        if party is doer or party.first < hit.last or party.first >= frame.right or party.weak:
            continue
        if gap_between(view, hit.last, party.first) > _FAR:
            break
        if party.lead in frame.trigger.links and host_of(view.sheet, party) is not None:
            return party
    return None


def invited(frame: Frame) -> tuple[Party | None, Party | None]:
    """Who is asked to come and who asks, where a visit is what an invitation is for."""
    view, hit = frame.view, frame.hit
    at = view.find("deed.invite", frame.left, hit.first) if frame.noun else -1
    if at < 0:
        return None, None
    got = view.find("deed.invited", frame.left, at)
    if got >= 0:
        guest = subject(view, got, at, frame.left)
        return guest, next((p for p in view.parties if at < p.first and p.last <= hit.first and p is not guest), None)
    told = [p for p in view.parties if at < p.first and p.last <= hit.first and view.acts(p)]
    caller = subject(view, at, hit.first, frame.left) or next((p for p in view.parties if p.last <= at and not p.lead), None)
    guest = next((p for p in told if p is not caller and (not p.lead or p.lead == TO or p.lead_at == at + 1)), None)
    return guest, caller


def reception(frame: Frame) -> Deed | None:
    """A guest received by a host: told by the verb, or by its noun beside the clause of the host."""
    view, hit = frame.view, frame.hit
    if not frame.noun:
        doer = frame.doer()
        guest = direct(view, hit, frame.right, doer)
    elif hit.tag == "noun.own":
        guest = holder(view, hit)
        doer = carried(view, hit.first, people=True) or _told_after(frame, guest)
    else:
        guest, owner = linked(view, hit, [TO], frame.right), holder(view, hit)
        doer, guest = (owner, guest) if guest is not None else (carried(view, hit.first, people=True), owner)
    if doer is None or guest is None or view.kind(guest) == "state":
        return None
    return _meeting(frame, doer.figures, guest.figures)


def _opening(frame: Frame, partner: Party) -> Party | None:
    """The subject of the clause that follows a contact told first in its sentence ('in a call with X, Y said')."""
    view, hit = frame.view, frame.hit
    if not _led(view, hit) or any(p.first < hit.first for p in view.parties):
        return None
    verb = min((i for i in view.verbs if i >= partner.last), default=-1)
    found = subject(view, verb, view.last, verb) if verb in view.opens else None
    return None if found is None or set(found.figures) & set(partner.figures) else found


def _told_after(frame: Frame, guest: Party | None) -> Party | None:
    """The subject of the clause that follows ('on receiving X, Y said')."""
    view = frame.view
    verb = min((i for i in view.verbs if i >= frame.hit.last), default=-1)
    found = subject(view, verb, view.last, verb) if verb >= 0 else None
    return None if found is guest else found
