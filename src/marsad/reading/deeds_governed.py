"""Whose plan, proposal or duty a noun of deeds is, by the verb or noun that governs it ('X plans to send', 'the efforts of X to')."""

from __future__ import annotations

from typing import NamedTuple

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ARTICLE, HIS
from marsad.lexicon.match import Hit
from marsad.reading.deeds_nouns import begun
from marsad.reading.deeds_parties import carried, subject
from marsad.reading.deeds_scene import Earlier, Party, Scene
from marsad.reading.deeds_verbs import goes_on
from marsad.record import Status

PLANNED = frozenset(("AID", "CONCEDE", "RETREAT", "REJECT", "SANCTION", "MOBILIZE"))
_VERBS: tuple[tuple[str, Status | None], ...] = (("deed-plans", "scheduled"), ("deed-weighs", "proposed"))
_NOUNS: tuple[tuple[str, Status | None], ...] = (
    ("deed-plan-of", "scheduled"), ("deed-effort-of", "proposed"), ("deed-announced-of", None),
)  # fmt: skip
_OWN: tuple[tuple[str, Status | None], ...] = (("deed-plan-own", "scheduled"), ("deed-effort-own", "proposed"))
_REACH = 12  # tokens from a noun back to what governs it
_GIVEN_UP = 8  # tokens before a plan in which a verb tells that it is given up
_HEADS = 1  # words between a governing noun and him whose it is
_MARKS = frozenset((QUOTE, "(", ")"))


class Governor(NamedTuple):
    """Who plans or weighs what a noun tells, and how far that has come; None where the words around it tell that."""

    party: Party
    status: Status | None


def governor(view: Scene, hit: Hit, left: int, previous: Earlier) -> Governor | None:
    """Who plans, promises or weighs what a noun tells; None where nothing says so, it is denied, or nobody is named."""
    end = _complement(view, hit)
    at = _before(view, end, left)
    if at < left or view.says(at - 1, "deed-not") or view.find_said("deed-gives-up", max(left, at - _GIVEN_UP), at) >= 0:
        return None
    for name, status in _VERBS:
        if view.says(at, name):
            found = _subject(view, at, hit.first, left, previous)
            return None if found is None else Governor(found, status)
    for name, status in _NOUNS:
        if view.says_led(at, name):
            near = (p for p in view.parties if at <= p.first <= at + 1 + _HEADS and p.last <= end and view.acts(p))
            holder = next((p for p in near if p.first > at or p.weak), None)
            return None if holder is None else Governor(holder, status)
    for name, status in _OWN:
        if view.says_led(at, name):
            owner = _owner(view, at, left, previous)
            return None if owner is None else Governor(owner, status)
    return None


def called_for(view: Scene, hit: Hit, left: int) -> bool:
    """Whether a noun is right behind a verb or noun of demanding and its subject, so that nobody is asked to do it."""
    at = _before(view, _complement(view, hit), left)
    bare = hit.tag == "noun" and ARTICLE not in view.sheet.tokens.words[hit.first][: len(ARTICLE) + 1]
    return bare and at >= left and view.says_led(at, "deed-demands") and not view.says(at - 1, "deed-not")


def _complement(view: Scene, hit: Hit) -> int:
    """Where the complement begins that a noun heads, its preposition and the nouns of its course with it."""
    at = begun(view, hit.first)
    if view.says(at - 1, "deed-toward"):
        at -= 1 + view.says_led(at - 2, "deed-work-on")
    return at - 1 if view.says(at - 1, "deed-aiming") else at


def _before(view: Scene, end: int, left: int) -> int:
    """The nearest token before a complement that is no party, time or mark; the noun of an adjective is its own."""
    inside: set[int] = set()
    for party in view.parties:
        inside.update(range(party.first + party.weak, party.last))
    at, words = end - 1, view.sheet.tokens.words
    while at >= max(left, end - _REACH) and (at in inside or at in view.timed or words[at] in _MARKS or _beside(view, at, inside)):
        at -= 1
    return at if at >= end - _REACH else -1


def _beside(view: Scene, token: int, inside: set[int]) -> bool:
    """Whether a token is an adverb, or the adjective of the name before it ('X, the Y firm, seeks an accord')."""
    return view.has(token, "deed.adverbs") or (token in view.adjectives and token - 1 in inside)


def _owner(view: Scene, token: int, left: int, previous: Earlier) -> Party | None:
    """Whose a governing noun is by its suffix: the subject of the verb right before it, or the one that goes on."""
    verb = token - 1 - view.has(token - 1, "deed.prepositions")
    if verb in view.verbs:
        return _subject(view, verb, token, left, previous)
    owner = carried(view, token, previous)
    if owner is not None and view.kind(owner) == "state" and view.sheet.tokens.words[token].endswith(HIS):
        return carried(view, token, previous, people=True)
    return owner


def _subject(view: Scene, verb: int, end: int, left: int, previous: Earlier) -> Party | None:
    """The subject of a governing verb: beside it, or the one that goes on."""
    found = subject(view, verb, end, left)
    if found is None and goes_on(view, verb, left, frozenset(view.sheet.tokens.words[verb + 1 : verb + 2])):
        return carried(view, verb, previous)
    return found
