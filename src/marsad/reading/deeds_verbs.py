"""Where a verb stands: first in its clause, behind its subject, or going on with the subject told before."""

from __future__ import annotations

from marsad.arabic.words import ALIF, PREPOSITIONS
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import COMMAS, Scene

_COMPLEMENTS = ("deed.prepositions", "deed.between", "deed.adverbs", "deed.targets")
_LEAST = 4  # letters of a perfect of three with a suffix


def goes_on(view: Scene, verb: int, left: int, objects: frozenset[str] = frozenset(), last: int = -1) -> bool:
    """Whether a verb (tokens verb..last) without a subject of its own may have the subject told before.

    It begins its clause, and what follows it is a complement (one of `objects`, a preposition, a time, a name), no
    unknown noun that may be its subject.
    """
    at = verb
    while at > left and (view.has(at - 1, "deed.auxiliary") or at - 1 in view.opens):
        at -= 1
    return at <= left and complement(view, max(verb + 1, last), objects)


def complement(view: Scene, token: int, objects: frozenset[str] = frozenset()) -> bool:
    """Whether a token begins a complement: an object, a preposition, a time, a name; no unknown noun."""
    if token >= view.last:
        return True
    word = view.sheet.tokens.words[token]
    known = any(view.has(token, mark) for mark in _COMPLEMENTS) or (word.endswith(ALIF) and view.has(token, "deed.victims"))
    if word in objects or word in COMMAS or known or (len(word) > 3 and word[0] in PREPOSITIONS):
        return True
    return any(p.first <= token < p.last for p in view.parties) or token in view.timed


def told(view: Scene, hit: Hit, paper: bool = True) -> bool:
    """Whether a masculine perfect, which may be a verbal noun by its letters, stands where a verb stands."""
    if hit.tag not in ("past.ms", "past.own.ms"):
        return True
    if hit.first in view.timed:
        return False
    if paper and len(view.sheet.tokens.words[hit.first]) > _LEAST and view.says(hit.first - 1, "deed-paper"):
        return True  # 'a memorandum that X signed'
    end = hit.first
    while end - 1 in view.timed:
        end -= 1
    owned = any(p.last == end and p.first - 1 in view.verbs and not view.has(p.first - 1, "deed.auxiliary") for p in view.parties)
    return leads(view, hit.first) and not owned and not _governed(view, end)  # 'X condemned the deployment'


def _governed(view: Scene, token: int) -> bool:
    """Whether a party ends at a token whose plan or duty follows ('X weighed the deployment', 'that it is for X to withdraw')."""
    before = [p for p in view.parties if p.last == token]
    plans = any(view.says(p.first - 1, name) for p in before for name in ("deed-weighs", "deed-plans"))
    return plans or any(p.lead_at == p.first - 1 and view.says(p.lead_at, "deed-on-whom") for p in before)


def behind_stranger(view: Scene, hit: Hit) -> bool:
    """Whether a verb stands behind a noun that nobody lists, its subject ('the airport guards held X')."""
    before = hit.first - 1
    if before < view.first or hit.first in view.opens or leads(view, hit.first):
        return False
    return view.sheet.tokens.words[before][0].isalpha() and not view.has(before, "deed.before_noun")


def leads(view: Scene, verb: int) -> bool:
    """Whether a verb stands first in its clause, or after a name, a time or an adverb; not after an unknown noun."""
    if verb in view.opens or verb == view.first:
        return True
    before = verb - 1
    auxiliary = view.has(before, "deed.auxiliary") or view.has(before, "deed.adverbs") or view.has(before, "complementisers")
    begun = before in view.opens and (before > view.first or view.has(before, "deed.openers"))
    if auxiliary or begun or view.sheet.tokens.words[before] in COMMAS | {'"', ")", "-"}:
        return True
    return any(p.first <= before < p.last for p in view.parties) or before in view.timed
