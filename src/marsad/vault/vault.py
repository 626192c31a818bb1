"""The database opened to read: every view as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from marsad.record import Name, Record
from marsad.vault import (
    actors,
    claims,
    conflicts,
    events,
    families,
    ledger,
    outlets,
    overview,
    positions,
    query,
    reviews,
    search,
)
from marsad.vault.actors import Party
from marsad.vault.filters import checked
from marsad.vault.migrate import connect
from marsad.vault.opening import Opened, opened
from marsad.vault.problems import explaining
from marsad.vault.rows import (
    ActorBrief,
    ActorRow,
    CopiesRow,
    DayRow,
    DoubtRow,
    EventRow,
    Likeness,
    PassageRow,
    ReportRow,
    ReviewRow,
    ReviewVerdict,
    StatementRow,
    TellingRow,
    TieRow,
    TimelineRow,
)
from marsad.vault.rows_merged import (
    ClaimRow,
    ConflictRow,
    LedgerRow,
    OutletRow,
    PositionBrief,
    PositionRow,
    Turn,
    WordingRow,
)
from marsad.vault.stored import unpacked


class Vault:
    """The database at `path`, open to read: every view, in a fixed order. Use it in a `with` statement or call `close`.

    Filters are those of `marsad.vault.filters.Filters` by name; a single value may stand for a list. Raises
    `VaultError` where the file cannot be opened or read, and `FilterError` for a filter that cannot be.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, read_only=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with explaining(self.path):
            yield self._connection

    def statements(self, **filters: Any) -> Iterator[StatementRow]:
        """What was said."""
        with self._reading() as connection:
            yield from query.statements(connection, checked("statements", filters))

    def events(self, **filters: Any) -> Iterator[EventRow]:
        """What was done or is to be done, each event once."""
        with self._reading() as connection:
            yield from events.events(connection, checked("events", filters))

    def agenda(self, **filters: Any) -> Iterator[EventRow]:
        """Events with a date, by day."""
        with self._reading() as connection:
            yield from events.agenda(connection, checked("agenda", filters))

    def compare(self, key: str) -> list[TellingRow] | list[WordingRow]:
        """The event or claim of an id (also of one of its statements) as each of its reports tells it; empty where there is none."""
        with self._reading() as connection:
            return events.tellings(connection, key) or claims.wordings(connection, key)

    def timeline(self, **filters: Any) -> Iterator[TimelineRow]:
        """Statements and events by day."""
        with self._reading() as connection:
            yield from query.timeline(connection, checked("timeline", filters))

    def actors(self, **filters: Any) -> Iterator[ActorRow]:
        """Who and what the reports name."""
        with self._reading() as connection:
            yield from actors.actors(connection, checked("actors", filters))

    def briefs(self, **filters: Any) -> Iterator[ActorBrief]:
        """Who and what the reports name, in brief; the filters of `actors`."""
        with self._reading() as connection:
            yield from actors.briefs(connection, checked("actors", filters))

    def changed(self, since: str, until: str, limit: int) -> list[EventRow]:
        """Events to which reports gave several statuses, the last of them in these days."""
        with self._reading() as connection:
            found = [events.event_of(connection, key) for key in overview.changed(connection, since, until, limit)]
        return [row for row in found if row is not None]

    def actor(self, key: str) -> ActorRow | None:
        """The actor of a key, or None."""
        with self._reading() as connection:
            return actors.actor(connection, key)

    def likeness(self, key: str) -> tuple[Likeness, ...]:
        """How like an actor's key is to others, the likeliest first."""
        with self._reading() as connection:
            return actors.likeness(connection, key)

    def search(self, words: str, **filters: Any) -> Iterator[PassageRow]:
        """The sentences that hold the words."""
        with self._reading() as connection:
            yield from search.passages(connection, checked("search", {**filters, "search": words}))

    def copies(self, **filters: Any) -> Iterator[CopiesRow]:
        """Families of reports that print one text."""
        with self._reading() as connection:
            yield from families.copies(connection, checked("copies", filters))

    def claims(self, **filters: Any) -> Iterator[ClaimRow]:
        """What was said, each thing once."""
        with self._reading() as connection:
            yield from claims.claims(connection, checked("claims", filters))

    def ledger(self, **filters: Any) -> Iterator[LedgerRow]:
        """Demands, offers, promises and threats, and what became of them."""
        with self._reading() as connection:
            yield from ledger.ledger(connection, checked("ledger", filters))

    def positions(self, *, sides: bool = False, **filters: Any) -> Iterator[PositionRow]:
        """What actors, or whole `sides`, said on each issue over time."""
        with self._reading() as connection:
            yield from positions.positions(connection, checked("positions", filters), sides)

    def position_briefs(self, last: int, *, sides: bool = False, **filters: Any) -> Iterator[PositionBrief]:
        """The same with the `last` cells of each alone."""
        with self._reading() as connection:
            yield from positions.briefs(connection, checked("positions", filters), sides, last)

    def turns(self, first: str, most: int, **filters: Any) -> list[Turn]:
        """Where stances of actors turned from a `first` day (ISO) on, at most so many; the filters of `positions` say against what."""
        with self._reading() as connection:
            return positions.turns(connection, checked("positions", filters), first, most)

    def conflicts(self, **filters: Any) -> Iterator[ConflictRow]:
        """What reports say against each other."""
        with self._reading() as connection:
            yield from conflicts.conflicts(connection, checked("conflicts", filters))

    def outlets(self, **filters: Any) -> Iterator[OutletRow]:
        """How much outlets print of their own, and whom they carry."""
        with self._reading() as connection:
            yield from outlets.outlets(connection, checked("outlets", filters))

    def marker(self, words: str) -> Callable[[str], list[tuple[int, int]]]:
        """A function that tells where in a text (code points start..end) the words of a search stand."""
        with self._reading() as connection:
            return search.marker(connection, words)

    def reports(self, **filters: Any) -> Iterator[ReportRow]:
        """The reports, the newest first."""
        with self._reading() as connection:
            yield from overview.reports(connection, checked("reports", filters))

    def density(self, **filters: Any) -> list[DayRow]:
        """How many statements and events begin on each day; the filters of the timeline."""
        with self._reading() as connection:
            return overview.density(connection, checked("timeline", filters))

    def ties(self, modes: Sequence[str] = (), *, by_side: bool = False, **filters: Any) -> list[TieRow]:
        """Who was in contact with whom, by which of some modes (all if none is given); the filters since and until."""
        with self._reading() as connection:
            return overview.ties(connection, checked("ties", filters), modes, by_side)

    def reviews(self, item: str | None = None, *, limit: int | None = None) -> list[ReviewRow]:
        """What people said of findings, the newest first; of one finding and what is one with it, if its id is given."""
        with self._reading() as connection:
            return reviews.reviews(connection, item, limit)

    def verdicts(self, item: str) -> tuple[ReviewVerdict, ...]:
        """What people last said of a finding, be it a statement, an event or a claim; every verdict once."""
        with self._reading() as connection:
            return reviews.verdicts(connection, item)

    def doubts(self, *, limit: int | None = None) -> list[DoubtRow]:
        """Pairs of events that may be one and that nobody judged, the likeliest first."""
        with self._reading() as connection:
            return reviews.doubts(connection, limit)

    def newest(self, until: str | None = None) -> str | None:
        """The day of the newest report, of those up to a day (ISO) if it is given; None where no report has one."""
        with self._reading() as connection:
            return overview.newest(connection, until)

    def show(self, key: str) -> Opened | None:
        """What an id stands for, or None."""
        with self._reading() as connection:
            return opened(connection, key)

    def likely(self, asked: str) -> list[str]:
        """Keys of actors that someone may have meant who asked for this one: at most five."""
        with self._reading() as connection:
            return actors.likely(connection, asked)

    def names(self, keys: list[str]) -> dict[str, Name]:
        """The usual names of actors, by key."""
        with self._reading() as connection:
            return actors.names(connection, keys)

    def party(self, key: str) -> Party:
        """What an actor is, in short."""
        with self._reading() as connection:
            return actors.party(connection, key)

    def records(self) -> Iterator[Record]:
        """The records as they were read, in the order in which they were added."""
        with self._reading() as connection:
            for row in connection.execute("SELECT record, text FROM page ORDER BY document"):
                yield unpacked(*row)

    def record(self, document: str) -> Record | None:
        """The record of a document, or None."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT p.record, p.text FROM page p JOIN document d ON d.n = p.document WHERE d.id = ?", (document,)
            ).fetchone()
        return None if row is None else unpacked(*row)

    def size(self) -> int:
        """The number of reports."""
        with self._reading() as connection:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
