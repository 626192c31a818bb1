"""The ledger in the database: threads of demands, offers, promises and threats, worked out from links between statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from marsad.vault.links import around
from marsad.vault.merged import Pair, Thread
from marsad.vault.merger import Merging
from marsad.vault.relating import sayings

_MATES = """SELECT y.id FROM statement x JOIN thread_saying s ON s.statement = x.n JOIN thread_saying t ON t.thread = s.thread
    JOIN statement y ON y.n = t.statement WHERE x.id = ?"""
_ONE_CLAIM = "SELECT w.claim FROM statement x JOIN wording w ON w.statement = x.n WHERE x.id = ?"
_ONE_EVENT = "SELECT t.happening FROM event x JOIN telling t ON t.event = x.n WHERE x.id = ?"
_LIST = msgspec.json.Decoder(tuple[str, ...])


def concerned(connection: sqlite3.Connection, regrouped: Iterable[str]) -> set[str]:
    """The statements whose threads hang on what some statements and events are one with: those, and what they answer."""
    found = set()
    for key in regrouped:
        found.add(key)
        found.update(row[0] for row in connection.execute("SELECT a FROM link INDEXED BY link_b WHERE kind = 'answer' AND b = ?", (key,)))
    return found


def regroup(connection: sqlite3.Connection, merging: Merging, touched: Iterable[str]) -> None:
    """Work out anew the threads of some statements, and of all that hang together with them; other statements are passed over."""
    wanted = {key for key, one in sayings(connection, merging, sorted(touched)).items() if merging.in_ledger(one)}
    if not wanted:
        return
    items, links, judgements = around(connection, "thread", wanted, _MATES)
    known = {key: one for key, one in sayings(connection, merging, sorted(items)).items() if merging.in_ledger(one)}
    numbers = {key: connection.execute("SELECT n FROM statement WHERE id = ?", (key,)).fetchone()[0] for key in known}
    connection.executemany("DELETE FROM thread_saying WHERE statement = ?", [(n,) for n in numbers.values()])
    connection.executemany("DELETE FROM thread WHERE id = ?", [(f"t{key[1:]}",) for key in items])
    answers = _answers(connection, known)
    by = sayings(connection, merging, sorted({pair.b for pair in answers}))
    deeds = _deeds(connection, merging, {pair.b for pair in answers} - set(by))
    same = _wholes(connection, [*known, *by], _ONE_CLAIM) | _wholes(connection, deeds, _ONE_EVENT)
    for thread, members in merging.threads(list(known.values()), links, judgements, answers, {**known, **by}, deeds, same):
        _keep(connection, thread, [numbers[key] for key in members])


def _answers(connection: sqlite3.Connection, known: Iterable[str]) -> list[Pair]:
    rows = [
        row
        for key in sorted(known)
        for row in connection.execute("SELECT a, b, verdict, score, why FROM link WHERE kind = 'answer' AND a = ? ORDER BY b", (key,))
    ]
    return [Pair(a, b, verdict, score, _LIST.decode(why)) for a, b, verdict, score, why in rows]


def _deeds(connection: sqlite3.Connection, merging: Merging, keys: Iterable[str]) -> dict[str, Any]:
    found = {}
    for key in sorted(keys):
        row = connection.execute("SELECT t.told FROM event x JOIN deed t ON t.event = x.n WHERE x.id = ?", (key,)).fetchone()
        if row is not None:
            found[key] = merging.done(row[0])
    return found


def _wholes(connection: sqlite3.Connection, keys: Iterable[str], query: str) -> dict[str, str]:
    found = {}
    for key in keys:
        row: Any = connection.execute(query, (key,)).fetchone()
        if row is not None:
            found[key] = row[0]
    return found


def _keep(connection: sqlite3.Connection, thread: Thread, numbers: list[int]) -> None:
    lists = (msgspec.json.encode(one).decode() for one in (thread.by, thread.to, thread.issue))
    dates = [step.date for step in thread.steps if step.date is not None]
    connection.execute(
        "INSERT INTO thread VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (thread.id, thread.kind, *lists, thread.first, thread.due, thread.state, msgspec.json.encode(thread.steps).decode(),
         min(dates, default=None), max(dates, default=None)),
    )  # fmt: skip
    connection.executemany("INSERT INTO thread_saying VALUES (?,?)", [(n, thread.id) for n in numbers])
