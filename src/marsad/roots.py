"""Roots: where a thing was first told, as far as its reports show, and how many tell it independently.

A chain is walked to its furthest known start: its link nearest the speaker; else, for words that a family of copies
shares, what that family goes back to; else the agency that the report credits; else its outlet. Copies count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

RootKind = Literal["agency", "ministry", "outlet", "person", "body"]
_FURTHEST: tuple[RootKind, ...] = ("person", "ministry", "body", "agency", "outlet")


class Root(msgspec.Struct, frozen=True):
    """The furthest known start of a chain; `why` is the step that led there."""

    root: str
    kind: RootKind
    why: str


class Telling(msgspec.Struct, frozen=True):
    """One report of something: its outlet, the agencies it credits, its chain (nearest the speaker first).

    kind: what the chain's first link is, where it is known; family, behind: the family of copies in which its words
    stand, and what that goes back to.
    """

    report: str
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    kind: RootKind | None = None
    family: str | None = None
    behind: Root | None = None


class Origin(msgspec.Struct, frozen=True):
    """A root, the reports it reached, and for each of them the step that led there."""

    root: str
    kind: RootKind
    documents: tuple[str, ...]
    why: tuple[str, ...]


def root(telling: Telling) -> Root:
    """The furthest known start of one telling."""
    if telling.chain:
        return Root(telling.chain[0], telling.kind or "body", f"chain:{' < '.join(telling.chain)}")
    if telling.family is not None and telling.behind is not None:
        return Root(telling.behind.root, telling.behind.kind, f"copy:{telling.family}")
    if telling.agencies:
        return Root(telling.agencies[0], "agency", "credit of the report")
    return Root(telling.outlet or telling.report, "outlet", "credits nobody")


def origins(tellings: Sequence[Telling]) -> list[Origin]:
    """The distinct roots of what several reports tell, by key; their number is how many tell it independently.

    Tellings that one family copies have one root, the furthest that any of them names; and what one telling has from an
    agency goes back to where another telling says that this agency had it from.
    """
    found = [(telling, root(telling)) for telling in tellings]
    behind = _behind(found)
    found = [(telling, _further(one, behind)) for telling, one in found]
    shared: dict[str, Root] = {}
    for telling, one in found:
        if telling.family is not None:
            shared[telling.family] = min(shared.get(telling.family, one), one, key=_rank)
    steps: dict[str, list[tuple[str, Root]]] = {}
    for telling, one in found:
        best = one if telling.family is None else shared[telling.family]
        if best.root != one.root:
            best = Root(best.root, best.kind, f"copy:{telling.family}; {best.why}")
        steps.setdefault(best.root, []).append((telling.report, best))
    return [_origin(key, told) for key, told in sorted(steps.items())]


def _behind(found: Iterable[tuple[Telling, Root]]) -> dict[str, Root]:
    """What stands at the start of the chains that pass through an agency or outlet, by its key: the furthest of them."""
    behind: dict[str, Root] = {}
    for telling, one in found:
        for key in (*telling.chain[1:], *(telling.agencies if telling.chain else ())):
            if key != one.root:
                behind[key] = min(behind.get(key, one), one, key=_rank)
    return behind


def _further(one: Root, behind: dict[str, Root]) -> Root:
    """A root followed to what stands behind it, as other tellings show; no step is taken twice."""
    seen = {one.root}
    while (step := behind.get(one.root)) is not None and step.root not in seen:
        seen.add(step.root)
        one = Root(step.root, step.kind, f"{one.why}; {one.root} has it from {step.root}")
    return one


def _origin(key: str, told: Sequence[tuple[str, Root]]) -> Origin:
    kind = min((one.kind for _, one in told), key=_FURTHEST.index)
    why = {document: one.why for document, one in reversed(told)}
    return Origin(key, kind, tuple(sorted(why)), tuple(f"{document}: {why[document]}" for document in sorted(why)))


def _rank(one: Root) -> tuple[int, str, str]:
    return _FURTHEST.index(one.kind), one.root, one.why
