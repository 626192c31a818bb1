"""Rival tellings of one event: reports that agree on all but the day, the place or who took part."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from marsad.merging.contacts import compare
from marsad.merging.deeds import Deed, Party
from marsad.merging.items import Link
from marsad.merging.timing import OFF

_SURE = 0.8  # score of two deeds, but for what they differ in, from which on they are told of one event
_NEAR = 3  # days between the reports
_DONE = frozenset({"held", "ongoing"})


def dispute(a: Deed, b: Deed, link: Link, seats: Mapping[str, str]) -> Link | None:
    """In what two tellings of one event differ, or None; `link` is what comparing them gave.

    Only tellings of things done, that are near each other and name persons or places in common, are believed to be of one
    event though they contradict each other.
    """
    if b.id < a.id:
        a, b = b, a
    if link.verdict == "unsure" or a.report == b.report or a.type != b.type or not {a.status, b.status} <= _DONE or _far(a, b):
        return None
    if link.verdict == "same":
        return _made(a, b, "place", _place(a), _place(b), link.score) if _elsewhere(link) else None
    if link.verdict != "different" or not link.why:
        return None
    if link.why[0].startswith("day "):
        return _other_day(a, b, seats)
    if link.why[0].startswith("place "):
        again = compare(a, msgspec.structs.replace(b, place=a.place), seats)
        return _made(a, b, "place", _place(a), _place(b), again.score) if again.score >= _SURE and _persons(a, b) >= 2 else None
    if link.why[0].startswith("other persons for "):
        return _other_person(a, b, link.why[0].removeprefix("other persons for "), seats)
    return None


def _far(a: Deed, b: Deed) -> bool:
    return a.told is None or b.told is None or abs((a.told - b.told).days) > _NEAR


def _elsewhere(link: Link) -> bool:
    return any(line.startswith("other places") for line in link.why)


def _persons(a: Deed, b: Deed) -> int:
    """How many persons both name."""
    return len({party.key for party in a.parties if party.rank == "person"} & {party.key for party in b.parties})


def _other_day(a: Deed, b: Deed, seats: Mapping[str, str]) -> Link | None:
    first, second = a.own, b.own
    if first is None or second is None or first[0] != first[1] or second[0] != second[1]:
        return None
    if abs((first[0] - second[0]).days) > OFF or _persons(a, b) < 2:
        return None
    again = compare(a, msgspec.structs.replace(b, time=a.time, days=a.days), seats)
    return _made(a, b, "time", first[0].isoformat(), second[0].isoformat(), again.score) if again.score >= _SURE else None


def _other_person(a: Deed, b: Deed, side: str, seats: Mapping[str, str]) -> Link | None:
    """Both name the same day and place, and persons in common for another side."""
    if a.own is None or a.own != b.own or a.place is None or b.place is None or a.place.key != b.place.key or not _persons(a, b):
        return None
    mine, theirs = (_of(deed, side) for deed in (a, b))
    swapped = msgspec.structs.replace(b, source=_instead(b.source, side, a), target=_instead(b.target, side, a))
    again = compare(a, swapped, seats)
    return _made(a, b, "participants", mine, theirs, again.score) if again.score >= _SURE else None


def _of(deed: Deed, side: str) -> str:
    return " and ".join(sorted(party.key for party in deed.parties if party.acts_for == side))


def _instead(parties: tuple[Party, ...], side: str, other: Deed) -> tuple[Party, ...]:
    if not any(party.acts_for == side for party in parties):
        return parties
    return (*(party for party in parties if party.acts_for != side), *(party for party in other.parties if party.acts_for == side))


def _place(deed: Deed) -> str:
    return "" if deed.place is None else deed.place.key


def _made(a: Deed, b: Deed, field: str, first: str, second: str, score: float) -> Link | None:
    """The link; `why` is the field, what each says of it, and how like they are in the rest."""
    return Link(a.id, b.id, "dispute", "different", score, (field, first, second, f"{score:.2f} alike but for the {field}"))
