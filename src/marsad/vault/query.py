"""The views of statements, events and the timeline: rows in a fixed order, read one by one."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal

import msgspec

from marsad.vault.days import days
from marsad.vault.filters import Conditions, Filters, days_within
from marsad.vault.rows import EventRow, Origin, OriginKind, Report, StatementRow, Step, TimelineRow
from marsad.vault.search import MATCHED, expression

Kind = Literal["statement", "event"]
Order = Literal["report", "day"]

_LIST = msgspec.json.Decoder(tuple[str, ...])
_ROOT = msgspec.json.Decoder(tuple[str, OriginKind])
_ORDERS = {
    "report": 'd.published IS NULL, d.published, d.id, x.start, x."end", x.id',
    "day": 'x.day IS NULL, x.day, d.published IS NULL, d.published, d.id, x.start, x."end", x.id',
}
_STATEMENT = """x.id, x.speakers, x.act, x.target, x.form, x.medium, x.issue, x.time, x.text, d.id, x.start, x."end",
    x.via, x.why, d.outlet, d.published, x.day"""
_EVENT = """x.id, x.type, x.mode, x.source, x.target, x.status, x.time, x.place, x.text, d.id, x.start, x."end",
    x.via, x.root_kind, x.why, d.outlet, d.published, d.agencies,
    (SELECT json_array(f.root, f.kind) FROM passage p JOIN document o ON o.n = p.other JOIN member m ON m.document = o.id
        JOIN family f ON f.id = m.family LEFT JOIN member own ON own.document = d.id AND own.family = f.id
        WHERE p.document = d.n AND p.start < x."end" AND p."end" > x.start ORDER BY own.family IS NULL, f.id LIMIT 1), x.day"""


def statements(connection: sqlite3.Connection, filters: Filters, order: Order = "report") -> Iterator[StatementRow]:
    """What was said, in the order of the reports' publication, then of the text."""
    for row in _select(connection, "statement", _STATEMENT, filters, order):
        yield _statement(row)


def events(connection: sqlite3.Connection, filters: Filters, order: Order = "report") -> Iterator[EventRow]:
    """What was done or is to be done: for now a row for each report of it, in the same order."""
    for row in _select(connection, "event", _EVENT, filters, order):
        yield _event(row)


def timeline(connection: sqlite3.Connection, filters: Filters) -> Iterator[TimelineRow]:
    """Statements and events by the day they stand for; what has none comes last.

    A filter that only one of the two kinds bears leaves out the other.
    """
    streams: list[Iterator[tuple[tuple[Any, ...], TimelineRow]]] = []
    if not filters.type:
        streams.append(_dated(connection, "statement", filters))
    if not (filters.act or filters.issue or filters.speaker):
        streams.append(_dated(connection, "event", filters))
    merged = heapq.merge(*streams, key=lambda pair: pair[0])
    for _, row in islice(merged, filters.limit):
        yield row


def statement_of(connection: sqlite3.Connection, key: str) -> StatementRow | None:
    """The statement of an id, or None."""
    row = _one(connection, "statement", _STATEMENT, key)
    return None if row is None else _statement(row)


def event_of(connection: sqlite3.Connection, key: str) -> EventRow | None:
    """The event of an id, or None."""
    row = _one(connection, "event", _EVENT, key)
    return None if row is None else _event(row)


def _one(connection: sqlite3.Connection, kind: Kind, columns: str, key: str) -> tuple[Any, ...] | None:
    found: tuple[Any, ...] | None = connection.execute(
        f"SELECT {columns} FROM {kind} x JOIN document d ON d.n = x.document WHERE x.id = ?", (key,)
    ).fetchone()
    return found


def _dated(connection: sqlite3.Connection, kind: Kind, filters: Filters) -> Iterator[tuple[tuple[Any, ...], TimelineRow]]:
    columns, build = (_STATEMENT, _statement) if kind == "statement" else (_EVENT, _event)
    for raw in _select(connection, kind, columns, filters, "day"):
        row: StatementRow | EventRow = build(raw)
        day, published = raw[-1], raw[-2] if kind == "statement" else raw[-4]
        place = row if isinstance(row, StatementRow) else row.reports[0]
        dated: Literal["time", "publication"] | None = None
        if day is not None:
            dated = "time" if _own(row) else "publication"
        report = (published is None, published or "", place.document, place.start, place.end)
        yield (day is None, day or "", *report, kind, row.id), TimelineRow(row.id, kind, day, dated, row)


def _own(row: StatementRow | EventRow) -> bool:
    return days(row.time) is not None


def _select(connection: sqlite3.Connection, kind: Kind, columns: str, filters: Filters, order: Order) -> sqlite3.Cursor:
    conditions = _conditions(connection, kind, filters)
    return connection.execute(
        f"""SELECT {columns} FROM {kind} x JOIN document d ON d.n = x.document {conditions.sql()}
            ORDER BY {_ORDERS[order]} LIMIT ?""",
        (*conditions.values, -1 if filters.limit is None else filters.limit),
    )


def _conditions(connection: sqlite3.Connection, kind: Kind, filters: Filters) -> Conditions:
    conditions = Conditions()
    taking_part = f"x.n IN (SELECT y.{kind} FROM {kind}_actor y JOIN actor a ON a.n = y.actor WHERE a.key IN ({{}})"
    conditions.any_of(f"{taking_part})", filters.actor)
    conditions.any_of(f"{taking_part} AND y.role = 'speaker')", filters.speaker)
    acting = "'speaker'" if kind == "statement" else "'source', 'target'"
    conditions.any_of(f"x.n IN (SELECT y.{kind} FROM {kind}_actor y WHERE y.side IN ({{}}) AND y.role IN ({acting}))", filters.side)
    if kind == "statement":
        conditions.any_of("x.act IN ({})", filters.act)
        conditions.any_of("x.n IN (SELECT statement FROM statement_issue WHERE issue IN ({}))", filters.issue)
    else:
        conditions.any_of("x.type IN ({})", filters.type)
    days_within(conditions, filters)
    conditions.any_of("d.outlet IN ({})", filters.outlet)
    if filters.search is not None:
        conditions.add(
            f"""x.n IN (SELECT z.n FROM ({MATCHED}) q JOIN {kind} z ON z.document = q.document
                AND z.start < q."end" AND z."end" > q.start)""",
            expression(connection, filters.search),
        )
    return conditions


def _statement(row: tuple[Any, ...]) -> StatementRow:
    (
        key, speakers, act, target, form, medium, issue, time, text, document, start, end, via, why, outlet,
        published, _,
    ) = row  # fmt: skip
    return StatementRow(
        key, _LIST.decode(speakers), act, _LIST.decode(target), form, medium, _LIST.decode(issue), time, text,
        document, start, end, _LIST.decode(via), _LIST.decode(why), None, outlet, published,
    )  # fmt: skip


def _event(row: tuple[Any, ...]) -> EventRow:
    (
        key, kind, mode, source, target, status, time, place, text, document, start, end, via, root, why, outlet,
        published, agencies, family, _,
    ) = row  # fmt: skip
    chain = _LIST.decode(via)
    return EventRow(
        key, kind, mode, _LIST.decode(source), _LIST.decode(target), status, time, place,
        (Step(status, time, document, published),),
        (Report(document, outlet, published, start, end, text, chain),),
        (_origin(chain, root, family, _LIST.decode(agencies), outlet, document),), 1, _LIST.decode(why),
    )  # fmt: skip


def _origin(
    via: tuple[str, ...], kind: OriginKind | None, family: str | None, agencies: tuple[str, ...], outlet: str | None, document: str
) -> Origin:
    """The root of one report's telling: the start of its chain, else what the family goes back to that shares its words
    (JSON of root and kind), else the agency credited, else the outlet, else the page."""
    if via:
        return Origin(via[0], kind or "body", (document,))
    if family is not None:
        return Origin(*_ROOT.decode(family), (document,))
    if agencies:
        return Origin(agencies[0], "agency", (document,))
    return Origin(outlet or document, "outlet", (document,))
