"""The formats that can be written: one module each, loaded when it is asked for.

A module of a format has `write(source)`, which yields the file's bytes in pieces, or, for a folder, `write(source, folder)`.
"""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format: its name, its module, what it is, whether it is a folder of files, the views it is made of."""

    name: str
    module: str
    about: str
    views: tuple[str, ...]
    folder: bool = False


TABLES = ("statements", "claims", "events", "agenda", "actors", "timeline", "ledger", "positions", "conflicts", "copies", "outlets")

FORMATS = (
    Format("parquet", "marsad.export.parquet", "Parquet files, a table a view", TABLES, folder=True),
    Format("csv", "marsad.export.csv", "CSV files, a table a view, with datapackage.json", TABLES, folder=True),
    Format("plover", "marsad.export.plover", "PLOVER event records, JSON Lines", ("events", "statements")),
    Format("gdelt", "marsad.export.gdelt", "GDELT 2.0 tables of events and mentions, CAMEO codes", ("events", "statements"), folder=True),
    Format("ics", "marsad.export.ics", "the agenda as a calendar (RFC 5545)", ("agenda",)),
    Format("annotation", "marsad.export.annotation", "W3C Web Annotations, JSON-LD", ("statements", "events")),
    Format("ftm", "marsad.export.ftm", "FollowTheMoney entities, JSON Lines", ("actors", "statements", "events")),
    Format("graphml", "marsad.export.graphml", "who with whom, as a graph (GraphML)", ("events", "statements")),
    Format("jsonld", "marsad.export.provenance", "chains of sources by PROV-O, JSON-LD", ("statements", "events")),
    Format("rss", "marsad.export.rss", "the newest findings as a feed (RSS 2.0)", ("timeline",)),
)
BY_NAME = {one.name: one for one in FORMATS}
