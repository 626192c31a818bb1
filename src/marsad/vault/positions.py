"""The view of positions: what each actor, or side, said on each issue, in the order of time, with its shifts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from marsad.stances import shifts
from marsad.vault.filters import Conditions, Filters, days_within
from marsad.vault.ids import claim_id
from marsad.vault.renaming import Shown, numbers
from marsad.vault.rows_merged import PositionCell, PositionRow
from marsad.vault.search import expression, holding

_LIST = msgspec.json.Decoder(tuple[str, ...])
# speakers by issue: from the speakers where the filters choose among them, else from the issues, of which there are fewer
_SPOKEN = "FROM statement_actor y CROSS JOIN statement_issue i ON i.statement = y.statement"
_ALL_SPOKEN = "FROM statement_issue i CROSS JOIN statement_actor y ON y.statement = i.statement"
_CELL = """SELECT x.id, x.act, x.speakers, x.target, x.day, coalesce(w.claim, x.id), d.id, x.start, x."end", x.text,
    (SELECT json_group_array(coalesce(t.side, b.key)) FROM statement_actor t
        LEFT JOIN renamed s ON s.document = x.document AND s.actor = t.actor JOIN actor b ON b.n = coalesce(s.known, t.actor)
        WHERE t.statement = x.n AND t.role = 'target')"""
_WHERE = "CROSS JOIN statement x ON x.n = m.statement JOIN document d ON d.n = x.document LEFT JOIN wording w ON w.statement = x.n"
# the statements of an actor: under his own key, or under another in reports in which he is known by this one
_MINE = """SELECT y.statement FROM statement_actor y JOIN statement z ON z.n = y.statement
        WHERE y.actor = {n} AND y.role = 'speaker' {only} AND NOT EXISTS (
            SELECT 1 FROM renamed r WHERE r.document = z.document AND r.actor = y.actor)
    UNION SELECT y.statement FROM renamed r CROSS JOIN statement z ON z.document = r.document CROSS JOIN statement_actor y
        ON y.statement = z.n AND y.actor = r.actor WHERE r.known = {n} AND y.role = 'speaker' {only}"""
_ELSEWHERE = "FROM renamed r CROSS JOIN statement z ON z.document = r.document CROSS JOIN statement_actor y ON y.statement = z.n"

_Row = tuple[str, str]  # actor or side, issue


def positions(connection: sqlite3.Connection, filters: Filters, sides: bool = False) -> Iterator[PositionRow]:
    """The positions of actors, or of `sides`, those on which most was said first; then by actor and issue.

    What was said once counts once, however often it was reported. The issue 'other' is left out unless asked for.
    """
    conditions = _conditions(connection, filters)
    counts = _counts(connection, filters, conditions, sides)
    for who, issue in sorted(counts, key=lambda row: (-counts[row], row))[: filters.limit]:
        yield PositionRow(who, issue, _cells(connection, conditions, sides, who, issue))


def _counts(connection: sqlite3.Connection, filters: Filters, conditions: Conditions, sides: bool) -> Counter[_Row]:
    """How many statements there are for each row: those under an actor's own key, and those that reports give to another."""
    wanted = numbers(connection, filters.actor)
    spoken = _spoken(filters, conditions, wanted, sides)
    column = "coalesce(y.side, y.actor)" if sides else "y.actor"
    found: Counter[tuple[str | int, str]] = Counter()
    source = _SPOKEN if filters.actor or filters.side else _ALL_SPOKEN
    raw = f"SELECT {column}, i.issue, count(*) {source} {spoken.sql()} GROUP BY 1, 2"
    for who, issue, count in connection.execute(raw, spoken.values):
        found[who, issue] += count
    moved = f"""SELECT y.actor, r.known, i.issue, count(*) {_ELSEWHERE} AND y.actor = r.actor CROSS JOIN statement_issue i
        ON i.statement = y.statement {spoken.sql()} {'AND y.side IS NULL' if sides else ''} GROUP BY 1, 2, 3"""
    for actor, known, issue, count in connection.execute(moved, spoken.values):
        found[actor, issue] -= count
        found[known, issue] += count
    keys = dict(connection.execute("SELECT n, key FROM actor").fetchall())
    asked = {*filters.actor, *(keys[n] for n in wanted)}
    named = Counter({(who if isinstance(who, str) else keys[who], issue): count for (who, issue), count in found.items() if count > 0})
    return Counter({row: count for row, count in named.items() if not filters.actor or row[0] in asked})


def _spoken(filters: Filters, conditions: Conditions, wanted: Sequence[int], sides: bool) -> Conditions:
    """What a row `y` of a speaker and `i` of an issue must satisfy."""
    spoken = Conditions()
    spoken.add("y.role = 'speaker'")
    spoken.any_of("y.side IN ({})", filters.side)
    spoken.any_of("i.issue IN ({})", filters.issue)
    if not filters.issue:
        spoken.add("i.issue <> 'other'")
    if filters.actor:
        marks = ",".join("?" * len(wanted))
        own = f"(y.actor IN ({marks}) OR y.actor IN (SELECT actor FROM renamed WHERE known IN ({marks})))"
        among = f"y.side IN ({','.join('?' * len(filters.actor))})"
        spoken.add(f"({among} OR (y.side IS NULL AND {own}))" if sides else own, *(filters.actor if sides else ()), *wanted, *wanted)
    if conditions.lines:
        said = f"SELECT x.n FROM statement x JOIN document d ON d.n = x.document {conditions.sql()}"
        spoken.add(f"y.statement IN ({said})", *conditions.values)
    return spoken


def _conditions(connection: sqlite3.Connection, filters: Filters) -> Conditions:
    conditions = Conditions()
    conditions.any_of("x.act IN ({})", filters.act)
    conditions.any_of("d.outlet IN ({})", filters.outlet)
    days_within(conditions, filters)
    if filters.search is not None:
        conditions.add(holding("x", "statement"), expression(connection, filters.search))
    return conditions


def _cells(connection: sqlite3.Connection, conditions: Conditions, sides: bool, who: str, issue: str) -> tuple[PositionCell, ...]:
    only = "AND y.side IS NULL" if sides else ""
    mine = _MINE.format(n="(SELECT n FROM actor WHERE key = ?)", only=only)
    if sides:
        mine += " UNION SELECT y.statement FROM statement_actor y WHERE y.side = ? AND y.role = 'speaker'"
    mine = f"SELECT m.statement FROM ({mine}) m CROSS JOIN statement_issue i ON i.statement = m.statement AND i.issue = ?"
    rows = connection.execute(
        f"""{_CELL} FROM ({mine}) m {_WHERE} {conditions.sql()}
            ORDER BY x.day IS NULL, x.day, d.published IS NULL, d.published, d.id, x.start, x.id""",
        (*([who] * (2 + sides)), issue, *conditions.values),
    )
    once: dict[str, Sequence[Any]] = {}
    for row in rows:
        once.setdefault(row[5], row)
    told = list(once.values())
    turned = shifts([(row[1], _LIST.decode(row[10])) for row in told])
    shown = Shown(connection)
    return tuple(
        PositionCell(
            day, act, shown.keys(document, _LIST.decode(speakers)), shown.keys(document, _LIST.decode(target)), key,
            claim_id(claim), document, start, end, text,
            before is not None, None if before is None else told[before][0],
        )
        for (key, act, speakers, target, day, claim, document, start, end, text, _), before in zip(told, turned, strict=True)
    )  # fmt: skip
