"""Actors: who and what the reports name; one of them with offices, forms, statements and contacts."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from marsad.limits import PAGE_ROWS
from marsad.vault.filters import TAKEN
from marsad.vault.rows import ActorBrief
from marsad.vault.vault import Vault
from marsad.web.asked import Ask, Asked, sliced
from marsad.web.desk import Desk
from marsad.web.judging import somebody
from marsad.web.listing import ACTOR_CHOICES

router = APIRouter()

_LATEST = 8


@router.get("/actors")
def actors(asked: Ask) -> Response:
    """Who and what the reports name, those of most reports first."""
    filters = asked.filters("actors")
    title = asked.wording.gettext("Actors")
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.briefs(**filters, limit=limit)) if filters else asked.kept_part("actors", _all)
        return asked.page(
            "actors.html", title=title, lead="", part=part, since=None, takes=TAKEN["actors"] - {"actor"}, choices=ACTOR_CHOICES
        )


def warm(desk: Desk) -> None:
    """Have ready what is asked for first."""
    desk.renew("actors 1", lambda vault: sliced(lambda limit: _all(vault, limit), 1, PAGE_ROWS))


def _all(vault: Vault, limit: int) -> Iterator[ActorBrief]:
    return vault.briefs(limit=limit)


@router.get("/actor/{key:path}")
def actor(asked: Ask, key: str) -> Response:
    """One actor."""
    with asked.desk.vault() as vault:
        row = vault.actor(key)
        if row is None:
            return _otherwise(asked, vault, key)
        said = list(vault.statements(speaker=key, latest=True, limit=_LATEST))
        met = list(vault.events(actor=key, type="CONSULT", latest=True, limit=_LATEST))
        reviews = vault.reviews(row.key)
        return asked.page("actor.html", row=row, said=said, met=met, maybe=somebody(vault, row, reviews), reviews=reviews)


def _otherwise(asked: Asked, vault: Vault, key: str) -> Response:
    """For a key that no report names: the reports of an outlet, statements of a side, the report that is its own origin."""
    if next(vault.reports(outlet=key, limit=1), None) is not None:
        return RedirectResponse(asked.link("reports", outlet=key), 303)
    for name in ("actor", "side"):
        if next(vault.statements(**{name: key}, limit=1), None) is not None:
            return RedirectResponse(asked.link("statements", **{name: key}), 303)
    if vault.record(key) is not None:
        return RedirectResponse(asked.link(f"report/{key}"), 303)
    raise asked.missing()
