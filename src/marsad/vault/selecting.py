"""How statements and events are chosen and put in order: the filters as conditions of one query."""

from __future__ import annotations

import sqlite3
from typing import Literal

from marsad.vault.filters import Conditions, Filters, days_within
from marsad.vault.lists import listed
from marsad.vault.renaming import numbers
from marsad.vault.search import expression, holding

Kind = Literal["statement", "occurrence", "assertion"]
Order = Literal["report", "day", "dated", "undated", "latest"]

_ORDERS = {
    "report": 'd.published IS NULL, d.published, d.id, x.start, x."end", x.id',
    "latest": 'd.published DESC, d.id, x.start, x."end", x.id',
    "day": 'x.day IS NULL, x.day, d.published IS NULL, d.published, d.id, x.start, x."end", x.id',
    "dated": 'x.day, d.published IS NULL, d.published, d.id, x.start, x."end", x.id',  # of rows that have a day: an index bears it
}
_CHOOSING = ("actor", "speaker", "side", "type", "status", "act", "issue", "outlet", "search", "since", "until")
# somebody takes part under his own key, or under another in a report in which he is known by the one asked for
_WHO = """({one}.n IN (SELECT y.{table} FROM {table}_actor y WHERE y.actor IN (SELECT value FROM json_each(?)) {role})
    OR {one}.n IN (SELECT y.{table} FROM renamed r JOIN {table}_actor y ON y.actor = r.actor JOIN {table} w ON w.n = y.{table}
        AND w.document = r.document WHERE r.known IN (SELECT value FROM json_each(?)) {role}))"""
# an event or a claim is found by any report that tells it
_TOLD = {
    "occurrence": "x.id IN (SELECT coalesce(t.happening, z.id) FROM event z LEFT JOIN telling t ON t.event = z.n WHERE {})",
    "assertion": "x.id IN (SELECT coalesce(t.claim, z.id) FROM statement z LEFT JOIN wording t ON t.statement = z.n WHERE {})",
}
# the day of a row of these views is that of its group or, without one, its own: what `days_within` lets through lies here
_NEAR = "day >= date(?, '-31 days') AND day <= ?"
_DAYED = {
    "occurrence": f"SELECT o.n FROM happening g JOIN event o ON o.id = g.id WHERE g.{_NEAR.replace('AND day', 'AND g.day')} "
    f"UNION ALL SELECT n FROM event WHERE {_NEAR}",
    "assertion": f"SELECT o.n FROM claim g JOIN statement o ON o.id = g.id WHERE g.{_NEAR.replace('AND day', 'AND g.day')} "
    f"UNION ALL SELECT n FROM statement WHERE {_NEAR}",
}


def select(
    connection: sqlite3.Connection, kind: Kind, columns: str, filters: Filters, order: Order, only: str | None = None
) -> sqlite3.Cursor:
    """Rows of a table `x` with their documents `d`, through all filters and a condition more if one is given, in an order."""
    wanted = conditions(connection, kind, filters)
    if only is not None:
        wanted.add(only)
    if order in ("dated", "undated"):
        wanted.add(f"x.day IS {'NOT ' if order == 'dated' else ''}NULL")
    # in the order of reports, where nothing chooses among rows, the reports lead: no row is sorted that is not wanted
    leading = order in ("report", "latest") and not any(getattr(filters, name) for name in _CHOOSING)
    tables = f"document d CROSS JOIN {kind} x ON x.document = d.n" if leading else f"{kind} x JOIN document d ON d.n = x.document"
    return connection.execute(
        f"""SELECT {columns} FROM {tables} {wanted.sql()}
            ORDER BY {_ORDERS.get(order, _ORDERS["report"])} LIMIT ?""",
        (*wanted.values, -1 if filters.limit is None else filters.limit),
    )


def taking_part(
    connection: sqlite3.Connection, one: str, table: str, keys: tuple[str, ...], role: str = ""
) -> tuple[str, tuple[str, str]]:
    """The condition, and its values, that somebody of some keys takes part in row `one` of a table, in a role if any is given."""
    known = listed(numbers(connection, keys))
    return _WHO.format(one=one, table=table, role=role), (known, known)


def conditions(connection: sqlite3.Connection, kind: Kind, filters: Filters) -> Conditions:
    """The filters as conditions on a table `x`."""
    found = Conditions()
    event = kind == "occurrence"
    told, one, table = _TOLD.get(kind, "{}"), "z" if kind in _TOLD else "x", "event" if event else "statement"

    def any_of(line: str, values: tuple[str, ...]) -> None:
        found.any_of(told.replace("{}", line), values)

    for keys, role in ((filters.actor, ""), (filters.speaker, "AND y.role = 'speaker'")):
        if keys:
            line, values = taking_part(connection, one, table, keys, role)
            found.add(told.replace("{}", line), *values)
    acting = "'source', 'target'" if event else "'speaker'"
    any_of(f"{one}.n IN (SELECT y.{table} FROM {table}_actor y WHERE y.side IN ({{}}) AND y.role IN ({acting}))", filters.side)
    if event:
        found.any_of("x.type IN ({})", filters.type)
        found.any_of("x.status IN ({})", filters.status)
    else:
        found.any_of("x.act IN ({})", filters.act)
        any_of(f"{one}.n IN (SELECT statement FROM statement_issue WHERE issue IN ({{}}))", filters.issue)
    days_within(found, filters)
    if kind in _DAYED and (filters.since or filters.until):
        first, last = filters.since or "0001-01-01", filters.until or "9999-12-31"
        found.add(f"x.n IN ({_DAYED[kind]})", first, last, first, last)
    any_of(f"{one}.document IN (SELECT n FROM document WHERE outlet IN ({{}}))", filters.outlet)
    if filters.search is not None:
        found.add(told.replace("{}", holding(one, table)), expression(connection, filters.search))
    return found
