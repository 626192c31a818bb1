"""What stands above single rows: the newest report, reports by day, how much there is on each day, who met or called whom."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from marsad.record import Status
from marsad.vault.filters import Conditions, Filters, days_within
from marsad.vault.lists import LIST
from marsad.vault.rows import DayRow, ReportRow, TieRow
from marsad.vault.selecting import conditions

# by which key somebody is known whom a report with a contact calls by another
_KNOWN = """SELECT r.document || ' ' || a.key, k.key FROM renamed r JOIN actor a ON a.n = r.actor JOIN actor k ON k.n = r.known
    WHERE r.document IN (SELECT document FROM event WHERE type = 'CONSULT')"""
_MET: tuple[Status, ...] = ("held", "ongoing")


def newest(connection: sqlite3.Connection, until: str | None = None) -> str | None:
    """The day of the newest report, of those up to a day (ISO) if it is given; None where no report has one."""
    line = "SELECT max(published) FROM document WHERE ?1 IS NULL OR substr(published, 1, 10) <= ?1"
    found: str | None = connection.execute(line, (until,)).fetchone()[0]
    return found


def reports(connection: sqlite3.Connection, filters: Filters) -> Iterator[ReportRow]:
    """Reports, the newest first, then by id; those without a day last."""
    wanted = Conditions()
    wanted.any_of("d.outlet IN ({})", filters.outlet)
    if filters.since:
        wanted.add("d.published >= ?", filters.since)
    if filters.until:
        wanted.add("d.published <= ?", filters.until)
    rows = connection.execute(
        f"""SELECT d.id, d.title, d.outlet, d.agencies, d.published,
                (SELECT count(*) FROM statement s WHERE s.document = d.n),
                (SELECT count(*) FROM event e WHERE e.document = d.n),
                (SELECT m.family FROM member m WHERE m.document = d.id)
            FROM document d {wanted.sql()} ORDER BY d.published DESC, d.id LIMIT ?""",
        (*wanted.values, -1 if filters.limit is None else filters.limit),
    )
    for key, title, outlet, agencies, published, said, done, family in rows:
        yield ReportRow(key, title, outlet, LIST.decode(agencies), published, said, done, family)


def density(connection: sqlite3.Connection, filters: Filters) -> list[DayRow]:
    """How many statements and events begin on each day, in order; what has no day is left out, as in the timeline."""
    said: Counter[str] = Counter()
    done: Counter[str] = Counter()
    kinds = (("statement", said, bool(filters.type)), ("occurrence", done, bool(filters.act or filters.issue or filters.speaker)))
    for kind, counts, left_out in kinds:
        if left_out:
            continue
        wanted = conditions(connection, kind, filters)  # type: ignore[arg-type]
        wanted.add("x.day IS NOT NULL")
        rows = connection.execute(f"SELECT x.day, count(*) FROM {kind} x {wanted.sql()} GROUP BY x.day", wanted.values)
        counts.update(dict(rows))
    return [DayRow(day, said[day], done[day]) for day in sorted({*said, *done})]


def ties(connection: sqlite3.Connection, filters: Filters, modes: Iterable[str], by_side: bool) -> list[TieRow]:
    """Who was in contact with whom: pairs of actors, or of sides, with how many contacts of which mode; the most first.

    Contacts that were held or are under way, merged across reports. All who took part in a contact of many sides are
    paired with each other. By side, those without one are left out, as are contacts inside one side.
    """
    wanted = Conditions()
    wanted.add("x.type = 'CONSULT'")
    wanted.any_of("x.status IN ({})", _MET)
    wanted.any_of("coalesce(x.mode, '') IN ({})", tuple(modes))
    days_within(wanted, filters)
    rows = connection.execute(f"SELECT x.document, x.source, x.target, x.mode FROM occurrence x {wanted.sql()}", wanted.values).fetchall()
    known = dict(connection.execute(_KNOWN).fetchall())
    sides = _sides(connection) if by_side else {}
    found: dict[tuple[str, str], Counter[str]] = {}
    for document, source, target, mode in rows:
        one, other = (tuple(known.get(f"{document} {key}", key) for key in LIST.decode(part)) for part in (source, target))
        for pair in _pairs(one, other, sides if by_side else None):
            found.setdefault(pair, Counter())[mode or ""] += 1
    rank = sorted(found.items(), key=lambda item: (-item[1].total(), item[0]))
    return [TieRow(a, b, modes.total(), dict(sorted(modes.items()))) for (a, b), modes in rank]


def changed(connection: sqlite3.Connection, since: str, until: str, limit: int) -> list[str]:
    """The ids of events to which reports gave several statuses, the last report in these days; the latest changed first."""
    rows = connection.execute(
        """SELECT t.happening FROM telling t JOIN event e ON e.n = t.event JOIN document d ON d.n = e.document
           GROUP BY t.happening HAVING count(DISTINCT e.status) > 1 AND max(d.published) >= ? AND max(d.published) <= ?
           ORDER BY max(d.published) DESC, t.happening LIMIT ?""",
        (since, until, limit),
    )
    return [row[0] for row in rows]


def _pairs(source: tuple[str, ...], target: tuple[str, ...], sides: dict[str, str] | None) -> set[tuple[str, str]]:
    """The pairs of one contact: each of one party with each of the other; without a second party, all with all."""
    one, other = (tuple(sides[k] for k in part if k in sides) if sides is not None else part for part in (source, target))
    pairs = product(one, other) if target else combinations(dict.fromkeys(one), 2)
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def _sides(connection: sqlite3.Connection) -> dict[str, str]:
    """The side that most parts in events give each actor; of several the first by the alphabet."""
    counts: dict[str, Counter[str]] = {}
    rows = connection.execute(
        """SELECT a.key, y.side, count(*) FROM event_actor y JOIN actor a ON a.n = y.actor
           WHERE y.side IS NOT NULL GROUP BY y.actor, y.side"""
    )
    for key, side, count in rows:
        counts.setdefault(key, Counter())[side] += count
    return {key: min(sides, key=lambda side: (-sides[side], side)) for key, sides in counts.items()}
