"""A row of contacts told with one word: 'talks begin in A on the 10th, then in B on the 12th, and on the 13th in the body C'."""

from __future__ import annotations

from marsad.reading.deeds_nouns import members
from marsad.reading.deeds_places import international, place_figure
from marsad.reading.deeds_scene import Party, Scene
from marsad.reading.sheet import Deed, Moment

_NEAR = 2  # tokens between the day and the preposition before the body
_BESIDE = 3  # tokens between the body and its place


def series(view: Scene, found: list[Deed]) -> list[Deed]:
    """The further contacts of a sentence: a later day of its own, with a body behind 'in', where a dated contact is told before.

    found: the deeds of the sentence, in the order of the text. A day that another deed has, or is told with, makes none.
    """
    dated = [deed for deed in found if deed.type == "CONSULT" and deed.time is not None]
    if not dated:
        return []
    known, taken = dated[-1], {deed.time for deed in found}
    made = []
    for moment in view.sheet.moments:
        if not known.last <= moment.first < view.last or moment.value in taken or not _day(moment):
            continue
        body = _body(view, moment)
        if body is None or any(trigger >= moment.first for trigger in view.triggers):
            continue
        made.append(_next(view, known, moment, body))
        taken.add(moment.value)
    return made


def _day(moment: Moment) -> bool:
    return len(moment.value) >= 10 and moment.value[4:5] == "-" and "/" not in moment.value


def _body(view: Scene, moment: Moment) -> Party | None:
    """The international body that the words after a day place something in."""
    for party in view.parties:
        led = party.lead_at >= moment.last and party.lead_at - moment.last <= _NEAR and view.has(party.lead_at, "deed.place")
        if led and view.kind(party) == "organisation" and international(view.sheet, party.figures[0]):
            return party
    return None


def _next(view: Scene, known: Deed, moment: Moment, body: Party) -> Deed:
    after = (p for p in view.parties if body.last <= p.first <= body.last + _BESIDE and view.kind(p) == "place" and not p.weak)
    place = next(after, None)
    first, last = moment.first, body.last if place is None else place.last
    tokens = view.sheet.tokens
    return Deed(
        "CONSULT", "multilateral", members(view, body), (), known.status, moment.value,
        None if place is None else place_figure(view.sheet, place), first, last, tokens.starts[first], tokens.ends[last - 1],
        (), [*known.why],
    )  # fmt: skip
