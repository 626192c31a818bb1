"""The doors of the house: which room may import which, and what `import marsad` must not pull in."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "marsad"

# open to every room; and between them, each to those named after it
GROUND = {
    "record": set(), "limits": set(), "roots": set(), "stances": set(), "arabic": {"limits"},
    "lexicon": {"record", "limits", "arabic"},
}  # fmt: skip
OPEN = frozenset(GROUND)
ROOMS = {
    **GROUND,
    "intake": OPEN,
    "reading": OPEN,
    "merging": OPEN,
    "vault": OPEN,
    # above the rooms: the public door, and what people and other programs use
    "doors": OPEN | {"intake", "reading", "merging", "vault"},
    "export": OPEN | {"merging", "vault"},
    "assist": OPEN | {"vault"},
    "scale": OPEN | {"intake", "reading", "merging", "vault"},
    "web": OPEN | {"doors", "intake", "reading", "merging", "vault", "export"},
    "cli": OPEN | {"doors", "intake", "reading", "merging", "vault", "export", "assist", "scale", "web"},
    "__init__": {"doors", "record"},
    "__main__": {"cli"},
}
HEAVY = (
    "typer", "rich", "trafilatura", "lxml", "hijridate", "babel", "charset_normalizer", "platformdirs", "sqlite3",
    "hypothesis", "fastapi", "jinja2", "uvicorn", "pyarrow", "pandas", "polars", "feedparser", "mcp", "icalendar", "fpdf", "uharfbuzz",
    "marsad.export", "marsad.assist", "marsad.web", "marsad.lexicon", "marsad.reading", "marsad.intake", "marsad.vault",
    "marsad.cli", "marsad.doors",
)  # fmt: skip


def _room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every import of the package, also those inside functions and under TYPE_CHECKING."""
    package = ("marsad", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "marsad":
                    yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else [])))
            if module == "marsad":
                for alias in node.names:
                    yield node.lineno, f"marsad.{alias.name}"
            elif module.split(".")[0] == "marsad":
                yield node.lineno, module


def trespasses(path: Path) -> list[str]:
    """The imports of a module that its room may not make, each with the line."""
    room = _room(path)
    allowed = ROOMS[room] | {room}
    found = []
    for line, name in _imports(path):
        other = [*name.split("."), ""][1]
        if other not in ROOMS:  # a name of the package itself, such as __version__
            continue
        if other not in allowed:
            found.append(f"{path.relative_to(PACKAGE.parent)}:{line}: {room} may not import {name}")
    return found


def test_every_room_has_a_rule() -> None:
    rooms = {_room(path) for path in PACKAGE.rglob("*.py")}
    assert rooms <= set(ROOMS), "a new room: say in ROOMS what it may import"


def test_no_room_imports_upward_or_sideways() -> None:
    assert [line for path in sorted(PACKAGE.rglob("*.py")) for line in trespasses(path)] == []


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("reading", "from marsad.intake import page_of"),
        ("reading", "import marsad.vault"),
        ("reading", "from ..vault import Observatory"),
        ("vault", "from marsad.reading.pipeline import read_page"),
        ("arabic", "from marsad.lexicon import load"),
        ("lexicon", "from marsad import reading"),
        ("intake", "from marsad.cli.main import main"),
    ],
)
def test_a_trespass_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: str, line: str) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path / "marsad")
    module = tmp_path / "marsad" / room / "new.py"
    module.parent.mkdir(parents=True)
    module.write_text(f"def late():\n    {line}\n", "utf-8")
    assert len(trespasses(module)) == 1


def test_import_marsad_pulls_in_nothing_heavy() -> None:
    code = f"import sys, marsad; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
