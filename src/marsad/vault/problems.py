"""What can go wrong with the database, in words for the person who must mend it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class VaultError(Exception):
    """A database that cannot be opened, read or written: one line with the file, what is wrong, what to do."""

    def __init__(self, path: Path | str, wrong: str, advice: str) -> None:
        super().__init__(f"{path}: {wrong}; {advice}")
        self.path = str(path)
        self.wrong = wrong
        self.advice = advice


_LOCKED = ("the database is locked by another program", "wait until it has finished, then run the same command again")
_ROOM = "make room and run the same command again: what was stored is kept"
_OTHER_DB = "or give another file with --db"

# primary result codes of SQLite, https://www.sqlite.org/rescode.html
_WORDS = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: (
        "the database, or its folder, may not be written",
        f"change its permissions, {_OTHER_DB}",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened or created",
        f"check that its folder exists and may be written, {_OTHER_DB}",
    ),
    sqlite3.SQLITE_PERM: ("the database may not be opened", f"change its permissions, {_OTHER_DB}"),
    sqlite3.SQLITE_FULL: ("the disk is full", _ROOM),
    sqlite3.SQLITE_IOERR: ("the disk cannot be read or written (is it full?)", _ROOM),
    sqlite3.SQLITE_NOTADB: ("this is no Marsad database", "give another file with --db"),
    sqlite3.SQLITE_CORRUPT: (
        "the database is damaged",
        "restore a copy, or build a new one from the reports with another --db",
    ),
    sqlite3.SQLITE_TOOBIG: ("a report is too big for the database", "leave that report out"),
}


def explained(path: Path | str, error: sqlite3.Error) -> VaultError:
    """The error of SQLite as one line for people; codes without words of their own are given as SQLite names them."""
    code = getattr(error, "sqlite_errorcode", None)
    words = _WORDS.get(code & 0xFF) if code is not None else None
    if words is None:
        return VaultError(path, f"the database answers: {error}", "run again with --debug and report it")
    return VaultError(path, *words)


@contextmanager
def explaining(path: Path | str) -> Iterator[None]:
    """Turns any error of SQLite inside into a `VaultError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(path, error) from error
