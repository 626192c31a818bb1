"""`marsad demo`: an observatory from the samples that ship with Marsad, and a tour over it by its own commands."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from marsad.cli.problems import NOTHING_FOUND
from marsad.cli.views_output import pipe

_COLOURS = {"\n#": "\x1b[1m", "$": "\x1b[2m"}  # of a question and of a command
_PLAIN = "\x1b[0m"

Keep = Annotated[
    Path | None, typer.Option("--keep", metavar="PATH", help="Keep the observatory in this file, to go on with.")
]


class Stop(NamedTuple):
    """A stop of the tour: a question, and the command that answers it."""

    question: str
    command: str


TOUR = (
    Stop("What did Lavrov say, and in which words?", "statements --speaker sergey-lavrov --limit 3"),
    Stop("Who warned or threatened?", "statements --act warn --act threaten --limit 3"),
    Stop("Whom did Lavrov meet or call, and when?", "events --type CONSULT --actor sergey-lavrov --limit 4"),
    Stop("Where do reports speak of guarantees, however it is written?", "search ضمانات --limit 3"),
    Stop("What happened on 26 and 27 January, in order?", "timeline --since 2022-01-26 --until 2022-01-27 --limit 3"),
)
OPENED = Stop("And one of them, opened: its words, its report, the rules that found it", "show")


def demo(keep: Keep = None) -> None:
    """Build an observatory from sample reports and show what can be asked of it."""
    with _database(keep) as path, resources.as_file(resources.files("marsad") / "samples") as samples:
        clock = time.perf_counter()
        _print("\n#", "Sample reports of our own writing, on public facts, go into an observatory:")
        suffixes = (".json", ".txt", ".html") if find_spec("trafilatura") else (".json", ".txt")  # the extra marsad[html]
        reports = sorted(p for p in samples.iterdir() if p.suffix in suffixes)
        _step(f"add samples --db {path.name}", ["add", *map(str, reports), "--db", str(path)])
        for stop in TOUR:
            _print("\n#", stop.question)
            _step(stop.command, [*shlex.split(stop.command), "--db", str(path)])
        if key := _first(path):
            _print("\n#", OPENED.question)
            _step(f"show {key}", ["show", key, "--db", str(path)])
        seconds = time.perf_counter() - clock
    print(f"{len(reports)} reports read, kept and asked in {seconds:.1f} s", file=sys.stderr)
    if keep is not None:
        print(f"Go on with: marsad statements --db {shlex.quote(str(keep))}", file=sys.stderr)


@contextmanager
def _database(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
        yield Path(folder) / "demo.db"


def _first(path: Path) -> str | None:
    """The id of a statement to open: the first with a chain of sources, else the first there is."""
    from marsad.vault.vault import Vault

    with Vault(path) as vault:
        rows = list(vault.statements())
    return next((row.id for row in rows if row.via), rows[0].id if rows else None)


def _print(mark: str, text: str) -> None:
    """A line of the tour on stdout, in UTF-8 whatever the locale: coloured on a terminal, else with its mark before it."""
    with pipe() as write:
        if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
            write(f"{_COLOURS[mark]}{mark} {text}{_PLAIN}\n")
        else:
            write(f"{mark} {text}\n")


def _step(shown: str, arguments: list[str]) -> None:
    """Show a command as a person would type it and run it; its own output follows."""
    from marsad.cli.main import app

    _print("$", f"marsad {shown}")
    code = app(arguments, standalone_mode=False)
    if code not in (None, 0, NOTHING_FOUND):  # where a view finds nothing it has said so, and the tour goes on
        raise typer.Exit(code)
