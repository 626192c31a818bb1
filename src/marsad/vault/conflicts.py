"""The view of conflicts: what reports say against each other, side by side; nothing is resolved by majority."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, get_args

from marsad.vault.conflict_sides import Side, calendar, made, readouts
from marsad.vault.filters import Filters
from marsad.vault.ids import conflict_id
from marsad.vault.lists import LIST, listed
from marsad.vault.renaming import known_by
from marsad.vault.rows_merged import ConflictKind, ConflictRow

_KINDS = {"denial": "denial", "attribution": "attribution", "number": "value"}  # of conflicts, by links of statements
_FIELDS: dict[str, ConflictKind] = {"time": "value", "place": "value", "participants": "participants"}

_STATEMENTS = """SELECT l.kind, l.why, a.id, b.id, coalesce(v.claim, a.id), coalesce(w.claim, b.id), coalesce(a.day, b.day) FROM link l
    JOIN statement a ON a.id = l.a JOIN statement b ON b.id = l.b LEFT JOIN wording v ON v.statement = a.n
    LEFT JOIN wording w ON w.statement = b.n WHERE l.kind IN ('denial', 'attribution', 'number') ORDER BY l.a, l.b"""
_EVENTS = """SELECT l.kind, l.why, a.id, b.id, coalesce(s.happening, a.id), coalesce(t.happening, b.id), coalesce(a.day, b.day) FROM link l
    JOIN event a ON a.id = l.a JOIN event b ON b.id = l.b LEFT JOIN telling s ON s.event = a.n
    LEFT JOIN telling t ON t.event = b.n WHERE l.kind = 'dispute' ORDER BY l.a, l.b"""


class _Found(NamedTuple):
    """A conflict before its words are fetched: what it is about, and what gives its sides."""

    day: str | None
    id: str
    kind: ConflictKind
    field: str
    about: tuple[str, ...]
    why: tuple[str, ...]
    sides: Callable[[], list[Side]]


def conflicts(connection: sqlite3.Connection, filters: Filters) -> Iterator[ConflictRow]:
    """What reports say against each other, by the day it is about; what has no day comes last."""
    kinds = filters.type or get_args(ConflictKind)
    found = [one for one in _all(connection, kinds) if _within(one, filters)]
    found.sort(key=lambda one: (one.day is None, one.day or "", one.id))
    rows = (_row(connection, one) for one in found)
    wanted = (row for row in rows if _wanted(connection, row, filters))
    return islice(wanted, filters.limit)


def conflict_of(connection: sqlite3.Connection, key: str) -> ConflictRow | None:
    """The conflict of an id, or None."""
    return next((_row(connection, one) for one in _all(connection, get_args(ConflictKind)) if one.id == key), None)


def _all(connection: sqlite3.Connection, kinds: Sequence[str]) -> Iterator[_Found]:
    for table, query in (("statement", _STATEMENTS), ("event", _EVENTS)):
        yield from (one for one in _pairs(connection, table, query) if one.kind in kinds)
    if "calendar" in kinds:
        for document, day, sides in calendar(connection):
            about = (document,)
            words = next(side.value for side in sides)
            key = conflict_id("calendar", (document, *(str(side.spans) for side in sides)), "time")
            yield _Found(day, key, "calendar", "time", about, (f"the calendar makes {words} of it",), lambda sides=sides: sides)  # type: ignore[misc]
    if "readout" in kinds:
        for whole, day, sides in readouts(connection):
            key = conflict_id("readout", (whole,), "account")
            why = (f"accounts of {' and '.join(side.value for side in sides)}",)
            yield _Found(day, key, "readout", "account", (whole,), why, lambda sides=sides: sides)  # type: ignore[misc]


def _pairs(connection: sqlite3.Connection, table: str, query: str) -> Iterator[_Found]:
    """A conflict for each two things that links set against each other, however many reports tell them."""
    found: dict[tuple[str, str, str], list[tuple[tuple[str, str], tuple[str, str], str | None, tuple[str, ...]]]] = {}
    for link, why, *ends, first, second, day in connection.execute(query):
        field, here, there, *reasons = LIST.decode(why)
        told, values = (ends[0], ends[1]), (here, there)
        if second < first:
            first, second, told, values = second, first, told[::-1], values[::-1]
        kind = _KINDS.get(link) or _FIELDS[field]
        found.setdefault((f"{kind} {field}", first, second), []).append((told, values, day, tuple(reasons)))
    for (name, *about), links in found.items():
        kind, _, field = name.partition(" ")
        days = [day for _, _, day, _ in links if day]
        both = tuple(dict.fromkeys(about))
        key = conflict_id(kind, about, field)
        yield _Found(min(days, default=None), key, kind, field, both, links[0][3], _sides(connection, table, links))  # type: ignore[arg-type]


def _sides(
    connection: sqlite3.Connection, table: str, links: Sequence[tuple[tuple[str, str], tuple[str, str], str | None, tuple[str, ...]]]
) -> Callable[[], list[Side]]:
    def sides() -> list[Side]:
        return [made(connection, table, links[0][1][end], sorted({told[end] for told, *_ in links})) for end in (0, 1)]

    return sides


def _row(connection: sqlite3.Connection, one: _Found) -> ConflictRow:
    sides = tuple(side.row(connection) for side in one.sides())
    return ConflictRow(one.id, one.kind, one.field, one.day, one.about, sides, one.why)


def _within(one: _Found, filters: Filters) -> bool:
    if (filters.since or filters.until) and one.day is None:
        return False
    return (not filters.since or (one.day or "") >= filters.since) and (not filters.until or (one.day or "") <= filters.until)


def _wanted(connection: sqlite3.Connection, row: ConflictRow, filters: Filters) -> bool:
    if filters.outlet and not {report.outlet for side in row.sides for report in side.reports} & set(filters.outlet):
        return False
    actors = {key for side in row.sides for key in side.actors}
    if filters.actor and not actors & {*filters.actor, *(known_by(connection, key) for key in filters.actor)}:
        return False
    if not filters.side:
        return True
    keys = listed(sorted(actors))
    found = connection.execute(
        """SELECT DISTINCT coalesce(k.side, a.key) FROM actor a JOIN naming k ON k.actor = a.n
           WHERE a.key IN (SELECT value FROM json_each(?))""",
        (keys,),
    )
    return bool({row[0] for row in found} & set(filters.side))
