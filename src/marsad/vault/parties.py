"""Who takes part in the statements and events of a report, as merging sees them."""

from __future__ import annotations

import sqlite3
from typing import Literal

from marsad.vault.merged import Somebody

Parties = dict[tuple[int, str], dict[str, Somebody]]

_NAMED = "EXISTS (SELECT 1 FROM mention m WHERE m.document = e.document AND m.entity = e.id AND m.named)"


def parties(connection: sqlite3.Connection, table: Literal["statement", "event"], document: str) -> Parties:
    """Those who take part in each statement or event of a report, by its number and the role; of a chain those that it names.

    Keys are those by which actors are known in the report.
    """
    rows = connection.execute(
        f"""SELECT y.{table}, y.role, coalesce(c.key, a.key), k.type, coalesce(y.side, k.side), r.known IS NOT NULL OR max({_NAMED})
            FROM {table} x CROSS JOIN {table}_actor y ON y.{table} = x.n CROSS JOIN actor a ON a.n = y.actor
            LEFT JOIN renamed r ON r.document = x.document AND r.actor = y.actor LEFT JOIN actor c ON c.n = r.known
            CROSS JOIN entity e ON e.document = x.document AND +e.actor = y.actor CROSS JOIN naming k ON k.n = e.naming
            WHERE x.document = (SELECT n FROM document WHERE id = ?)
            GROUP BY y.{table}, y.role, y.place ORDER BY y.{table}, y.role, y.place""",
        (document,),
    )
    found: Parties = {}
    for n, role, key, kind, side, named in rows:
        found.setdefault((n, role), {})[key] = Somebody(key, kind, side, bool(named))
    return found
