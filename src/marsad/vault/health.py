"""Whether a database is sound, of this version, and worked out to the end."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from marsad.vault.copying import missing
from marsad.vault.migrate import connect
from marsad.vault.problems import explaining
from marsad.vault.schema import STEPS


class Health(NamedTuple):
    """version: of the schema; wrong: what SQLite's check finds, '' for a sound file; counts: rows of the main tables;
    behind: whether reports are stored that were not yet compared; size: bytes of the file and its log."""

    version: int
    wrong: str
    counts: dict[str, int]
    behind: bool
    size: int


def health(path: Path) -> Health:
    """Look through a database. Raises `VaultError` where it is missing, foreign, older, newer, locked or may not be read."""
    size = sum(part.stat().st_size for part in (path, Path(f"{path}-wal")) if part.is_file())
    connection = connect(path, read_only=True)
    try:
        with explaining(path):
            counts = {f"{table}s": _count(connection, table) for table in ("document", "statement", "event")}
            wrong = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            return Health(len(STEPS), "" if wrong == "ok" else wrong, counts, bool(missing(connection, 1)), size)
    finally:
        connection.close()


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
