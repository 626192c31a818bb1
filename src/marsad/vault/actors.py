"""The view of actors: who and what the reports name, summed up from what each report says of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from marsad.record import Name
from marsad.vault.filters import Conditions, FilterError, Filters
from marsad.vault.rows import ActorRow, Role
from marsad.vault.words import folded


def actors(connection: sqlite3.Connection, filters: Filters) -> Iterator[ActorRow]:
    """Actors that the reports name, those of most documents first, then by key."""
    conditions = Conditions()
    conditions.any_of("a.key IN ({})", filters.actor)
    conditions.any_of("k.side IN ({})", filters.side)
    conditions.any_of("k.type IN ({})", filters.type)
    conditions.any_of("d.outlet IN ({})", filters.outlet)
    if filters.since:
        conditions.add("d.published >= ?", filters.since)
    if filters.until:
        conditions.add("d.published <= ?", filters.until)
    if filters.search is not None:
        _named(conditions, filters.search)
    joins = "JOIN document d ON d.n = e.document " if filters.outlet or filters.since or filters.until else ""
    joins += "JOIN naming k ON k.n = e.naming" if filters.side or filters.type else ""
    found = connection.execute(
        f"""SELECT a.n, a.key FROM entity e JOIN actor a ON a.n = e.actor {joins} {conditions.sql()}
            GROUP BY a.n ORDER BY count(DISTINCT e.document) DESC, a.key LIMIT ?""",
        (*conditions.values, -1 if filters.limit is None else filters.limit),
    ).fetchall()
    for n, key in found:
        yield _actor(connection, n, key)


def actor(connection: sqlite3.Connection, key: str) -> ActorRow | None:
    """The actor of a key, or None where no report names one."""
    row = connection.execute("SELECT n FROM actor WHERE key = ?", (key,)).fetchone()
    found = None if row is None else _actor(connection, row[0], key)
    return found if found is not None and found.documents else None


def names(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, Name]:
    """The usual name of each key that a report names."""
    found = {}
    for key in dict.fromkeys(keys):
        rows = connection.execute(
            """SELECT k.ar, k.en, count(*) FROM entity e JOIN naming k ON k.n = e.naming JOIN actor a ON a.n = e.actor
               WHERE a.key = ? GROUP BY k.n""",
            (key,),
        ).fetchall()
        if rows:
            found[key] = Name(_usual((r[0], r[2]) for r in rows), _usual((r[1], r[2]) for r in rows))
    return found


def likely(connection: sqlite3.Connection, asked: str, most: int = 5) -> list[str]:
    """Keys that hold what was asked for, or whose names do; those of most documents first."""
    words = folded(asked)
    if not words:
        return []
    return [row.key for row in actors(connection, Filters(search=" ".join(words), limit=most))]


def _named(conditions: Conditions, asked: str) -> None:
    """Every word asked for is, or begins, a word of one name or form of the actor."""
    words = folded(asked)
    if not words:
        raise FilterError(f"search: there is no word in {asked!r}")
    lines = " AND ".join("(' ' || f.words || ' ' LIKE ? OR lower(b.key) LIKE ?)" for _ in words)
    values = [value for word in words for value in (f"% {word}%", f"%{word}%")]
    conditions.add(f"a.n IN (SELECT f.actor FROM form f JOIN actor b ON b.n = f.actor WHERE {lines})", *values)


def _actor(connection: sqlite3.Connection, n: int, key: str) -> ActorRow:
    rows = connection.execute(
        """SELECT k.type, k.ar, k.en, k.side, count(*), k.role, min(d.published), max(d.published) FROM entity e
           JOIN naming k ON k.n = e.naming JOIN document d ON d.n = e.document WHERE e.actor = ? GROUP BY e.naming""",
        (n,),
    ).fetchall()
    documents = connection.execute(
        "SELECT DISTINCT d.id FROM entity e JOIN document d ON d.n = e.document WHERE e.actor = ? ORDER BY d.id", (n,)
    ).fetchall()
    forms = connection.execute("SELECT text FROM form WHERE actor = ? ORDER BY mentions DESC, text", (n,)).fetchall()
    kind, ar, en, side = (_usual((row[column], row[4]) for row in rows) for column in range(4))
    return ActorRow(
        key, kind or "", Name(ar, en), side, _roles([row[5:] for row in rows]), tuple(row[0] for row in forms),
        tuple(row[0] for row in documents),
    )  # fmt: skip


def _roles(spans: Sequence[tuple[str | None, str | None, str | None]]) -> tuple[Role, ...]:
    """Offices by the first report that gives them, from (office, first date, last date)."""
    known: dict[str, list[str]] = {}
    for role, *dates in spans:
        if role is not None:
            known.setdefault(role, []).extend(date for date in dates if date is not None)
    roles = [Role(role, min(dates, default=None), max(dates, default=None)) for role, dates in known.items()]
    return tuple(sorted(roles, key=lambda role: (role.since is None, role.since or "", role.until or "", role.role)))


def _usual(values: Iterable[tuple[str | None, int]]) -> str | None:
    """The value most reports give, from (value, how many do); of several the first by the alphabet."""
    counts: Counter[str] = Counter()
    for value, count in values:
        if value is not None:
            counts[value] += count
    return min(counts, key=lambda value: (-counts[value], value), default=None)
