"""The commands that ask about single events: what stands in the agenda, and how each report tells one event."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from marsad.cli.problems import USAGE, CommandError
from marsad.cli.views import (
    DEFAULT_DB,
    Actor,
    Csv,
    Database,
    EventTypes,
    Json,
    Jsonl,
    Limit,
    Outlet,
    Search,
    Side,
    Since,
    Statuses,
    Until,
    answer,
    format_of,
    nothing,
    opened,
    readable,
)
from marsad.cli.views_output import pipe, write_rows

Ics = Annotated[bool, typer.Option("--ics", help="A calendar file, for programs that keep appointments.")]


def agenda(
    db: Database = DEFAULT_DB, actor: Actor = None, side: Side = None, type: EventTypes = None, status: Statuses = None,
    since: Since = None, until: Until = None, outlet: Outlet = None, search: Search = None, limit: Limit = None,
    json: Json = False, jsonl: Jsonl = False, csv: Csv = False, ics: Ics = False,
) -> None:  # fmt: skip
    """Events with a date, by day: held, scheduled, proposed or cancelled, with what each report said of them."""
    filters: dict[str, Any] = {"actor": actor, "side": side, "type": type, "status": status, "since": since, "outlet": outlet}
    filters |= {"until": until, "search": search}
    form = format_of(json, jsonl, csv)
    if not ics:
        answer(db, "agenda", filters, limit, form)
        return
    if form != "text":
        raise CommandError(f"give one of --ics and --{form}, not both", USAGE)
    from marsad.export.ics import write
    from marsad.export.source import Source

    with opened(db) as vault:
        source = Source(vault, filters | {"limit": limit})
        with pipe() as say:
            for piece in write(source):
                say(piece.decode())
        if not source.count:
            nothing(vault, actor or ())


def compare(
    key: Annotated[str, typer.Argument(metavar="ID", help="The id of an event, claim or statement.", show_default=False)],
    db: Database = DEFAULT_DB, json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """One event or claim as each of its reports tells it, side by side; and what others it may be one with."""
    form = format_of(json, jsonl, csv)
    with opened(db) as vault:
        if not write_rows(vault.compare(key), form, readable()):
            nothing(vault, ())
