"""One report: its text as it stands, and what was found in it beside it."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from fastapi import APIRouter, Response

from marsad.record import Record
from marsad.vault.ids import finding_ids
from marsad.vault.rows import DocumentRow, EventRow, StatementRow
from marsad.vault.vault import Vault
from marsad.web.asked import Ask
from marsad.web.shown import paragraphs

router = APIRouter()

_FINDINGS = 100  # findings listed at once


class Lines(msgspec.Struct, frozen=True):
    """A block of a page: its kind, and its lines with where each begins (code points)."""

    kind: str
    lines: list[tuple[int, str]]


class Finding(msgspec.Struct, frozen=True):
    """A statement or event where the report tells it; for an event merged of several reports `row` is the whole."""

    kind: Literal["said", "done"]
    id: str
    start: int
    end: int
    text: str
    status: str
    row: StatementRow | EventRow


@router.get("/report/{key:path}")
def report(asked: Ask, key: str) -> Response:
    """One report."""
    with asked.desk.vault() as vault:
        record = vault.record(key)
        found = vault.show(key) if record is not None else None
        if record is None or found is None or not isinstance(found.row, DocumentRow):
            raise asked.missing()
        places = _places(record)
        part = asked.part(lambda limit: iter(places[:limit]), _FINDINGS)
        rows = [made for place in part.rows if (made := _finding(vault, record, place)) is not None]
        shown = msgspec.structs.replace(part, rows=rows)
        return asked.page("report.html", row=found.row, blocks=_blocks(record), part=shown)


def _blocks(record: Record) -> list[Lines]:
    text = record.document.text
    blocks = [Lines(block.kind, paragraphs(text, block.start, block.end)) for block in record.blocks]
    return blocks or [Lines("body", paragraphs(text, 0, len(text)))]


def _places(record: Record) -> list[tuple[int, int, str, Any]]:
    """Start, end, id and finding of all statements and events, in the order of the text."""
    said, done = finding_ids(record)
    places: list[tuple[int, int, str, Any]] = [
        (one.content.start, one.content.end, key, one) for one, key in zip(record.statements, said, strict=True)
    ]
    places += [(one.evidence.start, one.evidence.end, key, one) for one, key in zip(record.events, done, strict=True)]
    return sorted(places, key=lambda place: place[:3])


def _finding(vault: Vault, record: Record, place: tuple[int, int, str, Any]) -> Finding | None:
    start, end, key, one = place
    found = vault.show(key)
    if found is None or not isinstance(found.row, StatementRow | EventRow):
        return None
    kind: Literal["said", "done"] = "said" if isinstance(found.row, StatementRow) else "done"
    return Finding(kind, key, start, end, record.document.text[start:end], getattr(one, "status", ""), found.row)
