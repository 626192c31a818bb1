"""The view of positions: what each actor, or side, said on each issue, in the order of time, with its shifts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from marsad.stances import shifts, stance
from marsad.vault.filters import Conditions, Filters, days_within
from marsad.vault.ids import claim_id
from marsad.vault.lists import LIST, listed
from marsad.vault.renaming import Shown, numbers
from marsad.vault.rows_merged import PositionBrief, PositionCell, PositionRow, Turn
from marsad.vault.search import expression, holding

# speakers by issue: from the speakers where the filters choose among them, else from the statements that other filters choose,
# or from the issues, of which there are fewer than speakers
_SPOKEN = "FROM statement_actor y CROSS JOIN statement_issue i ON i.statement = y.statement"
_ALL_SPOKEN = "FROM statement_issue i CROSS JOIN statement_actor y ON y.statement = i.statement"
_SAID = """FROM statement x JOIN document d ON d.n = x.document CROSS JOIN statement_actor y ON y.statement = x.n
    CROSS JOIN statement_issue i ON i.statement = x.n LEFT JOIN renamed r ON r.document = x.document AND r.actor = y.actor"""
_MOVED = """FROM renamed r CROSS JOIN statement z ON z.document = r.document CROSS JOIN statement_actor y ON y.statement = z.n
    AND y.actor = r.actor CROSS JOIN statement_issue i ON i.statement = y.statement"""
# what tells how a statement stands to those before it: its place in time, what is done to whom, the claim it is a wording of
_TOLD = """x.n, x.id, x.act, x.day, coalesce(w.claim, x.id), (SELECT json_group_array(coalesce(t.side, b.key)) FROM statement_actor t
    LEFT JOIN renamed s ON s.document = x.document AND s.actor = t.actor JOIN actor b ON b.n = coalesce(s.known, t.actor)
    WHERE t.statement = x.n AND t.role = 'target')"""
_IN_TIME = "ORDER BY x.day IS NULL, x.day, d.published IS NULL, d.published, d.id, x.start, x.id"
# the statements of an actor: under his own key, or under another in reports in which he is known by this one
_MINE = """SELECT y.statement FROM statement_actor y JOIN statement z ON z.n = y.statement
        WHERE y.actor = {n} AND y.role = 'speaker' {only} AND NOT EXISTS (
            SELECT 1 FROM renamed r WHERE r.document = z.document AND r.actor = y.actor)
    UNION SELECT y.statement FROM renamed r CROSS JOIN statement z ON z.document = r.document CROSS JOIN statement_actor y
        ON y.statement = z.n AND y.actor = r.actor WHERE r.known = {n} AND y.role = 'speaker' {only}"""

_Who = int | str  # the number of an actor, or the name of a side
_Row = tuple[_Who, str]  # with an issue


class _Told(NamedTuple):
    """A statement as `_TOLD` has it."""

    n: int
    id: str
    act: str
    day: str | None
    claim: str
    aimed: str


def positions(connection: sqlite3.Connection, filters: Filters, sides: bool = False) -> Iterator[PositionRow]:
    """The positions of actors, or of `sides`, those on which most was said first; then by actor and issue.

    What was said once counts once, however often it was reported. The issue 'other' is left out unless asked for.
    """
    for who, issue, told in _rows(connection, filters, sides):
        yield PositionRow(who, issue, _cells(connection, told, _turned(told), 0, None))


def briefs(connection: sqlite3.Connection, filters: Filters, sides: bool, last: int) -> Iterator[PositionBrief]:
    """The same with the `last` cells of each row alone."""
    for who, issue, told in _rows(connection, filters, sides):
        turned, first = _turned(told), max(0, len(told) - last)
        cells = _cells(connection, told, turned, first, None)
        yield PositionBrief(who, issue, cells, first, sum(before is not None for before in turned))


def turns(connection: sqlite3.Connection, filters: Filters, first: str, most: int) -> list[Turn]:
    """Where stances of actors turned from a day (ISO) on against what the filters let through before it; the latest first."""
    taken: dict[_Row, dict[int, int]] = {}
    for who, issue, n, act in _spoken_under(connection, filters, _conditions(connection, filters), False):
        taken.setdefault((who, issue), {})[n] = stance(act)
    both = {row: said for row, said in taken.items() if {1, -1} <= set(said.values())}  # others have nothing to turn against
    every = _in_time(connection, sorted({n for said in both.values() for n in said}))
    place = {one.n: at for at, one in enumerate(every)}
    found: list[tuple[str, _Who, str, list[_Told], list[int | None], int]] = []
    for (who, issue), said in both.items():
        told = _once(every[at] for at in sorted(place[n] for n in said))
        turned = _turned(told)
        late = (at for at, before in enumerate(turned) if before is not None and (told[at].day or "") >= first)
        found += [(told[at].day or "", who, issue, told, turned, at) for at in late]
    found.sort(key=lambda one: (one[0], one[3][one[5]].id, one[2]), reverse=True)
    keys = _keys(connection, [one[1] for one in found[:most]])
    return [Turn(keys[who], issue, _cells(connection, told, turned, at)[0]) for _, who, issue, told, turned, at in found[:most]]


def _rows(connection: sqlite3.Connection, filters: Filters, sides: bool) -> Iterator[tuple[str, str, list[_Told]]]:
    """Every row in its order: the key of an actor or side, the issue, and what was said, each thing once."""
    conditions = _conditions(connection, filters)
    if conditions.lines and not (filters.actor or filters.side):
        chosen = _chosen(connection, filters, conditions, sides)
        for who, issue, row in _ranked(connection, filters, Counter({row: len(said) for row, said in chosen.items()})):
            yield who, issue, _told(connection, chosen[row])
        return
    for who, issue, _ in _ranked(connection, filters, _counts(connection, filters, conditions, sides)):
        yield who, issue, _told(connection, _mine(connection, conditions, sides, who, issue))


def _ranked(connection: sqlite3.Connection, filters: Filters, counts: Counter[_Row]) -> list[tuple[str, str, _Row]]:
    """The rows that there are, in their order, as the key of an actor or side and the issue."""
    least = 1 if filters.limit is None else min(nlargest(filters.limit, counts.values()), default=1)
    likely = {row: count for row, count in counts.items() if count >= least}
    keys = _keys(connection, [who for who, _ in likely])
    wanted = {*filters.actor, *_keys(connection, numbers(connection, filters.actor)).values()}
    named = [(-count, keys[row[0]], row[1], row) for row, count in likely.items() if not wanted or keys[row[0]] in wanted]
    return [(who, issue, row) for _, who, issue, row in sorted(named, key=lambda one: one[:3])[: filters.limit]]


def _chosen(connection: sqlite3.Connection, filters: Filters, conditions: Conditions, sides: bool) -> dict[_Row, list[int]]:
    """The statements of each row that conditions choose, by number."""
    found: dict[_Row, list[int]] = {}
    for who, issue, n, _ in _spoken_under(connection, filters, conditions, sides):
        found.setdefault((who, issue), []).append(n)
    for row, side in _own_sides(connection, found).items():
        found.setdefault(side, []).extend(found.pop(row))
    return found


def _spoken_under(connection: sqlite3.Connection, filters: Filters, conditions: Conditions, sides: bool) -> sqlite3.Cursor:
    """Every speaker of statements that conditions choose, or his side, with issue, number of the statement, and act."""
    spoken = _choosing(filters, conditions)
    column = "coalesce(y.side, r.known, y.actor)" if sides else "coalesce(r.known, y.actor)"
    return connection.execute(f"SELECT {column}, i.issue, x.n, x.act {_SAID} {spoken.sql()}", spoken.values)


def _counts(connection: sqlite3.Connection, filters: Filters, conditions: Conditions, sides: bool) -> Counter[_Row]:
    """How many statements there are for each row."""
    spoken = _spoken(filters, conditions, numbers(connection, filters.actor), sides)
    column, source = "coalesce(y.side, y.actor)" if sides else "y.actor", _SPOKEN if filters.actor or filters.side else _ALL_SPOKEN
    rows = connection.execute(f"SELECT {column}, i.issue, count(*) {source} {spoken.sql()} GROUP BY 1, 2", spoken.values)
    found: Counter[_Row] = Counter({(who, issue): count for who, issue, count in rows})
    moved = f"SELECT y.actor, r.known, i.issue, count(*) {_MOVED} {spoken.sql()} {'AND y.side IS NULL' if sides else ''} GROUP BY 1, 2, 3"
    for actor, known, issue, count in connection.execute(moved, spoken.values):
        found[actor, issue] -= count
        found[known, issue] += count
    for row, side in _own_sides(connection, found).items():
        found[side] += found.pop(row)
    return +found


def _own_sides(connection: sqlite3.Connection, rows: Iterable[_Row]) -> dict[_Row, _Row]:
    """The rows of actors, by number, that are sides themselves, with the rows of these."""
    given = list(rows)
    names = listed(sorted({who for who, _ in given if isinstance(who, str)}))
    sides = dict(connection.execute("SELECT n, key FROM actor WHERE key IN (SELECT value FROM json_each(?))", (names,)).fetchall())
    return {(who, issue): (sides[who], issue) for who, issue in given if who in sides}


def _about(filters: Filters) -> Conditions:
    """What a row `y` of a speaker and `i` of an issue must satisfy."""
    spoken = Conditions()
    spoken.add("y.role = 'speaker'")
    spoken.any_of("y.side IN ({})", filters.side)
    spoken.any_of("i.issue IN ({})", filters.issue)
    if not filters.issue:
        spoken.add("i.issue <> 'other'")
    return spoken


def _choosing(filters: Filters, conditions: Conditions) -> Conditions:
    """The same, for statements `x` that conditions choose."""
    spoken = _about(filters)
    for line in conditions.lines:
        spoken.add(line)
    spoken.values += conditions.values
    return spoken


def _spoken(filters: Filters, conditions: Conditions, wanted: Sequence[int], sides: bool) -> Conditions:
    """The same, for speakers of whom the filters choose some."""
    spoken = _about(filters)
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


def _keys(connection: sqlite3.Connection, who: Iterable[_Who]) -> dict[_Who, str]:
    """The keys of actors by their numbers; a side is its own."""
    numbered = listed(sorted({one for one in who if isinstance(one, int)}))
    known = connection.execute("SELECT n, key FROM actor WHERE n IN (SELECT value FROM json_each(?))", (numbered,)).fetchall()
    return {**dict(known), **{one: one for one in who if isinstance(one, str)}}


def _mine(connection: sqlite3.Connection, conditions: Conditions, sides: bool, who: str, issue: str) -> list[int]:
    """The numbers of what an actor, or a side, said on an issue under conditions."""
    mine = _MINE.format(n="(SELECT n FROM actor WHERE key = ?)", only="AND y.side IS NULL" if sides else "")
    if sides:
        mine += " UNION SELECT y.statement FROM statement_actor y WHERE y.side = ? AND y.role = 'speaker'"
    under = "CROSS JOIN statement x ON x.n = m.statement JOIN document d ON d.n = x.document " if conditions.lines else ""
    rows = connection.execute(
        f"SELECT m.statement FROM ({mine}) m CROSS JOIN statement_issue i ON i.statement = m.statement AND i.issue = ? "
        f"{under}{conditions.sql()}",
        (*([who] * (2 + sides)), issue, *conditions.values),
    )
    return [n for (n,) in rows]


def _told(connection: sqlite3.Connection, said: Sequence[int]) -> list[_Told]:
    """Statements, by number, in the order of time; each thing once."""
    return _once(_in_time(connection, said))


def _in_time(connection: sqlite3.Connection, said: Sequence[int]) -> list[_Told]:
    """Statements, by number, in the order of time."""
    rows = connection.execute(
        f"""SELECT {_TOLD} FROM statement x JOIN document d ON d.n = x.document LEFT JOIN wording w ON w.statement = x.n
            WHERE x.n IN (SELECT value FROM json_each(?)) {_IN_TIME}""",
        (listed(said),),
    )
    return [_Told(*row) for row in rows]


def _once(every: Iterable[_Told]) -> list[_Told]:
    """Of each claim the first statement."""
    found: dict[str, _Told] = {}
    for one in every:
        found.setdefault(one.claim, one)
    return list(found.values())


def _turned(told: Sequence[_Told]) -> list[int | None]:
    """For each the one before it that it turns against."""
    return shifts([(one.act, LIST.decode(one.aimed)) for one in told])


def _cells(
    connection: sqlite3.Connection, told: Sequence[_Told], turned: Sequence[int | None], first: int = 0, count: int | None = 1
) -> tuple[PositionCell, ...]:
    """The cells of statements from `first` on, `count` of them, or all."""
    chosen = range(first, len(told) if count is None else min(first + count, len(told)))
    wanted = listed(told[at].n for at in chosen)
    rows = connection.execute(
        """SELECT x.n, x.speakers, x.target, d.id, x.start, x."end", x.text, EXISTS (SELECT 1 FROM renamed r WHERE r.document = d.n)
           FROM statement x JOIN document d ON d.n = x.document WHERE x.n IN (SELECT value FROM json_each(?))""",
        (wanted,),
    )
    words = {n: rest for n, *rest in rows}
    shown = Shown(connection)
    made = []
    for at in chosen:
        one, before = told[at], turned[at]
        speakers, target, document, start, end, text, renamed = words[one.n]
        who, whom = LIST.decode(speakers), LIST.decode(target)
        if renamed:
            who, whom = shown.keys(document, who), shown.keys(document, whom)
        shift, earlier = before is not None, None if before is None else told[before].id
        cell = PositionCell(one.day, one.act, who, whom, one.id, claim_id(one.claim), document, start, end, text, shift, earlier)
        made.append(cell)
    return tuple(made)
