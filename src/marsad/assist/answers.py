"""Answers for assistants: rows of the views as JSON, bounded in number and size, each with its id and the exact words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from marsad.limits import (
    ANSWER_ROWS,
    MAX_ANSWER_CHARS,
    MAX_ANSWER_ITEMS,
    MAX_ANSWER_ROWS,
    MAX_ANSWER_WORDS,
    MAX_ASKED_CHARS,
    MAX_ASKED_KEYS,
    MAX_UNKNOWN_KEYS,
)
from marsad.vault.filters import FilterError, is_text
from marsad.vault.vault import Vault

_CUT = " […]"
_BESIDE = 400  # characters of an answer beside its rows
_NAMING = ("actor", "speaker", "side")  # filters whose values are keys of actors
_KEYED = {*_NAMING, "type", "act", "issue", "state"}


def view(db: Path, name: str, limit: int | None = None, **filters: Any) -> str:
    """The first rows of a view: {"rows": […], "more": whether there are others}. Raises `FilterError` and `VaultError`.

    `limit` is at most `MAX_ANSWER_ROWS`; filters that are None or empty count as not given, but for words. Names that are no keys
    are told under "unknown", each with the keys that may be meant.
    """
    given = {key: [value] if isinstance(value, str) and key in _KEYED else value for key, value in filters.items()}
    given = {key: value for key, value in given.items() if value is not None and value != []}
    for key in _KEYED & given.keys():
        if len(given[key]) > MAX_ASKED_KEYS or max(map(len, given[key])) > MAX_ASKED_CHARS:
            raise FilterError(f"{key}: give at most {MAX_ASKED_KEYS} values, of {MAX_ASKED_CHARS} characters each")
    most = min(limit or ANSWER_ROWS, MAX_ANSWER_ROWS)
    with Vault(db) as vault:
        rows = getattr(vault, name)(**given, limit=most + 1)
        return bounded(rows, most, _unknown(vault, [one for key in _NAMING for one in given.get(key, ()) if is_text(one)]))


def _unknown(vault: Vault, keys: list[str]) -> dict[str, list[str]]:
    """Keys that nobody has, each with those that may be meant."""
    known = vault.names(keys)
    return {key: vault.likely(key) for key in [key for key in dict.fromkeys(keys) if key not in known][:MAX_UNKNOWN_KEYS]}


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


def bounded(rows: Iterable[msgspec.Struct], most: int, unknown: dict[str, list[str]] | None = None) -> str:
    """At most so many rows, and no more than an answer may hold; the first is always there, however little of it. `unknown` is
    told beside them."""
    beside = f',"unknown":{_json(unknown)}' if unknown else ""
    written: list[str] = []
    size, more = _BESIDE + len(beside), False
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
    return f'{{"rows":[{",".join(written)}],"more":{"true" if more else "false"}{beside}}}'


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
