"""The network: who was in contact with whom, by mode and period, as a table and as a graph of its strongest ties."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from marsad.limits import MAX_GRAPH_TIES
from marsad.vault.filters import TAKEN
from marsad.vault.rows import TieRow
from marsad.web.asked import Ask, Asked

router = APIRouter()

MODES = ("call", "meeting", "visit", "multilateral", "written", "summons")
_DAYS = 90  # days shown where no period is asked for


@router.get("/network")
def network(asked: Ask) -> Response:
    """Ties between sides or between actors."""
    by = asked.one("by", ("side", "actor")) or "side"
    filters, since = asked.period(asked.filters("ties"), _DAYS)
    modes = [mode for mode in asked.query.getlist("mode") if mode in MODES]
    with asked.desk.vault() as vault:
        ties = vault.ties(modes, by_side=by == "side", **filters)
        part = asked.part(lambda limit: iter(ties[:limit]))
        return asked.page(
            "network.html", part=part, since=since, by=by, modes=MODES, takes=TAKEN["ties"], graph=_graph(asked, ties[:MAX_GRAPH_TIES])
        )


def _graph(asked: Asked, ties: list[TieRow]) -> dict[str, Any]:
    """The ties as nodes and edges, with names and addresses."""
    weights: dict[str, int] = {}
    for tie in ties:
        for key in (tie.a, tie.b):
            weights[key] = weights.get(key, 0) + tie.contacts
    nodes = [{"id": key, "name": asked.name(key), "weight": n, "href": asked.link(f"actor/{key}")} for key, n in weights.items()]
    return {"nodes": nodes, "ties": [{"a": tie.a, "b": tie.b, "n": tie.contacts} for tie in ties]}
