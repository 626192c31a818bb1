"""The timeline: what was done and said, by day, week or month, with how much there is along it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
from fastapi import APIRouter, Response

from marsad.vault.days import days
from marsad.vault.filters import TAKEN
from marsad.vault.rows import DayRow, TimelineRow
from marsad.web.asked import Ask
from marsad.web.listing import CHOICES, Zoom, grouped, label, likely, span
from marsad.web.wording import Wording

router = APIRouter()

_ZOOMS: tuple[Zoom, ...] = ("day", "week", "month", "year")
_SPANS = {"day": 30, "week": 182, "month": 730}  # days shown where no period is asked for
_MOST_BARS = 60
_HEIGHTS = 20  # steps of a bar's height, see the classes h0 to h20 of the style


class Bar(msgspec.Struct, frozen=True):
    """How much there is in a period: heights of its two bars, and where it leads."""

    label: str
    first: str
    last: str
    zoom: Zoom
    count: int
    said: int
    done: int


@router.get("/timeline")
def timeline(asked: Ask) -> Response:
    """Statements and events in the order of what happened."""
    zoom: Zoom = asked.one("zoom", _SPANS) or "day"  # type: ignore[assignment]
    wording = asked.wording
    filters, since = asked.period(asked.filters("timeline"), _SPANS[zoom])
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.timeline(**filters, limit=limit))
        return asked.page(
            "timeline.html", part=part, zoom=zoom, since=since, takes=TAKEN["timeline"], choices=CHOICES,
            groups=grouped(part.rows, _days, zoom, wording), bars=bars(vault.density(**filters), zoom, wording),
            likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip


def _days(row: TimelineRow) -> tuple[str, str] | None:
    """The days that a row stands for."""
    if row.day is None:
        return None
    return (days(row.happened or row.said) if row.dated == "time" else None) or (row.day, row.day)


def bars(found: Sequence[DayRow], zoom: Zoom, wording: Wording) -> list[Bar]:
    """A bar for each period that holds anything; of longer periods where there would be too many."""
    for wider in _ZOOMS[_ZOOMS.index(zoom) :]:
        counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for row in found:
            one = counts[span(row.day, wider)]
            one[0] += row.statements
            one[1] += row.events
        if len(counts) <= _MOST_BARS or wider == _ZOOMS[-1]:
            break
    most = max((max(pair) for pair in counts.values()), default=0)
    finer: Zoom = "day" if wider in ("day", "week") else "week" if wider == "month" else "month"

    def height(count: int) -> int:
        return -(-count * _HEIGHTS // most) if most else 0

    return [
        Bar(label(key, wording), *key, finer, said + done, height(said), height(done)) for key, (said, done) in counts.items()
    ]
