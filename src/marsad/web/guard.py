"""Who may ask for what: the host's name, the token, the origin of what is sent; and the headers of every answer."""

from __future__ import annotations

from hmac import compare_digest
from urllib.parse import quote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marsad.web.settings import Settings

COOKIE = "marsad_token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = ("GET", "HEAD", "OPTIONS")
_KEPT = "public, max-age=31536000, immutable"  # files whose address changes with their content


class Guard:
    """The outermost layer of the app: refuses who may not ask, and adds the headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        kept = request.scope["path"].startswith("/static/") and "v" in request.query_params

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", _KEPT if kept and message["status"] == 200 else "no-cache")
            await send(message)

        refused = self._refused(request)
        if request.method == "HEAD":  # answered as GET; the server leaves the body out
            scope = {**scope, "method": "GET"}
        await (self._app if refused is None else refused)(scope, receive, with_headers)

    def _refused(self, request: Request) -> Response | None:
        """The answer to a request that goes no further, or None."""
        if not self._known_host(request.headers):
            return PlainTextResponse("unknown host", 421)
        if request.method not in _SAFE and not _from_here(request):
            return PlainTextResponse("sent from another site", 403)
        if self._settings.token is None or request.scope["path"].startswith("/static/"):
            return None
        given = request.query_params.get("token")
        if given is not None and self._right(given):
            return _let_in(request, given)
        if self._right(_bearer(request.headers)) or self._right(request.cookies.get(COOKIE, "")):
            return None
        return PlainTextResponse(
            "This observatory needs a token: open the address that `marsad serve` printed, or send 'Authorization: Bearer TOKEN'.",
            401, {"WWW-Authenticate": "Bearer"},
        )  # fmt: skip

    def _known_host(self, headers: Headers) -> bool:
        """Whether the request names this server: a page elsewhere whose name was bent to this machine does not."""
        if not self._settings.hosts:
            return True
        try:
            return urlsplit(f"//{headers.get('host', '')}").hostname in self._settings.hosts
        except ValueError:
            return False

    def _right(self, given: str) -> bool:
        return compare_digest(given.encode("utf-8", "surrogatepass"), (self._settings.token or "").encode())


def _bearer(headers: Headers) -> str:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _let_in(request: Request, token: str) -> Response | None:
    """Keep the token in a cookie and go on without it in the address; calendar and other programs just go on."""
    if request.method not in _SAFE or "text/html" not in request.headers.get("accept", ""):
        return None
    kept = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "token"])
    path = quote("/" + request.scope["path"].lstrip("/\\"))
    answer = RedirectResponse(f"{path}?{kept}" if kept else path, 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.scope["scheme"] == "https")
    return answer


def _from_here(request: Request) -> bool:
    """Whether what is sent comes from a page of this server, or from a program that is no browser."""
    origin = request.headers.get("origin")
    if origin is not None:
        return origin.partition("://")[2] == request.headers.get("host")
    return request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
