"""What the users of an observatory ask of the annotated reports, and of one week in ten papers, is answered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_MINUTES = 5 * 60  # seconds that a question may take before it counts as unanswered
_MARSAD = [sys.executable, "-m", "marsad"]


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    house = {**os.environ, "MARSAD": " ".join(_MARSAD)}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=_MINUTES, env=house)


@pytest.mark.shared
def test_every_question_is_answered(shared: Path) -> None:
    done = _run(sys.executable, str(shared / "eval" / "questions.py"), str(shared / "reports"))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.shared
def test_copies_of_a_week_are_found_and_no_others(shared: Path, tmp_path: Path) -> None:
    db, found, clusters = str(tmp_path / "week.db"), tmp_path / "copies.json", shared / "clusters"
    assert _run(*_MARSAD, "add", str(clusters / "reports.jsonl"), "--db", db).returncode == 0
    found.write_text(_run(*_MARSAD, "copies", "--db", db, "--json").stdout, "utf-8")
    assert json.loads(found.read_text("utf-8"))
    done = _run(sys.executable, str(shared / "eval" / "score_clusters.py"), str(clusters / "gold.json"), str(found))
    assert "precision 1.000 recall 1.000" in done.stdout, done.stdout + done.stderr
