"""The furniture of pages: lines that stand around a report and are no part of it, and the notes that name its source.

`furniture.toml` holds one entry a rule. `forms` are words as written; `#` stands for a number, `♯` for the
sign of a hashtag. `where` says how a form must stand in its line, `reach` what the rule takes with it:
where: `whole` (the line is the form, signs around it aside), `start`, `end`, `all` (the line is made of such words and
numbers only, one number at least), `inline` (anywhere at the beginning of a sentence);
reach: `line`; `rest` (from the form to its line's end); `title` (the same, but what follows a colon is the title);
`list` (the line and, if nothing follows the form in it, the headlines below, up to the next paragraph); `page` (so, up
to a long paragraph); `end` (below a paragraph, all that follows); `words` (no more than the form: a word list that
intake reads for itself by the rule's id).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.lexicon.schema import Rule

Where = Literal["whole", "start", "end", "all", "inline"]
Reach = Literal["line", "rest", "title", "list", "page", "end", "words"]


class FurnitureRule(Rule, kw_only=True):
    """One kind of furniture.

    max_words: the longest line it may stand in, in words (0: any); sentence: whether a line that only starts with the
    form may be a full sentence with a stop (a sign-up box), which else is taken for running text.
    """

    id: str
    kind: Literal["noise", "caption", "source-note", "body"]
    where: Where
    forms: list[str]
    reach: Reach = "line"
    max_words: int = 0
    sentence: bool = False


class FurnitureFile(msgspec.Struct, forbid_unknown_fields=True):
    """`furniture.toml`."""

    rule: list[FurnitureRule]


def forms(entry: FurnitureRule) -> Iterator[tuple[str, str]]:
    """Furniture is matched line by line in intake, not by the matcher of reading."""
    return iter(())
