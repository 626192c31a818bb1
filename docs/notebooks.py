"""The notebooks in the documentation: run again from the first cell to the last, with what they print.

usage: notebooks.py FILE…      runs the notebooks and writes what they print today
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

SECONDS = 120  # that a cell may take


def renewed(text: str) -> str:
    """The notebook (JSON) as it is after a run in an empty folder. Raises `CellExecutionError` where a cell fails."""
    notebook = nbformat.reads(text, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it was run
    notebook.metadata = _plain()
    return nbformat.writes(notebook) + "\n"


def _plain() -> dict[str, Any]:
    """The kernel's name without the version of one machine."""
    return {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}


def main() -> int:
    """Renew the notebooks named on the command line."""
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(renewed(path.read_text("utf-8")), "utf-8")
        print(f"renewed {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
