"""Later mentions of people by their given name alone ('الراحلة' + given name)."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE
from marsad.reading.names_run import stops
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting


def first_names(view: View) -> None:
    """Write down the rare given names of people named in full, where they stand alone and are nobody else's."""
    bearers: dict[str, set[int]] = {}
    for sighting in view.sightings:
        first = view.words[sighting.first]
        if sighting.last - sighting.first > 1 and view.figures[sighting.figures[0]].type == "person":
            bearers.setdefault(first, set()).add(sighting.figures[0])
    known = {
        word: min(figures)
        for word, figures in bearers.items()
        if len(figures) == 1 and word in view.given and word not in view.common
    }
    for at in [i for i, word in enumerate(view.words) if word in known] if known else ():
        figure = known[view.words[at]]
        if at in view.taken or not view.open[at] or view.mark(at - 1, "institutions") == at:
            continue
        if (at == 0 or _plain(view, at - 1)) and (at + 1 == len(view.words) or _closes(view, at + 1)):
            tokens = view.sheet.tokens
            view.add(Sighting(at, at + 1, tokens.starts[at], tokens.ends[at], (figure,), True, why="first-name"))


def _plain(view: View, at: int) -> bool:
    """Whether a word before a given name is no part of a longer name: a common one, or a definite noun that tells who it is."""
    word = view.words[at]
    if not word[0].isalpha():
        return True
    titled = word.startswith(ARTICLE) and view.mark(at, "honorifics") > 0  # 'the King', a namesake
    return not titled and word not in view.given and at not in view.taken and (word in view.common or word.startswith(ARTICLE))


def _closes(view: View, at: int) -> bool:
    """Whether a word after a given name is no part of a longer name: a frequent one, or one that ends every name."""
    word = view.words[at]
    if not word[0].isalpha() or at in view.sheet.tokens.breaks:
        return True
    if word in view.given or word.startswith(ARTICLE) or at in view.taken:
        return False
    return word in view.frequent or (word not in view.common and stops(view, at))
