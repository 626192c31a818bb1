"""What `marsad serve` was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

Lang = Literal["ar", "en"]
LANGUAGES: tuple[Lang, ...] = ("ar", "en")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Settings(msgspec.Struct, frozen=True):
    """The database; whether pages may write reviews; the token without which nothing is shown (None: none is needed);
    the names under which the server may be asked for (empty: any, since then a token is needed)."""

    db: Path
    write: bool = False
    token: str | None = None
    hosts: tuple[str, ...] = LOOPBACK
