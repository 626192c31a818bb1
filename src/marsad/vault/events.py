"""The view of events: one row a real-world event, with every report that tells it; and those reports side by side."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from marsad.vault.days import days
from marsad.vault.filters import Filters
from marsad.vault.links import likeness
from marsad.vault.lists import LIST, listed
from marsad.vault.renaming import Shown
from marsad.vault.rows import EventRow, Report, Step, TellingRow
from marsad.vault.selecting import Order, select
from marsad.vault.tracing import FAMILY, Traced, origins, traced

AGENDA = ("scheduled", "proposed", "held", "cancelled")  # statuses of what stands in an agenda
_FINE = timedelta(days=31)  # a longer interval is no date of an agenda

_OCCURRENCE = """x.n, x.id, x.type, x.mode, x.source, x.target, x.status, x.time, x.place, x.whole, d.published, d.id,
    x.start, x."end", x.day"""
_TELLING = f"""x.id, x.mode, x.source, x.target, x.status, x.time, x.place, x.text, d.id, x.start, x."end", x.via, x.root_kind, x.why,
    d.outlet, d.published, d.agencies,
    {FAMILY}"""

_ALONE = f"""SELECT x.id, {_TELLING} FROM event x JOIN document d ON d.n = x.document
    WHERE x.n IN (SELECT value FROM json_each(?))"""
_TOGETHER = f"""SELECT t.happening, {_TELLING} FROM telling t JOIN event x ON x.n = t.event JOIN document d ON d.n = x.document
    WHERE t.happening IN (SELECT value FROM json_each(?)) ORDER BY t.happening, t.step"""
_AT_ONCE = 200  # rows whose reports are fetched together


class Place(NamedTuple):
    """Where a row stands among others: its day, then the publication and the words of its first telling."""

    day: str | None
    published: str | None
    document: str
    start: int
    end: int


class _Telling(NamedTuple):
    """An event as one report tells it."""

    id: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str
    time: str | None
    place: str | None
    report: Report
    traced: Traced
    why: tuple[str, ...]


def events(connection: sqlite3.Connection, filters: Filters, order: Order = "report") -> Iterator[EventRow]:
    """What was done or is to be done, by the publication of the report that tells it first, then by the text."""
    for row, _ in placed(connection, filters, order):
        yield row


def placed(
    connection: sqlite3.Connection, filters: Filters, order: Order, only: str | None = None
) -> Iterator[tuple[EventRow, Place]]:
    """Events with what they are put in order by; see `select` for `only`."""
    order = "latest" if filters.latest else order
    found, shown = select(connection, "occurrence", _OCCURRENCE, filters, order, only), Shown(connection)
    while batch := found.fetchmany(_AT_ONCE):
        told = _tellings(connection, batch)
        for raw in batch:
            published, document, start, end, day = raw[10:]
            yield _row(raw, told[raw[1]], shown), Place(day, published, document, start, end)


def agenda(connection: sqlite3.Connection, filters: Filters) -> Iterator[EventRow]:
    """What has a date, of a month at most, and is held, scheduled, proposed or cancelled, by day."""
    wanted = msgspec.structs.replace(filters, limit=None)
    only = f"x.time IS NOT NULL AND x.status IN {AGENDA}"
    found = (row for row, _ in placed(connection, wanted, "day", only) if _fine(row.time))
    return islice(found, filters.limit)


def event_of(connection: sqlite3.Connection, key: str) -> EventRow | None:
    """The event of an id, be it that of any of its tellings, or None."""
    row, _ = _one(connection, key)
    return row


def _one(connection: sqlite3.Connection, key: str) -> tuple[EventRow | None, list[_Telling]]:
    """The event of an id and its tellings; None and an empty list where there is none."""
    raw = connection.execute(
        f"""SELECT {_OCCURRENCE} FROM occurrence x JOIN document d ON d.n = x.document WHERE x.id = coalesce(
                (SELECT t.happening FROM telling t JOIN event e ON e.n = t.event WHERE e.id = ?1), ?1)""",
        (key,),
    ).fetchone()
    if raw is None:
        return None, []
    told = _tellings(connection, [raw])[raw[1]]
    return _row(raw, told, Shown(connection)), told


def tellings(connection: sqlite3.Connection, key: str) -> list[TellingRow]:
    """The event of an id as each of its reports tells it, in the order of its history; empty where there is none."""
    row, told = _one(connection, key)
    if row is None:
        return []
    known = {one.id for one in told}
    reached = {document: origin.root for origin in row.origins for document in origin.documents}
    return [
        TellingRow(
            one.id, row.id, one.mode, one.source, one.target, one.status, one.time, one.place, one.report.document,
            one.report.outlet, one.report.published, one.report.start, one.report.end, one.report.text, one.report.via,
            reached[one.report.document], _differs(one, row), likeness(connection, "event", one.id, known), one.why,
        )
        for one in told
    ]  # fmt: skip


def _fine(time: str | None) -> bool:
    found = days(time)
    return found is not None and date.fromisoformat(found[1]) - date.fromisoformat(found[0]) < _FINE


def _row(raw: Sequence[Any], told: Sequence[_Telling], shown: Shown) -> EventRow:
    """An event; one that several reports tell has the keys by which actors are known, one report's own are exchanged."""
    key, kind, mode, source, target, status, time, place, whole = raw[1:10]
    doers, others = LIST.decode(source), LIST.decode(target)
    if whole is None:
        doers, others, place = shown.keys(raw[11], doers), shown.keys(raw[11], others), shown.key(raw[11], place)
    roots = origins([one.traced for one in told])
    return EventRow(
        key, kind, mode, doers, others, status, time, place,
        tuple(Step(one.status, one.time, one.report.document, one.report.published) for one in told),
        tuple(one.report for one in told), roots, len(roots), tuple(dict.fromkeys(why for one in told for why in one.why)),
    )  # fmt: skip


def _tellings(connection: sqlite3.Connection, rows: Sequence[Sequence[Any]]) -> dict[str, list[_Telling]]:
    """The tellings of events in the order of their histories, by the event's id."""
    numbers, wholes = ([row[0] for row in rows if row[9] is None], [row[9] for row in rows if row[9] is not None])
    found: dict[str, list[_Telling]] = {}
    shown = Shown(connection)
    for query, keys in ((_ALONE, numbers), (_TOGETHER, wholes)):
        for raw in connection.execute(query, (listed(keys),)) if keys else ():
            found.setdefault(raw[0], []).append(_telling(raw[1:], shown))
    return found


def _telling(raw: Sequence[Any], shown: Shown) -> _Telling:
    (
        key, mode, source, target, status, time, place, text, document, start, end, via, root, why, outlet, published,
        agencies, family,
    ) = raw  # fmt: skip
    chain, doers, others = (shown.keys(document, LIST.decode(given)) for given in (via, source, target))
    return _Telling(
        key, mode, doers, others, status, time, shown.key(document, place),
        Report(document, outlet, published, start, end, text, chain),
        traced(document, outlet, agencies, chain, root, family), LIST.decode(why),
    )  # fmt: skip


def _differs(one: _Telling, row: EventRow) -> tuple[str, ...]:
    """The fields in which a report says otherwise, or less, than all its reports together."""
    own = {name: getattr(one, name) for name in ("mode", "status", "time", "place")}
    found = [name for name, value in own.items() if value != getattr(row, name)]
    return (*found, *(["parties"] if {*one.source, *one.target} != {*row.source, *row.target} else []))
