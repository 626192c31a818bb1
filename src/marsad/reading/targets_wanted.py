"""Of whom something is wanted by the place where what is said begins: 'X asks of Y …', 'wants to deal with Y', 'and called for its end'."""

from __future__ import annotations

from marsad.arabic.words import definite
from marsad.reading.acts_content import tagged
from marsad.reading.parties import Parties
from marsad.reading.sheet import Saying, Sheet, Sighting
from marsad.reading.targets_roles import listed

_OF = 2  # tokens at most from the start of what is said to the 'of' before those who are asked
_WITH = 3  # tokens at most from a dealing to the 'with' before those with whom it is wanted
_STOP = 3  # tokens from a word that ends to what is to end


def wanted_of(sheet: Sheet, saying: Saying, who: Parties) -> list[Sighting]:
    """Those who are named behind the 'of' of a verb of asking whose subject alone stands between ('the plan asks of X that …'), or with
    whom one wants to deal ('wants to talk with X'); or nobody."""
    if saying.cue is None:
        return []
    words, cue = sheet.tokens.words, saying.cue[0]
    of, along = sheet.lexicon.words("givers"), sheet.lexicon.words("dealt_with")
    for n, sighting in enumerate(who.foreign):
        at = sighting.whole_first - 1
        if at < saying.first or sighting.clitics:
            continue
        before = range(saying.first, at)
        asked = words[at] in of and at <= saying.first + _OF and all(definite(words[i]) for i in before)
        if asked and listed(sheet, cue, "asking_of_verbs"):
            return who.foreign[n:]
        dealing = words[at] in along and at <= saying.first + _WITH and any(listed(sheet, i, "dealings") for i in before)
        if dealing and listed(sheet, cue, "wanting_verbs"):
            return who.foreign[n:]
    return []


def ended(sheet: Sheet, saying: Saying) -> bool:
    """Whether what is wanted is the end of a doing that was told before, with no doer named ('… and called for an end to these raids')."""
    first = saying.first
    if "endings" not in tagged(sheet, first) or listed(sheet, first, "undone_openers") or first + 1 >= saying.last:
        return False
    return any({"doings", "pointing"} & tagged(sheet, i) for i in range(first + 1, min(first + _STOP, saying.last)))
