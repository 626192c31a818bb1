"""The database as requests use it: one open connection a thread; names of actors and summaries of the whole kept for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from marsad.lexicon.actors import Actor
from marsad.lexicon.load import load
from marsad.limits import MAX_KEPT_NAMES, MAX_KEPT_SUMMARIES, NAMES_SECONDS, STALE_SECONDS, SUMMARY_SECONDS
from marsad.record import Name
from marsad.vault.problems import VaultError
from marsad.vault.vault import Vault

Found = TypeVar("Found")
_NOBODY = Name()
_State = tuple[tuple[int, int], ...]


class _Kept(NamedTuple):
    """A summary, when it was made, and what state the database was in."""

    made: float
    state: _State
    value: Any


@cache
def _listed() -> dict[str, Name]:
    """The names of the lexicon's actors, by key."""
    return {one.key: Name(one.name.ar, one.name.en) for one in load().entries("actor", Actor)}


class Desk:
    """The database at `path` for many threads. Raises `VaultError`, when asked, where it cannot be opened or read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._here = threading.local()
        self._kept: dict[str, _Kept] = {}
        self._renewing: set[str] = set()
        self._renewer = ThreadPoolExecutor(1, "renewer")
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

    def kept(self, key: str, make: Callable[[Vault], Found]) -> Found:
        """What `make` makes, or made before under the key: while nothing is written, and for some seconds after.

        Then it is given for a while longer, and made anew in the meantime. What it is made of may depend on the key alone.
        """
        known, state, now = self._kept.get(key), self._state(), time.monotonic()
        if known is not None and (known.state == state or now - known.made < SUMMARY_SECONDS):
            return known.value  # type: ignore[no-any-return]
        if known is not None and now - known.made < STALE_SECONDS:
            self.renew(key, make)
            return known.value  # type: ignore[no-any-return]
        return self._made(key, make)

    def renew(self, key: str, make: Callable[[Vault], Any]) -> None:
        """Have something made in the meantime, unless it is being made already."""
        if key not in self._renewing:
            self._renewing.add(key)
            self._renewer.submit(self._renewed, key, make)

    def settle(self) -> None:
        """Wait until all that is being made anew, and the lexicon's names, are there."""
        _listed()
        self._renewer.submit(lambda: None).result()

    def forget(self) -> None:
        """Make everything anew that is kept but names."""
        self._kept.clear()

    def close(self) -> None:
        """Wait for what is being made; what waits to be made is left. The desk may be used again."""
        self._renewer.shutdown(cancel_futures=True)
        self._renewer, self._renewing = ThreadPoolExecutor(1, "renewer"), set()

    def _made(self, key: str, make: Callable[[Vault], Found]) -> Found:
        state = self._state()
        with self.vault() as vault:
            made = make(vault)
        if len(self._kept) >= MAX_KEPT_SUMMARIES:
            self._kept.clear()
        self._kept[key] = _Kept(time.monotonic(), state, made)
        return made

    def _renewed(self, key: str, make: Callable[[Vault], Any]) -> None:
        try:
            self._made(key, make)
        except VaultError:  # told to whoever asks next
            self._kept.pop(key, None)
        finally:
            self._renewing.discard(key)

    def _state(self) -> _State:
        """Changes whenever the database is written: size and time of its files."""
        found = []
        for end in ("", "-wal"):
            try:
                about = Path(f"{self.path}{end}").stat()
            except OSError:
                continue
            if about.st_size:  # a reader makes an empty log
                found.append((about.st_mtime_ns, about.st_size))
        return tuple(found)

    def name(self, key: str) -> Name:
        """The usual name of an actor, what reports leave out as the lexicon has it; none in any language where neither gives one."""
        now = time.monotonic()
        known = self._names.get(key)
        if known is not None and now - known[0] < NAMES_SECONDS:
            return known[1]
        with self.vault() as vault:
            told = vault.names([key]).get(key, _NOBODY)
        listed = _listed().get(key, _NOBODY)
        name = Name(told.ar or listed.ar, told.en or listed.en)
        if len(self._names) >= MAX_KEPT_NAMES:
            self._names.clear()
        self._names[key] = (now, name)
        return name
