"""The view of copies: families of reports that print one text, with their pairs and the passages they share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from marsad.vault.filters import Conditions, Filters
from marsad.vault.rows import CopiesRow, Origin, Report, Shared

_MEMBERS = """SELECT d.n, d.id, d.outlet, d.published FROM member m JOIN document d ON d.id = m.document
    WHERE m.family = ? ORDER BY d.published IS NULL, d.published, d.id"""
_STRETCHES = """SELECT d.n, d.id, d.outlet, d.published, p.start, p."end" FROM member m JOIN document o ON o.id = m.document
    JOIN passage p ON p.other = o.n JOIN document d ON d.n = p.document LEFT JOIN member own ON own.document = d.id
    AND own.family = m.family WHERE m.family = ?
    ORDER BY own.family IS NULL, d.published IS NULL, d.published, d.id, p.start, p."end" """


def copies(connection: sqlite3.Connection, filters: Filters) -> Iterator[CopiesRow]:
    """Families of copied reports, in the order in which their first report was published."""
    conditions = Conditions()
    among = "x.id IN (SELECT y.family FROM member y JOIN document z ON z.id = y.document WHERE"
    conditions.any_of(f"{among} z.outlet IN ({{}}))", filters.outlet)
    if filters.since:
        conditions.add(f"{among} z.published >= ?)", filters.since)
    if filters.until:
        conditions.add(f"{among} z.published <= ?)", filters.until)
    rows = connection.execute(
        f"""SELECT x.id, x.first, x.root, x.kind, x.why FROM family x JOIN document d ON d.id = x.first
            {conditions.sql()} ORDER BY d.published IS NULL, d.published, x.first, x.id LIMIT ?""",
        (*conditions.values, -1 if filters.limit is None else filters.limit),
    )
    for row in rows:
        yield _family(connection, row)


def family_of(connection: sqlite3.Connection, key: str) -> CopiesRow | None:
    """The family of an id, or None."""
    row = connection.execute("SELECT id, first, root, kind, why FROM family WHERE id = ?", (key,)).fetchone()
    return None if row is None else _family(connection, row)


def _family(connection: sqlite3.Connection, row: tuple[str, ...]) -> CopiesRow:
    key, first, root, kind, why = row
    members = connection.execute(_MEMBERS, (key,)).fetchall()
    documents = tuple(member[1] for member in members)
    pairs = connection.execute(
        """SELECT l.a, l.b, l.score FROM member m JOIN link l ON l.kind = 'copy' AND l.a = m.document
           JOIN member o ON o.document = l.b AND o.family = m.family WHERE m.family = ? ORDER BY l.a, l.b""",
        (key,),
    )
    shared = tuple(Shared(*pair) for pair in pairs)
    origin = Origin(root, kind, tuple(sorted(documents)), (why,))  # type: ignore[arg-type]
    return CopiesRow(key, documents, first, shared, tuple(_passages(connection, key)), (origin,), 1, (why,))


def _passages(connection: sqlite3.Connection, family: str) -> Iterator[Report]:
    """The stretches of reports that stand in (other) reports of the family: its own, then those of others."""
    for (n, document, outlet, published), rows in groupby(connection.execute(_STRETCHES, (family,)), lambda row: row[:4]):
        stretches: list[list[int]] = []
        for *_, start, end in rows:
            if stretches and start <= stretches[-1][1]:
                stretches[-1][1] = max(end, stretches[-1][1])
            else:
                stretches.append([start, end])
        text = connection.execute("SELECT text FROM page WHERE document = ?", (n,)).fetchone()[0]
        for start, end in stretches:
            yield Report(document, outlet, published, start, end, text[start:end])
