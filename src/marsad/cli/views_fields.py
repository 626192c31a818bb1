"""What the readable forms of rows are made of: one field a line, text on one line, places of words in reports."""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.vault.rows import PassageRow, Report, StatementRow, TellingRow
from marsad.vault.rows_merged import WordingRow

_SPACE = re.compile(r"[ \t\r\n]+")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """The text on one line, with what a terminal would act upon shown as its code."""
    return _HIDDEN.sub(lambda match: match.group().encode("unicode_escape").decode(), _SPACE.sub(" ", text).strip())


def fields(**values: str | Iterable[str] | None) -> list[str]:
    """'name value' for each value there is; lists joined by commas."""
    found = []
    for name, value in values.items():
        text = value if isinstance(value, str) or value is None else ", ".join(value)
        if text:
            found.append(f"{name} {visible(text)}")
    return found


def place(row: StatementRow | PassageRow | Report | TellingRow | WordingRow) -> str:
    """Where words stand: the report, its outlet and day, the code points."""
    known = [part for part in (row.document, row.outlet, row.published) if part]
    return f"{', '.join(known)}, {row.start}-{row.end}"
