"""What merging functions take and give: frozen structs without a database behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from struct import pack, unpack
from typing import Literal, NamedTuple
from zlib import crc32

import msgspec

Verdict = Literal["same", "different", "unsure"]
Span = tuple[int, int]

RUN = 5  # words of a run, the unit in which texts are compared
_RUN_BYTES = 4 * RUN
NEAR = 10  # days within which papers print a text again; formulas and backgrounds come back later


class Link(msgspec.Struct, frozen=True):
    """What was found about two items of one kind; `score` is between 0 and 1, `why` says what it rests on."""

    a: str
    b: str
    kind: str
    verdict: Verdict
    score: float
    why: tuple[str, ...] = ()


class Judgement(msgspec.Struct, frozen=True):
    """What a person said of two items; it overrules every link between them."""

    a: str
    b: str
    verdict: Verdict


class Report(msgspec.Struct, frozen=True):
    """A report as merging sees it.

    agencies: those it credits for the whole page; cited: outlets and agencies that it quotes inside; runs: how many
    different runs of five words it has; reprint: whether it says that it is from agencies, without naming one.
    """

    id: str
    outlet: str | None = None
    published: str | None = None
    agencies: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    runs: int = 0
    reprint: bool = False


class Sentence(NamedTuple):
    """A sentence of a report's text: code points start..end, and its words first..last (last exclusive) among the body's."""

    start: int
    end: int
    first: int
    last: int


class Body(NamedTuple):
    """The text of a report without furniture: its sentences, and the runs of five words of the whole, across sentences.

    ordered: the run that begins at each word, see `runs`; runs: the different ones among them.
    """

    sentences: tuple[Sentence, ...]
    ordered: tuple[int, ...]
    runs: frozenset[int]


def body(sentences: Iterable[tuple[int, int, str]]) -> Body:
    """A body from (start, end, folded words joined by spaces) of each sentence, in the order of the text."""
    found: list[Sentence] = []
    words: list[bytes] = []
    for start, end, line in sentences:
        first = len(words)
        words += line.encode().split(b" ")
        found.append(Sentence(start, end, first, len(words)))
    ordered = tuple(runs(words))
    return Body(tuple(found), ordered, frozenset(ordered))


def packed(text: Body) -> bytes:
    """A body as it is kept: the number of its sentences, these, its runs; each number in four bytes, the lowest first."""
    numbers = [len(text.sentences), *(number for sentence in text.sentences for number in sentence), *text.ordered]
    return pack(f"<{len(numbers)}I", *numbers)


def unpacked(kept: bytes) -> Body:
    """The body that was kept so."""
    size, *numbers = unpack(f"<{len(kept) // 4}I", kept)
    ordered = tuple(numbers[4 * size :])
    return Body(tuple(Sentence(*numbers[at : at + 4]) for at in range(0, 4 * size, 4)), ordered, frozenset(ordered))


def runs(words: Sequence[bytes]) -> list[int]:
    """The runs of five words (in UTF-8) in their order, each by the CRC-32 of its words' CRC-32s, of four bytes each, the lowest
    first."""
    codes = pack(f"<{len(words)}I", *map(crc32, words))
    return [crc32(codes[at : at + _RUN_BYTES]) for at in range(0, len(codes) - _RUN_BYTES + 1, 4)]
