"""The view of the ledger: demands, offers, promises and threats, with every step and its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from marsad.vault.days import days
from marsad.vault.filters import Conditions, Filters, days_within
from marsad.vault.lists import LIST, listed
from marsad.vault.merged import ThreadStep
from marsad.vault.rows_merged import LedgerRow, LedgerStep
from marsad.vault.search import expression, holding
from marsad.vault.selecting import taking_part

_STEPS = msgspec.json.Decoder(tuple[ThreadStep, ...])
_AT_ONCE = 200  # rows whose words are fetched together
_PENDING = "('open', 'renewed', 'accepted')"  # states in which a date that has passed makes it overdue
# what is due before the newest report, and was not met by then
_STATE = f"""CASE WHEN x.state IN {_PENDING} AND x.due < (SELECT substr(max(published), 1, 10) FROM document) THEN 'overdue'
    ELSE x.state END"""
_ROW = f"""SELECT x.id, x.kind, x."by", x."to", x.issue, x.first, x.due, {_STATE}, x.steps FROM thread x"""
_TOLD = "x.id IN (SELECT t.thread FROM thread_saying t JOIN statement z ON z.n = t.statement WHERE {})"

_Words = tuple[str, int, int, str]  # document, start, end, text


def ledger(connection: sqlite3.Connection, filters: Filters) -> Iterator[LedgerRow]:
    """What was demanded, offered, promised and threatened, by the day it was first said (or the latest first); then by the id."""
    conditions = _conditions(connection, filters)
    first = "x.first DESC" if filters.latest else "x.first IS NULL, x.first"
    rows = connection.execute(
        f"{_ROW} {conditions.sql()} ORDER BY {first}, x.id LIMIT ?",
        (*conditions.values, -1 if filters.limit is None else filters.limit),
    )
    while batch := rows.fetchmany(_AT_ONCE):
        yield from _rows(connection, batch)


def thread_of(connection: sqlite3.Connection, key: str) -> LedgerRow | None:
    """The thread of an id, or None."""
    row = connection.execute(f"{_ROW} WHERE x.id = ?", (key,)).fetchone()
    return None if row is None else next(_rows(connection, [row]))


def _conditions(connection: sqlite3.Connection, filters: Filters) -> Conditions:
    conditions = Conditions()

    def any_of(line: str, values: Sequence[object]) -> None:
        conditions.any_of(_TOLD.replace("{}", line), values)

    for keys, role in ((filters.actor, ""), (filters.speaker, "AND y.role = 'speaker'")):
        if keys:
            part, values = taking_part(connection, "z", "statement", keys, role)
            conditions.add(_TOLD.replace("{}", part), *values)
    any_of("z.n IN (SELECT y.statement FROM statement_actor y WHERE y.side IN ({}) AND y.role = 'speaker')", filters.side)
    any_of("z.n IN (SELECT statement FROM statement_issue WHERE issue IN ({}))", filters.issue)
    any_of("z.document IN (SELECT n FROM document WHERE outlet IN ({}))", filters.outlet)
    conditions.any_of("x.kind IN ({})", filters.type)
    conditions.any_of(f"{_STATE} IN ({{}})", filters.state)
    days_within(conditions, filters)
    if filters.search is not None:
        conditions.add(_TOLD.replace("{}", holding("z", "statement")), expression(connection, filters.search))
    return conditions


def _rows(connection: sqlite3.Connection, batch: Sequence[Any]) -> Iterator[LedgerRow]:
    steps = [_STEPS.decode(row[8]) for row in batch]
    words = _words(connection, steps)
    for row, own in zip(batch, steps, strict=True):
        key, kind, by, to, issue, first, due, state, _ = row
        told = [_step(step, words) for step in own if (step.statement or step.event) in words]
        if state == "overdue":
            told.append(_overdue(connection, key, due))
        yield LedgerRow(key, kind, LIST.decode(by), LIST.decode(to), LIST.decode(issue), first, due, state, tuple(told))


def _step(step: ThreadStep, words: dict[str, _Words]) -> LedgerStep:
    place = words[step.statement or step.event or ""]
    return LedgerStep(step.state, step.date, step.by, step.statement, step.event, *place, step.why)  # type: ignore[arg-type]


def _words(connection: sqlite3.Connection, threads: Sequence[Sequence[ThreadStep]]) -> dict[str, _Words]:
    """Where the words of all steps stand, by the id of the statement or event."""
    found: dict[str, _Words] = {}
    for table in ("statement", "event"):
        keys = listed(getattr(step, table) for steps in threads for step in steps if getattr(step, table))
        rows = connection.execute(
            f"""SELECT x.id, d.id, x.start, x."end", x.text FROM {table} x JOIN document d ON d.n = x.document
                WHERE x.id IN (SELECT value FROM json_each(?))""",
            (keys,),
        )
        found |= {row[0]: tuple(row[1:]) for row in rows}
    return found


def _overdue(connection: sqlite3.Connection, key: str, due: str) -> LedgerStep:
    """The step that the date which the thread names itself has passed, with the words of that date."""
    rows = connection.execute(
        """SELECT d.id, t.start, t."end", substr(p.text, t.start + 1, t."end" - t.start), t.value FROM thread_saying m
           JOIN statement x ON x.n = m.statement JOIN document d ON d.n = x.document JOIN page p ON p.document = d.n
           JOIN time t ON t.document = d.n AND t.start >= x.start AND t."end" <= x."end" WHERE m.thread = ?
           ORDER BY d.published IS NULL, d.published, d.id, t.start""",
        (key,),
    ).fetchall()
    document, start, end, text, value = next(row for row in rows if (days(row[4]) or ("", ""))[1] == due)
    return LedgerStep("overdue", due, (), None, None, document, start, end, text, (f"due {value}, past in the newest report",))
