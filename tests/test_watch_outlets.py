"""Feeds as outlets serve them: old encodings, whole texts, relative links, dates in words or none, redirects, packed answers, refusals."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from marsad.intake import IntakeError
from marsad.intake.feeds import entries
from marsad.intake.watched import load_memory
from test_watch import FIRST, SECOND, Place, _page
from vault_reports import run
from web_server import Server, serving

pytest.importorskip("trafilatura")
pytest.importorskip("feedparser")

XML = {"Content-Type": "text/xml"}
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(*items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>', space: str = "") -> str:
    return f'{head}\n<rss version="2.0" {space}><channel><title>أخبار</title><link>/</link>{"".join(items)}</channel></rss>'


def item(link: str = "", title: str = "خبر", more: str = "") -> str:
    return f"<item><title>{title}</title>{f'<link>{link}</link>' if link else ''}{more}</item>"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.answers |= {"/1": _page(FIRST), "/2": _page(SECOND)}
        yield running


@pytest.fixture
def place(tmp_path: Path, server: Server) -> Place:
    return Place(tmp_path, server)


def reports(place: Place) -> list[Any]:
    """(title, day, address) of what is kept."""
    with place.vault() as vault:
        return sorted((row.title, row.published, vault.show(row.id).row.url) for row in vault.reports())


@pytest.mark.parametrize(
    ("declared", "encoding", "kind"),
    [
        ("windows-1256", "windows-1256", "text/xml"),
        ("windows-1256", "windows-1256", "text/xml; charset=utf-8"),  # the server says what it says of every file
        ("windows-1256", "windows-1256", "application/rss+xml; charset=windows-1256"),
        ("utf-8", "windows-1256", "application/rss+xml"),  # both wrong, the words tell
        ("windows-1256", "utf-8", "text/xml"),
        (None, "windows-1256", "text/xml"),
        ("iso-8859-6", "iso-8859-6", "text/xml; charset=ISO-8859-6"),
        ("utf-16", "utf-16", "text/xml"),
        ("utf-8", "utf-8-sig", "text/xml; charset=iso-8859-1"),
    ],
)
def test_whatever_its_encoding_says(declared: str | None, encoding: str, kind: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    more = f"<description>{FIRST}</description>"
    text = rss(item("https://a.org/1", "وزير الخارجية يزور القاهرة غدا", more), head=head)
    (entry,) = entries(text.encode(encoding), "https://a.org/rss", kind)
    assert (entry.title, entry.content) == ("وزير الخارجية يزور القاهرة غدا", FIRST)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<![CDATA[ <b>عاجل</b>: لقاء في&nbsp;جنيف ]]>", "عاجل: لقاء في جنيف"),
        ("&lt;b&gt;عاجل&lt;/b&gt; &amp;quot;لقاء&amp;quot;", 'عاجل "لقاء"'),
        ("لقاء في جنيف &amp; فيينا", "لقاء في جنيف & فيينا"),
        ("لقاء &laquo;جنيف&raquo;", "لقاء «جنيف»"),
        ("\n   لقاء\n   في جنيف \n", "لقاء في جنيف"),
        ("نسبة x < 5", "نسبة x < 5"),
    ],
)
def test_titles_are_text(title: str, shown: str) -> None:
    (entry,) = entries(rss(item("https://a.org/1", title)).encode(), "https://a.org/rss", "text/xml")
    assert entry.title == shown


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (rss(item("/news/1")), "https://a.org/news/1"),
        (rss(item("1.html?id=2&amp;utm_source=rss")), "https://a.org/ar/1.html?id=2&utm_source=rss"),
        (rss(item("//a.org/1")), "https://a.org/1"),
        (rss(item("\n https://a.org/خبر/١ \n")), "https://a.org/خبر/١"),
        (rss(item(more='<guid isPermaLink="true">https://a.org/7</guid>')), "https://a.org/7"),
        (rss(item(more='<guid isPermaLink="false">7</guid>')), None),
        (rss(item("https://a.org/x", more=f'<atom:link xmlns:atom="{ATOM}" href="https://a.org/y" rel="self"/>')), "https://a.org/x"),
        (f'<feed xmlns="{ATOM}" xml:base="https://b.org/n/"><entry><title>خ</title><link href="5"/></entry></feed>', "https://b.org/n/5"),
        (
            f'<feed xmlns="{ATOM}"><entry><title>خ</title><link rel="enclosure" href="/a.jpg"/><link href="/6"/></entry></feed>',
            "https://a.org/6",
        ),
    ],
)  # fmt: skip
def test_links_are_whole(text: str, url: str | None) -> None:
    (entry,) = entries(text.encode(), "https://a.org/ar/rss.xml", "text/xml")
    assert entry.url == url


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("<pubDate>Tue, 18 Jan 2022 23:10:00 +0300</pubDate>", "2022-01-18"),
        ("<pubDate>2022-01-18T10:00:00+03:00</pubDate>", "2022-01-18"),
        ("<pubDate>الثلاثاء، 18 يناير 2022 - 10:35</pubDate>", "2022-01-18"),
        ("<pubDate>18 كانون الثاني 2022</pubDate>", "2022-01-18"),
        ("<pubDate>١٨ يناير ٢٠٢٢</pubDate>", "2022-01-18"),
        ("<pubDate>أمس</pubDate>", None),
        ("", None),
        ('<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2022-01-18</dc:date>', "2022-01-18"),
    ],
)
def test_days_as_feeds_write_them(place: Place, day: str, wanted: str | None) -> None:
    place.server.answers["/rss"] = (200, XML, rss(item("/1", more=day)).encode())
    place.look()
    assert [day for _, day, _ in reports(place)] == [wanted]


def test_a_day_that_the_feed_has_not_is_that_of_the_page(place: Place) -> None:
    meta = b'<head><meta property="article:published_time" content="2022-01-17T08:00:00Z">'
    place.server.answers["/1"] = _page(FIRST).replace(b"<head>", meta)
    place.server.answers["/rss"] = (200, XML, rss(item("/1")).encode())
    place.look()
    assert reports(place) == [("خبر", "2022-01-17", f"{place.server.url}/1")]


def test_the_whole_text_of_a_feed(place: Place) -> None:
    whole = f"<content:encoded><![CDATA[<p><img src='a.jpg'/>{FIRST}</p><p>{SECOND}</p>]]></content:encoded>"
    more = f"<description>ملخص قصير للخبر</description>{whole}"
    place.server.answers["/rss"] = (200, XML, rss(item("/1", more=more), space=CONTENT).encode())
    place.write(feed="full_text = false")
    assert "1 new" in place.look()
    assert place.server.paths() == ["/rss"]
    with place.vault() as vault:
        (record,) = vault.records()
    assert FIRST in record.document.text
    assert SECOND in record.document.text
    assert "ملخص" not in record.document.text


def test_a_redirect_that_counts_clicks_is_one_page(place: Place) -> None:
    place.server.answers["/r/1"] = (301, {"Location": "/1?utm_source=rss&utm_medium=feed"}, b"")
    place.server.answers["/1?utm_source=rss&utm_medium=feed"] = place.server.answers["/1"]
    place.server.answers["/rss"] = (200, XML, rss(item("/r/1")).encode())
    assert "1 new" in place.look()
    place.server.answers["/rss"] = (200, XML, rss(item("/1"), item("/r/1")).encode())
    assert "0 new, 0 known text" in place.look()
    assert place.server.paths() == ["/rss"], "known by both its addresses"


def test_a_feed_that_has_moved_and_is_packed(place: Place) -> None:
    body = gzip.compress(rss(item("/1"), item("/2")).encode("windows-1256"))
    place.server.answers["/rss"] = (302, {"Location": "/new/rss?lang=ar"}, b"")
    place.server.answers["/new/rss?lang=ar"] = (200, {"Content-Type": "application/x-rss+xml", "Content-Encoding": "gzip"}, body)
    assert "2 new" in place.look()
    assert place.server.asked[-1][1]["accept-encoding"] == "gzip"
    assert "xml" in dict(place.server.asked)["/rss"]["accept"]


@pytest.mark.parametrize("after", ["7200", "date"])
def test_a_feed_asked_too_often_says_when(place: Place, after: str) -> None:
    said = formatdate(time.time() + 7200, usegmt=True) if after == "date" else after
    place.server.answers["/rss"] = (429, {"Retry-After": said}, b"")
    told = place.look(code=1)
    assert "429 Too Many Requests" in told
    due = load_memory(place.memory).feeds[f"{place.server.url}/rss"].due - time.time()
    assert 7100 < due < 7200 * 1.3


def test_a_host_that_has_enough_is_left_alone_and_asked_again_later(place: Place) -> None:
    place.server.answers |= {f"/{n}": (429, {"Retry-After": "5000"}, b"") for n in (3, 4, 5)}
    feed = (200, XML | {"ETag": '"a"'}, rss(item("/1"), item("/5"), item("/4"), item("/3")).encode())
    place.server.answers["/rss"] = feed
    told = place.look()
    assert place.server.paths() == ["/rss", "/3"], "the oldest first, and no other after it"
    assert told.count("429 Too Many") == 1
    known = load_memory(place.memory).feeds[f"{place.server.url}/rss"]
    assert known.due - time.time() > 4900
    assert known.etag is None
    more = "سطر آخر من الخبر"
    place.server.answers |= {"/3": place.server.answers["/2"], "/4": _page(FIRST, more), "/5": _page(SECOND, more)}
    assert "4 new" in place.look()


def test_a_page_where_a_feed_should_be_names_its_feeds(place: Place) -> None:
    head = '<link rel="alternate" type="application/rss+xml" title="RSS" href="/ar/rss?a=1&amp;b=2">'
    head += "<LINK type=application/atom+xml rel=alternate href=atom.xml>"
    place.server.answers["/start/"] = f"<!doctype html><html><head>{head}</head><body><p>{FIRST}</p></body></html>".encode()
    place.write(path="/start/")
    told = place.look(code=1)
    assert told.count("\n") == 1
    assert f"is a page, no feed; give {place.server.url}/ar/rss?a=1&b=2 or {place.server.url}/start/atom.xml" in told


@pytest.mark.parametrize(
    "text",
    [
        "\n\n  " + rss(item("/1")),
        rss(item("/1", "خبر & آخر")),  # not well-formed
        rss(item("/1"))[:-20],
        rss(item("/1", "خبر\x0b\x02")),
        rss(item("/1"), head='<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- x -->'),
    ],
)
def test_feeds_that_are_not_quite_xml(text: str) -> None:
    (entry,) = entries(text.encode(), "https://a.org/rss", "text/xml")
    assert entry.url == "https://a.org/1"
    assert entry.title is not None
    assert entry.title.startswith("خبر")


def test_a_feed_without_entries_is_none_the_worse(place: Place) -> None:
    place.server.answers["/rss"] = (200, XML, rss().encode())
    assert "0 new, 0 known text, 0 not read" in place.look()


def test_what_is_no_feed_at_all() -> None:
    for body in (b"{}", b"<html><body>x</body></html>", "نص".encode(), b""):
        with pytest.raises(IntakeError, match=r"is (no feed|a page, no feed)"):
            entries(body, "https://a.org/", "text/html")


def test_help_shows_a_file_that_can_be_used() -> None:
    assert "[[feed]]" in run("watch", "--help").stdout
