"""The public door: `read` one report; `Observatory`, many of them in a database."""

from __future__ import annotations

from typing import Any

from marsad.intake import page_of
from marsad.reading.pipeline import read_page
from marsad.record import Page, Record


def read(document: str | dict[str, Any] | Page) -> Record:
    """The record of one report: its text, a document {"text" or "html", "id"?, "title"?, "outlet"?, "published"?}, or a page.

    Raises `marsad.intake.IntakeError` for a text that is empty, too long for one report, or not Arabic.
    """
    if isinstance(document, str):
        document = {"text": document}
    return read_page(document if isinstance(document, Page) else page_of(document))
