"""`marsad export`: what a database holds, in the formats of other programs."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from marsad import record
from marsad.cli.merged import Sides, States
from marsad.cli.problems import FAILED, USAGE, CommandError, complain
from marsad.cli.views import (
    DEFAULT_DB,
    Act,
    Actor,
    Database,
    Issue,
    Keys,
    Outlet,
    Search,
    Side,
    Since,
    Speaker,
    Statuses,
    Until,
    beginning,
    every,
    nothing,
    opened,
)
from marsad.export.formats import BY_NAME, FORMATS, Format
from marsad.export.source import Source
from marsad.vault.frames import MissingExtraError
from marsad.vault.rows_merged import ConflictKind, LedgerKind

_LISTED = "; ".join(f"{one.name}: {one.about}" for one in FORMATS)


def _beginning(incomplete: str) -> list[str]:
    """The formats that a shell may complete."""
    return [name for name in BY_NAME if name.startswith(incomplete)]


Name = Annotated[str, typer.Argument(metavar="FORMAT", help=f"{_LISTED}.", show_default=False, autocompletion=_beginning)]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="PATH", help="The file, or a new folder for parquet, csv and gdelt; else standard output."),
]
_TYPES = {"events": record.EventType, "actors": record.EntityType, "ledger": LedgerKind, "conflicts": ConflictKind}
_TYPED = "; ".join(f"{view}: {every(types)}" for view, types in _TYPES.items())
Types = Annotated[
    Keys, typer.Option("--type", metavar="TYPE", autocompletion=beginning(*_TYPES.values()), help=f"Of this type. {_TYPED}.")
]
Limit = Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many rows of each view, 0 for all.")]


def export(
    format: Name, output: Output = None, db: Database = DEFAULT_DB, actor: Actor = None, speaker: Speaker = None, side: Side = None,
    type: Types = None, act: Act = None, issue: Issue = None, state: States = None, status: Statuses = None, since: Since = None,
    until: Until = None, outlet: Outlet = None, search: Search = None, limit: Limit = None, sides: Sides = False,
) -> None:  # fmt: skip
    """Write what the database holds in a format of other programs; the filters choose as they do in the views."""
    chosen = BY_NAME.get(format.lower())
    if chosen is None:
        raise CommandError(f"{format!r} is no format; there are {', '.join(BY_NAME)}", USAGE)
    if chosen.folder and output is None:
        raise CommandError(f"{chosen.name} is a folder of files; say where with -o FOLDER", USAGE)
    filters: dict[str, Any] = {"actor": actor, "speaker": speaker, "side": side, "type": type, "act": act, "issue": issue}
    filters |= {"state": state, "status": status, "since": since, "until": until, "outlet": outlet, "search": search, "limit": limit}
    with opened(db) as vault:
        source = Source(vault, filters, sides=sides)
        source.check(chosen.views)
        try:
            _write(chosen, source, output)
        except MissingExtraError as error:
            raise CommandError(str(error), FAILED) from error
        _tell_left_out(source)
        if not source.count:
            nothing(vault, [*(actor or ()), *(speaker or ()), *(side or ())])


def _tell_left_out(source: Source) -> None:
    if source.left_out:
        told = ", ".join(f"{view} (no --{name} there)" for view, name in source.left_out.items())
        complain(f"left out: {told}")


def _write(chosen: Format, source: Source, output: Path | None) -> None:
    write = importlib.import_module(chosen.module).write
    if output is None:
        _write_pieces(write(source), sys.stdout.buffer)
    elif chosen.folder:
        _fill(output, lambda folder: write(source, folder))
    else:
        replaced(output, write(source))


def _write_pieces(pieces: Iterable[bytes], stream: Any) -> None:
    for piece in pieces:
        stream.write(piece)
    stream.flush()


def replaced(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place and move it there when it is whole."""
    if path.is_dir():
        raise CommandError(f"{path}: this is a folder; give the name of a file")
    with _named(path):
        part = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False)  # noqa: SIM115
        try:
            with part:
                _write_pieces(pieces, part)
            os.chmod(part.name, 0o666 & ~_umask())
            os.replace(part.name, path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise


def _fill(folder: Path, write: Callable[[Path], None]) -> None:
    """Fill a folder beside its place and move it there when it is whole; one that holds something is left alone."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"{folder}: is there already and holds something; give a new folder")
    with _named(folder):
        part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
        try:
            write(part)
            part.chmod(0o777 & ~_umask())
            part.replace(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What goes wrong on disk is told of the path that was asked for, not of where it is written first."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
