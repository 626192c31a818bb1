"""Verbs that only carry the noun of a deed before them ('a raid that X made on Y'): the noun tells the deed."""

from __future__ import annotations

from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import SIGNS, Scene

_WORDS = 4  # tokens from the noun to its verb: adjectives and a relative pronoun


def without_carriers(view: Scene, hits: list[Hit], force: set[int]) -> list[Hit]:
    """The hits without the verbs whose object is a noun of force right before them; `force`: the indexes of triggers of force."""
    nouns = [hit for hit in hits if hit.tag[:4] == "noun" and hit.index in force]
    if not nouns:
        return hits
    return [hit for hit in hits if hit.index not in force or not _carries(view, hit, nouns)]


def _carries(view: Scene, verb: Hit, nouns: list[Hit]) -> bool:
    """Whether a verb is a light one behind a noun of force, with nothing but its adjectives and a relative pronoun between."""
    if verb.tag[:4] == "noun" or not view.has(verb.first, "deed.light.after"):
        return False
    noun = next((n for n in reversed(nouns) if 0 <= verb.first - n.last < _WORDS), None)
    if noun is None:
        return False
    words, between = view.sheet.tokens.words, range(noun.last, verb.first)
    return not any(words[i] in SIGNS or i in view.verbs or view.has(i, "deed.prepositions") for i in between)
