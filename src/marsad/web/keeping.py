"""Pages that were just made are given again for a few seconds, and what many ask for at once is made once.

For as long again a page is still given, and made anew in the meantime. Only whole pages and answers of the API are kept, never
what a reader sends; after anything was sent all are made anew.
"""

from __future__ import annotations

import asyncio
import time
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marsad.limits import MAX_KEPT_PAGE_BYTES, PAGE_SECONDS


class Page(NamedTuple):
    """An answer: its first message, its body, and when it was made."""

    start: Message
    body: bytes
    made: float


class Keeper:
    """A layer of the app that keeps its answers for a while. Not for several event loops."""

    def __init__(self, app: ASGIApp, seconds: float = PAGE_SECONDS) -> None:
        self._app = app
        self._seconds = seconds
        self._kept: dict[tuple[object, ...], asyncio.Future[Page | None]] = {}
        self._renewing: dict[tuple[object, ...], asyncio.Task[None]] = {}
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith("/static/"):
            if scope["type"] == "http" and scope["method"] == "POST":
                self._forget()
            await self._app(scope, receive, send)
            if scope["type"] == "http" and scope["method"] == "POST":
                self._forget()
            return
        page = await self._page(scope, receive)
        await send(page.start)
        await send({"type": "http.response.body", "body": page.body})

    async def _page(self, scope: Scope, receive: Receive) -> Page:
        """The answer that is kept, or is being made for somebody else, or is made now."""
        headers = Headers(scope=scope)
        key = (scope["path"], scope["query_string"], headers.get("accept-encoding"), headers.get("accept-language"))
        known = self._kept.get(key)
        if known is not None:
            page = await asyncio.shield(known)
            age = self._seconds if page is None else time.monotonic() - page.made
            if page is not None and age < 2 * self._seconds:
                if age >= self._seconds and key not in self._renewing:
                    self._renewing[key] = asyncio.create_task(self._renewed(key, known, dict(scope), receive))
                return page
        promise: asyncio.Future[Page | None] = asyncio.get_running_loop().create_future()
        self._kept[key] = promise
        try:
            page = await self._made(scope, receive)
        except BaseException:
            self._drop(key, promise)
            promise.set_result(None)
            raise
        promise.set_result(page)
        self._bytes += len(page.body)
        if page.start["status"] != 200:  # what is wrong may be mended any moment
            self._drop(key, promise)
        if self._bytes > MAX_KEPT_PAGE_BYTES:
            self._forget()
        return page

    async def _renewed(self, key: tuple[object, ...], known: asyncio.Future[Page | None], scope: Scope, receive: Receive) -> None:
        """Make a page anew; where that fails, whoever asks next is told."""
        try:
            page = await self._made(scope, receive)
        except Exception:  # whatever it is, the next who asks is told
            self._drop(key, known)
            return
        finally:
            del self._renewing[key]
        if self._kept.get(key) is known:  # nothing was sent meanwhile
            promise: asyncio.Future[Page | None] = asyncio.get_running_loop().create_future()
            promise.set_result(page)
            self._kept[key] = promise
            self._bytes += len(page.body)

    async def _made(self, scope: Scope, receive: Receive) -> Page:
        start: Message = {}
        body: list[bytes] = []

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            elif message["type"] == "http.response.body":
                body.append(message.get("body", b""))

        await self._app(scope, receive, gather)
        return Page(start, b"".join(body), time.monotonic())

    def _drop(self, key: tuple[object, ...], promise: asyncio.Future[Page | None]) -> None:
        if self._kept.get(key) is promise:
            del self._kept[key]

    def _forget(self) -> None:
        self._kept.clear()
        self._bytes = 0
