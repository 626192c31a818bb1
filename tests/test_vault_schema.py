"""Opening database files: new, older, newer, foreign, damaged, missing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from marsad.vault import migrate
from marsad.vault.migrate import connect
from marsad.vault.problems import VaultError
from marsad.vault.schema import APPLICATION_ID, STEPS
from marsad.vault.vault import Vault
from vault_reports import build, dump, report


def _refused(path: Path, wrong: str, *, read_only: bool = False) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(VaultError, match=wrong) as caught:
        connect(path, read_only)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_new_database_bears_the_mark(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db", read_only=False)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_odd_name_is_no_hindrance(tmp_path: Path) -> None:
    path = build(tmp_path / "أزمة ?#%41.db", report(1))
    assert path.exists()
    with Vault(path) as vault:
        assert vault.size() == 1


@pytest.mark.parametrize("read_only", [True, False])
def test_foreign_files_are_refused_untouched(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database at all " * 100)
    _refused(path, "no Marsad database", read_only=read_only)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    _refused(other, "another program", read_only=read_only)
    _refused(tmp_path, "folder", read_only=read_only)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    _refused(tmp_path / "none.db", "no such database", read_only=True)
    _refused(tmp_path / "none" / "a.db", "cannot be opened")
    assert not (tmp_path / "none.db").exists()
    empty = tmp_path / "empty.db"
    empty.touch()
    _refused(empty, "this file is empty", read_only=True)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_database_is_refused(tmp_path: Path, read_only: bool) -> None:
    path = build(tmp_path / "a.db", report(1))
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    _refused(path, "newer Marsad", read_only=read_only)


def test_a_damaged_database_says_so(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", *(report(n) for n in range(30)))
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xff" * (len(data) - 4096 * 2)
    path.write_bytes(data)
    with pytest.raises(VaultError, match="damaged"), Vault(path) as vault:
        list(vault.statements())


def test_an_older_database_is_brought_up_to_date_or_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path / "a.db", report(1))
    before = dump(path)
    monkeypatch.setattr(migrate, "STEPS", (*STEPS, ("CREATE TABLE extra (x)", "CREATE TABLE extra (y)")))
    with pytest.raises(VaultError, match="already exists"):
        connect(path, read_only=False)
    assert dump(path) == before
    monkeypatch.setattr(migrate, "STEPS", (*STEPS, ("CREATE TABLE extra (x)",), ("INSERT INTO extra VALUES (1)",)))
    _refused(path, f"older version {len(STEPS)}", read_only=True)
    connect(path, read_only=False).close()
    with Vault(path) as vault:
        assert vault.size() == 1
    assert len(dump(path)) == len(before) + 2
