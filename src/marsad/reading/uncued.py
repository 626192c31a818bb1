"""Sayings without a cue word: a sentence that is one long quotation, a clause that only a credit reports."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.quotation import QUOTE
from marsad.reading.credits import Creditline, creditlines
from marsad.reading.discourse import Discourse
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import speech_words

_MIN_ORPHAN = 6  # tokens of a quotation that needs no cue
_COMMAS = frozenset("،,")
_NEAR = 2  # sentences back to which a quotation without a cue goes on
_MAX_SOURCE = 10  # tokens of a source that stand between what is known of it and the complementiser
_MAX_APPOSED = 4  # words that go on with a source before its comma
_MIN_CREDITED = 4  # tokens of a clause that a credit alone makes a saying


def orphan(sheet: Sheet, places: Places, sentence: int, before: Saying | None) -> Saying | None:
    """A sentence that is a long quotation goes on what was just said."""
    if before is None or sentence - before.sentence > _NEAR or not before.speakers:
        return None
    first, last = sheet.sentences[sentence].first, sheet.sentences[sentence].last
    close = places.opens.get(first, -1)
    if close - first <= _MIN_ORPHAN or last - close > _MIN_ORPHAN:
        return None
    start, end = sheet.tokens.starts[first + 1], sheet.tokens.ends[close - 1]
    why = ["orphan", "speaker:carried"]
    return Saying(sentence, None, start, start, first + 1, close, start, end, before.speakers, form="direct", why=why)


def credit(discourse: Discourse, sentence: int, said: list[Saying], before: list[Saying]) -> Saying | None:
    """Credit what a sentence says to the sources it names; where it says nothing, what stands beside the credit is a saying,
    and a sentence that is a credit and no more belongs to the sayings before it."""
    sheet = discourse.sheet
    first, last = sheet.sentences[sentence].first, sheet.sentences[sentence].last
    lines = creditlines(sheet, first, last)
    if lines and lines[0].kind == "tail" and lines[0].first - first <= 1:
        return None
    for line in lines:
        if line.kind == "source" and not line.figures and not said and (end := discourse.credited_end(line.source, last)):
            line = replace(line, last=end, figures=discourse.credited(line.source, end))
            if (alone := _credited(sheet, line, sentence)) is not None:
                return alone
        if line.kind == "tail" or not line.figures:
            continue
        if not said and (alone := _credited(sheet, line, sentence)) is not None:
            return alone
        bare = line.first - first <= 1 and last - line.last <= 1
        for saying in _beside(sheet, line, said, first) or (before if bare else []):
            _carry(sheet, saying, line)
    return None


def _carry(sheet: Sheet, saying: Saying, line: Creditline) -> None:
    """Credit a saying: its source carries it, or says it himself where only an outlet told it, which then carries it."""
    media = all(sheet.figures[f].type == "media" for f in saying.speakers)
    if sheet.tokens.words[line.first] in speech_words(sheet.lexicon).quoting and media and saying.speakers and not saying.via:
        saying.via = tuple(sheet.figures[f].key for f in saying.speakers)
        saying.speakers = line.figures
    elif not saying.via and not set(line.figures) & set(saying.speakers):
        saying.via = tuple(sheet.figures[f].key for f in (*line.figures, *line.carriers))
    elif not saying.via and line.carriers:
        saying.via = tuple(sheet.figures[f].key for f in line.carriers)
    else:
        return
    saying.why.append("credit")


def _beside(sheet: Sheet, line: Creditline, said: list[Saying], first: int) -> list[Saying]:
    """The sayings of a sentence that a credit belongs to: those behind one that opens a clause ('.. وبحسب X، فقد أكد …'), else those
    that begin before it; all where there are none."""
    opens = line.first - first <= 1 or line.start > sheet.tokens.starts[line.first]
    return [s for s in said if (s.first >= line.last) == opens] or said


def _closes(words: list[str], begin: int, end: int) -> bool:
    """Whether a mark closes a quotation from before the tokens begin..end."""
    return words[begin] == QUOTE and words[begin:end].count(QUOTE) % 2 == 1


def _credited(sheet: Sheet, line: Creditline, sentence: int) -> Saying | None:
    """A saying whose only cue is its credit: the clause before it, or after where it opens the sentence."""
    words, that = sheet.tokens.words, speech_words(sheet.lexicon).that
    first, last = sheet.sentences[sentence].first, sheet.sentences[sentence].last
    closed = line.last < last and words[line.last] in _COMMAS
    opens = line.first - first <= 2 or (closed and last - line.last > line.first - first)
    begin, end = (line.last, last) if opens else (first, line.first)
    if opens:
        begin = next((i for i in range(begin, min(begin + _MAX_SOURCE, end)) if words[i] in that), begin)
        begin = next((i for i in range(begin, min(begin + _MAX_APPOSED, end)) if words[i] in _COMMAS), begin)
    while begin < end and (words[begin] in "،,-:" or words[begin] in that or _closes(words, begin, end)):
        begin += 1
    while end > begin and words[end - 1] in "،,.-:":
        end -= 1
    if end - begin < _MIN_CREDITED:
        return None
    return Saying(
        sentence, (line.first, line.first + 1), line.start, line.end, begin, end, sheet.tokens.starts[begin], sheet.tokens.ends[end - 1],
        line.figures, form="mixed" if QUOTE in words[begin:end] else "indirect", medium="statement" if line.document else None,
        via=tuple(sheet.figures[f].key for f in line.carriers),
        why=["credit", "frame:" + ("credit first" if opens else "credit last")],
    )  # fmt: skip
