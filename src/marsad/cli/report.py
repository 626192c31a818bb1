"""A record as people read it on a terminal: one field a line, Arabic alone on its line, never reshaped or aligned."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.cli.views_fields import visible
from marsad.record import Entity, Event, Record, Span, Statement

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class ReportText:
    """The readable form of records; `colour` sets headings in bold and field names dim."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, record: Record) -> str:
        """A record as lines: the report, what was said, what was done, when; without a line end."""
        return "\n".join(self._lines(record))

    def _lines(self, record: Record) -> Iterator[str]:
        document = record.document
        entities = {entity.id: entity for entity in record.entities}
        yield self._head(document.title or document.id)
        yield from self._fields(
            ("report", document.id), ("outlet", document.outlet), ("agencies", ", ".join(document.agencies)),
            ("published", _with(document.published, document.published_from, "from the ")),
            ("dateline", _key(entities, document.dateline_place)), ("address", document.url),
        )  # fmt: skip
        for statement in record.statements:
            yield ""
            yield from self._said(record, statement, entities)
        for event in record.events:
            yield ""
            yield from self._done(record, event, entities)
        if record.times:
            yield ""
            yield self._head("times")
            for time in record.times:
                yield from self._fields((f"{time.value}{', in conflict' if time.conflict else ''}", None))
                yield "    " + visible(document.text[time.start : time.end])
        if not (record.statements or record.events):
            yield "  no statement and no event found"

    def _said(self, record: Record, said: Statement, entities: dict[str, Entity]) -> Iterator[str]:
        yield self._head(f"{said.id} {said.act}")
        speakers = ", ".join(_named(entities[key]) for key in said.speakers) or "nobody named"
        cue = _words(record, said.cue)
        yield from self._fields(
            ("speaker", speakers), ("target", _keys(entities, said.target)), ("issue", ", ".join(said.issue)),
            ("time", said.time), ("medium", said.medium), ("via", " < ".join(said.via)), ("form", said.form),
        )  # fmt: skip
        if cue:
            yield from self._fields(("cue", None))
            yield "    " + cue
            yield from self._fields(("words", None))
        yield "    " + _words(record, said.content)

    def _done(self, record: Record, event: Event, entities: dict[str, Entity]) -> Iterator[str]:
        yield self._head(f"{event.id} {event.type}{', ' + event.mode if event.mode else ''}, {event.status}")
        yield from self._fields(
            ("source", _keys(entities, event.source)), ("target", _keys(entities, event.target)), ("time", event.time),
            ("place", _key(entities, event.place)), ("via", " < ".join(event.via)),
        )  # fmt: skip
        yield "    " + _words(record, event.evidence)

    def _head(self, text: str) -> str:
        return f"{_BOLD}{visible(text)}{_PLAIN}" if self._colour else visible(text)

    def _fields(self, *fields: tuple[str, str | None]) -> Iterator[str]:
        """'  name value' for each value there is; a field with the value None and no other stands for a label."""
        for name, value in fields:
            shown = f"{_DIM}{name}{_PLAIN}" if self._colour else name
            if value:
                yield f"  {shown} {visible(value)}"
            elif len(fields) == 1:
                yield f"  {shown}"


def _named(entity: Entity) -> str:
    return f"{entity.key} ({entity.role})" if entity.role else entity.key


def _keys(entities: dict[str, Entity], ids: tuple[str, ...]) -> str:
    return ", ".join(entities[key].key for key in ids)


def _key(entities: dict[str, Entity], key: str | None) -> str | None:
    return entities[key].key if key in entities else None


def _with(value: str | None, source: str | None, before: str) -> str | None:
    return f"{value} ({before}{source})" if value and source and source != "metadata" else value


def _words(record: Record, span: Span | None) -> str:
    return visible(record.document.text[span.start : span.end]) if span else ""
