"""Whether those who take part in two events are the same: side by side, a person for his state, a few among more."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.merging.deeds import RANKS, Deed, Side

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


def matched(here: Mapping[str, Side], there: Mapping[str, Side]) -> tuple[float, str] | str:
    """A factor and why, or what contradicts. The order of the two, and of the parties, does not matter."""
    if not here or not there:
        return (0.9, "nobody named") if not here and not there else (_SILENT, "parties given once")
    common = sorted(here.keys() & there.keys())
    if not common:
        return "other sides"
    score, why = 1.0, " and ".join(common)
    wide = max(len(here), len(there)) >= _DELEGATION
    for side in common:
        fit = _fit(here[side], there[side]) or (_OTHER_DELEGATE if wide else None)
        if fit is None:
            return f"other persons for {side}"
        score *= fit
    extra, missing = len(here) > len(common), len(there) > len(common)
    if extra and missing:
        return (score * _CROSSED, f"{why} among others") if len(common) > 1 else "other sides"
    if extra or missing:
        score *= _MORE if len(common) > 1 else _BODY_OF_MANY if here[common[0]].body else _ONE_OF_MANY
        why += " and more"
    return score, why


def other_company(here: Deed, there: Deed) -> bool:
    """Whether several of one and the same side meet in both, and each report names one there whom the other does not."""
    if len(here.sides) != 1 or here.sides.keys() != there.sides.keys() or min(len(here.parties), len(there.parties)) < 2:
        return False
    ours, theirs = ({party.key for party in deed.parties} for deed in (here, there))
    return bool(ours - theirs and theirs - ours)


def _fit(ours: Side, theirs: Side) -> float | None:
    """How well those of one side fit; None where both name persons and they are others."""
    low, high = (ours.rank, theirs.rank) if RANKS.index(ours.rank) <= RANKS.index(theirs.rank) else (theirs.rank, ours.rank)
    if not ours.keys.isdisjoint(theirs.keys):
        return 0.95 if high == "whole" else 1.0
    return None if (low, high) == ("person", "person") else _FIT[low, high]
