"""Fetching: nothing inside a network is reached, whatever it is called; nothing is endless; what is no text is not read."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from marsad.intake.fetch import _ACCEPT, Fetcher, checked
from marsad.intake.gate import FetchError, Gate
from marsad.intake.robots import Rules, rules
from marsad.limits import MAX_REDIRECTS
from web_server import Server, serving

LOOPBACK = ("127.0.0.1/32",)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def _fetcher(**limits: Any) -> Fetcher:
    return Fetcher(Gate(LOOPBACK), "Test/1", **{"seconds": 3.0, "most": 1_000_000} | limits)


def _refused(url: str, fetcher: Fetcher | None = None) -> FetchError:
    with pytest.raises(FetchError) as caught:
        (fetcher or _fetcher()).get(url)
    assert str(caught.value).startswith(f"{url}: ")
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_the_gate_is_shut_to_what_is_not_public(address: str) -> None:
    assert not Gate().lets(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"])
def test_the_gate_is_open_to_the_public(address: str) -> None:
    assert Gate().lets(ipaddress.ip_address(address))


def test_what_is_allowed_is_open_and_nothing_else() -> None:
    gate = Gate(["10.1.0.0/16", "::1/128"])
    assert gate.lets(ipaddress.ip_address("10.1.2.3"))
    assert gate.lets(ipaddress.ip_address("::1"))
    assert not gate.lets(ipaddress.ip_address("10.2.0.1"))
    assert not gate.lets(ipaddress.ip_address("127.0.0.1"))
    with pytest.raises(ValueError, match="host bits"):
        Gate(["10.1.0.1/16"])


NAMES = ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]"]


@pytest.mark.parametrize("host", NAMES)
def test_loopback_is_refused_by_every_name(server: Server, host: str) -> None:
    port = server.url.rpartition(":")[2]
    with pytest.raises(FetchError) as caught:
        Fetcher(Gate(), "Test/1", seconds=3.0).get(f"http://{host}:{port}/")
    assert "no address of the public internet" in str(caught.value) or "cannot be found" in str(caught.value)
    assert server.asked == []


def _answers(monkeypatch: pytest.MonkeyPatch, *told: list[str]) -> list[str]:
    """Names resolve as told, each time to the next list; returns the names that were asked for."""
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in told[min(len(asked), len(told)) - 1]]

    monkeypatch.setattr("marsad.intake.gate.socket.getaddrinfo", resolve)
    return asked


def test_a_name_is_resolved_once_and_the_checked_address_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/"] = "نص".encode()
    asked = _answers(monkeypatch, ["127.0.0.1"], ["10.0.0.1"])
    port = int(server.url.rpartition(":")[2])
    answer = _fetcher().get(f"http://rebinding.example:{port}/")
    assert answer.body.decode() == "نص"
    assert asked == ["rebinding.example"]
    assert server.asked[0][1]["host"] == f"rebinding.example:{port}"


def test_one_inner_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    _answers(monkeypatch, ["93.184.216.34", "10.0.0.1"])
    monkeypatch.setattr("marsad.intake.fetch._connected", lambda *_: pytest.fail("connected"))
    assert "leads to 10.0.0.1" in str(_refused("http://mixed.example/"))


def test_every_redirect_is_checked(server: Server) -> None:
    server.answers["/"] = (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b"")
    server.answers["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    server.answers["/user"] = (302, {"Location": "http://a:b@127.0.0.1/"}, b"")
    assert "169.254.169.254" in str(_refused(server.url + "/"))
    assert "no address of the web" in str(_refused(server.url + "/file"))
    assert "name or password" in str(_refused(server.url + "/user"))


def test_redirects_are_followed_and_end(server: Server) -> None:
    for n in range(MAX_REDIRECTS + 2):
        server.answers[f"/{n}"] = (301, {"Location": f"/{n + 1}"}, b"")
    server.answers["/loop"] = (307, {"Location": "/loop"}, b"")
    server.answers["/words"] = (302, {"Location": "/خبر مهم".encode().decode("latin-1")}, b"")
    server.answers["/%D8%AE%D8%A8%D8%B1%20%D9%85%D9%87%D9%85"] = b"words"
    assert "leads on more than" in str(_refused(server.url + "/0"))
    assert "leads on more than" in str(_refused(server.url + "/loop"))
    server.answers["/3"] = b"end"
    hops: list[str] = []
    answer = _fetcher().get(server.url + "/0", enter=hops.append)
    assert (answer.body, answer.url) == (b"end", server.url + "/3")
    assert hops == [f"{server.url}/{n}" for n in (1, 2, 3)]
    assert _fetcher().get(server.url + "/words").body == b"words"


def test_sizes_are_bounded_as_sent_and_as_unpacked(server: Server) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    assert len(bomb) < 100_000
    server.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, bomb)
    server.answers["/large"] = b"0" * 1_000_001
    server.answers["/packed"] = (200, {"Content-Encoding": "gzip"}, gzip.compress("نص".encode()))
    server.answers["/broken"] = (200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    server.answers["/cut"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 1000)[:-9])
    server.answers["/other"] = (200, {"Content-Encoding": "br"}, b"x")
    server.answers["/twice"] = (200, {"Content-Encoding": "gzip, gzip"}, b"x")
    for path in ("/bomb", "/large"):
        error = _refused(server.url + path)
        assert "is larger than" in str(error)
        assert error.lasting
    assert _fetcher().get(server.url + "/packed").body.decode() == "نص"
    for path in ("/broken", "/cut"):
        assert "gave no whole answer" in str(_refused(server.url + path))
    for path in ("/other", "/twice"):
        assert "not asked for" in str(_refused(server.url + path))


def _slowly(*pieces: bytes, every: float) -> Any:
    def answer(handler: Any) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(every)
        handler.close_connection = True

    return answer


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "pieces",
    [
        [HEAD + b"\r\n", *[b"x"] * 100],  # a body that never ends
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n"] * 100],
        [HEAD, *[b"X-More: 1\r\n"] * 99],  # headers that never end
        [b"HTTP/1.1 100 Continue\r\n\r\n"] * 100,
        [b"H", *[b"T"] * 100],
        [],
    ],
)
def test_what_never_ends_is_ended(server: Server, pieces: list[bytes]) -> None:
    server.answers["/"] = _slowly(*pieces, every=0.05) if pieces else lambda handler: time.sleep(3)
    began = time.monotonic()
    error = _refused(server.url + "/", _fetcher(seconds=0.6))
    assert "took longer than 0.6 seconds" in str(error)
    assert not error.lasting
    assert time.monotonic() - began < 2.5


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"Content-Length: 100\r\n\r\nshort", HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nshort", b"", b"no HTTP at all\r\n\r\n",
        HEAD + b"".join(b"X-%d: 1\r\n" % n for n in range(1000)) + b"\r\n", HEAD + b"X: " + b"1" * 100_000 + b"\r\n\r\n",
    ],
)  # fmt: skip
def test_a_broken_answer_is_no_answer(server: Server, raw: bytes) -> None:
    server.answers["/"] = _slowly(raw, every=0)
    error = _refused(server.url + "/")
    assert "gave no whole answer" in str(error)
    assert not error.lasting


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/octet-stream", "video/mp4", "application/zip"])
def test_what_is_no_text_is_not_read(server: Server, kind: str) -> None:
    server.answers["/"] = (200, {"Content-Type": kind}, b"x" * 100)
    assert f"is {kind}, no text" in str(_refused(server.url + "/"))


@pytest.mark.parametrize(("status", "lasting"), [(404, True), (410, True), (403, True), (429, False), (500, False), (503, False)])
def test_statuses(server: Server, status: int, lasting: bool) -> None:
    server.answers["/"] = (status, {"Retry-After": "120"}, b"")
    error = _refused(server.url + "/")
    assert (error.status, error.lasting, error.after) == (status, lasting, 120.0)


def test_a_host_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as shut:
        shut.bind(("127.0.0.1", 0))
        port = shut.getsockname()[1]
    assert "gave no whole answer" in str(_refused(f"http://127.0.0.1:{port}/"))
    error = _refused("http://no-such-host.invalid/")
    assert "cannot be found" in str(error)
    assert not error.lasting


def test_a_certificate_is_asked_for(server: Server) -> None:
    url = server.url.replace("http:", "https:") + "/"
    assert "gave no whole answer" in str(_refused(url))


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "example.org", "http://", "http:///a", "http://a b/", "http://a/\r\nX: 1", "http://a:b@c/", "http://a:99999/", "http://[::1/",
     "http://a:0/", "javascript:alert(1)", "http://a/" + "b" * 3000],
)  # fmt: skip
def test_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(FetchError):
        checked(url, url)


def test_what_is_sent(server: Server) -> None:
    server.answers["/a?b=%20c"] = b"text"
    _fetcher().get(server.url + "/a?b=%20c#d", {"If-None-Match": '"1"'})
    path, headers = server.asked[0]
    assert path == "/a?b=%20c"
    assert headers == {
        "host": server.url.removeprefix("http://"), "user-agent": "Test/1", "accept": _ACCEPT, "accept-encoding": "gzip",
        "connection": "close", "if-none-match": '"1"',
    }  # fmt: skip


ROBOTS = """
# of a site
User-agent: Other
Disallow: /

User-agent: marsad
User-agent: someone
Disallow: /private   # comment
Disallow: /*?print=
Disallow: /*.pdf$
Allow: /private/news
Crawl-delay: 7

User-agent: *
Disallow: /all
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/private", False), ("/private/x", False), ("/private/news/1", True), ("/a?print=1", False), ("/a.pdf", False),
     ("/a.pdf?x", True), ("/all", True), ("/%70rivate", False)],
)  # fmt: skip
def test_robots(path: str, allowed: bool) -> None:
    found = rules(ROBOTS, "Marsad")
    assert found.allow(f"http://example.org{path}") is allowed
    assert found.delay == 7.0


def test_robots_for_everybody_and_nobody() -> None:
    assert rules(ROBOTS, "Third").allow("http://a/all") is False
    assert rules(ROBOTS, "Third").allow("http://a/private") is True
    assert rules("", "Marsad").allow("http://a/") is True
    assert rules("User-agent: *\nDisallow:", "Marsad").allow("http://a/") is True
    assert rules("User-agent: *\nDisallow: /أخبار", "Marsad").allow("http://a/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1") is False
    assert rules("User-agent: *\nDisallow: /" + "*a" * 5000 + "$", "Marsad").allow("http://a/" + "a" * 2000) is True
    assert rules("\x00\ufeffnonsense\r\rUser-agent\n:::", "Marsad") == Rules()


def _certificate(folder: Path) -> Path:
    """A certificate for 'secure.example' that signs itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "secure.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    signed = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("secure.example")]), critical=False).sign(key, hashes.SHA256())
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = folder / "server.pem"
    path.write_bytes(plain + signed.public_bytes(Encoding.PEM))
    return path


@contextmanager
def _secure(folder: Path, answer: Callable[[ssl.SSLSocket], None] | None) -> Iterator[int]:
    """The port of a server that speaks TLS and answers one request, or never says a word (None)."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(_certificate(folder))
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            raw, _ = listening.accept()
            if answer is None:
                time.sleep(3)
                return
            with context.wrap_socket(raw, server_side=True) as secure:
                secure.recv(10_000)
                answer(secure)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()


def _trusting(folder: Path, **limits: Any) -> Fetcher:
    fetcher = _fetcher(**limits)
    fetcher._trust.load_verify_locations(folder / "server.pem")
    return fetcher


def test_an_encrypted_page_of_the_host_that_was_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _answers(monkeypatch, ["127.0.0.1"])
    body = "نص".encode()
    told = HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body
    for host, sound in (("secure.example", True), ("other.example", False)):
        with _secure(tmp_path, lambda secure: secure.sendall(told)) as port:
            if sound:
                assert _trusting(tmp_path).get(f"https://{host}:{port}/").body == body
            else:
                assert "gave no whole answer" in str(_refused(f"https://{host}:{port}/", _trusting(tmp_path)))


def _drip(secure: ssl.SSLSocket) -> None:
    secure.sendall(HEAD + b"\r\n")
    for _ in range(60):
        secure.sendall(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("answer", [None, _drip])
def test_what_never_ends_is_ended_under_encryption(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[[ssl.SSLSocket], None] | None
) -> None:
    _answers(monkeypatch, ["127.0.0.1"])
    began = time.monotonic()
    with _secure(tmp_path, answer) as port:
        assert "took longer than 0.6 seconds" in str(_refused(f"https://secure.example:{port}/", _trusting(tmp_path, seconds=0.6)))
    assert time.monotonic() - began < 2.5
