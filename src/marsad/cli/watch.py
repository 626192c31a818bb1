"""`marsad watch`: feeds into a database, again and again or once. Stopped at any moment, it goes on where it was."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.problems import FAILED, CommandError, complain, outcome
from marsad.cli.views import DEFAULT_DB, Database
from marsad.doors import Merging
from marsad.intake import Problem
from marsad.intake.feeds import Feed, load_feeds
from marsad.intake.problems import IntakeError
from marsad.intake.rounds import Watch
from marsad.intake.watched import load_memory, save_memory
from marsad.reading.pipeline import read_page
from marsad.record import Page
from marsad.vault.adding import Tally
from marsad.vault.adding import add as add_pages
from marsad.vault.problems import VaultError
from marsad.vault.write import Writer

INTERRUPTED = 130  # exit code

Feeds = Annotated[
    Path,
    typer.Argument(
        metavar="FEEDS.toml", show_default=False,
        help="Which feeds, and how; see above.",
    ),
]  # fmt: skip
Once = Annotated[bool, typer.Option("--once", help="Look through the feeds that are due and end.")]


def watch(feeds: Feeds, db: Database = DEFAULT_DB, once: Once = False) -> None:
    """Watch RSS and Atom feeds and read what is new into a database. robots.txt is kept to, and each host's time.

    \b
    The file (TOML) holds a [[feed]] for each feed:
      url        its address
      outlet     key of the outlet of its reports
      full_text  false: the feed's own text, not the page of each entry

    \b
    and [watch], all of it optional:
      every      seconds between two looks at a feed (900)
      delay      seconds between two requests to one host (5)
      contact    address or mail that is sent in the User-Agent
      allow      networks that may be asked though they are not public
    """
    place = db.with_name(f"{db.name}.feeds.json")
    try:
        watcher = Watch(load_feeds(feeds), load_memory(place))
    except IntakeError as error:
        raise CommandError(str(error), FAILED) from error
    run = _Run(watcher, db, place)
    try:
        while True:
            due = watcher.due()
            for feed in due:
                run.look(feed)
            if once and not due:
                complain(f"no feed is due before {datetime.fromtimestamp(watcher.next_due()):%Y-%m-%d %H:%M}")
            if once:
                break
            time.sleep(max(0.0, watcher.next_due() - time.time()))
    except VaultError as error:
        raise CommandError(str(error), FAILED) from error
    except KeyboardInterrupt:
        complain("stopped; run the same command again to go on")
        raise typer.Exit(INTERRUPTED) from None
    if code := outcome(run.sound, run.broken):
        raise typer.Exit(code)


class _Run:
    """A run of the command. sound, broken: feeds that could be read, and those that could not."""

    def __init__(self, watcher: Watch, db: Path, place: Path) -> None:
        self._watch, self._db, self._place = watcher, db, place
        self.sound = self.broken = 0

    def look(self, feed: Feed) -> None:
        """Read what is new of one feed, and remember it once it is kept."""
        tally, doubles = Tally(), [0]
        kept: list[tuple[str, str | None]] = []
        with Writer(self._db, merging=Merging()) as writer:
            pages = self._pages(feed, writer, kept, doubles, tally)
            add_pages(writer, pages, read_page, tally, refuse=lambda one, wrong, _: complain(f"{one.url or one.id}: {wrong}"))
        for url, other in kept:
            self._watch.memory.done(url, other)
        save_memory(self._place, self._watch.memory)
        failed = self._watch.memory.feeds[feed.url].failures > 0
        self.broken += failed
        self.sound += not failed
        if not failed:
            complain(f"{feed.url}: {tally.stored:,} new, {doubles[0]:,} known text, {tally.unread + tally.refused:,} not read")

    def _pages(
        self, feed: Feed, writer: Writer, kept: list[tuple[str, str | None]], doubles: list[int], tally: Tally
    ) -> Iterator[Page]:
        """The pages whose text the database does not hold."""
        for found in self._watch.look(feed):
            if isinstance(found, Problem):
                tally.unread += 1
                complain(str(found))
                continue
            page, url = found
            kept.append((url, page.document.url))
            if writer.standing(page.document) == "new":
                yield page
            else:
                doubles[0] += 1
