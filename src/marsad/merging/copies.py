"""Copies: reports whose text stands in another, edited, shortened, re-headlined, re-ordered or extended; and the passages."""

from __future__ import annotations

import msgspec

from marsad.merging.items import Body, Link, Sentence, Span, runs

COPY = 0.5  # part of the shorter's runs that stand in the longer, from which on they are copies
_PASSAGE_WORDS = 8  # words of the shortest sentence that counts as a copied passage
_PASSAGE = 0.8  # part of a sentence's runs that stand in the other text


class Copy(msgspec.Struct, frozen=True):
    """How two texts overlap: the part of the shorter that stands in the longer, and the stretches of each in the other."""

    shared: float
    here: tuple[Span, ...]
    there: tuple[Span, ...]


def compare(here: Body, there: Body) -> Copy | None:
    """The overlap of two texts, or None where they are no copies. Swapping them swaps the stretches alone."""
    shorter = min(len(here.runs), len(there.runs))
    if not shorter:
        return None
    shared = len(here.runs & there.runs) / shorter
    if shared < COPY:
        return None
    return Copy(round(shared, 3), _passages(here, there), _passages(there, here))


def link(a: str, b: str, copy: Copy) -> Link:
    """The link that a copy makes of two reports."""
    a, b = sorted((a, b))
    return Link(a, b, "copy", "same", copy.shared, (f"copies:{copy.shared:.0%} of the shorter's runs of five words",))


def _passages(text: Body, other: Body) -> tuple[Span, ...]:
    """The stretches of whole sentences of a text that stand in another; sentences side by side are one stretch."""
    found: list[Span] = []
    joined = False
    for sentence in text.sentences:
        if len(sentence.words) < _PASSAGE_WORDS or not _stands(sentence, other):
            joined = False
            continue
        if joined:
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
        joined = True
    return tuple(found)


def _stands(sentence: Sentence, other: Body) -> bool:
    own = runs(sentence.words)
    return len(own & other.runs) >= _PASSAGE * len(own)
