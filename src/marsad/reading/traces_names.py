"""How mentions and times came to be: the entry, office, head or later-mention rule; the words of a date and its anchor."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.lexicon.heads import Head
from marsad.lexicon.moments import TimeWord
from marsad.lexicon.offices import Office
from marsad.lexicon.schema import Actor, WordClass
from marsad.reading.sheet import Moment, Sheet, Sighting
from marsad.reading.traces import Step, Trace, hits, sentence_span, sightings_of, source_of, span_of, token_span
from marsad.record import Record, Span

_RULES = {
    "name": "a name of the lexicon",
    "person": "a person of the lexicon",
    "surname": "the surname of somebody already named",
    "spelling": "another spelling of a surname already named",
    "short-form": "a short form of somebody already named",
    "counterpart": "who holds for that side the office of the person spoken of",
    "given-name": "a given name opens it",
    "title": "a title of honour opens it",
    "institution": "an institution named after a person",
    "office": "an office introduces or stands for its holder",
    "described": "a speaker described, not named",
    "head": "a noun that with what follows names a body, outlet, place or agreement",
    "word": "a word of a closed class stands for somebody already named",
}
_FAMILY = {"office": "office", "described": "office", "counterpart": "office", "head": "head", "word": "words"}


def mentions(sheet: Sheet, record: Record) -> Iterator[Trace]:
    """The traces of the mentions of a sheet, in the order of the record."""
    spots = sorted(((s, f) for s in sheet.sightings for f in s.figures), key=lambda x: (x[0].start, x[1]))
    for (sighting, figure), mention in zip(spots, record.mentions, strict=True):
        made = sheet.figures[figure]
        summary = ", ".join(filter(None, (made.key, made.type, made.role, "named" if sighting.named else "meant")))
        trace = Trace(mention.id, "mention", summary, (span_of(sighting),), sentence_span(sheet, sighting.first))
        trace.steps += [*_rule(sheet, sighting), *_entry(sheet, sighting, figure), *_first(sheet, sighting, figure)]
        yield trace


def _rule(sheet: Sheet, sighting: Sighting) -> Iterator[Step]:
    family, _, name = sighting.why.partition(":")
    first, last = min(sighting.whole_first, sighting.first), max(sighting.whole_last, sighting.last)
    source, words = "", (token_span(sheet, first, last),)
    for hit in hits(sheet, first, last, _FAMILY.get(family, "none")):
        if _id(sheet, hit.kind, hit.index) == name:
            source, words = source_of(hit), (span_of(hit),)
            break
    yield Step("rule", sighting.why or "name", source, _RULES.get(family, ""), words)


def _id(sheet: Sheet, kind: str, index: int) -> str:
    if kind == "office":
        return sheet.lexicon.entries("office", Office)[index].id
    if kind == "head":
        return sheet.lexicon.entries("head", Head)[index].id
    return sheet.lexicon.entries("words", WordClass)[index].id


def _entry(sheet: Sheet, sighting: Sighting, figure: int) -> Iterator[Step]:
    entries = sheet.lexicon.entries("actor", Actor)
    for hit in hits(sheet, min(sighting.whole_first, sighting.first), max(sighting.whole_last, sighting.last), "actor"):
        entry = entries[hit.index]
        made = sheet.figures[figure]
        if made.key in (entry.key, *(seat.key for seat in entry.seats)):
            yield Step("entry", entry.key, source_of(hit), f"form of the lexicon: {hit.tag}", (span_of(hit),))
            return


def _first(sheet: Sheet, sighting: Sighting, figure: int) -> Iterator[Step]:
    earlier = [s for s in sightings_of(sheet, figure, 0, sighting.first) if s.named]
    if earlier:
        yield Step("before", earlier[0].why, note="named before", words=(span_of(earlier[0]),))


def times(sheet: Sheet, record: Record) -> Iterator[Trace]:
    """The traces of the times of a sheet, in the order of the record."""
    published = sheet.page.document.published
    for moment, time in zip(sheet.moments, record.times, strict=True):
        summary = time.value + (", in conflict" if time.conflict else "")
        trace = Trace(time.id, "time", summary, (Span(time.start, time.end),), sentence_span(sheet, moment.first))
        trace.steps += _pieces(sheet, moment)
        where = sheet.page.document.published_from
        note = f"counted from publication, {published} ({where})" if published else "no day of publication is known"
        trace.steps.append(Step("anchor", "published", note=note))
        if time.conflict:
            trace.steps.append(Step("conflict", "conflict", note="weekday, date and publication do not agree"))
        yield trace


def _pieces(sheet: Sheet, moment: Moment) -> Iterator[Step]:
    entries = sheet.lexicon.entries("moment", TimeWord)
    found = {entries[h.index].id: h for h in hits(sheet, moment.first, moment.last, "moment")}
    for name in dict.fromkeys(moment.why.replace("moment:", "").replace("+", " ").replace(",", " ").split()):
        hit = found.get(name)
        if hit is None:
            yield Step("piece", name, note="" if name in {e.id for e in entries} else "a date or number written out")
        else:
            entry = entries[hit.index]
            yield Step("piece", name, source_of(hit), f"{entry.role} {entry.value}".strip(), (span_of(hit),))
