"""Whose the doings are that a demand or a denial is about: the state that an adjective means, or who is named as their doer."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reading.acts_content import tagged
from marsad.reading.parties import Parties, meant
from marsad.reading.sheet import Saying, Sheet, Sighting, figure_of

_LATER = 3  # tokens from a word that ends or gives to what is ended or to whom it is asked of
_MARK = 2  # tokens from a noun to the adjective that means its state
_OPENING = 2  # tokens at the start of what is said in which the word that ends or gives stands

Figures = tuple[int, ...]


def to_stop(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose doings ought to end ('to stop the Turkish shelling'), or ()."""
    for i in _openings(sheet, saying, "endings"):
        found = _owned(sheet, who, "doings", i + 1, min(i + 1 + _LATER, saying.last))
        if found:
            return found
    return ()


def to_give(sheet: Sheet, saying: Saying, who: Parties) -> list[Sighting]:
    """Of whom something is wanted ('guarantees from X'), or who is to do it ('… on the part of X')."""
    words, by, of = sheet.tokens.words, sheet.lexicon.words("doers"), sheet.lexicon.words("givers")
    given = list(_openings(sheet, saying, "gifts"))
    for n, sighting in enumerate(who.foreign):
        before = words[sighting.whole_first - 1] if sighting.whole_first else ""
        near = any(i < sighting.whole_first - 1 <= i + _LATER for i in given)
        if before in by or (before in of and near):
            return who.foreign[n:]
    return []


def charged_by(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose charge or report is denied ('the Turkish charges', 'the charges of X'), or ()."""
    return _owned(sheet, who, "charges", saying.first, saying.last)


def _openings(sheet: Sheet, saying: Saying, words: str) -> Iterator[int]:
    """The first tokens of what is said that are of a word class."""
    for i in range(saying.first, min(saying.first + _OPENING, saying.last)):
        if words in tagged(sheet, i):
            yield i


def _owned(sheet: Sheet, who: Parties, words: str, first: int, last: int) -> Figures:
    """Whose a noun of a class is, within tokens first..last: by an adjective after it, or by the name that it governs."""
    for i in range(first, last):
        tags = tagged(sheet, i)
        if words not in tags or i in sheet.sighting_at:
            continue
        for sighting in who.foreign:
            if sighting.whole_first == i + 1 and not sighting.clitics and "owned" in tags:
                return tuple(sighting.figures)
        for at in range(i + 1, min(i + 1 + _MARK, last)):
            actor = meant(sheet, at, who.own)
            if actor is not None:
                return (figure_of(sheet, actor),)
    return ()
