"""Make a virtual environment with pip, also where Python came without ensurepip, as Debian ships it.

usage: make_venv.py FOLDER

Without ensurepip, pip is fetched once from the package index: one pinned file, used only if its SHA-256 is the one
below.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

PIP = (
    "https://files.pythonhosted.org/packages/8a/6a/19e9fe04fca059ccf770861c7d5721ab4c2aebc539889e97c7977528a53b/"
    "pip-24.0-py3-none-any.whl"
)
SHA256 = "ba0d021a166865d2265246961bec0152ff124de910c5cc39f1156ce3fa7c69dc"
HELP = "on Debian: apt-get install python3-venv, then make again"


def _fetched(folder: Path) -> Path:
    with urllib.request.urlopen(PIP, timeout=60) as answer:
        data = answer.read()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise OSError("the file fetched is not the one that is pinned")
    wheel = folder / PIP.rpartition("/")[2]
    wheel.write_bytes(data)
    return wheel


def main() -> int:
    """0, or 1 with one line on stderr that says what to do."""
    target = Path(sys.argv[1])
    try:
        import venv
    except ImportError:
        print(f"make: {sys.executable} has no venv module; {HELP}", file=sys.stderr)
        return 1
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        venv.create(target, symlinks=True)
        try:
            with tempfile.TemporaryDirectory() as folder:
                wheel = _fetched(Path(folder))
                python = str(target / "bin" / "python")
                subprocess.run([python, f"{wheel}/pip", "install", "--quiet", "--no-index", str(wheel)], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            shutil.rmtree(target, ignore_errors=True)
            print(f"make: {sys.executable} has no ensurepip, and pip: {error}; {HELP}", file=sys.stderr)
            return 1
    else:
        venv.create(target, symlinks=True, with_pip=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
