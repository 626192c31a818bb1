"""Every rule of the lexicon carries examples, and they hold both ways.

`examples` are sentences with what the rule must find in [square brackets]: a hit of that entry must begin where the
bracket does and not go beyond it, or a finding (a sighting, a moment, a saying, a deed) that names the entry touch it,
or a finding span exactly the bracket and a form of the entry stand in it. Of several brackets the entry must find one,
and the others may be found by other rules.
`counter` are sentences in which the entry may make no finding; a word class, which makes none, may have no hit there.
A finding names an entry by its key (actors), by its index (cues), or by its `id` or `lemma` in `why`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest

from marsad.arabic.words import tokenise
from marsad.intake.page import layout_of
from marsad.lexicon.kinds import KINDS
from marsad.lexicon.load import load
from marsad.lexicon.match import Hit
from marsad.lexicon.schema import Rule, WordClass
from marsad.reading.pipeline import prepare, survey
from marsad.reading.sheet import Sheet
from marsad.record import Block, Document, Page

PUBLISHED = "2022-01-18"
_BRACKET = re.compile(r"\[([^\[\]]+)\]")
_PART = re.compile(r"[:\s+,]+")

Spans = list[tuple[int, int]]


class Entry(NamedTuple):
    """An entry of the lexicon, with the kind and the index by which hits and findings point at it."""

    kind: str
    index: int
    rule: Rule

    @property
    def name(self) -> str:
        for field in ("key", "id", "lemma"):
            if value := getattr(self.rule, field, None):
                return str(value)
        return str(self.index)


ENTRY_TYPES = {kind.kind: kind.entry for kind in KINDS if kind.matched}
FORMS = {kind.kind: kind.forms for kind in KINDS}


@cache
def _entries(kind: str) -> list[Entry]:
    return [Entry(kind, n, rule) for n, rule in enumerate(load().entries(kind, ENTRY_TYPES[kind]))]


def unbracket(example: str) -> tuple[str, Spans]:
    """The sentence without its brackets, and where their contents stand in it."""
    spans: Spans = []
    for n, match in enumerate(_BRACKET.finditer(example)):
        start = match.start() - 2 * n
        spans.append((start, start + len(match[1])))
    return example.replace("[", "").replace("]", ""), spans


def _page(text: str) -> Page:
    return Page(Document("example", text, published=PUBLISHED), (Block(0, len(text), "body"),))


def _all(sheet: Sheet) -> Iterator[Hit]:
    """All that the lexicon has of the words of a sheet."""
    return (hit for token in range(len(sheet.tokens)) for hit in sheet.forms_at(token))


def _hits(sheet: Sheet, entry: Entry) -> Spans:
    return [(h.start, h.end) for h in _all(sheet) if (h.kind, h.index) == (entry.kind, entry.index)]


def _names(why: str | list[str], name: str) -> bool:
    """Whether a rule named in `why` ('cue:X', 'name X') is the entry's."""
    lines = [why] if isinstance(why, str) else why
    return any(line == name or line.endswith((f":{name}", f" {name}")) or name in _PART.split(line) for line in lines)


def _sources(sheet: Sheet, entry: Entry) -> Iterator[tuple[int, int]]:
    if entry.kind == "furniture":
        blocks = layout_of(sheet.tokens.text).blocks
        yield from ((b.start, b.end) for b in blocks if b.kind == getattr(entry.rule, "kind", None))
    keys = {entry.name, *(seat.key for seat in getattr(entry.rule, "seats", ()))} if entry.kind == "actor" else set()
    for s in sheet.sightings:
        if (s.named and any(sheet.figures[f].key in keys for f in s.figures)) or _names(s.why, entry.name):
            yield s.start, s.end
    for saying in sheet.sayings:
        if entry.kind == "cue":
            if saying.cue_entry == entry.index:
                yield min(saying.cue_start, saying.start), max(saying.cue_end, saying.end)
        elif _names(saying.why, entry.name):
            yield min(saying.cue_start, saying.start), max(saying.cue_end, saying.end)
    for finding in (*sheet.moments, *sheet.deeds):
        if _names(finding.why, entry.name):
            yield finding.start, finding.end


def _anything(sheet: Sheet) -> Spans:
    """Every hit and finding of a sheet, whatever its rule."""
    found = [(x.start, x.end) for x in (*_all(sheet), *sheet.sightings, *sheet.moments, *sheet.deeds)]
    return found + [(min(s.cue_start, s.start), max(s.cue_end, s.end)) for s in sheet.sayings]


def _unfound(entry: Entry, text: str, wanted: Spans) -> Spans:
    """The brackets that nothing found, or all of them where the entry found none."""
    hits = _hits(prepare(_page(text)), entry)
    missed = [(start, end) for start, end in wanted if not any(a == start and b <= end for a, b in hits)]
    if not missed:
        return []
    sheet = survey(_page(text))
    own, others = list(_sources(sheet, entry)), _anything(sheet)
    foreign = [span for span in missed if not _touched(span, own) and not (span in others and _holds(entry, text, span))]
    if len(foreign) == len(wanted):
        return foreign
    return [span for span in foreign if not _touched(span, others)]


def _holds(entry: Entry, text: str, span: tuple[int, int]) -> bool:
    """Whether one of the entry's forms stands in a stretch of text."""
    words = f" {' '.join(tokenise(text[span[0] : span[1]]).words)} "
    return any(f" {' '.join(tokenise(form).words)} " in words for form, _ in FORMS[entry.kind](entry.rule))


def _touched(span: tuple[int, int], found: Spans) -> bool:
    return any(a < span[1] and span[0] < b for a, b in found)


def misses(entry: Entry) -> Iterator[str]:
    """What of an entry's examples and counters does not hold, one line each."""
    for example in entry.rule.examples:
        text, wanted = unbracket(example)
        for start, end in _unfound(entry, text, wanted):
            yield f"{entry.kind} {entry.name}: [{text[start:end]}] is not found in: {text}"
    for text in entry.rule.counter:
        sheet = survey(_page(text))
        found = _hits(sheet, entry) if entry.kind == "words" else list(_sources(sheet, entry))
        for start, end in found:
            yield f"{entry.kind} {entry.name}: finds [{text[start:end]}] in the counter: {text}"


@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_no_rule_without_examples(kind: str) -> None:
    bare = [entry.name for entry in _entries(kind) if not entry.rule.examples]
    assert bare == []


@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_examples_mark_what_must_be_found(kind: str) -> None:
    unmarked = [e for entry in _entries(kind) for e in entry.rule.examples if not _BRACKET.search(e)]
    marked = [c for entry in _entries(kind) for c in entry.rule.counter if "[" in c or "]" in c]
    assert (unmarked, marked) == ([], [])


PARTS = 4  # so that workers share the many entries of one kind


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_examples_hold_both_ways(kind: str, part: int) -> None:
    assert [line for entry in _entries(kind)[part::PARTS] for line in misses(entry)] == []


def test_every_file_of_the_lexicon_has_entries() -> None:
    assert {kind: len(_entries(kind)) for kind in ENTRY_TYPES if not _entries(kind)} == {}


def _rule(**fields: Any) -> Entry:
    return Entry("words", -1, WordClass(id="none", forms=[], **fields))


def test_a_miss_and_a_false_find_are_seen() -> None:
    assert len(list(misses(_rule(examples=["قال [الوزير] ذلك"])))) == 1
    says = next(e for e in _entries("cue") if e.name == "قال")
    wrong = Entry("cue", says.index, Rule(counter=["قال الوزير إن المباحثات كانت مفيدة."]))
    assert any("counter" in line for line in misses(wrong))
