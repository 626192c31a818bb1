"""Reading against the annotated reports, and the floors that it may not fall below.

usage: gate.py [--shared FOLDER] [--raise]

Runs `marsad read FOLDER/reports/*.json --format jsonl`, scores the records with FOLDER/eval/score.py and compares every
figure (F1 in percent; chains: accuracy) with floors.json. A figure below its floor fails with a table of what fell.
`--raise` writes the floors that were passed; a floor is never lowered.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"

Figures = dict[str, float]


class GateError(RuntimeError):
    """What keeps the gate from measuring: no reports, or a command that failed."""


def documents(reports: Path) -> list[Path]:
    """The documents of a folder of annotated reports: every ID.json that is neither gold nor compiled gold."""
    found = [p for p in sorted(reports.glob("*.json")) if not p.name.endswith((".gold.json", ".record.json"))]
    if not found:
        raise GateError(f"{reports}: no annotated reports here; say where with --shared")
    return found


def read(reports: Path, records: Path) -> None:
    """Run the real command over the documents; `records` receives its output, one record a line."""
    command = [sys.executable, "-m", "marsad", "read", *map(str, documents(reports)), "--format", "jsonl"]
    with records.open("wb") as out:
        done = subprocess.run(command, stdout=out, check=False)
    if done.returncode != 0:
        raise GateError(f"marsad read ended with {done.returncode}")


def score(shared: Path, records: Path) -> Figures:
    """F1 in percent by figure, as score.py gives it."""
    command = [sys.executable, str(shared / "eval" / "score.py"), str(shared / "reports"), str(records), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise GateError(f"score.py: {done.stderr.strip() or done.returncode}")
    rows: dict[str, Figures] = json.loads(done.stdout)
    return {name: row["f1"] for name, row in rows.items()}


def fallen(found: Figures, floors: Figures) -> Figures:
    """The figures below their floor, with how far; a floor whose figure is not measured has fallen by all of it."""
    return {name: floor - found.get(name, 0.0) for name, floor in floors.items() if found.get(name, 0.0) < floor}


def raised(found: Figures, floors: Figures) -> Figures:
    """The floors, each lifted to what was found where that is higher."""
    return {name: max(floors.get(name, 0.0), found.get(name, 0.0)) for name in {**floors, **found}}


def table(found: Figures, floors: Figures) -> str:
    """One line a figure: what was found, its floor, and what fell."""
    fell = fallen(found, floors)
    lines = [f"{'figure':14}{'found':>8}{'floor':>8}"]
    for name in {**floors, **found}:
        mark = f"   fell by {fell[name]:.1f}" if name in fell else ""
        lines.append(f"{name:14}{found.get(name, 0.0):8.1f}{floors.get(name, 0.0):8.1f}{mark}")
    return "\n".join(lines)


def measure(shared: Path) -> Figures:
    """Read and score the annotated reports of a shared folder."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        read(shared / "reports", records)
        return score(shared, records)


def main() -> int:
    """0: every floor holds; 1: a figure fell, or nothing could be measured."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", metavar="FOLDER")
    ask.add_argument("--raise", dest="lift", action="store_true", help="write the floors that were passed")
    args = ask.parse_args()
    floors: Figures = json.loads(FLOORS.read_text("utf-8"))
    try:
        found = measure(args.shared)
    except GateError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 1
    print(table(found, floors))
    if args.lift:
        FLOORS.write_text(json.dumps(raised(found, floors), indent=2) + "\n", "utf-8")
    if fell := fallen(found, floors):
        print(f"eval: {', '.join(fell)} below the floor", file=sys.stderr)
        return 1
    print("eval: every floor holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
