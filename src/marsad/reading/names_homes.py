"""Whose body a bare one is: 'وزارة الداخلية' without a demonym is that of the state the report speaks of there."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.clitics import AND, ARTICLE, BY, TO
from marsad.lexicon.actors import Actor
from marsad.lexicon.heads import Head
from marsad.lexicon.load import Lexicon
from marsad.lexicon.match import Hit
from marsad.limits import MAX_WORD_CACHE
from marsad.reading.names_actors import best_hit
from marsad.reading.names_view import View

SIDE_NEAR = 60  # words back in which the side of a body without one is looked for
MAX_QUALIFIERS = 4  # definite words between a head and the state in which the body sits
OPENING = 3  # tokens of a sentence in which its place opens it
MIN_HOME = 3  # times a state is named that is the home of a report
MAX_LED = 6  # tokens from 'in' a state that opens a sentence to a body of it


def placed(view: View, hit: Hit) -> int:
    """The entry of the state in which a bare body sits, told right behind it ('البنك المركزي في بوتسوانا') or where its sentence begins
    ('وفي السويد استدعت وزارة الخارجية …'); -1 where neither tells."""
    at = hit.last
    while at < len(view.words) and at - hit.last < MAX_QUALIFIERS and _definite(view.words[at]) and at not in view.sheet.tokens.breaks:
        at += 1
    inside = at < len(view.words) and view.mark(at, "place-prepositions") == at + 1
    state = best_hit(view, at + inside)
    if state is not None and view.entries[state.index].type == "state" and (inside or state.clitics in (BY, TO)):
        return state.index
    start = view.sheet.sentences[view.sheet.sentence_of(hit.first)].first
    for i in range(max(start, hit.first - MAX_LED), min(start + OPENING, hit.first)):
        state = best_hit(view, i)
        there = state is not None and (BY in state.clitics or view.mark(i - 1, "place-prepositions") == i)
        if state is not None and there and view.entries[state.index].type == "state":
            return state.index
    return -1


def _definite(word: str) -> bool:
    return word.startswith((ARTICLE, AND + ARTICLE))


@lru_cache(maxsize=MAX_WORD_CACHE)
def _state(lexicon: Lexicon, side: str | None) -> int:
    """The entry of the state that is a side; -1 where it is none."""
    entries = enumerate(lexicon.entries("actor", Actor))
    return next((n for n, entry in entries if entry.key == side and entry.type == "state"), -1)


def own_state(view: View, hit: Hit, head: Head) -> int:
    """The entry of the state whose body a bare one is: the last named in its sentence, or that of a listed person named there last, else
    the one spoken of most near it, else in the whole report; -1 for none."""
    start = view.sheet.sentences[view.sheet.sentence_of(hit.first)].first
    counts: dict[int, int] = {}
    near: list[int] = []
    last, words = -1, view.sheet.lexicon.words("demonyms-or-words")
    for at in sorted(view.adjectives.keys() | view.actors.keys()):
        adjective = view.adjectives.get(at)
        found = adjective if adjective is not None else best_hit(view, at)
        if found is None or (found is adjective and view.words[at][len(found.clitics) :] in words):
            continue
        entry = view.entries[found.index]
        if entry.type == "person" and start <= at < hit.first and not head.sides and (home := _state(view.sheet.lexicon, entry.side)) >= 0:
            last = home
        if entry.type != "state":
            continue
        if head.sides and (entry.side or entry.key) not in head.sides:
            continue
        counts[found.index] = counts.get(found.index, 0) + 1
        if hit.first - SIDE_NEAR < at < hit.first:
            near.append(found.index)
        if start <= at < hit.first:
            last = found.index
    if head.home and counts:
        return max(counts, key=lambda index: (counts[index], index in near))
    if last >= 0:
        return last
    if near:
        return max(near, key=lambda index: (counts[index], near.index(index)))
    most = sorted(counts.values())[-2:]
    plain = bool(most) and most[-1] >= MIN_HOME and (len(most) == 1 or most[0] * 2 <= most[1])
    return max(counts, key=lambda index: counts[index]) if plain else -1
