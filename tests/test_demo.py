"""The demo: quick, the same every time, every stop of its tour finds something, and it keeps what it is told to keep."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

SECONDS = 10


def _demo(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "marsad", "demo", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    folder = tmp_path_factory.mktemp("demo")
    clock = time.monotonic()
    done = _demo(folder)
    assert time.monotonic() - clock < SECONDS
    assert list(folder.iterdir()) == [], "nothing is left behind"
    return done


def test_every_stop_finds_something(shown: subprocess.CompletedProcess[str]) -> None:
    stops = shown.stdout.split("\n# ")
    assert len(stops) >= 6
    assert "nothing found" not in shown.stderr
    assert [stop for stop in stops[2:] if len(stop.splitlines()) < 4] == []


def test_the_tour_is_the_same_every_time(shown: subprocess.CompletedProcess[str], tmp_path: Path) -> None:
    assert _demo(tmp_path).stdout == shown.stdout


def test_the_tour_needs_no_extra(tmp_path: Path) -> None:
    code = "import sys; sys.modules['trafilatura'] = None; from marsad.cli.main import main; main(['demo'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "marsad show" in done.stdout


def test_what_is_kept_can_be_asked(tmp_path: Path) -> None:
    _demo(tmp_path, "--keep", "kept.db")
    again = _demo(tmp_path, "--keep", "kept.db")
    assert "marsad statements --db kept.db" in again.stderr
    command = [sys.executable, "-m", "marsad", "statements", "--db", "kept.db", "--jsonl"]
    rows = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(rows) > 40


def test_the_tour_is_utf8_whatever_the_locale(shown: subprocess.CompletedProcess[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "marsad", "demo"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == shown.stdout


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes", "utf-8")
    command = [sys.executable, "-m", "marsad", "demo", "--keep", "notes.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "notes.txt: this is no Marsad database" in done.stderr
    assert (tmp_path / "notes.txt").read_text("utf-8") == "notes"
