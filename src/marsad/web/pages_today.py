"""Today: what is new, due and changed, as of the newest report or of a day that is given."""

from __future__ import annotations

from typing import Any, get_args

from fastapi import APIRouter, Response

from marsad.record import Act
from marsad.stances import stance
from marsad.vault.days import days
from marsad.vault.filters import FilterError
from marsad.vault.rows import EventRow
from marsad.vault.rows_merged import LedgerRow
from marsad.vault.vault import Vault
from marsad.web.asked import Ask, Asked, before
from marsad.web.desk import Desk

router = APIRouter()

_RECENT = 7  # days before that count as new or changed
_AHEAD = 14  # days ahead that count as due
_SHOWN = 8  # rows of each part
_REMEMBERED = 14  # days before these in which a position was taken, or a promise made
_TAKEN = [act for act in get_args(Act) if stance(act)]  # acts that take a stance
_LOOKED_AT = 400  # entries of the agenda that are gone through


@router.get("/")
def today(asked: Ask) -> Response:
    """What is new, due and changed."""
    with asked.desk.vault() as vault:
        day = _day(asked, vault)
        if day is None:
            return asked.page("today.html", day=None)
        since = before(day, _RECENT)
        reports = list(vault.reports(since=since, until=day, limit=_SHOWN))
        merged = asked.desk.kept(f"today {day}", lambda vault: _merged(vault, day))
        return asked.page("today.html", day=day, since=since, reports=reports, due=_due(vault, day), **merged)


def warm(desk: Desk) -> None:
    """Have ready what is asked for first."""
    with desk.vault() as vault:
        newest = vault.newest()
    if newest is not None:
        desk.renew(f"today {newest[:10]}", lambda vault: _merged(vault, newest[:10]))


def _merged(vault: Vault, day: str) -> dict[str, Any]:
    """What changed in the days up to one, from all that was merged across reports."""
    since = str(before(day, _RECENT))
    return {
        "changed": vault.changed(since, day, _SHOWN), "overdue": _overdue(vault, day),
        "shifts": vault.turns(since, _SHOWN, since=before(since, _REMEMBERED), until=day, act=_TAKEN),
        "conflicts": list(vault.conflicts(since=since, until=day, limit=_SHOWN)),
    }  # fmt: skip


def _overdue(vault: Vault, day: str) -> list[LedgerRow]:
    """What should have been done by now and was not, the latest first."""
    rows = vault.ledger(state="overdue", since=before(day, _REMEMBERED), until=day)
    return sorted((row for row in rows if (row.due or "") <= day), key=lambda row: row.due or "", reverse=True)[:_SHOWN]


def _day(asked: Asked, vault: Vault) -> str | None:
    given = asked.one("date")
    if given is None:
        newest = vault.newest()
        return None if newest is None else newest[:10]
    found = days(given)
    if found is None:
        raise FilterError(f"date: {given!r} is no date; give YYYY-MM-DD")
    return found[1]


def _due(vault: Vault, day: str) -> list[EventRow]:
    """What is proposed or scheduled for the days to come."""
    rows = vault.agenda(since=day, until=before(day, -_AHEAD), limit=_LOOKED_AT)
    return [row for row in rows if row.status in ("scheduled", "proposed")][:_SHOWN]
