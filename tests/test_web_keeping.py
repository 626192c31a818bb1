"""Pages that are kept: made once for many, made anew after a while and after anything was sent; what is wrong is not kept."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from marsad.web.keeping import Keeper


class _Counting:
    """An app that counts how often it was asked, and answers with that number."""

    def __init__(self, status: int = 200) -> None:
        self.asked = 0
        self.status = status

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        number = self.asked
        await asyncio.sleep(0.01)
        if self.status == 0:
            raise RuntimeError("broken")
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": str(number).encode()})


async def _ask(keeper: Keeper, path: str = "/ar/", method: str = "GET", **headers: str) -> bytes:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": given}
    await keeper(scope, receive, send)
    return b"".join(message.get("body", b"") for message in sent)


def test_many_who_ask_at_once_are_given_one_page() -> None:
    async def go() -> None:
        app = _Counting()
        keeper = Keeper(app)
        assert set(await asyncio.gather(*(_ask(keeper) for _ in range(20)))) == {b"1"}
        assert await _ask(keeper) == b"1"
        assert await _ask(keeper, "/en/") == b"2"
        assert await _ask(keeper, accept_encoding="gzip") == b"3"

    asyncio.run(go())


def test_a_page_is_made_anew_after_a_while_and_after_something_was_sent() -> None:
    async def go() -> None:
        keeper = Keeper(_Counting(), seconds=0.05)
        assert await _ask(keeper) == b"1"
        await asyncio.sleep(0.11)
        assert await _ask(keeper) == b"2"
        assert await _ask(keeper, method="POST") == b"3"
        assert await _ask(keeper) == b"4"

    asyncio.run(go())


def test_for_a_while_a_page_is_given_and_made_anew_in_the_meantime() -> None:
    async def go() -> None:
        app = _Counting()
        keeper = Keeper(app, seconds=0.1)
        assert await _ask(keeper) == b"1"
        await asyncio.sleep(0.11)
        assert await asyncio.gather(*(_ask(keeper) for _ in range(5))) == [b"1"] * 5
        await asyncio.sleep(0.03)
        assert await _ask(keeper) == b"2", "made once, however many asked"
        await asyncio.sleep(0.11)
        assert await _ask(keeper) == b"2"
        assert await _ask(keeper, method="POST") in (b"3", b"4")
        assert int(await _ask(keeper)) > 3, "what was being made before something was sent is not given"
        app.status = 0
        await asyncio.sleep(0.11)
        await _ask(keeper)
        await asyncio.sleep(0.03)
        with pytest.raises(RuntimeError):
            await _ask(keeper)

    asyncio.run(go())


def test_what_is_wrong_is_not_kept() -> None:
    async def go() -> None:
        keeper = Keeper(_Counting(404))
        assert [await _ask(keeper), await _ask(keeper)] == [b"1", b"2"]
        broken = Keeper(_Counting(0))
        for _ in range(2):
            with pytest.raises(RuntimeError):
                await _ask(broken)

    asyncio.run(go())
