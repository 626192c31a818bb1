"""Bodies that nouns introduce: 'an armed group known as X', 'the republic of X'."""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.reading.deeds_scene import COMMAS, HARD, Scene

_NOUN = 3  # words of the noun before 'known as'
_BARS = ("deed.prepositions", "deed.between", "deed.openers", "deed.auxiliary", "deed.relative", "complementisers")


def called(view: Scene, token: int) -> int:
    """Where the noun begins that 'known as' joins to the name at a token; the token itself where there is none."""
    if "deed.called" not in view.held:
        return token
    at = token - 1 if view.sheet.tokens.words[token - 1] == QUOTE else token
    if not view.has(at - 1, "deed.called"):
        return token
    at -= 1
    while view.has(at - 1, "deed.called"):
        at -= 1
    start, words = at, view.sheet.tokens.words
    for i in range(at - 1, max(view.first, at - _NOUN) - 1, -1):
        if i in view.verbs or words[i] in COMMAS or words[i] in HARD or i in view.timed or any(view.has(i, bar) for bar in _BARS):
            break
        start = i
    return start if start < at else token


def headed(view: Scene, at: int) -> int:
    """Where 'the republic of' and the like begin before a state."""
    while view.has(at - 1, "deed.of"):
        at -= 1
    return at
