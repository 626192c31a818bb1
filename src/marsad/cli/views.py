"""The commands that ask a database: statements, events, actors, timeline, copies, search, show."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, NoReturn, get_args

import typer

from marsad import record
from marsad.cli.problems import FAILED, NOTHING_FOUND, USAGE, CommandError, complain
from marsad.cli.views_output import Format, Row, write_rows
from marsad.cli.views_text import Readable
from marsad.vault.filters import FilterError
from marsad.vault.problems import VaultError
from marsad.vault.vault import Vault

SHOWN = 50  # rows shown where neither a format nor a limit is asked for
SHOWN_OF = {"positions": 5}  # of views whose rows are long

DEFAULT_DB = Path("marsad.db")
Keys = list[str] | None


def every(choice: Any) -> str:
    """The values that a choice may have, for a help text."""
    return ", ".join(get_args(choice))


def beginning(*choices: Any) -> Callable[[str], list[str]]:
    """What a shell may complete: the values of some choices that begin so."""
    return lambda incomplete: [one for choice in choices for one in get_args(choice) if one.lower().startswith(incomplete.lower())]


def coded(choice: Any, metavar: str, about: str, *names: str) -> Any:
    """An option for values of a choice, which its help lists and a shell completes; `names` where it is not called as its parameter."""
    return typer.Option(*names, metavar=metavar, autocompletion=beginning(choice), help=f"{about}: {every(choice)}.")


Database = Annotated[Path, typer.Option("--db", envvar="MARSAD_DB", metavar="PATH", help="The database.", readable=False)]
Json = Annotated[bool, typer.Option("--json", help="One JSON array.")]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="A table of the flat fields.")]
Actor = Annotated[Keys, typer.Option(metavar="KEY", help="Takes part in any role. Any of several where given again.")]
Speaker = Annotated[Keys, typer.Option(metavar="KEY", help="Said it.")]
Side = Annotated[Keys, typer.Option(metavar="KEY", help="The side that speaks or takes part: RUS, NATO, …")]
EventTypes = Annotated[Keys, coded(record.EventType, "TYPE", "The type of event", "--type")]
Statuses = Annotated[Keys, coded(record.Status, "STATUS", "How it stands by the last report", "--status")]
ActorTypes = Annotated[Keys, coded(record.EntityType, "TYPE", "The type of actor", "--type")]
Act = Annotated[Keys, coded(record.Act, "ACT", "What is done by saying it")]
Issue = Annotated[Keys, coded(record.Issue, "ISSUE", "What it is about")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on: 2022-01-18, 2022-01, 2022.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year.")]
Outlet = Annotated[Keys, typer.Option(metavar="KEY", help="Published by it.")]
Search = Annotated[str | None, typer.Option(metavar="WORDS", help="These words stand there, in any spelling.")]
Limit = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, help=f"At most so many rows, 0 for all. Without it {SHOWN}, all in a data format."),
]


def statements(
    db: Database = DEFAULT_DB, actor: Actor = None, speaker: Speaker = None, side: Side = None, act: Act = None,
    issue: Issue = None, since: Since = None, until: Until = None, outlet: Outlet = None, search: Search = None,
    limit: Limit = None, json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Who said what: speaker, act, target, and the words themselves."""
    filters: dict[str, Any] = {"actor": actor, "speaker": speaker, "side": side, "act": act, "issue": issue}
    filters |= {"since": since, "until": until, "outlet": outlet, "search": search}
    answer(db, "statements", filters, limit, format_of(json, jsonl, csv))


def events(
    db: Database = DEFAULT_DB, actor: Actor = None, side: Side = None, type: EventTypes = None, status: Statuses = None,
    since: Since = None, until: Until = None, outlet: Outlet = None, search: Search = None, limit: Limit = None,
    json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Who did what, or is to do it: contacts, sanctions, forces moved, with status, time and place."""
    filters: dict[str, Any] = {"actor": actor, "side": side, "type": type, "status": status, "since": since, "outlet": outlet}
    answer(db, "events", filters | {"until": until, "search": search}, limit, format_of(json, jsonl, csv))


def actors(
    db: Database = DEFAULT_DB, actor: Actor = None, side: Side = None, type: ActorTypes = None, since: Since = None,
    until: Until = None, outlet: Outlet = None, search: Search = None, limit: Limit = None, json: Json = False,
    jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Who and what the reports name, with every form of the name; --search looks in names."""
    filters: dict[str, Any] = {"actor": actor, "side": side, "type": type, "since": since, "outlet": outlet}
    answer(db, "actors", filters | {"until": until, "search": search}, limit, format_of(json, jsonl, csv))


def timeline(
    db: Database = DEFAULT_DB, actor: Actor = None, speaker: Speaker = None, side: Side = None,
    type: EventTypes = None, act: Act = None, issue: Issue = None, since: Since = None, until: Until = None,
    outlet: Outlet = None, search: Search = None, limit: Limit = None, json: Json = False, jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:  # fmt: skip
    """Statements and events in the order of what happened."""
    filters: dict[str, Any] = {"actor": actor, "speaker": speaker, "side": side, "type": type, "act": act}
    filters |= {"issue": issue, "since": since, "until": until, "outlet": outlet, "search": search}
    answer(db, "timeline", filters, limit, format_of(json, jsonl, csv))


def copies(
    db: Database = DEFAULT_DB, since: Since = None, until: Until = None, outlet: Outlet = None, limit: Limit = None,
    json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Reports that print one text, edited or whole, as families: what they share, and where it comes from."""
    answer(db, "copies", {"since": since, "until": until, "outlet": outlet}, limit, format_of(json, jsonl, csv))


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help='Words, "a phrase", the beginning of a word*.')],
    db: Database = DEFAULT_DB, actor: Actor = None, since: Since = None, until: Until = None, outlet: Outlet = None,
    limit: Limit = None, json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Sentences that hold all the words, whatever their spelling and clitics."""
    asked = " ".join(f'"{word}"' if " " in word.strip() and '"' not in word else word for word in words)
    filters: dict[str, Any] = {"words": asked, "actor": actor, "since": since, "until": until, "outlet": outlet}
    answer(db, "search", filters, limit, format_of(json, jsonl, csv))


def show(
    key: Annotated[str, typer.Argument(metavar="ID", help="An id that a view prints, or an actor's key.")],
    db: Database = DEFAULT_DB, json: Json = False, jsonl: Jsonl = False, csv: Csv = False,
) -> None:  # fmt: skip
    """What an id stands for, with the words around it in the report."""
    form = format_of(json, jsonl, csv)
    with opened(db) as vault:
        found = vault.show(key)
        write_rows([] if found is None else [found], form, readable())
        if found is None:
            nothing(vault, [key])


def answer(db: Path, view: str, filters: dict[str, Any], limit: int | None, form: Format) -> None:
    """Print the rows of a view in a format; as text only the first, unless a limit is given."""
    filters = {name: value for name, value in filters.items() if value is not None}
    unasked = form == "text" and limit is None
    most = SHOWN_OF.get(view, SHOWN)
    with opened(db) as vault:
        rows: Iterator[Row] = getattr(vault, view)(**filters, limit=most + 1 if unasked else limit)
        shown = islice(rows, most) if unasked else rows
        if not write_rows(shown, form, readable()):
            nothing(vault, [one for name in ("actor", "speaker", "side") for one in filters.get(name, ())])
        if unasked and next(rows, None) is not None:
            complain(f"the first {most} are shown; --limit 0 shows all")


@contextmanager
def opened(db: Path) -> Iterator[Vault]:
    """The database to read; what is wrong with it, or with a filter, ends the command with one line."""
    try:
        with Vault(db) as vault:
            yield vault
    except FilterError as error:
        raise CommandError(str(error), USAGE) from error
    except VaultError as error:
        raise CommandError(str(error), FAILED) from error


def nothing(vault: Vault, keys: Iterable[str]) -> NoReturn:
    """Say that nothing was found, and what keys may have been meant; ends the command."""
    hint = ""
    for key in keys:
        likely = vault.likely(key)
        if likely and key not in likely:
            hint += f"; for {key!r} perhaps {', '.join(likely)}"
    complain(f"nothing found{hint}")
    raise typer.Exit(NOTHING_FOUND)


def format_of(json: bool, jsonl: bool, csv: bool) -> Format:
    """The one format that was asked for, text if none was."""
    formats: tuple[tuple[Format, bool], ...] = (("json", json), ("jsonl", jsonl), ("csv", csv))
    asked = [name for name, on in formats if on]
    if len(asked) > 1:
        raise CommandError(f"give one of --json, --jsonl and --csv, not --{' and --'.join(asked)}", USAGE)
    return asked[0] if asked else "text"


def readable() -> Readable:
    """How rows are put for people; bold only on a terminal."""
    return Readable(sys.stdout.isatty() and "NO_COLOR" not in os.environ)
