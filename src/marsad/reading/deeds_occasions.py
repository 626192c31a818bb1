"""Contacts at which or after which something else is said or done: they are held, whatever is asked for or promised beside them."""

from __future__ import annotations

from marsad.arabic.clitics import FEMININES
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import FUTURE, THIRD
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import COMMAS, Scene

_MARKS = frozenset((QUOTE, "("))  # before a noun, set apart
_ADJECTIVE = 14  # tokens from a noun to its adjective, a name between
_AGREED = 8  # tokens from agreeing to 'on'
_BEHIND = 3  # tokens behind a noun in which a word tells that it is over ('the meeting of the council, the last one')


def occasion(view: Scene, hit: Hit) -> bool:
    """Whether a noun is when something was said or done ('called for a truce at his meeting with X'), or is told as a past one."""
    first = hit.first
    if hit.tag[:4] != "noun":
        return False
    while first - 1 > view.first and view.sheet.tokens.words[first - 1] in _MARKS:
        first -= 1
    if view.says(first - 1, "deed-at-contact"):
        return True
    if first - 2 in view.timed and view.says(first - 1, "deed-days-from"):
        return True  # 'some days after the visit of X'
    if view.says(first - 1, "deed-one-of") and view.says(first - 2, "deed-at-contact"):
        return True
    if view.says(first - 1, "deed-in") and view.says(hit.first, "deed-spoken") and not view.says(first - 2, "deed-partaking"):
        return True
    return any(view.says(i, "deed-bygone") for i in range(hit.last, min(hit.last + _BEHIND, view.last)))


def will(view: Scene, first: int, last: int) -> bool:
    """Whether a light verb of tokens first..last has the future prefix ('the talks that X will hold')."""
    words = view.sheet.tokens.words
    light = [i for i in range(first, last + 1) if view.has(i, "deed.light.after")]
    return any((words[i][:1] == FUTURE and words[i][1:2] in THIRD) or view.says(i - 1, "deed-shall") for i in light)


def pledged(view: Scene, token: int) -> bool:
    """Whether the word of a token promises something else than the contact ('promised at his meeting with X to …')."""
    return token >= 0 and view.says(token, "deed-pledges")


def described_as(view: Scene, hit: Hit, right: int, name: str) -> bool:
    """Whether an adjective of a list stands behind a noun or behind the name of him whose contact it is ('the visit of the minister X,
    the awaited one, to …'), in the gender of the noun."""
    if hit.tag[:4] != "noun":
        return False
    words, listed = view.sheet.tokens.words, view.sheet.lexicon.joined[name]
    past = min(hit.last + _ADJECTIVE, right, view.last)
    if listed.isdisjoint(words[hit.last : past]):
        return False
    feminine = words[hit.last - 1].endswith(FEMININES) or hit.tag == "noun.own"
    for i in range(hit.last, past):
        if words[i] in listed and words[i].endswith(FEMININES[0]) == feminine:
            end = i - (words[i - 1] in COMMAS)
            return i == hit.last or any(hit.last <= p.first < p.last == end for p in view.parties)
    return False


def first_time(view: Scene, verb: int) -> bool:
    """Whether a verb in the imperfect stands behind 'the first time that': it tells what was done."""
    return view.has(verb - 1, "deed.relative") and view.find_said("deed-first-time", max(view.first, verb - _BEHIND), verb) >= 0


def to_come(view: Scene, hit: Hit, left: int) -> bool:
    """Whether what is done at a contact is told in the future ('will discuss at his meeting with X …')."""
    if not view.says(hit.first - 1, "deed-while"):
        return False
    verbs = (h for i in range(left, hit.first) if i in view.verbs for h in view.sheet.hits_at.get(i, ()))
    return any(h.clitics[-1:] == FUTURE and h.tag[:4] == "pres" for h in verbs)


def agreed_to(view: Scene, hit: Hit) -> bool:
    """Whether a contact is what somebody agrees or decides to have ('agreed on holding another meeting')."""
    at = hit.first - 1
    while at > view.first and (view.says(at, "deed-holding") or view.says(at, "deed-one-of")):
        at -= 1
    if hit.tag[:4] != "noun" or hit.clitics or not view.says(at, "deed-over"):
        return False
    return view.find_said("deed-agrees-to", max(view.first, at - _AGREED), at) >= 0
