"""Text in both directions cut into lines, each a row of runs from left to right, by the bidi algorithm (UAX #9).

fpdf2 resolves levels but lays pieces out by their direction alone, so that figures, Latin words and brackets among Arabic words
come out of order in a line that runs from left to right. Here each line is reordered by level, as rule L2 has it, and a run,
which is of one direction, is all that fpdf2 is given to shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

APART, END = "\u2068", "\u2069"  # first strong isolate, and its end: what stands between orders nothing around it
_ISOLATES = "\u2066\u2067\u2068\u2069"
_SPACE = " "
_NO_LETTERS = _SPACE + _ISOLATES


class Run(NamedTuple):
    """Letters of one direction, in the order in which they are read."""

    text: str
    rtl: bool


class _Letter(NamedTuple):
    char: str
    level: int


def lines(text: str, rtl: bool, width: float, measure: Callable[[str], float], bidi: Any) -> list[list[Run]]:
    """The lines of a text that runs one way as a whole; each is its runs from left to right.

    `measure` gives the width of letters, `bidi` is fpdf2's module of that name. A word wider than a line is cut anywhere.
    """
    found: list[list[_Letter]] = [[]]
    room = width
    for word in _words(_levels(text, rtl, bidi)):
        if measure(_written(word)) > room and found[-1]:
            found.append([])
            room = width
        while measure(_written(word)) > width:
            most = _fitting(word, width, measure)
            found[-1] = word[:most]
            found.append([])
            word = word[most:]
        found[-1] += word
        room -= measure(_seen(word))
    return [_ordered(line, int(rtl)) for line in found if line]


def _levels(text: str, rtl: bool, bidi: Any) -> list[_Letter]:
    """Each letter with its embedding level; what has no width of its own takes that of the letter before it (UAX #9, 5.2)."""
    direction = bidi.TextDirection.RTL if rtl else bidi.TextDirection.LTR
    paragraph = bidi.BidiParagraph(text, direction, preserve_bn_chars=True)
    found: list[_Letter] = []
    for one in paragraph.get_characters():
        level = found[-1].level if found and one.original_bidi_class == "BN" else one.embedding_level
        found.append(_Letter(one.character, level))
    return found


def _words(letters: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    """Words, each with the spaces after it."""
    word: list[_Letter] = []
    for letter in letters:
        if word and word[-1].char == _SPACE and letter.char not in _NO_LETTERS:
            yield word
            word = []
        word.append(letter)
    if word:
        yield word


def _seen(letters: Sequence[_Letter]) -> str:
    return "".join(letter.char for letter in letters if letter.char not in _ISOLATES)


def _written(letters: Sequence[_Letter]) -> str:
    return _seen(letters).rstrip(_SPACE)


def _fitting(word: Sequence[_Letter], width: float, measure: Callable[[str], float]) -> int:
    """How many of a word's letters stand in a width, one at least."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(_written(word[:middle])) <= width else (low, middle - 1)
    return low


def _ordered(line: list[_Letter], base: int) -> list[Run]:
    """The runs of a line from left to right (rules L1, L2); spaces at its end are left out."""
    while line and line[-1].char in _NO_LETTERS:
        line = line[:-1]
    runs = [(level, _seen(list(same))) for level, same in groupby(line, lambda one: one.level)]
    for least in range(max((level for level, _ in runs), default=base), 0, -1):
        runs = _turned(runs, least)
    return [Run(text, level % 2 == 1) for level, text in runs if text]


def _turned(runs: list[tuple[int, str]], least: int) -> list[tuple[int, str]]:
    """The runs with each row of those of a level and higher turned about."""
    found: list[tuple[int, str]] = []
    high: list[tuple[int, str]] = []
    for run in runs:
        if run[0] >= least:
            high.append(run)
            continue
        found += [*reversed(high), run]
        high = []
    return [*found, *reversed(high)]
