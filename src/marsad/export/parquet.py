"""A folder of Parquet files, one a view; what a column holds stands in its field's metadata under `description`.

Needs pyarrow, the extra `marsad[tables]`.
"""

from __future__ import annotations

from pathlib import Path

from marsad.export.source import Source
from marsad.export.tables import ROWS, batches
from marsad.vault.frames import batch, needed, schema


def write(source: Source, folder: Path) -> None:
    """Write the tables, also those without rows. Raises `MissingExtraError` without pyarrow."""
    parquet = needed("pyarrow.parquet", "tables")
    for view, row in ROWS.items():
        if view in source.left_out:
            continue
        with parquet.ParquetWriter(folder / f"{view}.parquet", schema(row), compression="zstd") as table:
            for rows in batches(source, view):
                table.write_batch(batch(rows, row))
