"""The view of claims: one row a thing said, with every report that tells it and the origins these go back to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from marsad.vault.filters import Filters
from marsad.vault.ids import claim_id
from marsad.vault.links import likeness
from marsad.vault.lists import LIST, listed
from marsad.vault.query import statement_of
from marsad.vault.renaming import Shown
from marsad.vault.rows import Report, StatementRow
from marsad.vault.rows_merged import ClaimRow, WordingRow
from marsad.vault.selecting import select
from marsad.vault.tracing import FAMILY, LINK_TYPE, Traced, link_kind, origins, traced

_AT_ONCE = 200  # rows whose reports are fetched together
_CLAIM = "x.n, x.id, x.whole, x.best, x.act, x.day"
_TELLING = f"""x.id, x.text, d.id, d.outlet, d.published, x.start, x."end", x.via, d.agencies, {LINK_TYPE}, {FAMILY}, x.speakers, x.target,
    x.issue, x.n"""
_ALONE = f"""SELECT x.id, {_TELLING} FROM statement x JOIN document d ON d.n = x.document
    WHERE x.n IN (SELECT value FROM json_each(?))"""
_TOGETHER = f"""SELECT w.claim, {_TELLING} FROM wording w JOIN statement x ON x.n = w.statement JOIN document d ON d.n = x.document
    WHERE w.claim IN (SELECT value FROM json_each(?)) ORDER BY w.claim, w.step"""


class _Said(NamedTuple):
    """A claim as one report tells it."""

    n: int
    id: str
    report: Report
    traced: Traced
    speakers: tuple[str, ...]
    target: tuple[str, ...]
    issue: tuple[str, ...]


def claims(connection: sqlite3.Connection, filters: Filters) -> Iterator[ClaimRow]:
    """What was said, by the publication of the report that tells it first (or the latest first), then by the text."""
    found = select(connection, "assertion", _CLAIM, filters, "latest" if filters.latest else "report")
    while batch := found.fetchmany(_AT_ONCE):
        yield from _rows(connection, batch)


def claim_of(connection: sqlite3.Connection, key: str) -> ClaimRow | None:
    """The claim of an id, be it the claim's or that of any of its statements, or None."""
    statement = claim_id(key) if key.startswith("k-") else key
    raw = connection.execute(
        f"""SELECT {_CLAIM} FROM assertion x WHERE x.id = coalesce(
                (SELECT w.claim FROM wording w JOIN statement s ON s.n = w.statement WHERE s.id = ?1), ?1)""",
        (statement,),
    ).fetchone()
    return None if raw is None else next(_rows(connection, [raw]))


def wordings(connection: sqlite3.Connection, key: str) -> list[WordingRow]:
    """The claim of an id as each of its reports words it, in the order of publication; empty where there is none."""
    row = claim_of(connection, key)
    if row is None:
        return []
    told = [one for one in (statement_of(connection, each) for each in row.statements) if one is not None]
    nearest = next(one for one in told if one.act == row.act and one.speakers == row.speakers and one.target == row.target)
    reached = {document: origin.root for origin in row.origins for document in origin.documents}
    known = set(row.statements)
    return [
        WordingRow(
            one.id, row.id, one.speakers, one.act, one.target, one.issue, one.form, one.medium, one.time, one.document, one.outlet,
            one.published, one.start, one.end, one.text, one.via, reached[one.document], _differs(one, nearest),
            likeness(connection, "claim", one.id, known), one.why,
        )
        for one in told
    ]  # fmt: skip


def _differs(one: StatementRow, nearest: StatementRow) -> tuple[str, ...]:
    fields = ("speakers", "act", "target", "issue", "form", "medium", "time")
    return tuple(name for name in fields if getattr(one, name) != getattr(nearest, name))


def _rows(connection: sqlite3.Connection, batch: Sequence[Any]) -> Iterator[ClaimRow]:
    numbers, wholes = [row[0] for row in batch if row[2] is None], [row[2] for row in batch if row[2] is not None]
    told: dict[str, list[_Said]] = {}
    shown = Shown(connection)
    for query, keys in ((_ALONE, numbers), (_TOGETHER, wholes)):
        for raw in connection.execute(query, (listed(keys),)) if keys else ():
            told.setdefault(raw[0], []).append(_said(raw[1:], shown))
    for _, key, whole, best, act, day in batch:
        yield _row(connection, key, whole, best, act, day, told[key])


def _row(
    connection: sqlite3.Connection, key: str, whole: str | None, best: int, act: str, day: str | None, told: Sequence[_Said]
) -> ClaimRow:
    nearest = next(one for one in told if one.n == best)
    roots = origins([one.traced for one in told])
    why = () if whole is None else _why(connection, [one.id for one in told])
    return ClaimRow(
        claim_id(key), nearest.speakers, act, nearest.target, nearest.issue, day, tuple(one.id for one in told),
        tuple(one.report for one in told), roots, len(roots), why,
    )  # fmt: skip


def _why(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """On what it rests that some statements are one: a line for each link among them."""
    among = listed(ids)
    rows = connection.execute(
        """SELECT a, b, score, why FROM link WHERE kind = 'claim' AND verdict = 'same'
           AND a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?1)) ORDER BY a, b""",
        (among,),
    )
    return tuple(f"{a} and {b} ({score:.2f}): {'; '.join(LIST.decode(why))}" for a, b, score, why in rows)


def _said(raw: Sequence[Any], shown: Shown) -> _Said:
    key, text, document, outlet, published, start, end, via, agencies, kind, family, speakers, target, issue, n = raw
    chain, who, whom = (shown.keys(document, LIST.decode(given)) for given in (via, speakers, target))
    first = link_kind(chain[0], kind, LIST.decode(agencies)) if chain else None
    return _Said(
        n, key, Report(document, outlet, published, start, end, text, chain), traced(document, outlet, agencies, chain, first, family),
        who, whom, LIST.decode(issue),
    )  # fmt: skip
