"""Adding reports: what is known is passed over before it is read, the rest is read and stored.

Finding pages and reading them are handed in, so that a pool may do them later and this module imports neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from marsad.record import Document, Page, Record
from marsad.vault.write import Writer

CHANGED = "the database holds other content under this id; add it with --replace to take this one, or give it another id"


class Tally(msgspec.Struct):
    """How many reports of a run were stored (replaced ones among them), were known already, and were refused."""

    stored: int = 0
    replaced: int = 0
    known: int = 0
    refused: int = 0

    @property
    def done(self) -> int:
        """Reports dealt with: in the database for good, or refused."""
        return self.stored + self.known + self.refused


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

    def say(document: Document, wrong: str, error: Exception | None = None) -> None:
        tally.refused += 1
        if refuse is not None:
            refuse(document, wrong, error)

    def stored(count: int) -> None:
        tally.stored += count
        if advance is not None:
            advance()

    writer.on_stored = stored
    for page in pages:
        standing = writer.standing(page.document)
        if standing == "known":
            tally.known += 1
        elif standing == "changed" and not replace:
            say(page.document, CHANGED)
        else:
            try:
                record = read(page)
            except Exception as error:  # whatever one report does to the reader, the others are read
                say(page.document, f"the reader failed on it ({type(error).__name__}: {error}); leave it out", error)
            else:
                tally.replaced += standing == "changed"
                writer.put(record)
                continue
        if advance is not None:
            advance()
    writer.flush()
