"""A folder of CSV files (RFC 4180, UTF-8), one a view, with `datapackage.json` (Frictionless Data Package): names and
types of the columns, and what each holds. Lists and objects are JSON in their cell; an empty cell is no value.

Texts are written as they stand: a spreadsheet that takes a cell with '=' for a formula must be told that it is text.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from marsad.export.source import Source
from marsad.export.tables import ROWS
from marsad.vault.columns import Column, columns, dictionary

_TYPES = {"text": "string", "list": "array"}  # by the Table Schema of Frictionless Data; others are named alike


def write(source: Source, folder: Path) -> None:
    """Write the tables, also those without rows, and their description."""
    written = [view for view in ROWS if view not in source.left_out]
    for view in written:
        with (folder / f"{view}.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            names = [column.name for column in columns(ROWS[view])]
            table.writerow(names)
            table.writerows(_lines(source, view, names))
    described = {"name": "marsad", "profile": "tabular-data-package", "resources": [_resource(view) for view in written]}
    (folder / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _lines(source: Source, view: str, names: list[str]) -> Iterator[list[Any]]:
    for row in source.rows(view):
        yield [_cell(getattr(row, name)) for name in names]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None or isinstance(value, str | int | float) else msgspec.json.encode(value).decode()


def _resource(view: str) -> dict[str, Any]:
    row = ROWS[view]
    return {
        "name": view, "path": f"{view}.csv", "format": "csv", "encoding": "utf-8", "description": dictionary()[row.__name__].about,
        "schema": {"fields": [_field(column) for column in columns(row)], "missingValues": [""]},
    }  # fmt: skip


def _field(column: Column) -> dict[str, Any]:
    told = {"name": column.name, "type": _TYPES.get(column.kind, column.kind), "description": column.about}
    return told if column.nullable else {**told, "constraints": {"required": True}}
