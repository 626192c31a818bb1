"""Signatures: the few runs of words by which copies of a text are looked up.

A run is kept if its hash is divisible by 2 ** level. The level rises with the length of the text, so that every text
keeps about as many (32 to 64, fewer of a short one). What two texts keep at the higher of their levels is a fair sample of
each, so the runs common to both tell how much of the shorter stands in the longer, also where the longer goes on for
pages. The hash is made of CRC-32s: the same on every machine and in every run.
"""

from __future__ import annotations

import msgspec

from marsad.merging.items import NEAR, Body

_KEPT = 64  # a text keeps fewer runs than this on average
# the estimated share below which two texts are not compared word by word: single sentences count only where reports are known to be near
_DOUBT, _UNDATED_DOUBT, _FAR_DOUBT = 0.1, 0.2, 0.25
_FORMULAS = ((16, 3), (8, 2))  # hashes expected, and those that must be common: fewer are a formula ('his majesty the king …')


class Signature(msgspec.Struct, frozen=True):
    """runs: the number of different runs in the text; hashes: those that are kept, ascending."""

    runs: int
    hashes: tuple[int, ...]


def level(runs: int) -> int:
    """The level at which a text of so many runs is sampled."""
    return max(0, (runs // _KEPT).bit_length())


def signature(text: Body) -> Signature:
    """The signature of a text."""
    mask = (1 << level(len(text.runs))) - 1
    return Signature(len(text.runs), tuple(sorted(run for run in text.runs if not run & mask)))


def worth_comparing(common: int, runs: int, other: int, apart: int | None = 0) -> bool:
    """Whether texts of so many runs each, with `common` hashes in both signatures, published so many days apart, may be copies.

    Hashes that both keep are divisible at the higher level, whichever text was known first.
    """
    expected = min(runs, other) >> level(max(runs, other))  # hashes in common if one stands in the other
    least = next((fewest for many, fewest in _FORMULAS if expected >= many), 1)
    doubt = _UNDATED_DOUBT if apart is None else _DOUBT if apart <= NEAR else _FAR_DOUBT
    return common >= max(least, int(doubt * expected + 0.5))
