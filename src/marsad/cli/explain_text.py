"""An explanation as people read it: one field a line, Arabic alone on its line, the words marked in their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marsad.cli.views_fields import visible
from marsad.reading.traces import Step, Trace
from marsad.record import Span

OPEN, CLOSE = "⟦", "⟧"
BESIDE = 45  # code points shown on either side of a step's words
LONGEST = 600  # code points of a sentence that is shown whole
_SPACE = re.compile(r"\s")


def lines_of(text: str, trace: Trace) -> Iterator[str]:
    """The lines of a trace: its id, what it is, its sentence with its own words marked, and its steps."""
    yield visible(f"{trace.id} {trace.summary}")
    yield "    " + marked(text, trace.spans, trace.sentence)
    for step in trace.steps:
        yield "  " + _head(step)
        if step.words:
            yield "    " + marked(text, step.words, _around(step.words, trace.sentence))


def _around(words: Sequence[Span], sentence: Span) -> Span:
    """The stretch that shows words: some code points on either side, not beyond the finding's sentence where they stand in it."""
    first, last = min(w.start for w in words), max(w.end for w in words)
    inside = sentence.start <= first and last <= sentence.end
    low, high = (sentence.start, sentence.end) if inside else (0, last + BESIDE)
    return Span(max(first - BESIDE, low), min(last + BESIDE, high))


def _head(step: Step) -> str:
    """'name rule, where, note'; a rule that is Arabic stands in isolation marks of its own line's direction."""
    source = f" [{step.source}]" if step.source else ""
    note = f": {step.note}" if step.note else ""
    rule = "" if step.rule == step.name or not step.rule else f" {step.rule}"
    return visible(f"{step.name}{rule}{source}{note}")


def marked(text: str, spans: Sequence[Span], around: Span) -> str:
    """The text of a stretch on one line with its spans in brackets; cut at word ends, and in the middle where it is long."""
    start, end = _edges(text, spans, around)
    pieces: list[str] = []
    at = start
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if span.start < at or span.end > end or span.start == span.end:
            continue
        pieces += [_short(text[at : span.start]), OPEN, _short(text[span.start : span.end]), CLOSE]
        at = span.end
    pieces.append(_short(text[at:end]))
    before, after = ("… " if _cut(text, start - 1) else ""), (" …" if _cut(text, end) else "")
    return before + visible("".join(pieces)) + after


def _edges(text: str, spans: Sequence[Span], around: Span) -> tuple[int, int]:
    """Code points of the stretch, widened to hold the spans and narrowed to whole words."""
    first = min((s.start for s in spans), default=around.start)
    last = max((s.end for s in spans), default=around.end)
    start, end = max(0, min(around.start, first)), min(len(text), max(around.end, last))
    while 0 < start < first and not _SPACE.match(text[start - 1]):
        start += 1
    while last < end < len(text) and not _SPACE.match(text[end]):
        end -= 1
    return start, end


def _cut(text: str, at: int) -> bool:
    """Whether a sentence runs on over a code point beside the stretch."""
    while 0 < at < len(text) and text[at] == " ":
        at -= 1
    return 0 < at < len(text) and text[at] not in "\n.!؟?"


def _short(piece: str) -> str:
    """A piece without its middle where it is very long."""
    if len(piece) <= LONGEST:
        return piece
    return piece[: LONGEST // 2].rsplit(" ", 1)[0] + " … " + piece[-LONGEST // 2 :].split(" ", 1)[-1]
