"""The sheet written down as a record: ids in the order of the text, figures that are seen somewhere."""

from __future__ import annotations

import msgspec

from marsad.reading.sheet import Sheet
from marsad.record import Document, Entity, Event, Mention, Name, Record, Span, Statement, Time


def inscribe(sheet: Sheet) -> Record:
    """The record of a sheet on which every stage has written."""
    used = {f for s in sheet.sightings for f in s.figures}
    used |= {f for s in sheet.sayings for f in (*s.speakers, *s.target)}
    used |= {f for d in sheet.deeds for f in (*d.source, *d.target, *([] if d.place is None else [d.place]))}
    ids = {figure: f"E{n}" for n, figure in enumerate(sorted(used), 1)}
    entities = tuple(
        Entity(ids[n], f.key, f.type, Name(f.ar, f.en), f.side, f.role) for n, f in enumerate(sheet.figures) if n in ids
    )
    spots = [(s, f) for s in sheet.sightings for f in s.figures]
    mentions = tuple(
        Mention(f"M{n}", s.start, s.end, ids[f], s.named) for n, (s, f) in enumerate(sorted(spots, key=lambda x: (x[0].start, x[1])), 1)
    )
    times = tuple(Time(f"T{n}", m.start, m.end, m.value, m.conflict) for n, m in enumerate(sheet.moments, 1))
    return Record(_document(sheet, ids), sheet.page.blocks, entities, mentions, times, _statements(sheet, ids), _events(sheet, ids))


def _document(sheet: Sheet, ids: dict[int, str]) -> Document:
    """The document with the entity that its dateline names, if that was found."""
    place = sheet.page.dateline
    if place is None:
        return sheet.page.document
    seen = (s for s in sheet.sightings if place.start <= s.start and s.end <= place.end)
    return msgspec.structs.replace(sheet.page.document, dateline_place=next((ids[s.figures[0]] for s in seen), None))


def _statements(sheet: Sheet, ids: dict[int, str]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            f"S{n}", tuple(ids[f] for f in s.speakers), None if s.cue is None else Span(s.cue_start, s.cue_end), Span(s.start, s.end),
            s.form, s.act, tuple(ids[f] for f in s.target), s.medium, s.via, s.issue, s.time, tuple(s.why),
        )
        for n, s in enumerate(sheet.sayings, 1)
    )  # fmt: skip


def _events(sheet: Sheet, ids: dict[int, str]) -> tuple[Event, ...]:
    return tuple(
        Event(
            f"V{n}", d.type, d.mode, _once(d.source, ids), _once(d.target, ids), d.status, d.time,
            None if d.place is None else ids[d.place], Span(d.start, d.end), d.via, tuple(d.why),
        )
        for n, d in enumerate(sheet.deeds, 1)
    )  # fmt: skip


def _once(figures: tuple[int, ...], ids: dict[int, str]) -> tuple[str, ...]:
    """The ids of figures; who is named twice in one sentence takes part once."""
    return tuple(dict.fromkeys(ids[f] for f in figures))
