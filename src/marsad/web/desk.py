"""The database as requests use it: one open connection a thread, and the names of actors kept for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from marsad.limits import MAX_KEPT_NAMES, MAX_KEPT_SUMMARIES, NAMES_SECONDS, SUMMARY_SECONDS
from marsad.record import Name
from marsad.vault.problems import VaultError
from marsad.vault.vault import Vault

Found = TypeVar("Found")
_NOBODY = Name()


class Desk:
    """The database at `path` for many threads. Raises `VaultError`, when asked, where it cannot be opened or read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._here = threading.local()
        self._kept: dict[str, tuple[float, Any]] = {}
        self._names: dict[str, tuple[float, Name]] = {}

    @contextmanager
    def vault(self) -> Iterator[Vault]:
        """This thread's open database; after an error it is opened anew."""
        vault: Vault | None = getattr(self._here, "vault", None)
        if vault is None:
            vault = self._here.vault = Vault(self.path)
        try:
            yield vault
        except VaultError:
            self._here.vault = None
            vault.close()
            raise

    def kept(self, key: str, make: Callable[[], Found]) -> Found:
        """What was made under a key a few seconds ago, or is made now."""
        now = time.monotonic()
        known = self._kept.get(key)
        if known is not None and now - known[0] < SUMMARY_SECONDS:
            return known[1]  # type: ignore[no-any-return]
        made = make()
        if len(self._kept) >= MAX_KEPT_SUMMARIES:
            self._kept.clear()
        self._kept[key] = (now, made)
        return made

    def name(self, key: str) -> Name:
        """The usual name of an actor; without a name in any language where no report gives one."""
        now = time.monotonic()
        known = self._names.get(key)
        if known is not None and now - known[0] < NAMES_SECONDS:
            return known[1]
        with self.vault() as vault:
            name = vault.names([key]).get(key, _NOBODY)
        if len(self._names) >= MAX_KEPT_NAMES:
            self._names.clear()
        self._names[key] = (now, name)
        return name
