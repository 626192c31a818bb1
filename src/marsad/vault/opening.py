"""What an id stands for: any id that a view prints, or an unmistakable beginning of one, is opened."""

from __future__ import annotations

import sqlite3
from typing import Literal

import msgspec

from marsad.vault.actors import actor, likeness
from marsad.vault.claims import claim_of
from marsad.vault.conflicts import conflict_of
from marsad.vault.events import event_of
from marsad.vault.families import family_of
from marsad.vault.filters import FilterError, is_text
from marsad.vault.ids import parse_place
from marsad.vault.ledger import thread_of
from marsad.vault.lists import LIST
from marsad.vault.query import statement_of
from marsad.vault.rows import ActorRow, CopiesRow, DocumentRow, EventRow, Likeness, PassageRow, Report, StatementRow
from marsad.vault.rows_merged import ClaimRow, ConflictRow, LedgerRow
from marsad.vault.search import passage

_MIN_PREFIX = 4  # letters of an id that must be given


class Opened(msgspec.Struct, frozen=True):
    """What an id stands for: its row, and the report's words around it (None for an actor or a whole document).

    `likeness`: of an actor's key, with which others it is one, or may be, and why.
    """

    id: str
    kind: Literal["statement", "event", "actor", "document", "passage", "copies", "claim", "ledger", "conflict"]
    row: StatementRow | EventRow | ActorRow | DocumentRow | PassageRow | CopiesRow | ClaimRow | LedgerRow | ConflictRow
    title: str | None = None
    url: str | None = None
    context: Report | None = None
    cue: str | None = None
    likeness: tuple[Likeness, ...] = ()


def opened(connection: sqlite3.Connection, key: str) -> Opened | None:
    """What an id stands for: a statement, event, document, stretch (DOCUMENT#START-END), family of copies, claim, thread of the
    ledger, conflict or actor, in this order.

    The beginning of a statement's, event's, document's, family's or thread's id will do where only one begins so. None where there is
    nothing; raises `FilterError` where several begin so.
    """
    if not is_text(key):
        return None
    found = _exact(connection, key)
    if found is not None or len(key) < _MIN_PREFIX:
        return found
    end = key[:-1] + chr(ord(key[-1]) + 1)
    likely = [
        row[0]
        for table in ("statement", "event", "document", "family", "thread")
        for row in connection.execute(f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 6", (key, end))
    ]
    if len(likely) > 1:
        raise FilterError(f"several ids begin with {key!r}: {', '.join(likely[:5])}{' …' if len(likely) > 5 else ''}")
    return _exact(connection, likely[0]) if likely else None


def _exact(connection: sqlite3.Connection, key: str) -> Opened | None:
    for ask in (_finding, _document, _place, _copied, _merged, _somebody):
        found = ask(connection, key)
        if found is not None:
            return found
    return None


def _finding(connection: sqlite3.Connection, key: str) -> Opened | None:
    said = statement_of(connection, key)
    if said is not None:
        place = connection.execute("SELECT document, cue_start, cue_end FROM statement WHERE id = ?", (key,)).fetchone()
        start = said.start if place[1] is None else min(said.start, place[1])
        end = said.end if place[2] is None else max(said.end, place[2])
        text, title, url = _page(connection, place[0])
        cue = None if place[1] is None else text[place[1] : place[2]]
        about = (said.document, said.outlet, said.published)
        return Opened(key, "statement", said, title, url, _around(connection, place[0], text, about, start, end), cue)
    done = event_of(connection, key)
    if done is None:
        return None
    n, document = connection.execute(
        "SELECT d.n, d.id FROM event x JOIN document d ON d.n = x.document WHERE x.id = ?", (key,)
    ).fetchone()
    text, title, url = _page(connection, n)
    report = next(one for one in done.reports if one.document == document)
    about = (report.document, report.outlet, report.published)
    return Opened(key, "event", done, title, url, _around(connection, n, text, about, report.start, report.end))


def _document(connection: sqlite3.Connection, key: str) -> Opened | None:
    row = connection.execute(
        """SELECT d.n, d.id, d.title, d.outlet, d.agencies, d.published, d.published_from, d.url, p.text
           FROM document d JOIN page p ON p.document = d.n WHERE d.id = ?""",
        (key,),
    ).fetchone()
    if row is None:
        return None
    n, *rest = row
    rest[3] = LIST.decode(rest[3])
    found = [
        tuple(r[0] for r in connection.execute(f'SELECT id FROM {table} WHERE document = ? ORDER BY start, "end", id', (n,)))
        for table in ("statement", "event")
    ]
    return Opened(key, "document", DocumentRow(*rest, *found), row[2], row[7])


def _place(connection: sqlite3.Connection, key: str) -> Opened | None:
    place = parse_place(key)
    if place is None:
        return None
    document, start, end = place
    row = connection.execute("SELECT n, outlet, published FROM document WHERE id = ?", (document,)).fetchone()
    if row is None:
        return None
    text, title, url = _page(connection, row[0])
    if not 0 <= start < end <= len(text):
        return None
    about = (document, row[1], row[2])
    found = passage(connection, row[0], about, start, end)
    return Opened(key, "passage", found, title, url, _around(connection, row[0], text, about, start, end))


def _copied(connection: sqlite3.Connection, key: str) -> Opened | None:
    found = family_of(connection, key)
    return None if found is None else Opened(key, "copies", found)


def _merged(connection: sqlite3.Connection, key: str) -> Opened | None:
    if key.startswith("k-") and (claim := claim_of(connection, key)) is not None:
        return Opened(key, "claim", claim)
    if key.startswith("t-") and (thread := thread_of(connection, key)) is not None:
        return Opened(key, "ledger", thread)
    if key.startswith("d-") and (conflict := conflict_of(connection, key)) is not None:
        return Opened(key, "conflict", conflict)
    return None


def _somebody(connection: sqlite3.Connection, key: str) -> Opened | None:
    found = actor(connection, key)
    return None if found is None else Opened(key, "actor", found, likeness=likeness(connection, key))


def _page(connection: sqlite3.Connection, n: int) -> tuple[str, str | None, str | None]:
    text, title, url = connection.execute(
        "SELECT p.text, d.title, d.url FROM document d JOIN page p ON p.document = d.n WHERE d.n = ?", (n,)
    ).fetchone()
    return text, title, url


def _around(connection: sqlite3.Connection, n: int, text: str, about: tuple[str, str | None, str | None], start: int, end: int) -> Report:
    """The whole sentences that words stand in."""
    first, last = connection.execute(
        'SELECT min(start), max("end") FROM sentence WHERE document = ? AND start < ? AND "end" > ?', (n, end, start)
    ).fetchone()
    first, last = min(start, first if first is not None else start), max(end, last if last is not None else end)
    return Report(*about, first, last, text[first:last])
