"""Whether two reports tell one event: the same type and mode, the same parties, time and place, as far as each says.

Each feature gives a factor, and the product is the score. A contradiction (other persons for one side, another day,
another city) makes them different whatever else agrees; what is merely not said only weakens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from marsad.merging.deeds import REPRINT, Deed, Party
from marsad.merging.items import Link
from marsad.merging.parties import matched, other_company
from marsad.merging.timing import nearly, timed

SAME = 0.55  # score from which on they are one
DOUBT = 0.3  # score from which on it is worth a person's look
_REPRINT = 0.8  # part of the shorter evidence's words that stand in the other's
_REPRINTED = 0.85  # what time and place are at least worth in a reprint

_MEETINGS = frozenset({"meeting", "multilateral"})
_FAR = frozenset({"call", "written"})  # contacts without a place
# how much a deed is told by its parties and its time alone, where no place is given: of attacks there are many a day
_NO_PLACE = {"CONSULT": 0.92, "AGREE": 0.85, "SANCTION": 0.8, "REQUEST": 0.8, "REJECT": 0.8, "CONCEDE": 0.75, "AID": 0.75}
_NO_PLACE_ELSE = 0.6


class Factor(NamedTuple):
    """What one feature says: its factor, and in words why."""

    value: float
    why: str


def compare(a: Deed, b: Deed, seats: Mapping[str, str]) -> Link:
    """Whether two deeds are one event; `seats` gives the state of each capital. The order of the two does not matter.

    'different' where they contradict each other or stand in one report, 'unsure' where too little is said.
    """
    if b.id < a.id:
        a, b = b, a
    if a.report == b.report:
        return _different(a, b, "one report tells both")
    if a.type != b.type:
        return _different(a, b, "another type")
    how = _mode(a, b)
    if isinstance(how, str):
        return _different(a, b, how)
    when = _time(a, b)
    if isinstance(when, str) and not nearly(a, b):  # what is told of events so far apart is no disagreement about one
        return _different(a, b, when)
    factors = [how]
    for found in (_parties(a, b), when):
        if isinstance(found, str):
            return _different(a, b, found)
        factors.append(found)
    where = _place(a, b, seats, factors)
    if isinstance(where, str):
        return _different(a, b, where)
    factors.append(where)
    score = _product(factors)
    if score < SAME and _reprint(a, b):
        factors[2:] = [Factor(max(one.value, _REPRINTED), f"{one.why}, the same words") for one in factors[2:]]
        score = _product(factors)
    why = tuple(f"{one.why} {one.value:.2f}" for one in factors)
    return Link(a.id, b.id, "event", "same" if score >= SAME else "unsure", score, why)


def _product(factors: list[Factor]) -> float:
    score = 1.0
    for one in factors:
        score *= one.value
    return round(min(score, 1.0), 3)


def _different(a: Deed, b: Deed, why: str) -> Link:
    return Link(a.id, b.id, "event", "different", 0.0, (why,))


def _mode(a: Deed, b: Deed) -> Factor | str:
    if a.mode == b.mode:
        return Factor(1.0, f"mode {a.mode or 'not given'}")
    if a.mode is None or b.mode is None:
        return Factor(0.9, "mode given once")
    if {a.mode, b.mode} == _MEETINGS:
        return Factor(0.95, "meeting or council")
    return f"mode {a.mode} or {b.mode}" if a.type == "CONSULT" else Factor(0.85, "other modes")


def _parties(a: Deed, b: Deed) -> Factor | str:
    if a.symmetric and b.symmetric:
        if other_company(a, b):
            return "others of one side"
        found = matched(a.sides, b.sides)
        return found if isinstance(found, str) else Factor(*found)
    doers, others = matched(a.doing, b.doing), matched(a.facing, b.facing)
    if isinstance(doers, str):
        return doers
    if isinstance(others, str):
        return others
    return Factor(doers[0] * others[0], f"{doers[1]}; {others[1]}")


def _time(a: Deed, b: Deed) -> Factor | str:
    found = timed(a, b)
    return found if isinstance(found, str) else Factor(*found)


def _place(a: Deed, b: Deed, seats: Mapping[str, str], known: list[Factor]) -> Factor | str:
    """What the places say; `known` are mode, parties and time."""
    if {a.mode, b.mode} & _FAR:
        return Factor(1.0, "no place needed")
    if a.place is None or b.place is None:
        return Factor(_NO_PLACE.get(a.type, _NO_PLACE_ELSE), "place not given by both")
    if a.place.key == b.place.key:
        return Factor(1.05, f"place {a.place.key}")
    states = {seats.get(place.key) or place.acts_for for place in (a.place, b.place)}
    if len(states) == 1:
        return Factor(1.0, "city in its state")
    if any(_unknown(place, seats) for place in (a.place, b.place)) and "state" in (a.place.type, b.place.type):
        return Factor(_NO_PLACE.get(a.type, _NO_PLACE_ELSE), "a city and a state")
    if known[1].value >= 1.0 and known[2].value >= 1.0:
        return Factor(0.75, "other places, but the same persons and day")
    return f"place {' or '.join(sorted((a.place.key, b.place.key)))}"


def _unknown(place: Party, seats: Mapping[str, str]) -> bool:
    """A place of which nobody said in what state it is."""
    return place.type != "state" and place.side is None and place.key not in seats


def _reprint(a: Deed, b: Deed) -> bool:
    """Whether the evidence of one stands, nearly word for word, in the other's."""
    first, second = set(a.words), set(b.words)
    shorter = min(len(first), len(second))
    return shorter >= REPRINT and len(first & second) >= _REPRINT * shorter
