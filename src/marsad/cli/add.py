"""`marsad add`: reads reports into a database. Reports go in whole, once; stop it at any moment and run it again to go on."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.collector import collect_seldom
from marsad.cli.problems import FAILED, complain, outcome, tell_skipped
from marsad.cli.progress import Progress
from marsad.cli.views import DEFAULT_DB, Database
from marsad.doors import Merging
from marsad.intake import Problem, read_inputs
from marsad.intake.sources import STDIN, expand, open_binary, sort_of
from marsad.reading.pipeline import read_page
from marsad.record import Document, Page
from marsad.vault.adding import Tally
from marsad.vault.adding import add as add_pages
from marsad.vault.problems import VaultError
from marsad.vault.write import Writer

INTERRUPTED = 130  # exit code
_COUNTED_BYTES = 256 * 1024 * 1024  # a larger file is not gone through to count its reports

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…",
        help="Reports: .txt, .json, .jsonl, .html, each also as .gz; folders; patterns; - for standard input.",
        show_default=False,
    ),
]
Replace = Annotated[bool, typer.Option("--replace", help="Take other content under a known id in place of the old.")]


def add(context: typer.Context, inputs: Inputs, db: Database = DEFAULT_DB, replace: Replace = False) -> None:
    """Read reports into a database. Known ones are passed over: stopped at any moment, run it again to go on."""
    collect_seldom()
    debug = bool(context.find_root().params.get("debug"))
    run = _Run(db, debug, Progress(_expected(inputs) if sys.stderr.isatty() else None, "reports"))
    code = run.go(run.pages(inputs), replace)
    run.sum_up()
    if code:
        raise typer.Exit(code)


class _Run:
    """One run of the command: what it counts and says."""

    def __init__(self, db: Path, debug: bool, progress: Progress) -> None:
        self.db, self.debug, self.progress = db, debug, progress
        self.tally = Tally()
        self.skipped: list[str] = []
        self.held: int | None = None
        self.began = time.monotonic()

    def go(self, pages: Iterator[Page], replace: bool) -> int:
        """Store the pages and return the exit code."""
        tally, broken = self.tally, 0
        try:
            first = next(pages, None)
            if first is not None:
                with Writer(self.db, merging=Merging()) as writer:
                    writer.catch_up()
                    add_pages(
                        writer, chain([first], pages), read_page, tally, replace=replace, refuse=self.refuse,
                        advance=lambda: self.progress.update(tally.done),
                    )  # fmt: skip
                    self.held = writer.size()
        except VaultError as error:
            self.say(str(error), error)
            broken = 1
        except KeyboardInterrupt:
            self.say("stopped; run the same command again to go on")
            return INTERRUPTED
        if tally.done or broken:
            return outcome(tally.stored + tally.known, tally.refused + tally.unread + broken)
        self.say("no report among these files")
        return FAILED

    def pages(self, inputs: Iterable[str]) -> Iterator[Page]:
        """The pages of inputs; problems are said and counted."""
        for found in read_inputs(inputs):
            if isinstance(found, Page):
                yield found
            elif found.skipped:
                self.skipped.append(found.where)
            else:
                self.tally.unread += 1
                self.say(str(found))

    def refuse(self, document: Document, wrong: str, error: Exception | None) -> None:
        """Say that a report was not stored."""
        self.say(f"{document.id}: {wrong}", error)

    def say(self, line: str, error: Exception | None = None) -> None:
        """One line on stderr, above the progress; the trace of its error where it is asked for."""
        self.progress.clear()
        if self.debug and error is not None:
            traceback.print_exception(error)
        complain(line)

    def sum_up(self) -> None:
        """The last lines: what was passed over, and what became of the reports."""
        self.progress.clear()
        tell_skipped(self.skipped, len(self.skipped))
        tally = self.tally
        if self.held is None and not tally.done:
            return  # nothing came of it, and why has been said
        replaced = f" ({tally.replaced:,} in place of others)" if tally.replaced else ""
        parts = [f"{_count(tally.stored, 'report')} added{replaced}"]
        parts += [f"{tally.known:,} known already"] if tally.known else []
        parts += [f"{tally.refused:,} refused"] if tally.refused else []
        parts += [f"{_count(tally.unread, 'input')} not read"] if tally.unread else []
        held = "" if self.held is None else f"; {self.db} holds {_count(self.held, 'report')}"
        complain(f"{', '.join(parts)} in {time.monotonic() - self.began:.1f} s{held}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _expected(inputs: Iterable[str]) -> int | None:
    """How many reports the inputs seem to hold, for the progress bar; None where that cannot be told quickly."""
    count = 0
    for path in expand(inputs):
        if isinstance(path, Problem):
            continue
        if str(path) == STDIN:
            return None
        if sort_of(path) != "lines":
            count += 1
            continue
        try:
            if path.stat().st_size > _COUNTED_BYTES:
                return None
            with open_binary(path) as stream:
                count += sum(1 for _ in stream)
        except (OSError, EOFError):
            return None
    return count
