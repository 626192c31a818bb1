"""Claims: one thing said, in all its wordings, with the chains that carried it, its origins, and who disputes it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from marsad.vault.filters import TAKEN
from marsad.vault.rows_merged import ClaimRow, ConflictRow, WordingRow
from marsad.vault.vault import Vault
from marsad.web.asked import Ask
from marsad.web.judging import told
from marsad.web.listing import CHOICES, likely

router = APIRouter()


@router.get("/claims")
def claims(asked: Ask) -> Response:
    """Each thing said once."""
    filters, since = asked.period(asked.filters("claims"))
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.claims(**filters, latest=asked.latest, limit=limit))
        return asked.page(
            "claims.html", title=asked.wording.gettext("Claims"),
            lead=asked.wording.gettext("Each thing said, once, however often and in whatever words it was reported."),
            part=part, since=since, takes=TAKEN["claims"], choices=CHOICES, ordered=True,
            likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip


@router.get("/claim/{key}")
def claim(asked: Ask, key: str) -> Response:
    """One claim."""
    with asked.desk.vault() as vault:
        row = asked.row(vault, key, ClaimRow)
        reviews = vault.reviews(row.id)
        wordings = [one for one in vault.compare(row.id) if isinstance(one, WordingRow)]
        return asked.page(
            "claim.html", row=row, wordings=wordings, conflicts=_conflicts(vault, row), maybe=told(vault, wordings, reviews),
            reviews=reviews,
        )  # fmt: skip


def _conflicts(vault: Vault, row: ClaimRow) -> list[ConflictRow]:
    """The disagreements that one of the claim's statements is a side of."""
    own = {row.id, *row.statements}
    near = {"actor": list(row.speakers)} if row.speakers else {"outlet": [report.outlet for report in row.reports if report.outlet]}
    return [one for one in vault.conflicts(**near) if own & {*one.about, *(key for side in one.sides for key in side.of)}]
