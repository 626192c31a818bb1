"""Whole reports that no rule was written for: their gold names places, never words, and reading is held to floors on them."""

from __future__ import annotations

import gzip
import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from marsad.record import Act, EventType

EVAL = Path(__file__).parent.parent / "eval"
PARTS = ("open", "closed")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    sys.path.insert(0, str(EVAL))
    try:
        return importlib.import_module("unseen")
    finally:
        sys.path.remove(str(EVAL))


def test_gold_names_places_alone(tool: ModuleType) -> None:
    for part in PARTS:
        for report, said in tool.gold(part).items():
            assert json.dumps(said, ensure_ascii=False).isascii(), f"{report}: words of a report"
            known = {one["id"] for one in said["entities"]}
            meant = [e for s in said["statements"] for e in (*s["speakers"], *s["target"])]
            meant += [e for v in said["events"] for e in (*v["source"], *v["target"])] + [m["entity"] for m in said["mentions"]]
            assert set(meant) <= known, report
            assert {s["act"] for s in said["statements"]} <= set(get_args(Act)), report
            assert {v["type"] for v in said["events"]} <= set(get_args(EventType)), report


def test_no_report_is_in_both_parts(tool: ModuleType) -> None:
    assert not set(tool.gold("open")) & set(tool.gold("closed"))


def test_floors_are_of_what_is_measured(tool: ModuleType) -> None:
    floors = json.loads(tool.FLOORS.read_text("utf-8"))
    assert set(floors) == set(PARTS)
    assert all(0 < value <= 100 and name not in tool.UNMEASURED for part in PARTS for name, value in floors[part].items())


@pytest.mark.parametrize("bulk", [None, b'{"id": "another", "text": ""}'])
def test_what_cannot_be_measured_is_said(tmp_path: Path, bulk: bytes | None) -> None:
    if bulk is not None:
        (tmp_path / "bulk").mkdir()
        (tmp_path / "bulk" / "reports.jsonl.gz").write_bytes(gzip.compress(bulk))
    command = [sys.executable, str(EVAL / "unseen.py"), "--shared", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert str(tmp_path) in done.stderr


@pytest.mark.shared
def test_gold_lies_inside_its_reports(tool: ModuleType, shared: Path) -> None:
    for part in PARTS:
        said = tool.gold(part)
        for record in tool.read_all(shared / "bulk" / "reports.jsonl.gz", said):
            report, text = said[record.document.id], record.document.text
            spans = [s["content"] for s in report["statements"]] + [v["evidence"] for v in report["events"]]
            assert all(0 <= span["start"] < span["end"] <= len(text) for span in spans), record.document.id
