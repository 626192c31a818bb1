"""The reading gate: floors rise and never fall, and what fell is named."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

HOUSE = Path(__file__).parent.parent
FIGURES = st.dictionaries(st.sampled_from(["mentions", "times", "acts"]), st.floats(0, 100), max_size=3)


def _gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", HOUSE / "eval" / "gate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gate = _gate()


@given(found=FIGURES, floors=FIGURES)
def test_floors_never_fall(found: dict[str, float], floors: dict[str, float]) -> None:
    raised = gate.raised(found, floors)
    assert all(raised[name] >= floor for name, floor in floors.items())
    assert all(raised[name] >= value for name, value in found.items())
    assert not gate.fallen(raised, floors)


@given(found=FIGURES, floors=FIGURES)
def test_every_fall_is_named(found: dict[str, float], floors: dict[str, float]) -> None:
    below = {name for name, floor in floors.items() if found.get(name, 0.0) < floor}
    assert set(gate.fallen(found, floors)) == below
    marked = {line.split()[0] for line in gate.table(found, floors).splitlines() if "fell by" in line}
    assert marked == below


def test_the_floors_are_figures_of_the_score() -> None:
    floors = json.loads((HOUSE / "eval" / "floors.json").read_text("utf-8"))
    assert all(0 <= value <= 100 for value in floors.values())
    assert {"noise", "mentions", "times", "values", "statements", "speakers", "acts", "events", "triples"} <= set(floors)


def test_without_reports_it_says_so(tmp_path: Path) -> None:
    command = [sys.executable, str(HOUSE / "eval" / "gate.py"), "--shared", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "no annotated reports" in done.stderr


@pytest.mark.shared
def test_gold_is_not_read(shared: Path) -> None:
    names = [path.name for path in gate.documents(shared / "reports")]
    assert len(names) == len(list((shared / "reports").glob("*.gold.json")))
