"""The tours in the documentation: commands with their output, run again and compared.

A tour is a fenced block ```console in a Markdown file. A line that begins with '$ ' is a command, and what follows
is its output. The blocks of one file run in order, in one folder that holds nothing but `samples`, so
that a later one finds what an earlier one made.

usage: tours.py FILE…      runs the blocks and writes what the commands print today
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

SAMPLES = Path(__file__).parent.parent / "src" / "marsad" / "samples"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """A command of a tour and what the document says that it prints."""

    command: str
    output: str


def steps(block: str) -> list[Step]:
    """The commands of one block, each with its output."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [Step(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def run(command: str, folder: str) -> str:
    """What a command prints on stdout in a folder; it must begin with `marsad` and end well."""
    program, *arguments = shlex.split(command)
    if program != "marsad":
        raise ValueError(f"a tour runs marsad and nothing else: {command}")
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "marsad", *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command}: ended with {done.returncode}: {done.stderr.decode()}")
    return "".join(line.rstrip() + "\n" for line in done.stdout.decode().splitlines())


def renewed(text: str) -> str:
    """The document with every output as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SAMPLES, Path(folder) / "samples")

        def again(match: re.Match[str]) -> str:
            body = "".join(f"$ {step.command}\n{_gap(run(step.command, folder), step)}" for step in steps(match[1]))
            return f"```console\n{body}```"

        return _BLOCK.sub(again, text)


def _gap(output: str, step: Step) -> str:
    """The output, and a blank line after it where the document parts two commands by one."""
    return output and output.rstrip("\n") + ("\n\n" if step.output.endswith("\n\n") else "\n")


def main() -> int:
    """Renew the files named on the command line."""
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(renewed(path.read_text("utf-8")), "utf-8")
        print(f"renewed {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
