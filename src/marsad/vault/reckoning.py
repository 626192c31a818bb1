"""The ledger in the database: threads of demands, offers, promises and threats, worked out from links between statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from marsad.vault.links import around
from marsad.vault.lists import LIST, listed
from marsad.vault.merged import Pair, Thread
from marsad.vault.merger import Merging
from marsad.vault.relating import numbered, sayings

_MATES = """SELECT y.id FROM json_each(?) j CROSS JOIN statement x ON x.id = j.value CROSS JOIN thread_saying s ON s.statement = x.n
    CROSS JOIN thread_saying t ON t.thread = s.thread CROSS JOIN statement y ON y.n = t.statement"""
_ONE_CLAIM = "SELECT x.id, w.claim FROM json_each(?) j CROSS JOIN statement x ON x.id = j.value CROSS JOIN wording w ON w.statement = x.n"
_ONE_EVENT = "SELECT x.id, t.happening FROM json_each(?) j CROSS JOIN event x ON x.id = j.value CROSS JOIN telling t ON t.event = x.n"
_ANSWERED = "SELECT a FROM json_each(?) j CROSS JOIN link l INDEXED BY link_b ON l.b = j.value WHERE l.kind = 'answer'"
_ANSWERS = "SELECT a, b, verdict, score, why FROM json_each(?) j CROSS JOIN link l ON l.a = j.value WHERE l.kind = 'answer' ORDER BY a, b"


def concerned(connection: sqlite3.Connection, regrouped: Iterable[str]) -> set[str]:
    """The statements whose threads hang on what some statements and events are one with: those, and what they answer."""
    found = set(regrouped)
    return found | {row[0] for row in connection.execute(_ANSWERED, (listed(found),))}


def regroup(connection: sqlite3.Connection, merging: Merging, touched: Iterable[str]) -> None:
    """Work out anew the threads of some statements, and of all that hang together with them; other statements are passed over."""
    wanted = {key for key, one in sayings(connection, merging, sorted(touched)).items() if merging.in_ledger(one)}
    if not wanted:
        return
    items, links, judgements = around(connection, "thread", wanted, _MATES)
    known = {key: one for key, one in sayings(connection, merging, sorted(items)).items() if merging.in_ledger(one)}
    numbers = numbered(connection, known)
    connection.executemany("DELETE FROM thread_saying WHERE statement = ?", [(n,) for n in numbers.values()])
    connection.executemany("DELETE FROM thread WHERE id = ?", [(f"t{key[1:]}",) for key in items])
    answers = _answers(connection, known)
    by = sayings(connection, merging, sorted({pair.b for pair in answers}))
    deeds = _deeds(connection, merging, {pair.b for pair in answers} - set(by))
    same = _wholes(connection, [*known, *by], _ONE_CLAIM) | _wholes(connection, deeds, _ONE_EVENT)
    for thread, members in merging.threads(list(known.values()), links, judgements, answers, {**known, **by}, deeds, same):
        _keep(connection, thread, [numbers[key] for key in members])


def _answers(connection: sqlite3.Connection, known: Iterable[str]) -> list[Pair]:
    rows = connection.execute(_ANSWERS, (listed(known),))
    return [Pair(a, b, verdict, score, LIST.decode(why)) for a, b, verdict, score, why in rows]


def _deeds(connection: sqlite3.Connection, merging: Merging, keys: Iterable[str]) -> dict[str, Any]:
    rows = connection.execute(
        "SELECT x.id, t.told FROM json_each(?) j CROSS JOIN event x ON x.id = j.value CROSS JOIN deed t ON t.event = x.n",
        (listed(sorted(keys)),),
    )
    return {key: merging.done(told) for key, told in rows}


def _wholes(connection: sqlite3.Connection, keys: Iterable[str], query: str) -> dict[str, str]:
    return dict(connection.execute(query, (listed(keys),)).fetchall())


def _keep(connection: sqlite3.Connection, thread: Thread, numbers: list[int]) -> None:
    lists = map(listed, (thread.by, thread.to, thread.issue))
    dates = [step.date for step in thread.steps if step.date is not None]
    connection.execute(
        "INSERT INTO thread VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (thread.id, thread.kind, *lists, thread.first, thread.due, thread.state, msgspec.json.encode(thread.steps).decode(),
         min(dates, default=None), max(dates, default=None)),
    )  # fmt: skip
    connection.executemany("INSERT INTO thread_saying VALUES (?,?)", [(n, thread.id) for n in numbers])
