"""Links that were found between items of one kind, and what people judged of them: what hangs together with what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from marsad.vault.merged import Pair
from marsad.vault.rows import Likeness

_LIST = msgspec.json.Decoder(tuple[str, ...])


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
        for a, b, verdict, score in _ends(connection, "a, b, verdict, score", "link", "kind = ? AND verdict = 'same' AND ", (kind,), key):
            links[a, b] = Pair(a, b, verdict, score)
        for a, b, verdict, number in _ends(connection, "a, b, verdict, n", "judgement", "", (), key):
            found[number] = Pair(a, b, verdict)
        near = {row[0] for row in connection.execute(mates, (key,))}
        near.update(end for pair in (*links, *((one.a, one.b) for one in found.values())) if key in pair for end in pair)
        waiting += near - seen
        seen |= near
    return seen, [links[pair] for pair in sorted(links)], [found[n] for n in sorted(found)]


def _ends(
    connection: sqlite3.Connection, columns: str, table: str, line: str, values: tuple[str, ...], key: str
) -> list[tuple[Any, ...]]:
    """Rows of a table that an item is one end of."""
    one = f"SELECT {columns} FROM {table} WHERE {line}"
    return connection.execute(f"{one}a = ? UNION ALL {one}b = ?", (*values, key, *values, key)).fetchall()


def likeness(connection: sqlite3.Connection, kind: str, key: str, known: set[str]) -> tuple[Likeness, ...]:
    """How like an item is to others of its kind: those it is one with (`known`), and those it may be."""
    rows = connection.execute(
        """SELECT b, verdict, score, why FROM link WHERE kind = ?1 AND a = ?2
           UNION ALL SELECT a, verdict, score, why FROM link WHERE kind = ?1 AND b = ?2 ORDER BY 3 DESC, 1""",
        (kind, key),
    )
    return tuple(Likeness(other, verdict, score, _LIST.decode(why), other in known) for other, verdict, score, why in rows)
