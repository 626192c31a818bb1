"""Actors across reports, in the database: which keys are one actor, and by which key each report's actors are known.

`link` (kind 'actor') holds what was found about two keys, `alias` the keys that are known by another, `renamed` all that
differs for a report: its aliases, and those of whom it has only an office or a surname (see bearing.py). The view `known`
gives the key of an actor in a report. Placed in the transaction that stores a report, in any order to the same rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from marsad.limits import MAX_WORD_CACHE
from marsad.vault import bearing
from marsad.vault.links import around, keep
from marsad.vault.merged import Facts, Named, Pair
from marsad.vault.merger import Merging
from marsad.vault.stored import Stored
from marsad.vault.words import folded

_GROUP = """SELECT a.key FROM json_each(?1) j CROSS JOIN alias x ON x.known = (
    SELECT coalesce(max(y.known), b.n) FROM actor b LEFT JOIN alias y ON y.actor = b.n WHERE b.key = j.value)
    CROSS JOIN actor a ON a.n = x.actor OR a.n = x.known"""
_JUDGED = """SELECT DISTINCT a.key FROM entity e JOIN actor a ON a.n = e.actor
    JOIN judgement j ON a.key = j.a OR a.key = j.b WHERE e.document = ?"""
_TOGETHER = "SELECT 1 FROM entity x JOIN entity y ON y.document = x.document WHERE x.actor = ? AND y.actor = ?"

_FRESH = """SELECT EXISTS (SELECT 1 FROM called WHERE actor = ?1 AND naming <> ?2),
    EXISTS (SELECT 1 FROM called WHERE near = ?3 AND actor <> ?1)"""


class Left(NamedTuple):
    """What a report that is replaced had: numbers of actors and of how it called them, and where actors were looked for."""

    called: list[tuple[int, int]]
    slots: list[str]


NOBODY = Left([], [])


class _Entry(NamedTuple):
    """An entity of a report that is no listed actor, or one with an office."""

    actor: int
    naming: int
    named: Named
    listed: bool


class _Page(NamedTuple):
    """A report: its number, those of its actors who may be somebody else's variant or bearer, and all its keys."""

    n: int
    entries: list[_Entry]
    keys: dict[str, int]


def place(connection: sqlite3.Connection, merging: Merging, stored: Stored, former: Left = NOBODY) -> set[int]:
    """Find out whom a stored report names; the numbers of the reports some of whose actors are now known by another key."""
    page = _page(merging, stored)
    n, entries = page.n, page.entries
    fresh = _register(connection, merging, entries) | _leave(connection, former)
    touched = {key for actor in sorted(fresh) for key in _relink(connection, merging, actor)}
    touched |= _beside(connection, merging, page, fresh)
    if connection.execute("SELECT 1 FROM judgement LIMIT 1").fetchone() is not None:
        touched |= {row[0] for row in connection.execute(_JUDGED, (n,))}
    touched |= _counted(connection, merging, n, former)
    moved = _regroup(connection, merging, touched) if touched else set()
    changed = _move(connection, moved)
    changed |= _adopt(connection, page)
    asking = bearing.place(connection, merging, n, [one[:3] for one in entries], former.slots)
    return changed | bearing.settle(connection, merging, asking | bearing.concerned(connection, moved))


def forget(connection: sqlite3.Connection, document: str) -> Left:
    """Take out what was found about a report's actors, before it is replaced; whom it had."""
    n = connection.execute("SELECT n FROM document WHERE id = ?", (document,)).fetchone()[0]
    called = connection.execute("SELECT DISTINCT actor, naming FROM entity WHERE document = ?", (n,)).fetchall()
    connection.execute("DELETE FROM renamed WHERE document = ?", (n,))
    return Left(called, bearing.forget(connection, n))


def forget_all(connection: sqlite3.Connection) -> None:
    """Take out everything that was worked out about actors; judgements stay."""
    for table in ("called", "holding", "asking", "bearer", "alias", "renamed"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM link WHERE kind = 'actor'")


def judged(connection: sqlite3.Connection, merging: Merging, a: str, b: str) -> set[int]:
    """Work out anew what a judgement of two actors concerns; the reports in which someone is now known by another key."""
    moved = _regroup(connection, merging, {a, b})
    rows = connection.execute("SELECT x.document, x.actor FROM asking x JOIN actor a ON a.n = x.actor WHERE a.key IN (?,?)", (a, b))
    asking = set(rows.fetchall())
    return _move(connection, moved) | bearing.settle(connection, merging, asking | bearing.concerned(connection, moved))


def is_actor(connection: sqlite3.Connection, key: str) -> bool:
    """Whether a key is that of an actor some report has, has had, or may mean."""
    return connection.execute("SELECT 1 FROM actor WHERE key = ?", (key,)).fetchone() is not None


def _page(merging: Merging, stored: Stored) -> _Page:
    """A stored report as this module needs it."""
    record = stored.record
    seen = {mention.entity for mention in record.mentions if mention.named}
    page = _Page(stored.n, [], {})
    for e in record.entities:
        page.keys[e.key] = actor = stored.actors[e.id]
        listed = merging.listed(e.key)
        if not listed or e.role is not None:
            words = _words(e.name.ar) if e.name.ar is not None and e.id in seen else ()
            named = Named(e.key, e.type, words, e.side, e.role, record.document.published)
            page.entries.append(_Entry(actor, stored.namings[e.id], named, listed))
    return page


@lru_cache(maxsize=MAX_WORD_CACHE)
def _words(name: str) -> tuple[str, ...]:
    return tuple(folded(name))


def _register(connection: sqlite3.Connection, merging: Merging, entries: Iterable[_Entry]) -> set[int]:
    """Note how a report calls its actors; those of whom this is news, but for new ones who are like nobody."""
    fresh = set()
    for actor, naming, named, listed in entries:
        near = None if listed else merging.near(named)
        if near is None or not connection.execute("INSERT OR IGNORE INTO called VALUES (?,?,?)", (actor, naming, near)).rowcount:
            continue
        known, namesakes = connection.execute(_FRESH, (actor, naming, near)).fetchone()
        if known or namesakes or merging.namesakes(near):
            fresh.add(actor)
    return fresh


def _leave(connection: sqlite3.Connection, former: Left) -> set[int]:
    """Forget how a replaced report called its actors where no report calls them so any more; the actors it had."""
    used = "SELECT 1 FROM entity WHERE actor = ? AND naming = ?"
    gone = [pair for pair in former.called if connection.execute(used, pair).fetchone() is None]
    connection.executemany("DELETE FROM called WHERE actor = ? AND naming = ?", gone)
    return {actor for actor, _ in former.called}


def _facts(connection: sqlite3.Connection, actor: int) -> Facts | None:
    """What reports say of an actor; None of one whom no report names in full."""
    rows = connection.execute(
        """SELECT a.key, k.type, k.ar, k.side, k.role FROM called c JOIN naming k ON k.n = c.naming
           JOIN actor a ON a.n = c.actor WHERE c.actor = ?""",
        (actor,),
    ).fetchall()
    if not rows:
        return None
    keys, kinds, names, sides, roles = (sorted({row[n] for row in rows if row[n] is not None}) for n in range(5))
    return Facts(keys[0], kinds[0], tuple(_words(name) for name in names), tuple(sides), tuple(roles))


def _relink(connection: sqlite3.Connection, merging: Merging, actor: int) -> set[str]:
    """Compare an actor with all whose names are near; the keys between which something has changed."""
    others = _others(connection, merging, actor)
    key = connection.execute("SELECT key FROM actor WHERE n = ?", (actor,)).fetchone()[0]
    facts = _facts(connection, actor) if others else None
    found: dict[tuple[str, str], Pair] = {}
    for there, other in others:
        pair = None if facts is None else _compared(connection, merging, facts, actor, there, other)
        if pair is not None:
            found[pair.a, pair.b] = pair
    old = connection.execute(
        """SELECT a, b, verdict, score FROM link WHERE kind = 'actor' AND a = ?1
           UNION ALL SELECT a, b, verdict, score FROM link INDEXED BY link_b WHERE kind = 'actor' AND b = ?1""",
        (key,),
    ).fetchall()
    connection.executemany("DELETE FROM link WHERE kind = 'actor' AND a = ? AND b = ?", [row[:2] for row in old])
    for pair in found.values():
        keep(connection, "actor", pair)
    new = {(pair.a, pair.b, pair.verdict, pair.score) for pair in found.values()}
    return {end for row in new ^ set(old) for end in row[:2]}


def _others(connection: sqlite3.Connection, merging: Merging, actor: int) -> list[tuple[Facts, int | None]]:
    """Those whose names are near an actor's: facts, and the number where any report has it."""
    found: list[tuple[Facts, int | None]] = []
    near = "SELECT DISTINCT y.actor FROM called x JOIN called y ON y.near = x.near WHERE x.actor = ?1 AND y.actor <> ?1"
    for (other,) in connection.execute(near, (actor,)).fetchall():
        facts = _facts(connection, other)
        if facts is not None:
            found.append((facts, other))
    for (place,) in connection.execute("SELECT DISTINCT near FROM called WHERE actor = ?", (actor,)).fetchall():
        for facts in merging.namesakes(place):
            row = connection.execute("SELECT n FROM actor WHERE key = ?", (facts.key,)).fetchone()
            found.append((facts, None if row is None else row[0]))
    return found


def _compared(
    connection: sqlite3.Connection, merging: Merging, here: Facts, actor: int, there: Facts, other: int | None
) -> Pair | None:
    """How like two actors are; whether one report has both is only asked where it makes a difference."""
    pair = merging.alike(here, there, False)
    if pair is None or other is None or pair.verdict == "different":
        return pair
    both = connection.execute(_TOGETHER, (actor, other)).fetchone() is not None
    return merging.alike(here, there, True) if both else pair


def _beside(connection: sqlite3.Connection, merging: Merging, page: _Page, fresh: set[int]) -> set[str]:
    """Compare anew those whom a report has beside somebody with a like name; the keys between which something changed."""
    changed: set[str] = set()
    for one in page.entries:
        if one.listed or not one.named.words or one.actor in fresh:
            continue
        linked = connection.execute(
            """SELECT b FROM link WHERE kind = 'actor' AND a = ?1 AND verdict <> 'different'
               UNION ALL SELECT a FROM link INDEXED BY link_b WHERE kind = 'actor' AND b = ?1 AND verdict <> 'different'""",
            (one.named.key,),
        ).fetchall()
        if any(row[0] in page.keys for row in linked):
            changed |= _relink(connection, merging, one.actor)
    return changed


def _counted(connection: sqlite3.Connection, merging: Merging, n: int, former: Left) -> set[str]:
    """The keys of a report's actors that have others, none of them listed: which is the commonest may be another now."""
    rows = connection.execute(
        """SELECT a.key, k.key FROM entity e JOIN alias x ON x.actor = e.actor JOIN actor a ON a.n = e.actor
           JOIN actor k ON k.n = x.known WHERE e.document = ?1
           UNION SELECT a.key, a.key FROM entity e JOIN alias x ON x.known = e.actor JOIN actor a ON a.n = e.actor
           WHERE e.document = ?1""",
        (n,),
    )
    found = {key for key, known in rows if not merging.listed(known)}
    for actor in {actor for actor, _ in former.called}:
        found |= {row[0] for row in connection.execute("SELECT key FROM actor WHERE n = ?", (actor,))}
    return found


def _regroup(connection: sqlite3.Connection, merging: Merging, touched: set[str]) -> set[int]:
    """Work out anew which keys are one with some; the numbers of those that are now known by another."""
    items, _, judgements = around(connection, "actor", touched, _GROUP)
    found = "SELECT a, b, verdict, score FROM link WHERE kind = 'actor' AND a = ?"
    links = [Pair(*row) for key in sorted(items) for row in connection.execute(found, (key,)) if row[1] in items]
    numbers = {key: n for key in sorted(items) if (n := _number(connection, merging, key)) is not None}
    documents = {key: 0 if merging.listed(key) else _documents(connection, n) for key, n in numbers.items()}
    new: dict[int, int] = {}
    for known, *others in merging.actors(list(numbers), links, judgements, documents):
        new |= {numbers[key]: numbers[known] for key in others}
    ever = "SELECT x.actor, x.known FROM alias x JOIN actor a ON a.n = x.actor WHERE a.key = ?"
    old = dict(row for key in items for row in connection.execute(ever, (key,)))
    connection.executemany("DELETE FROM alias WHERE actor = ?", [(n,) for n in old])
    connection.executemany("INSERT INTO alias VALUES (?,?)", list(new.items()))
    return {n for n in old.keys() | new.keys() if old.get(n) != new.get(n)}


def _documents(connection: sqlite3.Connection, actor: int) -> int:
    return int(connection.execute("SELECT count(DISTINCT document) FROM entity WHERE actor = ?", (actor,)).fetchone()[0])


def _number(connection: sqlite3.Connection, merging: Merging, key: str) -> int | None:
    """The number of a key that a report has or the lexicon lists; a listed one may be that of a name no report has."""
    row = connection.execute("SELECT n, EXISTS (SELECT 1 FROM entity WHERE actor = n) FROM actor WHERE key = ?", (key,)).fetchone()
    if not merging.listed(key) and (row is None or not row[1]):
        return None
    return int(row[0]) if row is not None else connection.execute("INSERT INTO actor (key) VALUES (?)", (key,)).lastrowid


def _move(connection: sqlite3.Connection, moved: Iterable[int]) -> set[int]:
    """Write down by which key some actors are now known in all their reports; these reports."""
    changed: set[int] = set()
    for actor in moved:
        documents = {row[0] for row in connection.execute("SELECT document FROM entity WHERE actor = ?", (actor,))}
        row = connection.execute("SELECT known FROM alias WHERE actor = ?", (actor,)).fetchone()
        connection.execute("DELETE FROM renamed WHERE actor = ?", (actor,))
        if row is not None:
            connection.executemany("INSERT INTO renamed VALUES (?,?,?)", [(n, actor, row[0]) for n in sorted(documents)])
        changed |= documents
    return changed


def _adopt(connection: sqlite3.Connection, page: _Page) -> set[int]:
    """Write down who in a report is known by another key."""
    known = "SELECT DISTINCT e.actor, x.known FROM entity e CROSS JOIN alias x ON x.actor = e.actor WHERE e.document = ?"
    found = connection.execute(known, (page.n,)).fetchall()
    connection.executemany("INSERT OR REPLACE INTO renamed VALUES (?,?,?)", [(page.n, *row) for row in found])
    return {page.n} if found else set()
