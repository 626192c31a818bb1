"""Opens a database file: makes a new one, brings an older one up to date, refuses what is foreign or newer."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from marsad.limits import BUSY_TIMEOUT_MS, CHECKPOINT_PAGES, KEPT_QUERIES, WRITER_CACHE_KB
from marsad.vault.problems import VaultError, explaining
from marsad.vault.schema import APPLICATION_ID, STEPS

_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, sentence_words, row)"  # how often a word stands
_OTHER_DB = "give another file with --db"


def connect(path: Path, read_only: bool) -> sqlite3.Connection:
    """An open connection to the database at `path`, of this version of the schema.

    To write, the file is made where it is missing (its folder must exist), and an older one is migrated.
    Raises `VaultError` where the file is missing (to read), foreign, newer, locked, or may not be opened.
    """
    if path.is_dir():
        raise VaultError(path, "this is a folder", _OTHER_DB)
    if read_only and not path.exists():
        advice = "make it with 'marsad add REPORTS --db FILE', or give another with --db"
        raise VaultError(path, "there is no such database", advice)
    with explaining(path):
        wait = BUSY_TIMEOUT_MS / 1000
        connection = sqlite3.connect(
            _uri(path, read_only), uri=True, timeout=wait, isolation_level=None, cached_statements=KEPT_QUERIES
        )
        try:
            _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _uri(path: Path, read_only: bool) -> str:
    name = f"file:{quote(str(path.absolute()))}"
    if not read_only:
        return f"{name}?mode=rwc"
    log = Path(f"{path}-wal")
    if not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size):
        return f"{name}?immutable=1"  # nobody can be writing, and the folder takes no shared-memory file
    return f"{name}?mode=ro"


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    version = _version(connection, path)
    if read_only:
        if version == 0:
            raise VaultError(path, "this file is empty, no database yet", "read reports into it with 'marsad add REPORTS --db FILE'")
        if version < len(STEPS):
            wrong = f"the database is of the older version {version}"
            raise VaultError(path, wrong, "run 'marsad add' on it once, which brings it up to date")
        connection.execute(_VOCABULARY)
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    if version < len(STEPS):
        migrate(connection, path)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema's version, 0 for an empty file. Raises `VaultError` for a foreign or newer database."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if mark != APPLICATION_ID and not (empty and mark == 0 and version == 0):
        raise VaultError(path, "this database belongs to another program", _OTHER_DB)
    if version > len(STEPS):
        wrong = f"the database was made by a newer Marsad (version {version}, this one knows {len(STEPS)})"
        raise VaultError(path, wrong, "update Marsad")
    return version


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Takes the steps the database lacks, all of them or none. Safe where another program does the same at once."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection, path), len(STEPS)):
            for line in STEPS[number]:
                connection.execute(line)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
