"""Watching feeds: what is new is read once, what has not changed is not sent again, hosts are treated well, failures wait."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad.intake import IntakeError
from marsad.intake.feeds import entries, load_feeds
from marsad.intake.fetch import Fetcher
from marsad.intake.gate import FetchError, Gate
from marsad.intake.manners import Manners, backoff
from marsad.intake.watched import Memory, canonical, load_memory
from marsad.limits import MAX_BACKOFF_SECONDS, MAX_ENTRY_TRIES
from marsad.vault.vault import Vault
from vault_reports import run
from web_server import Server, serving

pytest.importorskip("trafilatura")

FIRST = "أكد الوزير أن بلاده ترفض المقترح، وأعلن أن المفاوضات تبدأ في جنيف يوم الاثنين المقبل."
SECOND = "دعت الأمم المتحدة إلى استئناف المفاوضات، ورحبت الخارجية الأردنية بالدعوة مساء أمس الثلاثاء."


def _page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<!doctype html><html><head><title>خبر</title></head><body><article>{body}</article></body></html>".encode()


def _rss(url: str, *items: tuple[str, str]) -> bytes:
    day = "<pubDate>Tue, 18 Jan 2022 10:00:00 GMT</pubDate>"
    told = "".join(f"<item><title>{title}</title><link>{url}{path}</link>{day}</item>" for path, title in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{told}</channel></rss>'.encode()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.answers |= {"/1": _page(FIRST), "/2": _page(SECOND)}
        feed = _rss(running.url, ("/2", "ثان"), ("/1", "أول"))
        running.answers["/rss"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"a"'}, feed)
        yield running


class Place:
    """A folder with a feeds file and a database; `look` runs the command once, as if the feeds were due."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.feeds, self.db, self.memory = folder / "feeds.toml", folder / "a.db", folder / "a.db.feeds.json"
        self.server = server
        self.write()

    def write(self, more: str = "", feed: str = "", path: str = "/rss") -> None:
        watch = f'[watch]\ndelay = 0\nallow = ["127.0.0.1/32"]\n{more}\n'
        self.feeds.write_text(f'{watch}[[feed]]\nurl = "{self.server.url}{path}"\noutlet = "wire-a"\n{feed}\n', "utf-8")

    def look(self, code: int = 0, due: bool = True) -> str:
        if due and self.memory.exists():
            memory = load_memory(self.memory)
            for known in memory.feeds.values():
                known.due = 0.0
            self.memory.write_bytes(msgspec.json.encode(memory))
        self.server.asked.clear()
        done = run("watch", str(self.feeds), "--db", str(self.db), "--once")
        assert (done.exit_code, done.stdout) == (code, ""), done.stderr
        return done.stderr

    def vault(self) -> Vault:
        return Vault(self.db)

    def texts(self) -> list[dict[str, Any]]:
        return [msgspec.json.decode(line) for line in run("statements", "--db", str(self.db), "--jsonl").stdout.splitlines()]


@pytest.fixture
def place(tmp_path: Path, server: Server) -> Place:
    return Place(tmp_path, server)


def test_what_is_new_is_read_once(place: Place) -> None:
    told = place.look()
    assert told == f"marsad: {place.server.url}/rss: 2 new, 0 known text, 0 not read\n"
    assert place.server.paths() == ["/rss", "/1", "/2"], "the oldest first"
    rows = place.texts()
    assert {row["outlet"] for row in rows} == {"wire-a"}
    assert {row["published"] for row in rows} == {"2022-01-18"}
    assert any("ترفض المقترح" in row["text"] for row in rows)
    assert "0 new, 0 known text" in place.look()
    assert place.server.paths() == ["/rss"]
    assert place.server.asked[-1][1]["user-agent"].startswith("Marsad/")


def test_conditional_requests(place: Place) -> None:
    place.look()
    modified = "Tue, 18 Jan 2022 11:00:00 GMT"

    def answer(handler: Any) -> None:
        handler.send_response(304 if handler.headers.get("If-None-Match") == '"a"' else 200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    place.server.answers["/rss"] = answer
    place.look()
    headers = place.server.asked[-1][1]
    assert headers["if-none-match"] == '"a"'
    place.server.answers["/rss"] = (200, {"Content-Type": "text/xml", "Last-Modified": modified}, _rss(place.server.url))
    place.look()
    place.look()
    assert place.server.asked[-1][1]["if-modified-since"] == modified


def test_a_feed_that_is_not_due_is_left_alone(place: Place) -> None:
    place.look()
    told = place.look(due=False)
    assert told.startswith("marsad: no feed is due before ")
    assert place.server.asked == []


def test_one_text_is_read_once_whatever_its_address(place: Place) -> None:
    url = place.server.url
    place.server.answers["/copy"] = place.server.answers["/1"]
    items = (("/1?utm_source=x&a=1#top", "أول"), ("/1?a=1", "أول"), ("/copy", "نسخة"))
    place.server.answers["/1?utm_source=x&a=1"] = place.server.answers["/1?a=1"] = place.server.answers["/1"]
    place.server.answers["/rss"] = (200, {"Content-Type": "text/xml"}, _rss(url, *items))
    told = place.look()
    assert "1 new, 1 known text, 0 not read" in told
    assert place.server.paths() == ["/rss", "/copy", "/1?a=1"], "two addresses of one page are asked once"


def test_robots_are_honoured(place: Place) -> None:
    place.server.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /1\n")
    told = place.look()
    assert f"{place.server.url}/1: may not be asked: {place.server.url}/robots.txt does not want it" in told
    assert "1 new, 0 known text, 1 not read" in told
    assert "/1" not in place.server.paths()
    place.server.answers["/robots.txt"] = (503, {}, b"")
    assert "may not be asked, since" in place.look(code=1)
    assert place.server.paths() == []


def test_a_redirect_to_where_robots_do_not_want_it(place: Place) -> None:
    place.server.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: Marsad\nDisallow: /inner\n")
    place.server.answers["/1"] = (302, {"Location": "/inner/1"}, b"")
    assert "/inner/1: may not be asked" in place.look()
    assert "/inner/1" not in place.server.paths()


def test_the_text_of_the_feed_itself(place: Place) -> None:
    item = f"<item><title>خبر</title><guid>x</guid><description>&lt;p&gt;{FIRST}&lt;/p&gt;</description></item>"
    place.server.answers["/rss"] = f'<rss version="2.0"><channel><title>x</title>{item}</channel></rss>'.encode()
    place.write(feed="full_text = false")
    assert "1 new" in place.look()
    assert place.server.paths() == ["/rss"]
    assert "0 new, 0 known text" in place.look()


def test_a_page_that_fails_is_tried_again_and_given_up(place: Place) -> None:
    place.server.answers["/1"] = (503, {}, b"")
    place.server.answers["/2"] = (404, {}, b"")
    for n in range(MAX_ENTRY_TRIES + 1):
        place.look()
        assert ("/1" in place.server.paths()) is (n < MAX_ENTRY_TRIES)
        assert ("/2" in place.server.paths()) is (n == 0)
        assert "if-none-match" not in place.server.asked[-1][1] or n >= MAX_ENTRY_TRIES - 1


def test_a_page_that_is_no_report_costs_no_other(place: Place) -> None:
    place.server.answers["/1"] = _page("This page is written in English and holds no report at all.")
    told = place.look()
    assert "1 new, 0 known text, 1 not read" in told
    assert f"{place.server.url}/1: " in told


def test_feeds_that_fail_wait_ever_longer(place: Place) -> None:
    place.server.answers["/rss"] = (500, {}, b"")
    dues = []
    for n in range(1, 4):
        place.look(code=1)
        known = load_memory(place.memory).feeds[f"{place.server.url}/rss"]
        assert known.failures == n
        dues.append(known.due - time.time())
    assert dues[0] < dues[1] < dues[2]
    place.server.answers["/rss"] = (200, {"Content-Type": "text/xml"}, _rss(place.server.url))
    place.look()
    assert load_memory(place.memory).feeds[f"{place.server.url}/rss"].failures == 0


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ((200, {"Content-Type": "text/html"}, b"<html><body>no feed</body></html>"), "is a page, no feed"),
        ((200, {"Content-Type": "image/png"}, b"x"), "no text"),
        ((200, {"Content-Type": "text/xml"}, b""), "is no feed"),
        ((404, {}, b""), "404"),
        ((302, {"Location": "http://10.0.0.1/"}, b""), "no address of the public internet"),
    ],
)
def test_what_is_no_feed_is_one_line_and_exit_1(place: Place, body: Any, said: str) -> None:
    place.server.answers["/rss"] = body
    told = place.look(code=1)
    assert told.count("\n") == 1
    assert said in told


def test_part_of_the_feeds_failing_is_exit_4(place: Place) -> None:
    place.feeds.write_text(place.feeds.read_text("utf-8") + f'[[feed]]\nurl = "{place.server.url}/gone"\n', "utf-8")
    assert "404" in place.look(code=4)


def test_loopback_is_refused_unless_it_is_allowed(place: Place) -> None:
    place.feeds.write_text(f'[[feed]]\nurl = "{place.server.url}/rss"\n', "utf-8")
    assert "leads to 127.0.0.1" in place.look(code=1)
    assert place.server.asked == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "`feed`"),
        ("feed = []", "$.feed"),
        ('[[feed]]\nurl = "https://example.org/"\ncolour = 1', "unknown field `colour` - at `$.feed[0]`"),
        ('[[feed]]\nurl = 1', "$.feed[0].url"),
        ('[[feed]]\nurl = "ftp://example.org/"', "ftp://example.org/ is no address of the web"),
        ('[[feed]]\nurl = "https://example.org/"\n[[feed]]\nurl = "https://example.org/"', "is given twice"),
        ('[watch]\nevery = 1\n[[feed]]\nurl = "https://example.org/"', "$.watch.every"),
        ('[watch]\nallow = ["home"]\n[[feed]]\nurl = "https://example.org/"', "watch.allow"),
        ("[[feed]]\nurl = \n", "line 2"),
    ],
)
def test_a_wrong_feeds_file_names_the_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, "utf-8")
    done = run("watch", str(path), "--db", str(tmp_path / "a.db"), "--once")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith(f"marsad: {path}: ")
    assert said in done.stderr
    assert not (tmp_path / "a.db").exists()
    with pytest.raises(IntakeError):
        load_feeds(path)


def test_a_broken_memory_is_named(place: Place) -> None:
    place.memory.write_text("{", "utf-8")
    done = run("watch", str(place.feeds), "--db", str(place.db), "--once")
    assert (done.exit_code, "a.db.feeds.json: cannot be read" in done.stderr) == (1, True)


def test_it_waits_until_a_feed_is_due_and_can_be_stopped(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        raise KeyboardInterrupt

    monkeypatch.setattr("marsad.cli.watch.time.sleep", sleep)
    done = run("watch", str(place.feeds), "--db", str(place.db))
    assert done.exit_code == 130
    assert done.stderr.endswith("marsad: stopped; run the same command again to go on\n")
    assert 890 < waits[0] <= 900
    assert "2 new" in done.stderr
    assert "no feed is due" in place.look(due=False)


@pytest.mark.parametrize("one", ["https://Example.org/a/", "http://example.org:80/a", "https://example.org/a?utm_medium=x#y", "https://example.org/a?fbclid=1"])
def test_addresses_of_one_page_are_one(one: str) -> None:
    assert canonical(one) == "https://example.org/a"


def test_other_pages_are_other_addresses() -> None:
    pages = ["https://example.org/a?id=1", "https://example.org/a?id=2", "https://example.org/A", "https://www.example.org/a", "http://[bad"]
    assert len({canonical(page) for page in pages}) == len(pages)
    assert canonical("https://example.org/?b=2&a=1") == canonical("https://example.org/?a=1&b=2")


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.intake.watched.MAX_SEEN_URLS", 3)
    memory = Memory()
    for n in range(5):
        memory.done(f"https://example.org/{n}")
    assert list(memory.seen) == [f"https://example.org/{n}" for n in (2, 3, 4)]


def test_backoff_is_the_same_every_time_and_bounded() -> None:
    waits = [backoff("https://example.org/rss", n, 900.0) for n in range(1, 40)]
    assert waits == [backoff("https://example.org/rss", n, 900.0) for n in range(1, 40)]
    assert all(900.0 * 2**n <= wait <= 900.0 * 2**n * 1.25 for n, wait in enumerate(waits[:5], 1))
    assert max(waits) <= MAX_BACKOFF_SECONDS * 1.25
    assert backoff("https://a.org/", 1, 900.0) != backoff("https://b.org/", 1, 900.0)
    assert backoff("https://a.org/", 1, 900.0, after=7200.0) >= 7200.0


def test_one_host_is_asked_in_its_time(server: Server) -> None:
    server.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nCrawl-delay: 9\nDisallow: /no")
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    manners = Manners(Fetcher(Gate(["127.0.0.1/32"]), "Test/1"), 5.0, clock=lambda: now[0], sleep=sleep)
    for _ in range(3):
        manners.enter(server.url + "/1")
    now[0] += 4.0
    manners.enter(server.url + "/2")
    assert slept == [9.0, 9.0, 9.0, 5.0]
    assert [path for path, _ in server.asked] == ["/robots.txt"]
    with pytest.raises(FetchError):
        manners.enter(server.url + "/no")


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
<entry><title>خبر</title><link href="../a b?c"/><updated>2022-01-18T10:00:00Z</updated>
<content type="html">&lt;p&gt;نص&lt;/p&gt;</content></entry>
</feed>"""


def test_atom_and_hostile_feeds() -> None:
    (entry,) = entries(ATOM.encode(), "https://example.org/x/rss", "application/atom+xml")
    assert (entry.url, entry.title, entry.published, entry.content) == (
        "https://example.org/a%20b?c", "خبر", "2022-01-18T10:00:00Z", "<p>نص</p>",
    )  # fmt: skip
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    item = "<rss version='2.0'><channel><item><title>&a11;&x;</title></item></channel></rss>"
    bomb = f'<!DOCTYPE rss [{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>{item}'
    began = time.monotonic()
    for body in (bomb.encode(), b"\x00" * 1000, b"<rss" * 10_000, ATOM.encode()[:-30]):
        with suppress(IntakeError):
            assert "root:" not in str(entries(body, "https://example.org/", "text/xml"))
    assert time.monotonic() - began < 5.0


def test_feedparser_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "feedparser", None)
    with pytest.raises(IntakeError, match=r"pip install 'marsad\[watch\]'"):
        entries(ATOM.encode(), "https://example.org/", None)
