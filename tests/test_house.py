"""The house rules that a machine can see: sizes, names, letters, paths, and nothing copied from a real report."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
SOURCES = sorted([*(HOUSE / "src").rglob("*.py"), *(HOUSE / "eval").glob("*.py"), *(HOUSE / "bench").glob("*.py")])
MODULE_LINES = 300
FUNCTION_LINES = 40
# the files of the top folder: a working file that slips in has no name here
AT_THE_DOOR = (
    "CHANGELOG.md", "CONTRIBUTING.md", "DESIGN.md", "LICENSE", "Makefile", "README.md", "pyproject.toml",
    "requirements.txt", "requirements-build.txt", "requirements-dev.txt",
)  # fmt: skip
SHINGLE = 8  # words in a row that make a sentence of a report known again

# letters of the Arabic blocks; their punctuation and digits are no letters
_ARABIC = re.compile(r"[\u0620-\u064A\u066E-\u06D3\u06FA-\u06FC\u0750-\u077F\uFB50-\uFDFB\uFE70-\uFEFC]")
_ARABIC_WORD = re.compile(r"[\u0621-\u064A]+")
_MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|work|Users|mnt|opt)/\w")


@cache
def _tracked() -> tuple[Path, ...]:
    """The files of the repo that git knows, or all that are no product of a build where there is no git."""
    done = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=HOUSE, capture_output=True)
    names = done.stdout.decode().split("\0") if done.returncode == 0 else []
    files = [HOUSE / name for name in names if name] or list(HOUSE.glob("[!.]*/**/*"))
    return tuple(path for path in files if path.is_file())


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def _name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(_text(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{_name(path)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_modules_are_short() -> None:
    lines = {_name(path): _text(path).count("\n") for path in SOURCES}
    assert {name: n for name, n in lines.items() if n >= MODULE_LINES} == {}


def test_functions_are_short() -> None:
    assert [(name, n) for path in SOURCES for name, n in _functions(path) if n >= FUNCTION_LINES] == []


def test_the_door_is_kept_clear() -> None:
    assert [p.name for p in _tracked() if p.parent == HOUSE and not p.name.startswith(".") and p.name not in AT_THE_DOOR] == []


def test_no_drawer_for_odds_and_ends() -> None:
    bad = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [_name(p) for p in SOURCES if p.stem in bad or bad & set(p.relative_to(HOUSE).parts)] == []


def test_reading_knows_no_letters() -> None:
    """Words live in the lexicon and letters in `arabic`: no string of `reading` but a docstring holds Arabic."""
    found = []
    for path in sorted((HOUSE / "src" / "marsad" / "reading").glob("*.py")):
        tree = ast.parse(_text(path))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            literal = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
            if literal and _ARABIC.search(node.value):
                found.append(f"{_name(path)}:{node.lineno}: {node.value!r}")
    assert found == []


def test_public_functions_say_what_they_do() -> None:
    found = []
    for path in SOURCES:
        for node in ast.parse(_text(path)).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                found.append(f"{_name(path)}:{node.lineno} {node.name}")
    assert found == []


def test_no_path_of_one_machine() -> None:
    found = [
        f"{_name(path)}: {match.group()}"
        for path in _tracked()
        if path != Path(__file__) and (match := _MACHINE_PATH.search(_text(path)))
    ]
    assert found == []


def _shingles(text: str) -> set[str]:
    words = _ARABIC_WORD.findall(text)
    return {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


@pytest.mark.shared
def test_no_sentence_of_a_real_report(shared_reports: list[Path]) -> None:
    known: set[str] = set()
    for path in shared_reports:
        report = json.loads(path.read_text("utf-8"))
        known |= _shingles(report.get("text") or report.get("html") or "")
    assert known
    found = {_name(path): sorted(_shingles(_text(path)) & known)[:3] for path in _tracked()}
    assert {name: same for name, same in found.items() if same} == {}
