"""Positions: what each actor, or side, said on each issue, in the order in which it was said, with shifts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from fastapi import APIRouter, Response

from marsad.vault.filters import TAKEN
from marsad.vault.rows_merged import PositionBrief
from marsad.vault.vault import Vault
from marsad.web.asked import Ask, sliced
from marsad.web.desk import Desk
from marsad.web.listing import CHOICES, likely

router = APIRouter()

_CELLS = 6  # cells of a row shown; the last ones
_ROWS = 12
_DAYS = 7  # days shown where no period is asked for


@router.get("/positions")
def positions(asked: Ask) -> Response:
    """A table of actors or sides by issue."""
    sides = asked.one("sides", ("1",)) is not None
    given = asked.filters("positions")
    filters, since = asked.period(given, _DAYS)
    with asked.desk.vault() as vault:
        rows = _rows(sides, filters)
        part = asked.part(lambda limit: rows(vault, limit), _ROWS) if given else asked.kept_part(_key(sides, since), rows, _ROWS)
        return asked.page(
            "positions.html", part=part, since=since, sides=sides, takes=TAKEN["positions"], choices=CHOICES,
            likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip


def warm(desk: Desk) -> None:
    """Have ready what costs most: the first page over all time."""
    for sides in (False, True):
        rows = _rows(sides, {})
        desk.renew(f"{_key(sides, None)} 1", lambda vault, rows=rows: sliced(lambda limit: rows(vault, limit), 1, _ROWS))  # type: ignore[misc]


def _rows(sides: bool, filters: dict[str, Any]) -> Callable[[Vault, int], Iterator[PositionBrief]]:
    return lambda vault, limit: vault.position_briefs(_CELLS, sides=sides, **filters, limit=limit)


def _key(sides: bool, since: str | None) -> str:
    return f"positions of {'sides' if sides else 'actors'} since {since}"
