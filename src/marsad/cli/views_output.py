"""Rows on stdout: one JSON array, one object a line, or CSV with the flat fields; always UTF-8, whatever the locale."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import msgspec

from marsad.vault.opening import Opened
from marsad.vault.rows import (
    ActorRow,
    CopiesRow,
    DocumentRow,
    EventRow,
    PassageRow,
    StatementRow,
    TellingRow,
    TimelineRow,
)
from marsad.vault.rows_merged import ClaimRow, ConflictRow, LedgerRow, OutletRow, PositionRow, WordingRow

Format = Literal["json", "jsonl", "csv", "text"]
Row = (
    StatementRow | EventRow | TellingRow | ActorRow | TimelineRow | PassageRow | DocumentRow | CopiesRow | Opened | ClaimRow
    | WordingRow | LedgerRow | PositionRow | ConflictRow | OutletRow
)  # fmt: skip

_SEPARATOR = "; "


@contextmanager
def pipe() -> Iterator[Callable[[str], None]]:
    """A function that writes text to stdout; a reader that went away (`| head`) ends the output without a word."""
    out = sys.stdout.buffer

    def write(text: str) -> None:
        out.write(text.encode("utf-8", "backslashreplace"))

    try:
        yield write
        out.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_rows(rows: Iterable[Row], form: Format, text: Callable[[Any], str]) -> int:
    """Write rows in a format as they come, and return how many there were. `text` gives a row's readable form."""
    count = 0
    encode = msgspec.json.Encoder().encode
    with pipe() as write:
        for count, row in enumerate(rows, 1):
            if form == "json":
                write(("[\n" if count == 1 else ",\n") + encode(row).decode())
            elif form == "jsonl":
                write(encode(row).decode() + "\n")
            elif form == "csv":
                fields = flat(row)
                write((_line(fields) if count == 1 else "") + _line(fields.values()))
            else:
                write(("\n" if count > 1 else "") + text(row) + "\n")
        if form == "json":
            write("\n]\n" if count else "[]\n")
    return count


def _line(fields: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(["" if field is None else field for field in fields])
    return line.getvalue()


def flat(row: Row) -> dict[str, object]:
    """The fields of a row that fit a table: lists joined by '; ', the first report's place, names by language."""
    if isinstance(row, EventRow):
        report = row.reports[0]
        fields = _plain(row, "history", "reports", "origins", "independent", "why")
        fields |= _plain(report)
        fields |= {"origins": _joined(o.root for o in row.origins), "independent": row.independent}
        return fields | {"reports": len(row.reports), "history": _joined(step.status for step in row.history)}
    if isinstance(row, ClaimRow | LedgerRow | PositionRow | ConflictRow):
        return _flat_merged(row)
    if isinstance(row, TellingRow | WordingRow):
        return _plain(row, "likeness") | {"one_with": _joined(like.other for like in row.likeness if like.one)}
    if isinstance(row, ActorRow):
        fields = _plain(row, "name", "roles", "documents") | {"name_ar": row.name.ar, "name_en": row.name.en}
        return fields | {"roles": _joined(r.role for r in row.roles), "documents": len(row.documents)}
    if isinstance(row, OutletRow):
        found = {name: _joined(f"{one.root} {one.count}" for one in getattr(row, name)) for name in ("carried", "quoted")}
        return _plain(row, "carried", "quoted") | found
    if isinstance(row, TimelineRow):
        fields = _plain(row, "row")
        names = ("type", "mode", "status", "act", "speakers", "source", "target", "time", "place", "document", "outlet")
        inner = flat(row.row)
        return fields | {name: inner.get(name) for name in (*names, "start", "end", "text", "via")}
    if isinstance(row, CopiesRow):
        shared = {"shared": min((pair.shared for pair in row.pairs), default=None), "pairs": len(row.pairs)}
        fields = _plain(row, "pairs", "passages", "origins", "independent", "why") | shared
        return fields | {"origins": _joined(o.root for o in row.origins), "independent": row.independent}
    if isinstance(row, Opened):
        return {"kind": row.kind} | flat(row.row)
    return _plain(row)


def _flat_merged(row: ClaimRow | LedgerRow | PositionRow | ConflictRow) -> dict[str, object]:
    """What statements make together: the first report's place and words, the steps by their states, the sides by their values."""
    if isinstance(row, ClaimRow):
        fields = _plain(row, "reports", "origins", "statements", "why") | _plain(row.reports[0])
        return fields | {"origins": _joined(o.root for o in row.origins), "reports": len(row.reports)}
    if isinstance(row, LedgerRow):
        fields = _plain(row, "steps") | _plain(row.steps[0], "state", "date", "by", "event", "why")
        return fields | {"steps": _joined(step.state for step in row.steps)}
    if isinstance(row, PositionRow):
        shifts = _joined(cell.date or "" for cell in row.cells if cell.shift)
        fields = _plain(row, "cells") | {"acts": _joined(cell.act for cell in row.cells), "shifts": shifts}
        return fields | {"cells": len(row.cells), "text": row.cells[-1].text}
    fields = _plain(row, "sides") | {"sides": _joined(side.value for side in row.sides)}
    fields["documents"] = _joined(dict.fromkeys(document for side in row.sides for document in side.documents))
    return fields | {"text": row.sides[0].text}


def _plain(row: msgspec.Struct, *left_out: str) -> dict[str, object]:
    values = ((name, getattr(row, name)) for name in row.__struct_fields__ if name not in left_out)
    return {name: _joined(value) if isinstance(value, tuple) else value for name, value in values}


def _joined(values: Iterable[str]) -> str:
    return _SEPARATOR.join(values)
