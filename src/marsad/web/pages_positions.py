"""Positions: what each actor, or side, said on each issue, in the order in which it was said, with shifts."""

from __future__ import annotations

from fastapi import APIRouter, Response

from marsad.vault.filters import TAKEN
from marsad.web.asked import Ask
from marsad.web.listing import CHOICES, likely

router = APIRouter()

_CELLS = 6  # cells of a row shown; the last ones
_ROWS = 12
_DAYS = 7  # days shown where no period is asked for


@router.get("/positions")
def positions(asked: Ask) -> Response:
    """A table of actors or sides by issue."""
    sides = asked.one("sides", ("1",)) is not None
    filters, since = asked.period(asked.filters("positions"), _DAYS)
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.position_briefs(_CELLS, sides=sides, **filters, limit=limit), _ROWS)
        return asked.page(
            "positions.html", part=part, since=since, sides=sides, takes=TAKEN["positions"], choices=CHOICES,
            likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip
