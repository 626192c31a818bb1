"""What somebody demands outright is so far only proposed; a pull-back or a concession that he demands is for himself ('X calls on Y to
withdraw its forces')."""

from __future__ import annotations

from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Deed, Saying, Sheet, sides_of

_HOSTILE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION"))
_YIELDING = frozenset(("CONCEDE", "RETREAT"))
_DOING = 5  # tokens of what is demanded before its noun ('to start at once with talks')


def outright(view: Scene, hit: Hit, back: int) -> bool:
    """Whether a deed is the very thing that a saying demands ('called on X to release Y'), but for words of doing it before its noun; no
    word of planning stands between `back` and it."""
    return _demand(view, hit) is not None and view.find("deed.scheduled", back, hit.first) < 0


def by_those_asked(view: Scene, hit: Hit, deed: Deed | None) -> Deed | None:
    """What is demanded outright is for those to do who are asked, not for him who demands it."""
    said = None if deed is None else _demand(view, hit)
    if deed is None or said is None or not said.target:
        return deed
    others = {*deed.source, *deed.target}.difference(said.speakers)
    if others.isdisjoint(said.target) and set(said.speakers).issuperset(deed.source):
        deed.source = said.target
    return deed


def _demand(view: Scene, hit: Hit) -> Saying | None:
    """The saying that demands outright what a noun names."""
    if hit.tag[:4] != "noun":
        return None
    here = (s for s in view.sheet.sayings if s.act == "demand" and s.first <= hit.first <= min(s.first + _DOING, s.last))
    said = next((s for s in here if "act:cue" in s.why and not s.negated), None)
    return said if said and all(view.says_led(i, "deed-doing") for i in range(said.first, hit.first)) else None


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
