"""Whom a pull-back or a concession is for that somebody demands: himself ('X calls on Y to withdraw its forces')."""

from __future__ import annotations

from marsad.reading.sheet import Deed, Sheet, sides_of

_HOSTILE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION"))
_YIELDING = frozenset(("CONCEDE", "RETREAT"))


def demanded(sheet: Sheet, found: list[Deed]) -> None:
    """Give what is demanded of somebody, and done to nobody named, to the state or body that demands it, if force is told between them:
    others demand it for others."""
    hostile = [(sides_of(sheet, d.source), sides_of(sheet, d.target)) for d in found if d.type in _HOSTILE]
    known = {figure.key: n for n, figure in enumerate(sheet.figures)}
    for deed in found:
        if deed.type not in _YIELDING or deed.status != "proposed" or not deed.source or deed.target:
            continue
        said = [s for s in sheet.sayings if s.first < deed.last <= s.last and s.act == "demand" and s.speakers]
        if not said:
            continue
        speakers = min(said, key=lambda s: s.last - s.first).speakers
        bodies = dict.fromkeys(known.get(sheet.figures[f].side or "", f) for f in speakers)
        theirs, own = sides_of(sheet, tuple(bodies)), sides_of(sheet, deed.source)
        if theirs.isdisjoint(own) and any((a & own and b & theirs) or (a & theirs and b & own) for a, b in hostile):
            deed.target = tuple(f for f in bodies if _fights(sheet, f))


def _fights(sheet: Sheet, figure: int) -> bool:
    """Whether a figure is a state or a body that fights for itself; bodies of states demand it for others."""
    body = sheet.figures[figure]
    return body.type == "state" or (body.type == "organisation" and body.key.islower())
