"""A round over feeds: each that is due is asked, and the pages of its new entries are handed on, one by one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from marsad import __version__
from marsad.intake.encodings import DecodingError, decode
from marsad.intake.feeds import Entry, Feed, FeedFile, entries
from marsad.intake.fetch import Answer, Fetcher
from marsad.intake.gate import FetchError, Gate
from marsad.intake.manners import NAME, TOO_MANY, Manners, backoff
from marsad.intake.page import page_of
from marsad.intake.problems import IntakeError, Problem
from marsad.intake.watched import Known, Memory, canonical
from marsad.limits import MAX_ENTRY_TRIES
from marsad.record import Page

Found = tuple[Page, str]  # a page, and the address by which its entry is known


class Watch:
    """Watches the feeds of a file. `now` is the time in seconds since 1970; what is asked and when depends on it and `memory`."""

    def __init__(self, file: FeedFile, memory: Memory, *, now: Callable[[], float] = time.time, manners: Manners | None = None,
                 fetcher: Fetcher | None = None) -> None:  # fmt: skip
        self.file, self.memory, self._now = file, memory, now
        contact = f"; {file.watch.contact}" if file.watch.contact else ""
        self._fetcher = fetcher or Fetcher(Gate(file.watch.allow), f"{NAME}/{__version__} (reads news feeds{contact})")
        self._manners = manners or Manners(self._fetcher, file.watch.delay)

    def due(self) -> list[Feed]:
        """The feeds that may be asked now, in the order of the file."""
        return [feed for feed in self.file.feed if self._known(feed).due <= self._now()]

    def next_due(self) -> float:
        """When the first feed may be asked, in seconds since 1970."""
        return min(self._known(feed).due for feed in self.file.feed)

    def look(self, feed: Feed) -> Iterator[Found | Problem]:
        """The pages of a feed's new entries, and a problem for each that gives none. Whoever takes a page tells
        `memory.done` when it is kept, so that it is asked for again after a run that was cut off."""
        self._manners.forget()
        known = self._known(feed)
        try:
            answer = self._asked(feed, known)
            found = [] if answer.status == 304 else entries(answer.body, answer.url, answer.headers.get("content-type"))
        except IntakeError as error:
            self._failed(feed, known, error)
            yield error.problem
            return
        failed, met = False, set[str]()
        for entry in reversed(found):  # feeds begin with the newest
            name = canonical(entry.url or "")
            if name in met:
                continue
            met |= {name} if entry.url else set()
            try:
                for one in self._entry(feed, entry, answer.url):
                    failed |= isinstance(one, Problem)
                    yield one
            except FetchError as busy:
                known.failures, known.due = 0, self._now() + backoff(feed.url, 1, self.file.watch.every, busy.after)
                yield busy.problem
                return
        known.failures, known.due = 0, self._now() + self.file.watch.every
        if not failed:  # else the feed is read again, for what may answer later
            known.etag, known.modified = answer.headers.get("etag"), answer.headers.get("last-modified")

    def _known(self, feed: Feed) -> Known:
        return self.memory.feeds.setdefault(feed.url, Known())

    def _asked(self, feed: Feed, known: Known) -> Answer:
        told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        self._manners.enter(feed.url)
        return self._fetcher.get(feed.url, {name: value for name, value in told.items() if value}, self._manners.enter)

    def _failed(self, feed: Feed, known: Known, error: IntakeError) -> None:
        known.failures += 1
        after = error.after if isinstance(error, FetchError) else None
        known.due = self._now() + backoff(feed.url, known.failures, self.file.watch.every, after)

    def _entry(self, feed: Feed, entry: Entry, base: str) -> Iterator[Found | Problem]:
        """The page of an entry, if it is new. Raises `FetchError` where its host was asked too often: the rest has to wait."""
        url = entry.url or (f"{base}#{entry.title}" if entry.title else None)
        if url is None or self.memory.tries(url) is None:
            return
        try:
            yield page_of(self._document(feed, entry), url), url
        except (IntakeError, DecodingError) as error:
            if isinstance(error, FetchError) and error.status == TOO_MANY:
                raise
            problem = error.problem if isinstance(error, IntakeError) else Problem(url, str(error), error.remedy)
            lasting = error.lasting if isinstance(error, FetchError) else True
            if lasting or self.memory.failed(url) >= MAX_ENTRY_TRIES:
                self.memory.done(url)
            yield problem

    def _document(self, feed: Feed, entry: Entry) -> dict[str, Any]:
        """The document of an entry: its page, or what the feed itself says of it."""
        about = {"outlet": feed.outlet, "title": entry.title, "published": entry.published, "url": entry.url}
        if not feed.full_text or entry.url is None:
            return {**about, "html": f"<html><body><article>{entry.content or ''}</article></body></html>"}
        self._manners.enter(entry.url)
        answer = self._fetcher.get(entry.url, enter=self._manners.enter)
        return {**about, "html": decode(answer.body).text, "url": answer.url}
