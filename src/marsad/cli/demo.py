"""`marsad demo`: an observatory from the samples that ship with Marsad, and a tour over it by its own commands."""

from __future__ import annotations

import shlex
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

NOTHING_FOUND = 3  # what a view ends with where no row answers; it has said so, and the tour goes on
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"

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
        _say("Sample reports of our own writing, on public facts, go into an observatory:")
        reports = sorted(p for p in samples.iterdir() if p.suffix in (".json", ".txt", ".html"))
        _step(f"add samples --db {path.name}", ["add", *map(str, reports), "--db", str(path)])
        for stop in TOUR:
            _say(stop.question)
            _step(stop.command, [*shlex.split(stop.command), "--db", str(path)])
        if key := _first(path):
            _say(OPENED.question)
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


def _say(question: str) -> None:
    print(f"\n{_BOLD}{question}{_PLAIN}" if sys.stdout.isatty() else f"\n# {question}")


def _step(shown: str, arguments: list[str]) -> None:
    """Show a command as a person would type it and run it; its own output follows."""
    from marsad.cli.main import app

    print(f"{_DIM}$ marsad {shown}{_PLAIN}" if sys.stdout.isatty() else f"$ marsad {shown}", flush=True)
    code = app(arguments, standalone_mode=False)
    if code not in (None, 0, NOTHING_FOUND):
        raise typer.Exit(code)
    sys.stdout.flush()
