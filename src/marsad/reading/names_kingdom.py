"""Which kingdom a report means by 'the kingdom' alone: the one named so before, else the one whose people and bodies it names most."""

from __future__ import annotations

from collections import Counter

from marsad.arabic.clitics import bare
from marsad.reading.names_view import View

_MOST = 2  # times as often as any other, where several are named
_LIKELIEST = "SAU"  # which all papers call so
_OFTEN = 3  # times that another must be named

Places = list[tuple[int, int]]


def with_kingdom(view: View, named: dict[str, Places]) -> dict[str, Places]:
    """Places of names by their first words, with the one that 'the kingdom' means here alone."""
    if not view.sheet.classed["short-names"]:
        return named
    nouns = view.sheet.lexicon.words("kingdom-nouns")
    meant = {noun: kingdoms(view, named.get(noun, [])) for noun in nouns}
    return {**{word: places for word, places in named.items() if word not in nouns}, **{n: p for n, p in meant.items() if p}}


def kingdoms(view: View, named: Places) -> Places:
    """Where the kingdom that 'the kingdom' may mean is named (token, figure), of the places where names with that word are; [] where the
    report names none, or several alike."""
    known = view.sheet.lexicon.words("kingdoms")
    own = [(at, figure) for at, figure in named if view.figures[figure].key.lower() in known]
    if any(bare(view.words[at]) in view.sheet.lexicon.words("kingdom-nouns") for at, _ in own):
        return own
    told = Counter(side for s in view.sightings if s.named and (side := view.side(s.figures[0])) and side.lower() in known)
    ranked = told.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _MOST * ranked[1][1]):
        return []
    if ranked[0][1] < _OFTEN and ranked[0][0] != _LIKELIEST:
        return []
    index = next(n for n, entry in enumerate(view.entries) if entry.key == ranked[0][0])
    return [(0, view.actor(index))]
