"""What is installed: the wheel holds the lexicon and the samples, and works where there is no repo."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import setuptools

HOUSE = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel of this tree holds."""
    if int(setuptools.__version__.partition(".")[0]) < 77:
        pytest.skip("needs the pinned setuptools of requirements-build.txt")
    tree = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(HOUSE / name, tree / name)
    shutil.copytree(HOUSE / "src", tree / "src", ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    done = subprocess.run([*pip, "-w", str(tree), str(tree)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    target = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(next(tree.glob("*.whl"))) as wheel:
        wheel.extractall(target)
    return target


def test_the_wheel_holds_data(installed: Path) -> None:
    pages = ("web/templates/*", "web/locale/*", "web/static/*.*", "web/static/vendor/*")
    brief = ("export/brief/*.toml", "export/brief/*.css", "export/brief/fonts/*")
    for pattern in ("lexicon/ar/**/*.toml", "vault/*.toml", "export/*.toml", "samples/*", "py.typed", *brief, *pages):
        here = {p.relative_to(HOUSE / "src") for p in (HOUSE / "src" / "marsad").glob(pattern)}
        there = {p.relative_to(installed) for p in (installed / "marsad").glob(pattern)}
        assert here
        assert there == here


def test_the_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "import marsad, runpy, sys; print(marsad.__file__); sys.argv[1:] = ['demo']; runpy.run_module('marsad')"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(installed))
    assert list(tmp_path.iterdir()) == [], "the demo leaves nothing behind"
