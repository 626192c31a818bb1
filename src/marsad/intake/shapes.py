"""What a JSON value is: a document, several, or something that is no report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.intake.problems import Problem

FIELDS = ("text", "html")
EXPECTED = 'expected {"id", "text" or "html", "title"?, "outlet"?, "url"?, "published"?}'
_ANNOTATIONS = frozenset(["entities", "statements", "events", "mentions", "blocks", "document", "schema"])
_NAMES = ("id", "title", "outlet", "url", "published")


def documents(value: Any, where: str) -> Iterator[dict[str, Any] | Problem]:
    """The documents in a JSON value: an object, a list of objects, or an object that lists them under `documents`."""
    if isinstance(value, dict) and not any(field in value for field in FIELDS):
        listed = value.get("documents") or value.get("articles") or value.get("reports")
        if isinstance(listed, list):
            value = listed
    if not isinstance(value, list):
        yield one(value, where)
        return
    if not value:
        yield Problem(where, "is an empty list", "nothing to read in it")
    for n, item in enumerate(value, 1):
        yield one(item, f"{where}, item {n}")


def one(value: Any, where: str) -> dict[str, Any] | Problem:
    """The document that a JSON value is, or what is wrong with it."""
    if not isinstance(value, dict):
        return Problem(where, f"is a JSON {_sort(value)}, not a document", EXPECTED)
    if not any(isinstance(value.get(field), str) for field in FIELDS):
        wrong = [field for field in FIELDS if value.get(field) is not None]
        if wrong:
            return Problem(where, f"its {wrong[0]} is a {_sort(value[wrong[0]])}, not a string", EXPECTED)
        if len(_ANNOTATIONS & value.keys()) >= 2:
            return Problem(where, "holds annotations of a report, not a report", skipped=True)
        return Problem(where, 'has neither "text" nor "html"', EXPECTED)
    document: dict[str, Any] = dict(value)
    if isinstance(document.get("id"), int) and not isinstance(document["id"], bool):
        document["id"] = str(document["id"])
    for name in _NAMES:
        if document.get(name) is not None and not isinstance(document[name], str):
            return Problem(where, f"its {name} is a {_sort(document[name])}, not a string", EXPECTED)
    return document


def _sort(value: Any) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "boolean", int: "number", float: "number"}
    return "null" if value is None else names.get(type(value), type(value).__name__)
