"""The sides of a conflict: what each holds, in what words, in which reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from marsad.vault.days import days
from marsad.vault.lists import LIST, listed
from marsad.vault.renaming import Shown
from marsad.vault.rows import Report
from marsad.vault.rows_merged import ConflictSide

_WHO = {"statement": ("x.speakers", "'[]'"), "event": ("x.source", "x.target")}
_ACCOUNTS = """SELECT coalesce(t.happening, e.id), c.side, json_group_array(s.id), json_group_array(DISTINCT s.act),
    json_group_array(DISTINCT s.issue), min(coalesce(h.day, e.day)) FROM account c JOIN event e ON e.n = c.event
    JOIN statement s ON s.n = c.statement LEFT JOIN telling t ON t.event = e.n LEFT JOIN happening h ON h.id = t.happening
    GROUP BY 1, 2 ORDER BY 1, 2"""


class Side(msgspec.Struct, frozen=True):
    """One side before its words are fetched: the ids of statements or events that hold `value`, or stretches of reports."""

    value: str
    table: str
    of: tuple[str, ...]
    spans: tuple[tuple[str, int, int], ...] = ()

    def row(self, connection: sqlite3.Connection) -> ConflictSide:
        """The side with its words."""
        if self.spans:
            reports = [_stretch(connection, *span) for span in self.spans]
            actors: dict[str, None] = {}
        else:
            found = [_telling(connection, self.table, key) for key in self.of]
            reports = [report for report, _ in found]
            actors = dict.fromkeys(key for _, keys in found for key in keys)
        documents = tuple(dict.fromkeys(report.document for report in reports))
        return ConflictSide(documents, self.value, reports[0].text, self.of, tuple(actors), tuple(reports))


def made(connection: sqlite3.Connection, table: str, value: str, of: Sequence[str]) -> Side:
    """A side of statements or events, in the order of their reports."""
    keys = listed(of)
    rows = connection.execute(
        f"""SELECT x.id FROM {table} x JOIN document d ON d.n = x.document WHERE x.id IN (SELECT value FROM json_each(?))
            ORDER BY d.published IS NULL, d.published, d.id, x.start, x.id""",
        (keys,),
    )
    return Side(value, table, tuple(row[0] for row in rows))


def calendar(connection: sqlite3.Connection) -> Iterator[tuple[str, str | None, list[Side]]]:
    """Times that cannot be: (document, day, sides). The sides are what is meant, by its words, and the report's own day."""
    rows = connection.execute(
        """SELECT d.id, t.start, t."end", t.value, d.published FROM time t JOIN document d ON d.n = t.document
           WHERE t.conflict ORDER BY d.id, t.start"""
    )
    for document, start, end, value, published in rows:
        found = days(value)
        sides = [Side(value, "time", (), ((document, start, end),))]
        if published is not None:
            sides.append(Side(f"published {published}", "document", (), ((document, 0, 0),)))
        yield document, found[0] if found else published, sides


def readouts(connection: sqlite3.Connection) -> Iterator[tuple[str, str | None, list[Side]]]:
    """Contacts of which two sides and more give accounts that differ in what is done or on what issue: (event, day, sides)."""
    told: dict[str, list[Any]] = {}
    for whole, side, statements, acts, issues, day in connection.execute(_ACCOUNTS):
        told.setdefault(whole, []).append((side, statements, acts, issues, day))
    for whole, sides in told.items():
        if len(sides) < 2 or len({(acts, issues) for _, _, acts, issues, _ in sides}) < 2:
            continue
        day = min((one[4] for one in sides if one[4]), default=None)
        yield whole, day, [made(connection, "statement", side, LIST.decode(statements)) for side, statements, *_ in sides]


def _telling(connection: sqlite3.Connection, table: str, key: str) -> tuple[Report, tuple[str, ...]]:
    first, second = _WHO[table]
    row = connection.execute(
        f"""SELECT d.id, d.outlet, d.published, x.start, x."end", x.text, x.via, {first}, {second}
            FROM {table} x JOIN document d ON d.n = x.document WHERE x.id = ?""",
        (key,),
    ).fetchone()
    document, outlet, published, start, end, text, via, one, other = row
    shown = Shown(connection)
    report = Report(document, outlet, published, start, end, text, shown.keys(document, LIST.decode(via)))
    return report, shown.keys(document, (*LIST.decode(one), *LIST.decode(other)))


def _stretch(connection: sqlite3.Connection, document: str, start: int, end: int) -> Report:
    row = connection.execute(
        """SELECT d.outlet, d.published, substr(p.text, ? + 1, ?) FROM document d JOIN page p ON p.document = d.n WHERE d.id = ?""",
        (start, end - start, document),
    ).fetchone()
    return Report(document, row[0], row[1], start, end, row[2])
