"""One address of the web → the bytes that stand there, within bounds of time and size, and never from inside a network.

By the standard library: the socket is opened here to an address that was checked (see gate.py), then given to the
protocol, so that nothing in between resolves the host again, follows a redirect, asks a proxy or unpacks without bound.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from marsad.intake.gate import FetchError, Gate
from marsad.intake.problems import Problem
from marsad.limits import CONNECT_SECONDS, FETCH_SECONDS, MAX_FETCHED_BYTES, MAX_REDIRECTS, MAX_URL_CHARS

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_KINDS = ("xml", "xhtml+xml", "rss+xml", "atom+xml", "rdf+xml", "x-rss+xml", "x-atom+xml")
_TEXT = ("text/", *(f"application/{kind}" for kind in _KINDS))
_ACCEPT = "application/rss+xml, application/atom+xml, text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.8, */*;q=0.1"
_PACKED = ("gzip", "x-gzip")
_GZIP = 31  # window bits by which zlib reads gzip
_CHUNK = 64 * 1024
_SAFE = "%/:=&?~#+!$,;'@()*[]|"


class Answer(NamedTuple):
    """What stands at an address: its final address, the status (200 or 304), headers by lower-case name, the unpacked body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Asks addresses. `agent`: how it calls itself; `seconds` and `most`: what one address may take."""

    def __init__(self, gate: Gate, agent: str, *, seconds: float = FETCH_SECONDS, most: int = MAX_FETCHED_BYTES) -> None:
        self._gate, self._agent, self._seconds, self._most = gate, agent, seconds, most
        self._trust = ssl.create_default_context()

    def get(self, url: str, headers: Mapping[str, str] | None = None, enter: Callable[[str], None] | None = None) -> Answer:
        """What stands at an address, redirects followed; `enter` is called with each address that it leads to, and may wait,
        or raise. Raises `FetchError`."""
        until = time.monotonic() + self._seconds
        here = url
        for hop in range(MAX_REDIRECTS + 1):
            parts = checked(here, url)
            if hop and enter is not None:
                began = time.monotonic()
                enter(here)
                until += time.monotonic() - began
            answer = self._one(parts, url, headers or {}, until)
            if isinstance(answer, Answer):
                return answer
            here = urljoin(here, answer)
        what = f"leads on more than {MAX_REDIRECTS} times"
        raise FetchError(Problem(url, what, "give the address where it ends"), lasting=True)

    def _one(self, parts: SplitResult, url: str, headers: Mapping[str, str], until: float) -> Answer | str:
        """The answer of one server, or the address it leads on to."""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        addresses = self._gate.addresses(parts.hostname or "", port, url)
        line: list[socket.socket] = []
        watch = threading.Timer(max(0.0, until - time.monotonic()), _shut, [line])
        watch.daemon = True
        try:
            line.append(_connected(addresses, port, until))
            watch.start()
            return self._asked(line, parts, url, headers, until)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            late = time.monotonic() >= until
            what = f"took longer than {self._seconds:g} seconds" if late else f"gave no whole answer ({_said(error)})"
            raise FetchError(Problem(url, what, "it may answer later")) from error
        finally:
            watch.cancel()
            for one in line:
                one.close()

    def _asked(self, line: list[socket.socket], parts: SplitResult, url: str, headers: Mapping[str, str], until: float) -> Answer | str:
        """Ask over the one socket in `line`, in whose place its encrypted form is put before anything is read from it."""
        host = parts.hostname or ""
        connection = http.client.HTTPConnection(host, parts.port or 0)
        if parts.scheme == "https":
            secure = self._trust.wrap_socket(line[0], server_hostname=host, do_handshake_on_connect=False)
            line[0] = secure
            secure.do_handshake()
        connection.sock = line[0]
        target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
        sent = {"Host": _host(parts), "User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}
        try:
            connection.request("GET", target, headers=sent | dict(headers))
            with connection.getresponse() as response:
                told = {name.lower(): value for name, value in response.getheaders()}
                if response.status in _REDIRECTS and told.get("location"):
                    return _location(told["location"])
                if response.status == http.HTTPStatus.NOT_MODIFIED:
                    return Answer(parts.geturl(), response.status, told, b"")
                self._refuse(response.status, told, url)
                return Answer(parts.geturl(), response.status, told, self._body(response, told, url, until))
        finally:
            connection.close()

    def _refuse(self, status: int, told: Mapping[str, str], url: str) -> None:
        """Raises `FetchError` for a status that is none of success, and for what is no text."""
        if status != http.HTTPStatus.OK:
            lasting = 400 <= status < 500 and status not in (408, 425, 429)
            what = f"was answered with {status} {http.client.responses.get(status, '')}".rstrip()
            raise FetchError(Problem(url, what, "" if lasting else "it may answer later"), status, lasting, _after(told))
        kind = told.get("content-type", "").partition(";")[0].strip().lower()
        if kind and not kind.startswith(_TEXT):
            raise FetchError(Problem(url, f"is {kind}, no text", "give an address of a page or feed"), status, lasting=True)

    def _body(self, response: http.client.HTTPResponse, told: Mapping[str, str], url: str, until: float) -> bytes:
        """The body, unpacked as it comes, so that neither what is sent nor what it unpacks to outgrows the bound."""
        packing = told.get("content-encoding", "identity").strip().lower()
        if packing not in ("", "identity", *_PACKED):
            raise FetchError(Problem(url, f"is packed by {packing!r}, which was not asked for"), lasting=True)
        unpack = zlib.decompressobj(_GZIP) if packing in _PACKED else None
        whole, sent = bytearray(), 0
        while piece := response.read1(_CHUNK):
            sent += len(piece)
            whole += piece if unpack is None else unpack.decompress(piece, self._most + 1 - len(whole))
            if len(whole) > self._most or sent > self._most:
                what = f"is larger than {self._most / 1024 / 1024:g} MB"
                raise FetchError(Problem(url, what, "no report is as large"), lasting=True)
        if time.monotonic() >= until:  # the connection was ended from here
            raise TimeoutError
        if response.length or (unpack is not None and whole and not unpack.eof):
            raise http.client.IncompleteRead(b"")
        return bytes(whole)


def checked(address: str, url: str) -> SplitResult:
    """The parts of an address of the web. Raises `FetchError` for one that is none, or names a user and password."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(Problem(url, f"is no address of the web ({error})", "check it"), lasting=True) from error
    wrong = None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        wrong = "is no address of the web" if address == url else f"leads to {address[:80]!r}, no address of the web"
    elif parts.username is not None or parts.password is not None:
        wrong = "holds a name or password"
    elif len(address) > MAX_URL_CHARS or port == 0 or any(ord(char) <= 32 or ord(char) == 127 for char in address):
        wrong = "is longer than an address may be, or holds spaces or control characters"
    if wrong:
        raise FetchError(Problem(url, wrong, "give one that begins with http:// or https://"), lasting=True)
    return parts


def _connected(addresses: list[str], port: int, until: float) -> socket.socket:
    """A connection to the first of the addresses that takes one."""
    wrong: OSError = TimeoutError("timed out")
    for address in addresses:
        left = min(CONNECT_SECONDS, until - time.monotonic())
        if left <= 0:
            break
        raw = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        try:
            raw.settimeout(left)
            raw.connect((address, port))
            return raw
        except OSError as error:
            raw.close()
            wrong = error
    raise wrong


def _shut(line: list[socket.socket]) -> None:
    """End a connection that takes too long, whatever it is waiting for."""
    for one in line:
        try:
            socket.socket.shutdown(one, socket.SHUT_RDWR)  # of an encrypted one too, without a word to the other side
        except OSError:
            continue


def _host(parts: SplitResult) -> str:
    """The Host header: the name as given, its port only where it is not the scheme's own."""
    host = (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else f"[{parts.hostname}]"
    usual = 443 if parts.scheme == "https" else 80
    return host if parts.port in (None, usual) else f"{host}:{parts.port}"


def _location(value: str) -> str:
    """Where a redirect leads: headers come as Latin-1, and many servers write UTF-8 and spaces into them."""
    try:
        value = value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return value
    return value.strip().replace(" ", "%20")


def _after(told: Mapping[str, str]) -> float | None:
    """Seconds to wait by Retry-After, which gives them or a date (RFC 9110, § 10.2.3)."""
    value = told.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:8])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def _said(error: Exception) -> str:
    told = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(told.split())[:200]
