"""Rows as a list that can become a table: pyarrow, polars or pandas, imported only when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any, Generic, TypeVar

import msgspec

from marsad.vault.columns import Column, columns

R = TypeVar("R", bound=msgspec.Struct)


class MissingExtraError(ImportError):
    """A package that an extra of Marsad brings is not installed; the message names both."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; pip install 'marsad[{extra}]'", name=package)


def needed(package: str, extra: str) -> Any:
    """A module that an extra of Marsad brings. Raises `MissingExtraError` where it is not installed."""
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingExtraError(package.partition(".")[0], extra) from error


class Rows(list[R], Generic[R]):
    """The rows of a view: a list, and a table on demand. `row` is their type, so that no rows make an empty table."""

    def __init__(self, rows: Iterable[R], row: type[R]) -> None:
        super().__init__(rows)
        self.row = row

    def to_arrow(self) -> Any:
        """A `pyarrow.Table`, a column a field; lists and structs stay lists and structs. Needs marsad[tables]."""
        return needed("pyarrow", "tables").Table.from_batches([batch(self, self.row)])

    def to_polars(self) -> Any:
        """A `polars.DataFrame`. Needs marsad[polars]."""
        return needed("polars", "polars").from_arrow(self.to_arrow())

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`; lists are NumPy arrays of what they hold. Needs marsad[pandas]."""
        needed("pandas", "pandas")
        return self.to_arrow().to_pandas()


def schema(row: type[msgspec.Struct]) -> Any:
    """The `pyarrow.Schema` of a row's type; what each field holds stands in its metadata under `description`."""
    arrow = needed("pyarrow", "tables")
    return arrow.schema([_field(arrow, column) for column in columns(row)])


def batch(rows: Iterable[msgspec.Struct], row: type[msgspec.Struct]) -> Any:
    """Rows as one `pyarrow.RecordBatch`."""
    arrow, told, held = needed("pyarrow", "tables"), schema(row), list(rows)
    arrays = [
        arrow.array([_plain(getattr(one, column.name), column) for one in held], field.type)
        for column, field in zip(columns(row), told, strict=True)
    ]
    return arrow.RecordBatch.from_arrays(arrays, schema=told)


def _plain(value: Any, column: Column) -> Any:
    """A value as Arrow takes it: objects, and those in lists, as dictionaries."""
    nested = column.kind == "object" or (column.kind == "list" and column.parts[0].kind in ("object", "list"))
    return msgspec.to_builtins(value) if nested else value


def _field(arrow: Any, column: Column) -> Any:
    about = {"description": column.about} if column.about else None
    return arrow.field(column.name, _type(arrow, column), nullable=column.nullable, metadata=about)


def _type(arrow: Any, column: Column) -> Any:
    if column.kind == "list":
        return arrow.list_(_field(arrow, column.parts[0]))
    if column.kind == "object":
        return arrow.struct([_field(arrow, part) for part in column.parts])
    kinds = {"text": arrow.string, "integer": arrow.int64, "number": arrow.float64, "boolean": arrow.bool_}
    return kinds[column.kind]()
