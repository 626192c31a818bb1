"""How fast reports go into an observatory, and how fast its views answer.

usage: observatory.py [--shared FOLDER] [--db FILE] [--limit N] [--kills N]

Adds FOLDER/bulk/reports.jsonl.gz to a new database, as `marsad add` does, and prints reports/s by the CPU time of the process,
those of the last thousand against the first (which is added once more beside it, for a machine is not as fast in one minute as in
another), the size of the database against the text, and its peak memory; then how long one more report takes beyond reading
it, and each view (the second of two answers, as many rows as the command shows). With --kills, an `add` of the first 2,000
reports is stopped by SIGKILL so many times, and what it comes to is compared, row for row, with an undisturbed run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src" / "marsad" / "samples" / "wire-a-2021-12-31.json"
PART = 1000  # reports at each end that are compared
REPORTS_PER_SECOND = 60  # what adding owes on one core
STEADY = 0.8  # of the rate of the first part, that of the last
TIMES_TEXT = 40  # what the database may be of the text
VIEW_SECONDS = 0.3
ONE_SECONDS = 1.0
KILLED = 2000  # reports of the run that is killed
VIEWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("statements", {}), ("statements", {"search": "نووي"}), ("events", {}), ("agenda", {}), ("claims", {}), ("claims", {"actor": "USA"}),
    ("ledger", {}), ("ledger", {"state": "overdue"}), ("positions", {}), ("positions", {"sides": True}), ("conflicts", {}), ("copies", {}),
    ("actors", {}), ("timeline", {}), ("outlets", {}), ("search", {"words": "القمة"}),
)  # fmt: skip


def pages(path: Path, limit: int | None) -> Iterator[Any]:
    """The pages of a gzipped collection, but for those that are refused."""
    from marsad.intake import IntakeError, page_of

    with gzip.open(path, "rb") as source:
        for line in islice(source, limit):
            try:
                yield page_of(json.loads(line))
            except IntakeError:
                continue


class Added(NamedTuple):
    """Seconds of CPU that adding took: of the first part, what lies between and the last; of the first part once more, into new
    databases just before and just after the last, for a machine is not as fast in one minute as in another. size: bytes of all texts."""

    parts: list[tuple[int, float]]
    beside: list[float]
    size: int


def add_all(source: Path, db: Path, limit: int | None, folder: Path) -> Added:
    """Add all reports, in three parts, each by itself and with the database closed after it, so that all that is done for its reports
    is counted to it, whatever the batches are and whenever the log is put into the database."""
    from marsad import Observatory
    from marsad.cli.collector import collect_seldom

    collect_seldom()
    with gzip.open(source, "rb") as lines:
        total = sum(1 for _ in islice(lines, limit))
    part = min(PART, total // 2)
    spent: list[tuple[int, float]] = []
    size = 0

    def watched(given: Iterator[Any]) -> Iterator[Any]:
        nonlocal size
        for page in given:
            size += len(page.document.text.encode())
            yield page

    def took(path: Path, given: Iterator[Any]) -> float:
        clock = time.process_time()
        with Observatory(path) as observatory:
            observatory.add(given)
        return time.process_time() - clock

    def again(name: str) -> float:
        return took(folder / name, pages(source, part))

    given = watched(pages(source, limit))
    for many in (part, total - 2 * part):
        spent.append((many, took(db, islice(given, many))))
    beside = [again("before.db")]
    spent.append((part, took(db, given)))
    beside.append(again("after.db"))
    return Added(spent, beside, size)


def one_more(db: Path) -> float:
    """Seconds that adding one report takes, without reading it."""
    from marsad import Observatory, read

    record = read(json.loads(SAMPLE.read_text("utf-8")))
    with Observatory(db) as observatory:
        start = time.perf_counter()
        observatory.add(record)
        return time.perf_counter() - start


def views(db: Path) -> list[tuple[str, float]]:
    """Each view's name and the seconds of its second answer."""
    from marsad.cli.views import SHOWN, SHOWN_OF
    from marsad.vault.vault import Vault

    found = []
    for name, filters in VIEWS:
        with Vault(db) as vault:
            ask: Callable[[], list[Any]] = lambda: list(getattr(vault, name)(**filters, limit=SHOWN_OF.get(name, SHOWN) + 1))  # noqa: E731, B023
            ask()
            start = time.perf_counter()
            ask()
            found.append((" ".join([name, *(f"{key}={value}" for key, value in filters.items())]), time.perf_counter() - start))
    return found


def rows(db: Path) -> list[str]:
    """Every row of every table but the inner ones of full-text search, whose pieces depend on the batches."""
    with sqlite3.connect(db) as connection:
        lines = [line for line in connection.iterdump() if "sentence_words" not in line]
    connection.close()
    return lines


def killed(source: Path, kills: int, folder: Path) -> bool:
    """Whether runs of `marsad add` that SIGKILL ended at random moments, so many times, come to the same rows when run again.

    A run that ends before it is killed is compared, and the next begins with a new database.
    """
    reports = folder / "reports.jsonl"
    with gzip.open(source, "rb") as lines:
        reports.write_bytes(b"".join(islice(lines, KILLED)))
    chance = random.Random(7)

    def start(db: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "marsad", "add", str(reports), "--db", str(db)], stderr=subprocess.DEVNULL)

    def compared(number: int) -> bool:
        return rows(whole) == rows(folder / f"stopped{number}.db")

    whole, number = folder / "whole.db", 0
    begin = time.monotonic()
    start(whole).wait()
    length = time.monotonic() - begin
    done, same = 0, True
    while done < kills:
        child = start(folder / f"stopped{number}.db")
        try:
            child.wait(chance.uniform(0.3, length))
        except subprocess.TimeoutExpired:
            child.kill()
            done += child.wait() == -signal.SIGKILL
        else:
            same &= compared(number)
            number += 1
    start(folder / f"stopped{number}.db").wait()
    return same and compared(number)


def report(name: str, value: str, owed: str = "", good: bool = True) -> bool:
    """Print one line; whether what is owed was reached."""
    print(f"{name:<44}{value:>16}   {owed}{'' if good else '   FALLS SHORT'}", flush=True)
    return good


def main() -> int:
    """Run, print, and say by the exit code whether everything owed was reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--db", type=Path, help="where to make the database; a folder that goes away if not given")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--kills", type=int, default=0)
    given = parser.parse_args()
    source = given.shared / "bulk" / "reports.jsonl.gz"
    with tempfile.TemporaryDirectory() as folder:
        db = given.db or Path(folder) / "bulk.db"
        if db.exists():
            parser.error(f"{db} is there already")
        added = add_all(source, db, given.limit, Path(folder))
        rate = sum(many for many, _ in added.parts) / sum(seconds for _, seconds in added.parts)
        good = report("reports added a second", f"{rate:.1f}", f"owed {REPORTS_PER_SECOND}", rate >= REPORTS_PER_SECOND)
        (part, first), (_, last) = added.parts[0], added.parts[-1]
        steady = sum(added.beside) / len(added.beside) / last
        good &= report(f"last {part} against the first beside it", f"{steady:.2f}", f"owed {STEADY}", steady >= STEADY)
        report(f"last {part} against the first as it was", f"{first / last:.2f}")
        times = db.stat().st_size / added.size
        good &= report("database against the text", f"{times:.1f} times", f"at most {TIMES_TEXT}", times <= TIMES_TEXT)
        report("peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
        one = one_more(db)
        good &= report("one more report, without reading", f"{one * 1000:.0f} ms", f"at most {ONE_SECONDS:.0f} s", one <= ONE_SECONDS)
        for name, took in views(db):
            owed = f"at most {VIEW_SECONDS * 1000:.0f} ms"
            good &= report(name, f"{took * 1000:.1f} ms", owed, took <= VIEW_SECONDS)
        if given.kills:
            same = killed(source, given.kills, Path(folder))
            good &= report(f"killed {given.kills} times, the same rows", "yes" if same else "no", "", same)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
