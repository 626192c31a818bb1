"""News agencies whose name goes on behind what they are known by: 'وكالة سهيل اليمنية للأنباء'."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import segment
from marsad.reading.names_view import View


def agencies(view: View) -> None:
    """Let 'للأنباء' and the adjective of a state before it end the name of an agency, which begins with its head if it stands in
    quotation marks."""
    tails = view.sheet.lexicon.words("agency-tails")
    if tails.isdisjoint(view.distinct):
        return
    for at in [i for i, word in enumerate(view.words) if word in tails and i not in view.taken]:
        end = at
        if end and end - 1 in view.adjectives and view.words[end - 1].startswith(ARTICLE) and end - 1 not in view.taken:
            end -= 1
        quoted = end > 0 and view.words[end - 1] == QUOTE
        sighting = view.taken.get(end - 1 - quoted)
        if sighting is None or sighting.last not in (end - quoted, end) or view.figures[sighting.figures[0]].type != "media":
            continue
        if quoted and sighting.last < end and not _from_head(view, sighting.first):
            continue
        if quoted and sighting.last < end:
            _take_head(view, sighting.first)
        sighting.last = at + 1
        sighting.end = view.sheet.tokens.ends[at]
        sighting.whole_last = max(sighting.whole_last, sighting.last)
        view.taken.update(dict.fromkeys(range(sighting.first, sighting.last), sighting))


def _from_head(view: View, first: int) -> bool:
    """Whether a quotation mark and the noun for an agency stand before a name."""
    return first > 1 and view.words[first - 1] == QUOTE and first - 2 in view.heads and first - 2 not in view.taken


def _take_head(view: View, first: int) -> None:
    """Begin the sighting of a name in quotation marks with the noun for an agency before them."""
    sighting, at, tokens = view.taken[first], first - 2, view.sheet.tokens
    nouns = {view.words[h.first][len(h.clitics) :] for h in view.heads[at]}
    clitics = next((c for c, rest in segment(view.words[at]) if rest in nouns), "")
    sighting.first, sighting.clitics = at, clitics
    sighting.whole_first = min(sighting.whole_first, at)
    sighting.start = tokens.inside(at, len(clitics)) if clitics else tokens.starts[at]
