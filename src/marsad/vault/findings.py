"""All that is worked out across reports, kept up report by report: copies, events that several tell, claims, the ledger.

What is kept is the same in whatever order reports come, and the same as when all is worked out anew.
"""

from __future__ import annotations

import sqlite3
from typing import Literal, NamedTuple

from marsad.vault import claiming, copying, links, reckoning, relating, uniting
from marsad.vault.copying import missing
from marsad.vault.merged import Merging

__all__ = ["Former", "forget", "forget_all", "judge", "kind", "missing", "place"]


Kind = Literal["report", "event", "statement"]


class Former(NamedTuple):
    """What a report that is replaced was in one group with: reports it shares text with, tellings of its events, statements."""

    reports: list[str]
    tellings: list[str]
    statements: relating.Touched


NOBODY = Former([], [], relating.Touched())


def place(connection: sqlite3.Connection, merging: Merging, document: str, former: Former = NOBODY) -> None:
    """Compare a stored report with those stored before it; those it was with before are grouped anew too."""
    copying.place(connection, merging, document, former.reports)
    regrouped = uniting.place(connection, merging, document, former.tellings)
    touched = relating.place(connection, merging, document)
    claims = touched.claims | former.statements.claims
    if claims:
        regrouped |= claiming.regroup(connection, merging, claims)
    threads = touched.threads | former.statements.threads | reckoning.concerned(connection, regrouped)
    if threads:
        reckoning.regroup(connection, merging, threads)


def forget(connection: sqlite3.Connection, merging: Merging | None, document: str) -> Former:
    """Take out what was found about a report, before it is replaced."""
    statements = relating.forget(connection, merging, document)
    return Former(copying.forget(connection, document), uniting.forget(connection, document), statements)


def forget_all(connection: sqlite3.Connection) -> None:
    """Take out everything that was worked out; judgements stay."""
    copying.forget_all(connection)
    uniting.forget_all(connection)
    relating.forget_all(connection)


def judge(
    connection: sqlite3.Connection, merging: Merging | None, a: str, b: str, verdict: str, by: str | None, at: str
) -> None:
    """Write down what a person judged of two reports, two events or two statements, and group them anew."""
    links.judge(connection, a, b, verdict, by, at)
    if merging is None:
        return
    one = kind(connection, a)
    if one == "statement":
        regrouped = claiming.regroup(connection, merging, {a, b})
    elif one == "event":
        regrouped = uniting.regroup(connection, merging, {a, b})
    else:
        copying.regroup(connection, merging, {a, b})
        return
    reckoning.regroup(connection, merging, reckoning.concerned(connection, regrouped))


def kind(connection: sqlite3.Connection, key: str) -> Kind | None:
    """What an id is that can be judged, or None."""
    tables: tuple[tuple[str, Kind], ...] = (("document", "report"), ("event", "event"), ("statement", "statement"))
    for table, name in tables:
        if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is not None:
            return name
    return None
