"""From what belongs together in the ledger to a thread with its steps: opened, renewed, answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from marsad.merging.claims import order
from marsad.merging.deeds import Deed, Party
from marsad.merging.items import Link
from marsad.merging.sayings import Saying

# what stands last among the steps of one day
_STAGES = ("open", "renewed", "withdrawn", "accepted", "refused", "partly-met", "met", "contradicted")
_FULFILLED = ("accepted", "partly-met", "met")


class Step(msgspec.Struct, frozen=True):
    """What happened to a thread: the state it led to, the day (ISO), who did it, the statement or event, and why."""

    state: str
    date: str | None
    by: tuple[str, ...]
    statement: str | None
    event: str | None
    why: tuple[str, ...]


class Thread(msgspec.Struct, frozen=True):
    """A demand, offer, promise or threat; `by` and `to` are the keys of actors and their sides, `due` the day it names."""

    id: str
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    issue: tuple[str, ...]
    first: str | None
    due: str | None
    state: str
    steps: tuple[Step, ...]


def thread(
    members: Iterable[Saying], answers: Iterable[Link], sayings: Mapping[str, Saying], deeds: Mapping[str, Deed], same: Mapping[str, str]
) -> Thread:
    """The thread of some sayings and the answers to them, whatever their order.

    answers: links of kind 'answer' from a member to one of `sayings` or `deeds`; same: by its id, the claim or event that a
    statement or event is one with, where it is not alone: what is one makes one step.
    """
    told = sorted(members, key=order)
    steps: list[Step] = []
    seen: set[str] = set()
    for one in told:
        if same.get(one.id, one.id) in seen:
            continue
        seen.add(same.get(one.id, one.id))
        steps.append(Step("renewed" if steps else "open", _day(one), _keys(one.speakers), one.id, None, ()))
    for link in sorted(answers, key=lambda link: (_when(link.b, sayings, deeds), link.b, link.a)):
        whole = f"{link.why[0]} {same.get(link.b, link.b)}"
        if whole in seen:
            continue
        seen.add(whole)
        steps.append(_answer(link, sayings, deeds))
    first = steps[0]
    rest = _onward(sorted(steps[1:], key=lambda step: (step.date is None, step.date or "", _STAGES.index(step.state))))
    issues = dict.fromkeys(issue for one in told for issue in one.issue)
    kind = told[0].kind
    assert kind is not None
    return Thread(
        _id(told[0].id), kind, _parties(one.speakers for one in told), _parties(one.target for one in told),
        tuple(issues), first.date, max((one.due for one in told if one.due), default=None), (rest or [first])[-1].state, (first, *rest),
    )  # fmt: skip


def _onward(steps: Iterable[Step]) -> list[Step]:
    """Steps without the deeds that lead no further: once something is met, further meetings tell nothing until it is renewed."""
    found: list[Step] = []
    reached = -1
    for step in steps:
        stage = _FULFILLED.index(step.state) if step.state in _FULFILLED else -1
        if step.event is not None and 0 <= stage <= reached:
            continue
        reached = -1 if step.state in ("renewed", "refused", "contradicted") else max(reached, stage)
        found.append(step)
    return found


def _id(statement: str) -> str:
    return f"t{statement[1:]}"


def _answer(link: Link, sayings: Mapping[str, Saying], deeds: Mapping[str, Deed]) -> Step:
    if link.b in sayings:
        said = sayings[link.b]
        return Step(link.why[0], _day(said), _keys(said.speakers), said.id, None, link.why[1:])
    deed = deeds[link.b]
    return Step(link.why[0], _deed_day(deed), _keys(deed.parties), None, deed.id, link.why[1:])


def _when(key: str, sayings: Mapping[str, Saying], deeds: Mapping[str, Deed]) -> str:
    day = _day(sayings[key]) if key in sayings else _deed_day(deeds[key])
    return day or "~"


def _day(one: Saying) -> str | None:
    return one.days[0] if one.days and one.days[0] == one.days[1] else one.published and one.published[:10]


def _deed_day(deed: Deed) -> str | None:
    window = deed.own
    return window[0].isoformat() if window is not None else deed.published and deed.published[:10]


def _keys(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.key for party in parties))


def _parties(groups: Iterable[Sequence[Party]]) -> tuple[str, ...]:
    """The keys of parties, then the sides that are not among them."""
    parties = [party for group in groups for party in group]
    return tuple(dict.fromkeys([*(party.key for party in parties), *(party.acts_for for party in parties)]))
