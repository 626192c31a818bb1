"""Summits that are told by the adjective of the body or the states that hold them."""

from __future__ import annotations

from marsad.lexicon.actors import Actor
from marsad.lexicon.load import Lexicon
from marsad.lexicon.wordlists import WordList
from marsad.reading.deeds_scene import Party, Scene
from marsad.reading.sheet import figure_of

_GATHERS = "gathers_"  # what the id of a list of the adjectives of a body begins with
_BODIES: dict[int, dict[str, str]] = {}


def _bodies(lexicon: Lexicon) -> dict[str, str]:
    """The key of the body that each adjective tells."""
    known = _BODIES.get(id(lexicon))
    if known is None:
        lists = [entry.id for entry in lexicon.entries("list", WordList) if entry.id.startswith(_GATHERS)]
        known = _BODIES[id(lexicon)] = {word: name[len(_GATHERS) :] for name in lists for word in lexicon.words(name)}
    return known


def summit_of(view: Scene, first: int) -> Party | None:
    """The bodies, and states beside them, whose adjectives begin at a token, right behind the noun of a summit ('the Arab summit',
    'the Gulf-Chinese summit')."""
    sheet, bodies = view.sheet, _bodies(view.sheet.lexicon)
    known, actors = sheet.lexicon.actors(), sheet.lexicon.entries("actor", Actor)
    found: list[int] = []
    at, told = first, False
    while at < view.last and at not in sheet.sighting_at:
        actor = known.get(bodies.get(sheet.tokens.words[at], ""))
        told = told or actor is not None
        if actor is None and at in view.adjectives:
            actor = actors[view.adjectives[at].index]
        if actor is None:
            break
        found.append(figure_of(sheet, actor))
        at += 1
    return Party(tuple(dict.fromkeys(found)), first, at) if told else None
