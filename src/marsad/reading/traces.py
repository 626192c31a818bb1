"""How each finding of a sheet came to be: the rule, the words that set it off, and the steps from them to the finding.

The stages keep what decided (`why`, the lexicon's hits, the sightings); a trace puts it in order and adds the words. It decides
nothing anew: a step that the sheet does not tell is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from marsad.lexicon.match import Hit
from marsad.lexicon.origins import origins
from marsad.reading.sheet import Sheet, Sighting
from marsad.record import Span


@dataclass(slots=True, frozen=True)
class Step:
    """One step: its name ('cue', 'speaker' …), the rule as `why` has it, the entry behind it ('cues.toml:12' or ''), what
    it decided, and the words it rests on (code points)."""

    name: str
    rule: str
    source: str = ""
    note: str = ""
    words: tuple[Span, ...] = ()


@dataclass(slots=True)
class Trace:
    """How a finding came to be. id: as in the record; kind: 'statement', 'event', 'time', 'mention' or 'block'; spans: its own
    words; sentence: the stretch of text to show them in."""

    id: str
    kind: str
    summary: str
    spans: tuple[Span, ...]
    sentence: Span
    steps: list[Step] = field(default_factory=list)


def source_of(hit: Hit) -> str:
    """'file:line' of the entry that a hit is of."""
    return origins().get((hit.kind, hit.index), "")


def hits(sheet: Sheet, first: int, last: int, kind: str, tags: Iterable[str] = ()) -> Iterator[Hit]:
    """The hits of a kind that begin among tokens first..last, of some tags if any are given."""
    wanted = set(tags)
    for i in range(max(0, first), last):
        for hit in sheet.forms_at(i):
            if hit.kind == kind and (not wanted or hit.tag in wanted):
                yield hit


def span_of(hit: Hit | Sighting) -> Span:
    """The code points of a hit or a sighting."""
    return Span(hit.start, hit.end)


def token_span(sheet: Sheet, first: int, last: int) -> Span:
    """The code points of tokens first..last (last exclusive)."""
    last = min(max(last, first + 1), len(sheet.tokens))
    return Span(sheet.tokens.starts[min(first, last - 1)], sheet.tokens.ends[last - 1])


def sentence_span(sheet: Sheet, token: int) -> Span:
    """The code points of the sentence that holds a token."""
    cut = sheet.sentences[sheet.sentence_of(token)]
    return token_span(sheet, min(cut.first, token), max(cut.last, token + 1))


def sightings_of(sheet: Sheet, figure: int, first: int, last: int) -> list[Sighting]:
    """Where a figure is named or meant among tokens first..last."""
    return [s for s in sheet.sightings if figure in s.figures and first <= s.first < last]


def keys(sheet: Sheet, figures: Iterable[int]) -> str:
    """The keys of figures, for a note."""
    return ", ".join(sheet.figures[f].key for f in figures)
