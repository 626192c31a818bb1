"""The view of outlets: how much each prints of its own, whose text it carries, and through whom it has what it tells."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from marsad.vault.filters import Conditions, Filters
from marsad.vault.rows_merged import Carried, OutletRow
from marsad.vault.tracing import link_kind

_MOST = 20  # of those it carries or quotes, the commonest
# a report's root: what its family of copies goes back to, else the agency it credits, else its outlet
_REPORTS = """SELECT coalesce(f.root, json_extract(d.agencies, '$[0]'), d.outlet),
    CASE WHEN f.root IS NOT NULL THEN f.kind WHEN json_array_length(d.agencies) THEN 'agency' ELSE 'outlet' END, count(*)
    FROM document d LEFT JOIN member m ON m.document = d.id LEFT JOIN family f ON f.id = m.family {}
    GROUP BY 1, 2 ORDER BY 3 DESC, 1"""
_CHAINS = """SELECT a.key, (SELECT k.type FROM entity e JOIN naming k ON k.n = e.naming WHERE e.actor = a.n LIMIT 1), count(*)
    FROM statement x JOIN document d ON d.n = x.document
    JOIN statement_actor y ON y.statement = x.n AND y.role = 'via' AND y.place = 0 JOIN actor a ON a.n = y.actor {}
    GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT ?"""


def outlets(connection: sqlite3.Connection, filters: Filters) -> Iterator[OutletRow]:
    """Outlets, those of most reports first; of reports whose outlet nobody knows there is no row."""
    conditions = _conditions(filters)
    conditions.any_of("d.outlet IN ({})", filters.outlet)
    conditions.add("d.outlet IS NOT NULL")
    found = connection.execute(
        f"SELECT d.outlet, count(*) FROM document d {conditions.sql()} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
        (*conditions.values, -1 if filters.limit is None else filters.limit),
    ).fetchall()
    for outlet, reports in found:
        one = _conditions(filters)
        one.add("d.outlet = ?", outlet)
        roots = connection.execute(_REPORTS.format(one.sql()), one.values).fetchall()
        own = sum(count for root, _, count in roots if root == outlet)
        carried = tuple(Carried(root, kind, count) for root, kind, count in roots if root != outlet)
        chains = connection.execute(_CHAINS.format(one.sql()), (*one.values, _MOST))
        quoted = tuple(Carried(key, link_kind(key, kind, ()), count) for key, kind, count in chains)
        yield OutletRow(outlet, reports, own, carried[:_MOST], quoted)


def _conditions(filters: Filters) -> Conditions:
    conditions = Conditions()
    if filters.since:
        conditions.add("d.published >= ?", filters.since)
    if filters.until:
        conditions.add("d.published <= ?", filters.until)
    return conditions
