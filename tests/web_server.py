"""For the tests of fetching: a server on loopback whose answers a test writes itself, raw or well-formed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = bytes | tuple[int, dict[str, str], bytes] | Callable[[Any], None]


class Server:
    """`answers`: by path; a body, (status, headers, body), or a function of the handler. `asked`: (path, headers) of each request."""

    def __init__(self, family: int = socket.AF_INET) -> None:
        self.answers: dict[str, Answer] = {"/robots.txt": (404, {}, b"")}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    def paths(self) -> list[str]:
        """The paths that were asked, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.path, {name.lower(): value for name, value in handler.headers.items()}))
        found = self.answers.get(handler.path, (404, {}, b"nothing here"))
        if callable(found):
            found(handler)
            return
        status, headers, body = (200, {}, found) if isinstance(found, bytes) else found
        handler.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **headers}.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs while the block does."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                server.answer(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            return

    http = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_port}"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
