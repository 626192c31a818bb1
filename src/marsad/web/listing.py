"""What the pages of lists share: the choices of their filters, rows by the period they stand for, whom an unknown key may mean."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any, Literal, TypeVar, get_args

import msgspec

from marsad.record import Act, EntityType, EventType, Issue
from marsad.vault.vault import Vault
from marsad.web.asked import Asked, before
from marsad.web.wording import Wording

Row = TypeVar("Row")
Zoom = Literal["day", "week", "month", "year"]
CHOICES: dict[str, Any] = {"act": get_args(Act), "issue": get_args(Issue), "type": get_args(EventType), "type_kind": "type"}
ACTOR_CHOICES = CHOICES | {"type": get_args(EntityType), "type_kind": "entity"}


class Group(msgspec.Struct, frozen=True):
    """Rows of one period, with its name."""

    label: str
    rows: list[Any]


def grouped(rows: Iterable[Row], day_of: Callable[[Row], str | None], zoom: Zoom, wording: Wording) -> list[Group]:
    """Rows, in the order of their days, by period."""

    def period(row: Row) -> tuple[str, str] | None:
        day = day_of(row)
        return None if day is None else span(day, zoom)

    return [Group(label(key, zoom, wording), list(found)) for key, found in groupby(rows, period)]


def span(day: str, zoom: Zoom) -> tuple[str, str]:
    """First and last day (ISO) of the period that a day lies in."""
    one = date.fromisoformat(day)
    if zoom == "day":
        return day, day
    if zoom == "week":
        first = str(before(day, one.weekday()))
        return first, str(before(first, -6))
    if zoom == "year":
        return f"{one.year:04}-01-01", f"{one.year:04}-12-31"
    return one.replace(day=1).isoformat(), one.replace(day=monthrange(one.year, one.month)[1]).isoformat()


def label(key: tuple[str, str] | None, zoom: Zoom, wording: Wording) -> str:
    """The name of a period."""
    if key is None:
        return wording.gettext("Without a day")
    first, last = key
    if zoom == "day":
        return wording.day(first, weekday=True)
    if zoom == "week":
        return f"{wording.day(first)} – {wording.day(last)}"
    return first[:4] if zoom == "year" else wording.day(first[:7])


def likely(asked: Asked, vault: Vault, filters: dict[str, Any], found: bool) -> list[str]:
    """Whom an unknown actor of the filters may mean, where nothing was found."""
    if found:
        return []
    given = [key for name in ("actor", "speaker") for key in filters.get(name, ())]
    return [key for one in given for key in vault.likely(one) if key != one]
