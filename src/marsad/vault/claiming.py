"""Claims in the database: what several statements tell together, worked out from the links between them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from marsad.vault.links import around
from marsad.vault.merged import Assertion
from marsad.vault.merger import Merging
from marsad.vault.relating import numbered, sayings

_MATES = """SELECT y.id FROM json_each(?) j CROSS JOIN statement x ON x.id = j.value CROSS JOIN wording s ON s.statement = x.n
    CROSS JOIN wording t ON t.claim = s.claim CROSS JOIN statement y ON y.n = t.statement"""


def regroup(connection: sqlite3.Connection, merging: Merging, touched: Iterable[str]) -> set[str]:
    """Work out anew what some statements are one with, and all that hang together with them; returns all these.

    A statement that nobody repeats has no rows; the view `assertion` gives both kinds.
    """
    items, links, judgements = around(connection, "claim", touched, _MATES)
    known = sayings(connection, merging, sorted(items))
    numbers = numbered(connection, known)
    connection.executemany("DELETE FROM wording WHERE statement = ?", [(n,) for n in numbers.values()])
    connection.executemany("DELETE FROM claim WHERE id = ?", [(key,) for key in items])
    for one in merging.assertions(list(known.values()), links, judgements):
        _keep(connection, one, numbers)
    return items


def _keep(connection: sqlite3.Connection, one: Assertion, numbers: dict[str, int]) -> None:
    key = one.members[0]
    members = ",".join("?" * len(one.members))
    told = [numbers[member] for member in one.members]
    # its own day if any telling gives it, the most precise; else that of the first report
    day, until = connection.execute(
        f"""SELECT day, until FROM statement WHERE n IN ({members}) ORDER BY time IS NULL, day IS NULL,
            julianday(until) - julianday(day), day, id LIMIT 1""",
        told,
    ).fetchone()
    best = numbers[one.best]
    act = connection.execute("SELECT act FROM statement WHERE n = ?", (best,)).fetchone()[0]
    connection.execute("INSERT INTO claim VALUES (?,?,?,?,?)", (key, best, act, day, until))
    connection.executemany("INSERT INTO wording VALUES (?,?,?)", [(n, key, step) for step, n in enumerate(told)])
