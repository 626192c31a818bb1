"""Many readers of `marsad serve` at once while `marsad add` writes to the same database: errors, and how long answers take.

    python bench/web.py DATABASE --reports reports.jsonl.gz [--readers 200] [--seconds 60] [--pause 5]

The database is copied first. Each reader asks for a page, reads it for a while (on average `--pause` seconds), and asks for another:
all pages, in both languages, and the API. The reports are added under new ids. Exit code 1 where an answer failed or the slowest
hundredth took longer than `LIMIT` milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gzip
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from marsad.vault.vault import Vault

LIMIT = 500.0  # milliseconds
ADDED = 1_500  # reports added while pages are read, if there are so many
LISTS = (
    "", "timeline", "timeline?zoom=month", "events", "statements", "claims", "positions", "positions?sides=1", "ledger",
    "agenda", "conflicts", "actors", "network", "reports", "copies", "review", "actor/USA",
    "search?search=%D9%85%D9%81%D8%A7%D9%88%D8%B6%D8%A7%D8%AA",
)  # fmt: skip


class Answer(NamedTuple):
    """One answer: of which page, with which status, after how many milliseconds."""

    page: str
    status: int
    took: float


def pages(db: Path) -> list[str]:
    """Addresses of pages of every kind."""
    with Vault(db) as vault:
        said, done = list(vault.statements(latest=True, limit=6)), list(vault.events(latest=True, limit=6))
    single = [f"statement/{row.id}" for row in said] + [f"event/{row.id}" for row in done] + [f"report/{row.document}" for row in said]
    both = [f"/{lang}/{path}" for path in [*LISTS, *single] for lang in ("ar", "en")]
    return [*both, "/api/statements?latest=true", "/api/events?latest=true", "/api/timeline?since=2015-07-20&limit=50"]


def renamed(reports: Path, target: Path) -> int:
    """The first reports of a JSON Lines file under new ids; how many."""
    count = 0
    opened = gzip.open if reports.suffix == ".gz" else open
    with opened(reports, "rt", encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for count, line in enumerate(islice(lines, ADDED), 1):
            out.write(json.dumps({**json.loads(line), "id": f"bench-{count}"}, ensure_ascii=False) + "\n")
    return count


async def reader(number: int, port: int, choice: list[str], pause: float, end: float, answers: list[Answer]) -> None:
    """One reader, on one connection that is kept."""
    dice = random.Random(number)
    await asyncio.sleep(dice.random() * pause)
    stream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    while time.monotonic() < end:
        page = dice.choice(choice)
        began = time.monotonic()
        try:
            stream = stream or await asyncio.open_connection("127.0.0.1", port)
            status = await _ask(*stream, page)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            status, stream = 0, None
        answers.append(Answer(page, status, (time.monotonic() - began) * 1000))
        await asyncio.sleep(dice.uniform(0.5, 1.5) * pause)
    if stream is not None:
        stream[1].close()


async def _ask(source: asyncio.StreamReader, sink: asyncio.StreamWriter, page: str) -> int:
    sink.write(f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nAccept: text/html\r\n\r\n".encode())
    head = (await source.readuntil(b"\r\n\r\n")).decode("latin-1")
    if length := re.search(r"(?i)content-length: (\d+)", head):
        await source.readexactly(int(length[1]))
    else:
        while size := int(await source.readline(), 16):
            await source.readexactly(size + 2)
        await source.readline()
    return int(head.split(" ", 2)[1])


@contextlib.contextmanager
def serving(db: Path) -> Iterator[int]:
    """The port of a server over the database."""
    command = [sys.executable, "-m", "marsad", "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r":(\d+)/", process.stderr.readline())
        assert found is not None, "the server did not start"
        try:
            yield int(found[1])
        finally:
            process.terminate()


async def load(port: int, given: argparse.Namespace, choice: list[str]) -> list[Answer]:
    """What all readers were answered."""
    answers: list[Answer] = []
    end = time.monotonic() + given.seconds
    await asyncio.gather(*(reader(n, port, choice, given.pause, end, answers) for n in range(given.readers)))
    return answers


def told(answers: list[Answer]) -> bool:
    """Print figures; whether they are good enough."""
    took = sorted(answer.took for answer in answers)
    failed = [answer for answer in answers if answer.status != 200]
    at = {part: took[min(len(took) - 1, int(len(took) * part))] for part in (0.5, 0.9, 0.99)}
    kinds: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        kinds[answer.page.split("?")[0].split("/")[2]].append(answer.took)
    times = ", ".join(f"{part:.0%} within {value:.0f} ms" for part, value in at.items())
    print(f"{len(answers)} answers, {len(failed)} failed; {times}, the slowest after {took[-1]:.0f}")
    for kind, values in sorted(kinds.items(), key=lambda item: -max(item[1])):
        median = sorted(values)[len(values) // 2]
        print(f"  {kind or 'today':<12} {len(values):5d} answers, median {median:5.0f} ms, slowest {max(values):5.0f}")
    for answer in failed[:5]:
        print(f"  failed: {answer.status} {answer.page}")
    return not failed and at[0.99] < LIMIT


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--reports", type=Path, help="JSON Lines to add meanwhile; without it nothing is written")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pause", type=float, default=5.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
        db = Path(folder) / "load.db"
        shutil.copy(given.database, db)
        choice = pages(db)
        writer = None
        if given.reports:
            count = renamed(given.reports, Path(folder) / "new.jsonl")
            print(f"adding {count} reports meanwhile")
            command = [sys.executable, "-m", "marsad", "add", f"{folder}/new.jsonl", "--db", str(db)]
            writer = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        with serving(db) as port:
            answers = asyncio.run(load(port, given, choice))
        if writer is not None:
            print("adding still went on" if writer.poll() is None else f"adding ended before, with {writer.returncode}")
            writer.terminate()
            writer.wait()
    return 0 if told(answers) else 1


if __name__ == "__main__":
    sys.exit(main())
