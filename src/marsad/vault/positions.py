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
_SPOKEN = "FROM statement_actor y CROSS JOIN statement_issue i ON i.statement = y.statement"
_CELL = """SELECT x.id, x.act, x.speakers, x.target, x.day, coalesce(w.claim, x.id), d.id, x.start, x."end", x.text,
    (SELECT json_group_array(coalesce(t.side, b.key)) FROM statement_actor t JOIN actor b ON b.n = t.actor
        WHERE t.statement = x.n AND t.role = 'target')"""
_WHERE = "CROSS JOIN statement x ON x.n = m.statement JOIN document d ON d.n = x.document LEFT JOIN wording w ON w.statement = x.n"
# whose statements are one row's: those of an actor; or of a side, those who speak for it, and itself where it has none
_OF = {
    False: "y.actor = (SELECT n FROM actor WHERE key = ?)",
    True: "(y.side = ? OR (y.side IS NULL AND y.actor = (SELECT n FROM actor WHERE key = ?)))",
}


def positions(connection: sqlite3.Connection, filters: Filters, sides: bool = False) -> Iterator[PositionRow]:
    """The positions of actors, or of `sides`, those on which most was said first; then by actor and issue.

    What was said once counts once, however often it was reported. The issue 'other' is left out unless asked for.
    """
    conditions = _conditions(connection, filters)
    who = Conditions()
    who.add("y.role = 'speaker'")
    who.any_of("y.side IN ({})", filters.side)
    who.any_of("i.issue IN ({})", filters.issue)
    if not filters.issue:
        who.add("i.issue <> 'other'")
    if filters.actor:
        keys = ",".join("?" * len(filters.actor))
        own = f"y.actor IN (SELECT n FROM actor WHERE key IN ({keys}))"
        who.add(f"(y.side IN ({keys}) OR (y.side IS NULL AND {own}))" if sides else own, *(filters.actor * (1 + sides)))
    if conditions.lines:
        said = f"SELECT x.n FROM statement x JOIN document d ON d.n = x.document {conditions.sql()}"
        who.add(f"y.statement IN ({said})", *conditions.values)
    column = "coalesce(y.side, y.actor)" if sides else "y.actor"
    found = connection.execute(
        f"SELECT {column}, i.issue, count(*) {_SPOKEN} {who.sql()} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?",
        (*who.values, -1 if filters.limit is None else filters.limit),
    ).fetchall()
    for number, issue, _ in found:
        key = number if isinstance(number, str) else connection.execute("SELECT key FROM actor WHERE n = ?", (number,)).fetchone()[0]
        yield PositionRow(key, issue, _cells(connection, conditions, sides, key, issue))


def _conditions(connection: sqlite3.Connection, filters: Filters) -> Conditions:
    conditions = Conditions()
    conditions.any_of("x.act IN ({})", filters.act)
    conditions.any_of("d.outlet IN ({})", filters.outlet)
    days_within(conditions, filters)
    if filters.search is not None:
        line = f"""x.n IN (SELECT s.n FROM ({MATCHED}) q JOIN statement s ON s.document = q.document
            AND s.start < q."end" AND s."end" > q.start)"""
        conditions.add(line, expression(connection, filters.search))
    return conditions


def _cells(connection: sqlite3.Connection, conditions: Conditions, sides: bool, who: str, issue: str) -> tuple[PositionCell, ...]:
    mine = f"SELECT DISTINCT y.statement {_SPOKEN} WHERE {_OF[sides]} AND y.role = 'speaker' AND i.issue = ?"
    rows = connection.execute(
        f"""{_CELL} FROM ({mine}) m {_WHERE} {conditions.sql()}
            ORDER BY x.day IS NULL, x.day, d.published IS NULL, d.published, d.id, x.start, x.id""",
        (*([who] * (1 + sides)), issue, *conditions.values),
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
