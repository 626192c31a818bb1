"""What a person has settled once: a file in the platform's place, `MARSAD_…` in the environment; the command line wins.

`marsad config show` prints the settings that hold and where each is from, `marsad config path` where the file is looked for.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import typer

from marsad.cli.problems import FAILED, CommandError
from marsad.cli.views_output import pipe

PLACE = "MARSAD_CONFIG"  # names another file
_PREFIX = "MARSAD_"

What = Annotated[Literal["show", "path"], typer.Argument(help="What to print.", show_default=False)]


class Settings(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The keys of `config.toml`; None for what it does not settle.

    db: the database; lang: of what is written for people; limit: rows of a view where a command gives no --limit, 0 for all.
    """

    db: str | None = None
    lang: Literal["ar", "en"] | None = None
    limit: Annotated[int, msgspec.Meta(ge=0)] | None = None


def config(what: What) -> None:
    """The settings that hold without being asked for, or the file they may stand in.

    \b
    Keys of the file (TOML), each also as a variable of the environment:
      db     MARSAD_DB     the database
      lang   MARSAD_LANG   ar or en: of what is written for people
      limit  MARSAD_LIMIT  rows of a view where no --limit is given, 0 for all

    The command line wins over the environment, and the environment over the file. MARSAD_CONFIG names another file.
    """
    with pipe() as write:
        if what == "path":
            write(f"{config_path()}\n")
            return
        for name, (value, origin) in sorted(settled().items()):
            write(f"{name} = {msgspec.json.encode(value).decode()}  # {origin}\n" if value is not None else f"# {name} is not set\n")


def config_path() -> Path:
    """Where the file is looked for: what MARSAD_CONFIG names, else the platform's place."""
    given = os.environ.get(PLACE)
    if given:
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("marsad") / "config.toml"


def settled() -> dict[str, tuple[Any, str]]:
    """The value of each setting and where it is from. Raises `CommandError` for a file or variable that is wrong."""
    path = config_path()
    found: dict[str, tuple[Any, str]] = dict.fromkeys(Settings.__struct_fields__, (None, ""))
    for settings, origin in ((_of_file(path), str(path)), (_of_environment(os.environ), "environment")):
        for name in Settings.__struct_fields__:
            if (value := getattr(settings, name)) is not None:
                found[name] = (value, origin)
    return found


def defaults(commands: Iterable[str], unlimited: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What each command takes for an option that is not given; `unlimited` are commands whose --limit is not for reading."""
    values = {name: value for name, (value, _) in settled().items() if value is not None}
    if "db" in values:
        values["db"] = os.path.expanduser(values["db"])
    whole = set(unlimited)
    return {name: {key: value for key, value in values.items() if key != "limit" or name not in whole} for name in commands}


def _of_file(path: Path) -> Settings:
    try:
        read = tomllib.loads(path.read_bytes().decode("utf-8"))
        return msgspec.convert(read, Settings)
    except (FileNotFoundError, NotADirectoryError):
        if os.environ.get(PLACE):
            raise CommandError(f"{path}: there is no such file; {PLACE} names it", FAILED) from None
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise CommandError(f"{path}: {error}; see marsad config --help", FAILED) from error


def _of_environment(environment: Mapping[str, str]) -> Settings:
    found: dict[str, Any] = {}
    for name in Settings.__struct_fields__:
        value = environment.get(_PREFIX + name.upper())
        if value:
            found[name] = value
    try:
        return msgspec.convert(found, Settings, strict=False)
    except msgspec.ValidationError as error:
        name = str(error).partition("$.")[2].rstrip("`") or "…"
        given = found.get(name, "")
        raise CommandError(f"{_PREFIX}{name.upper()}: {given!r} cannot be; see marsad config --help", FAILED) from error
