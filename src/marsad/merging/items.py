"""What merging functions take and give: frozen structs without a database behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

Verdict = Literal["same", "different", "unsure"]
Span = tuple[int, int]

RUN = 5  # words of a run, the unit in which texts are compared
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report's text: code points start..end, and its words first..last (last exclusive) among the body's."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a report without furniture: its sentences, and the runs of five words of the whole, across sentences.

    ordered: the run that begins at each word; runs: the different ones among them.
    """

    sentences: tuple[Sentence, ...]
    ordered: tuple[str, ...]
    runs: frozenset[str]


def body(sentences: Iterable[tuple[int, int, str]]) -> Body:
    """A body from (start, end, folded words joined by spaces) of each sentence, in the order of the text."""
    found: list[Sentence] = []
    words: list[str] = []
    for start, end, line in sentences:
        first = len(words)
        words += line.split(" ")
        found.append(Sentence(start, end, first, len(words)))
    ordered = tuple(runs(words))
    return Body(tuple(found), ordered, frozenset(ordered))


def runs(words: Sequence[str]) -> Iterator[str]:
    """The runs of five words in their order, each joined by spaces."""
    return map(" ".join, zip(*(words[n:] for n in range(RUN)), strict=False))
