"""What a format is made from: the rows of views through one set of filters, and what actors and reports are."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from marsad.limits import MAX_KEPT_PAGES, MAX_KEPT_PARTIES, MAX_URL_CHARS
from marsad.vault.actors import Party
from marsad.vault.filters import TAKES, FilterError
from marsad.vault.rows import DocumentRow
from marsad.vault.vault import Vault

V = TypeVar("V")
_OTHER_TYPES = ("actors", "ledger", "conflicts")
_WEB = re.compile(r"https?://[^\x00-\x20\x7f-\x9f\s<>\"\\^`{|}\u200e\u200f\u202a-\u202e\u2066-\u2069]+", re.IGNORECASE)


class Source:
    """The rows of a vault for a format. `count`: rows given so far; `left_out`: views that cannot bear a filter, with its name."""

    def __init__(self, vault: Vault, filters: dict[str, Any]) -> None:
        self._vault = vault
        self._filters = {name: value for name, value in filters.items() if value not in (None, (), [])}
        self._parties: OrderedDict[str, Party] = OrderedDict()
        self._pages: OrderedDict[str, DocumentRow | None] = OrderedDict()
        self.count = 0
        self.left_out: dict[str, str] = {}

    @property
    def limit(self) -> int | None:
        """The most rows of a view that are asked for, None for all."""
        return self._filters.get("limit") or None

    def check(self, views: tuple[str, ...]) -> None:
        """Note the views that cannot bear a filter. Raises `FilterError` where none of them can."""
        for view in views:
            foreign = sorted(set(self._filters) - _taken(view))
            if foreign:
                self.left_out[view] = foreign[0]
        if len(self.left_out) == len(views):
            name = next(iter(self.left_out.values()))
            raise FilterError(f"nothing of this format can be chosen by {name}")

    def rows(self, view: str, *, limited: bool = True) -> Iterator[Any]:
        """The rows of a view, none for one that is left out; all of them if not `limited`. Raises `FilterError` for a
        filter that cannot be."""
        if view in self.left_out:
            return
        filters = self._filters if limited else {name: value for name, value in self._filters.items() if name != "limit"}
        for row in getattr(self._vault, view)(**filters):
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


def _taken(view: str) -> set[str]:
    """The filters that a view takes; a type is that of an event here, and other views have types of their own."""
    taken = set(TAKES[view])  # type: ignore[index]
    return taken - {"type"} if view in _OTHER_TYPES else taken


def _kept(known: OrderedDict[str, V], key: str, find: Callable[[str], V], most: int) -> V:
    """A value from the last that were used, or found anew."""
    if key in known:
        known.move_to_end(key)
        return known[key]
    value = known[key] = find(key)
    if len(known) > most:
        known.popitem(last=False)
    return value
