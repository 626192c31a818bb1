"""Cases as text files: `tests/cases/<room>/*.txt`, and the page that a case's text makes.

Cases are parted by an empty line. A line that begins with '#' is a comment, one that begins with '>' says what must be
found, the others are the text. 'known failure: why' as the first line makes a case a strict expected failure.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.record import Block, Document, Page

CASES = Path(__file__).parent / "cases"
PUBLISHED = "2022-01-18"  # a Tuesday


def cases(room: str) -> Iterator[object]:
    """(text, what must be found) of every case of a room, as parameters of a test."""
    for path in sorted((CASES / room).glob("*.txt")):
        for number, part in enumerate(path.read_text("utf-8").split("\n\n"), 1):
            lines = [line for line in part.strip().splitlines() if not line.startswith("#")]
            known = bool(lines) and lines[0].startswith("known failure")
            text = "\n".join(line for line in lines[known:] if not line.startswith(">"))
            wanted = [line[1:].strip() for line in lines if line.startswith(">")]
            marks = [pytest.mark.xfail(strict=True, reason=lines[0])] if known else []
            if text:
                yield pytest.param(text, wanted, id=f"{path.stem}-{number}", marks=marks)


def page(text: str, published: str | None = PUBLISHED) -> Page:
    """A page whose text is report from end to end."""
    return Page(Document("case", text, published=published), (Block(0, len(text), "body"),))
