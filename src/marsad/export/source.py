"""What a format is made from: the rows of views through one set of filters, and what actors and reports are."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, get_args

from marsad.limits import MAX_KEPT_PAGES, MAX_KEPT_PARTIES, MAX_URL_CHARS
from marsad.record import EventType
from marsad.vault.actors import Party
from marsad.vault.filters import TAKES, TYPES, FilterError
from marsad.vault.rows import DocumentRow
from marsad.vault.vault import Vault

V = TypeVar("V")
_WEB = re.compile(r"https?://[^\x00-\x20\x7f-\x9f\s<>\"\\^`{|}\u200e\u200f\u202a-\u202e\u2066-\u2069]+", re.IGNORECASE)


class Source:
    """The rows of a vault for a format. `count`: rows given so far; `left_out`: views that cannot bear a filter, with its name."""

    def __init__(self, vault: Vault, filters: dict[str, Any], *, sides: bool = False) -> None:
        self._vault = vault
        self._filters = {name: value for name, value in filters.items() if value not in (None, (), [])}
        self._sides = sides
        self._types: dict[str, list[str]] = {}
        self._parties: OrderedDict[str, Party] = OrderedDict()
        self._pages: OrderedDict[str, DocumentRow | None] = OrderedDict()
        self.count = 0
        self.left_out: dict[str, str] = {}

    @property
    def limit(self) -> int | None:
        """The most rows of a view that are asked for, None for all."""
        return self._filters.get("limit") or None

    def check(self, views: tuple[str, ...]) -> None:
        """Note the views that cannot bear a filter; each takes those of the types that are its own. Raises `FilterError`
        where no view bears the filters, and for a type that none has."""
        given = self._filters.get("type", ())
        own = {view: _types(view) for view in views}
        unknown = [one for one in given if not any(one.lower() in types for types in own.values())]
        if unknown:
            known = dict.fromkeys(name for types in own.values() for name in types.values())
            raise FilterError(f"type: {unknown[0]!r} is none of {', '.join(known)}")
        for view in views:
            self._types[view] = [one for one in given if one.lower() in own[view]]
            foreign = sorted(set(self._filters) - TAKES[view])  # type: ignore[index]
            if foreign or (given and not self._types[view]):
                self.left_out[view] = foreign[0] if foreign else "type"
        if self._sides and "positions" not in views:
            raise FilterError("this format has no positions, of actors or of sides")
        if len(self.left_out) == len(views):
            raise FilterError(f"nothing of this format can be chosen by {next(iter(self.left_out.values()))}")

    def rows(self, view: str, *, limited: bool = True) -> Iterator[Any]:
        """The rows of a view, none for one that is left out; all of them if not `limited`. Raises `FilterError` for a
        filter that cannot be."""
        if view in self.left_out:
            return
        filters = self._filters if limited else {name: value for name, value in self._filters.items() if name != "limit"}
        if self._types.get(view):
            filters = filters | {"type": self._types[view]}
        more = {"sides": True} if self._sides and view == "positions" else {}
        for row in getattr(self._vault, view)(**filters, **more):
            self.count += 1
            yield row

    def party(self, key: str) -> Party:
        """What an actor is, in short."""
        return _kept(self._parties, key, self._vault.party, MAX_KEPT_PARTIES)

    def name(self, key: str) -> str:
        """An actor's name, in English where there is one, else in Arabic, else its key."""
        name = self.party(key).name
        return next((one for one in (name.en, name.ar) if one and one.strip()), key)

    def page(self, document: str) -> DocumentRow | None:
        """A report with its text, or None where it is not there."""
        return _kept(self._pages, document, self._page, MAX_KEPT_PAGES)

    def address(self, document: str) -> str | None:
        """The web address of a report; None where it has none, or one that is no plain address of the web."""
        page = self.page(document)
        url = page.url if page is not None else None
        return url if url is not None and len(url) <= MAX_URL_CHARS and _WEB.fullmatch(url) else None

    def _page(self, document: str) -> DocumentRow | None:
        found = self._vault.show(document)
        return found.row if found is not None and isinstance(found.row, DocumentRow) else None


def _types(view: str) -> dict[str, str]:
    """The types that rows of a view may have, by how they are looked up; of events, actors, threads or conflicts."""
    return {one.lower(): one for one in TYPES.get(view, get_args(EventType))} if "type" in TAKES[view] else {}  # type: ignore[index]


def _kept(known: OrderedDict[str, V], key: str, find: Callable[[str], V], most: int) -> V:
    """A value from the last that were used, or found anew."""
    if key in known:
        known.move_to_end(key)
        return known[key]
    value = known[key] = find(key)
    if len(known) > most:
        known.popitem(last=False)
    return value
