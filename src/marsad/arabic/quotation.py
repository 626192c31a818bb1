"""Quotation marks of every style, paired.

Marks are told apart by where they stand (space before and a word after: opening) before their direction is believed, for
Arabic pages use “ and ” either way round. A pair never crosses a line; a mark without a partner is closed by its line's end.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.words import Tokens
from marsad.limits import MAX_QUOTE_TOKENS

QUOTE = '"'
OPENING = frozenset("«“„‟‹")
_CLOSING = frozenset("»”›″")
_BEFOREOPENING = frozenset("([:-،,/")
_AFTER_CLOSING = frozenset(")].،؛:,;!؟?-/")


@dataclass(slots=True, frozen=True)
class Pair:
    """A quotation: the tokens of its marks (`close` is one past the last token where nothing closes it)."""

    open: int
    close: int
    closed: bool


def pairs(tokens: Tokens) -> list[Pair]:
    """The quotations of a text in order, not nested, each within one line."""
    found: list[Pair] = []
    opened, after = -1, 0
    words, size = tokens.words, len(tokens)
    marks = [i for i, word in enumerate(words) if word == QUOTE] if QUOTE in words else []
    for i in sorted(tokens.breaks.union(marks)) if marks else ():
        if opened >= 0 and i in tokens.breaks:
            found.append(Pair(opened, i, False))
            opened = -1
        if words[i] != QUOTE or i < after:
            continue
        if opened < 0:
            if (close := _around(tokens, i)):
                found.append(Pair(i, close, True))
                after = close + 1
            elif _may_open(tokens, i):
                opened = i
        elif _may_close(tokens, i) and i - opened <= MAX_QUOTE_TOKENS:
            found.append(Pair(opened, i, True))
            opened = -1
        elif _may_open(tokens, i):
            found.append(Pair(opened, i, False))
            opened = i
    if opened >= 0:
        found.append(Pair(opened, size, False))
    return [pair for pair in found if pair.close > pair.open + 1]


def _around(tokens: Tokens, i: int) -> int:
    """The mark that closes a quotation in guillemets with others inside it ('«… «…» …»'); 0 where none does within its line."""
    if tokens.text[tokens.starts[i]] != "«":
        return 0
    depth = inner = 1
    for j in range(i + 1, min(i + MAX_QUOTE_TOKENS, len(tokens))):
        if j in tokens.breaks:
            return 0
        mark = tokens.text[tokens.starts[j]] if tokens.words[j] == QUOTE else ""
        depth += (mark == "«") - (mark == "»")
        inner = max(inner, depth)
        if not depth:
            return j if inner > 1 else 0
    return 0


def _may_open(tokens: Tokens, i: int) -> bool:
    mark = tokens.text[tokens.starts[i]]
    if i + 1 >= len(tokens):
        return False
    gap_before = i == 0 or i in tokens.breaks or tokens.starts[i] > tokens.ends[i - 1] or tokens.words[i - 1] in _BEFOREOPENING
    gap_after = tokens.starts[i + 1] > tokens.ends[i]
    if mark in "«»":
        return mark == "«"
    if gap_before != gap_after:
        return gap_before
    return mark not in _CLOSING


def _may_close(tokens: Tokens, i: int) -> bool:
    mark = tokens.text[tokens.starts[i]]
    if mark in "«»":
        return mark == "»"
    gap_before = i == 0 or tokens.starts[i] > tokens.ends[i - 1]
    last = i + 1 >= len(tokens) or i + 1 in tokens.breaks
    gap_after = last or tokens.starts[i + 1] > tokens.ends[i] or tokens.words[i + 1] in _AFTER_CLOSING
    if gap_before != gap_after:
        return gap_after
    return mark not in OPENING or mark in "“"
