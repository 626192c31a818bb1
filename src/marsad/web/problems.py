"""What is wrong with a request or the database: as a page for people, as problem JSON (RFC 9457) for programs."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from marsad.vault.filters import FilterError
from marsad.vault.problems import VaultError
from marsad.web.asked import Asked
from marsad.web.settings import LANGUAGES


def problem(error: Exception) -> Response:
    """Problem JSON: status, title, detail."""
    status, detail = _told(error)
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Response(msgspec.json.encode(body), status, _headers(error), "application/problem+json")


def page(request: Request, error: Exception) -> Response:
    """The same as a page, in the language of the address."""
    status, detail = _told(error)
    first = request.scope["path"].split("/")[1]
    lang = next((known for known in LANGUAGES if known == first), LANGUAGES[0])
    answer = Asked(request, lang).page("problem.html", status=status, code=status, detail=detail)
    answer.headers.update(_headers(error))
    return answer


def _told(error: Exception) -> tuple[int, str]:
    """Status and one line that says what is wrong."""
    if isinstance(error, HTTPException):
        return error.status_code, "" if error.detail == HTTPStatus(error.status_code).phrase else str(error.detail)
    if isinstance(error, VaultError):
        return 503, f"{error.wrong}; {error.advice}"
    if isinstance(error, FilterError):
        return 400, str(error)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return 400, f"{'.'.join(str(part) for part in first['loc'][1:])}: {first['msg']}"
    raise error


def _headers(error: Exception) -> dict[str, str]:
    found = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return found | ({"Retry-After": "5"} if isinstance(error, VaultError) else {})
