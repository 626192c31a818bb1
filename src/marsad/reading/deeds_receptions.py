"""Receptions: a guest and the host who receives him."""

from __future__ import annotations

from marsad.arabic.words import BY, FOR, OF, TO
from marsad.reading.deeds_beside import behind_spot, met
from marsad.reading.deeds_contacts import meeting
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_nouns import holder
from marsad.reading.deeds_objects import past_count
from marsad.reading.deeds_parties import carried, direct, linked, subject
from marsad.reading.deeds_scene import Party
from marsad.reading.deeds_stays import by_host, counterpart
from marsad.reading.sheet import Deed


def reception(frame: Frame) -> Deed | None:
    """A guest received by a host: told by the verb, or by its noun beside the clause of the host."""
    view, hit = frame.view, frame.hit
    if not frame.noun:
        doer = frame.doer()
        guest = direct(view, hit, frame.right, doer) or _head(frame) or _sent_by(frame, doer)
        if guest is None and (host := by_host(frame)) is not None:
            doer, guest = host, doer  # 'was received by X'
    elif _to_receive(frame):
        doer, guest = _welcomed(frame)
    elif (host := by_host(frame)) is not None:
        doer, guest = host, carried(view, hit.first, people=True)
    elif hit.tag == "noun.own":
        guest = holder(view, hit) or behind_spot(view, hit)
        doer = carried(view, hit.first, people=True) or _told_after(frame, guest)
    else:
        guest, owner = linked(view, hit, [TO], frame.right), holder(view, hit)
        guest = guest or met(view, hit, owner)
        doer, guest = (owner, guest) if guest is not None else (carried(view, hit.first, people=True), owner)
    if doer is None or guest is None or (view.kind(guest) == "state" and not counterpart(view, guest)):
        return None
    return meeting(frame, doer.figures, guest.figures)


def _to_receive(frame: Frame) -> bool:
    """Whether a noun tells who was there to receive somebody ('there to receive him was …')."""
    view, first = frame.view, frame.hit.first
    at = first if frame.hit.clitics[-1:] == BY else first - 1
    return (at == first or view.has(at, "deed.place")) and view.has(at - 1, "deed.auxiliary")


def _head(frame: Frame) -> Party | None:
    """Who leads the delegation that is received."""
    leads = [link for link in frame.trigger.links if link not in ("", TO)]
    found = linked(frame.view, frame.hit, leads, frame.right)
    return found if found is not None and frame.view.kind(found) == "person" else None


def _sent_by(frame: Frame, doer: Party | None) -> Party | None:
    """Whose people are received ('received representatives of X')."""
    view = frame.view
    start = past_count(view, doer.last if doer is not None and doer.first >= frame.hit.last else frame.hit.last)
    behind = (p for p in view.parties if start + 2 <= p.first <= start + 3 and view.acts(p) and not p.weak)
    sent = (p for p in behind if view.sheet.tokens.words[p.first - 1] in (OF, FOR))
    return next((p for p in sent if view.has(start, "deed.people") or view.has(start, "deed.victims")), None)


def _welcomed(frame: Frame) -> tuple[Party | None, Party | None]:
    """Who was there to receive somebody, and the guest ('there to receive him was the minister X')."""
    view, hit = frame.view, frame.hit
    free = [p for p in view.parties if p.first >= hit.last and (not p.lead or p.loose) and view.kind(p) == "person"]
    if hit.tag == "noun.own":
        return (free[0] if free else None), carried(view, hit.first, frame.previous, people=True)
    guest = holder(view, hit)
    return next((p for p in free if p is not guest), None), guest


def _told_after(frame: Frame, guest: Party | None) -> Party | None:
    """The subject of the clause that follows ('on receiving X, Y said')."""
    view = frame.view
    verb = min((i for i in view.verbs if i >= frame.hit.last), default=-1)
    found = subject(view, verb, view.last, verb) if verb >= 0 else None
    return None if found is guest else found
