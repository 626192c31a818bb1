"""Adding reports: what is known is passed over before it is read, the rest is read and stored.

Finding pages and reading them are handed in, so that a pool may do them later and this module imports neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from marsad.record import Document, Page, Record
from marsad.vault.write import CHANGED, Batch, Writer


class Tally(msgspec.Struct):
    """What became of the reports of a run.

    stored: committed, those in place of others (`replaced`) among them; known: passed over; refused: not stored;
    unread: inputs that gave no page; problems: a line for each refused report and unread input.
    """

    stored: int = 0
    replaced: int = 0
    known: int = 0
    refused: int = 0
    unread: int = 0
    problems: list[str] = []

    @property
    def done(self) -> int:
        """Inputs dealt with: in the database for good, or not to be stored."""
        return self.stored + self.known + self.refused + self.unread


Refusal = Callable[[Document, str, Exception | None], None]


def add(
    writer: Writer,
    pages: Iterable[Page],
    read: Callable[[Page], Record],
    tally: Tally,
    *,
    replace: bool = False,
    refuse: Refusal | None = None,
    advance: Callable[[], None] | None = None,
) -> None:
    """Read and store pages in their order, counting into `tally`; `stored` counts only what is committed.

    A page whose id is known with other content is refused unless `replace`; so is one the reader fails on. `refuse` is
    told of each: the document, what is wrong, the reader's error. `advance` is called whenever the tally has moved.
    """

    def say(document: Document, wrong: str, failure: Exception | None = None) -> None:
        tally.refused += 1
        if refuse is not None:
            refuse(document, wrong, failure)

    def committed(batch: Batch) -> None:
        tally.stored += batch.stored
        tally.known += batch.known
        for document, wrong in batch.refused:
            say(document, wrong)
        if advance is not None:
            advance()

    writer.on_commit = committed
    for page in pages:
        wrong, failure = _deal(writer, page, read, tally, replace)
        if wrong:
            say(page.document, wrong, failure)
        if advance is not None:
            advance()
    writer.flush()


def _deal(writer: Writer, page: Page, read: Callable[[Page], Record], tally: Tally, replace: bool) -> tuple[str, Exception | None]:
    """Hand one page to the writer, read, unless it is known; what is wrong with it, if it is refused."""
    standing = writer.standing(page.document)
    if standing == "known":
        tally.known += 1
        return "", None
    if standing == "changed" and not replace:
        return CHANGED, None
    try:
        record = read(page)
    except Exception as error:  # whatever one report does to the reader, the others are read
        return f"reading it failed ({type(error).__name__}: {error}); leave it out", error
    tally.replaced += standing == "changed"
    writer.put(record, replace=replace)
    return "", None
