"""Links that were found between items of one kind, and what people judged of them: what hangs together with what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from marsad.vault.lists import LIST, listed
from marsad.vault.merged import Pair
from marsad.vault.rows import Likeness

# SQLite by itself reads all links of a kind to find those that end in an item; see the index `link_b`
_LINKED = """SELECT l.a, l.b, l.verdict, l.score FROM json_each(?2) j CROSS JOIN link l ON l.a = j.value
        WHERE l.kind = ?1 AND l.verdict = 'same'
    UNION ALL SELECT l.a, l.b, l.verdict, l.score FROM json_each(?2) j CROSS JOIN link l INDEXED BY link_b ON l.b = j.value
        WHERE l.kind = ?1 AND l.verdict = 'same'"""
_ENDING = tuple(
    f"""SELECT l.kind, l.a, l.b, l.verdict FROM json_each(?1) j CROSS JOIN json_each(?2) k
        CROSS JOIN link l {index} ON l.kind = k.value AND l.{end} = j.value"""
    for end, index in (("a", ""), ("b", "INDEXED BY link_b"))
)
_JUDGED = """SELECT a, b, verdict, n FROM judgement WHERE a IN (SELECT value FROM json_each(?1))
    UNION SELECT a, b, verdict, n FROM judgement WHERE b IN (SELECT value FROM json_each(?1))"""


def keep(connection: sqlite3.Connection, kind: str, pair: Pair) -> None:
    """Write down a link."""
    why = listed(pair.why)
    connection.execute("INSERT INTO link VALUES (?,?,?,?,?,?)", (kind, pair.a, pair.b, pair.verdict, pair.score, why))


def judge(connection: sqlite3.Connection, a: str, b: str, verdict: str, by: str | None, at: str) -> None:
    """Write down what a person judged; nothing of it is ever taken back, a later judgement overrules."""
    connection.execute("INSERT INTO judgement (a, b, verdict, by, at) VALUES (?,?,?,?,?)", (*sorted((a, b)), verdict, by, at))


def judged(connection: sqlite3.Connection, items: Iterable[str]) -> set[str]:
    """Those of some items of which anything was judged."""
    if connection.execute("SELECT 1 FROM judgement LIMIT 1").fetchone() is None:
        return set()
    among = set(items)
    return among & {end for row in connection.execute(_JUDGED, (listed(among),)) for end in row[:2]}


def around(
    connection: sqlite3.Connection, kind: str, touched: Iterable[str], mates: str
) -> tuple[set[str], list[Pair], list[Pair]]:
    """All items that links 'same', judgements or a group join to some, with these links and judgements among them.

    mates: the query for those that are now in one group with any of some items, which are a list in JSON.
    """
    waiting = set(touched)
    seen = set(waiting)
    links: dict[tuple[str, str], Pair] = {}
    found: dict[int, Pair] = {}
    while waiting:
        among = listed(waiting)
        near = {row[0] for row in connection.execute(mates, (among,))}
        for a, b, verdict, score in connection.execute(_LINKED, (kind, among)):
            links[a, b] = Pair(a, b, verdict, score)
            near |= {a, b}
        for a, b, verdict, number in connection.execute(_JUDGED, (among,)):
            found[number] = Pair(a, b, verdict)
            near |= {a, b}
        waiting = near - seen
        seen |= near
    return seen, [links[pair] for pair in sorted(links)], [found[n] for n in sorted(found)]


def drop(connection: sqlite3.Connection, kinds: Iterable[str], keys: Iterable[str]) -> list[tuple[str, str, str, str]]:
    """Take out all links of some kinds that some items are an end of; what they were: kind, ends, verdict."""
    dropped: set[tuple[str, str, str, str]] = set()
    among = listed(keys), listed(kinds)
    for query in _ENDING:
        dropped.update(connection.execute(query, among))
    connection.executemany("DELETE FROM link WHERE kind = ? AND a = ? AND b = ?", [row[:3] for row in dropped])
    return sorted(dropped)


def likeness(connection: sqlite3.Connection, kind: str, key: str, known: set[str]) -> tuple[Likeness, ...]:
    """How like an item is to others of its kind: those it is one with (`known`), and those it may be."""
    rows = connection.execute(
        """SELECT b, verdict, score, why FROM link WHERE kind = ?1 AND a = ?2
           UNION ALL SELECT a, verdict, score, why FROM link INDEXED BY link_b WHERE kind = ?1 AND b = ?2 ORDER BY 3 DESC, 1""",
        (kind, key),
    )
    return tuple(Likeness(other, verdict, score, LIST.decode(why), other in known) for other, verdict, score, why in rows)
