"""A document as it came in → the page that reading reads: blocks, title, outlet, agencies, day of publication."""

from __future__ import annotations

import hashlib
from typing import Any

from marsad.intake.blocks import lay_out
from marsad.intake.dateline import Names
from marsad.intake.furniture import rule_book
from marsad.lexicon.load import load
from marsad.record import Document, Page, Span

ID_DIGITS = 16  # hexadecimal digits of an id made from content


def content_id(text: str) -> str:
    """The id of a document that brings none: from its content, so that the same text has the same id."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def page_of(document: dict[str, Any]) -> Page:
    """The page of a document {"id"?, "text", "title"?, "outlet"?, "url"?, "published"?}; the text is kept untouched."""
    text = document["text"]
    book = rule_book()
    layout = lay_out(text, document.get("title"), book, Names(load(), book))
    credits = layout.credits
    published = document.get("published")
    return Page(
        Document(
            id=document.get("id") or content_id(text),
            text=text,
            title=document.get("title") or layout.title,
            url=document.get("url"),
            outlet=document.get("outlet"),
            agencies=tuple(credits.media),
            published=published,
            published_from="metadata" if published else None,
        ),
        layout.blocks,
        None if credits.place is None else Span(*credits.place),
    )
