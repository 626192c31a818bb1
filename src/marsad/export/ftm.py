"""Entities of FollowTheMoney, an object a line: actors, reports (Article), statements and events (both Event).

What FollowTheMoney has no schema for is left out: agreements; and places are addresses, so they take part in nothing.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from marsad.export.source import Source
from marsad.export.streams import json_lines
from marsad.vault.actors import Party
from marsad.vault.days import days
from marsad.vault.rows import EventRow, Report, StatementRow

_SCHEMATA = {"person": "Person", "organisation": "Organization", "media": "Organization", "state": "PublicBody", "place": "Address"}
_NO_PARTY = ("Address",)
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,100}[0-9A-Za-z]")  # keys that may stand in an id as they are
# code points, by the types of the model
_MOST = {"name": 384, "full": 250, "location": 250, "title": 1024, "fileName": 1024, "position": 1024, "summary": 65_000}


@cache
def countries() -> dict[str, str]:
    """The two-letter code (ISO 3166-1, lower case) of each state."""
    source = resources.files("marsad.export").joinpath("countries.toml").read_bytes()
    return msgspec.convert(tomllib.loads(source.decode("utf-8")), dict[str, str])


def write(source: Source) -> Iterator[bytes]:
    """The entities as JSON Lines; actors and reports stand before what names them, and once."""
    return json_lines(_Entities(source).all())


class _Entities:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: set[str] = set()

    def all(self) -> Iterator[dict[str, Any]]:
        for row in self._source.rows("actors"):
            yield from self._actor(row.key)
        for row in self._source.rows("statements"):
            yield from self._said(row)
        for row in self._source.rows("events"):
            yield from self._done(row)

    def _said(self, row: StatementRow) -> Iterator[dict[str, Any]]:
        report = Report(row.document, row.outlet, row.published, row.start, row.end, row.text, row.via)
        parties = [*row.speakers, *row.target]
        yield from self._before(parties, [report])
        name = f"{row.act}: {', '.join(map(self._source.name, parties))}"
        found = self._event("statement", row.id, name, row.time, [report], parties)
        found["properties"] |= {"organizer": self._parties(row.speakers), "keywords": ["statement", row.act, *row.issue]}
        yield found

    def _done(self, row: EventRow) -> Iterator[dict[str, Any]]:
        parties = [*row.source, *row.target]
        yield from self._before(parties, row.reports)
        name = f"{row.mode or row.type.lower()}: {', '.join(map(self._source.name, parties))}"
        found = self._event("event", row.id, name, row.time, row.reports, parties)
        found["properties"] |= {"organizer": self._parties(row.source), "keywords": ["event", row.type, row.status]}
        if row.place is not None:
            found["properties"]["location"] = [self._source.name(row.place)]
        yield found

    def _event(self, kind: str, key: str, name: str, time: str | None, reports: Any, parties: list[str]) -> dict[str, Any]:
        span = days(time) or days(reports[0].published)
        properties = {
            "name": [name], "summary": [report.text for report in reports], "involved": self._parties(parties),
            "proof": [_id("document", report.document) for report in reports], "recordId": [key],
        }  # fmt: skip
        if span is not None:
            properties |= {"date": [span[0]]} if span[0] == span[1] else {"startDate": [span[0]], "endDate": [span[1]]}
        return _entity(_id(kind, key), "Event", properties)

    def _parties(self, keys: Any) -> list[str]:
        """Those of the actors that can take part in something."""
        return [_id("actor", key) for key in keys if _schema(self._source.party(key)) not in (None, *_NO_PARTY)]

    def _before(self, keys: list[str], reports: Any) -> Iterator[dict[str, Any]]:
        for key in keys:
            yield from self._actor(key)
        for report in reports:
            name = _id("document", report.document)
            if name not in self._known:
                self._known.add(name)
                yield self._article(name, report)

    def _article(self, name: str, report: Report) -> dict[str, Any]:
        page = self._source.page(report.document)
        values = {
            "fileName": report.document, "title": page.title if page else None, "publisher": report.outlet,
            "publishedAt": report.published, "sourceUrl": self._source.address(report.document), "language": "ara",
        }  # fmt: skip
        return _entity(name, "Article", {field: [value] for field, value in values.items() if value})

    def _actor(self, key: str) -> Iterator[dict[str, Any]]:
        party = self._source.party(key)
        name, schema = _id("actor", key), _schema(party)
        if schema is None or name in self._known:
            return
        self._known.add(name)
        names = [one for one in (party.name.en, party.name.ar) if one and one.strip()] or [key]
        properties = {"name": names} if schema != "Address" else {"full": names}
        if code := countries().get(key if party.type == "state" else party.side or ""):
            properties["country"] = [code]
        if schema == "Person" and party.role:
            properties["position"] = [party.role]
        yield _entity(name, schema, properties)


def _schema(party: Party) -> str | None:
    return _SCHEMATA.get(party.type)


def _id(kind: str, key: str) -> str:
    """The id of an entity: the model takes letters, digits, dots and hyphens; other keys are hashed."""
    plain = key if _ID.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()
    return f"marsad-{kind}-{plain}"


def _entity(key: str, schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    """An entity; names and titles longer than the model takes are cut, and end in '…'."""
    for field in _MOST.keys() & properties.keys():
        most = _MOST[field]
        properties[field] = [value if len(value) <= most else value[: most - 1] + "…" for value in properties[field]]
    return {"id": key, "schema": schema, "properties": properties}
