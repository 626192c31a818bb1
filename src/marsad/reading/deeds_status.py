"""Whether a deed happened, happens or is to happen; when and where."""

from __future__ import annotations

from marsad.arabic.clitics import THEN
from marsad.arabic.words import FUTURE, TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_demanded import outright
from marsad.reading.deeds_occasions import agreed_to, described_as, first_time, occasion, pledged, to_come, will
from marsad.reading.deeds_reach import begins_not, called_for, certain, disclaimed, vowed
from marsad.reading.deeds_scene import COMMAS, Party, Scene
from marsad.reading.deeds_since import going_on_at, lasted, since
from marsad.reading.deeds_then import after_all
from marsad.reading.deeds_voices import first_person
from marsad.reading.sheet import Moment
from marsad.record import Status

_FUTURE_VALUES = ("FUTURE_REF",)
_IN_PRESENT = frozenset(("deed.light.present", "deed.light.now"))
_LEADING = ("deed.prepositions", "deed.adverbs", "deed.seat", "meanwhile")  # words beside the times and places that open a sentence
_REACH = 8  # tokens before a trigger in which a word decides whether the deed is real
_LEAD = 5  # tokens before a complementiser in which its verb stands
_TAIL = 3  # tokens after it


def unreal(view: Scene, hit: Hit, left: int, contact: bool = False, force: bool = True) -> bool:
    """Whether the deed is denied, feared, threatened or only a condition; more of a contact is real, and so is a plan but of force."""
    if not contact and view.find("deed.more", max(left, hit.first - _REACH), hit.first) >= 0:
        return True
    if contact and hit.tag[:4] == "noun" and certain(view, hit):
        return False
    if contact and begins_not(view, hit):
        return True
    near = max(left, hit.first - 3)
    denied = view.find("deed.denied", near, hit.first)
    if denied >= 0 and not (contact and _aside(view, hit, denied)):
        return True
    carried = contact or hit.tag[:4] != "noun" or (hit.tag == "noun" and view.find("deed.may", left, hit.first) >= 0)
    if view.find("deed.undone", left, hit.first) >= 0 or (carried and disclaimed(view, left)):
        return True
    if hit.tag[:7] == "present" and view.has(hit.first - 1, "deed.may"):
        return True
    if hit.tag[:4] == "noun" and (_may_be(view, hit) or (force and vowed(view, hit, left))):
        return True
    if _follows(view, left):
        return True
    led = view.has(left, "complementisers") or view.has(left - 1, "deed.unreal")
    start = left - _TAIL if led else left  # 'it may be that …', 'if ever …'
    doubt = view.find("deed.unreal", max(view.first, start, hit.first - _REACH), hit.first)
    if doubt >= 0 and not ((contact or not force) and view.says(doubt, "deed-prepares")):
        return True
    at = view.find("deed.unreal", hit.last, min(hit.last + _TAIL, view.last))
    return at >= 0 and not view.has(at, "deed.state_of") and not (force and view.says(at, "deed-beating"))


def _may_be(view: Scene, hit: Hit) -> bool:
    """Whether the verb that carries a noun, before it or in the relative clause behind it, is only possible ('a ban that X may impose')."""
    if "deed.may" not in view.held:
        return False
    around = (*range(max(view.first, hit.first - _REACH // 2), hit.first), *range(hit.last, min(hit.last + _TAIL + 2, view.last)))
    light = (i for i in around if not _IN_PRESENT.isdisjoint(view.marks.get(i, ())))
    return any(view.has(i - 1, "deed.may") and (i < hit.first or view.has(i - 2, "deed.relative") or i - 1 == hit.last) for i in light)


def _aside(view: Scene, hit: Hit, denied: int) -> bool:
    """Whether what is denied is another verb, in whose complement a contact is named ('will not affect the talks of X with Y')."""
    if hit.tag[:4] != "noun" or not view.says(denied, "deed-not") or denied + 1 >= hit.first:
        return False
    verb = denied + 1
    carries = any(view.has(verb, mark) for mark in ("deed.light", "deed.light.present", "deed.announce", "deed.hosts"))
    return not carries and not view.says(verb, "deed-takes-place")


def status(view: Scene, hit: Hit, carrier: int, clause: tuple[int, int], moment: Moment | None, contact: bool = False) -> Status:
    """held, ongoing, scheduled, proposed or cancelled, by the words around the trigger and the day that is given.

    A contact told in the imperfect of the day of the report is still to come.
    """
    start = min(hit.first, carrier) if carrier >= 0 else hit.first
    left = clause[0] - _LEAD if view.has(clause[0], "complementisers") else clause[0]  # 'it is planned that …'
    back = max(view.first, left, start - _REACH)
    if _called_off(view, hit, max(back, start - 3)):
        return "cancelled"
    if hit.tag[:4] == "past":
        return "held"
    made_by = view.find("deed.light.after", *(after := (hit.last, min(hit.last + _TAIL + 2, clause[1]))))
    if (made_by >= 0 and will(view, hit.last, made_by)) or (contact and agreed_to(view, hit)):
        return "scheduled"
    was = view.find("deed.was", hit.last, made_by) >= 0 or view.says(hit.first - 1, "deed-foremost")  # 'a visit that he was making'
    if made_by >= 0 and (was or (view.find("deed.light.now", *after) < 0 and _past_relative(view, hit))):
        return "held"
    beside = contact and carrier < 0 and occasion(view, hit)
    named = hit.tag[:4] == "noun" and carrier < 0 and not beside
    if outright(view, hit, back) or (named and called_for(view, hit, (max(view.first, left), start), contact)):
        return "proposed"
    if view.find("deed.light.now", *after) >= 0 or view.find("deed.begun", hit.last, min(hit.last + _TAIL + 1, view.last)) >= 0:
        return "ongoing"
    if (later := ahead(view, moment)) and later > 0:
        proposed = view.find("deed.proposed", back, hit.first) >= 0
        return "proposed" if proposed and view.find("deed.scheduled", back, hit.first) < 0 else "scheduled"
    if _future(view, hit.first) or (carrier >= 0 and _future(view, carrier)) or _purpose(view, hit, carrier, clause[1]):
        return "scheduled"
    if later != -1 and (wished := _wished(view, hit, beside, (back, start), clause[1])) is not None:
        return wished
    if hit.tag[:7] == "present" or _present(view, carrier):
        return _imperfect(view, hit, carrier, back, moment, contact)
    near = max(back, start - 4), min(hit.last + _TAIL, clause[1])
    at = going_on_at(view, near)
    lasts = at >= 0 and not (beside and at < hit.first) and (later != -1 or since(view, moment))
    if lasts or view.has(carrier, "deed.continued") or described_as(view, hit, clause[1], "deed-current"):
        return "ongoing"
    return "held" if contact or carrier >= 0 or view.find("deed.since", hit.last, near[1]) < 0 else "ongoing"


def _called_off(view: Scene, hit: Hit, back: int) -> bool:
    """Whether a word right before a deed tells that it was called off or put off."""
    off = view.find("deed.cancelled", back, hit.first)
    sure = view.has(off - 1, "deed.cancelled") or not view.has(off - 1, "deed.before_noun") or view.says_led(off, "deed-called-off")
    return off >= 0 and sure


def _wished(view: Scene, hit: Hit, beside: bool, before: tuple[int, int], right: int) -> Status | None:
    """scheduled or proposed by words of plans and demands near a trigger; `beside`: at a contact that is the occasion of others."""
    back, start = before
    planned = view.find("deed.scheduled", back, min(hit.last + _TAIL, right))
    if planned >= 0 and not (beside and pledged(view, planned)):
        return "scheduled"
    if described_as(view, hit, right, "deed-awaited"):
        return "scheduled"
    if beside:
        return "scheduled" if to_come(view, hit, back) else None
    return "proposed" if view.find("deed.proposed", max(back, start - _LEAD), hit.first) >= 0 else None


def _past_relative(view: Scene, hit: Hit) -> bool:
    """Whether a relative clause in the perfect stands right behind a noun ('the meeting that X held')."""
    return view.has(hit.last, "deed.relative") and not any(h.clitics[-1:] == FUTURE for h in view.sheet.forms_at(hit.last + 1))


def _going_on(view: Scene, hit: Hit, verb: int) -> bool:
    """Whether a verb in the imperfect tells of a meeting that goes on: somebody continues it, or it has no subject but the meeting."""
    alone = hit.first == verb + 1 and not any(p.last == verb for p in view.parties)
    return alone or view.has(verb, "deed.continues")


def _purpose(view: Scene, hit: Hit, carrier: int, right: int) -> bool:
    """Whether a noun is what somebody goes for ('went to X to meet Y'), or the subject of a verb in the future."""
    if hit.tag[:4] != "noun":
        return False
    end = hit.first
    while end - 1 in view.timed or (end > view.first and view.sheet.tokens.words[end - 1] in COMMAS):
        end -= 1
    gone = hit.clitics[-1:] == TO and carrier < 0 and any(p.last == end for p in view.parties)
    begun = view.has(carrier, "deed.light")  # 'began a visit in which he will meet X'
    verbs = (i for i in range(hit.last, min(right + 1, view.last)) if _future(view, i))
    return gone or any(not (begun and view.has(i + 1, "deed.during")) for i in verbs)


def _future(view: Scene, token: int) -> bool:
    if token in view.sheet.sighting_at:
        return False
    if token in view.verbs and view.says(token - 1, "deed-shall"):
        return True
    if FUTURE not in view.sheet.tokens.words[token][:2]:
        return False
    hits = [h for h in view.sheet.forms_at(token) if h.clitics[-1:] == FUTURE]
    return any(h.tag[:7] == "present" or h.tag in ("deed.light.present", "deed.hosts") or h.kind == "cue" for h in hits)


def _present(view: Scene, carrier: int) -> bool:
    return carrier >= 0 and view.has(carrier, "deed.light.present")


def ahead(view: Scene, moment: Moment | None) -> int | None:
    """1 for a moment after the day of publication, -1 before it, 0 on it; None where that cannot be told."""
    published = view.sheet.page.document.published
    if moment is None:
        return None
    if moment.value in _FUTURE_VALUES:
        return 1
    if moment.value == "PAST_REF":
        return -1
    if published is None or not moment.value[:4].isdigit():
        return None
    value = moment.value[:10] if moment.value[4:5] == "-" and "W" not in moment.value else moment.value[:4]
    size = min(len(value), len(published[:10]))
    first, day = value[:size], published[:size]
    return (first > day) - (first < day)


def _another(view: Scene, hit: Hit, left: int, carrier: int, at: int) -> bool:
    """Whether what stands at a token before a noun belongs to a deed that the noun is the topic of ('met X today on the
    strike on Y')."""
    if hit.tag[:4] != "noun" or carrier >= 0 or at >= hit.first:
        return False
    return view.find("deed.topic", at, hit.first) >= 0 and any(left <= t < at for t in view.triggers)


def moment_of(view: Scene, hit: Hit, left: int, right: int, carrier: int = -1, toll: bool = False) -> Moment | None:
    """The moment in the clause that stands nearest to the trigger; durations are none but with 'ago'.

    toll: the deaths that are told before it, in this clause or another, came of it.
    """
    left = _with_toll(view, hit, left) if toll else left
    if hit.tag[:4] != "noun" or (carrier >= 0 and not view.has(carrier, "deed.announce")):
        left = _led_in(view, left)
    best: tuple[int, Moment] | None = None
    for moment in view.sheet.moments:
        if moment.last <= left or moment.first >= right or _another(view, hit, left, carrier, moment.first):
            continue
        value = moment.value
        if value[:1] == "P" and value[-4:] != "_REF" and not (_ago(view, moment) or lasted(view, hit, moment)):
            continue
        before = moment.last <= hit.first
        dead = {i for i in view.triggers if toll and before and view.has(i, "deed.dead")}
        if view.crosses(moment.last, hit.first, dead) if before else view.crosses(hit.last, moment.first):
            continue
        others = view.verbs - {carrier} if before else set()
        if any(i in others and not view.has(i, "deed.auxiliary") and not view.has(i, "deed.fact") for i in range(moment.last, hit.first)):
            continue  # the day of another verb, not of what came of it
        gap = hit.first - moment.last if before else moment.first - hit.last
        if best is None or gap < best[0]:
            best = (gap, moment)
    return None if best is None else best[1]


def _led_in(view: Scene, left: int) -> int:
    """The beginning of the sentence where nothing but times and places stands before a clause and its comma ('yesterday, X met Y')."""
    words = view.sheet.tokens.words
    if left - 1 <= view.first or words[left - 1] not in COMMAS:
        return left
    spots = {i for p in view.parties if view.kind(p) in ("place", "state") for i in range(p.first, p.last)}
    spots |= view.timed
    before = (i for i in range(view.first, left - 1) if i not in spots and words[i] not in COMMAS)
    return view.first if all(any(view.has(i, mark) for mark in _LEADING) for i in before) else left


def _with_toll(view: Scene, hit: Hit, left: int) -> int:
    """Where the first of the clauses begins that tell only of deaths up to a blow ('ten were killed today, and others hurt in …')."""
    told = [i for i in sorted(view.verbs) if i < hit.first and not view.has(i, "deed.auxiliary")]
    return view.first if told and all(view.has(i, "deed.dead") for i in told) else left


def _ago(view: Scene, moment: Moment) -> bool:
    """Whether a duration tells how long ago something was, reckoned from the day of the report."""
    last = view.has(moment.last - 1, "deed.earlier")  # 'the last 24 hours'
    return last or (view.has(moment.first, "deed.ago") and not view.has(moment.last, "deed.of"))


def place_of(view: Scene, hit: Hit, left: int, right: int, carrier: int = -1) -> Party | None:
    """The place in the clause that the deed is said to be at: the nearest party behind a preposition of place."""
    best: tuple[int, Party] | None = None
    for party in view.parties:
        if party.weak or party.first < left or party.last > right or view.kind(party) not in ("place", "state"):
            continue
        if not (party.lead_at >= 0 and (view.has(party.lead_at, "deed.place") or (party.lead and view.kind(party) == "place"))):
            continue
        if party.lead_at < hit.first and (hit.first - party.last > 6 or _another(view, hit, left, carrier, party.first)):
            continue
        if view.find("deed.topic", hit.last, party.first) >= 0:
            continue
        gap = abs(party.first - hit.last)
        if best is None or gap < best[0]:
            best = (gap, party)
    return None if best is None else best[1]


def _follows(view: Scene, left: int) -> bool:
    """Whether a clause tells what would come of the condition that opens its sentence ('if X fails, then Y will attack')."""
    then = view.sheet.tokens.words[left][:1] == THEN and view.has(left, "complementisers")
    return then and view.find("deed.if", view.first, left) >= 0


def _imperfect(view: Scene, hit: Hit, carrier: int, back: int, moment: Moment | None, contact: bool) -> Status:
    """The status of what a verb in the imperfect tells."""
    verb, later = carrier if carrier >= 0 else hit.first, ahead(view, moment)
    if (then := after_all(view, verb)) is not None:
        return then
    if first_person(hit) and later is None and hit.clitics[-1:] != FUTURE:
        return "ongoing"
    if later == -1 or (later is None and first_time(view, verb)) or view.find("deed.was", max(back, verb - _REACH // 2), verb) >= 0:
        return "held"
    to_come = contact and (later == 0 or hit.clitics[-1:] == TO or view.has(verb - 1, "deed.purpose"))
    return "scheduled" if to_come else "ongoing"


def awaited(view: Scene, hit: Hit, carrier: int) -> bool:
    """Whether a meeting told in the imperfect of no day is still to come, since nobody continues it and its verb has a subject."""
    verb = carrier if carrier >= 0 else hit.first
    if not (hit.tag[:7] == "present" or _present(view, carrier)) or first_person(hit):
        return False
    if view.says(verb - 1, "deed-where"):
        return True  # 'goes to X, where he meets Y'
    if _going_on(view, hit, verb):
        return False
    return view.find("deed.ongoing", max(view.first, verb - _TAIL), verb) < 0
