"""Claims: one thing said, in all its wordings, with the chains that carried it, its origins, and who disputes it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from marsad.vault.filters import TAKEN
from marsad.vault.rows import StatementRow
from marsad.vault.rows_merged import ClaimRow, ConflictRow
from marsad.vault.vault import Vault
from marsad.web.asked import Ask
from marsad.web.listing import CHOICES, likely

router = APIRouter()


@router.get("/claims")
def claims(asked: Ask) -> Response:
    """Each thing said once."""
    filters, since = asked.period(asked.filters("claims"))
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.claims(**filters, limit=limit))
        return asked.page(
            "claims.html", title=asked.wording.gettext("Claims"),
            lead=asked.wording.gettext("Each thing said, once, however often and in whatever words it was reported."),
            part=part, since=since, takes=TAKEN["claims"], choices=CHOICES, likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip


@router.get("/claim/{key}")
def claim(asked: Ask, key: str) -> Response:
    """One claim."""
    with asked.desk.vault() as vault:
        found = vault.show(key)
        if found is None or not isinstance(found.row, ClaimRow):
            raise asked.missing()
        row = found.row
        return asked.page("claim.html", row=row, wordings=wordings(vault, row), conflicts=_conflicts(vault, row))


def wordings(vault: Vault, row: ClaimRow) -> list[StatementRow]:
    """The claim's statements, in the order of their publication."""
    opened = [vault.show(key) for key in row.statements]
    return [one.row for one in opened if one is not None and isinstance(one.row, StatementRow)]


def _conflicts(vault: Vault, row: ClaimRow) -> list[ConflictRow]:
    """The disagreements that one of the claim's statements is a side of."""
    own = {row.id, *row.statements}
    near = {"actor": list(row.speakers)} if row.speakers else {"outlet": [report.outlet for report in row.reports if report.outlet]}
    return [one for one in vault.conflicts(**near) if own & {*one.about, *(key for side in one.sides for key in side.of)}]
