"""What a family of copies goes back to: the agency that it credits, else whom it quotes, else its first print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from marsad.merging.items import Link, Report
from marsad.roots import Root

_Place = tuple[bool, bool, str, bool, int, str]


class Family(msgspec.Struct, frozen=True):
    """What a family of copies goes back to: its first report, and the root that all share."""

    id: str
    first: str
    root: Root


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
