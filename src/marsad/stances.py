"""Stances: for or against, as acts take them on an issue, and where an actor's stance turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# acts that are for something or yield, and acts against it; a demand or a denial is neither, a plain statement takes none
_FOR = frozenset({"support", "commit", "propose", "concede"})
_AGAINST = frozenset({"reject", "accuse", "warn", "threaten"})


def stance(act: str) -> int:
    """1 for an act that is for something, -1 for one against it, 0 for one that takes no side."""
    return (act in _FOR) - (act in _AGAINST)


def shifts(taken: Sequence[tuple[str, Iterable[str]]]) -> list[int | None]:
    """Where stances turn, from (act, sides it is aimed at) of one actor on one issue in the order of time.

    For each the index of the earlier one that it turns against: the last that took a stance towards the same side (or
    towards nobody), if that was the opposite; else None.
    """
    last: dict[str, int] = {}
    found: list[int | None] = []
    for at, (act, aimed) in enumerate(taken):
        sides = sorted(set(aimed)) or [""]
        own = stance(act)
        turned = [last[side] for side in sides if own and side in last and stance(taken[last[side]][0]) == -own]
        found.append(max(turned, default=None))
        if own:
            last |= dict.fromkeys(sides, at)
    return found
