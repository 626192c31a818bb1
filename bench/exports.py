"""Whether each export of a database opens in its format's own reader, and holds what the views hold.

    python bench/exports.py DATABASE [--formats parquet,csv] [--keep FOLDER]

Each format is written by `marsad export` in a process of its own (seconds, peak memory, size), then read in another by pyarrow,
DuckDB, pandas, icalendar, followthemoney, networkx, rdflib or feedparser, and what that reader counts is compared with
the rows of the views. Exit code 1 where a file does not open or a count differs.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from marsad.export.codes import event_code, statement_code
from marsad.export.formats import FORMATS, TABLES
from marsad.export.gdelt import pairs
from marsad.limits import FEED_ITEMS
from marsad.vault.vault import Vault

Counts = dict[str, int]
PIECE = 5_000  # annotations that rdflib reads at once


class Run(NamedTuple):
    """What a process took: seconds, megabytes at its peak, and what it gave."""

    seconds: float
    peak: float
    gave: Any


def viewed(db: Path) -> Counts:
    """What the exports must hold, counted from the views."""
    found: Counts = {}
    with Vault(db) as vault:
        for view in TABLES:
            if view not in ("statements", "events", "timeline"):
                found[view] = sum(1 for _ in getattr(vault, view)())
        found |= dict.fromkeys(("statements", "events", "quoted", "plover", "gdelt", "coded", "joined", "timeline", "dated"), 0)
        for row in vault.statements():
            code, both = statement_code(row.act), pairs(row.speakers, row.target)
            _add(found, statements=1, quoted=1, plover=code.plover is not None, coded=1, gdelt=len(both))
            _add(found, joined=sum(1 for one, other in both if one and other) if row.target else 0)
        for done in vault.events():
            coded = event_code(done.type, done.mode, done.status, done.why) is not None
            both = pairs(done.source, done.target)
            _add(found, events=1, quoted=len(done.reports), plover=1, coded=coded, gdelt=len(both) if coded else 0)
            _add(found, joined=sum(1 for one, other in both if one and other))
        for placed in vault.timeline():
            _add(found, timeline=1, dated=placed.published is not None)
        found["documents"] = vault.size()
    return found


def _add(counts: Counts, **more: int) -> None:
    for name, number in more.items():
        counts[name] += number


def parquet(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Rows of each table by pyarrow's reader, by DuckDB's."""
    import duckdb
    import pyarrow.parquet

    told = []
    for view in TABLES:
        file = str(path / f"{view}.parquet")
        rows = sum(batch.num_rows for batch in pyarrow.parquet.ParquetFile(file).iter_batches(5_000))
        told.append((f"{view}, pyarrow", rows, views[view]))
        told.append((f"{view}, duckdb", _one(duckdb.sql(f"SELECT count(*) FROM '{file}'")), views[view]))
    return told


def csv(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Rows of each table by pandas, by DuckDB."""
    import duckdb
    import pandas

    told = []
    for view in TABLES:
        file = path / f"{view}.csv"
        rows = sum(len(part) for part in pandas.read_csv(file, dtype=str, keep_default_na=False, chunksize=5_000))
        longest = max(map(len, file.open("rb")), default=0) + 1_000
        asked = f"SELECT count(*) FROM read_csv('{file}', all_varchar=true, header=true, max_line_size={max(longest, 2_000_000)})"
        told += [(f"{view}, pandas", rows, views[view]), (f"{view}, duckdb", _one(duckdb.sql(asked)), views[view])]
    return told


def _one(relation: Any) -> int:
    return int(relation.fetchall()[0][0])


def plover(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Records, and their ids, by DuckDB."""
    import duckdb

    table = f"read_json('{path}', format='newline_delimited', columns={{id: 'VARCHAR', event: 'VARCHAR', text: 'VARCHAR'}})"
    rows, ids = (_one(duckdb.sql(f"SELECT {what} FROM {table}")) for what in ("count(event)", "count(DISTINCT id)"))
    return [("records", rows, views["plover"]), ("ids", ids, views["plover"])]


def gdelt(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Events by pandas; each has its mentions."""
    import pandas

    def table(name: str, columns: list[int]) -> Any:
        return pandas.read_csv(path / name, sep="\t", header=None, dtype=str, quoting=3, keep_default_na=False, usecols=columns)

    events, mentions = table("events.export.CSV", [0]), table("events.mentions.CSV", [0, 15])
    return [
        ("events", events[0].nunique(), views["gdelt"]), ("rows of events", len(events), views["gdelt"]),
        ("findings", mentions[15].nunique(), views["coded"]), ("events with mentions", mentions[0].nunique(), views["gdelt"]),
    ]  # fmt: skip


def ics(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Entries by icalendar."""
    from icalendar import Calendar

    entries = {str(entry["UID"]) for entry in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    return [("entries", len(entries), views["agenda"])]


def annotation(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Annotations and their quotations by rdflib, the page in pieces."""
    import rdflib

    page = json.loads(path.read_bytes())
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    context = {"@vocab": str(oa), "id": "@id", "type": "@type", "items": {"@id": "urn:items"}}
    found = quoted = 0
    for begin in range(0, len(page["items"]), PIECE):
        piece = {"@context": context, "id": page["id"], "items": page["items"][begin : begin + PIECE]}
        graph = rdflib.Graph().parse(data=json.dumps(piece), format="json-ld")
        found += len(set(graph.subjects(rdflib.RDF.type, oa.Annotation)))
        quoted += len(set(graph.subjects(rdflib.RDF.type, oa.TextQuoteSelector)))
    return [("annotations", found, views["statements"] + views["events"]), ("quotations", quoted, views["quoted"])]


def ftm(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Entities that the model takes, by schema; how many names of others lead nowhere."""
    model = importlib.import_module("followthemoney").model
    schemata: Counts = {}
    ids, named = set(), set()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            proxy = model.get_proxy(json.loads(line), cleaned=False)
            schemata[proxy.schema.name] = schemata.get(proxy.schema.name, 0) + 1
            ids.add(proxy.id)
            named |= {value for prop, value in proxy.itervalues() if prop.type.name == "entity"}
    return [
        ("events", schemata.get("Event", 0), views["statements"] + views["events"]), ("ids", len(ids), sum(schemata.values())),
        ("names that lead nowhere", len(named - ids), 0),
    ]  # fmt: skip


def graphml(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Edges by networkx."""
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    bare = sum(1 for _, told in graph.nodes(data=True) if not told.get("name"))
    return [("edges", graph.number_of_edges(), views["joined"]), ("nodes without a name", bare, 0)]


def jsonld(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Statements and events by rdflib, the whole graph."""
    import rdflib

    prov, term = rdflib.Namespace("http://www.w3.org/ns/prov#"), rdflib.Namespace("urn:marsad:term:")
    graph = rdflib.Graph().parse(path, format="json-ld")
    said, done = set(graph.subjects(term.act)), set(graph.subjects(term.eventType))
    quoted = sum(1 for _ in graph.subject_objects(prov.wasQuotedFrom))
    documents = views["quoted"]
    return [("statements", len(said), views["statements"]), ("events", len(done), views["events"]), ("quotations", quoted, documents)]


def rss(path: Path, views: Counts) -> list[tuple[str, int, int]]:
    """Entries by feedparser."""
    import feedparser

    feed = feedparser.parse(path.read_bytes())
    return [("entries", len(feed.entries), min(FEED_ITEMS, views["dated"])), ("faults", int(feed.bozo), 0)]


READERS: dict[str, Callable[[Path, Counts], list[tuple[str, int, int]]]] = {
    one.__name__: one for one in (parquet, csv, plover, gdelt, ics, annotation, ftm, graphml, jsonld, rss)
}


def exported(name: str, db: Path, target: Path) -> None:
    """Write one format."""
    from marsad.cli.main import main

    try:
        main(["export", name, "--db", str(db), "-o", str(target)])
    except SystemExit as end:
        if end.code:
            raise


def alone(work: Callable[..., Any], *given: Any) -> Run:
    """Run a function in a process of its own. Raises `RuntimeError` where that ends otherwise than well."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_sent, args=(theirs, work, given))
    began = time.perf_counter()
    process.start()
    theirs.close()
    try:
        peak, gave = ours.recv()
    except EOFError:
        raise RuntimeError(f"{work.__name__} failed") from None
    process.join()
    return Run(time.perf_counter() - began, peak, gave)


def _sent(pipe: Any, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    import resource

    gave = work(*given)
    pipe.send((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, gave))


def _size(path: Path) -> float:
    files = [path] if path.is_file() else list(path.iterdir())
    return sum(os.path.getsize(one) for one in files) / 1e6


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--formats", default=",".join(one.name for one in FORMATS), help="only these")
    parser.add_argument("--keep", type=Path, help="write into this folder, and leave it there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        views = alone(viewed, given.database)
        print(f"views counted in {views.seconds:.0f} s: {', '.join(f'{name} {count:,}' for name, count in views.gave.items())}", flush=True)
        good = [checked(name, given.database, folder / name, views.gave) for name in given.formats.split(",")]
        return int(not all(good))


def checked(name: str, db: Path, target: Path, views: Counts) -> bool:
    """Write a format, read it, print figures; whether all is well."""
    try:
        wrote = alone(exported, name, db, target)
        read = alone(READERS[name], target, views)
    except RuntimeError as error:
        print(f"{name}: {error}", flush=True)
        return False
    took = f"{wrote.seconds:.1f} s, {wrote.peak:.0f} MB at the peak, {_size(target):.1f} MB"
    print(f"{name}: {took}; read in {read.seconds:.0f} s, {read.peak:.0f} MB")
    for what, found, due in read.gave:
        print(f"  ok    {what}: {found:,}" if found == due else f"  WRONG {what}: {found:,}, the views have {due:,}", flush=True)
    return all(found == due for _, found, due in read.gave)


if __name__ == "__main__":
    sys.exit(main())
