"""How words of reports stand on a page: every character in its place, and none that a browser would act upon.

A control character, and the marks that turn the order of letters around, are shown as one visible character each, so that
code points still count the same; whatever else turns the order ends with its element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

_ACTED_ON = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
_PICTURES = 0x2400  # U+2400 is the picture of NUL, and so on
_LAST_CONTROL = 0x20
_NO_PICTURE = "\ufffd"


def plain(text: str | None) -> str:
    """The text as it may stand on a page; of the same length."""
    return _ACTED_ON.sub(_picture, text or "")


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """The text with stretches (code points start..end) marked; where they overlap, they are one."""
    parts: list[Markup] = []
    at = 0
    for start, end in _apart(spans):
        parts += [escape(plain(text[at:start])), Markup("<mark>"), escape(plain(text[start:end])), Markup("</mark>")]
        at = end
    parts.append(escape(plain(text[at:])))
    return Markup("").join(parts)


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The lines of a stretch of a text that hold anything, each with where it begins (code points)."""
    found = []
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    return found


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_PICTURES + code) if code < _LAST_CONTROL else _NO_PICTURE
