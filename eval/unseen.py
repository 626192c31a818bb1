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
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from gate import Figures, GateError, fallen, raised, table
from marsad import read

HERE = Path(__file__).parent
FLOORS = HERE / "unseen_floors.json"
PARTS = ("open", "closed")
UNMEASURED = ("noise", "times", "values")  # of no report with a page around it; of reports without a date

Json = dict[str, Any]


def gold(part: str) -> dict[str, Json]:
    """What the reports of a part say, by report."""
    lines = (HERE / "gold" / f"{part}.jsonl").read_text("utf-8").splitlines()
    return {row.pop("report"): row for row in map(json.loads, lines)}


def pages(bulk: Path, wanted: dict[str, Json]) -> Iterator[Json]:
    """The reports of a gzipped collection that are wanted."""
    if not bulk.is_file():
        raise GateError(f"{bulk}: no such collection; say where with --shared")
    with gzip.open(bulk, "rb") as lines:
        found = [page for page in map(json.loads, lines) if page["id"] in wanted]
    if missing := wanted.keys() - {page["id"] for page in found}:
        raise GateError(f"{bulk}: without {', '.join(sorted(missing))}")
    yield from found


def lay_out(part: str, bulk: Path, folder: Path) -> None:
    """Write the gold records of a part into a folder as score.py wants them, and beside them what reading makes of the reports."""
    said = gold(part)
    with (folder / "records.jsonl").open("wb") as out:
        for page in pages(bulk, said):
            document = {"id": page["id"], "text": page["text"]}
            (folder / f"{page['id']}.record.json").write_text(json.dumps({"document": document, **said[page["id"]]}), "utf-8")
            out.write(msgspec.json.encode(read(page)) + b"\n")


def scored(shared: Path, part: str, *more: str) -> str:
    """What score.py prints of a part."""
    with tempfile.TemporaryDirectory() as name:
        lay_out(part, shared / "bulk" / "reports.jsonl.gz", Path(name))
        command = [sys.executable, str(shared / "eval" / "score.py"), name, str(Path(name) / "records.jsonl"), *more]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise GateError(f"score.py: {done.stderr.strip() or done.returncode}")
    return done.stdout


def measure(shared: Path, part: str) -> Figures:
    """F1 in percent by figure (chains: accuracy), of those that can be measured."""
    rows: dict[str, Figures] = json.loads(scored(shared, part, "--json"))
    return {name: row["f1"] for name, row in rows.items() if name not in UNMEASURED}


def hold(shared: Path, parts: list[str], lift: bool) -> bool:
    """Measure some parts, print them beside their floors, write those that rose if wanted; whether all hold."""
    floors: dict[str, Figures] = json.loads(FLOORS.read_text("utf-8"))
    held = True
    for part in parts:
        found = measure(shared, part)
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
    try:
        if args.errors:
            print(scored(args.shared, "open", "--errors", args.errors), end="")
            return 0
        return 0 if hold(args.shared, [args.part] if args.part else list(PARTS), args.lift) else 1
    except GateError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
