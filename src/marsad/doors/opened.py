"""`read` one report; `Observatory`, many of them in a database: rooms that do not know each other, joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.doors.comparing import Merging
from marsad.intake import Problem, page_of, read_inputs
from marsad.reading.pipeline import read_page
from marsad.record import Document, Page, Record
from marsad.vault import observatory


class Observatory(observatory.Observatory):
    """A database of reports that takes files and folders, pages, and records; see `marsad.vault.observatory`."""

    def _pages(self, inputs: Iterable[str | Path]) -> Iterator[Page | Problem]:
        return read_inputs(inputs)

    def _read(self, page: Page) -> Record:
        return read_page(page)

    def _merging(self) -> Merging:
        return Merging()


def read(document: str | dict[str, Any] | Page) -> Record:
    """The record of one report: its text, a document {"text" or "html", "id"?, "title"?, "outlet"?, "published"?}, or a page.

    Raises `marsad.intake.IntakeError` for a text that is empty, too long for one report, or not Arabic.
    """
    if isinstance(document, str):
        document = {"text": document}
    return read_page(document if isinstance(document, Page) else page_of(document))


def read_again(document: Document) -> Record:
    """The record of a document that was read before, by its text and what it came with; its outlet and title stay.

    Raises `marsad.intake.IntakeError` for a text that this version does not take for a report.
    """
    given = {
        "id": document.id, "text": document.text, "title": document.title, "url": document.url, "outlet": document.outlet,
        "published": document.published if document.published_from == "metadata" else None,
    }  # fmt: skip
    return read_page(page_of(given))
