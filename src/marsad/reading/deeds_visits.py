"""Visits."""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import HER, OF, TO
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_hosts import elsewhere, guest_of_land, land_before, person_visited, will_be
from marsad.reading.deeds_journeys import called_off, goer, is_round, still_to_come, toured, traveller
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import among, holder, named_inside, performed
from marsad.reading.deeds_parties import carried, gap_between, of_stranger, subject
from marsad.reading.deeds_places import place_figure, visited
from marsad.reading.deeds_scene import ACTING, Party
from marsad.reading.deeds_stays import (
    able,
    apart,
    capital,
    comes,
    guest_before,
    place_of_stay,
    planned,
    states_of,
    staying,
    told_within,
)
from marsad.reading.deeds_trips import under_way
from marsad.reading.deeds_verbs import complement
from marsad.reading.deeds_voices import spoken_by
from marsad.reading.sheet import Deed

_BEFORE = 3  # words between the state visited and the visitor behind it
_BESIDE = 2  # words before a place that is the object
_TOWN = 4  # tokens from 'to' to the state in which a town lies
_FAR = 6  # words between a visit and the place visited, names and times not counted


def visit(frame: Frame) -> Deed | None:
    """A visit: its source the visitor, its target the state visited."""
    view = frame.view
    if able(frame) or is_round(frame):
        return None
    guest, caller = invited(frame)
    doer, host = _visitor(frame) if guest is None else (guest, _destination(frame, guest) or caller)
    doer = traveller(frame, doer)
    if frame.trigger.id == "to-be-in" and not will_be(frame, doer, host):
        return None
    if guest is None and doer is not None and (met := person_visited(frame, doer)) is not None:
        return _called_on(frame, doer, met)
    if host is None and doer is not None and guest is None and (alone := _somewhere(frame, doer)) is not None:
        return alone
    if doer is None or host is None or not comes(frame, doer) or (guest is None and _told_of(frame, doer)):
        return None
    states = tuple(dict.fromkeys(s for f in host.figures if (s := visited(view.sheet, host, f)) is not None))
    states = states or (host.figures if states_of(frame, host) else ())
    doer = _other_guest(frame, doer, states) or doer
    doer, states = apart(view, doer, states)
    guests = tuple(f for f in doer.figures if f not in states and view.sheet.figures[f].type in ACTING)
    sides = {view.sheet.figures[f].side for f in guests}
    states = tuple(s for s in states if view.sheet.figures[s].key not in sides)
    if not guests or (not states and view.kind(host) != "place"):
        return None  # in a town of his own state one is nobody's guest, but there
    deed = made(frame, guests, states, frame.trigger.mode)
    vague = deed.time is None or deed.time.endswith("_REF")
    if guest is not None and vague and deed.status in ("scheduled", "held"):
        deed.status = "proposed"
    deed.place = place_figure(view.sheet, host)
    if deed.status != "cancelled" and called_off(frame) is not None:
        deed.status = "cancelled"
    return under_way(frame, still_to_come(frame, deed))


def _called_on(frame: Frame, doer: Party, met: Party) -> Deed | None:
    """A visit to a person, by one who is another."""
    deed = made(frame, doer.figures, met.figures, frame.trigger.mode)
    return still_to_come(frame, deed)


def _other_guest(frame: Frame, doer: Party, states: tuple[int, ...]) -> Party | None:
    """The person told last before 'his visit', where the one taken for the visitor is of the state visited ('X received Y during
    his visit to X's capital')."""
    view, hit, figures = frame.view, frame.hit, frame.view.sheet.figures
    own = {figures[s].key for s in states}
    if hit.tag != "noun.own" or len(doer.figures) != 1 or figures[doer.figures[0]].side not in own:
        return None
    woman = view.sheet.tokens.words[hit.first].endswith(HER)
    inside = (p for p in view.parties if frame.left <= p.first and p.last <= hit.first and view.kind(p) == "person" and not p.weak)
    people = [p for p in inside if len(p.figures) == 1 and figures[p.figures[0]].gender in ("", "f" if woman else "m")]
    return next((p for p in reversed(people) if figures[p.figures[0]].side not in (None, *own)), None)


def _somewhere(frame: Frame, doer: Party) -> Deed | None:
    """A visit of a named person to a place that is not named with it ('said that his visit …', 'visited the camp')."""
    view, hit = frame.view, frame.hit
    if view.kind(doer) != "person" or doer.weak or frame.trigger.id != "visit" or _told_of(frame, doer):
        return None
    if frame.noun and performed(view, hit, frame.right) is not None:
        return made(frame, doer.figures, (), frame.trigger.mode)
    if hit.tag == "noun.the" or not (frame.carrier >= 0 or hit.tag == "noun.own" or not frame.noun or doer.first == hit.last):
        return None
    return made(frame, doer.figures, (), frame.trigger.mode)


def _visitor(frame: Frame) -> tuple[Party | None, Party | None]:
    """Who visits, and the party that names the state or city visited."""
    view, hit = frame.view, frame.hit
    if (land := land_before(frame)) is not None:
        return guest_of_land(frame, land), land
    doer = frame.doer()
    if frame.noun and doer is None:
        doer, tour = called_off(frame) or goer(frame) or holder(view, hit), toured(frame) is not None
        if doer is not None and ((view.kind(doer) in ("state", "place") and not doer.weak) or (tour and doer.weak)):
            doer = None  # 'a European tour' is no tour of Europe's
        reach = 1 if hit.tag == "noun" and "" not in frame.trigger.links else _BEFORE  # 'the arrival of strangers in X'
        led = staying(frame) or told_within(frame) or tour
        reach += 2 * (view.sheet.tokens.words[hit.last : hit.last + 1] == [QUOTE])  # 'a visit "not announced" to X'
        if doer is None and (led or any(complement(view, i) or view.has(i, "deed.light.after") for i in range(hit.last, hit.last + reach))):
            doer = guest_before(frame) or carried(view, hit.first, frame.previous, people=True)
    if not frame.noun and doer is not None and view.kind(doer) == "state" and doer.first >= hit.last:
        if of_stranger(view, hit):
            return None, None
        before = carried(view, hit.first, frame.previous)  # 'he will visit X': the state is no subject
        people = (p for p in view.parties if doer.last <= p.first < frame.right and view.kind(p) == "person" and not p.lead)
        if (after := next(people, None)) is not None and gap_between(view, doer.last, after.first) <= _BEFORE:
            return after, doer  # 'visited X the minister Y'
        doer = before if before is not None and view.kind(before) == "person" else doer
    made_by = frame.carrier >= 0 and doer is not None and view.kind(doer) == "person"
    if frame.noun and not made_by and (traveller := _for_whom(frame)) is not None:
        doer = traveller  # but 'X makes the first visit of a minister of Y'
    if frame.noun and doer is not None and view.kind(doer) != "person":
        doer = _leader(frame, doer) or doer
    if doer is None or (doer.weak and view.kind(doer) == "state" and not view.has(doer.first, "deed.people")):
        doer = among(view, hit) or doer
    if frame.noun and hit.tag == "noun.own" and (doer is None or view.kind(doer) == "state"):
        told = spoken_by(view, hit.first, None)
        doer = told if told is not None and view.kind(told) == "person" else doer
    return doer, _destination(frame, doer) or toured(frame) or _left(frame) or _inside(frame, doer) or _meant(frame) or _beyond(frame)


def _leader(frame: Frame, doer: Party) -> Party | None:
    """Who leads those who visit ('the visit of a delegation of X led by Y')."""
    view = frame.view
    led = (p for p in view.parties if doer.last <= p.lead_at <= doer.last + 2 and view.kind(p) == "person" and not p.weak)
    return next((p for p in led if view.says(p.lead_at, "deed-led")), None)


def _left(frame: Frame) -> Party | None:
    """The state that somebody leaves after a visit ('left X after a visit')."""
    view, hit = frame.view, frame.hit
    at = view.find("deed.leaves", view.first, hit.first) if frame.noun else -1
    states = (p for p in view.parties if at < p.first and p.last <= hit.first and (not p.lead or p.lead == OF))
    return next((p for p in states if visited(view.sheet, p) is not None), None) if at >= 0 else None


def _meant(frame: Frame) -> Party | None:
    """The state that a pronoun means, the last one named before ('said in X during his visit to it')."""
    view, hit = frame.view, frame.hit
    if not frame.noun or view.find("deed.to_it", hit.last, hit.last + 3) < 0:
        return None
    states = [p for p in view.parties if frame.left <= p.first and p.last <= hit.first and not p.weak and p.lead]
    return next((p for p in reversed(states) if visited(view.sheet, p) is not None), None)


def _inside(frame: Frame, doer: Party | None) -> Party | None:
    """The state visited, where 'to X' was taken into the visitor's title ('the visit of the crown prince to X')."""
    sheet = frame.view.sheet
    if not frame.noun or doer is None or doer.first < frame.hit.last:
        return None
    more = next((p for p in frame.view.parties if p.first == doer.last and not p.named and not p.lead_at > doer.last), doer)
    for i in range(doer.first + 1, more.last):
        at = sheet.sighting_at.get(i)
        seen = None if at is None else sheet.sightings[at]
        if seen is None or seen.first != i:
            continue
        if seen.clitics[-1:] == TO or sheet.tokens.words[i - 1] in frame.trigger.links:
            host = Party(seen.figures, seen.first, seen.last, lead=TO, lead_at=i)
            if sheet.figures[seen.figures[0]].type in ("state", "place") and visited(sheet, host) is not None:
                return host
    own = {sheet.figures[f].side for f in doer.figures}
    states = [f for f in named_inside(frame.view, more) if sheet.figures[f].type == "state" and sheet.figures[f].key not in own]
    return Party((states[0],), more.first, more.last) if more is not doer and len(states) == 1 else None


def _told_of(frame: Frame, doer: Party) -> bool:
    """Whether the supposed visitor only tells of a visit that is nobody's by its words."""
    hit = frame.hit
    own = frame.carrier >= 0 or frame.view.says(hit.first - 1, "deed-intent")
    if hit.tag not in ("noun", "noun.the") or own or frame.trigger.id != "visit":
        return False
    return any(s.first <= hit.first < s.last and doer.figures and set(doer.figures) <= set(s.speakers) for s in frame.view.sheet.sayings)


def _for_whom(frame: Frame) -> Party | None:
    """The person whose visit it is ('a visit of the minister X'), told behind 'to' beside the noun."""
    view, hit = frame.view, frame.hit
    if hit.tag == "noun.own":
        return None  # 'his visit to X'
    hosts = {p.last for p in view.parties if hit.last <= p.first <= hit.last + 2 and len(p.lead) > 1 and p.lead in frame.trigger.links}
    for party in view.parties:
        near = hit.last <= party.lead_at <= hit.last + 1 or party.lead_at in hosts  # 'a visit to X of the minister Y'
        near = near or (party.lead_at > hit.last and all(planned(view, i) for i in range(hit.last, party.lead_at)))
        if party.lead == TO and near and view.kind(party) == "person":
            return party
    return None


def _destination(frame: Frame, doer: Party | None) -> Party | None:
    """The party that names the state or city visited."""
    view, hit, gone = frame.view, frame.hit, False
    for party in view.parties:
        if frame.noun and states_of(frame, party) and party.lead in frame.trigger.links and hit.last <= party.first <= hit.last + 1:
            return party
        if party is doer or party.first < hit.last or party.first >= frame.right or (party.weak and not capital(view, party)):
            continue
        if gap_between(view, hit.last, party.first) - _titled(frame, hit.last, party.first) > _FAR:
            break
        if not frame.noun and any(hit.last <= t < party.first and _time_of(frame, t, party) for t in view.triggers):
            continue  # 'will go after his visit to X to Y'
        others = (t for t in view.triggers if hit.last <= t < party.lead_at and view.says_led(t, "deed-other-trips"))
        if frame.noun and not all(view.has(t - 1, "deed.place") for t in others):
            break  # 'the visit of X on the eve of the arrival of Y in Z'
        start = doer.last if doer is not None and hit.last <= doer.first < party.first else hit.last
        if frame.noun and view.has(party.lead_at, "deed.place") and elsewhere(frame, start, party.lead_at):
            continue
        if frame.trigger.links == [""] and gap_between(view, start, party.first) > _BESIDE:
            continue
        beside = hit.tag == "noun.own" and party.first == hit.last and party.lead_at < hit.first and frame.trigger.id == "visit"
        if (party.lead not in frame.trigger.links and not beside) or (gone and view.has(party.lead_at, "deed.place")):
            continue
        if visited(view.sheet, party) is not None:
            return party
        gone = gone or view.kind(party) == "place"  # to a place in nobody's list: another 'in' is not where he went
    return None


def _titled(frame: Frame, first: int, last: int) -> int:
    """How many tokens of a stretch are offices behind the visitor's name, which nothing counts."""
    view = frame.view
    named = {i for p in view.parties for i in range(p.first, p.last)} | view.timed
    offices = (h for i in range(first, last) for h in view.sheet.hits_at.get(i, ()) if h.kind == "office" and h.last <= last)
    return len({i for hit in offices for i in range(hit.first, hit.last)} - named)


def _beyond(frame: Frame) -> Party | None:
    """The state in which an unknown town lies to which somebody goes ('arrived in T in the east of X'), or where he is on a visit."""
    view, hit = frame.view, frame.hit
    if frame.noun:
        return place_of_stay(frame)
    to = next((i for i in range(hit.last, frame.right) if view.sheet.tokens.words[i] in frame.trigger.links), -1)
    town = next((p for p in view.parties if p.first == to + 1), None)
    if to < 0 or to + 1 in view.triggers or (town is not None and view.kind(town) != "place"):
        return None
    near = (p for p in view.parties if to + 1 < p.first <= to + _TOWN and view.has(p.lead_at, "deed.place") and not p.weak)
    return next((p for p in near if view.kind(p) == "state" and p.lead_at > to), None)


def _time_of(frame: Frame, trigger: int, party: Party) -> bool:
    """Whether another deed tells when ('after his visit'), and a party is the first behind it."""
    view = frame.view
    if any(trigger < p.first and p.last <= party.lead_at for p in view.parties):
        return False
    return view.says(trigger - 1, "deed-during-noun") and not view.has(trigger - 1, "deed.place")


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
    guest = next((p for p in told if p is not caller and (not p.lead or p.lead == TO or p.lead_at in (at + 1, at + 2))), None)
    return guest, caller
