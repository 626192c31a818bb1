"""One record into the tables, and out of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from marsad.limits import MAX_WORD_CACHE
from marsad.record import Entity, Record
from marsad.vault.days import days
from marsad.vault.ids import finding_ids
from marsad.vault.lists import listed
from marsad.vault.stored import Stored, packed
from marsad.vault.tracing import link_kind
from marsad.vault.words import Words, folded

Standing = Literal["new", "known", "changed"]
_Part = tuple[int, str, int, int, str | None]  # a row of *_actor
_Naming = tuple[int, str, str | None, str | None, str | None, str | None]  # actor, type, ar, en, side, role


def standing(connection: sqlite3.Connection, document: str, content: str) -> Standing:
    """Whether a document's id is new, known with this content (see `ids.content`), or known with another."""
    row = connection.execute("SELECT content FROM document WHERE id = ?", (document,)).fetchone()
    return "new" if row is None else "known" if row[0] == content else "changed"


class Numbers:
    """The numbers that actors and namings have, as far as they were asked for: good for one transaction, for one that is rolled
    back takes its own with it."""

    def __init__(self) -> None:
        self.actors: dict[str, int] = {}
        self.namings: dict[_Naming, int] = {}


def store(connection: sqlite3.Connection, record: Record, content: str, words: Words, numbers: Numbers) -> Stored:
    """Write a record with its words, in place of the one of its id if there is one; the caller has begun a transaction, of which
    `numbers` are. Raises what SQLite raises, KeyError for an entity that is not there, UnicodeError for a text that is none.
    """
    d = record.document
    known = connection.execute("SELECT n FROM document WHERE id = ?", (d.id,)).fetchone()
    if known is not None:
        _remove(connection, known[0])
    n = known[0] if known is not None else _next(connection, "document")
    connection.execute(
        "INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (n, d.id, content, d.title, d.language, d.url, d.outlet, listed(d.agencies), d.published, d.published_from,
         d.dateline_place),
    )  # fmt: skip
    connection.execute("INSERT INTO page VALUES (?,?,?)", (n, d.text, packed(record)))
    return _Sheet(connection, record, n, words, numbers).write()


def _next(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(n), 0) + 1 FROM {table}").fetchone()[0])


@lru_cache(maxsize=MAX_WORD_CACHE)
def _words(form: str) -> str:
    return " ".join(folded(form))


@dataclass
class _Sheet:
    """One record on its way into the tables; `n` is its document's number."""

    connection: sqlite3.Connection
    record: Record
    n: int
    words: Words
    numbers: Numbers

    def write(self) -> Stored:
        keys = dict.fromkeys(e.key for e in self.record.entities)
        for chain in (*(s.via for s in self.record.statements), *(e.via for e in self.record.events)):
            keys.update(dict.fromkeys(chain))
        self.actors = self.numbers.actors
        new = [(key,) for key in keys if key not in self.actors]
        self.connection.executemany("INSERT OR IGNORE INTO actor (key) VALUES (?)", new)
        for key in new:
            self.actors[key[0]] = self.connection.execute("SELECT n FROM actor WHERE key = ?", key).fetchone()[0]
        self.entities = {e.id: e for e in self.record.entities}
        namings = {e.id: self._naming(e) for e in self.record.entities}
        self._names(namings)
        self._sentences()
        statements, events = self._numbered_ids()
        self._statements(statements)
        self._events(events)
        return Stored(
            self.n, self.record, self.words, {key: self.actors[e.key] for key, e in self.entities.items()}, namings, statements, events
        )

    def _numbered_ids(self) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        statements, events = finding_ids(self.record)
        first = _next(self.connection, "statement"), _next(self.connection, "event")
        return list(enumerate(statements, first[0])), list(enumerate(events, first[1]))

    def _names(self, namings: dict[str, int]) -> None:
        run, n, text = self.connection.executemany, self.n, self.record.document.text
        run(
            "INSERT INTO entity VALUES (?,?,?,?)",
            [(n, e.id, self.actors[e.key], namings[e.id]) for e in self.record.entities],
        )
        run(
            "INSERT INTO mention VALUES (?,?,?,?,?,?)",
            [(n, m.id, m.start, m.end, m.entity, m.named) for m in self.record.mentions],
        )
        times = self.record.times
        run("INSERT INTO time VALUES (?,?,?,?,?,?)", [(n, t.id, t.start, t.end, t.value, t.conflict) for t in times])
        forms = Counter((self.actors[self.entities[m.entity].key], text[m.start : m.end]) for m in self.record.mentions if m.named)
        run(
            """INSERT INTO form VALUES (?,?,?,?)
               ON CONFLICT (actor, text) DO UPDATE SET mentions = mentions + excluded.mentions""",
            [(actor, form, _words(form), count) for (actor, form), count in forms.items()],
        )

    def _naming(self, entity: Entity) -> int:
        """The number of what an actor is taken for: its type, names, side and role, kept once."""
        values = (self.actors[entity.key], entity.type, entity.name.ar, entity.name.en, entity.side, entity.role)
        known = self.numbers.namings.get(values)
        if known is None:
            known = self.numbers.namings[values] = self._numbered(values)
        return known

    def _numbered(self, values: _Naming) -> int:
        same = "SELECT n FROM naming WHERE actor = ? AND type = ? AND ar IS ? AND en IS ? AND side IS ? AND role IS ?"
        row = self.connection.execute(same, values).fetchone()
        if row is not None:
            return int(row[0])
        made = self.connection.execute("INSERT INTO naming VALUES (NULL,?,?,?,?,?,?)", values).lastrowid
        assert made is not None
        return made

    def _sentences(self) -> None:
        first = _next(self.connection, "sentence")
        found = [(number, self.n, *row) for number, row in enumerate(self.words.sentences, first)]
        self.connection.executemany("INSERT INTO sentence VALUES (?,?,?,?,?)", found)
        words = [(row[0], row[4]) for row in found]
        self.connection.executemany("INSERT INTO sentence_words (rowid, words) VALUES (?,?)", words)

    def _statements(self, ids: list[tuple[int, str]]) -> None:
        run, d = self.connection.executemany, self.record.document
        rows, actors, issues = [], [], []
        for s, (n, key) in zip(self.record.statements, ids, strict=True):
            day, until = days(s.time) or days(d.published) or (None, None)
            cue = (s.cue.start, s.cue.end) if s.cue else (None, None)
            speakers, target = self._keys(s.speakers), self._keys(s.target)
            rows.append(
                (n, key, self.n, s.id, s.content.start, s.content.end, *cue, s.form, s.act, s.medium, s.time, day,
                 until, listed(speakers), listed(target), listed(s.via), listed(s.issue), listed(s.why),
                 d.text[s.content.start : s.content.end])
            )  # fmt: skip
            actors += self._roles(n, speaker=s.speakers, target=s.target, via=s.via)
            issues += [(issue, n) for issue in dict.fromkeys(s.issue)]
        run(f"INSERT INTO statement VALUES ({','.join('?' * 20)})", rows)
        run("INSERT INTO statement_actor VALUES (?,?,?,?,?)", actors)
        run("INSERT INTO statement_issue VALUES (?,?)", issues)

    def _events(self, ids: list[tuple[int, str]]) -> None:
        d = self.record.document
        rows, actors = [], []
        for e, (n, key) in zip(self.record.events, ids, strict=True):
            day, until = days(e.time) or days(d.published) or (None, None)
            place = None if e.place is None else self.entities[e.place].key
            rows.append(
                (n, key, self.n, e.id, e.evidence.start, e.evidence.end, e.type, e.mode, e.status, e.time, day, until,
                 place, listed(self._keys(e.source)), listed(self._keys(e.target)), listed(e.via), self._root_kind(e.via),
                 listed(e.why), d.text[e.evidence.start : e.evidence.end])
            )  # fmt: skip
            where = () if e.place is None else (e.place,)
            actors += self._roles(n, source=e.source, target=e.target, place=where, via=e.via)
        self.connection.executemany(f"INSERT INTO event VALUES ({','.join('?' * 19)})", rows)
        self.connection.executemany("INSERT INTO event_actor VALUES (?,?,?,?,?)", actors)

    def _keys(self, entities: tuple[str, ...]) -> list[str]:
        return [self.entities[e].key for e in entities]

    def _roles(self, n: int, via: tuple[str, ...], **roles: tuple[str, ...]) -> list[_Part]:
        """Rows of *_actor: those who take part, by their role, and the chain, whose links are keys without a side."""
        found: list[_Part] = []
        for role, entities in roles.items():
            for place, entity in enumerate(map(self.entities.__getitem__, entities)):
                found.append((n, role, place, self.actors[entity.key], entity.side))
        found += [(n, "via", place, self.actors[key], None) for place, key in enumerate(via)]
        return found

    def _root_kind(self, via: tuple[str, ...]) -> str | None:
        """What the chain's start is, its link nearest the speaker, as the report's entities tell; None for an empty chain."""
        if not via:
            return None
        kinds = {e.key: e.type for e in self.record.entities}
        return link_kind(via[0], kinds.get(via[0]), self.record.document.agencies)


def _remove(connection: sqlite3.Connection, n: int) -> None:
    """Take a document and all that was read in it out of every table."""
    run = connection.execute
    text = run("SELECT text FROM page WHERE document = ?", (n,)).fetchone()[0]
    named = run(
        """SELECT e.actor, m.start, m."end" FROM mention m JOIN entity e ON e.document = m.document AND e.id = m.entity
           WHERE m.document = ? AND m.named""", (n,),
    )  # fmt: skip
    forms = Counter((actor, text[start:end]) for actor, start, end in named)
    connection.executemany(
        "UPDATE form SET mentions = mentions - ? WHERE actor = ? AND text = ?",
        [(count, actor, form) for (actor, form), count in forms.items()],
    )
    connection.executemany("DELETE FROM form WHERE actor = ? AND text = ? AND mentions <= 0", list(forms))
    forget = "INSERT INTO sentence_words (sentence_words, rowid, words) SELECT 'delete', n, words FROM sentence"
    run(f"{forget} WHERE document = ?", (n,))
    for table in ("statement_actor", "statement_issue"):
        run(f"DELETE FROM {table} WHERE statement IN (SELECT n FROM statement WHERE document = ?)", (n,))
    run("DELETE FROM event_actor WHERE event IN (SELECT n FROM event WHERE document = ?)", (n,))
    for table in ("sentence", "statement", "event", "mention", "entity", "time", "page"):
        run(f"DELETE FROM {table} WHERE document = ?", (n,))
    run("DELETE FROM document WHERE n = ?", (n,))
