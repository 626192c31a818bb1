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

from marsad.cli.progress import Progress
from marsad.cli.views import DEFAULT_DB, FAILED, Database
from marsad.cli.views_text import visible
from marsad.intake import Problem, read_inputs
from marsad.intake.sources import STDIN, expand, open_binary, sort_of
from marsad.reading.pipeline import read_page
from marsad.record import Document, Page
from marsad.vault.adding import Tally
from marsad.vault.adding import add as add_pages
from marsad.vault.problems import VaultError
from marsad.vault.write import Writer

PARTLY_FAILED, INTERRUPTED = 4, 130
_COUNTED_BYTES = 256 * 1024 * 1024  # a larger file is not gone through to count its reports

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT…", help="Files, folders or patterns; - for standard input.", show_default=False)
]
Replace = Annotated[bool, typer.Option("--replace", help="Take other content under a known id in place of the old.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")]


def add(inputs: Inputs, db: Database = DEFAULT_DB, replace: Replace = False, debug: Debug = False) -> None:
    """Read reports (.txt, .json, .jsonl, .html, each also .gz) into a database; known ones are passed over."""
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
        self.unread = self.passed_over = 0
        self.held: int | None = None
        self.began = time.monotonic()

    def go(self, pages: Iterator[Page], replace: bool) -> int:
        """Store the pages and return the exit code."""
        code = 0
        try:
            first = next(pages, None)
            if first is not None:
                with Writer(self.db) as writer:
                    add_pages(
                        writer, chain([first], pages), read_page, self.tally, replace=replace, refuse=self.refuse,
                        advance=lambda: self.progress.update(self.tally.done + self.unread),
                    )  # fmt: skip
                    self.held = writer.size()
        except VaultError as error:
            self.say(str(error), error)
            code = FAILED
        except KeyboardInterrupt:
            self.say("stopped; run the same command again to go on")
            return INTERRUPTED
        nothing = not (self.tally.stored or self.tally.known)
        if code or self.unread or self.tally.refused:
            return FAILED if nothing else PARTLY_FAILED
        if nothing:
            self.say("no reports were found")
            return FAILED
        return 0

    def pages(self, inputs: Iterable[str]) -> Iterator[Page]:
        """The pages of inputs; problems are said and counted."""
        for found in read_inputs(inputs):
            if isinstance(found, Page):
                yield found
            elif found.skipped:
                self.passed_over += 1
            else:
                self.unread += 1
                self.say(str(found))

    def refuse(self, document: Document, wrong: str, error: Exception | None) -> None:
        """Say that a report was not stored."""
        self.say(f"{document.id}: {wrong}", error)

    def say(self, line: str, error: Exception | None = None) -> None:
        """One line on stderr, above the progress; the trace of its error where it is asked for."""
        self.progress.clear()
        if self.debug and error is not None:
            traceback.print_exception(error)
        print(f"marsad: {visible(line)}", file=sys.stderr)

    def sum_up(self) -> None:
        """The last line: what became of the reports."""
        self.progress.clear()
        tally = self.tally
        replaced = f" ({tally.replaced} in place of others)" if tally.replaced else ""
        parts = [f"{_reports(tally.stored)} added{replaced}"]
        parts += [f"{tally.known} known already"] if tally.known else []
        parts += [f"{tally.refused} refused"] if tally.refused else []
        parts += [f"{_inputs(self.unread)} not read"] if self.unread else []
        parts += [f"{_inputs(self.passed_over)} passed over as no reports"] if self.passed_over else []
        held = "" if self.held is None else f"; {visible(str(self.db))} holds {_reports(self.held)}"
        print(f"{', '.join(parts)} in {time.monotonic() - self.began:.1f} s{held}", file=sys.stderr)


def _reports(count: int) -> str:
    return f"{count} report{'' if count == 1 else 's'}"


def _inputs(count: int) -> str:
    return f"{count} input{'' if count == 1 else 's'}"


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
