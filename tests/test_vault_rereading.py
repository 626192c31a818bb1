"""`marsad rebuild --read`: what a later version reads otherwise takes the place of what an earlier one read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import marsad
from marsad.doors import Merging, Observatory, read_again
from marsad.record import Document, Record
from marsad.vault.write import Writer
from vault_reports import run

SAMPLES = Path(marsad.__file__).parent / "samples"


def _records() -> list[Record]:
    return [marsad.read(json.loads(path.read_text("utf-8"))) for path in sorted(SAMPLES.glob("*.json"))]


def _older(record: Record) -> Record:
    """The record of a reader that found only every second statement, and no event."""
    return msgspec.structs.replace(record, statements=record.statements[::2], events=())


def _build(path: Path, records: list[Record]) -> Path:
    with Writer(path, merging=Merging()) as writer:
        for record in records:
            writer.put(record)
    return path


def _views(path: Path) -> dict[str, list[Any]]:
    names = ("statements", "events", "claims", "ledger", "positions", "conflicts", "copies", "actors", "outlets")
    with Observatory(path, read_only=True) as observatory:
        return {name: list(getattr(observatory, name)()) for name in names}


def test_a_database_of_an_older_reader_becomes_one_of_this(tmp_path: Path) -> None:
    records = _records()
    path = _build(tmp_path / "old.db", [_older(record) for record in records])
    expected = _views(_build(tmp_path / "new.db", records))
    assert _views(path) != expected
    done = run("rebuild", "--read", "--db", str(path))
    count = len(records)
    assert (done.exit_code, done.stderr) == (0, f"marsad: {count} reports read again, {count} otherwise than before; all compared anew\n")
    assert _views(path) == expected
    assert "0 otherwise" in run("rebuild", "--read", "--db", str(path)).stderr


def test_what_reading_fails_on_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = _records()
    path, failing = _build(tmp_path / "a.db", records), records[1].document.id
    before = _views(path)

    def read(document: Document) -> Record:
        if document.id == failing:
            raise ValueError("no sense in it")
        return read_again(document)

    monkeypatch.setattr("marsad.cli.judge.read_again", read)
    done = run("rebuild", "--read", "--db", str(path))
    assert done.exit_code == 4
    assert f"{failing}: reading it again failed (ValueError: no sense in it); its record stays as it was" in done.stderr
    assert _views(path) == before


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.json")))
def test_reading_again_gives_the_same_record(name: str) -> None:
    record = marsad.read(json.loads((SAMPLES / f"{name}.json").read_text("utf-8")))
    assert read_again(record.document) == record
