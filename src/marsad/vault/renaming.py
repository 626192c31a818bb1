"""The keys by which actors are known, for the views: what a report calls by another key is shown, and found, under one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_SHOWN = """SELECT a.key, k.key FROM document d JOIN renamed r ON r.document = d.n JOIN actor a ON a.n = r.actor
    JOIN actor k ON k.n = r.known WHERE d.id = ?"""


class Shown:
    """The keys to show for those that a report gives; the answers for the last report asked about are kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._document: str | None = None
        self._known: dict[str, str] = {}

    def keys(self, document: str, given: Iterable[str]) -> tuple[str, ...]:
        """The keys by which actors of a report (its id) are known, each once."""
        known = self._in(document)
        return tuple(dict.fromkeys(known.get(key, key) for key in given)) if known else tuple(given)

    def key(self, document: str, given: str | None) -> str | None:
        """The key by which an actor, or nobody, is known in a report."""
        return None if given is None else self._in(document).get(given, given)

    def _in(self, document: str) -> dict[str, str]:
        if document != self._document:
            self._known = dict(self._connection.execute(_SHOWN, (document,)).fetchall())
            self._document = document
        return self._known


def numbers(connection: sqlite3.Connection, keys: Iterable[str]) -> list[int]:
    """The numbers of some keys and of those by which they are known."""
    found: dict[int, None] = {}
    for key in keys:
        row = connection.execute("SELECT a.n, x.known FROM actor a LEFT JOIN alias x ON x.actor = a.n WHERE a.key = ?", (key,)).fetchone()
        found |= {n: None for n in row or () if n is not None}
    return list(found)


def known_by(connection: sqlite3.Connection, key: str) -> str:
    """The key by which an actor is known in every report: its own for most."""
    query = "SELECT k.key FROM actor a JOIN alias x ON x.actor = a.n JOIN actor k ON k.n = x.known WHERE a.key = ?"
    row = connection.execute(query, (key,)).fetchone()
    return key if row is None else str(row[0])
