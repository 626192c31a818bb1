"""`marsad add`: files in, once; what is wrong with one costs no other; stopped anywhere, it goes on."""

from __future__ import annotations

import gzip
import json
import os
import pty
import random
import shutil
import signal
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest

from marsad import Observatory
from vault_reports import Done, dump, run

MARSAD = [sys.executable, "-m", "marsad"]


def marsad(*words: str | Path) -> Done:
    return run(*map(str, words))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of our sample reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    with resources.as_file(resources.files("marsad") / "samples") as samples:
        for path in samples.iterdir():
            if path.suffix in (".json", ".txt", ".html"):
                shutil.copy(path, folder)
    return folder


def _told(done: Done) -> list[str]:
    """What it said, without the time it took."""
    lines = done.stderr.splitlines()
    assert all(line.startswith("marsad: ") for line in lines)
    return [line.removeprefix("marsad: ").rpartition(" in ")[0] or line.removeprefix("marsad: ") for line in lines]


def test_twice_is_once(reports: Path, tmp_path: Path) -> None:
    db, count = tmp_path / "a.db", len(list(reports.iterdir()))
    done = marsad("add", reports, "--db", db)
    assert (done.exit_code, done.stdout, _told(done)) == (0, "", [f"{count} reports added"])
    assert done.stderr.endswith(f"; {db} holds {count} reports\n")
    before = dump(db)
    done = marsad("add", reports, "--db", db)
    assert (done.exit_code, _told(done)) == (0, [f"0 reports added, {count} known already"])
    assert dump(db) == before


def test_one_bad_input_costs_no_other(reports: Path, tmp_path: Path) -> None:
    db, count = tmp_path / "a.db", len(list(reports.iterdir()))
    (reports / "broken.json").write_text('{"text": ')
    (reports / "empty.txt").touch()
    done = marsad("add", tmp_path / "missing.txt", reports, "--db", db)
    assert done.exit_code == 4
    said = _told(done)
    assert [Path(line.split(":")[0]).name for line in said[:3]] == ["missing.txt", "broken.json", "empty.txt"]
    assert said[3:] == [f"{count} reports added, 3 inputs not read"]


def test_nothing_to_do_is_exit_1_and_makes_no_database(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.gold.json").write_text("{}")
    for wrong in ("missing.txt", "empty", "x.gold.json"):
        assert marsad("add", tmp_path / wrong, "--db", db).exit_code == 1
    assert marsad("add", "--db", db).exit_code == 2
    assert not db.exists()


@pytest.mark.parametrize("wrong", ["foreign.txt", "none/a.db", "reports"])
def test_a_database_that_cannot_be_used_is_one_line(reports: Path, tmp_path: Path, wrong: str) -> None:
    (tmp_path / "foreign.txt").write_text("no database " * 100)
    done = marsad("add", reports, "--db", tmp_path / wrong)
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"marsad: {tmp_path / wrong}: ")
    assert (tmp_path / "foreign.txt").read_text() == "no database " * 100


def test_other_content_under_a_known_id(reports: Path, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    path = sorted(reports.glob("*.json"))[0]
    marsad("add", path, "--db", db)
    before = dump(db)
    report = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(report | {"text": report["text"] + "\nوأكدت موسكو أنها مستعدة للحوار."}))
    done = marsad("add", path, "--db", db)
    assert done.exit_code == 1
    assert "--replace" in done.stderr
    assert dump(db) == before
    done = marsad("add", path, "--db", db, "--replace")
    assert (done.exit_code, _told(done)) == (0, ["1 report added (1 in place of others)"])
    with Observatory(db, read_only=True) as observatory:
        assert len(observatory) == 1
        assert observatory.search("مستعدة للحوار") != []


def test_killed_and_run_again_it_ends_the_same(reports: Path, tmp_path: Path) -> None:
    lines = []
    for number in range(12):
        for path in sorted(reports.glob("*.json")):
            report = json.loads(path.read_text("utf-8"))
            if report.get("text"):
                lines.append(json.dumps(report | {"id": f"{path.stem}-{number}"}))
    source = tmp_path / "many.jsonl.gz"
    source.write_bytes(gzip.compress("\n".join(lines).encode()))
    whole, db, chance = tmp_path / "whole.db", tmp_path / "killed.db", random.Random(3)
    assert marsad("add", source, "--db", whole).exit_code == 0
    kills = 0
    for _ in range(4):
        child = subprocess.Popen([*MARSAD, "add", str(source), "--db", str(db)], stderr=subprocess.DEVNULL)
        while not db.exists() and child.poll() is None:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.4))
        child.send_signal(signal.SIGKILL)
        kills += child.wait() == -signal.SIGKILL
    assert marsad("add", source, "--db", db).exit_code == 0
    assert kills
    assert dump(db) == dump(whole)


def test_progress_on_a_terminal(reports: Path, tmp_path: Path) -> None:
    """The bar is drawn on a terminal and gone at the end; the last line stays."""
    outer, inner = pty.openpty()
    child = subprocess.Popen([*MARSAD, "add", str(reports), "--db", str(tmp_path / "a.db")], stderr=inner)
    assert child.wait() == 0
    os.close(inner)
    shown = os.read(outer, 65536).decode()
    os.close(outer)
    assert "reports added" in shown.splitlines()[-1]
    assert "Traceback" not in shown


def test_the_public_door(reports: Path, tmp_path: Path) -> None:
    with Observatory(tmp_path / "a.db") as observatory:
        (tmp_path / "bad.json").write_text("[]")
        tally = observatory.add([reports, tmp_path / "bad.json"])
        assert tally.stored == len(list(reports.iterdir())) == len(observatory)
        assert tally.unread == 1
        assert "empty list" in tally.problems[0]
        assert observatory.add(str(reports)).known == tally.stored
        rows = observatory.statements()
        assert rows
        for row in rows:
            record = observatory.record(row.document)
            assert record is not None
            assert record.document.text[row.start : row.end] == row.text
