"""Deeds of a chronicle, where each entry begins with its date ('6 August 1990: X sends troops to Y', '1965 - X arrests Y')."""

from __future__ import annotations

from marsad.reading.deeds_scene import DASHES, Scene
from marsad.reading.deeds_status import ahead
from marsad.reading.sheet import Deed, Moment

_MARKS = DASHES | {":"}  # between the date and what happened
_DIGITS = 4  # of a year
_YET = frozenset(("ongoing", "scheduled"))
_CENTURIES = ("19", "20")


def chronicled(view: Scene, told_here: list[Deed]) -> None:
    """Give the deeds of an entry its date where they have none of their own; what is told in the present was done by then."""
    date = _date(view) if told_here else None
    if date is None or ahead(view, date) == 1:
        return
    for deed in told_here:
        if deed.first < date.last or deed.time is not None or deed.status == "proposed":
            continue
        deed.time = date.value
        deed.status = "held" if deed.status in _YET else deed.status


def _date(view: Scene) -> Moment | None:
    """The date with a year, or the year, with which a sentence begins, a sign for an item before it or not."""
    words, first = view.sheet.tokens.words, view.first
    first += not words[first][:1].isalnum()
    if first >= view.last - 2 or not words[first].isdigit():
        return None
    told = next((m for m in view.sheet.moments if m.first == first), None)
    if told is None and _year(words[first]):
        told = Moment(first, first + 1, 0, 0, words[first])
    if told is None or told.last >= view.last or not _year(words[told.last - 1]):
        return None
    return told if words[told.last] in _MARKS else None


def _year(word: str) -> bool:
    """Whether a word is a year of this century or the last."""
    return len(word) == _DIGITS and word.isdigit() and word.startswith(_CENTURIES)
