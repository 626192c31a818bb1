"""How far words of wishes, plans and denials reach: names and times between them and the deed do not count."""

from __future__ import annotations

from marsad.arabic.words import BY
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import COMMAS, Scene

_CALL = 3  # words between a verb of calling for something and its noun
_VOWED = 8  # tokens from a vow to the noun of what is vowed
_DENIAL = 4  # words between a verb of denial and the clause that is denied
_BEHIND = 12  # tokens behind a contact in which its verb may be denied


def words_back(view: Scene, token: int, count: int) -> int:
    """The token so many words before another, names, times and commas not counted."""
    skipped = {i for party in view.parties if not party.weak for i in range(party.first, party.last)} | view.timed
    while token > view.first and count > 0:
        token -= 1
        count -= token not in skipped and view.sheet.tokens.words[token] not in COMMAS
    return token


def called_for(view: Scene, hit: Hit, clause: tuple[int, int], contact: bool) -> bool:
    """Whether a word right before the noun of a deed (in a clause that begins and ends so) calls for it; the name of him who calls
    for a contact may stand between the two."""
    left, start = clause
    begin = words_back(view, start, _CALL) if contact else start - _CALL
    return view.find("deed.proposed", max(left, begin), hit.first) >= 0


def disclaimed(view: Scene, left: int) -> bool:
    """Whether a clause is what somebody denies ('X denied that he had met Y')."""
    at = left if view.says(left, "deed-that") else left - 1
    if not view.says(at, "deed-that"):
        return False
    start = words_back(view, at, _DENIAL)
    denial = view.find_said("deed-denies", start, at)
    return denial >= 0 and not any(denial < verb < at for verb in view.verbs)


def begins_not(view: Scene, hit: Hit) -> bool:
    """Whether the first verb behind a contact in its clause tells that it is not begun or held ('the talks with X will not be resumed')."""
    if hit.tag[:4] != "noun":
        return False
    words, negators = view.sheet.tokens.words, view.sheet.lexicon.joined["deed-not"]
    end = min(hit.last + _BEHIND, view.last - 1)
    if negators.isdisjoint(words[hit.last : end]):
        return False
    for i in range(hit.last, end):
        if i in view.opens or i in view.verbs:
            return False
        if words[i] in negators:
            return view.says(i + 1, "deed-begins-again")
    return False


def vowed(view: Scene, hit: Hit, left: int) -> bool:
    """Whether what a noun of force tells is what somebody vows to do ('vowed to destroy those who …')."""
    at = view.find_said("deed-vows", max(left, hit.first - _VOWED), hit.first)
    if at < 0:
        return False
    return hit.clitics[-1:] == BY or BY in view.sheet.tokens.words[at + 1 : hit.first] or view.says_led(hit.first - 1, "deed-launching")


def certain(view: Scene, hit: Hit) -> bool:
    """Whether a noun of contact or accord tells a real one, whatever is denied beside it: the accord concluded, the awaited talks,
    a meeting at which something was not done."""
    behind = range(hit.last, min(hit.last + _CALL, view.last))
    if any(view.says(i, "deed-concluded") for i in behind) or (hit.tag == "noun.the" and view.says(hit.last, "deed-awaited")):
        return True
    return view.says(hit.first - 1, "deed-at-contact") and hit.tag != "noun.the" and not (hit.clitics or view.says(hit.first, "deed-trips"))
