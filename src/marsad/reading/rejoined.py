"""What 'but' parts of one saying is one again where both parts do the same: only another act makes another statement."""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.reading.sheet import Saying, Sheet


def rejoined(sheet: Sheet) -> list[Saying]:
    """The sayings of a report, with the two parts of one that is cut at a 'but' put together where act and targets are the same."""
    made: list[Saying] = []
    for saying in sheet.sayings:
        before = made[-1] if made else None
        if before is None or not _parted(before, saying) or before.act != saying.act or not _alike(before, saying):
            made.append(saying)
            continue
        before.last, before.end = saying.last, saying.end
        before.target = before.target or saying.target
        before.issue = before.issue or saying.issue
        if QUOTE in sheet.tokens.words[before.first : before.last] or (before.form, saying.form) == ("indirect", "direct"):
            before.form = "mixed"
    return made


def _parted(one: Saying, other: Saying) -> bool:
    """Whether two sayings are the parts of one on both sides of a 'but'."""
    return other.cue is not None and one.cue == other.cue and one.speakers == other.speakers and "frame:contrast" in other.why


def _alike(one: Saying, other: Saying) -> bool:
    """Whether two sayings are aimed at the same ones, or one of them at nobody told."""
    return not one.target or not other.target or set(one.target) == set(other.target)
