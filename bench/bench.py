"""How fast Marsad reads, and what it needs.

usage: bench.py [--shared FOLDER]        BENCH_LIMIT=N takes the first N reports

Reads FOLDER/bulk/reports.jsonl.gz on one core, from a line of JSON to the record's line of JSON, and prints reports/s,
MB/s of report text (UTF-8, 10^6 bytes), peak memory and how it grew, then the times that people wait for: import, the
first record, `--help`. Rates are by the CPU time of the process, waits by the wall clock. Beside each rate stands
CPython's own UTF-8 decode of the same bytes, measured in the same run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src" / "marsad" / "samples" / "wire-a-2021-12-31.json"
BATCH = 256  # reports decoded together, so that the clock costs nothing
REPEATS = 5  # of each short timing; the least is printed
REPORTS_PER_SECOND = 100  # what the reader owes on one core
PEAK_MB = 600
HELP_SECONDS = 0.3


class Run(NamedTuple):
    """Figures of one pass: reports, those refused, bytes of text, seconds; MiB at the start, a quarter and the end."""

    reports: int
    refused: int
    size: int
    seconds: float
    decode_seconds: float
    memory: tuple[float, float, float]


def lines(path: Path, limit: int | None) -> Iterator[bytes]:
    """The lines of a gzipped collection, the first `limit` of them."""
    with gzip.open(path, "rb") as source:
        yield from islice(source, limit)


def count(path: Path, limit: int | None) -> int:
    """How many reports the pass will read."""
    return sum(1 for _ in lines(path, limit))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read_all(path: Path, limit: int | None, total: int) -> Run:
    """Read the collection once. The clock is this process's own and stands still while a line leaves the archive."""
    from marsad.intake import IntakeError, page_of
    from marsad.reading.pipeline import read_page
    from marsad.record import to_json

    reports = refused = size = 0
    seconds = decode_seconds = 0.0
    start = quarter = _peak()
    texts: list[bytes] = []
    for line in lines(path, limit):
        clock = time.process_time()
        report = json.loads(line)
        try:
            to_json(read_page(page_of(report)))
        except IntakeError:
            refused += 1
        seconds += time.process_time() - clock
        texts.append(report["text"].encode())
        reports += 1
        if len(texts) == BATCH or reports == total:
            decode_seconds += _decoded(texts)
            size += sum(map(len, texts))
            texts.clear()
        if reports == total // 4:
            quarter = _peak()
    return Run(reports, refused, size, seconds, decode_seconds, (start, quarter, _peak()))


def _decoded(texts: list[bytes]) -> float:
    """The seconds that CPython takes to decode texts."""
    clock = time.process_time()
    for text in texts:
        text.decode()
    return time.process_time() - clock


def least(*command: str) -> float:
    """The least wall time in seconds of a command in a process of its own."""
    times = []
    for _ in range(REPEATS):
        clock = time.perf_counter()
        subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - clock)
    return min(times)


def report(run: Run) -> str:
    """The figures of a pass, with what is owed beside what was measured."""
    megabytes = run.size / 1e6
    rate, speed, decode = run.reports / run.seconds, megabytes / run.seconds, megabytes / run.decode_seconds
    start, quarter, end = run.memory
    return "\n".join(
        [
            f"reports            {run.reports:,} ({run.refused:,} refused), {megabytes:.1f} MB, {run.seconds:.1f} s",
            f"reading            {rate:,.1f} reports/s on one core   (owed: {REPORTS_PER_SECOND})",
            f"                   {speed:.2f} MB/s",
            f"UTF-8 decode       {decode:,.0f} MB/s, the same bytes: {decode / speed:,.0f} times reading",
            f"peak memory        {end:.0f} MiB   (owed: < {PEAK_MB})",
            f"                   {start:.0f} MiB at the start, {quarter:.0f} at the first quarter",
        ]
    )


def waits() -> str:
    """What people wait for before anything is read, in seconds."""
    python = least("-c", "pass")
    imported = least("-c", "import marsad")
    first = least("-m", "marsad", "read", str(SAMPLE), "--format", "jsonl")
    shown = least("-m", "marsad", "--help")
    return "\n".join(
        [
            f"python itself      {python:.3f} s",
            f"import marsad      {imported:.3f} s: {imported / python:.1f} times python itself",
            f"first record       {first:.3f} s",
            f"marsad --help      {shown:.3f} s   (owed: < {HELP_SECONDS})",
        ]
    )


def main() -> int:
    """0, or 1 where the collection is missing. Figures below what is owed are printed, not judged: machines differ."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", metavar="FOLDER")
    path = ask.parse_args().shared / "bulk" / "reports.jsonl.gz"
    if not path.is_file():
        print(f"bench: {path} is not here; say where the collection is with --shared", file=sys.stderr)
        return 1
    limit = int(os.environ["BENCH_LIMIT"]) if os.environ.get("BENCH_LIMIT") else None
    total = count(path, limit)
    print(f"collection         {path.name}, {'the first ' if limit else 'all '}{total:,} reports", flush=True)
    print(waits(), flush=True)
    print(report(read_all(path, limit, total)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
