"""Tables in Parquet and CSV: every row and value of the views comes back by other programs' readers; columns are described."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import duckdb
import msgspec
import pandas
import polars
import pyarrow.parquet
import pytest

from export_cases import hostile, plain, rows, samples, write
from marsad import Observatory
from marsad.export import tables
from marsad.export.formats import TABLES
from marsad.export.tables import ROWS
from marsad.vault import frames, rows_merged
from marsad.vault.columns import columns, dictionary
from marsad.vault.filters import TAKES
from marsad.vault.rows import PassageRow, TellingRow
from vault_reports import run


@pytest.fixture(scope="module", params=[samples, hostile])
def db(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = request.param(tmp_path_factory.mktemp("db"))
    return path


def _expected(db: Path, view: str) -> list[dict[str, Any]]:
    names = [column.name for column in columns(ROWS[view])]
    return [{name: row[name] for name in names} for row in rows(db, view)]


def test_parquet_holds_every_row(db: Path, tmp_path: Path) -> None:
    folder = write("parquet", db, tmp_path / "out")
    assert sorted(path.stem for path in folder.iterdir()) == sorted(ROWS)
    for view in ROWS:
        table = pyarrow.parquet.read_table(folder / f"{view}.parquet")
        expected = _expected(db, view)
        assert table.to_pylist() == expected
        assert [field.name for field in table.schema] == [column.name for column in columns(ROWS[view])]
        assert all(field.metadata[b"description"] for field in table.schema)
        count = duckdb.sql(f"SELECT count(*) FROM '{folder}/{view}.parquet'").fetchall()
        assert count == [(len(expected),)]
        assert polars.read_parquet(folder / f"{view}.parquet").height == len(expected)


def test_csv_holds_every_value(db: Path, tmp_path: Path) -> None:
    folder = write("csv", db, tmp_path / "out")
    csv.field_size_limit(10**7)
    for view in ROWS:
        expected = _expected(db, view)
        with (folder / f"{view}.csv").open(encoding="utf-8", newline="") as file:
            read = [_values(line, view) for line in csv.DictReader(file)]
        assert read == expected
        frame = pandas.read_csv(folder / f"{view}.csv", dtype=str, keep_default_na=False)
        assert len(frame) == len(expected)


def _values(line: dict[str, str], view: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in columns(ROWS[view]):
        cell = line[column.name]
        if cell == "" and column.nullable:
            found[column.name] = None
        else:
            found[column.name] = cell if column.kind == "text" else json.loads(cell)
    return found


def test_duckdb_reads_the_csv(db: Path, tmp_path: Path) -> None:
    folder = write("csv", db, tmp_path / "out")
    acts = duckdb.sql(f"SELECT act, count(*) FROM read_csv('{folder}/statements.csv', all_varchar=true) GROUP BY act").fetchall()
    told = [row["act"] for row in rows(db, "statements")]
    assert dict(acts) == {act: told.count(act) for act in set(told)}


def test_the_package_describes_the_columns(db: Path, tmp_path: Path) -> None:
    folder = write("csv", db, tmp_path / "out")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        assert all(field["description"] for field in fields)
        assert {field["type"] for field in fields} <= {"string", "integer", "number", "boolean", "array", "object"}


def _structs(row: Any) -> set[type[msgspec.Struct]]:
    """A struct and those in its fields."""
    if isinstance(row, type) and issubclass(row, msgspec.Struct):
        return {row}.union(*(_structs(told) for told in get_type_hints(row).values()))
    return set().union(*(_structs(part) for part in get_args(row))) if get_origin(row) else set()


MERGED = [one for one in vars(rows_merged).values() if isinstance(one, type) and issubclass(one, msgspec.Struct)]


@pytest.mark.parametrize("row", sorted(set().union(*map(_structs, [*ROWS.values(), *MERGED, PassageRow, TellingRow])), key=str), ids=str)
def test_every_field_is_described(row: type[msgspec.Struct]) -> None:
    meaning = dictionary()[row.__name__]
    told = {name for name in get_type_hints(row) if not (row.__name__ == "TimelineRow" and name == "row")}
    assert set(meaning.columns) == told
    assert all(text.strip() for text in (meaning.about, *meaning.columns.values()))
    assert frames.schema(row) is not None


def test_every_view_has_a_table() -> None:
    assert set(ROWS) == set(TABLES) == set(TAKES) - {"search"}


def test_a_table_is_written_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "EXPORT_BATCH", 7)
    db = samples(tmp_path)
    folder = write("parquet", db, tmp_path / "out")
    assert pyarrow.parquet.ParquetFile(folder / "statements.parquet").num_row_groups > 1
    assert pyarrow.parquet.read_table(folder / "statements.parquet").num_rows == len(rows(db, "statements"))


def test_a_filter_leaves_out_the_tables_that_cannot_bear_it(tmp_path: Path) -> None:
    db = samples(tmp_path)
    done = run("export", "parquet", "--db", str(db), "--speaker", "sergey-lavrov", "-o", str(tmp_path / "out"))
    assert (done.exit_code, "copies (no --speaker there)" in done.stderr) == (0, True)
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == ["claims", "ledger", "statements", "timeline"]
    table = pyarrow.parquet.read_table(tmp_path / "out" / "statements.parquet")
    assert table.to_pylist() == rows(db, "statements", speaker="sergey-lavrov")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("--type demand --type threat", {"ledger": {"type": ["demand", "threat"]}}),
        ("--type demand --state open", {"ledger": {"type": "demand", "state": "open"}}),
        ("--type consult --status held", {view: {"type": "CONSULT", "status": "held"} for view in ("events", "agenda")}),
        ("--type person --type CONSULT --actor NATO", {
            "actors": {"type": "person", "actor": "NATO"}, "events": {"type": "CONSULT", "actor": "NATO"},
            "agenda": {"type": "CONSULT", "actor": "NATO"}, "timeline": {"type": "CONSULT", "actor": "NATO"}}),
    ],
)  # fmt: skip
def test_a_view_is_chosen_by_its_own_types_and_states(tmp_path: Path, words: str, wanted: dict[str, dict[str, Any]]) -> None:
    db = samples(tmp_path)
    folder = write("parquet", db, tmp_path / "out", *words.split())
    assert {path.stem: pyarrow.parquet.read_table(path).num_rows for path in folder.iterdir()} == {
        view: len(rows(db, view, **filters)) for view, filters in wanted.items()
    }
    held = [row for row in rows(db, "events", type="CONSULT") if row["status"] == "held"]
    assert rows(db, "events", type="CONSULT", status="held") == held
    assert all(len(rows(db, view, **filters)) < len(rows(db, view)) for view, filters in wanted.items())


def test_positions_are_those_of_sides_if_asked(tmp_path: Path) -> None:
    db = samples(tmp_path)
    table = pyarrow.parquet.read_table(write("parquet", db, tmp_path / "out", "--sides") / "positions.parquet")
    assert table.to_pylist() == rows(db, "positions", sides=True) != rows(db, "positions")


def test_rows_become_frames(tmp_path: Path) -> None:
    with Observatory(samples(tmp_path), read_only=True) as observatory:
        found = observatory.statements(act="demand")
        nothing = observatory.events(actor="nobody")
        assert found.to_arrow().to_pylist() == plain(found)
        assert found.to_polars()["id"].to_list() == found.to_pandas()["id"].tolist() == [row.id for row in found]
        assert nothing.to_arrow().num_rows == nothing.to_polars().height == len(nothing.to_pandas()) == 0
        assert nothing.to_arrow().column_names == [column.name for column in columns(ROWS["events"])]
        assert observatory.timeline(limit=3).to_arrow().num_rows == 3
        assert observatory.search("روسيا", limit=2).to_arrow().num_rows == 2


@pytest.mark.parametrize(
    ("package", "method", "extra"),
    [("pyarrow", "to_arrow", "tables"), ("polars", "to_polars", "polars"), ("pandas", "to_pandas", "pandas")],
)
def test_a_missing_package_names_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, method: str, extra: str
) -> None:
    with Observatory(samples(tmp_path), read_only=True) as observatory:
        found = observatory.statements(limit=1)
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(ImportError, match=rf"{package} is not installed; pip install 'marsad\[{extra}\]'"):
        getattr(found, method)()


def test_parquet_without_pyarrow_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = samples(tmp_path)
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    done = run("export", "parquet", "--db", str(db), "-o", str(tmp_path / "out"))
    assert (done.exit_code, done.stderr) == (1, "marsad: pyarrow is not installed; pip install 'marsad[tables]'\n")
    assert not (tmp_path / "out").exists()
