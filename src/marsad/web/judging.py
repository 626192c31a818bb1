"""Whether two events, claims or actors are one: those that may be, and what has to be judged so that two come apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from marsad.vault.ids import claim_id
from marsad.vault.rows import ActorRow, EventRow, Likeness, ReviewRow, TellingRow
from marsad.vault.rows_merged import ClaimRow, WordingRow
from marsad.vault.vault import Vault

_MOST = 5  # shown of those that may be the same
JUDGED = ("same", "different", "unsure")


class Maybe(msgspec.Struct, frozen=True):
    """What may be one with something: `mine` is the part of it that is like `other`; `row` is the whole `other` belongs to."""

    mine: str
    other: str
    score: float
    why: tuple[str, ...]
    row: EventRow | ClaimRow | None = None


def told(vault: Vault, parts: Sequence[TellingRow] | Sequence[WordingRow], said: Iterable[ReviewRow]) -> list[Maybe]:
    """Other events or claims that may be this one, the likeliest first; those that people judged are left out."""
    found: dict[str, Maybe] = {}
    likely = [(part.id, like) for part in parts for like in part.likeness]
    for mine, like in sorted(_open(likely, said), key=lambda pair: (-pair[1].score, pair[1].other)):
        row = _whole(vault, like.other)
        if row is not None:
            found.setdefault(row.id, Maybe(mine, like.other, like.score, like.why, row))
        if len(found) == _MOST:
            break
    return list(found.values())


def somebody(vault: Vault, row: ActorRow, said: Iterable[ReviewRow]) -> list[Maybe]:
    """Other actors that may be this one, the likeliest first; those that people judged are left out."""
    likely = [(key, like) for key in (row.key, *row.also) for like in vault.likeness(key) if like.verdict != "different"]
    best: dict[str, Maybe] = {}
    for mine, like in sorted(_open(likely, said), key=lambda pair: (-pair[1].score, pair[1].other)):
        best.setdefault(like.other, Maybe(mine, like.other, like.score, like.why))
    return list(best.values())[:_MOST]


def ends(vault: Vault, a: str, b: str, verdict: str) -> list[tuple[str, str]]:
    """The pairs that a judgement of two ids is kept for, claims by their statements.

    A part comes out of a whole only where all that holds it there is cut: 'different' is kept for each of these too.
    """
    one, other = (claim_id(key) if key.startswith("k-") else key for key in (a, b))
    held = _held(vault, one, other) if verdict == "different" else set()
    return [(one, other), *((one, key) for key in sorted(held - {one, other}))]


def _held(vault: Vault, one: str, other: str) -> set[str]:
    """What directly holds an item in the whole that it is part of with another; nothing where they have none."""
    parts = vault.compare(one)
    mine = next((part for part in parts if part.id == one), None)
    if mine is not None:
        whole, likely = {part.id for part in parts}, mine.likeness
    else:
        row = vault.actor(one)
        whole, likely = ({row.key, *row.also}, vault.likeness(one)) if row is not None else (set(), ())
    if other not in whole:
        return set()
    judged = {row.item if row.value == one else row.value for row in vault.reviews(one) if one in (row.item, row.value)}
    return whole & ({like.other for like in likely if like.one and like.verdict == "same"} | judged)


def _open(likely: Iterable[tuple[str, Likeness]], said: Iterable[ReviewRow]) -> list[tuple[str, Likeness]]:
    """The likenesses that make nothing one and that nobody judged."""
    judged = {frozenset((row.item, row.value)) for row in said if row.verdict in JUDGED}
    return [(mine, like) for mine, like in likely if not like.one and frozenset((mine, like.other)) not in judged]


def _whole(vault: Vault, key: str) -> EventRow | ClaimRow | None:
    opened = vault.show(key if key.startswith("e-") else claim_id(key))
    return opened.row if opened is not None and isinstance(opened.row, EventRow | ClaimRow) else None
