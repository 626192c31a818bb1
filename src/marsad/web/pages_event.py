"""One statement and one event: words, chain, origins, history, reports side by side, and the reader's reasons."""

from __future__ import annotations

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
from marsad.vault.rows import EventRow, Likeness, StatementRow, TellingRow
from marsad.vault.vault import Vault
from marsad.web.asked import Ask

router = APIRouter()

_MOST_MAYBE = 5  # events shown that may be the same


class Maybe(Likeness, frozen=True):
    """Another event that may be the same; `mine` is the telling that is like it."""

    mine: str = ""


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
        found = vault.show(key)
        if found is None or not isinstance(found.row, EventRow):
            raise asked.missing()
        row = found.row
        tellings = [one for one in vault.compare(row.id) if isinstance(one, TellingRow)]
        copied = {origin.root for origin in row.origins if len(origin.documents) > 1}
        return asked.page(
            "event.html", row=row, tellings=tellings, copied=copied, maybe=_maybe(vault, tellings), reviews=vault.reviews(row.id),
            fields=fields_of("event"),
        )  # fmt: skip


def _maybe(vault: Vault, tellings: list[TellingRow]) -> list[tuple[Maybe, EventRow | None]]:
    """Other events that may be this one, the likeliest first."""
    best: dict[str, Maybe] = {}
    for told in tellings:
        for like in told.likeness:
            known = best.get(like.other)
            if not like.one and (known is None or known.score < like.score):
                best[like.other] = Maybe(like.other, like.verdict, like.score, like.why, like.one, mine=told.id)
    found = []
    for one in sorted(best.values(), key=lambda like: (-like.score, like.other))[:_MOST_MAYBE]:
        opened = vault.show(one.other)
        row = opened.row if opened is not None else None
        found.append((one, row if isinstance(row, EventRow) else None))
    return found


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
