"""The views of statements and the timeline: rows in a fixed order, read one by one."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal

from marsad.vault.days import days
from marsad.vault.events import placed
from marsad.vault.filters import Filters
from marsad.vault.ids import claim_id
from marsad.vault.lists import LIST
from marsad.vault.renaming import Shown
from marsad.vault.rows import StatementRow, TimelineRow
from marsad.vault.selecting import Order, select

_STATEMENT = """x.id, x.speakers, x.act, x.target, x.form, x.medium, x.issue, x.time, x.text, d.id, x.start, x."end",
    x.via, x.why, (SELECT w.claim FROM wording w WHERE w.statement = x.n), d.outlet, d.published, x.day"""

_BY_DAY: tuple[Order, ...] = ("dated", "undated")  # what has no day comes last
_Dated = tuple[tuple[Any, ...], TimelineRow]


def statements(connection: sqlite3.Connection, filters: Filters, order: Order = "report") -> Iterator[StatementRow]:
    """What was said, in the order of the reports' publication (or the latest first), then of the text."""
    shown = Shown(connection)
    for row in select(connection, "statement", _STATEMENT, filters, "latest" if filters.latest else order):
        yield _statement(row, shown)


def timeline(connection: sqlite3.Connection, filters: Filters) -> Iterator[TimelineRow]:
    """Statements and events by the day they stand for; what has none comes last.

    A filter that only one of the two kinds bears leaves out the other.
    """
    streams: list[Iterator[_Dated]] = []
    if not filters.type:
        streams.append(_said(connection, filters))
    if not (filters.act or filters.issue or filters.speaker):
        streams.append(_done(connection, filters))
    merged = heapq.merge(*streams, key=lambda pair: pair[0])
    for _, row in islice(merged, filters.limit):
        yield row


def statement_of(connection: sqlite3.Connection, key: str) -> StatementRow | None:
    """The statement of an id, or None."""
    row = connection.execute(
        f"SELECT {_STATEMENT} FROM statement x JOIN document d ON d.n = x.document WHERE x.id = ?", (key,)
    ).fetchone()
    return None if row is None else _statement(row, Shown(connection))


def _said(connection: sqlite3.Connection, filters: Filters) -> Iterator[_Dated]:
    shown = Shown(connection)
    found = (raw for order in _BY_DAY for raw in select(connection, "statement", _STATEMENT, filters, order))
    for raw in found:
        row, day = _statement(raw, shown), raw[-1]
        told = TimelineRow(row.id, "statement", day, _dated(day, row.time), None, row.time, row.published, row)
        report = (row.published is None, row.published or "", row.document, row.start, row.end)
        yield (day is None, day or "", *report, "statement", row.id), told


def _done(connection: sqlite3.Connection, filters: Filters) -> Iterator[_Dated]:
    for row, (day, published, document, start, end) in placed(connection, filters, "day"):
        told = TimelineRow(row.id, "event", day, _dated(day, row.time), row.time, None, published, row)
        report = (published is None, published or "", document, start, end)
        yield (day is None, day or "", *report, "event", row.id), told


def _dated(day: str | None, time: str | None) -> Literal["time", "publication"] | None:
    if day is None:
        return None
    return "time" if days(time) is not None else "publication"


def _statement(row: tuple[Any, ...], shown: Shown) -> StatementRow:
    (
        key, speakers, act, target, form, medium, issue, time, text, document, start, end, via, why, claim, outlet,
        published, _,
    ) = row  # fmt: skip
    who, whom, chain = (shown.keys(document, LIST.decode(given)) for given in (speakers, target, via))
    return StatementRow(
        key, who, act, whom, form, medium, LIST.decode(issue), time, text,
        document, start, end, chain, LIST.decode(why), claim_id(claim or key), outlet, published,
    )  # fmt: skip
