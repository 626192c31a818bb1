"""What a page was asked for: its language, the filters in its address, the part of a long list; and how it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import quote, urlencode

import msgspec
from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.datastructures import QueryParams

from marsad.limits import DEFAULT_DAYS, MAX_DEEP_ROWS, PAGE_ROWS
from marsad.vault.filters import TAKEN, Above, FilterError, View
from marsad.vault.vault import Vault
from marsad.web.desk import Desk
from marsad.web.rendering import Renderer
from marsad.web.settings import LANGUAGES, Lang, Settings
from marsad.web.wording import Wording

Row = TypeVar("Row")
LISTS = ("actor", "speaker", "side", "type", "act", "issue", "state", "status", "outlet")
SINGLES = ("since", "until", "search")
_NARROWING = ("actor", "speaker", "outlet", "search", "since", "until")  # with one of these a list needs no period


class Part(msgspec.Struct, Generic[Row], frozen=True):
    """One page of a list: its rows, its number (1 is the first), whether there are more."""

    rows: list[Row]
    number: int
    more: bool


class Asked:
    """One request for a page."""

    def __init__(self, request: Request, lang: Lang) -> None:
        self.request = request
        self.lang = lang
        self.settings: Settings = request.app.state.settings
        self.desk: Desk = request.app.state.desk
        self._renderer: Renderer = request.app.state.renderer

    @property
    def wording(self) -> Wording:
        """The words of the language."""
        return self._renderer.wordings[self.lang]

    def name(self, key: str) -> str:
        """The name of an actor, in this language where it has one."""
        return self.called(key)["text"]

    def called(self, key: str) -> dict[str, str]:
        """The name of an actor and its language; see `Renderer.name`."""
        return self._renderer.name(self, key)

    def reason(self, line: str) -> Markup:
        """Why something was found, a line of reading or merging, in this language."""
        return self._renderer.reasons[self.lang].told(self, line)

    @property
    def path(self) -> str:
        """The path of the address, as it is meant: not quoted."""
        return str(self.request.scope["path"])

    @property
    def query(self) -> QueryParams:
        """The parameters of the address."""
        return self.request.query_params

    def one(self, name: str, allowed: Iterable[str] | None = None) -> str | None:
        """A parameter given once, without the spaces around it; None where it is missing, empty, or none of those allowed."""
        value = self.query.get(name, "").strip()
        return value if value and (allowed is None or value in allowed) else None

    def filters(self, view: View | Above) -> dict[str, Any]:
        """The filters of a view that the address gives; empty fields of a form are none."""
        takes = TAKEN[view]
        found: dict[str, Any] = {}
        for name in LISTS:
            values = [part.strip() for value in self.query.getlist(name) for part in value.split(",") if part.strip()]
            if name in takes and values:
                found[name] = values
        found |= {name: self.one(name) for name in SINGLES if name in takes and self.one(name)}
        return found

    def period(self, filters: dict[str, Any], days: int = DEFAULT_DAYS) -> tuple[dict[str, Any], str | None]:
        """The filters, and where nothing narrows them the last days before the newest report; with the first of these days."""
        if any(name in filters for name in _NARROWING) or self.one("period") == "all":
            return filters, None
        with self.desk.vault() as vault:
            newest = vault.newest()
        since = before(newest, days)
        return (filters | {"since": since}, since) if since else (filters, None)

    @property
    def latest(self) -> bool:
        """Whether a list begins with the newest: it does unless the address says `order=oldest`."""
        return self.one("order", ("oldest",)) is None

    def verdicts(self, key: str) -> tuple[str, ...]:
        """What people last said of a finding; see `Vault.verdicts`."""
        with self.desk.vault() as vault:
            return vault.verdicts(key)

    def part(self, rows: Callable[[int], Iterator[Row]], size: int = PAGE_ROWS) -> Part[Row]:
        """The page of a list that the address asks for. `rows` gives the list's first rows, at most so many."""
        return sliced(rows, self.number(), size)

    def kept_part(self, key: str, rows: Callable[[Vault, int], Iterator[Row]], size: int = PAGE_ROWS) -> Part[Row]:
        """The same of a list that costs much to make, kept under a key; see `Desk.kept`."""
        number = self.number()
        return self.desk.kept(f"{key} {number}", lambda vault: sliced(lambda limit: rows(vault, limit), number, size))

    def number(self, size: int = PAGE_ROWS) -> int:
        """The number of the page asked for. Raises `FilterError` for what is none, or one too far."""
        given = self.query.get("page", "1") or "1"
        if not (given.isascii() and given.isdecimal() and len(given) <= len(str(MAX_DEEP_ROWS)) and int(given) >= 1):
            raise FilterError(f"page: {given!r} is no number of a page")
        if int(given) * size > MAX_DEEP_ROWS:
            raise FilterError(f"page: after {MAX_DEEP_ROWS} rows a list ends; give a period with since and until")
        return int(given)

    def page(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """The page that a template makes."""
        return HTMLResponse(self._renderer.page(self, template, context), status)

    def missing(self) -> HTTPException:
        """What to raise where there is nothing under an address."""
        return HTTPException(404)

    def row(self, vault: Vault, key: str, kind: type[Row]) -> Row:
        """The row of a kind that an id stands for; raises `missing` where it stands for nothing or something else."""
        found = vault.show(key)
        if found is None or not isinstance(found.row, kind):
            raise self.missing()
        return found.row

    def link(self, path: str, **query: Any) -> str:
        """The address of a page in this language; lists are given several times, None and empty values not at all."""
        return address(f"/{self.lang}/{path}", query)

    def again(self, **changed: Any) -> str:
        """This address with some parameters changed, or taken out (None); the number of the page is taken out."""
        kept: dict[str, Any] = {name: self.query.getlist(name) for name in self.query if name != "page"}
        return address(self.path, kept | changed)

    def turned(self, lang: Lang) -> str:
        """This page in another language."""
        path = self.path
        if not path.startswith(f"/{self.lang}/"):
            return address(path, {"lang": lang})
        rest = path.removeprefix(f"/{self.lang}")
        return address(f"/{lang}{rest}", {name: self.query.getlist(name) for name in self.query})


def sliced(rows: Callable[[int], Iterator[Row]], number: int, size: int) -> Part[Row]:
    """One page of a list, of which `rows` gives the first rows."""
    first = (number - 1) * size
    found = list(islice(rows(first + size + 1), first, first + size + 1))
    return Part(found[:size], number, len(found) > size)


def address(path: str, query: dict[str, Any]) -> str:
    """A path, quoted, with a query."""
    pairs = []
    for name, value in query.items():
        values = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, str(one)) for one in values if one is not None and one != ""]
    return quote(path) + (f"?{urlencode(pairs)}" if pairs else "")


def before(day: str | None, days: int) -> str | None:
    """The day that lies so many days before another (after it, where they are negative), both ISO; the calendar ends somewhere."""
    if day is None:
        return None
    far = date.fromisoformat(day[:10]).toordinal() - days
    return date.fromordinal(min(max(far, 1), date.max.toordinal())).isoformat()


async def _asked(request: Request, lang: str) -> Asked:
    for known in LANGUAGES:
        if lang == known:
            return Asked(request, known)
    raise HTTPException(404)


Ask = Annotated[Asked, Depends(_asked)]
