"""A document as it came in → the page that reading reads: blocks, title, outlet, agencies, day of publication."""

from __future__ import annotations

import hashlib
from typing import Any

from marsad.intake.blocks import Layout, lay_out
from marsad.intake.dateline import Names
from marsad.intake.furniture import rule_book
from marsad.intake.language import refusal
from marsad.intake.problems import IntakeError, Problem
from marsad.lexicon.load import load
from marsad.limits import MAX_REPORT_CHARS
from marsad.record import Document, Page, Span

ID_DIGITS = 16  # hexadecimal digits of an id made from content


def content_id(text: str) -> str:
    """The id of a document that brings none: from its content, so that the same text has the same id."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def check(text: str, where: str) -> None:
    """Raise `IntakeError` where a text is no report that can be read."""
    if len(text) > MAX_REPORT_CHARS:
        what = f"has {len(text):,} characters, more than the {MAX_REPORT_CHARS:,} of one report"
        raise IntakeError(Problem(where, what, "give each report as a document of its own, one JSON line each"))
    wrong = refusal(text)
    if wrong:
        raise IntakeError(Problem(where, wrong, "nothing to read in it"))


def layout_of(text: str, title: str | None = None) -> Layout:
    """The blocks of any text, however short, with its title and what its datelines and notes say."""
    book = rule_book()
    return lay_out(text, title, book, Names(load(), book))


def page_of(document: dict[str, Any]) -> Page:
    """The page of a document {"id"?, "text", "title"?, "outlet"?, "url"?, "published"?}; the text is kept untouched.

    Raises `IntakeError` for a text that is empty, too long for one report, or not Arabic.
    """
    text = document["text"]
    check(text, str(document.get("id") or "document"))
    layout = layout_of(text, document.get("title"))
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
