"""The deed that is made of a trigger in its clause: its status, time, place and evidence."""

from __future__ import annotations

from marsad.arabic.words import FUTURE
from marsad.reading.deeds_days import fitting
from marsad.reading.deeds_frame import Figures, Frame
from marsad.reading.deeds_occasions import agreed_to
from marsad.reading.deeds_places import place_figure
from marsad.reading.deeds_setting import setting
from marsad.reading.deeds_since import over, waged
from marsad.reading.deeds_status import ahead, awaited, moment_of, place_of, status
from marsad.reading.deeds_when import moment_when
from marsad.reading.sheet import Deed, Moment
from marsad.record import Status

_AFAR = frozenset(("call", "written"))  # contacts that are nowhere
_SINGLE = frozenset(("meeting", "multilateral", "call"))  # contacts that take no time, as a visit does
_PLEDGE = 6  # tokens before a noun in which a word tells that it is agreed to or promised
_WIDE = 20  # tokens from a trigger to a party that the evidence takes in


def made(frame: Frame, source: Figures, target: Figures, mode: str | None) -> Deed:
    """The deed of a trigger with its status, time, place and evidence."""
    view, hit = frame.view, frame.hit
    moment = moment_of(view, hit, frame.left, frame.right, frame.carrier, toll=frame.noun and frame.trigger.type == "ASSAULT")
    place = None if mode in _AFAR else place_of(view, hit, frame.left, frame.right, frame.carrier)
    told = _status(frame, source, mode, moment)
    stopped = view.find("deed.stop", max(view.first, hit.first - 3), hit.first) >= 0
    if told == "held" and stopped and frame.noun and frame.trigger.type == "ASSAULT":
        told, moment = "ongoing", None
    if told == "proposed" and frame.trigger.type in ("ASSAULT", "COERCE"):
        told = _to_be_stopped(frame, stopped)
    if told == "held" and source and target and waged(view, hit, frame.carrier):
        told = "ongoing"
    told = told if frame.planned is None or told == "cancelled" else frame.planned
    if _resolved(frame, told) and ahead(view, moment) != -1:
        told = "scheduled"
    if moment is None and told == "held":
        moment = moment_when(view, frame.left)
    if moment is not None and _of_another(frame, told, moment):
        moment = None
    when = None if moment is None else moment.value
    when = _same_time(frame, told, {*source, *target}) if when is None else fitting(when, told)
    first, last = _span(frame, {*source, *target})
    tokens = view.sheet.tokens
    start = hit.start if first == hit.first else tokens.starts[first]
    return Deed(
        frame.trigger.type, mode, source, target, told, when,
        None if place is None else place_figure(view.sheet, place), first, last, start, tokens.ends[last - 1],
        (), [f"deed:{frame.trigger.id}"], *setting(view, hit),
    )  # fmt: skip


def _status(frame: Frame, source: Figures, mode: str | None, moment: Moment | None) -> Status:
    """The status that the words beside a trigger tell, of its kind of deed."""
    view, hit, kind = frame.view, frame.hit, frame.trigger.type
    told = frame.trigger.status or status(view, hit, frame.carrier, (frame.left, frame.right), moment, kind == "CONSULT")
    if frame.trigger.status == "ongoing" and over(view, moment):
        told = "held"
    if told == "ongoing" and moment is None and mode in _SINGLE and awaited(view, hit, frame.carrier) and not _lasts(frame, source):
        told = "scheduled"
    if frame.noun and kind in ("CONCEDE", "RETREAT") and _pledged(frame, told):
        told = "scheduled"  # 'the lifting of sanctions that X imposes'
    if frame.wanted and (told == "held" or (told == "ongoing" and kind == "AID" and frame.trigger.status is None)):
        told = "proposed"
    launched = told != "scheduled" or not frame.noun or kind != "ASSAULT" or ahead(view, moment) == 1 or _launched(frame)
    return told if launched else "held"


def _to_be_stopped(frame: Frame, stopped: bool) -> Status:
    """The status of force that is named in a demand: what is to be stopped goes on."""
    asked = frame.view.find("deed.proposed", max(frame.view.first, frame.hit.first - 2), frame.hit.first) >= 0
    asked = asked or (frame.wanted and frame.trigger.type == "COERCE")
    return "ongoing" if stopped or frame.hit.tag == "noun.the" else "proposed" if asked else "held"


def _of_another(frame: Frame, told: Status, moment: Moment) -> bool:
    """Whether a moment is not when a deed was: what was spoken of is to come, not the deed, or somebody called for a contact then."""
    later = ahead(frame.view, moment)
    if told == "scheduled" and later == -1 and agreed_to(frame.view, frame.hit):
        return True
    return (told == "held" and later == 1) or (told == "proposed" and later == -1 and frame.trigger.type == "CONSULT")


def _launched(frame: Frame) -> bool:
    """Whether the verb that carries a noun is in the future ('will launch an attack')."""
    view, verb = frame.view, frame.carrier
    return view.has(verb, "deed.light.present") and view.sheet.tokens.words[verb].startswith(FUTURE)


def _lasts(frame: Frame, source: Figures) -> bool:
    """Whether states or bodies, no persons, are in talks that take their time."""
    view, figures = frame.view, frame.view.sheet.figures
    if view.says(frame.left, "deed-that") or view.says(frame.left - 1, "deed-that"):
        return False  # 'is ready to begin talks'
    return view.says(frame.hit.first, "deed-lasting") and all(figures[f].type != "person" for f in source)


def _pledged(frame: Frame, told: Status) -> bool:
    """Whether what a noun tells is agreed to or promised before it in its clause, or is to end what goes on."""
    if told != "held" or frame.wanted:
        return told == "ongoing" and frame.trigger.type == "CONCEDE"
    return frame.view.find_said("deed-pledged", max(frame.left, frame.hit.first - _PLEDGE), frame.hit.first) >= 0


def _resolved(frame: Frame, told: Status) -> bool:
    """Whether the verb that carries a noun tells only what is announced or resolved on."""
    if told == "held":
        return frame.trigger.type in ("MOBILIZE", "AID", "PROTEST") and frame.view.has(frame.carrier, "deed.announce")
    return told == "ongoing" and frame.trigger.type == "AID" and frame.view.says(frame.carrier, "deed-grants")


def _same_time(frame: Frame, told: Status, figures: set[int]) -> str | None:
    """The time of the contact told just before in the sentence, for one of the same people that has none ('met X yesterday, then Y');
    of what somebody stayed away from."""
    known = frame.known
    if frame.trigger.mode == "boycott":
        before = [m for m in frame.view.sheet.moments if frame.view.first <= m.first and m.last <= frame.hit.first]
        return before[-1].value if before else None  # 'they signed on Monday, but X stayed away'
    if known is None or known.first < frame.view.first or known.type != "CONSULT" or frame.trigger.type not in ("CONSULT", "AGREE"):
        return None
    alike = known.status == told or (told == "scheduled" and known.status == "ongoing")
    program = told == "scheduled" and (not frame.noun or frame.carrier >= 0)  # 'X meets Y today, and Z holds talks'
    return known.time if alike and (program or not figures.isdisjoint((*known.source, *known.target))) else None


def _span(frame: Frame, figures: set[int]) -> tuple[int, int]:
    """The tokens of the evidence: the trigger, what carries it, and its parties in the clause."""
    first, last = frame.hit.first, frame.hit.last
    if frame.left <= frame.carrier < first:
        first = frame.carrier
    told: set[int] = set()
    near = sorted(frame.view.parties, key=lambda p: min(abs(p.first - last), abs(first - p.last)))
    for party in near:
        fresh = figures.intersection(party.figures) - told
        if fresh and frame.left <= party.first and party.last <= frame.right and first - _WIDE < party.first < last + _WIDE:
            told |= fresh
            first, last = min(first, party.first), max(last, party.last)
    return first, last
