"""The stages in their order, and the record they make."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from marsad.arabic.sentences import Sentence, cut
from marsad.lexicon.load import load
from marsad.lexicon.match import Hit, Matcher
from marsad.reading.acts import acts
from marsad.reading.chains import chains
from marsad.reading.deeds import deeds
from marsad.reading.deeds_mentions import taking_part
from marsad.reading.inscribe import inscribe
from marsad.reading.moments import moments
from marsad.reading.names import names
from marsad.reading.names_view import CLASSES as NAMING
from marsad.reading.notes import source_notes
from marsad.reading.parties import CULPRITS
from marsad.reading.references import CLASSES as MEANING
from marsad.reading.references import references
from marsad.reading.rejoined import rejoined
from marsad.reading.sheet import Sheet
from marsad.reading.sides import sides
from marsad.reading.speech import speech
from marsad.reading.targets_talks import TALKS
from marsad.record import Page, Record


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher(load(), NAMING | MEANING | {TALKS, CULPRITS})


def prepare(page: Page) -> Sheet:
    """The sheet of a page before any stage: tokens, quotations, sentences, lexicon hits, and what of it is report."""
    tokens, marks, whole = cut(page.document.text)
    dead: set[int] = set()
    for block in page.blocks:
        if block.kind != "body":
            dead.update(range(bisect_left(tokens.starts, block.start), bisect_left(tokens.starts, block.end)))
    parts = [part for sentence in whole for part in _alive(sentence, dead)] if dead else whole
    live = [n for n, s in enumerate(parts) if s.first not in dead]
    hits_at, words = _matcher().find(tokens)
    hits_of: defaultdict[str, list[Hit]] = defaultdict(list)
    classed: defaultdict[str, list[Hit]] = defaultdict(list)
    longer: dict[int, list[Hit]] = {}
    for token, here in hits_at.items():
        if here[0].last > token + 1:  # longer forms come first
            longer[token] = [hit for hit in here if hit.last > token + 1]
        for hit in here:
            if hit.kind == "words":
                classed[hit.tag].append(hit)
            else:
                hits_of[hit.kind].append(hit)
    credits = sorted({hit.first for hit in hits_of["credit"]})
    return Sheet(page, load(), tokens, marks, parts, live, dead, words, hits_at, hits_of, classed, longer, credits)


def _alive(sentence: Sentence, dead: set[int]) -> list[Sentence]:
    """The parts of a sentence that are report: neither a dateline on its line ('Cairo - agencies:') nor a link that follows it
    without a stop is part of it. A sentence that is no report at all stays as it is."""
    alive = [i for i in range(sentence.first, sentence.last) if i not in dead]
    if not alive or len(alive) == sentence.last - sentence.first:
        return [sentence]
    cuts = [n for n in range(1, len(alive)) if alive[n] != alive[n - 1] + 1]
    runs = zip([0, *cuts], [*cuts, len(alive)], strict=True)
    return [replace(sentence, first=alive[a], last=alive[b - 1] + 1) for a, b in runs]


def survey(page: Page) -> Sheet:
    """The sheet of a page after every stage."""
    sheet = prepare(page)
    sheet.figures, sheet.sightings = names(sheet)
    sheet.sightings = references(sheet)
    sheet.sighting_at = _places(sheet)
    sheet.moments = moments(sheet)
    sheet.sayings, sheet.described = speech(sheet)
    sides(sheet, sheet.described)
    sheet.sayings = chains(sheet)
    sheet.sayings, addressed = acts(sheet)
    sheet.sayings = rejoined(sheet)
    told = len(sheet.described)
    sheet.deeds = deeds(sheet)
    sheet.described = taking_part(sheet, told)
    sheet.sightings = sorted((*source_notes(sheet), *sheet.described, *addressed), key=lambda s: (s.first, s.last))
    sheet.sighting_at = _places(sheet)  # the notes of sources come in between
    return sheet


def _places(sheet: Sheet) -> dict[int, int]:
    """Token → index of the sighting that covers it."""
    return {i: n for n, s in enumerate(sheet.sightings) for i in range(s.first, s.last)}


def read_page(page: Page) -> Record:
    """Read one page. The same page and lexicon give the same record, byte for byte."""
    return inscribe(survey(page))
