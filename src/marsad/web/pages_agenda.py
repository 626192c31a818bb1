"""The agenda: what has a date, by day; also as a calendar to subscribe to."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from marsad.export.ics import write
from marsad.export.source import Source
from marsad.limits import DEFAULT_DAYS, MAX_CALENDAR_ROWS
from marsad.vault.days import days
from marsad.vault.filters import TAKEN
from marsad.vault.vault import Vault
from marsad.web.asked import Ask, before
from marsad.web.desk import Desk
from marsad.web.listing import CHOICES, grouped, likely

router = APIRouter()


@router.get("/agenda")
def agenda(asked: Ask) -> Response:
    """Events with a date, by day."""
    given = asked.filters("agenda")
    filters, since = asked.period(given)
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.agenda(**filters, limit=limit))
        return asked.page(
            "agenda.html", part=part, since=since, takes=TAKEN["agenda"], choices=CHOICES,
            groups=grouped(part.rows, lambda row: days(row.time), "day", asked.wording), calendar=asked.link("agenda.ics", **given),
            likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip


@router.get("/agenda.ics")
def ics(asked: Ask) -> Response:
    """The agenda as iCalendar; without a period the last month before the newest report and all that is to come."""
    filters, _ = asked.period(asked.filters("agenda"))
    made = asked.desk.kept(_key(filters), lambda vault: _calendar(vault, filters))
    return Response(made, media_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'inline; filename="marsad.ics"'})


def warm(desk: Desk) -> None:
    """Have ready what programs ask for again and again."""
    with desk.vault() as vault:
        since = before(vault.newest(), DEFAULT_DAYS)
    filters = {"since": since} if since else {}
    desk.renew(_key(filters), lambda vault: _calendar(vault, filters))


def _calendar(vault: Vault, filters: dict[str, Any]) -> bytes:
    return b"".join(write(Source(vault, filters | {"limit": MAX_CALENDAR_ROWS})))


def _key(filters: dict[str, Any]) -> str:
    return f"calendar {sorted(filters.items())}"
