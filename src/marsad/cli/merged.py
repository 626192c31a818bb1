"""The commands that ask what statements make together: claims, ledger, positions, conflicts; and whom outlets carry."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from marsad.cli.views import (
    DEFAULT_DB,
    Act,
    Actor,
    Csv,
    Database,
    Issue,
    Json,
    Jsonl,
    Keys,
    Limit,
    Outlet,
    Search,
    Side,
    Since,
    Speaker,
    Until,
    answer,
    coded,
    format_of,
)
from marsad.vault.rows_merged import ConflictKind, LedgerKind, LedgerState

Kinds = Annotated[Keys, coded(LedgerKind, "KIND", "What it is", "--type")]
States = Annotated[Keys, coded(LedgerState, "STATE", "What became of it", "--state")]
Conflicts = Annotated[Keys, coded(ConflictKind, "KIND", "In what reports differ", "--type")]
Sides = Annotated[bool, typer.Option("--sides", help="A row for each side (RUS, NATO, …), not for each person and body.")]


def claims(
    db: Database = DEFAULT_DB, actor: Actor = None, speaker: Speaker = None, side: Side = None, act: Act = None,
    issue: Issue = None, since: Since = None, until: Until = None, outlet: Outlet = None, search: Search = None,
    limit: Limit = None, json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Each thing said once, however often reported: its wordings, and how many origins they have."""
    filters: dict[str, Any] = {"actor": actor, "speaker": speaker, "side": side, "act": act, "issue": issue}
    filters |= {"since": since, "until": until, "outlet": outlet, "search": search}
    answer(db, "claims", filters, limit, format_of(json, jsonl, csv))


def ledger(
    db: Database = DEFAULT_DB, actor: Actor = None, speaker: Speaker = None, side: Side = None, type: Kinds = None,
    state: States = None, issue: Issue = None, since: Since = None, until: Until = None, outlet: Outlet = None,
    search: Search = None, limit: Limit = None, json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Demands, offers, promises and threats, and what became of each, step by step."""
    filters: dict[str, Any] = {"actor": actor, "speaker": speaker, "side": side, "type": type, "state": state, "issue": issue}
    filters |= {"since": since, "until": until, "outlet": outlet, "search": search}
    answer(db, "ledger", filters, limit, format_of(json, jsonl, csv))


def positions(
    db: Database = DEFAULT_DB, sides: Sides = False, actor: Actor = None, side: Side = None, act: Act = None,
    issue: Issue = None, since: Since = None, until: Until = None, outlet: Outlet = None, search: Search = None,
    limit: Limit = None, json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """What each actor, or side, said on each issue over time, with the shifts marked."""
    filters: dict[str, Any] = {"actor": actor, "side": side, "act": act, "issue": issue, "since": since, "until": until}
    filters |= {"outlet": outlet, "search": search, "sides": sides}
    answer(db, "positions", filters, limit, format_of(json, jsonl, csv))


def conflicts(
    db: Database = DEFAULT_DB, actor: Actor = None, side: Side = None, type: Conflicts = None, since: Since = None,
    until: Until = None, outlet: Outlet = None, limit: Limit = None, json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Where reports differ: dates, numbers, places, names, who said it, charge and denial, two readouts of one contact."""
    filters: dict[str, Any] = {"actor": actor, "side": side, "type": type, "since": since, "until": until, "outlet": outlet}
    answer(db, "conflicts", filters, limit, format_of(json, jsonl, csv))


def outlets(
    db: Database = DEFAULT_DB, since: Since = None, until: Until = None, outlet: Outlet = None, limit: Limit = None,
    json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """How much each outlet prints of its own, whose text it carries, and through whom it has what it tells."""
    answer(db, "outlets", {"since": since, "until": until, "outlet": outlet}, limit, format_of(json, jsonl, csv))
