"""The observatory as other programs use it: reports go in, rows come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol, Self

from marsad.record import Page, Record
from marsad.vault.adding import Tally, add
from marsad.vault.frames import Rows
from marsad.vault.merger import Merging
from marsad.vault.opening import Opened
from marsad.vault.rows import ActorRow, CopiesRow, EventRow, PassageRow, StatementRow, TellingRow, TimelineRow
from marsad.vault.rows_merged import ClaimRow, ConflictRow, LedgerRow, OutletRow, PositionRow, WordingRow
from marsad.vault.vault import Vault
from marsad.vault.write import Writer


class Unread(Protocol):
    """An input that gave no page; `str()` says why. `skipped`: it was not meant to give one."""

    @property
    def skipped(self) -> bool: ...


class Observatory:
    """A database of read reports at `path`, made where it is missing unless `read_only`.

        with Observatory("crisis.db") as observatory:
            observatory.add(["reports/"])
            for row in observatory.statements(speaker="sergey-lavrov", act=["reject", "demand"]):
                print(row.text)

    Filters are `actor`, `speaker`, `side`, `type`, `act`, `issue`, `state`, `since`, `until`, `outlet`, `search` and `limit`, as
    far as a view bears them; a single value may stand for a list. Rows come as a list that can also become a table
    (`to_arrow`, `to_polars`, `to_pandas`). Raises `VaultError` for an unusable database,
    `FilterError` (a `ValueError`) for a filter that cannot be, `PermissionError` for adding to one opened to read.
    """

    def __init__(self, path: Path | str, *, read_only: bool = False) -> None:
        self.path = Path(path)
        self._writer = None if read_only else Writer(self.path, merging=self._merging())
        try:
            self._vault = Vault(self.path)
        except BaseException:
            if self._writer is not None:
                self._writer.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._vault.close()
        if self._writer is not None:
            self._writer.close()

    def add(self, inputs: Iterable[Any] | Page | Record | str | Path, *, replace: bool = False) -> Tally:
        """Add reports: paths of files and folders, pages, or records read before. Returns what became of them.

        What is known with the same content is passed over; other content under a known id is refused unless `replace`.
        Whatever one report is, the others are added: look into `problems` of what is returned.
        """
        if self._writer is None:
            raise PermissionError(f"{self.path}: the observatory was opened to read only")
        given = [inputs] if isinstance(inputs, (Page, Record, str, Path)) else inputs
        tally = Tally()
        self._writer.catch_up()
        records: dict[str, Record] = {}
        add(
            self._writer, self._opened(given, records, tally), lambda page: records.get(page.document.id) or self._read(page), tally,
            replace=replace, refuse=lambda document, wrong, error: tally.problems.append(f"{document.id}: {wrong}"),
        )  # fmt: skip
        return tally

    def _pages(self, inputs: Iterable[Any]) -> Iterator[Page | Unread]:
        """The pages of files and folders; this room knows no intake, see `marsad.doors`."""
        raise TypeError("this observatory takes pages and records only")

    def _read(self, page: Page) -> Record:
        """The record of a page; this room knows no reading, see `marsad.doors`."""
        raise TypeError("this observatory takes records only")

    def _merging(self) -> Merging | None:
        """What is worked out across reports; this room knows no merging, see `marsad.doors`."""
        return None

    def _opened(self, inputs: Iterable[Any], records: dict[str, Record], tally: Tally) -> Iterator[Page]:
        for sort, group in groupby(inputs, lambda one: next((t for t in (Page, Record) if isinstance(one, t)), None)):
            if sort is Record:
                for record in group:
                    records[record.document.id] = record
                    yield Page(record.document, record.blocks)
                    del records[record.document.id]
                continue
            for found in group if sort is Page else self._pages(group):
                if isinstance(found, Page):
                    yield found
                elif not found.skipped:
                    tally.unread += 1
                    tally.problems.append(str(found))

    def statements(self, **filters: Any) -> Rows[StatementRow]:
        """What was said, in the order of the reports' publication, then of the text."""
        return Rows(self._vault.statements(**filters), StatementRow)

    def events(self, **filters: Any) -> Rows[EventRow]:
        """What was done or is to be done: one row a real-world event, in the same order by its first report."""
        return Rows(self._vault.events(**filters), EventRow)

    def agenda(self, **filters: Any) -> Rows[EventRow]:
        """Events that have a date and are held, scheduled, proposed or cancelled, by day."""
        return Rows(self._vault.agenda(**filters), EventRow)

    def compare(self, key: str) -> list[TellingRow] | list[WordingRow]:
        """The event or claim of an id as each of its reports tells it, side by side; empty where there is none."""
        return self._vault.compare(key)

    def actors(self, **filters: Any) -> Rows[ActorRow]:
        """Who and what the reports name, those of most documents first."""
        return Rows(self._vault.actors(**filters), ActorRow)

    def timeline(self, **filters: Any) -> Rows[TimelineRow]:
        """Statements and events by the day they stand for."""
        return Rows(self._vault.timeline(**filters), TimelineRow)

    def copies(self, **filters: Any) -> Rows[CopiesRow]:
        """Families of reports that print one text, by the day of the first."""
        return Rows(self._vault.copies(**filters), CopiesRow)

    def claims(self, **filters: Any) -> Rows[ClaimRow]:
        """What was said: one row a thing said, however often it was reported, by the first report of it."""
        return Rows(self._vault.claims(**filters), ClaimRow)

    def ledger(self, **filters: Any) -> Rows[LedgerRow]:
        """Demands, offers, promises and threats with what became of them, by the day they were first said."""
        return Rows(self._vault.ledger(**filters), LedgerRow)

    def positions(self, *, sides: bool = False, **filters: Any) -> Rows[PositionRow]:
        """What actors, or whole `sides`, said on each issue over time, with shifts marked."""
        return Rows(self._vault.positions(sides=sides, **filters), PositionRow)

    def conflicts(self, **filters: Any) -> Rows[ConflictRow]:
        """What reports say against each other, by the day it is about."""
        return Rows(self._vault.conflicts(**filters), ConflictRow)

    def outlets(self, **filters: Any) -> Rows[OutletRow]:
        """How much each outlet prints of its own, and whom it carries; those of most reports first."""
        return Rows(self._vault.outlets(**filters), OutletRow)

    def search(self, words: str, **filters: Any) -> Rows[PassageRow]:
        """Sentences that hold all the words, whatever their spelling; "a phrase" and word* may be asked for."""
        return Rows(self._vault.search(words, **filters), PassageRow)

    def show(self, key: str) -> Opened | None:
        """What an id (of a statement, event, document, passage, or an actor's key) stands for, or None."""
        return self._vault.show(key)

    def record(self, document: str) -> Record | None:
        """The record of a document, or None."""
        return self._vault.record(document)

    def __len__(self) -> int:
        return self._vault.size()
