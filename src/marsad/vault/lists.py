"""Lists as columns and queries have them: arrays in JSON."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

LIST = msgspec.json.Decoder(tuple[str, ...])  # of the texts of a column


def listed(items: Iterable[object]) -> str:
    """Some items as a column keeps them, and as `json_each` takes them."""
    return msgspec.json.encode(list(items)).decode()
