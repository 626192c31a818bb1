"""Whether those who take part in two events are the same: side by side, a person for his state, a few among more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.merging.deeds import RANKS, Party

# how well two of one side fit, by the most specific that each report names on it
_FIT = {
    ("person", "unnamed"): 0.85, ("person", "part"): 0.85, ("person", "whole"): 0.9, ("unnamed", "unnamed"): 0.6,
    ("unnamed", "part"): 0.8, ("unnamed", "whole"): 0.85, ("part", "part"): 0.6, ("part", "whole"): 0.85,
    ("whole", "whole"): 0.95,
}  # fmt: skip
_DELEGATION = 3  # sides from which on other persons of one side are other members of a delegation
_OTHER_DELEGATE = 0.7
_MORE = 0.9  # one report names further sides
_ONE_OF_MANY = 0.5  # one report names a single side, and that a state
_BODY_OF_MANY = 0.7  # … or a body that meets
_CROSSED = 0.65  # each names a side that the other does not
_SILENT = 0.7  # one report names nobody


def matched(here: Sequence[Party], there: Sequence[Party]) -> tuple[float, str] | str:
    """A factor and why, or what contradicts. The order of the two, and of the parties, does not matter."""
    if not here or not there:
        return (0.9, "nobody named") if not here and not there else (_SILENT, "parties given once")
    ours, theirs = _by_side(here), _by_side(there)
    common = sorted(set(ours) & set(theirs))
    if not common:
        return "other sides"
    score, why = 1.0, [" and ".join(common)]
    wide = max(len(ours), len(theirs)) >= _DELEGATION
    for side in common:
        fit = _fit(ours[side], theirs[side], wide)
        if fit is None:
            return f"other persons for {side}"
        score *= fit
    extra, missing = set(ours) - set(theirs), set(theirs) - set(ours)
    if extra and missing:
        if len(common) == 1:
            return "other sides"
        return score * _CROSSED, f"{why[0]} among others"
    if extra or missing:
        body = any(party.type == "organisation" for party in ours[common[0]])
        score *= _MORE if len(common) > 1 else _BODY_OF_MANY if body else _ONE_OF_MANY
        why.append("and more")
    return score, " ".join(why)


def other_company(here: Sequence[Party], there: Sequence[Party]) -> bool:
    """Whether several of one and the same side meet in both, and each report names one there whom the other does not."""
    if len({party.acts_for for party in (*here, *there)}) != 1 or min(len(here), len(there)) < 2:
        return False
    ours, theirs = {party.key for party in here}, {party.key for party in there}
    return bool(ours - theirs and theirs - ours)


def _by_side(parties: Iterable[Party]) -> dict[str, list[Party]]:
    found: dict[str, list[Party]] = {}
    for party in parties:
        found.setdefault(party.acts_for, []).append(party)
    return found


def specific(parties: Sequence[Party]) -> list[Party]:
    """The most specific of those on one side: named persons, else described ones, else parts, else the whole."""
    best = min(RANKS.index(party.rank) for party in parties)
    return [party for party in parties if RANKS.index(party.rank) == best]


def _fit(ours: Sequence[Party], theirs: Sequence[Party], wide: bool) -> float | None:
    """How well those of one side fit; None where both name persons and they are others."""
    first, second = specific(ours), specific(theirs)
    same = {party.key for party in first} & {party.key for party in second}
    low, high = sorted((first[0].rank, second[0].rank), key=RANKS.index)
    if same:
        return 0.95 if high == "whole" else 1.0
    if (low, high) == ("person", "person"):
        return _OTHER_DELEGATE if wide else None
    return _FIT[low, high]
