"""Copies: reports whose text stands in another, edited, shortened, re-headlined, re-ordered or extended; and the passages."""

from __future__ import annotations

from datetime import date

import msgspec

from marsad.merging.items import NEAR, RUN, Body, Link, Sentence, Span

COPY = 0.5  # part of the shorter's runs that stand in the longer, from which on they are copies
_WHOLE = 0.9  # the part from which on they are copies at whatever distance
_PASSAGE_WORDS = 8  # words of the shortest sentence that counts as a copied passage
_FEWEST = 4  # runs of a sentence of eight words; what has fewer in common has no sentence in common
_PASSAGE = 0.8  # part of a sentence's runs that stand in the other text


class Copy(msgspec.Struct, frozen=True):
    """How two texts overlap: the part of the shorter that stands in the longer, and the stretches of each in the other."""

    shared: float
    here: tuple[Span, ...]
    there: tuple[Span, ...]


def compare(here: Body, there: Body) -> Copy | None:
    """The overlap of two texts, or None where they have no sentence in common and are no copies.

    Swapping the texts swaps the stretches alone.
    """
    shorter = min(len(here.runs), len(there.runs))
    common = here.runs & there.runs
    if len(common) < _FEWEST:
        return None
    copy = Copy(round(len(common) / shorter, 3), _passages(here, common), _passages(there, common))
    return copy if copy.shared >= COPY or copy.here or copy.there else None


def link(a: str, b: str, copy: Copy, apart: int | None) -> Link | None:
    """The link that an overlap makes of two reports published so many days apart (None: not known).

    'copy', same: the reports print one text. 'copy', unsure: much is the same, but weeks lie between them, as with
    formulas and backgrounds that come back. 'passage', different: other reports with whole sentences in common. None for
    sentences that come back after weeks.
    """
    a, b = sorted((a, b))
    near = apart is None or apart <= NEAR
    why = [f"runs-of-five:{copy.shared:.0%} of the shorter"] + ([f"days-apart:{apart}"] if apart is not None else [])
    if copy.shared >= COPY:
        return Link(a, b, "copy", "same" if near or copy.shared >= _WHOLE else "unsure", copy.shared, tuple(why))
    return Link(a, b, "passage", "different", copy.shared, tuple(why)) if near else None


def days_apart(one: str | None, other: str | None) -> int | None:
    """The days between two days of publication (ISO); None where one is not known to the day."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return None


def _passages(text: Body, common: frozenset[int]) -> tuple[Span, ...]:
    """The stretches of whole sentences of a text whose runs are common to both; sentences side by side are one stretch."""
    found: list[Span] = []
    joined = False
    for sentence in text.sentences:
        if sentence.last - sentence.first < _PASSAGE_WORDS or not _stands(text, sentence, common):
            joined = False
            continue
        if joined:
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
        joined = True
    return tuple(found)


def _stands(text: Body, sentence: Sentence, common: frozenset[int]) -> bool:
    its = text.ordered[sentence.first : sentence.last - RUN + 1]
    if common.isdisjoint(its):
        return False
    own = set(its)
    return len(own & common) >= _PASSAGE * len(own)
