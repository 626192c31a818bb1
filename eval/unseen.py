"""Reading against whole reports that no rule was written for: the figures of the gate, where nobody looked.

usage: unseen.py [--shared FOLDER] [--part open|closed] [--errors KIND] [--raise]

gold/*.jsonl holds what forty reports of FOLDER/bulk say by the annotation guidelines, one report a line, as places in the report and keys,
never its words. Each was annotated once, by one reader, without sight of what Marsad finds; in reports without a date of publication,
weekdays and the like were left out, so time expressions are not measured. Both parts are scored with FOLDER/eval/score.py
and may not fall below unseen_floors.json. Rules may be written from the open part (--errors lists what it misses, as score.py does);
the closed one is for measuring alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from gate import Figures, GateError, fallen, raised, table
from labelled import records
from marsad import Record

HERE = Path(__file__).parent
FLOORS = HERE / "unseen_floors.json"
PARTS = ("open", "closed")
RECORDS = "records.jsonl"
UNMEASURED = ("noise", "times", "values")  # of no report with a page around it; of reports without a date

Json = dict[str, Any]


def gold(part: str) -> dict[str, Json]:
    """What the reports of a part say, by report."""
    lines = (HERE / "gold" / f"{part}.jsonl").read_text("utf-8").splitlines()
    return {row.pop("report"): row for row in map(json.loads, lines)}


def read_all(bulk: Path, wanted: Iterable[str]) -> Iterator[Record]:
    """The records of all the reports of a gzipped collection that are wanted.

    Raises GateError where the collection is not there, or lacks one of them."""
    if not bulk.is_file():
        raise GateError(f"{bulk}: no such collection; say where with --shared")
    missing = set(wanted)
    for record in records(bulk, missing):
        missing.discard(record.document.id)
        yield record
    if missing:
        raise GateError(f"{bulk}: without {', '.join(sorted(missing))}")


def lay_out(parts: Iterable[str], bulk: Path, folder: Path) -> None:
    """Write a folder a part: its gold records as score.py wants them, and beside them what reading makes of the reports."""
    said = {part: gold(part) for part in parts}
    where = {report: part for part in said for report in said[part]}
    for part in said:
        (folder / part).mkdir()
    for record in read_all(bulk, where):
        report, part = record.document.id, where[record.document.id]
        document = {"id": report, "text": record.document.text}
        (folder / part / f"{report}.record.json").write_text(json.dumps({"document": document, **said[part][report]}), "utf-8")
        with (folder / part / RECORDS).open("ab") as out:
            out.write(msgspec.json.encode(record) + b"\n")


def scored(shared: Path, folder: Path, *more: str) -> str:
    """What score.py prints of a part that is laid out in a folder."""
    command = [sys.executable, str(shared / "eval" / "score.py"), str(folder), str(folder / RECORDS), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise GateError(f"score.py: {done.stderr.strip() or done.returncode}")
    return done.stdout


def measure(shared: Path, folder: Path) -> Figures:
    """F1 in percent by figure (chains: accuracy), of those that can be measured."""
    rows: dict[str, Figures] = json.loads(scored(shared, folder, "--json"))
    return {name: row["f1"] for name, row in rows.items() if name not in UNMEASURED}


def hold(shared: Path, folders: list[Path], lift: bool) -> bool:
    """Measure the parts laid out in folders, print them beside their floors, write those that rose if wanted; whether all hold."""
    floors: dict[str, Figures] = json.loads(FLOORS.read_text("utf-8"))
    held = True
    for folder in folders:
        part, found = folder.name, measure(shared, folder)
        print(f"{part} part\n{table(found, floors[part])}")
        if fell := fallen(found, floors[part]):
            print(f"eval: {part} part: {', '.join(fell)} below the floor", file=sys.stderr)
            held = False
        floors[part] = raised(found, floors[part])
    if lift:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    return held


def main() -> int:
    """0: every floor holds; 1: a figure fell, or nothing could be measured."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", metavar="FOLDER")
    ask.add_argument("--part", choices=PARTS, help="one part alone")
    ask.add_argument("--errors", metavar="KIND", help="list what the open part misses of one kind, as score.py does, and stop")
    ask.add_argument("--raise", dest="lift", action="store_true", help="write the floors that were passed")
    args = ask.parse_args()
    parts = ["open"] if args.errors else [args.part] if args.part else list(PARTS)
    try:
        with tempfile.TemporaryDirectory() as name:
            lay_out(parts, args.shared / "bulk" / "reports.jsonl.gz", Path(name))
            folders = [Path(name) / part for part in parts]
            if not args.errors:
                return 0 if hold(args.shared, folders, args.lift) else 1
            print(scored(args.shared, folders[0], "--errors", args.errors), end="")
            return 0
    except GateError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
