"""Those of whom a report has only an office or a surname, in the database: each report's are settled by themselves.

`holding` says where somebody named in full is looked for, `asking` where one who is not looks; `bearer` holds what came of
it. Whoever comes to hold a place anew settles those who ask there once more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from marsad.vault.lists import listed
from marsad.vault.merged import Named
from marsad.vault.merger import Merging
from marsad.vault.words import folded

Appearance = tuple[int, int]  # numbers of a report and of an actor in it
_KNOWN = "SELECT coalesce(k.key, a.key) FROM actor a LEFT JOIN alias x ON x.actor = a.n LEFT JOIN actor k ON k.n = x.known"

_NUMBER = "SELECT coalesce(x.known, a.n) FROM actor a LEFT JOIN alias x ON x.actor = a.n"

_REPORTED = """SELECT coalesce(k.key, a.key), count(DISTINCT y.document) FROM asking x JOIN holding y ON y.slot = x.slot
    JOIN actor a ON a.n = y.actor LEFT JOIN alias s ON s.actor = a.n LEFT JOIN actor k ON k.n = s.known
    WHERE x.document = ? AND x.actor = ? GROUP BY 1 ORDER BY 1"""


def place(
    connection: sqlite3.Connection, merging: Merging, n: int, entries: Sequence[tuple[int, int, Named]], former: Sequence[str]
) -> set[Appearance]:
    """Note whom a report names and whom it asks for; those who are to be settled. former: where one it replaces had somebody."""
    changed, asking = set(former), set()
    for actor, _, named in entries:
        if named.side is None or named.role is None:
            continue
        for slot in merging.held(named):
            known = connection.execute("SELECT 1 FROM holding WHERE slot = ? AND actor = ? LIMIT 2", (slot, actor)).fetchall()
            if len(known) < 2:  # what one report says is less than what several do
                changed.add(slot)
            connection.execute("INSERT OR IGNORE INTO holding VALUES (?,?,?)", (slot, actor, n))
        for slot in merging.asked(named):
            connection.execute("INSERT OR IGNORE INTO asking VALUES (?,?,?)", (slot, n, actor))
            asking.add((n, actor))
    for slot in changed:
        asking.update(connection.execute("SELECT document, actor FROM asking WHERE slot = ?", (slot,)).fetchall())
    return asking


def concerned(connection: sqlite3.Connection, moved: Iterable[int]) -> set[Appearance]:
    """Those whom it concerns that some actors are now known by another key."""
    found: set[Appearance] = set()
    for actor in moved:
        found.update(connection.execute("SELECT document, actor FROM asking WHERE actor = ?", (actor,)))
        for line in (
            "holding x JOIN asking y ON y.slot = x.slot WHERE x.actor = ?",
            "entity x JOIN asking y ON y.document = x.document WHERE x.actor = ?",
            "actor x JOIN bearer y ON y.person = x.key WHERE x.n = ?",
        ):
            found.update(connection.execute(f"SELECT y.document, y.actor FROM {line}", (actor,)))
    return found


def settle(connection: sqlite3.Connection, merging: Merging, asking: Iterable[Appearance]) -> set[int]:
    """Find out who those are who are asked for; the reports in which somebody is now known by another key."""
    changed = set()
    for n, actor in sorted(set(asking)):
        links = merging.bearers(*_question(connection, n, actor))
        connection.execute("DELETE FROM bearer WHERE document = ? AND actor = ?", (n, actor))
        connection.executemany(
            "INSERT INTO bearer VALUES (?,?,?,?,?,?)",
            [(n, actor, link.b, link.verdict, link.score, listed(link.why)) for link in links],
        )
        if connection.execute("SELECT 1 FROM alias WHERE actor = ?", (actor,)).fetchone() is not None:
            continue  # what a person judged holds for every report
        same = next((link.b for link in links if link.verdict == "same"), None)
        if _rename(connection, n, actor, same):
            changed.add(n)
    return changed


def forget(connection: sqlite3.Connection, n: int) -> list[str]:
    """Take out a report's part in this; where it had somebody that no other report has there."""
    slots = connection.execute("SELECT DISTINCT slot FROM holding WHERE document = ?", (n,)).fetchall()
    for table in ("holding", "asking", "bearer"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (n,))
    return [row[0] for row in slots]


def _question(connection: sqlite3.Connection, n: int, actor: int) -> tuple[Named, dict[str, int], set[str], set[str]]:
    """How a report calls somebody it asks for, whom other reports have there, whom this one names, and who it is not."""
    key, kind, name, side, role, day, named = connection.execute(
        """SELECT a.key, k.type, k.ar, k.side, k.role, d.published,
               EXISTS (SELECT 1 FROM mention m WHERE m.document = e.document AND m.entity = e.id AND m.named)
           FROM entity e JOIN actor a ON a.n = e.actor JOIN naming k ON k.n = e.naming JOIN document d ON d.n = e.document
           WHERE e.document = ? AND e.actor = ? ORDER BY 7 DESC, k.n LIMIT 1""",
        (n, actor),
    ).fetchone()
    words = tuple(folded(name)) if named and name is not None else ()
    reported = dict(connection.execute(_REPORTED, (n, actor)).fetchall())
    others = "SELECT actor FROM entity WHERE document = ? AND actor <> ?"
    present = {row[0] for row in connection.execute(f"{_KNOWN} WHERE a.n IN ({others})", (n, actor))}
    return Named(key, kind, words, side, role, day), reported, present, _barred(connection, key)


def _barred(connection: sqlite3.Connection, key: str) -> set[str]:
    """Those who a person judged are not, or may not be, one with somebody."""
    verdicts = {}
    for a, b, verdict in connection.execute("SELECT a, b, verdict FROM judgement WHERE a = ?1 OR b = ?1 ORDER BY n", (key,)):
        verdicts[b if a == key else a] = verdict
    barred = {other for other, verdict in verdicts.items() if verdict != "same"}
    barred |= {row[0] for other in barred for row in connection.execute(f"{_KNOWN} WHERE a.key = ?", (other,))}
    return barred


def _rename(connection: sqlite3.Connection, n: int, actor: int, known: str | None) -> bool:
    """Write down by which key somebody is known in one report; whether that is another than before."""
    new = None
    if known is not None:
        connection.execute("INSERT OR IGNORE INTO actor (key) VALUES (?)", (known,))
        new = connection.execute(f"{_NUMBER} WHERE a.key = ?", (known,)).fetchone()
    old = connection.execute("SELECT known FROM renamed WHERE document = ? AND actor = ?", (n, actor)).fetchone()
    if new == old:
        return False
    connection.execute("DELETE FROM renamed WHERE document = ? AND actor = ?", (n, actor))
    if new is not None:
        connection.execute("INSERT INTO renamed VALUES (?,?,?)", (n, actor, new[0]))
    return True
