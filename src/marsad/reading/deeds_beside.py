"""Parties of a contact that stand beside its noun or beside another noun: two names in a row, those on whom it lies, who travels there."""

from __future__ import annotations

from marsad.lexicon.match import Hit
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_scene import COMMAS, Party, Scene

_DUE = 4  # tokens from those who are to hold a contact to its noun


def met(view: Scene, hit: Hit, owner: Party | None) -> Party | None:
    """The one met, who stands right behind the holder of a noun ('the meeting of X Y', in Arabic without a preposition)."""
    if owner is None or hit.tag != "noun" or owner.weak or owner.first < hit.last or view.kind(owner) != "person":
        return None
    spots = {i for p in view.parties if view.kind(p) == "place" and p.lead for i in range(p.first, p.last)} | view.timed
    start = owner.last
    while start < view.last and (start in spots or view.sheet.tokens.words[start] in COMMAS or view.has(start, "deed.place")):
        start += 1
    behind = (p for p in view.parties if p.first == start and not p.lead and not p.weak and not p.joined and view.kind(p) == "person")
    found = next(behind, None)
    figures = view.sheet.figures
    if found is None or {figures[f].side for f in owner.figures} & {figures[f].side for f in found.figures}:
        return None
    return found


def upon(view: Scene, hit: Hit) -> tuple[int, ...]:
    """The two or more on whom a contact lies ('it is upon X and Y to resume the talks')."""
    for party in view.parties:
        if party.last <= hit.first <= party.last + _DUE and len(party.figures) > 1 and view.says(party.lead_at, "deed-upon"):
            told = range(party.last, hit.first)
            return party.figures if any(view.has(i, "deed.proposed") or view.says(i, "deed-due") for i in told) else ()
    return ()


def visitor(frame: Frame, partner: Party) -> Party | None:
    """The person whose visit was told before 'where he holds …'."""
    view, carrier = frame.view, frame.carrier
    if carrier < 1 or not view.says(carrier - 1, "deed-where"):
        return None
    trips = [t for t in view.triggers if t < carrier and (view.says(t, "deed-trips") or t in view.verbs)]
    people = [p for p in view.parties if p.last < carrier and view.kind(p) == "person" and not p.weak and len(p.figures) == 1]
    return next((p for p in reversed(people) if trips and set(p.figures).isdisjoint(partner.figures)), None)
