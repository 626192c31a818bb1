"""The notebook runs from the first cell to the last and prints what it says."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from nbclient.exceptions import CellExecutionError

DOCS = Path(__file__).parent.parent / "docs"


def _renewed(text: str) -> str:
    spec = importlib.util.spec_from_file_location("notebooks", DOCS / "notebooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: str = module.renewed(text)
    return made


def _printed(text: str) -> list[Any]:
    return [cell.get("outputs") for cell in json.loads(text)["cells"]]


def test_the_notebook_prints_what_it_says() -> None:
    text = (DOCS / "notebook.ipynb").read_text("utf-8")
    assert _printed(_renewed(text)) == _printed(text), "run `make docs` and read what changed"


def test_a_cell_that_fails_is_seen() -> None:
    notebook = json.loads((DOCS / "notebook.ipynb").read_text("utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][:1]
    notebook["cells"][0]["source"] = "1 / 0"
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        _renewed(json.dumps(notebook))
