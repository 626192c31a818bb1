"""A real-world event as all its reports together tell it: its parties, best mode, time and place, and its history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from marsad.merging.deeds import Deed, Party, sides
from marsad.merging.settling import order

_STAGES = ("proposed", "scheduled", "cancelled", "ongoing", "held")  # what reports of one day are put in order by


class Step(msgspec.Struct, frozen=True):
    """How one report put an event: with what status and time; `deed` is the event's id there."""

    deed: str
    report: str
    published: str | None
    status: str
    time: str | None


class Happening(msgspec.Struct, frozen=True):
    """One real-world event.

    `id` is that of its first telling, so that it stays when later reports tell it too. Source and target are actors'
    keys; `days` are first and last day of `time`. `status` is that of the last step of `history`.
    """

    id: str
    type: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str
    time: str | None
    days: tuple[str, str] | None
    place: str | None
    history: tuple[Step, ...]


def happening(members: Sequence[Deed]) -> Happening:
    """The event that some deeds of different reports are; whatever their order, the result is the same."""
    told = sorted(members, key=order)
    modes = [deed.mode for deed in told if deed.mode is not None]
    mode = _usual(modes, lambda mode: mode != "multilateral")
    when = min((deed for deed in told if deed.own), key=_precision, default=None)
    if when is None:
        when = next((deed for deed in told if deed.time is not None), told[0])
    source, target = _sides(told, mode)
    history = _history(told)
    return Happening(
        told[0].id, told[0].type, mode, source, target, history[-1].status, when.time, when.days, _place(told), history
    )  # fmt: skip


def _history(told: Sequence[Deed]) -> tuple[Step, ...]:
    """A step for each report in the order of publication; reports whose day nobody knows come first."""
    steps = [Step(deed.id, deed.report, deed.published, deed.status, deed.time) for deed in told]
    return tuple(sorted(steps, key=lambda step: (step.published or "", _STAGES.index(step.status), step.report)))


def _precision(deed: Deed) -> tuple[int, int, str]:
    """The narrowest first; of one width the one with a part of the day, then by the alphabet."""
    window = deed.own
    assert window is not None
    return (window[1] - window[0]).days, -len(deed.time or ""), deed.time or ""


def _place(told: Sequence[Deed]) -> str | None:
    """The place most reports give, a city rather than its state."""
    given = [deed.place for deed in told if deed.place is not None]
    exact = [place for place in given if place.type != "state"]
    return _usual([place.key for place in exact or given])


def _usual(values: Sequence[str], later: Callable[[str], bool] = bool) -> str | None:
    """The commonest value; of several as common those not `later`, then the first by the alphabet."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], later(value), value), default=None)


def _sides(told: Sequence[Deed], mode: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys of source and target: on each side the most specific that any report names.

    Sides stand as in the report that names most; in a council all are in the source.
    """
    fullest = min(told, key=lambda deed: (-len(deed.sides), not deed.target, order(deed)))
    parties = {party.acts_for: [] for party in fullest.parties}  # type: dict[str, list[Party]]
    for deed in told:
        for party in deed.parties:
            parties.setdefault(party.acts_for, []).append(party)
    aimed = {party.acts_for for party in fullest.target} - {party.acts_for for party in fullest.source}
    for deed in told:
        if not fullest.target and not deed.symmetric:
            aimed |= {party.acts_for for party in deed.target} - {party.acts_for for party in deed.source}
    council = mode == "multilateral"
    source = [side for side in parties if council or side not in aimed]
    target = [side for side in parties if not council and side in aimed]
    return _keys(parties, source), _keys(parties, target)


def _keys(parties: dict[str, list[Party]], among: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.key for side in among for party in sides(parties[side])[side].best))
