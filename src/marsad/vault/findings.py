"""All that is worked out across reports, kept up report by report: copies, and events that several reports tell.

What is kept is the same in whatever order reports come, and the same as when all is worked out anew.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from marsad.vault import copying, links, uniting
from marsad.vault.copying import missing
from marsad.vault.merged import Merging

__all__ = ["Former", "forget", "forget_all", "judge", "missing", "place"]


class Former(NamedTuple):
    """What a report that is replaced was in one group with: reports it shares text with, tellings of its events."""

    reports: list[str]
    tellings: list[str]


NOBODY = Former([], [])


def place(connection: sqlite3.Connection, merging: Merging, document: str, former: Former = NOBODY) -> None:
    """Compare a stored report with those stored before it; those it was with before are grouped anew too."""
    copying.place(connection, merging, document, former.reports)
    uniting.place(connection, merging, document, former.tellings)


def forget(connection: sqlite3.Connection, document: str) -> Former:
    """Take out what was found about a report, before it is replaced."""
    return Former(copying.forget(connection, document), uniting.forget(connection, document))


def forget_all(connection: sqlite3.Connection) -> None:
    """Take out everything that was worked out; judgements stay."""
    copying.forget_all(connection)
    uniting.forget_all(connection)


def judge(
    connection: sqlite3.Connection, merging: Merging | None, a: str, b: str, verdict: str, by: str | None, at: str
) -> None:
    """Write down what a person judged of two reports or two events, and group them anew."""
    links.judge(connection, a, b, verdict, by, at)
    if merging is not None:
        regroup = uniting.regroup if uniting.is_event(connection, a) else copying.regroup
        regroup(connection, merging, {a, b})
