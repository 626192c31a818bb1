"""Answers for assistants: rows of the views as JSON, bounded in number and size, each with its id and the exact words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from marsad.limits import ANSWER_ROWS, MAX_ANSWER_CHARS, MAX_ANSWER_ITEMS, MAX_ANSWER_ROWS, MAX_ANSWER_WORDS
from marsad.vault.vault import Vault

_CUT = " […]"
_BESIDE = 400  # characters of an answer beside its rows


def view(db: Path, name: str, limit: int | None = None, **filters: Any) -> str:
    """The first rows of a view: {"rows": […], "more": whether there are others}. Raises `FilterError` and `VaultError`.

    `limit` is at most `MAX_ANSWER_ROWS`; filters that are None or empty count as not given.
    """
    given = {key: value for key, value in filters.items() if value not in (None, [], "")}
    most = min(limit or ANSWER_ROWS, MAX_ANSWER_ROWS)
    with Vault(db) as vault:
        return bounded(getattr(vault, name)(**given, limit=most + 1), most)


def opened(db: Path, key: str) -> str:
    """What an id stands for: {"found": {"kind", "row", "context" …}} or {"found": null, "likely": keys that may be meant}."""
    with Vault(db) as vault:
        found = vault.show(key)
        if found is None:
            return _json({"found": None, "likely": vault.likely(key)})
        told = msgspec.json.decode(msgspec.json.encode(found))
        for most in (MAX_ANSWER_ITEMS, 3, 1, 0):
            answer = _json({"found": trimmed(told, most)})
            if len(answer) <= MAX_ANSWER_CHARS:
                break
        return answer


def bounded(rows: Iterable[msgspec.Struct], most: int) -> str:
    """At most so many rows, and no more than an answer may hold; the first is always there, however little of it."""
    written: list[str] = []
    size, more = _BESIDE, False
    for row in rows:
        plain = msgspec.json.decode(msgspec.json.encode(row))
        told = _json(trimmed(plain, MAX_ANSWER_ITEMS))
        for fewer in (3, 1, 0):
            if written or size + len(told) <= MAX_ANSWER_CHARS:
                break
            told = _json(trimmed(plain, fewer))
        if len(written) == most or size + len(told) > MAX_ANSWER_CHARS:
            more = True
            break
        written.append(told)
        size += len(told)
    return f'{{"rows":[{",".join(written)}],"more":{"true" if more else "false"}}}'


def trimmed(value: Any, most: int) -> Any:
    """A value with lists of at most so many items and texts of bounded length; under `cut` an object says how many items
    each of its lists lost."""
    if isinstance(value, str):
        return value if len(value) <= MAX_ANSWER_WORDS else value[:MAX_ANSWER_WORDS] + _CUT
    if isinstance(value, list):
        return [trimmed(item, most) for item in value[:most]]
    if isinstance(value, dict):
        told = {key: trimmed(item, most) for key, item in value.items()}
        lost = {key: len(item) - most for key, item in value.items() if isinstance(item, list) and len(item) > most}
        return {**told, "cut": lost} if lost else told
    return value


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
