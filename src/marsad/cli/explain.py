"""`marsad explain`: for each finding in a few reports the rule that made it, where it is written, the steps and the words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.problems import NOTHING_FOUND, CommandError, complain, outcome
from marsad.cli.read import Files

if TYPE_CHECKING:
    from marsad.reading.traces import Trace
    from marsad.record import Page

SCHEMA = "marsad.explanation/1"
_KINDS = ("S", "V", "T", "M", "B")


class Format(StrEnum):
    """How explanations are written."""

    text = "text"
    json = "json"


Findings = Annotated[
    list[str] | None,
    typer.Option("--finding", metavar="ID", help="Only this finding (S3, V1, T2, M7, B1), or all of a kind: S statements, "
                 "V events, T times, M mentions, B blocks. May be given again. Without it S, V and T.", show_default=False),
]  # fmt: skip
FormatOption = Annotated[Format, typer.Option("--format", help="text: to be read; json: one array, an object a report.")]


def explain(context: typer.Context, files: Files, finding: Findings = None, format: FormatOption = Format.text) -> None:
    """Show for each finding the rule that made it, the file and line of the rule, the steps, and the words in their sentence."""
    wanted = [name.strip().upper() for name in finding or ("S", "V", "T")]
    bad = next((name for name in wanted if name[:1] not in _KINDS or not (name[1:] or "0").isdecimal()), None)
    if bad is not None:
        raise CommandError(f"--finding {bad!r}: give an id such as S3, or one of S, V, T, M, B", 2)
    debug = bool(context.find_root().params.get("debug"))
    done = failed = shown = 0
    made: list[Any] = []
    for page in _pages(files):
        if page is None:
            failed += 1
            continue
        try:
            traces = [trace for trace in _traces(page, wanted) if {trace.id, trace.id[0]} & set(wanted)]
        except Exception as error:  # one report that the reader cannot bear must not cost the others
            if debug:
                raise
            failed += 1
            complain(f"{page.document.id}: reading it failed ({type(error).__name__}: {error}); with --debug it shows where")
            continue
        if format is Format.json:
            made.append(_object(page, traces))
        else:
            _write("\n".join(_lines(page, traces)) + "\n", first=not done)
        done, shown = done + 1, shown + len(traces)
    if format is Format.json:
        _write(json.dumps(made, ensure_ascii=False, indent=2) + "\n", first=True)
    _close(done, failed, shown)


def _close(done: int, failed: int, shown: int) -> None:
    """End with the exit code of the whole, and a word where there was nothing to explain."""
    if not done and not failed:
        raise CommandError("no report among these files")
    if code := outcome(done, failed):
        raise typer.Exit(code)
    if not shown:
        complain("no such finding")
        raise typer.Exit(NOTHING_FOUND)


def _pages(files: list[str]) -> Iterator[Page | None]:
    """The pages of what can be read; None for what cannot, which is told on stderr."""
    from marsad.intake import Problem, read_inputs

    for found in read_inputs(files):
        if not isinstance(found, Problem):
            yield found
        elif not found.skipped:
            complain(str(found))
            yield None


def _traces(page: Page, wanted: list[str]) -> Iterator[Trace]:
    """The traces of a page's findings in the order blocks, mentions, times, statements, events; only of the kinds wanted."""
    from marsad.reading.inscribe import inscribe
    from marsad.reading.pipeline import survey
    from marsad.reading.traces_deeds import events
    from marsad.reading.traces_names import mentions, times
    from marsad.reading.traces_speech import statements

    kinds = {name[0] for name in wanted}
    if "B" in kinds:
        yield from _blocks(page)
    if kinds == {"B"}:
        return
    sheet = survey(page)
    record = inscribe(sheet)
    for kind, traces in (("M", mentions), ("T", times), ("S", statements), ("V", events)):
        if kind in kinds:
            yield from traces(sheet, record)


def _blocks(page: Page) -> Iterator[Trace]:
    from marsad.intake.traces import block_rules
    from marsad.reading.traces import Step, Trace
    from marsad.record import Span

    for n, (block, lines) in enumerate(block_rules(page), 1):
        span = Span(block.start, block.end)
        trace = Trace(f"B{n}", "block", block.kind, (span,), span)
        trace.steps = [Step("line", line.rule, line.source, "", (Span(line.start, line.end),)) for line in lines]
        if not lines:
            trace.steps = [Step("line", "body", note="no rule takes it away")]
        yield trace


def _object(page: Page, traces: list[Trace]) -> dict[str, Any]:
    """The explanations of one report; every span is code points of its text, with the text itself."""
    text = page.document.text

    def span(start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "text": text[start:end]}

    return {
        "schema": SCHEMA,
        "document": page.document.id,
        "findings": [
            {
                "id": trace.id, "kind": trace.kind, "summary": trace.summary, "spans": [span(s.start, s.end) for s in trace.spans],
                "sentence": span(trace.sentence.start, trace.sentence.end),
                "steps": [
                    {"step": s.name, "rule": s.rule, "source": s.source or None, "note": s.note or None,
                     "words": [span(w.start, w.end) for w in s.words]}
                    for s in trace.steps
                ],
            }
            for trace in traces
        ],
    }  # fmt: skip


def _lines(page: Page, traces: list[Trace]) -> Iterator[str]:
    from marsad.cli.explain_text import lines_of
    from marsad.cli.views_fields import visible

    yield f"report {visible(page.document.id)}"
    for trace in traces:
        yield ""
        yield from lines_of(page.document.text, trace)


def _write(text: str, first: bool) -> None:
    sys.stdout.buffer.write((("" if first else "\n") + text).encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
