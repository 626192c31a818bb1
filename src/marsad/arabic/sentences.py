"""Sentences: runs of tokens that end with a stop or a line.

A stop does not end a sentence after an initial or the letter of a title, inside a number, as part of an ellipsis, or inside a closed
quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic.quotation import QUOTE, Pair, pairs
from marsad.arabic.words import Tokens, tokenise
from marsad.limits import MAX_SENTENCE_RUN, MAX_SENTENCE_TOKENS

_STOPS = frozenset(".!?؟")
_COMMAS = frozenset("،,؛;")
_MARKS = _STOPS | _COMMAS | {QUOTE}
_TITLES = frozenset("دا")  # letters of titles ('Dr.', 'Prof.'), whose stop may stand apart
_INITIALS = frozenset(("دبليو", "اف", "جيه", "كيه", "اتش", "ايه", "اكس", "زد"))  # names of Latin letters, before a surname


@dataclass(slots=True, frozen=True)
class Sentence:
    """Tokens first..last (last exclusive), the stop included; `line` counts the line breaks before it."""

    first: int
    last: int
    line: int


@lru_cache(maxsize=1)
def cut(text: str) -> tuple[Tokens, list[Pair], list[Sentence]]:
    """The tokens, quotations and sentences of a text; those of the last one are kept, for all who need them one after another."""
    tokens = tokenise(text)
    quotes = pairs(tokens)
    return tokens, quotes, sentences(tokens, quotes)


def sentences(tokens: Tokens, quotes: Sequence[Pair]) -> list[Sentence]:
    """The sentences of a text; together they cover every token, in order."""
    quoted: set[int] = set()
    for pair in quotes:
        if pair.closed:
            quoted.update(range(pair.open + 1, pair.close))
    marks = tokens.breaks.union([i for i, word in enumerate(tokens.words) if word in _MARKS])
    found = _cut(tokens, quoted, sorted(marks))
    if any(sentence.last - sentence.first >= MAX_SENTENCE_RUN for sentence in found):  # which is cut where no mark stands
        found = _cut(tokens, quoted, range(len(tokens)))
    return found


def _cut(tokens: Tokens, quoted: set[int], places: Sequence[int]) -> list[Sentence]:
    """The sentences of a text, which may begin and end at some of its tokens."""
    found: list[Sentence] = []
    first, line = 0, -1
    size = len(tokens)
    words, breaks = tokens.words, tokens.breaks
    for i in places:
        word = words[i]
        if i in breaks:
            if i > first:
                found.append(Sentence(first, i, line))
                first = i
            line += 1
        if word not in _MARKS and i - first < MAX_SENTENCE_RUN:
            continue
        if _ends(tokens, i, quoted) or _too_long(i - first, word):
            last = i + 1
            if last < size and tokens.words[last] == '"' and tokens.starts[last] == tokens.ends[i]:
                continue  # the stop stands before the closing mark
            found.append(Sentence(first, last, line))
            first = last
        elif tokens.words[i] == '"' and i > first and tokens.words[i - 1] in _STOPS and i not in quoted and _closes(tokens, i):
            found.append(Sentence(first, i + 1, line))
            first = i + 1
    if first < size:
        found.append(Sentence(first, size, line))
    return found


def _too_long(size: int, word: str) -> bool:
    return size >= MAX_SENTENCE_RUN or (size >= MAX_SENTENCE_TOKENS and word in _COMMAS)


def _closes(tokens: Tokens, i: int) -> bool:
    return tokens.starts[i] == tokens.ends[i - 1]


def _ends(tokens: Tokens, i: int, quoted: set[int]) -> bool:
    word = tokens.words[i]
    if word not in _STOPS or i in quoted:
        return False
    if word != ".":
        return True
    before = tokens.words[i - 1] if i else ""
    touching = bool(i) and tokens.starts[i] == tokens.ends[i - 1]
    follows = i + 1 < len(tokens) and tokens.starts[i + 1] == tokens.ends[i]
    if touching and ((len(before) == 1 and before.isalpha()) or before in _INITIALS):
        return False
    if before in _TITLES and i + 1 < len(tokens) and tokens.words[i + 1][0].isalpha() and i + 1 not in tokens.breaks:
        return False
    latin = before.isascii() and before.isalnum() and follows and tokens.words[i + 1].isascii()
    return not latin  # a web address, a version
