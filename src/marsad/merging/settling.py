"""From links between events to groups that are one event each: no link is believed that has an equal rival.

Two events of one report are never one, nor are two that contradict each other, also where a third seems to join them.
The result depends on the events, links and judgements alone, never on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from marsad.merging.contacts import compare
from marsad.merging.deeds import Deed
from marsad.merging.items import Judgement, Link

Pair = tuple[str, str]

_CLEAR = 0.1  # by how much the best of two candidates that exclude each other must lead
_JUDGED = 2.0  # the score of what a person judged, above all others


def settle(
    deeds: Iterable[Deed], links: Iterable[Link], judgements: Sequence[Judgement] = (), seats: Mapping[str, str] | None = None
) -> list[tuple[Deed, ...]]:
    """The groups of deeds that are one event, those of one deed among them, each in the order of its telling.

    Links and judgements of anything else are passed over. Of several judgements of a pair the last counts.
    """
    return _Settling({deed.id: deed for deed in deeds}, links, judgements, seats or {}).groups()


def order(deed: Deed) -> tuple[bool, str, str, int, int, str]:
    """The order in which one event was told: by the reports' publication (unknown ones last), then the text."""
    return deed.published is None, deed.published or "", deed.report, deed.start, deed.end, deed.id


class _Settling:
    """The links among some deeds; who excludes whom is worked out once."""

    def __init__(
        self, deeds: dict[str, Deed], links: Iterable[Link], judgements: Sequence[Judgement], seats: Mapping[str, str]
    ) -> None:
        self.deeds, self.seats = deeds, seats
        self.scores = {_pair(link.a, link.b): link.score for link in links if link.verdict == "same"}
        self.judged = {_pair(one.a, one.b): one.verdict for one in judgements}
        for pair, verdict in self.judged.items():
            self.scores.pop(pair, None)
            if verdict == "same":
                self.scores[pair] = _JUDGED
        self.scores = {pair: score for pair, score in self.scores.items() if pair[0] in deeds and pair[1] in deeds}
        self._excluded: dict[Pair, bool] = {}
        self._near: dict[str, dict[str, float]] = {key: {} for key in deeds}  # to whom each is linked, and the score
        for (a, b), score in self.scores.items():
            self._near[a][b] = self._near[b][a] = score

    def groups(self) -> list[tuple[Deed, ...]]:
        group = {key: {key} for key in self.deeds}
        doubtful = self._doubtful()
        for pair in sorted(self.scores, key=lambda pair: (-self.scores[pair], pair)):
            first, second = group[pair[0]], group[pair[1]]
            if pair in doubtful or first is second or self._apart(first, second):
                continue
            first |= second
            for key in second:
                group[key] = first
        found = {min(members): members for members in group.values()}
        told = [tuple(sorted((self.deeds[key] for key in members), key=order)) for members in found.values()]
        return sorted(told, key=lambda members: order(members[0]))

    def _apart(self, first: set[str], second: set[str]) -> bool:
        """Whether some of one group and of another cannot be one; those that are linked can."""
        return any(self._exclude(x, y) for x in first for y in second - self._near[x].keys())

    def _exclude(self, x: str, y: str) -> bool:
        """Whether two deeds cannot be one."""
        pair = _pair(x, y)
        known = self._excluded.get(pair)
        if known is None:
            verdict = self.judged.get(pair)
            if verdict is None and pair not in self.scores:
                verdict = compare(self.deeds[x], self.deeds[y], self.seats).verdict
            known = self._excluded[pair] = verdict == "different"
        return known

    def _doubtful(self) -> set[Pair]:
        """The links that have a rival: one of the two is as like to another, and these two cannot be one."""
        found: set[Pair] = set()
        for key, linked in self._near.items():
            candidates = list(linked.items())
            for place, (one, score) in enumerate(candidates):
                friends = self._near[one]
                for rival, rival_score in candidates[:place]:
                    if rival in friends:
                        continue  # these two are linked themselves
                    weak = {_pair(key, one)} if score < rival_score + _CLEAR else set()
                    if rival_score < score + _CLEAR:
                        weak.add(_pair(key, rival))
                    if not weak <= found and self._exclude(one, rival) and not self._twins(one, rival):
                        found |= weak
        return found

    def _twins(self, x: str, y: str) -> bool:
        """Whether a report's two deeds are read from the same words, so that they are hardly two."""
        a, b = self.deeds[x], self.deeds[y]
        return a.report == b.report and a.start < b.end and b.start < a.end


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)
