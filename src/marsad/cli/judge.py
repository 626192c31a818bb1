"""`marsad judge`: what a person says of two items overrules what was found. `marsad rebuild`: everything found anew."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from marsad.cli.collector import collect_seldom
from marsad.cli.problems import FAILED, NOTHING_FOUND, OK, CommandError, complain, outcome
from marsad.cli.progress import Progress
from marsad.cli.views import DEFAULT_DB, Database
from marsad.doors import Merging, read_again
from marsad.record import Document, Record
from marsad.vault.problems import VaultError
from marsad.vault.write import UnknownError, UnlikeError, Writer

Verdict = Literal["same", "different", "unsure"]

One = Annotated[str, typer.Argument(metavar="A", help="The id of a report, an event or a statement, or an actor's key.")]
Other = Annotated[str, typer.Argument(metavar="B", help="The id of another.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges; your name on this machine if not given.")]


def judge(
    a: One,
    b: Other,
    verdict: Annotated[
        Verdict, typer.Argument(help="Whether they print one text, are one event or actor, or say one thing.", show_default=False)
    ],
    db: Database = DEFAULT_DB,
    by: By = None,
) -> None:
    """Say whether two reports print one text, two events or two actors are one, or two statements say one thing.

    It is kept for good; a later judgement overrules it.
    """
    if a == b:
        raise CommandError(f"{a} is one; give two")
    try:
        with _writer(db) as writer:
            writer.judge(a, b, verdict, by or _somebody(), datetime.now(UTC).isoformat(timespec="seconds"))
    except UnknownError as error:
        raise CommandError(f"{db} holds no report, event, statement or actor {error.args[0]!r}", NOTHING_FOUND) from error
    except UnlikeError as error:
        raise CommandError(f"{a} and {b}: {error}") from error
    except VaultError as error:
        raise CommandError(str(error), FAILED) from error
    complain(f"{a} and {b}: {verdict}")


def rebuild(
    db: Database = DEFAULT_DB,
    read: Annotated[bool, typer.Option("--read", help="Read all reports again first, as this version of Marsad reads them.")] = False,
) -> None:
    """Work out all findings across reports anew, from the records and what people judged.

    Ids of what is read otherwise change, so that what people said of it before stands alone.
    """
    collect_seldom()
    try:
        with _writer(db) as writer:
            code = _read_again(writer) if read else _compare_anew(writer)
    except VaultError as error:
        raise CommandError(str(error), FAILED) from error
    if code != OK:
        raise typer.Exit(code)


def _compare_anew(writer: Writer) -> int:
    """Compare all reports anew, and say how many there were; the exit code."""
    complain(f"{_reports(writer.catch_up(anew=True))} compared anew")
    return OK


def _read_again(writer: Writer) -> int:
    """Read all reports again, and say what came of it; the exit code."""
    count, done, failures = writer.size(), 0, 0
    progress = Progress(count, "reports")

    def read(document: Document) -> Record:
        nonlocal done
        done += 1
        progress.update(done)
        return read_again(document)

    def failed(document: Document, error: Exception) -> None:
        nonlocal failures
        failures += 1
        progress.clear()
        complain(f"{document.id}: reading it again failed ({type(error).__name__}: {error}); its record stays as it was")

    with progress:
        changed = writer.renew(read, failed)
    complain(f"{_reports(count - failures)} read again, {changed:,} otherwise than before; all compared anew")
    return outcome(count - failures, failures)


def _reports(count: int) -> str:
    return f"{count:,} report{'' if count == 1 else 's'}"


def _writer(db: Path) -> Writer:
    """The database to write; it must be there."""
    if not db.exists():
        raise CommandError(f"{db}: there is no such database; make it with 'marsad add REPORTS --db FILE'", FAILED)
    return Writer(db, merging=Merging())


def _somebody() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
