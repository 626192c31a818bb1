"""Event records by the field names of PLOVER's JSON (PLOVER manual, 'JSON Data Fields'), an object a line.

Events, then statements that do something by being said; comments have no category there. An event that has not taken place
has the context `hypothetical`. The chain of sources has no field there: `via` and `origins` are ours, as is `status`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.export.codes import country, event_code, group, sector, statement_code
from marsad.export.source import Source
from marsad.export.streams import json_lines
from marsad.vault.actors import Party
from marsad.vault.days import days
from marsad.vault.rows import EventRow, StatementRow

CODEBOOK = "PLOVER"


def write(source: Source) -> Iterator[bytes]:
    """The records as JSON Lines."""
    return json_lines(_records(source))


def _records(source: Source) -> Iterator[dict[str, Any]]:
    for row in source.rows("events"):
        yield _event(row, source)
    for row in source.rows("statements"):
        if statement_code(row.act).plover is not None:
            yield _statement(row, source)


def _event(row: EventRow, source: Source) -> dict[str, Any]:
    first, rule = row.reports[0], event_code(row.type, row.mode, "held", row.why)
    record = {
        "id": row.id, **_dates(row.time, first.published), "source": _actors(row.source, source), "target": _actors(row.target, source),
        "event": row.type, "mode": [rule.mode] if rule is not None and rule.mode else [],
        "context": [] if row.status in ("held", "ongoing") else ["hypothetical"], "text": first.text,
        **_about(first.document, first.outlet, first.start, first.end, source), "status": row.status, "via": first.via,
        "origins": [origin.root for origin in row.origins], "independent": row.independent,
        "reports": [report.document for report in row.reports],
    }  # fmt: skip
    if row.place is not None:
        record["eventLoc"] = {"name": source.name(row.place)}
    return record


def _statement(row: StatementRow, source: Source) -> dict[str, Any]:
    return {
        "id": row.id, **_dates(row.time, row.published), "source": _actors(row.speakers, source), "target": _actors(row.target, source),
        "event": statement_code(row.act).plover, "mode": [], "context": [], "text": row.text,
        **_about(row.document, row.outlet, row.start, row.end, source), "act": row.act, "issue": row.issue, "via": row.via,
    }  # fmt: skip


def _dates(time: str | None, published: str | None) -> dict[str, str]:
    """The first and the last day, of publication where the row has none; nothing where neither is known."""
    found = days(time) or days(published)
    return {} if found is None else {"date": found[0], "enddate": found[1]}


def _actors(keys: tuple[str, ...], source: Source) -> list[dict[str, str]]:
    return [_actor(source.party(key)) for key in keys]


def _actor(party: Party) -> dict[str, str]:
    known, found = group(party.key), sector(party)
    values = {
        "code": known.kind if known is not None else country(party), "sector": (found.plover or found.code) if found else "",
        "identifier": party.key, "actorText": party.name.ar or party.name.en or "", "office": party.role or "",
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}


def _about(document: str, outlet: str | None, start: int, end: int, source: Source) -> dict[str, Any]:
    found = {"citation": document, "url": source.address(document), "publication": outlet}
    told = {name: value for name, value in found.items() if value}
    return {**told, "language": "ar", "textInfo": {"start": start, "end": end}, "coder": "Marsad", "codebook": CODEBOOK}
