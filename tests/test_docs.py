"""The documentation holds: tours print what it says, links lead somewhere, and the sizes it names are right."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from difflib import unified_diff
from pathlib import Path
from types import ModuleType

import pytest

HOUSE = Path(__file__).parent.parent
SHOWN = 12  # changed lines shown where a tour prints something else
DOCUMENTS = [HOUSE / name for name in ("README.md", "DESIGN.md", "CONTRIBUTING.md", "CHANGELOG.md")]
DOCUMENTS += sorted((HOUSE / "docs").rglob("*.md"))
TOURS = [path for path in DOCUMENTS if "```console\n" in path.read_text("utf-8")]


def _tours() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tours", HOUSE / "docs" / "tours.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", TOURS, ids=lambda p: p.name)
def test_tours_print_what_the_document_says(path: Path) -> None:
    text = path.read_text("utf-8")
    changed = list(unified_diff(text.splitlines(), _tours().renewed(text).splitlines(), "written", "printed", n=0, lineterm=""))
    assert changed[:SHOWN] == [], "run `make docs` and read what changed"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_python_in_the_documents_runs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for block in re.findall(r"^```python\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        exec(compile(block, path.name, "exec"), {})
        assert capsys.readouterr().out


_WITH_ENTRIES = """
import sys
from pathlib import Path
import marsad.lexicon.load
sys.modules["marsad.lexicon.load"].FOLDER = Path(sys.argv[1])  # the name in its package is the function
sys.path.insert(0, sys.argv[2])
import test_lexicon_examples as lexicon
for entry in lexicon._entries(sys.argv[3]):
    if entry.name == sys.argv[4]:
        print("tried")
        print(*lexicon.misses(entry), sep="\\n", end="")
"""


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_entries_in_the_documents_work(path: Path, tmp_path: Path) -> None:
    """A TOML entry shown in a document fits its schema, and its examples hold both ways."""
    for n, block in enumerate(re.findall(r"^```toml\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)):
        (kind, (entry,)), = tomllib.loads(block).items()
        folder = tmp_path / str(n) / "ar"
        shutil.copytree(HOUSE / "src" / "marsad" / "lexicon" / "ar", folder)
        (folder / {"cue": "cues_document.toml", "actor": "named/document.toml"}[kind]).write_text(block, "utf-8")
        name = entry.get("lemma") or entry["key"]
        command = [sys.executable, "-c", _WITH_ENTRIES, str(folder), str(HOUSE / "tests"), kind, name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("tried\n", "")


def test_the_readme_has_a_tour() -> None:
    assert HOUSE / "README.md" in TOURS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_make_targets_that_the_documents_name_exist() -> None:
    named = {t for path in DOCUMENTS for t in re.findall(r"`make ([a-z]+)`", path.read_text("utf-8"))}
    made = set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named <= made
