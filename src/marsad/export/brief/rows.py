"""The rows that a briefing is made of: the views of a vault over a period and a question, as they stood at the period's end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, get_args

import msgspec

from marsad.record import Act
from marsad.stances import stance
from marsad.vault.days import days
from marsad.vault.filters import TAKES, View, checked
from marsad.vault.rows import EventRow
from marsad.vault.rows_merged import ClaimRow, ConflictRow, LedgerRow, PositionRow
from marsad.vault.vault import Vault

_TAKEN = [act for act in get_args(Act) if stance(act)]  # acts that take a stance, by which alone a position turns


class Asked(msgspec.Struct, frozen=True):
    """What a briefing is about: since and until are dates as filters take them, None for no bound; `lang` is not asked here."""

    since: str | None = None
    until: str | None = None
    actor: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    search: str | None = None


class Rows(NamedTuple):
    """Rows of the views, each gone through once. `asof`: day (ISO) of the newest report up to the period's end.

    `since`/`until`: first and last day of the period. `agenda` and `ledger` reach beyond it, `positions` begin before it.
    `left_out`: views that cannot bear a filter that was asked for, with its name.
    """

    asof: str | None
    since: str | None
    until: str | None
    events: Iterable[EventRow]
    claims: Iterable[ClaimRow]
    positions: Iterable[PositionRow]
    agenda: Iterable[EventRow]
    ledger: Iterable[LedgerRow]
    conflicts: Iterable[ConflictRow]
    left_out: dict[str, str]


def rows(vault: Vault, asked: Asked) -> Rows:
    """The rows of a question. Raises `FilterError` for a filter that cannot be."""
    bounds = checked("timeline", {"since": asked.since, "until": asked.until})
    newest = vault.newest(bounds.until)
    asof = newest[:10] if newest else None
    within = {"since": bounds.since, "until": bounds.until or asof}
    if bounds.since and within["until"] and bounds.since > within["until"]:  # nothing was published since
        within["until"] = bounds.since
    given = {"actor": asked.actor, "side": asked.side, "issue": asked.issue, "search": asked.search}
    question: dict[str, Any] = {name: value for name, value in given.items() if value not in ((), None)}
    checked("claims", question)  # a wrong value is told before anything is read
    views: tuple[View, ...] = ("events", "claims", "positions", "agenda", "ledger", "conflicts")
    left_out = {view: sorted(set(question) - TAKES[view])[0] for view in views if set(question) - TAKES[view]}

    def of(view: View, **more: Any) -> Iterable[Any]:
        taken = {name: value for name, value in question.items() if name in TAKES[view]}
        # a conflict bears no words and no issue: it is chosen by the claims and events it is about
        return () if view in left_out and view != "conflicts" else getattr(vault, view)(**taken, **more)

    return Rows(
        asof, bounds.since, bounds.until, of("events", **within), of("claims", **within),
        of("positions", act=_TAKEN, until=within["until"]), _coming(of("agenda", since=asof), asof), of("ledger"),
        of("conflicts", **within), {view: name for view, name in left_out.items() if view != "conflicts"},
    )  # fmt: skip


def _coming(found: Iterable[EventRow], asof: str | None) -> Iterable[EventRow]:
    """Events to come after a day, as the reports up to that day told of them."""
    for row in found:
        when = days(row.time)
        known = tuple(step for step in row.history if asof is None or (step.published or "")[:10] <= asof)
        if known and when is not None and when[1] >= (asof or "") and known[-1].status in ("scheduled", "proposed"):
            documents = {step.document for step in known}
            reports = tuple(report for report in row.reports if report.document in documents)
            origins = tuple(origin for origin in row.origins if documents.intersection(origin.documents))
            yield msgspec.structs.replace(
                row, status=known[-1].status, history=known, reports=reports, origins=origins, independent=len(origins)
            )
