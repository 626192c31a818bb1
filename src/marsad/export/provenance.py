"""Chains of sources by PROV-O (W3C), as JSON-LD: each thing said is derived, link by link, from what the speaker said.

A statement as its report has it is quoted from the report, which is attributed to its outlet; each link of its chain is an
entity of its own, attributed to who passed it on; the last is attributed to the speakers. An event is
quoted from all its reports and attributed to the starts of their chains.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from marsad.export.source import Source
from marsad.export.streams import json_list, uri
from marsad.vault.rows import EventRow, StatementRow

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#", "marsad": "urn:marsad:term:", "id": "@id", "type": "@type", "value": "prov:value",
    "label": "http://www.w3.org/2000/01/rdf-schema#label", "act": "marsad:act", "status": "marsad:status",
    "start": "marsad:start", "end": "marsad:end", "eventType": "marsad:eventType", "party": {"@id": "marsad:party", "@type": "@id"},
    "published": {"@id": "http://purl.org/dc/terms/issued", "@type": "http://www.w3.org/2001/XMLSchema#date"},
    "location": {"@id": "prov:atLocation", "@type": "@id"},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in
       ("wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom")},
}  # fmt: skip
_AGENTS = {"person": "prov:Person", "organisation": "prov:Organization", "media": "prov:Organization", "state": "prov:Organization"}


def write(source: Source) -> Iterator[bytes]:
    """The graph as JSON-LD with its context in it, a node a line."""
    return json_list(f'{{"@context": {json.dumps(_CONTEXT)}, "@graph": [', _Graph(source).nodes(), "]}")


class _Graph:
    """The nodes of the graph; actors and reports are described once, before the first node that names them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: set[str] = set()

    def nodes(self) -> Iterator[dict[str, Any]]:
        """Every node, statements and their chains first."""
        for row in self._source.rows("statements"):
            yield from self._statement(row)
        for row in self._source.rows("events"):
            yield from self._event(row)

    def _statement(self, row: StatementRow) -> Iterator[dict[str, Any]]:
        yield from self._report(row.document, row.outlet, row.published)
        key = uri("statement", row.id)
        links = [f"{key}:link:{n}" for n in range(len(row.via) + 1)]  # from the page to the speaker
        yield {
            "id": key, "type": "prov:Entity", "value": row.text, "act": row.act, "start": row.start, "end": row.end,
            "wasQuotedFrom": uri("document", row.document), "wasDerivedFrom": links[0],
        }  # fmt: skip
        for n, who in enumerate(reversed(row.via)):
            yield from self._actors(who)
            yield {"id": links[n], "type": "prov:Entity", "wasAttributedTo": uri("actor", who), "wasDerivedFrom": links[n + 1]}
        yield from self._actors(*row.speakers, *row.target)
        said = {"id": links[-1], "type": "prov:Entity", "wasAttributedTo": [uri("actor", who) for who in row.speakers]}
        yield {**said, "party": [uri("actor", who) for who in row.target]}

    def _event(self, row: EventRow) -> Iterator[dict[str, Any]]:
        parties = [*row.source, *row.target]
        roots = [origin.root for origin in row.origins if origin.root not in origin.documents]  # a report may be its own root
        yield from self._actors(*parties, *roots)
        for report in row.reports:
            yield from self._report(report.document, report.outlet, report.published)
        told = {
            "id": uri("event", row.id), "type": "prov:Entity", "eventType": row.type, "status": row.status,
            "party": [uri("actor", who) for who in parties], "value": [report.text for report in row.reports],
            "wasQuotedFrom": [uri("document", report.document) for report in row.reports],
            "wasAttributedTo": [uri("actor", root) for root in roots],
        }  # fmt: skip
        if row.place is not None:
            told["location"] = uri("actor", row.place)
            yield from self._actors(row.place)
        yield told

    def _report(self, document: str, outlet: str | None, published: str | None) -> Iterator[dict[str, Any]]:
        key = uri("document", document)
        if key in self._known:
            return
        self._known.add(key)
        told: dict[str, Any] = {"id": key, "type": "prov:Entity", "label": document}
        if address := self._source.address(document):
            told["marsad:url"] = address
        if published is not None:
            told["published"] = published
        if outlet is not None:
            yield from self._actors(outlet)
            told["wasAttributedTo"] = uri("actor", outlet)
        yield told

    def _actors(self, *keys: str) -> Iterator[dict[str, Any]]:
        for key in keys:
            name = uri("actor", key)
            if name in self._known:
                continue
            self._known.add(name)
            kind = self._source.party(key).type
            sort = "prov:Location" if kind == "place" else _AGENTS.get(kind)
            types = ["prov:Location"] if kind == "place" else ["prov:Agent", *([sort] if sort else [])]
            yield {"id": name, "type": types, "label": self._source.name(key)}
