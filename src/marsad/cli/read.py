"""`marsad read`: reports to records on stdout, without a database; `marsad schema`: their JSON Schema."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated

import typer

from marsad.cli.problems import complain, outcome, tell_skipped
from marsad.intake import Problem, read_inputs
from marsad.record import Record, json_schema, to_json


class Format(StrEnum):
    """How records are written."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help="Reports: .txt, .json, .jsonl, .html, each also as .gz; folders; patterns; - for standard input.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="text: to be read; json: one array; jsonl: a record a line. "
                 "Without it text on a terminal, else jsonl.", show_default=False),
]  # fmt: skip


def read(context: typer.Context, files: Files, format: FormatOption = None) -> None:
    """Read reports into records, each with the exact words behind every claim. No database is needed."""
    batch = _Batch(debug=bool(context.find_root().params.get("debug")))
    _write(batch.records(files), format or (Format.text if sys.stdout.isatty() else Format.jsonl))
    batch.close()
    if code := outcome(batch.done, batch.failed):
        raise typer.Exit(code)


def schema() -> None:
    """Print the JSON Schema (2020-12) of a record."""
    import json

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))


class _Batch:
    """What came of a batch: how many were read, how many not; each problem is told as it comes."""

    def __init__(self, debug: bool) -> None:
        self.done = self.failed = self._skipped = 0
        self._names: list[str] = []
        self._debug = debug

    def records(self, files: list[str]) -> Iterator[Record]:
        """The records of what can be read, one at a time."""
        from marsad.reading.pipeline import read_page

        for found in read_inputs(files):
            if isinstance(found, Problem):
                self._tell(found)
                continue
            try:
                record = read_page(found)
            except Exception as error:  # one report that the reader cannot bear must not cost the others
                if self._debug:
                    raise
                what = f"reading it failed ({type(error).__name__}: {error})"
                self._tell(Problem(found.document.id, what, "with --debug it shows where"))
                continue
            self.done += 1
            yield record

    def _tell(self, problem: Problem) -> None:
        if problem.skipped:
            self._skipped += 1
            self._names.append(problem.where) if len(self._names) < 3 else None
        else:
            self.failed += 1
            complain(str(problem))

    def close(self) -> None:
        """Say what was skipped, and that nothing was read if so."""
        tell_skipped(self._names, self._skipped)
        if not self.done and not self.failed:
            complain("no report among these files")
            self.failed = 1


def _write(records: Iterator[Record], format: Format) -> None:
    out = sys.stdout.buffer
    if format is Format.text:
        text = _readable()
        for n, record in enumerate(records):
            out.write((("\n" if n else "") + text(record) + "\n").encode("utf-8", "backslashreplace"))
            out.flush()
        return
    before, between, after = (b"[\n", b",\n", b"\n]\n") if format is Format.json else (b"", b"\n", b"\n")
    written = False
    for record in records:
        out.write((between if written else before) + to_json(record))
        written = True
    if written or format is Format.json:
        out.write(after if written else b"[]\n")
    out.flush()


def _readable() -> Callable[[Record], str]:
    from marsad.cli.report import ReportText

    return ReportText(colour=sys.stdout.isatty())
