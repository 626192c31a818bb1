"""The description of the API: OpenAPI 3.1, made of the rows' own types and of the filters that each view takes."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from marsad import __version__, record
from marsad.limits import MAX_DEEP_ROWS, MAX_PAGE_ROWS
from marsad.vault import rows
from marsad.vault import rows_merged as merged
from marsad.vault.filters import TAKEN, TYPES
from marsad.vault.opening import Opened

_TEMPLATE = "#/components/schemas/{name}"


def _ref(kind: type) -> dict[str, Any]:
    return {"$ref": _TEMPLATE.format(name=kind.__name__)}


def _array(*kinds: type) -> dict[str, Any]:
    return {"type": "array", "items": _ref(kinds[0]) if len(kinds) == 1 else {"anyOf": [_ref(kind) for kind in kinds]}}


# each view of the vault that is given as a list, with its rows and what it is
LISTED: dict[str, tuple[type, str]] = {
    "statements": (rows.StatementRow, "What was said, as each report gives it."),
    "events": (rows.EventRow, "What was done or is to be done, each event once."),
    "agenda": (rows.EventRow, "Events with a date, by day."),
    "timeline": (rows.TimelineRow, "Statements and events in the order of what happened."),
    "actors": (rows.ActorRow, "Who and what the reports name."),
    "claims": (merged.ClaimRow, "What was said, each thing once."),
    "ledger": (merged.LedgerRow, "Demands, offers, promises and threats, and what became of them."),
    "positions": (merged.PositionRow, "What actors, or sides, said on each issue over time."),
    "conflicts": (merged.ConflictRow, "What reports say against each other."),
    "copies": (rows.CopiesRow, "Families of reports that print one text."),
    "outlets": (merged.OutletRow, "How much outlets print of their own, and whom they carry."),
    "reports": (rows.ReportRow, "The reports, the newest first."),
    "search": (rows.PassageRow, "Sentences that hold words, in any spelling."),
}
SPECIAL: dict[str, tuple[type, str]] = {
    "density": (rows.DayRow, "How many statements and events begin on each day."),
    "ties": (rows.TieRow, "Who was in contact with whom, by mode."),
    "reviews": (rows.ReviewRow, "What people said of findings, the newest first."),
}
_CODES = {"act": record.Act, "issue": record.Issue, "state": merged.LedgerState, "status": record.Status}
_MEANINGS = {
    "actor": "Takes part in any role.", "speaker": "Said it.", "side": "The side that speaks or takes part.",
    "type": "The type of event or actor.", "act": "What is done by saying it.", "issue": "What it is about.",
    "since": "From this day, month or year on.", "until": "Up to this day, month or year.", "outlet": "Published by it.",
    "search": "These words stand there, in any spelling.", "latest": "The newest first.",
    "state": "What it has come to.", "status": "Whether it was held, or is to be.",
}  # fmt: skip
SINGLE: dict[str, tuple[dict[str, Any], str]] = {
    "show": (_ref(Opened), "What an id stands for."),
    "compare": (_array(rows.TellingRow, merged.WordingRow), "One event or claim as each of its reports tells it."),
    "record": (_ref(record.Record), "The record of a report, as `marsad read` writes it."),
}
_LISTS = ("actor", "speaker", "side", "type", "act", "issue", "state", "status", "outlet")


@cache
def openapi() -> dict[str, Any]:
    """The description, made once."""
    schemas = _schemas()
    paths: dict[str, Any] = {}
    for name, (kind, about) in LISTED.items():
        more = [_parameter("sides", {"type": "boolean"})] if name == "positions" else []
        paths[f"/api/{name}"] = _path(_array(kind), about, [*_filters(name), *more, *_window()])
    special = {
        "density": _filters("timeline"),
        "ties": [*_filters("ties"), _parameter("mode", {"type": "array", "items": {"type": "string"}}),
                 _parameter("by", {"enum": ["actor", "side"]}), *_window()],
        "reviews": [_parameter("item", {"type": "string"}), *_window()],
    }  # fmt: skip
    for name, (kind, about) in SPECIAL.items():
        paths[f"/api/{name}"] = _path(_array(kind), about, special[name])
    for name, (schema, about) in SINGLE.items():
        key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        paths[f"/api/{name}/{{id}}"] = _path(schema, about, [key])
    texts: dict[str, Any] = {name: {"type": "string"} for name in ("type", "title", "detail")}
    schemas["Problem"] = {"type": "object", "required": [*texts, "status"], "properties": texts | {"status": {"type": "integer"}}}
    info = {"title": "Marsad", "version": __version__, "description": "The observatory's views as JSON."}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas}}


def _schemas() -> dict[str, Any]:
    """The schemas of all rows, by the names of their types."""
    mixed: list[type[msgspec.Struct]] = [rows.TimelineRow, Opened]  # their `row` is of one of several types
    plain: set[type] = {kind for kind, _ in (*LISTED.values(), *SPECIAL.values())} - set(mixed)
    plain |= {rows.TellingRow, merged.WordingRow, record.Record}
    plain |= {one for kind in mixed for one in get_args(get_type_hints(kind)["row"])}
    _, found = msgspec.json.schema_components(sorted(plain, key=lambda kind: kind.__name__), ref_template=_TEMPLATE)
    for kind in mixed:
        hints = get_type_hints(kind)
        several = {"anyOf": [_ref(one) for one in get_args(hints.pop("row"))]}
        fields, more = msgspec.json.schema_components(list(hints.values()), ref_template=_TEMPLATE)
        properties = dict(zip(hints, fields, strict=True)) | {"row": several}
        found |= more | {kind.__name__: {"title": kind.__name__, "type": "object", "properties": properties}}
    return dict(found)


def _path(schema: dict[str, Any], about: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    wrong = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    found = {"description": about, "content": {"application/json": {"schema": schema}}}
    responses = {"200": found, "400": {"description": "A parameter that cannot be.", **wrong}}
    responses |= {"404": {"description": "There is nothing.", **wrong}, "503": {"description": "The database cannot be read.", **wrong}}
    return {"get": {"summary": about, "parameters": parameters, "responses": responses}}


def _filters(view: str) -> list[dict[str, Any]]:
    takes: frozenset[str] = TAKEN[view]
    return [_parameter(name, _schema(view, name)) for name in _MEANINGS if name in takes]


def _schema(view: str, name: str) -> dict[str, Any]:
    if name == "latest":
        return {"type": "boolean"}
    one: dict[str, Any] = {"type": "string"}
    if name in _CODES:
        one["enum"] = list(get_args(_CODES[name]))
    if name == "type":
        one["enum"] = list(TYPES.get(view, get_args(record.EventType)))
    return {"type": "array", "items": one} if name in _LISTS else one


def _window() -> list[dict[str, Any]]:
    return [
        _parameter("limit", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_ROWS}),
        _parameter("offset", {"type": "integer", "minimum": 0, "maximum": MAX_DEEP_ROWS}),
    ]


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    about = {"description": _MEANINGS[name]} if name in _MEANINGS else {}
    return {"name": name, "in": "query", "required": False, "schema": schema, **about}
