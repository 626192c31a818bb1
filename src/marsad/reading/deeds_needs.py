"""The words that a trigger needs after it, and those that forbid it."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE, CONJUNCTIONS, TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_pronouns import owned
from marsad.reading.deeds_scene import Scene

_BEFORE = 18  # tokens before a trigger among which stands what its pronoun means
_REACH = 8  # words after a trigger among which they stand, names and times not counted


def wanted(view: Scene, hit: Hit, folded: frozenset[str], barred: frozenset[str], right: int) -> bool:
    """Whether the clause holds the words that a trigger needs, and none that forbid it."""
    words = view.sheet.tokens.words
    if barred and not barred.isdisjoint(words[hit.last : right][:_REACH]):
        return False
    if not folded:
        return True
    skipped = {i for party in view.parties if not party.weak for i in range(party.first, party.last)}
    skipped |= view.timed
    left, noun = _REACH, hit.tag[:4] == "noun"
    for i in range(hit.last, right):
        if words[i] in folded or (words[i][0] in CONJUNCTIONS and words[i][1:] in folded) or (noun and _object(words[i], folded)):
            return True
        left -= i not in skipped
        if not left:
            return False
    return False


def meant_before(view: Scene, hit: Hit, folded: frozenset[str]) -> bool:
    """Whether one of some words stands before a trigger in its sentence, and a pronoun that may mean it with the trigger."""
    if not (owned(hit) or hit.last - hit.first > 1):
        return False
    return not folded.isdisjoint(view.sheet.tokens.words[max(view.first, hit.first - _BEFORE) : hit.first])


def _object(word: str, folded: frozenset[str]) -> bool:
    """Whether a word is one of `folded` behind 'to', as the object of a verbal noun is ('the recall by X of its envoy')."""
    return word[0] == TO and (word[1:] in folded or (word[1:2] == TO and ARTICLE + word[2:] in folded))
