"""A stored report as what merging sees of it is made: its record, with the numbers and ids that the tables give it."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from marsad.record import Record, from_json, to_json
from marsad.vault.words import Words, words_of

_LEVEL = 3  # of zlib: half the time of the usual 6, a tenth larger


class Stored(NamedTuple):
    """A report: the number of its document, its record and its words; of each entity, by its id, the numbers of its actor and of what
    it is taken for; the numbers and ids of its statements and of its events, in the record's order."""

    n: int
    record: Record
    words: Words
    actors: Mapping[str, int]
    namings: Mapping[str, int]
    statements: Sequence[tuple[int, str]]
    events: Sequence[tuple[int, str]]

    @property
    def id(self) -> str:
        """The id of its document."""
        return self.record.document.id


def stored(connection: sqlite3.Connection, document: str) -> Stored:
    """A report that is in the tables."""
    n, text, kept = connection.execute(
        "SELECT d.n, p.text, p.record FROM document d JOIN page p ON p.document = d.n WHERE d.id = ?", (document,)
    ).fetchone()
    record = unpacked(kept, text)
    entities = connection.execute("SELECT id, actor, naming FROM entity WHERE document = ?", (n,)).fetchall()
    statements, events = (
        connection.execute(f"SELECT n, id FROM {table} WHERE document = ? ORDER BY n", (n,)).fetchall()
        for table in ("statement", "event")
    )
    actors = {entity: actor for entity, actor, _ in entities}
    return Stored(n, record, words_of(record), actors, {entity: naming for entity, _, naming in entities}, statements, events)


def packed(record: Record) -> bytes:
    """A record as it is kept beside its text."""
    return zlib.compress(to_json(_with_text(record, "")), _LEVEL)


def unpacked(kept: bytes, text: str) -> Record:
    """The record that was kept so."""
    return _with_text(from_json(zlib.decompress(kept)), text)


def _with_text(record: Record, text: str) -> Record:
    return msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=text))
