"""A document as it came in → the page that reading reads: blocks, title, outlet, agencies, day of publication."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import lru_cache
from typing import Any

from marsad.arabic.calendar import dates
from marsad.arabic.words import tokenise
from marsad.intake.blocks import Layout, lay_out
from marsad.intake.dateline import Names
from marsad.intake.furniture import rule_book
from marsad.intake.html import read_html
from marsad.intake.language import refusal
from marsad.intake.problems import IntakeError, Problem
from marsad.intake.shapes import EXPECTED
from marsad.lexicon.load import load
from marsad.limits import MAX_REPORT_CHARS
from marsad.record import Document, Page, PublishedFrom, Span

_ISO_DAY = re.compile(r"[0-9]{4}(-?)[0-9]{2}\1[0-9]{2}(?![0-9])")
_YEAR = re.compile(r"(?<!\d)(?:1[345]|19|20)\d\d(?!\d)")
_ZONED_DAY = re.compile(r"\(GMT[+-]\d\d:?\d\d\)\s*-\s*([0-3]\d)/([01]\d)/(\d\d)(?!\d)")  # behind an hour with its zone the day comes first
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-]|\Z)")
_CENTURY = 2000  # in which years of two digits are
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
        remedy = "nothing to read in it" if wrong.startswith("has") else "Marsad reads reports in Arabic"
        raise IntakeError(Problem(where, wrong, remedy))


@lru_cache(maxsize=1)
def media_names() -> Names:
    """The outlets, agencies and places of the lexicon."""
    return Names(load(), rule_book())


def layout_of(text: str, title: str | None = None) -> Layout:
    """The blocks of any text, however short, with its title and what its datelines and notes say."""
    return lay_out(text, title, rule_book(), media_names())


def page_of(document: dict[str, Any], where: str | None = None) -> Page:
    """The page of a document {"id"?, "text" or "html", "title"?, "outlet"?, "url"?, "published"?}.

    The text is kept untouched; of HTML it is what trafilatura takes for the report. `where` names the document in errors.
    Raises `IntakeError` for a text that is empty, too long for one report, or not Arabic.
    """
    where = where or str(document.get("id") or "document")
    if not isinstance(document.get("text"), str):
        document = _from_html(document, where)
    text: str = document["text"]
    check(text, where)
    layout = layout_of(text, _said(document.get("title")))
    credits = layout.credits
    outlet = document.get("outlet") or _site(document.get("site")) or layout.outlet
    given = document.get("published") or day_of_url(document.get("url"))
    published, published_from = _published(text, given, layout)
    return Page(
        Document(
            id=_said(document.get("id")) or content_id(text),
            text=text,
            title=_said(document.get("title")) or layout.title,
            url=document.get("url"),
            outlet=outlet,
            agencies=tuple(key for key in credits.media if key != outlet or key not in credits.signed),
            published=published,
            published_from=published_from,
        ),
        layout.blocks,
        None if credits.place is None else Span(*credits.place),
    )


def day_of_url(url: str | None) -> str | None:
    """The day in an address such as '…/2022/01/18/…' or '…/20220118/…', as most papers have it."""
    found = _URL_DAY.search(url) if url else None
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return None


def _said(value: str | None) -> str | None:
    """A field that says something: not empty, not only spaces."""
    return value if value and value.strip() else None


def _site(name: str | None) -> str | None:
    """The key of the outlet that a page's site name is, if the lexicon knows it."""
    return media_names().media(" ".join(tokenise(name).words)) if name else None


def _from_html(document: dict[str, Any], where: str) -> dict[str, Any]:
    page = document.get("html")
    if not isinstance(page, str):
        raise IntakeError(Problem(where, 'has neither "text" nor "html"', EXPECTED))
    found = read_html(page, where)
    return {**found, **{name: value for name, value in document.items() if value is not None}}


def _day(given: str) -> str | None:
    """The ISO day of a date as metadata has it: ISO 8601, as in mail and RSS, or in Arabic words; None for no day."""
    from email.utils import parsedate  # RFC 2822

    iso, mail = _ISO_DAY.match(given.strip()), parsedate(given)
    try:
        if iso is not None:
            return date.fromisoformat(iso.group()).isoformat()
        if mail is not None:
            return date(*mail[:3]).isoformat()
    except ValueError:
        return None
    return next((value for _, _, value in dates(tokenise(given)) if len(value) == 10), None)


def _zoned_day(stamp: str) -> str | None:
    """The ISO day of a stamp such as '1430 (GMT+04:00) - 14/10/09'; None for another."""
    found = _ZONED_DAY.search(stamp)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(_CENTURY + year, month, day).isoformat()
    except ValueError:
        return None


def _published(text: str, given: str | None, layout: Layout) -> tuple[str | None, PublishedFrom | None]:
    """The ISO day of publication and where it is from: what is given, else a stamp or a dateline of the page."""
    day = _day(given) if given else None
    if day:
        return day, "metadata"
    for start, end in (*layout.credits.days, *layout.stamps):
        day = _zoned_day(text[start:end])
        if day:
            return day, "text"
        words = tokenise(text[start:end])
        full = _YEAR.search(" ".join(words.words))  # 16/10/09 may be any of three days
        day = next((value for _, _, value in dates(words) if len(value) == 10), None) if full else None
        if day:
            return day, "text"
    return None, None
