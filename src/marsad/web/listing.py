"""What the pages of lists share: the choices of their filters, rows by the period they stand for, whom an unknown key may mean."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any, Literal, TypeVar, get_args

import msgspec

from marsad.record import Act, EntityType, EventType, Issue, Status
from marsad.vault.vault import Vault
from marsad.web.asked import Asked, before
from marsad.web.wording import Wording

Row = TypeVar("Row")
Zoom = Literal["day", "week", "month", "year"]
CHOICES: dict[str, Any] = {
    "act": get_args(Act), "issue": get_args(Issue), "status": get_args(Status), "type": get_args(EventType), "type_kind": "type",
}  # fmt: skip
ACTOR_CHOICES = CHOICES | {"type": get_args(EntityType), "type_kind": "entity"}


class Group(msgspec.Struct, frozen=True):
    """Rows of one period, with its name."""

    label: str
    rows: list[Any]


def grouped(rows: Iterable[Row], days_of: Callable[[Row], tuple[str, str] | None], zoom: Zoom, wording: Wording) -> list[Group]:
    """Rows, in the order of their first days, by period; what stands for longer than that is put under its own days."""

    def period(row: Row) -> tuple[str, str] | None:
        found = days_of(row)
        if found is None:
            return None
        around = span(found[0], zoom)
        return around if found[1] <= around[1] else found

    ordered = sorted(rows, key=lambda row: (period(row) is None, *(period(row) or ())))
    return [Group(label(key, wording), list(found)) for key, found in groupby(ordered, period)]


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


def label(key: tuple[str, str] | None, wording: Wording) -> str:
    """The name of a period."""
    if key is None:
        return wording.gettext("Without a day")
    first, last = key
    if first == last:
        return wording.day(first, weekday=True)
    if span(first, "month") == key:
        return wording.day(first[:7])
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]} – {last[:4]}"
    return f"{wording.day(first)} – {wording.day(last)}"


def likely(asked: Asked, vault: Vault, filters: dict[str, Any], found: bool) -> list[str]:
    """Whom an unknown actor of the filters may mean, where nothing was found."""
    if found:
        return []
    given = [key for name in ("actor", "speaker") for key in filters.get(name, ())]
    return [key for one in given for key in vault.likely(one) if key != one]
