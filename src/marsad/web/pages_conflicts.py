"""Conflicts: where reports, or those they quote, disagree; both sides with their words, and nothing decided."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter, Response

from marsad.limits import PAGE_ROWS
from marsad.vault.filters import TAKEN
from marsad.vault.rows_merged import ConflictKind, ConflictRow
from marsad.web.asked import Ask
from marsad.web.listing import CHOICES, likely

router = APIRouter()

_CHOICES = CHOICES | {"type": get_args(ConflictKind), "type_kind": "conflict"}


@router.get("/conflicts")
def conflicts(asked: Ask) -> Response:
    """Disagreements, side by side."""
    filters, since = asked.period(asked.filters("conflicts"))
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.conflicts(**filters, limit=limit), PAGE_ROWS // 2)
        return asked.page(
            "conflicts.html", title=asked.wording.gettext("Conflicts"),
            lead=asked.wording.gettext("Where reports, or those they quote, disagree. Nothing is decided by majority."), part=part,
            since=since, takes=TAKEN["conflicts"], choices=_CHOICES, likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip


@router.get("/conflict/{key}")
def conflict(asked: Ask, key: str) -> Response:
    """One disagreement."""
    with asked.desk.vault() as vault:
        return asked.page("conflict.html", row=asked.row(vault, key, ConflictRow))
