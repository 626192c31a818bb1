"""Text as it can be shown: on one line, without what would act on a screen or reorder what stands around it."""

from __future__ import annotations

import re

from marsad.limits import BRIEF_QUOTE_CHARS

_SPACE = re.compile(r"\s+")
# controls, embeddings, overrides, isolates, halves of surrogate pairs, non-characters
_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain(text: str) -> str:
    """The text on one line; what acts on a screen is U+FFFD."""
    return _ACTING.sub("\ufffd", _SPACE.sub(" ", text).strip())


def quoted(text: str) -> str:
    """Words of a report, cut after a word where they are long, with a mark that says so."""
    shown = plain(text)
    if len(shown) <= BRIEF_QUOTE_CHARS:
        return shown
    return (shown[:BRIEF_QUOTE_CHARS].rpartition(" ")[0] or shown[:BRIEF_QUOTE_CHARS]) + " […]"
