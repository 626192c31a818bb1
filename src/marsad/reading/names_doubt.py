"""Doubt about a name that the lexicon knows: words that are also common words, and descriptors that are no part of it."""

from __future__ import annotations

from marsad.arabic.clitics import AND, BY, TANWIN
from marsad.lexicon.match import Hit
from marsad.reading.names_view import View

_MARK = '"'


def doubtful(view: View, hit: Hit) -> bool:
    """Whether the words are likelier something else: an accusative, a set phrase, a common word in no place of a name."""
    tokens = view.sheet.tokens
    if TANWIN in tokens.text[tokens.ends[hit.last - 1] - 2 : tokens.ends[hit.last - 1] + 1]:
        return True
    if view.mark(hit.first - 1, "no-names") >= hit.last or view.mark(hit.first, "no-names") > hit.last:
        return True
    return view.mark(hit.first, "ambiguous-names") == hit.last and not _located(view, hit)


def _located(view: View, hit: Hit) -> bool:
    """After a preposition or noun of place, or joined to a place or state."""
    before = hit.first - 1
    if hit.clitics.endswith(BY) or view.mark(before, "place-prepositions") == hit.first:
        return True
    joined = view.taken.get(before)
    kinds = () if joined is None else (view.figures[f].type for f in joined.figures)
    return hit.clitics.startswith(AND) and any(kind in ("place", "state") for kind in kinds)


def named_part(view: View, hit: Hit) -> tuple[int, int, str]:
    """First token, start and clitics of the name itself: 'newspaper' and 'city' before it are no part of it."""
    descriptors = {"media": "outlet-descriptors", "place": "town-descriptors"}.get(view.entries[hit.index].type)
    first = hit.first
    if descriptors and hit.last - first > 1 and view.words[first][len(hit.clitics) :] in view.sheet.lexicon.words(descriptors):
        first += 1
        while first < hit.last - 1 and view.words[first] == _MARK:
            first += 1
        return first, view.sheet.tokens.starts[first], ""
    return first, hit.start, hit.clitics
