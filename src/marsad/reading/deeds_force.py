"""Deeds of force of which a side is not named: unknown hands, a place struck, those who were killed."""

from __future__ import annotations

from marsad.arabic.words import CONJUNCTIONS, PREPOSITIONS, TO
from marsad.reading.deeds_agents import bound, by_somebody, described, done_to, holding, named_object, occurred, purpose, told_by_verb
from marsad.reading.deeds_between import between, two_camps
from marsad.reading.deeds_claimed import arms_of, blow_before, of_blow, strike_at, suffers_by_adjective
from marsad.reading.deeds_demonyms import demonyms
from marsad.reading.deeds_frame import Figures, Frame, figures_of
from marsad.reading.deeds_harm import taken
from marsad.reading.deeds_held import ambush, at_hands, by_of, dead, exposed, foiled, meant_for, occupant, striker
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import holder
from marsad.reading.deeds_objects import annexed, forces_led, object_at, past_count, possession, site_of, sufferers
from marsad.reading.deeds_parties import antecedent, commander, direct, gap_between, linked, subject
from marsad.reading.deeds_penalties import PENDING
from marsad.reading.deeds_places import host_of, place_figure
from marsad.reading.deeds_pronouns import held_before, owned, subject_suffixed
from marsad.reading.deeds_scene import ACTING, Party, Scene
from marsad.reading.deeds_status import place_of
from marsad.reading.deeds_verbs import behind_stranger, complement
from marsad.reading.deeds_whose import beneath, blaming
from marsad.reading.sheet import Deed

_SEEN = frozenset(("ASSAULT", "PROTEST"))  # what counts wherever it was
_FORCE = frozenset(("ASSAULT", "COERCE"))
_ASKED = frozenset(("CONCEDE", "RETREAT"))  # what is called for
_ASK = 5  # tokens before its noun in which it is called for
_BACK = 10  # tokens before a noun in which a word tells that it happened
_AFTER = 10  # tokens after it
_APART = 6  # words between the name of fighting and "between"
_NEXT = 2  # words between a noun of force and "of" with those it is done to
_REACH = 5  # words between a trigger and the place struck
_NEAR = 6  # tokens before a noun in which a word condemns what it names
_HOST = 4  # tokens between a place and the verb of what it saw


def forced(frame: Frame, doer: Party | None) -> Deed | None:
    """A deed whose doer or whose target is not named; None where nothing tells that it happened, or nobody is named."""
    if not frame.trigger.open or (frame.noun and not _told(frame, doer)):
        return None
    if frame.noun and frame.trigger.type in _FORCE and told_by_verb(frame, doer):
        return None
    if not frame.noun and doer is None and frame.trigger.type != "CONCEDE":
        return taken(frame) if frame.trigger.type == "COERCE" else None
    sides = _fighters(frame)
    source, target = two_camps(frame.view, frame.hit, sides) if sides else (strikers(frame, doer), ())
    struck = None
    if not sides:
        struck = _struck(frame, doer)
        target = _hit(frame, struck, source) if struck is not None else ()
        died = dead(frame, source) if frame.trigger.type in _FORCE and (frame.noun or not source or frame.trigger.id == "blown-up") else ()
        vague = struck is not None and struck.weak and struck.loose and frame.noun
        target = died if vague and died else target or died
    deed = made(frame, source, target, frame.trigger.mode)
    if struck is not None and not target and frame.trigger.type == "ASSAULT" and frame.view.kind(struck) == "place":
        deed.target = tuple(f for f in demonyms(frame.view, struck.last, {})[0] if f not in source)
    if source and not deed.target and frame.noun and frame.trigger.type == "ASSAULT" and not sides:
        deed.target = beneath(frame, source) or blaming(frame, source)
    known = frame.view.sheet.figures
    if not source and deed.target and not sides and frame.trigger.id == "clashes" and (died := dead(frame, deed.target)):
        source, deed.source, deed.target = deed.target, deed.target, died  # 'ten of X were killed in clashes with Y'
    own = {known[f].side for f in source if known[f].side}
    deed.target = tuple(f for f in deed.target if known[f].side not in own)
    _put(frame, deed, struck)
    placed = deed.place is not None and frame.trigger.type != "AID" and (struck is not None or frame.trigger.type in _SEEN)
    plain = bool(sides) or _plain(frame, doer)
    if frame.noun and frame.trigger.type == "COERCE" and not (deed.source or deed.target):
        return None  # 'the control of the town'
    if frame.trigger.mode == "war" and not deed.target and (struck is None or frame.view.kind(struck) != "place"):
        return None
    if frame.trigger.id in PENDING and deed.status == "held" and frame.carrier < 0 and not after(frame):
        deed.status = "scheduled"  # penalties spoken of as to be lifted
    aimless = purpose(frame) and not (source or deed.target)
    return deed if not aimless and (deed.target or placed or (source and plain) or occurred(frame) or _the_forces(frame)) else None


def _the_forces(frame: Frame) -> bool:
    """Whether 'the forces' and the like go back, told before with whose they are."""
    view, first = frame.view, frame.hit.first
    return frame.trigger.id == "back-to-base" and view.find_said("deed-the-forces", max(view.first, first - _NEAR), first + _NEXT) >= 0


def _put(frame: Frame, deed: Deed, struck: Party | None) -> None:
    """Give a deed its place: the one struck, or the one that saw it."""
    view = frame.view
    if struck is not None and view.kind(struck) in ("place", "state"):
        spot = place_of(view, frame.hit, frame.left, frame.right) if view.kind(struck) == "state" else None
        deed.place = deed.place if spot is not None and spot.first > struck.first else place_figure(view.sheet, struck)
    if deed.place is None:
        deed.place = scene_of(frame)


def _plain(frame: Frame, doer: Party | None) -> bool:
    """Whether a deed with a doer counts though neither its target nor its place is known."""
    view = frame.view
    if frame.trigger.alone and (frame.noun or doer is None or frame.trigger.type == "PROTEST" or done_to(frame, doer)):
        return True
    if frame.carrier >= 0 or view.has(frame.hit.last, "deed.targets") or striker(frame) is not None or by_somebody(frame):
        return True
    return doer is not None and not frame.noun and named_object(frame, doer)


def after(frame: Frame) -> bool:
    """Whether a noun stands behind 'since', 'after' and the like: what it names has happened."""
    return frame.view.find("deed.after", max(frame.view.first, frame.hit.first - 2), frame.hit.first) >= 0


def _told(frame: Frame, doer: Party | None) -> bool:
    """Whether a noun is told as something that happened: by its verb, by what came of it, or as known with its doer or target."""
    view, hit = frame.view, frame.hit
    if doer is None and frame.carrier >= 0 and view.has(frame.carrier, "deed.light.present"):
        return False  # what somebody unread makes or may make
    if frame.carrier >= 0 or hit.tag == "noun.the" or frame.trigger.status is not None or by_somebody(frame) or frame.trigger.id in PENDING:
        return True
    asked = frame.trigger.type in _ASKED and view.find("deed.proposed", max(view.first, hit.first - _ASK), hit.first) >= 0
    condemned = view.find("deed.condemn", max(view.first, hit.first - _NEAR), hit.first) >= 0
    if asked or condemned or after(frame) or ambush(frame):
        return True
    owner = holder(view, hit)
    struck = owner is not None and not owner.weak and view.kind(owner) == "person"
    if struck and "" in frame.trigger.links and frame.trigger.id != "annexation":
        return True  # 'the murder of X'
    if owner is not None and not owner.weak and owner.first >= hit.last:
        behind = any(p.first == owner.last and not p.lead and not p.joined for p in view.parties)
        if behind or view.has(owner.last, "deed.targets") or view.has(owner.last, "deed.victims"):
            return True  # 'the siege by X of the town Y'
    left = max(view.first, hit.first - _BACK)
    return view.find("deed.fact", left, min(hit.last + _AFTER, view.last)) >= 0


def unknown_hands(frame: Frame) -> Party | None:
    """The subject of a verb that is nobody in particular ('gunmen attacked', 'a raid that hit'), as a party of no figures."""
    view, hit = frame.view, frame.hit
    first = past_count(view, hit.last)
    if view.has(hit.first, "deed.light") or view.has(hit.first, "deed.light.present"):
        return None
    if commander(view, hit) is not None or subject_suffixed(view, hit):
        return Party((), hit.first - 1, hit.first) if view.says(hit.last, "deed-himself") else None  # 'said that he blew himself up'
    if of_blow(frame):
        return Party((), hit.first - 2, hit.first)
    if (armed := arms_of(frame, first)) is not None:
        return armed
    if (".sure" in hit.tag or hit.tag[-1:] in "pd") and behind_stranger(view, hit):
        return Party((), hit.first - 1, hit.first)
    end = frame.right if owned(hit) else hit.last
    if subject(view, hit.first, end, frame.left) is not None:
        return None
    subjects = [p for p in view.parties if not possession(view, p) and not (p.weak and view.has(p.first, "deed.targets"))]
    of = view.has(first + 1, "deed.of")
    if any(p.first == first or (of and (p.lead_at == first + 1 or (p.first == first + 2 and not p.lead))) for p in subjects):
        return None  # 'gunmen of X'
    if view.has(first, "deed.of") and any(p.first == first + 1 and not p.lead for p in view.parties):
        return None  # the same, where the head has no ending of its own
    if frame.trigger.type == "ASSAULT" and (strike := strike_at(frame, first)) > first:
        return Party((), first, strike)
    if view.has(first, "deed.hands") or (frame.trigger.type == "PROTEST" and view.has(first, "deed.victims")):
        forces = view.has(first, "deed.forces") and any(
            p.first <= first + 2 < p.last + 1 and not p.lead and (p.weak or p.named) for p in view.parties
        )
        return None if forces else Party((), first, _past_hands(view, first))
    before = view.find("deed.hands", max(frame.left, hit.first - 2), hit.first)
    if before >= 0 and not any(p.first <= before < p.last for p in view.parties):
        return Party((), before, hit.first)
    told = view.has(first - 2, "deed.relative") and hit.tag[:5] == "past." and not owned(hit)
    if told and frame.trigger.type == "ASSAULT" and antecedent(view, hit.first) is None:
        return Party((), first - 2, hit.first)  # 'the deed that hit …'
    before = next((t for t in view.triggers if t < hit.first <= t + 4), -1)
    return Party((), before, hit.first) if before >= 0 and before not in view.verbs else None


def _past_hands(view: Scene, first: int) -> int:
    """The token behind those who are nobody in particular, with a second word for them and an adjective of war ('warring aircraft')."""
    last = first + (2 if view.has(first + 1, "deed.hands") else 1)
    return last + view.has(last, "deed.warlike")


def _fighters(frame: Frame) -> Figures:
    """Those between whom there is fighting."""
    found = between(frame.view, frame.hit, frame.right, _APART) if frame.noun else ()
    return found if all(frame.view.sheet.figures[f].type in ACTING for f in found) else ()  # 'on the road between two towns'


def strikers(frame: Frame, doer: Party | None) -> Figures:
    """The figures that did it: the doer, or the adjective of the noun that the verb is told of ('an X raid hit …')."""
    view, hit = frame.view, frame.hit
    if doer is not None and not doer.figures:
        doer = next((p for p in view.parties if p.weak and p.first in view.triggers and p.last in (hit.first, hit.first - 1)), None)
    if doer is None and frame.noun:
        found = holder(view, hit)
        if ambush(frame):
            return figures_of(next((p for p in view.parties if p.last == hit.first and view.acts(p)), None))
        suffers = suffers_by_adjective(frame, found) or found is sufferers(view, hit.last, frame.trigger)
        doer = found if found is not None and found.weak and not suffers else at_hands(frame) or striker(frame) or holding(frame)
    return view.acting(figures_of(doer))


def _struck(frame: Frame, doer: Party | None) -> Party | None:
    """The party hit: behind the preposition of the trigger, the object of the verb, the one exposed to it; a place too."""
    view, hit = frame.view, frame.hit
    told = not frame.noun and blow_before(frame) >= 0  # its object stands behind the verb
    links = [*(link for link in frame.trigger.links if link and not (told and link == TO)), *([TO] if ambush(frame) else ())]
    if frame.noun and (verb := view.find("deed.strikes", hit.last, min(hit.last + _NEXT + 1, view.last))) >= 0:
        return object_at(view, verb + 1)  # 'a raid that hit X'
    found = aimed(frame, links) or occupant(frame)
    if found is not None and found.lead and found.lead not in links and view.kind(found) in ("place", "state"):
        found = None  # 'an attack on a base in X'
    if owned(hit):
        return held_before(view, hit) or antecedent(view, hit.first) or found
    if found is None and "" in frame.trigger.links and not frame.noun:
        found = direct(view, hit, frame.right, doer)
        start = hit.last if doer is None or doer.first < hit.last else doer.last
        found = found or object_at(view, start) or annexed(view, start, frame.objects)
    if found is None and frame.noun:
        at = max(view.find("deed.exposed", max(view.first, hit.first - _BACK), hit.first), foiled(frame))
        seat = (p for p in view.parties if p.first == at + 2 and view.has(at + 1, "deed.targets") and p.last <= hit.first and not p.lead)
        found = subject(view, at, hit.first, frame.left) or next(seat, None) or antecedent(view, at) if at >= 0 else exposed(frame)
        if found is None and "" in frame.trigger.links:
            owner = holder(view, hit)  # 'the shelling of X'
            found = None if owner is None or (owner.weak and not suffers_by_adjective(frame, owner)) else owner
            found = found or object_at(view, hit.last)
            found = found or next((p for p in view.parties if p.lead_at == hit.first and hit.last <= p.first <= hit.last + 3), None)
        found = found or described(frame)
        hands = at_hands(frame)
        found = None if hands is not None and found is not None and found.first >= hands.first else found
    return found or bound(frame, doer) or spot(frame, links, doer)


def aimed(frame: Frame, links: list[str]) -> Party | None:
    """The second party behind a link; for a noun of force one led by 'of' stands next to it."""
    found = linked(frame.view, frame.hit, links, frame.right)
    if found is not None and frame.noun and found.lead_at == frame.hit.first and frame.trigger.type in _FORCE:
        found = None  # 'for the murder of X': the preposition is the noun's own
    if found is None and frame.trigger.type == "ASSAULT":
        found = meant_for(frame.view, frame.hit) if frame.noun else forces_led(frame.view, links, frame.hit.last + 2)
        found = found or site_of(frame.view, frame.hit, links)
    if found is not None and not frame.noun and found is commander(frame.view, frame.hit):
        found = linked(frame.view, frame.hit, [link for link in links if link != TO], frame.right)
    if found is not None and frame.noun and frame.trigger.type not in _FORCE:
        return None if any(i in frame.view.fights for i in range(frame.hit.last, found.lead_at)) else found
    if found is None or not frame.noun or frame.trigger.type != "ASSAULT" or found.lead != TO:
        return found
    if by_of(frame) and found.lead_at == found.first <= frame.hit.last + 1 and frame.view.kind(found) == "organisation":
        return None
    near, between_them = frame.view.has(found.lead_at - 1, "deed.belongs"), range(frame.hit.last, found.lead_at)
    if not near and not frame.view.fights.isdisjoint(between_them):
        return None  # 'their shelling and the raids of X'
    words = frame.view.sheet.tokens.words
    apart = any(words[i][0] in CONJUNCTIONS and len(words[i]) > _NEXT + 1 for i in between_them)
    if near and not apart:
        return found  # 'the downing of an aircraft that belongs to X'
    return found if gap_between(frame.view, frame.hit.last, found.lead_at) <= _NEXT else None


def spot(frame: Frame, links: list[str], doer: Party | None) -> Party | None:
    """A place that the trigger is aimed at ('raids on the city of X', 'shelled positions in X')."""
    view, hit = frame.view, frame.hit
    start = doer.last if doer is not None and doer.first >= hit.last else hit.last
    reach = 2 * _REACH if frame.trigger.type == "AID" else _REACH  # 'a ship with so many tons of relief arrived at X'
    for party in view.parties:
        if party.first < hit.last or party.first >= frame.right or view.kind(party) not in ("place", "state"):
            continue
        aimed = party.lead in links and party.lead != TO and (party.first >= start or not frame.noun)
        bare = party.first >= start and "" in frame.trigger.links and not frame.noun and not party.lead and complement(view, start)
        begin = min(start, party.first)
        if frame.trigger.type not in _FORCE and any(begin <= i < party.first for i in view.fights):
            break  # 'sanctions after the attack on X'
        if (aimed or bare) and not party.weak and gap_between(view, begin, max(party.lead_at, begin)) <= reach:
            return party
    return None


def _hit(frame: Frame, struck: Party, source: Figures) -> Figures:
    """The figures struck: people, bodies and states, not the doer's own; a capital stands for its state."""
    sheet = frame.view.sheet
    own = {sheet.figures[f].side for f in source} | {sheet.figures[f].key for f in source}
    found = [f for f in struck.figures if sheet.figures[f].type in ACTING]
    led = struck.weak or struck.first == frame.hit.last or (struck.lead in frame.trigger.links and not struck.loose)
    if not source and not led and frame.trigger.type == "ASSAULT":
        found = [f for f in found if sheet.figures[f].type != "state"]  # where it was, not whom it was meant for
    elif not found and frame.trigger.type != "COERCE" and (host := host_of(sheet, struck)) is not None:
        found = [host]
    return tuple(f for f in found if sheet.figures[f].key not in own)


def scene_of(frame: Frame) -> int | None:
    """The place that saw it ('X saw clashes'), or the one named in the sentence behind a preposition of place."""
    view, hit = frame.view, frame.hit
    at = view.find("deed.hosts", max(view.first, hit.first - _BACK), hit.first)
    for party in view.parties:
        if view.kind(party) not in ("place", "state") or party.weak:
            continue
        hosts = 0 <= at < party.first < hit.first or (0 <= at - party.last <= _HOST and not party.lead and frame.left <= party.first)
        inside = party.lead_at >= 0 and view.has(party.lead_at, "deed.place") and abs(party.first - hit.last) <= _BACK
        attached = party.lead == PREPOSITIONS[0] and frame.left <= party.first < frame.right
        if hosts or inside or attached:
            return place_figure(view.sheet, party)
    return None
