"""`feeds.toml`: which feeds are watched and how; and a feed's bytes → its entries, by feedparser (the extra `marsad[watch]`)."""

from __future__ import annotations

import re
import tomllib
from html import unescape
from pathlib import Path
from typing import Annotated, Any, NamedTuple
from urllib.parse import urljoin

import msgspec

from marsad.intake.encodings import DecodingError, decode
from marsad.intake.fetch import checked
from marsad.intake.gate import Gate
from marsad.intake.problems import IntakeError, Problem
from marsad.limits import MAX_FEED_ENTRIES, MAX_FEEDS

_EXPECTED = "see marsad watch --help"
_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:rss|atom)\+xml", re.IGNORECASE)
_ELEMENT = re.compile(r"</?[a-zA-Z][^<>]*>")
_NAMED = 3  # feeds of a page that an error names


class Feed(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A feed: its address, the key of its outlet, and whether the page of each entry is fetched or its own text is taken."""

    url: str
    outlet: str | None = None
    full_text: bool = True


class Manners(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How it is watched.

    every: seconds between two looks at a feed; delay: seconds between two requests to one host; contact: an address or mail
    by which the person who watches can be reached, put into the User-Agent; allow: networks that may be asked although they are
    not of the public internet.
    """

    every: Annotated[float, msgspec.Meta(ge=60)] = 900.0
    delay: Annotated[float, msgspec.Meta(ge=0)] = 5.0
    contact: str | None = None
    allow: tuple[str, ...] = ()


class FeedFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """`feeds.toml`: [[feed]] for each feed, and [watch]."""

    feed: Annotated[tuple[Feed, ...], msgspec.Meta(min_length=1, max_length=MAX_FEEDS)]
    watch: Manners = Manners()


class Entry(NamedTuple):
    """What a feed says of one report; published as the feed has it, content as HTML."""

    url: str | None
    title: str | None
    published: str | None
    content: str | None


def load_feeds(path: Path) -> FeedFile:
    """The feeds of a file. Raises `IntakeError` with the file and the line or key that is wrong."""
    try:
        return _sound(msgspec.convert(tomllib.loads(path.read_bytes().decode("utf-8")), FeedFile))
    except OSError as error:
        raise IntakeError(Problem(str(path), f"cannot be read ({error.strerror})", "check the path")) from error
    except IntakeError as error:
        what = f"{error.problem.where} {error.problem.what}"
        raise IntakeError(Problem(str(path), what, error.problem.remedy)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise IntakeError(Problem(str(path), str(error), _EXPECTED)) from error


def _sound(file: FeedFile) -> FeedFile:
    known: set[str] = set()
    for feed in file.feed:
        checked(feed.url, feed.url)
        if feed.url in known:
            raise IntakeError(Problem(feed.url, "is given twice", "leave one out"))
        known.add(feed.url)
    try:
        Gate(file.watch.allow)
    except ValueError as error:
        raise IntakeError(Problem("watch.allow:", str(error), "give networks such as 10.1.0.0/16")) from error
    return file


def entries(body: bytes, url: str, kind: str | None) -> list[Entry]:
    """The entries of a feed, the first that it gives first. Raises `IntakeError` where it is no feed, or feedparser is missing."""
    try:
        import feedparser
    except ImportError as error:
        raise IntakeError(Problem(url, "cannot be read without feedparser", "pip install 'marsad[watch]'")) from error
    text = _decoded(body)
    told = {"content-location": url, **({"content-type": kind} if kind else {})}
    try:
        found = feedparser.parse(body if text is None else text.encode(), response_headers=told if text is None else told | _UTF8)
    except Exception as error:  # whatever a broken feed does to its parser, the others are read
        raise IntakeError(Problem(url, f"cannot be parsed as a feed ({type(error).__name__})", "check the address")) from error
    if not found.get("version") and not found.entries:
        raise IntakeError(_no_feed(text or "", url))
    return [_entry(one) for one in found.entries[:MAX_FEED_ENTRIES]]


def _decoded(body: bytes) -> str | None:
    """The text of a feed, by its bytes and words, for what servers and feeds say of their encoding is wrong as often as not; None
    where no encoding reads as Arabic, and feedparser has to tell."""
    try:
        return decode(body).text
    except DecodingError:
        return None


def _no_feed(text: str, url: str) -> Problem:
    """What is wrong with a text that is no feed; a page may name the feeds of its outlet."""
    if not _PAGE.search(text):
        return Problem(url, "is no feed", "give the address of an RSS or Atom feed")
    links = ({name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(tag)} for tag in _LINK.findall(text))
    named = [urljoin(url, unescape(one["href"])) for one in links if _FEED_TYPE.search(one.get("type", "")) and one.get("href")]
    return Problem(url, "is a page, no feed", f"give {' or '.join(named[:_NAMED])}" if named else "give the address of an RSS or Atom feed")


def _plain(title: str | None) -> str | None:
    """A title as text: feeds put elements and entities of HTML into it."""
    return None if title is None else " ".join(unescape(_ELEMENT.sub("", title)).split())


def _entry(found: Any) -> Entry:
    content = "\n".join(part.get("value") or "" for part in found.get("content") or ()) or found.get("summary")
    link = (found.get("link") or "").strip().replace(" ", "%20")
    return Entry(link or None, _plain(found.get("title")), found.get("published") or found.get("updated"), content)
