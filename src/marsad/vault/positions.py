"""The view of positions: what each actor, or side, said on each issue, in the order of time, with its shifts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from marsad.stances import shifts
from marsad.vault.filters import Conditions, Filters, days_within
from marsad.vault.ids import claim_id
from marsad.vault.rows_merged import PositionCell, PositionRow
from marsad.vault.search import MATCHED, expression

_LIST = msgspec.json.Decoder(tuple[str, ...])
_FROM = """FROM statement x JOIN statement_actor y ON y.statement = x.n AND y.role = 'speaker'
    JOIN actor a ON a.n = y.actor JOIN statement_issue i ON i.statement = x.n JOIN document d ON d.n = x.document
    LEFT JOIN wording w ON w.statement = x.n"""
_CELL = f"""SELECT x.id, x.act, x.speakers, x.target, x.day, coalesce(w.claim, x.id), d.id, x.start, x."end", x.text,
    (SELECT json_group_array(coalesce(t.side, b.key)) FROM statement_actor t JOIN actor b ON b.n = t.actor
        WHERE t.statement = x.n AND t.role = 'target') {_FROM}"""
_WHO = {False: "a.key", True: "coalesce(y.side, a.key)"}


def positions(connection: sqlite3.Connection, filters: Filters, sides: bool = False) -> Iterator[PositionRow]:
    """The positions of actors, or of `sides`, those on which most was said first; then by actor and issue.

    What was said once counts once, however often it was reported. The issue 'other' is left out unless asked for.
    """
    conditions = _conditions(connection, filters, sides)
    found = connection.execute(
        f"""SELECT {_WHO[sides]}, i.issue, count(DISTINCT coalesce(w.claim, x.id)) {_FROM} {conditions.sql()}
            GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?""",
        (*conditions.values, -1 if filters.limit is None else filters.limit),
    ).fetchall()
    for who, issue, _ in found:
        yield PositionRow(who, issue, _cells(connection, conditions, _WHO[sides], who, issue))


def _conditions(connection: sqlite3.Connection, filters: Filters, sides: bool) -> Conditions:
    conditions = Conditions()
    conditions.any_of(f"{_WHO[sides]} IN ({{}})", filters.actor)
    conditions.any_of("y.side IN ({})", filters.side)
    conditions.any_of("x.act IN ({})", filters.act)
    conditions.any_of("i.issue IN ({})", filters.issue)
    if not filters.issue:
        conditions.add("i.issue <> 'other'")
    conditions.any_of("d.outlet IN ({})", filters.outlet)
    days_within(conditions, filters)
    if filters.search is not None:
        line = f"""x.n IN (SELECT s.n FROM ({MATCHED}) q JOIN statement s ON s.document = q.document
            AND s.start < q."end" AND s."end" > q.start)"""
        conditions.add(line, expression(connection, filters.search))
    return conditions


def _cells(connection: sqlite3.Connection, conditions: Conditions, column: str, who: str, issue: str) -> tuple[PositionCell, ...]:
    one = f"{conditions.sql()} AND {column} = ? AND i.issue = ?"
    rows = connection.execute(
        f"""{_CELL} {one} ORDER BY x.day IS NULL, x.day, d.published IS NULL, d.published, d.id, x.start, x.id""",
        (*conditions.values, who, issue),
    )
    once: dict[str, Sequence[Any]] = {}
    for row in rows:
        once.setdefault(row[5], row)
    told = list(once.values())
    turned = shifts([(row[1], _LIST.decode(row[10])) for row in told])
    return tuple(
        PositionCell(
            day, act, _LIST.decode(speakers), _LIST.decode(target), key, claim_id(claim), document, start, end, text,
            before is not None, None if before is None else told[before][0],
        )
        for (key, act, speakers, target, day, claim, document, start, end, text, _), before in zip(told, turned, strict=True)
    )  # fmt: skip
