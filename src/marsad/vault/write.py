"""Puts records into the database: each report as a whole or not at all, and never twice.

Records are gathered and written in batches, one transaction each, so that the lock is held only while writing. A report
counts as stored when its batch is committed; what is killed before that is not there at all, and is read again by the
next run.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple, Self

import msgspec

from marsad.limits import BATCH_REPORTS, BATCH_SECONDS
from marsad.record import Document, Record
from marsad.vault import findings, reviews
from marsad.vault.ids import content
from marsad.vault.merger import Merging
from marsad.vault.migrate import connect
from marsad.vault.problems import explaining
from marsad.vault.rows import ReviewRow
from marsad.vault.store import Numbers, Standing, standing, store
from marsad.vault.stored import stored, unpacked
from marsad.vault.words import Words, words_of

CHANGED = "the database holds other content under this id; add it with --replace to take this one, or give it another id"


class UnknownError(LookupError):
    """An id that no report, event or statement in the database has."""


class UnlikeError(ValueError):
    """Two ids of items of different kinds; the message names the kinds."""


class Batch(msgspec.Struct):
    """What a commit did: reports stored, reports another program had stored meanwhile, and those refused, with the reason."""

    stored: int = 0
    known: int = 0
    refused: list[tuple[Document, str]] = []


class _Pending(NamedTuple):
    record: Record
    content: str
    replace: bool
    words: Words


class Writer:
    """Writes records to one database. Not for several threads; several programs may write to one file in turn.

    `on_commit` is called after each commit with what it did. With `merging`, each report is compared with those stored
    before it as it is stored; a database that was made without has to `catch_up`.
    """

    def __init__(
        self, path: Path | str, on_commit: Callable[[Batch], None] | None = None, merging: Merging | None = None
    ) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, read_only=False)
        self._merging = merging
        self.on_commit = on_commit
        self._pending: dict[str, _Pending] = {}
        self._since = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None or kind is KeyboardInterrupt:
                self.flush()
        finally:
            self.close()

    def standing(self, document: Document) -> Standing:
        """Whether a report is new, known as it is, or known by its id with other content (see `ids.content`)."""
        now = content(document)
        waiting = self._pending.get(document.id)
        if waiting is not None:
            return "known" if waiting.content == now else "changed"
        with explaining(self.path):
            return standing(self._connection, document.id, now)

    def put(self, record: Record, *, replace: bool = False) -> None:
        """Hand in a record; it is written with its batch. Other content under its id is refused unless `replace`."""
        if record.document.id in self._pending:
            self.flush()
        self._pending[record.document.id] = _Pending(record, content(record.document), replace, words_of(record))
        if len(self._pending) >= BATCH_REPORTS or time.monotonic() - self._since >= BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write and commit what was handed in. Raises `VaultError` with nothing of the batch stored.

        A record that contradicts itself costs no other: it is refused and the batch is written again without it.
        """
        self._since = time.monotonic()
        if not self._pending:
            return
        refused: dict[str, str] = {}
        with explaining(self.path):
            done = self._written(refused)
            while done is None:
                done = self._written(refused)
        done.refused = [(self._pending[key].record.document, wrong) for key, wrong in refused.items()]
        self._pending, self._since = {}, time.monotonic()  # the time of writing is none of gathering
        if self.on_commit is not None:
            self.on_commit(done)

    def _written(self, refused: dict[str, str]) -> Batch | None:
        """Write the batch but for those refused, in one transaction; None where one more had to be refused."""
        done, touched, numbers = Batch(), findings.Touched(), Numbers()
        self._connection.execute("BEGIN IMMEDIATE")
        key = ""
        try:
            for key, one in self._pending.items():
                if key not in refused:
                    self._write(one, done, refused, touched, numbers)
            key = ""
            self._regroup(touched)
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if not key or not isinstance(error, KeyError | UnicodeError | sqlite3.IntegrityError):
                raise
            refused[key] = f"its record cannot be kept ({type(error).__name__}: {error}); leave it out"
            return None
        return done

    def _regroup(self, touched: findings.Touched) -> None:
        if self._merging is not None:
            findings.regroup(self._connection, self._merging, touched)

    def _write(self, one: _Pending, done: Batch, refused: dict[str, str], touched: findings.Touched, numbers: Numbers) -> None:
        """Write one record, unless another program was faster."""
        key = one.record.document.id
        now = standing(self._connection, key, one.content)
        if now == "known":
            done.known += 1
        elif now == "changed" and not one.replace:
            refused[key] = CHANGED
        else:
            former = findings.forget(self._connection, self._merging, key) if now == "changed" else findings.NOBODY
            page = store(self._connection, one.record, one.content, one.words, numbers)
            if self._merging is not None:
                findings.place(self._connection, self._merging, page, touched, former)
            done.stored += 1

    def catch_up(self, *, anew: bool = False) -> int:
        """Compare the reports that were stored without merging, or all of them `anew`; how many there were.

        Work is committed in batches, so that a run that was stopped goes on where it was.
        """
        if self._merging is None:
            return 0
        merging, count = self._merging, 0

        def place() -> None:
            nonlocal count
            touched = findings.Touched()
            for document in findings.missing(self._connection, BATCH_REPORTS):
                findings.place(self._connection, merging, stored(self._connection, document), touched)
                count += 1
            self._regroup(touched)

        self.flush()
        with explaining(self.path):
            if anew:
                self._all_or_nothing(lambda: findings.forget_all(self._connection))
            while findings.missing(self._connection, 1):
                self._all_or_nothing(place)
        return count

    def renew(self, read: Callable[[Document], Record], failed: Callable[[Document, Exception], None]) -> int:
        """Read every report again and compare all of them anew, for a later Marsad reads otherwise; how many it read otherwise.

        What reading fails on, of which `failed` is told, keeps its record. Work is committed in batches: of a run that was stopped, the
        reports it did not come to are as they were, and whoever adds next compares them.
        """
        self.flush()
        with explaining(self.path):
            self._all_or_nothing(lambda: findings.forget_all(self._connection))
            numbers = [row[0] for row in self._connection.execute("SELECT n FROM document ORDER BY n")]
            changed = sum(self._renewed(numbers[at : at + BATCH_REPORTS], read, failed) for at in range(0, len(numbers), BATCH_REPORTS))
        self.catch_up()
        return changed

    def _renewed(
        self, numbers: list[int], read: Callable[[Document], Record], failed: Callable[[Document, Exception], None]
    ) -> int:
        """Read some reports again and write, in one transaction, those that are read otherwise; how many these are."""
        others: list[Record] = []
        for n in numbers:
            text, kept = self._connection.execute("SELECT text, record FROM page WHERE document = ?", (n,)).fetchone()
            before = unpacked(kept, text)
            try:
                record = read(before.document)
            except Exception as error:  # whatever one report does to the reader, the others are read
                failed(before.document, error)
                continue
            if record != before:
                others.append(record)

        def write() -> None:
            known = Numbers()
            for record in others:
                store(self._connection, record, content(record.document), words_of(record), known)

        self._all_or_nothing(write)
        return len(others)

    def judge(self, a: str, b: str, verdict: Literal["same", "different", "unsure"], by: str | None, at: str) -> None:
        """Keep what a person judged of two reports, events, statements or actors at a time (ISO), and group them anew.

        Raises `UnknownError` for an id that is none of these, `UnlikeError` for two of different kinds.
        """
        self.flush()
        with explaining(self.path):
            kinds = [findings.kind(self._connection, key) for key in (a, b)]
            for key, kind in zip((a, b), kinds, strict=True):
                if kind is None:
                    raise UnknownError(key)
            if kinds[0] != kinds[1]:
                raise UnlikeError(f"one is of kind {kinds[0]}, the other of kind {kinds[1]}")

            def judged() -> None:
                findings.judge(self._connection, self._merging, a, b, verdict, by, at)

            self._all_or_nothing(judged)

    def review(self, row: ReviewRow) -> None:
        """Keep what a person said of a statement or event. Raises `UnknownError` for an id that is none, `FilterError` for a
        review that cannot be."""
        self.flush()
        with explaining(self.path):
            kind = findings.kind(self._connection, row.item)
            if kind not in ("statement", "event"):
                raise UnknownError(row.item)
            reviews.checked(kind, row.verdict, row.field, row.value, row.note)
            self._all_or_nothing(lambda: reviews.keep(self._connection, row))

    def _all_or_nothing(self, work: Callable[[], None]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            work()
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def size(self) -> int:
        """The number of reports stored."""
        with explaining(self.path):
            return int(self._connection.execute("SELECT count(*) FROM document").fetchone()[0])

    def close(self) -> None:
        """Close the database; what was not flushed is dropped."""
        with explaining(self.path):
            self._connection.close()
