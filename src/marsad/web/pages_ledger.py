"""The ledger: demands, offers, promises and threats, and what became of each."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter, Response

from marsad.vault.filters import TAKEN
from marsad.vault.rows_merged import LedgerKind, LedgerRow, LedgerState
from marsad.web.asked import Ask
from marsad.web.listing import CHOICES, likely

router = APIRouter()

_CHOICES = CHOICES | {"type": get_args(LedgerKind), "type_kind": "kind", "state": get_args(LedgerState)}


@router.get("/ledger")
def ledger(asked: Ask) -> Response:
    """The ledger as a table."""
    filters, since = asked.period(asked.filters("ledger"))
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.ledger(**filters, latest=asked.latest, limit=limit))
        return asked.page(
            "ledger.html", title=asked.wording.gettext("Ledger"),
            lead=asked.wording.gettext("Demands, offers, promises and threats, and what became of each."), part=part, since=since,
            takes=TAKEN["ledger"], choices=_CHOICES, ordered=True, likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip


@router.get("/ledger/{key}")
def entry(asked: Ask, key: str) -> Response:
    """One entry with its steps."""
    with asked.desk.vault() as vault:
        return asked.page("entry.html", row=asked.row(vault, key, LedgerRow))
