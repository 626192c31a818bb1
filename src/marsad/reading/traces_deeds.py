"""How events came to be: trigger, roles of the participants, status, time, place, and whose words tell it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.lexicon.deeds import Trigger
from marsad.lexicon.match import Hit
from marsad.lexicon.schema import WordClass
from marsad.reading.sheet import Deed, Sheet
from marsad.reading.traces import Step, Trace, hits, keys, sentence_span, sightings_of, source_of, span_of
from marsad.record import Record, Span

_REACH = 8  # tokens around a trigger in which words of status are shown


def events(sheet: Sheet, record: Record) -> Iterator[Trace]:
    """The traces of the events of a sheet, in the order of the record."""
    for deed, event in zip(sheet.deeds, record.events, strict=True):
        summary = f"{event.type}{', ' + event.mode if event.mode else ''}, {event.status}"
        trace = Trace(event.id, "event", summary, (event.evidence,), sentence_span(sheet, deed.first))
        found = _triggers(sheet, deed)
        for hit in found:
            entry = sheet.lexicon.entries("deed", Trigger)[hit.index]
            note = f"{entry.type} by {hit.tag}, frame {entry.frame}"
            trace.steps.append(Step("trigger", f"deed:{entry.id}", source_of(hit), note, (span_of(hit),)))
        trace.steps += [*_roles(sheet, deed), *_status(sheet, deed, found), *_when(sheet, deed), *_told(sheet, deed)]
        yield trace


def _triggers(sheet: Sheet, deed: Deed) -> list[Hit]:
    """The first hit of each rule in `why`, in the evidence, else anywhere in the report."""
    entries = sheet.lexicon.entries("deed", Trigger)
    found: list[Hit] = []
    for name in (w.partition(":")[2] for w in deed.why if w.startswith("deed:")):
        near = [h for h in hits(sheet, deed.first, deed.last, "deed") if entries[h.index].id == name]
        found += near[:1] or [h for h in hits(sheet, 0, len(sheet.tokens), "deed") if entries[h.index].id == name][:1]
    return found


def _roles(sheet: Sheet, deed: Deed) -> Iterator[Step]:
    for role, figures in (("source", deed.source), ("target", deed.target), ("place", () if deed.place is None else (deed.place,))):
        for figure in figures:
            sentence = sheet.sentences[sheet.sentence_of(deed.first)]
            seen = sightings_of(sheet, figure, deed.first, deed.last) or sightings_of(sheet, figure, sentence.first, sentence.last)
            earlier = sightings_of(sheet, figure, 0, deed.first)
            words = tuple(span_of(s) for s in (seen[:1] or earlier[-1:]))
            note = keys(sheet, [figure]) + ("" if seen else ", carried from before")
            yield Step(role, "party:named" if seen else "party:carried", note=note, words=words)


def _status(sheet: Sheet, deed: Deed, found: list[Hit]) -> Iterator[Step]:
    classes = sheet.lexicon.entries("words", WordClass)
    at = found[0] if found else None
    first, last = (deed.first, deed.last) if at is None else (at.first - _REACH, at.last + _REACH)
    sentence = sheet.sentences[sheet.sentence_of(deed.first)]
    first, last = max(first, sentence.first), min(last, sentence.last)
    marks = [h for h in hits(sheet, first, last, "words") if classes[h.index].id == f"deed.{deed.status}"]
    tense = "" if at is None else at.tag.partition(".")[0]
    note = f"{deed.status}: " + ("by the words beside it" if marks else f"by the form of its trigger ({tense}) and its day")
    yield Step("status", f"status:{deed.status}", source_of(marks[0]) if marks else "", note, tuple(span_of(h) for h in marks))


def _when(sheet: Sheet, deed: Deed) -> Iterator[Step]:
    if deed.time is None:
        return
    sentence = sheet.sentences[sheet.sentence_of(deed.first)]
    found = [m for m in sheet.moments if m.value == deed.time]
    near = [m for m in found if sentence.first <= m.first < sentence.last] or found
    words = tuple(Span(m.start, m.end) for m in near[:1])
    yield Step("time", f"time:{near[0].why}" if near else "time", note=deed.time, words=words)


def _told(sheet: Sheet, deed: Deed) -> Iterator[Step]:
    if not deed.via:
        return
    inside = [n for n, s in enumerate(sheet.sayings, 1) if s.first <= deed.first and deed.last <= s.last]
    where = f", told inside S{inside[-1]}" if inside else ""
    yield Step("chain", "chain", note=" < ".join(deed.via) + where)
