"""The JSON API: every view with its filters, as arrays of the same rows that `marsad VIEW --json` prints.

A list is given in parts of at most `limit` rows from `offset` on; the header `Link` names the next part. What is wrong is told as
problem JSON. A parameter that a view does not take is an error, not nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, HTTPException, Path, Request, Response

from marsad.limits import MAX_DEEP_ROWS, MAX_PAGE_ROWS
from marsad.vault.filters import TAKEN, FilterError
from marsad.web.api_schema import LISTED, SINGLE, SPECIAL, openapi
from marsad.web.asked import LISTS, Asked, address
from marsad.web.desk import Desk
from marsad.web.settings import LANGUAGES, Lang

router = APIRouter(prefix="/api", include_in_schema=False)

DEFAULT_ROWS = 100
_encode = msgspec.json.Encoder().encode

Key = Annotated[str, Path()]


@router.get("/openapi.json")
def description() -> Response:
    """The description of this API, OpenAPI 3.1."""
    return _json(openapi())


@router.get("/docs")
def docs(request: Request) -> Response:
    """The same for people."""
    wanted = request.query_params.get("lang")
    lang: Lang = next((known for known in LANGUAGES if known == wanted), "en")
    described = openapi()
    return Asked(request, lang).page("api.html", described=described)


@router.get("/today")
def today(request: Request) -> Response:
    """The day of the newest report and the number of reports."""
    _only(request, ())
    with _desk(request).vault() as vault:
        return _json({"newest": vault.newest(), "reports": vault.size()})


@router.get("/density")
def density(request: Request) -> Response:
    """How many statements and events begin on each day."""
    filters = _filters(request, "timeline", ())
    with _desk(request).vault() as vault:
        return _json(vault.density(**filters))


@router.get("/ties")
def ties(request: Request) -> Response:
    """Who was in contact with whom."""
    filters = _filters(request, "ties", ("mode", "by", "limit", "offset"))
    by = request.query_params.get("by", "actor")
    if by not in ("actor", "side"):
        raise FilterError(f"by: {by!r} is none of actor, side")
    with _desk(request).vault() as vault:
        return _part(request, vault.ties(request.query_params.getlist("mode"), by_side=by == "side", **filters))


@router.get("/reviews")
def reviews(request: Request) -> Response:
    """What people said of findings, the newest first."""
    _only(request, ("item", "limit", "offset"))
    with _desk(request).vault() as vault:
        return _part(request, vault.reviews(request.query_params.get("item")))


@router.get("/show/{key:path}")
def show(request: Request, key: Key) -> Response:
    """What an id stands for."""
    _only(request, ())
    with _desk(request).vault() as vault:
        return _one(vault.show(key))


@router.get("/compare/{key:path}")
def compare(request: Request, key: Key) -> Response:
    """One event as each of its reports tells it."""
    _only(request, ())
    with _desk(request).vault() as vault:
        return _one(vault.compare(key) or None)


@router.get("/record/{key:path}")
def record(request: Request, key: Key) -> Response:
    """The record of a report, as `marsad read` writes it."""
    _only(request, ())
    with _desk(request).vault() as vault:
        return _one(vault.record(key))


@router.get("/{view}")
def rows(request: Request, view: str) -> Response:
    """The rows of a view."""
    if view not in LISTED:
        raise HTTPException(404, f"there is no view {view!r}; there are {', '.join((*LISTED, *SPECIAL, *SINGLE))}")
    more = ("sides",) if view == "positions" else ()
    filters = _filters(request, view, ("limit", "offset", *more))
    if more and request.query_params.get("sides") == "true":
        filters["sides"] = True
    first, size = _window(request)
    with _desk(request).vault() as vault:
        ask = getattr(vault, view)
        words = filters.pop("search", None) if view == "search" else None
        if view == "search" and words is None:
            raise FilterError("search: give the words to look for")
        found = ask(words, **filters, limit=first + size + 1) if words is not None else ask(**filters, limit=first + size + 1)
        return _part(request, found)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _only(request: Request, known: Iterable[str]) -> None:
    """Raise `FilterError` for a parameter that is not known."""
    allowed = {*known, "token"}
    for name in request.query_params:
        if name not in allowed:
            raise FilterError(f"{name!r} is no parameter here; there are {', '.join(sorted(allowed - {'token'})) or 'none'}")


def _filters(request: Request, view: str, more: Iterable[str]) -> dict[str, Any]:
    """The filters of a view that the address gives."""
    takes = TAKEN[view] - {"limit"}
    _only(request, (*takes, *more))
    found: dict[str, Any] = {}
    for name in takes & set(request.query_params):
        values = [value for value in request.query_params.getlist(name) if value]
        if name == "latest":
            found[name] = values[-1:] == ["true"]
        elif values:
            found[name] = values if name in LISTS else values[-1]
    return found


def _window(request: Request) -> tuple[int, int]:
    """Offset and limit. Raises `FilterError` for what is no number, or too much."""

    def number(name: str, usual: int, least: int, most: int) -> int:
        given = request.query_params.get(name) or str(usual)
        digits = given.isascii() and given.isdecimal() and len(given) <= len(str(most))
        if not digits or not least <= int(given) <= most:
            raise FilterError(f"{name}: {given!r} is no number from {least} to {most}")
        return int(given)

    return number("offset", 0, 0, MAX_DEEP_ROWS), number("limit", DEFAULT_ROWS, 1, MAX_PAGE_ROWS)


def _part(request: Request, found: Iterable[Any]) -> Response:
    """The rows asked for as an array, with where the next ones are."""
    first, size = _window(request)
    rows = list(islice(found, first, first + size + 1))
    answer = _json(rows[:size])
    if len(rows) > size and first + size <= MAX_DEEP_ROWS:
        kept: dict[str, Any] = {name: request.query_params.getlist(name) for name in request.query_params if name != "token"}
        following = address(str(request.scope["path"]), kept | {"offset": first + size, "limit": size})
        answer.headers["Link"] = f'<{following}>; rel="next"'
    return answer


def _one(found: object) -> Response:
    if found is None:
        raise HTTPException(404, "there is nothing of this id")
    return _json(found)


def _json(value: object) -> Response:
    return Response(_encode(value), media_type="application/json")
