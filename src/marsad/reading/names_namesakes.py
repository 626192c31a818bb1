"""Who bears a surname where a report names several people with it, and which body a short name that two of them share."""

from __future__ import annotations

from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting

_LAND = 2  # times that a report tells of the land of a body more often than of that of its namesake

def namesakes(view: View) -> None:
    """Give a listed person's surname alone the one whom this report has named in full with it, if that is somebody else."""
    full: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for sighting in sorted(view.sightings, key=lambda s: s.first):
        words = [w for w in view.words[sighting.first : sighting.last] if w[0].isalpha()]
        if view.figures[sighting.figures[0]].type == "person" and len(words) > 1:
            bear(view, full.setdefault(last_name(view, words), []), sighting)
    for sighting in view.sightings if full else ():
        if sighting.figures[0] in view.listed:
            first, *rest = view.words[sighting.first : sighting.last]
            bearers = full.get((first[len(sighting.clitics) :], *rest), [])
            if any(place < sighting.first for place, _ in bearers):
                sighting.figures = (nearest(bearers, sighting.first),)


def branches(view: View) -> None:
    """Give the short name that a body shares with an older one to it, where a report that is on its land names it in full, and the
    older one never."""
    for own in [f for f, entry in view.listed.items() if entry.branch_of is not None]:
        older = view.keys.get(view.listed[own].branch_of or "")
        if older is None or older not in view.listed or _told(view, own) < _LAND * _told(view, older):
            continue
        name = view.listed[older].name.ar
        short = [s for s in view.sightings if s.figures == (older,)]
        if all(view.words[s.last - 1].endswith(name or "") for s in short):
            for sighting in short:
                sighting.figures = (own,)


def _told(view: View, body: int) -> int:
    """How often a report names the land of a body, its people or what is its own."""
    land = view.listed[body].land
    adjectives = sum(view.entries[hit.index].key == land for hit in view.adjectives.values())
    return adjectives + sum(view.figures[f].key == land for s in view.sightings for f in s.figures)


def bear(view: View, bearers: list[tuple[int, int]], sighting: Sighting) -> None:
    """Note who bears a surname, first those who are only told as the head of a body ('the party led by X'), or as somebody's kin."""
    kin = sighting.first > 0 and view.words[sighting.first - 1] in view.sheet.lexicon.words("kin_of_him")
    led = kin or "led-by" in view.sheet.classes_at(sighting.whole_first - 1)
    bearers.insert(0 if led else len(bearers), (sighting.first, sighting.figures[0]))


def last_name(view: View, words: list[str]) -> tuple[str, ...]:
    """The last word of a name, with the particles before it; a tail ('الدين') with the word that it completes."""
    particles = view.sheet.lexicon.words("name-particles")
    at = len(words) - 1
    at -= at > 0 and words[at] in view.sheet.lexicon.words("name-tails")
    while at > 1 and words[at - 1] in particles:
        at -= 1
    return tuple(words[at:])


def nearest(bearers: list[tuple[int, int]], at: int) -> int:
    """Who bears a surname at a token: the last one named before it, else the first named after."""
    return next((figure for place, figure in reversed(bearers) if place < at), bearers[0][1])
