"""Origins: where a thing was first told, as far as its reports show, and how many tell it independently.

A chain is walked to its furthest known start: its link nearest the speaker; else, for words that a family of copies
shares, what that family goes back to; else the agency that the report credits; else its outlet. Copies count once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from marsad.merging.items import Link, OriginKind, Report

_Place = tuple[bool, bool, str, bool, int, str]
_FURTHEST: tuple[OriginKind, ...] = ("person", "ministry", "body", "agency", "outlet")


class Root(msgspec.Struct, frozen=True):
    """The furthest known start of a chain; `why` is the step that led there."""

    root: str
    kind: OriginKind
    why: str


class Family(msgspec.Struct, frozen=True):
    """What a family of copies goes back to: its first report, and the root that all share."""

    id: str
    first: str
    root: Root


class Telling(msgspec.Struct, frozen=True):
    """One report of something: its chain (nearest the speaker first), and whether its words stand in a copy too.

    `kind` is what the chain's first link is, where it is known.
    """

    report: str
    chain: tuple[str, ...] = ()
    kind: OriginKind | None = None
    copied: bool = False


class Origin(msgspec.Struct, frozen=True):
    """A root, the reports it reached, and for each of them the step that led there."""

    root: str
    kind: OriginKind
    documents: tuple[str, ...]
    why: tuple[str, ...]


def family(key: str, reports: Sequence[Report], links: Iterable[Link], agencies: Collection[str]) -> Family:
    """The origin of a family of copies, from its reports and the links among them; `agencies` are known news agencies.

    The agency that most of its reports credit or are printed by; else the agency or outlet that more than half of them
    quote inside; else the outlet of the first report.
    """
    root = _credited(reports, agencies) or _quoted(reports, agencies)
    order = sorted(reports, key=_order(reports, links, root))
    first = order[0]
    if root is None:
        root = Root(first.outlet or first.id, "outlet", f"first-print:{first.id}")
    return Family(key, first.id, root)


def _credited(reports: Sequence[Report], agencies: Collection[str]) -> Root | None:
    votes: Counter[str] = Counter()
    for report in reports:
        votes.update(report.agencies or ([report.outlet] if report.outlet in agencies and report.outlet else []))
    if not votes:
        return None
    root = min(votes, key=lambda key: (-votes[key], key))
    return Root(root, "agency", f"credited:{votes[root]} of {len(reports)} reports")


def _quoted(reports: Sequence[Report], agencies: Collection[str]) -> Root | None:
    votes = Counter(key for report in reports for key in set(report.cited) if key != report.outlet)
    often = [key for key in votes if 2 * votes[key] > len(reports)]
    if not often:
        return None
    root = min(often, key=lambda key: (-votes[key], key))
    return Root(root, "agency" if root in agencies else "outlet", f"quoted:{votes[root]} of {len(reports)} reports")


def _order(reports: Sequence[Report], links: Iterable[Link], root: Root | None) -> Callable[[Report], _Place]:
    """The order in which copies came: the root's own print, then by day; of one day, what does not say that
    it is from agencies, and is most like the others."""
    sizes = {report.id: report.runs for report in reports}
    alike: Counter[str] = Counter()
    for link in links:
        if link.a in sizes and link.b in sizes:
            common = link.score * min(sizes[link.a], sizes[link.b])
            likeness = round(1000 * common / max(1, sizes[link.a] + sizes[link.b] - common))
            alike.update({link.a: likeness, link.b: likeness})

    def key(report: Report) -> _Place:
        own = root is not None and report.outlet == root.root
        return not own, report.published is None, report.published or "", report.reprint, -alike[report.id], report.id

    return key


def root(telling: Telling, report: Report, copied_from: Family | None) -> Root:
    """The furthest known start of one telling."""
    if telling.chain:
        return Root(telling.chain[0], telling.kind or "body", f"chain:{' < '.join(telling.chain)}")
    if copied_from is not None and telling.copied:
        return Root(copied_from.root.root, copied_from.root.kind, f"copy:{copied_from.id}")
    if report.agencies:
        return Root(report.agencies[0], "agency", "credit of the report")
    return Root(report.outlet or report.id, "outlet", "credits nobody")


def origins(tellings: Sequence[Telling], reports: Mapping[str, Report], families: Mapping[str, Family]) -> list[Origin]:
    """The distinct roots of what several reports tell, by key; their number is how many tell it independently.

    families: by report. Tellings that one family copies have one root, the furthest that any of them names; and what one
    telling has from an agency goes back to where another telling says that this agency had it from.
    """
    found = [(telling, root(telling, reports[telling.report], families.get(telling.report))) for telling in tellings]
    behind = _behind(found, reports)
    found = [(telling, _further(one, behind)) for telling, one in found]
    shared: dict[str, Root] = {}
    for telling, one in found:
        source = families.get(telling.report)
        if source is not None and telling.copied:
            shared[source.id] = min(shared.get(source.id, one), one, key=_rank)
    steps: dict[str, list[tuple[str, Root]]] = {}
    for telling, one in found:
        source = families.get(telling.report)
        best = shared[source.id] if source is not None and telling.copied else one
        if source is not None and best.root != one.root:
            best = Root(best.root, best.kind, f"copy:{source.id}; {best.why}")
        steps.setdefault(best.root, []).append((telling.report, best))
    return [_origin(key, told) for key, told in sorted(steps.items())]


def _behind(found: Iterable[tuple[Telling, Root]], reports: Mapping[str, Report]) -> dict[str, Root]:
    """What stands at the start of the chains that pass through an agency or outlet, by its key: the furthest of them."""
    behind: dict[str, Root] = {}
    for telling, one in found:
        for key in (*telling.chain[1:], *(reports[telling.report].agencies if telling.chain else ())):
            if key != one.root:
                behind[key] = min(behind.get(key, one), one, key=_rank)
    return behind


def _further(one: Root, behind: Mapping[str, Root]) -> Root:
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
