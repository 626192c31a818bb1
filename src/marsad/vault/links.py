"""Links that were found between items of one kind, and what people judged of them: what hangs together with what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from marsad.vault.merged import Pair
from marsad.vault.rows import Likeness

_LIST = msgspec.json.Decoder(tuple[str, ...])
# SQLite by itself reads all links of a kind to find those that end in an item; see the index `link_b`
_LINKED = """SELECT a, b, verdict, score FROM link WHERE kind = ?1 AND a = ?2 AND verdict = 'same'
    UNION ALL SELECT a, b, verdict, score FROM link INDEXED BY link_b WHERE kind = ?1 AND b = ?2 AND verdict = 'same'"""
_JUDGED = "SELECT a, b, verdict, n FROM judgement WHERE a = ?1 UNION ALL SELECT a, b, verdict, n FROM judgement WHERE b = ?1"


def keep(connection: sqlite3.Connection, kind: str, pair: Pair) -> None:
    """Write down a link."""
    why = msgspec.json.encode(pair.why).decode()
    connection.execute("INSERT INTO link VALUES (?,?,?,?,?,?)", (kind, pair.a, pair.b, pair.verdict, pair.score, why))


def judge(connection: sqlite3.Connection, a: str, b: str, verdict: str, by: str | None, at: str) -> None:
    """Write down what a person judged; nothing of it is ever taken back, a later judgement overrules."""
    connection.execute("INSERT INTO judgement (a, b, verdict, by, at) VALUES (?,?,?,?,?)", (*sorted((a, b)), verdict, by, at))


def judged(connection: sqlite3.Connection, item: str) -> bool:
    """Whether anything was judged of an item."""
    return connection.execute("SELECT 1 FROM judgement WHERE a = ? OR b = ?", (item, item)).fetchone() is not None


def around(
    connection: sqlite3.Connection, kind: str, touched: Iterable[str], mates: str
) -> tuple[set[str], list[Pair], list[Pair]]:
    """All items that links 'same', judgements or a group join to some, with these links and judgements among them.

    mates: the query for those that are now in one group with an item.
    """
    waiting, seen = list(touched), set(touched)
    links: dict[tuple[str, str], Pair] = {}
    found: dict[int, Pair] = {}
    while waiting:
        key = waiting.pop()
        near = {row[0] for row in connection.execute(mates, (key,))}
        for a, b, verdict, score in connection.execute(_LINKED, (kind, key)):
            links[a, b] = Pair(a, b, verdict, score)
            near |= {a, b}
        for a, b, verdict, number in connection.execute(_JUDGED, (key,)):
            found[number] = Pair(a, b, verdict)
            near |= {a, b}
        waiting += near - seen
        seen |= near
    return seen, [links[pair] for pair in sorted(links)], [found[n] for n in sorted(found)]


def drop(connection: sqlite3.Connection, kinds: Iterable[str], key: str) -> None:
    """Take out all links of some kinds that an item is an end of."""
    for kind in kinds:
        connection.execute("DELETE FROM link WHERE kind = ? AND a = ?", (kind, key))
        ends = connection.execute("SELECT a FROM link INDEXED BY link_b WHERE kind = ? AND b = ?", (kind, key)).fetchall()
        connection.executemany("DELETE FROM link WHERE kind = ? AND a = ? AND b = ?", [(kind, end, key) for (end,) in ends])


def likeness(connection: sqlite3.Connection, kind: str, key: str, known: set[str]) -> tuple[Likeness, ...]:
    """How like an item is to others of its kind: those it is one with (`known`), and those it may be."""
    rows = connection.execute(
        """SELECT b, verdict, score, why FROM link WHERE kind = ?1 AND a = ?2
           UNION ALL SELECT a, verdict, score, why FROM link INDEXED BY link_b WHERE kind = ?1 AND b = ?2 ORDER BY 3 DESC, 1""",
        (kind, key),
    )
    return tuple(Likeness(other, verdict, score, _LIST.decode(why), other in known) for other, verdict, score, why in rows)
