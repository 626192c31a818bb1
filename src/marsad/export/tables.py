"""The tables of the folder formats: one a view, in the view's order, its columns from the row's struct."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec

from marsad.export.source import Source
from marsad.limits import EXPORT_BATCH
from marsad.vault.rows import ActorRow, CopiesRow, EventRow, StatementRow, TimelineRow
from marsad.vault.rows_merged import ClaimRow, ConflictRow, LedgerRow, OutletRow, PositionRow

ROWS: dict[str, type[msgspec.Struct]] = {
    "statements": StatementRow,
    "claims": ClaimRow,
    "events": EventRow,
    "agenda": EventRow,
    "actors": ActorRow,
    "timeline": TimelineRow,
    "ledger": LedgerRow,
    "positions": PositionRow,
    "conflicts": ConflictRow,
    "copies": CopiesRow,
    "outlets": OutletRow,
}


def batches(source: Source, view: str) -> Iterator[list[msgspec.Struct]]:
    """The rows of a view, a batch at a time."""
    rows = source.rows(view)
    while batch := list(islice(rows, EXPORT_BATCH)):
        yield batch
