"""Labels of reports that no rule was written for: they name places, never words, and reading is measured against them."""

from __future__ import annotations

import csv
import importlib.util
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from marsad import Record, read
from marsad.record import Act

TOOL = Path(__file__).parent.parent / "eval" / "labelled.py"
TEXT = "رفض لافروف العقوبات الأميركية صباحا.\n\nوالتقى لافروف نظيره الأميركي أنتوني بلينكن مساء في جنيف."


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("labelled", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def record() -> Record:
    return read({"id": "r1", "text": TEXT, "published": "2022-01-21"})


def as_labels(record: Record) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Labels that agree with a record in everything."""
    keys = {one.id: one.key for one in record.entities}

    def named(entities: Iterable[str]) -> str:
        return " ".join(keys[one] for one in entities) or "-"

    said = [{"start": str(s.content.start), "end": str(s.content.end), "act": s.act, "speakers": named(s.speakers),
             "targets": named(s.target)} for s in record.statements]  # fmt: skip
    done = [{"start": str(e.evidence.start), "end": str(e.evidence.end), "type": e.type, "status": e.status, "time": e.time or "-",
             "source": named(e.source), "target": named(e.target)} for e in record.events]  # fmt: skip
    return said, done


def compared(tool: ModuleType, record: Record, said: list[dict[str, str]], done: list[dict[str, str]]) -> Counter[str]:
    statements, events = tool.Statements(Counter(), defaultdict(Counter)), tool.Events(Counter(), Counter())
    statements.compare(record, said)
    events.compare(record, done)
    assert "act" in "\n".join(tool.told(statements, events))
    assert len(list(tool.by_rule(statements.rules))) == len(statements.rules)
    found: Counter[str] = statements.counts + events.counts
    return found


def test_what_agrees_is_right(tool: ModuleType, record: Record) -> None:
    said, done = as_labels(record)
    counts = compared(tool, record, said, done)
    assert said
    assert done
    assert counts["all three"] == counts["read"] == counts["statements"] == len(said)
    assert counts["events exact"] == counts["events right"] == counts["events"] == len(done)


def test_what_differs_is_wrong(tool: ModuleType, record: Record) -> None:
    said, done = as_labels(record)
    first = {**said[0], "act": "support", "speakers": "?"}
    counts = compared(tool, record, [first, *said[1:]], [{**done[0], "time": "1999"}, *done[1:]])
    assert counts["act"] == counts["speaker"] == len(said) - 1
    assert counts["events right"] == len(done)
    assert counts["events exact"] == len(done) - 1
    none = compared(tool, record, [{**said[0], "act": "none"}], [{**done[0], "type": "none"}])
    assert none["no statements read"] == 1
    assert not none["read"]
    assert not none["events right"]


def test_actors_are_found_by_their_place(tool: ModuleType, record: Record) -> None:
    actors, at = tool.Actors(record), TEXT.index("بلينكن")
    blinken = next(one.id for one in record.entities if one.key == "antony-blinken")
    assert actors.of(f"another-key@{at}") == actors.of("antony-blinken") == {blinken}
    assert actors.of("?/USA") == {"?/USA"}
    assert actors.of("-") == set()
    assert actors.sides({blinken, "?/FRA"}) == {"USA", "FRA"}


@pytest.mark.parametrize("name", ["statements.tsv", "events.tsv"])
def test_labels_hold_places_and_no_words(name: str) -> None:
    text = (TOOL.parent / "labels" / name).read_text("utf-8")
    assert text.isascii()
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    assert {row["part"] for row in rows} == {"open", "closed"}
    assert all(int(row["start"]) <= int(row["end"]) for row in rows)
    parts = {(row["report"], row["part"]) for row in rows}
    assert len(parts) == len({report for report, _ in parts})  # a report is open or closed as a whole
    if name == "statements.tsv":
        assert {row["act"] for row in rows} == {"none", *get_args(Act)}


def test_without_the_collection_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(TOOL), "--shared", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "reports.jsonl.gz is not here" in done.stderr
