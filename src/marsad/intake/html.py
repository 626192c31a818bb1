"""HTML → the text of the report and what the page says of it, by trafilatura (the extra `marsad[html]`).

A day of publication is believed only in ISO form, as meta tags and JSON-LD have it.
"""

from __future__ import annotations

import re
from typing import Any

from marsad.intake.problems import IntakeError, Problem
from marsad.limits import MAX_HTML_DEPTH, MAX_HTML_ELEMENTS

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_HIDDEN = re.compile(r"<(script|style|noscript|template|svg|iframe)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
# elements that have no end, or whose end is left out so often that it tells nothing of depth
_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
_OPEN = ("p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup")
_UNCOUNTED = frozenset((*_VOID, *_OPEN, "html", "head", "body"))
_META_DATE = re.compile(
    r"""<meta\b(?=[^<>]*(?:property|name|itemprop)\s*=\s*["']?(?:article:published_time|og:published_time|datePublished|"""
    r"""date|dc\.date(?:\.issued)?|publish[-_]?date|pubdate|sailthru\.date)["'\s])[^<>]*content\s*=\s*["']?(\d{4}-\d\d-\d\d)""",
    re.IGNORECASE,
)
_LD_DATE = re.compile(r""""datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)""")
_TIME_TAG = re.compile(r"""<time\b[^<>]*datetime\s*=\s*["'](\d{4}-\d\d-\d\d)""", re.IGNORECASE)


def excess(page: str) -> str | None:
    """What of a page is more than a parser should be given: elements nested too deep, or too many; None for a sound one."""
    level = 0
    for n, tag in enumerate(_TAG.finditer(_HIDDEN.sub("", page))):
        if n >= MAX_HTML_ELEMENTS:
            return f"has more than {MAX_HTML_ELEMENTS:,} tags"
        closing, name, empty = tag.groups()
        if empty or name.lower() in _UNCOUNTED:
            continue
        level = max(0, level - 1) if closing else level + 1
        if level > MAX_HTML_DEPTH:
            return f"nests its elements deeper than {MAX_HTML_DEPTH}"
    return None


def published(page: str) -> str | None:
    """The ISO day of publication that a page's meta tags, JSON-LD or single time element give."""
    for pattern in (_META_DATE, _LD_DATE):
        found = pattern.search(page)
        if found:
            return found.group(1)
    days = set(_TIME_TAG.findall(page))
    return days.pop() if len(days) == 1 else None


def read_html(page: str, where: str) -> dict[str, Any]:
    """The document of an HTML page: text, title, site name, url, published, each None where the page does not say.

    Raises `IntakeError` where the page is nested too deep, holds no report, or trafilatura is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        what = f"is HTML, which needs the extra marsad[html] ({str(error).splitlines()[0]})"
        raise IntakeError(Problem(where, what, "pip install trafilatura lxml_html_clean")) from error
    if wrong := excess(page):
        raise IntakeError(Problem(where, wrong, "give the text of the report instead"))
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=True)
    except Exception as error:  # whatever a broken page does to a parser must not stop the others
        what = f"cannot be parsed as HTML ({type(error).__name__})"
        raise IntakeError(Problem(where, what, "give the text of the report instead")) from error
    values: dict[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = values.get("text")
    if not text or not str(text).strip():
        raise IntakeError(Problem(where, "holds no text of a report", "check that the page is whole"))
    return {
        "text": str(text),
        "title": values.get("title") or None,
        "site": values.get("sitename") or None,
        "url": values.get("url") or None,
        "published": published(page),
    }
