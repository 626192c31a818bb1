"""One statement and one event: words, chain, origins, history, reports side by side, and the reader's reasons."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, Response

from marsad.limits import MAX_EXPLAINED_CHARS
from marsad.reading.inscribe import inscribe
from marsad.reading.pipeline import survey
from marsad.reading.traces import Trace
from marsad.reading.traces_deeds import events as event_traces
from marsad.reading.traces_speech import statements as statement_traces
from marsad.record import Page, Record
from marsad.vault.ids import finding_ids
from marsad.vault.reviews import fields_of
from marsad.vault.rows import EventRow, StatementRow, Step, TellingRow
from marsad.web.asked import Ask
from marsad.web.judging import told

router = APIRouter()

@router.get("/statement/{key}")
def statement(asked: Ask, key: str) -> Response:
    """One statement."""
    with asked.desk.vault() as vault:
        found = vault.show(key)
        if found is None or not isinstance(found.row, StatementRow) or found.context is None:
            raise asked.missing()
        row, context = found.row, found.context
        marks = [(row.start - context.start, row.end - context.start)]
        return asked.page(
            "statement.html", row=row, context=context, marks=marks, reviews=vault.reviews(row.id), fields=fields_of("statement"),
        )  # fmt: skip


@router.get("/event/{key}")
def event(asked: Ask, key: str) -> Response:
    """One event as each of its reports tells it."""
    with asked.desk.vault() as vault:
        row = asked.row(vault, key, EventRow)
        tellings = [one for one in vault.compare(row.id) if isinstance(one, TellingRow)]
        copied = {origin.root for origin in row.origins if len(origin.documents) > 1}
        reviews = vault.reviews(row.id)
        return asked.page(
            "event.html", row=row, runs=_runs(row), tellings=tellings, copied=copied, maybe=told(vault, tellings, reviews), reviews=reviews,
            fields=fields_of("event"),
        )  # fmt: skip


def _runs(row: EventRow) -> list[list[Step]]:
    """The steps of a history, those together that put the event alike one after the other."""
    return [list(run) for _, run in groupby(row.history, lambda step: (step.status, step.time))]


@router.get("/why/{key}")
def why(asked: Ask, key: str) -> Response:
    """The steps by which the reader came to a finding: its report is read again."""
    with asked.desk.vault() as vault:
        found = vault.show(key)
        if found is None or not isinstance(found.row, StatementRow | EventRow) or found.context is None:
            raise asked.missing()
        record = vault.record(found.context.document)
    if record is None:
        raise asked.missing()
    kind = "statement" if isinstance(found.row, StatementRow) else "event"
    trace = trace_of(record, found.id)
    return asked.page("steps.html", trace=trace, text=record.document.text, key=found.id, back=asked.link(f"{kind}/{found.id}"))


def trace_of(record: Record, key: str) -> Trace | None:
    """How the finding of an id came to be; None where the report is too long, or is read otherwise today."""
    if len(record.document.text) > MAX_EXPLAINED_CHARS:
        return None
    sheet = survey(Page(record.document, record.blocks))
    today = inscribe(sheet)
    said, done = finding_ids(today)
    kind, ids, traces = ("S", said, statement_traces) if key in said else ("V", done, event_traces)
    if key not in ids:
        return None
    findings = today.statements if kind == "S" else today.events
    local = findings[ids.index(key)].id
    return next((trace for trace in traces(sheet, today) if trace.id == local), None)
