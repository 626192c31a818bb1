"""What a blind spot is, and what the detectors of all kinds ask of a sheet that has been read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from marsad.arabic.letters import fold
from marsad.lexicon.match import Hit
from marsad.reading.sheet import Sheet


class Spot(NamedTuple):
    """Something the reader probably missed. item: by which it is counted (folded words); tokens first..last that show it."""

    item: str
    first: int
    last: int


class Kind(NamedTuple):
    """One kind of blind spot. name: as `--kind` takes it; what: what its items are; mend: where it is usually mended."""

    name: str
    what: str
    mend: str
    find: Callable[[Sheet], Iterator[Spot]]


def live_tokens(sheet: Sheet) -> Iterator[int]:
    """The tokens of the report itself: no furniture, title or caption."""
    for n in sheet.live:
        yield from range(sheet.sentences[n].first, sheet.sentences[n].last)


def said_tokens(sheet: Sheet) -> set[int]:
    """The tokens that stand in the cue or the content of a statement, or between them."""
    found: set[int] = set()
    for saying in sheet.sayings:
        found.update(range(saying.first, saying.last))
        if saying.cue is not None:
            found.update(range(*saying.cue))
            found.update(range(saying.cue[1], saying.first))
    return found


def sighted(sheet: Sheet) -> set[int]:
    """The tokens of names, of the offices that introduce them, and of nominals."""
    found: set[int] = set()
    for seen in sheet.sightings:
        found.update(range(min(seen.whole_first, seen.first), max(seen.whole_last, seen.last)))
    return found


def hits_of(sheet: Sheet, token: int, *kinds: str) -> list[Hit]:
    """The hits of some kinds that begin at a token."""
    return [hit for hit in sheet.forms_at(token) if hit.kind in kinds]


def phrase(sheet: Sheet, first: int, last: int) -> str:
    """The folded words of tokens first..last."""
    return " ".join(sheet.tokens.words[max(0, first) : last])


def is_word(word: str) -> bool:
    """Whether a token is a word, not a mark or a number."""
    return word[0].isalpha()


def folded(words: str) -> frozenset[str]:
    """Words written one after another, as rules compare them."""
    return frozenset(fold(words).split())
