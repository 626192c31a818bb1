"""The rows of the views as tables: a column for each field, its type, and what it means (`columns.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

ColumnKind = Literal["text", "integer", "number", "boolean", "list", "object"]
_SIMPLE: dict[type, ColumnKind] = {str: "text", bool: "boolean", int: "integer", float: "number"}


class Column(NamedTuple):
    """A column: `parts` are the one column of a list's items, or the fields of an object; `about` says what it holds."""

    name: str
    kind: ColumnKind
    nullable: bool
    about: str
    parts: tuple[Column, ...] = ()


class Meaning(msgspec.Struct, forbid_unknown_fields=True):
    """What a struct of rows.py or rows_merged.py is, and what each of its fields holds."""

    about: str
    columns: dict[str, str]


@cache
def dictionary() -> dict[str, Meaning]:
    """What is said in `columns.toml`, by the name of the struct."""
    source = resources.files("marsad.vault").joinpath("columns.toml").read_bytes()
    return msgspec.convert(tomllib.loads(source.decode("utf-8")), dict[str, Meaning])


@cache
def columns(row: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The columns of a row's type. A field that holds a row of one view or another has none: that row stands in its own table."""
    meaning = dictionary().get(row.__name__)
    about = meaning.columns if meaning is not None else {}
    made = (_column(name, told, about.get(name, "")) for name, told in get_type_hints(row).items())
    return tuple(column for column in made if column is not None)


def _column(name: str, told: Any, about: str) -> Column | None:
    nullable = False
    if get_origin(told) in (UnionType, Union):
        kinds = [one for one in get_args(told) if one is not NoneType]
        if len(kinds) > 1:
            return None
        nullable, told = len(kinds) < len(get_args(told)), kinds[0]
    if get_origin(told) is tuple:
        item = _column("item", get_args(told)[0], "")
        return None if item is None else Column(name, "list", nullable, about, (item,))
    if get_origin(told) is Literal:
        return Column(name, "text", nullable, about)
    if issubclass(told, msgspec.Struct):
        return Column(name, "object", nullable, about, columns(told))
    return Column(name, _SIMPLE[told], nullable, about)
