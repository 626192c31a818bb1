"""`marsad doctor`: what is installed, whether knowledge, settings, fonts and the database are what they should be."""

from __future__ import annotations

import platform
import re
import sqlite3
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from marsad import __version__
from marsad.cli.config import config_path, settled
from marsad.cli.problems import FAILED, CommandError
from marsad.cli.shipped import FOLDERS, folder_of, wrong
from marsad.cli.views import DEFAULT_DB
from marsad.cli.views_output import pipe
from marsad.vault.health import health
from marsad.vault.problems import VaultError

_EXTRA = re.compile(r"""^([A-Za-z0-9._-]+).*;.*\bextra\s*==\s*["']([^"']+)["']""")
_MEGABYTE = 1024 * 1024

Database = Annotated[
    Path | None, typer.Option("--db", envvar="MARSAD_DB", metavar="PATH", help=f"The database; else {DEFAULT_DB} where it is there.")
]


class Finding(NamedTuple):
    """One line: what was looked at, what was found, and whether it is broken."""

    about: str
    found: str
    broken: bool = False


def doctor(db: Database = None) -> None:
    """What is installed and whether it works: versions, extras, settings, knowledge, fonts, database. Exit 1 if something is broken."""
    broken = False
    with pipe() as write:
        for look in (_versions, _extras, _settings, _lexicon, _shipped, lambda: _database(db)):
            for finding in look():
                broken |= finding.broken
                write(f"{'broken' if finding.broken else 'ok':8}{finding.about:12}{finding.found}\n")
    if broken:
        raise typer.Exit(FAILED)


def _versions() -> Iterator[Finding]:
    yield Finding("marsad", __version__)
    yield Finding("python", f"{platform.python_version()} ({platform.system()})")
    full_text = sqlite3.connect(":memory:").execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    told = sqlite3.sqlite_version if full_text else f"{sqlite3.sqlite_version}, without FTS5, which search needs"
    yield Finding("sqlite", told, not full_text)


def _extras() -> Iterator[Finding]:
    """Each extra of this package: present with versions, or what is missing. A missing extra is not broken."""
    wanted: dict[str, list[str]] = {}
    for line in _requirements():
        if found := _EXTRA.match(line):
            wanted.setdefault(found[2], []).append(found[1])
    for extra, packages in sorted(wanted.items()):
        versions = {package: _version(package) for package in packages}
        absent = [package for package, version in versions.items() if version is None]
        if absent:
            yield Finding(f"[{extra}]", f"not installed: {', '.join(absent)}; pip install 'marsad[{extra}]'")
        else:
            yield Finding(f"[{extra}]", ", ".join(f"{package} {version}" for package, version in versions.items()))


def _requirements() -> list[str]:
    try:
        return metadata.requires("marsad") or []
    except metadata.PackageNotFoundError:
        return []


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _settings() -> Iterator[Finding]:
    path = config_path()
    try:
        given = [name for name, (value, _) in settled().items() if value is not None]
    except CommandError as error:
        yield Finding("settings", str(error), broken=True)
        return
    yield Finding("settings", f"{path}{'' if path.exists() else ' (not there)'}; set: {', '.join(given) or 'nothing'}")


def _lexicon() -> Iterator[Finding]:
    from marsad.lexicon import load

    yield _tried("lexicon", lambda: f"{len(load().forms):,} forms")


def _shipped() -> Iterator[Finding]:
    """Fonts, and what else of others is shipped with pages and briefings: there, and unchanged."""
    for about, (package, path) in FOLDERS.items():
        folder = folder_of(package, path)
        try:
            count, faults = wrong(folder)
        except Exception as error:  # a manifest that cannot be read, whatever is wrong with it
            yield Finding(about, f"{folder}: {type(error).__name__}: {error}; install marsad again", broken=True)
            continue
        if faults:
            yield Finding(about, f"{folder}: {'; '.join(faults)}; install marsad again", broken=True)
        else:
            yield Finding(about, f"{count} files, as in the manifest")


def _database(given: Path | None) -> Iterator[Finding]:
    path = given or DEFAULT_DB
    if given is None and not path.exists():
        yield Finding("database", f"none at {path}")
        return
    try:
        found = health(path)
    except (VaultError, OSError) as error:
        yield Finding("database", str(error), broken=True)
        return
    counts = ", ".join(f"{count:,} {name}" for name, count in found.counts.items())
    yield Finding("database", f"{path}: version {found.version}, {found.size / _MEGABYTE:.1f} MB, {counts}")
    if found.wrong:
        yield Finding("integrity", f"{path}: {found.wrong}; restore a copy, or build a new one from the reports", broken=True)
    if found.behind:
        yield Finding("findings", f"{path}: reports were not yet compared with each other; run 'marsad rebuild'", broken=True)


def _tried(about: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(about, look())
    except Exception as error:  # whatever is wrong with it is what is asked for
        return Finding(about, f"{type(error).__name__}: {error}", broken=True)
