"""Web Annotations (W3C Web Annotation Data Model), one page of them: each finding with its exact words, twice located: by the
words around them and by code points. What is annotated is the text as Marsad read it; where that came from is its `via`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from marsad.export.source import Source
from marsad.export.streams import json_list, uri
from marsad.limits import QUOTED_AROUND
from marsad.vault.rows import EventRow, Report, StatementRow

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(source: Source) -> Iterator[bytes]:
    """An AnnotationPage as JSON-LD, an annotation a line."""
    before = f'{{"@context": "{CONTEXT}", "id": "urn:marsad:annotations", "type": "AnnotationPage", "items": ['
    return json_list(before, _annotations(source), "]}")


def _annotations(source: Source) -> Iterator[dict[str, Any]]:
    for row in source.rows("statements"):
        yield _statement(row, source)
    for row in source.rows("events"):
        yield _event(row, source)


def _statement(row: StatementRow, source: Source) -> dict[str, Any]:
    bodies = [*_tags(row.act, row.form, *row.issue), *_parties("speaker", row.speakers, source), *_parties("target", row.target, source)]
    report = Report(row.document, row.outlet, row.published, row.start, row.end, row.text, row.via)
    return _annotation("statement", row.id, bodies, [report], source)


def _event(row: EventRow, source: Source) -> dict[str, Any]:
    tags = _tags(row.type, *([row.mode] if row.mode else []), row.status)
    bodies = [*tags, *_parties("source", row.source, source), *_parties("target", row.target, source)]
    return _annotation("event", row.id, bodies, row.reports, source)


def _annotation(kind: str, key: str, bodies: list[dict[str, Any]], reports: Iterable[Report], source: Source) -> dict[str, Any]:
    generator = {"id": "urn:marsad:program", "type": "Software", "name": "Marsad"}
    targets = [_target(report, source) for report in reports]
    return {
        "id": uri(kind, key), "type": "Annotation", "motivation": "classifying", "generator": generator, "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }  # fmt: skip


def _tags(*values: str) -> list[dict[str, Any]]:
    return [{"type": "TextualBody", "purpose": "classifying", "value": value} for value in values]


def _parties(role: str, keys: Iterable[str], source: Source) -> list[dict[str, Any]]:
    """An actor as a body: its URI, and what part it has under `value`, with its name."""
    about = {"type": "SpecificResource", "purpose": "identifying"}
    return [{**about, "source": uri("actor", key), "value": f"{role}: {source.name(key)}"} for key in keys]


def _target(report: Report, source: Source) -> dict[str, Any]:
    page = source.page(report.document)
    text = page.text if page is not None else ""
    quote = {
        "type": "TextQuoteSelector", "exact": report.text, "prefix": text[max(0, report.start - QUOTED_AROUND) : report.start],
        "suffix": text[report.end : report.end + QUOTED_AROUND],
    }  # fmt: skip
    place = {"type": "TextPositionSelector", "start": report.start, "end": report.end}
    about: dict[str, Any] = {"id": uri("document", report.document), "type": "Text", "format": "text/plain", "language": "ar"}
    if address := source.address(report.document):
        about["via"] = address
    return {"type": "SpecificResource", "source": about, "selector": [quote, place]}
