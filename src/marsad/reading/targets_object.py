"""Those whom the cue has as its object by name: between the cue, or its subject, and what is said."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reading.acts_content import tagged
from marsad.reading.parties import AND, Parties, each_of, side, sightings, states
from marsad.reading.sheet import Saying, Sheet, Sighting
from marsad.reading.targets_roles import suffers

_OF = 2  # tokens from a noun to the one named behind its preposition
_OWN = 8  # tokens from the start of what is said in which one of the own side is who is praised or blamed


def objects(sheet: Sheet, saying: Saying, who: Parties) -> Iterator[Sighting]:
    """The sightings that may be the cue's object, in the order of the text, with those that are joined to them."""
    assert saying.cue is not None
    words = sheet.tokens.words
    relatives = sheet.lexicon.words("relatives") - sheet.lexicon.words("givers")
    found = aside = False
    at = saying.cue[1]
    for s in sightings(sheet, at, saying.first):
        if not found and not relatives.isdisjoint(words[saying.cue[1] : s.first]):
            return  # 'the states that fight X'
        aside = _aside(sheet, at, s.first, aside)
        at = s.last
        if aside or not (_free(sheet, s) or _from(sheet, saying, s)):
            continue
        if any(side(sheet, f) not in who.own for f in s.figures) or _of_the_own(sheet, saying, s):
            found = True
            yield s


def _free(sheet: Sheet, s: Sighting) -> bool:
    """Whether no preposition governs one who is named, but for 'each of X and Y' and 'members in X'."""
    if s.clitics.strip(AND):
        return False
    if sheet.tokens.words[s.whole_first - 1] not in sheet.lexicon.words("adverbial_prepositions"):
        return True
    return "members" in tagged(sheet, s.whole_first - _OF) or each_of(sheet, s)


def _from(sheet: Sheet, saying: Saying, s: Sighting) -> bool:
    """Whether something is asked 'of X', right before the 'that' of what is asked or right after the cue."""
    words = sheet.tokens.words
    if saying.act != "demand" or s.clitics or words[s.whole_first - 1] not in sheet.lexicon.words("givers"):
        return False
    assert saying.cue is not None
    asked = s.last < saying.first and words[s.last] in sheet.lexicon.words("duty_that")
    return asked or s.whole_first - 1 == saying.cue[1] or _by_speaker(sheet, saying, s.whole_first - 1)


def _by_speaker(sheet: Sheet, saying: Saying, token: int) -> bool:
    """Whether the name of the speaker ends right before a token."""
    n = sheet.sighting_at.get(token - 1)
    return n is not None and bool(set(sheet.sightings[n].figures) & set(saying.speakers))


def _aside(sheet: Sheet, first: int, last: int, aside: bool) -> bool:
    """Whether an apposition to the subject goes on or begins between two tokens ('and he is one of the leaders of X')."""
    for i in range(first, last):
        if "he_is" in tagged(sheet, i) and i - 1 in sheet.sighting_at:
            aside = True
        elif sheet.tokens.words[i] in sheet.lexicon.words("commas"):
            aside = False
    return aside


def _of_the_own(sheet: Sheet, saying: Saying, s: Sighting) -> bool:
    """Whether one of the speaker's own side, no state, is named right after the speaker or the cue of one who is named before it."""
    if not s.named or states(sheet, s) or set(s.figures) & set(saying.speakers):
        return False
    assert saying.cue is not None
    if s.whole_first == saying.cue[1]:
        return any(set(o.figures) & set(saying.speakers) for o in sightings(sheet, sheet.sentences[saying.sentence].first, saying.cue[0]))
    return _by_speaker(sheet, saying, s.whole_first)


def several(sheet: Sheet, saying: Saying, who: Parties) -> list[Sighting]:
    """Those behind an 'each of' between the cue and what is said, or nobody."""
    if saying.cue is None or sheet.lexicon.words("each").isdisjoint(sheet.tokens.words[saying.cue[1] : saying.first]):
        return []
    found = list(objects(sheet, saying, who))
    return next((found[n:] for n, s in enumerate(found) if each_of(sheet, s)), [])


def own_side(sheet: Sheet, saying: Saying, who: Parties) -> list[Sighting]:
    """Those of the speaker's own side, no state, whose deed or word is praised or blamed near the start of what is said, before any of
    another side is named; or nobody."""
    settings, partners = sheet.lexicon.words("settings"), sheet.lexicon.words("talk_partners")
    end = min([saying.first + _OWN, *(s.whole_first for s in who.foreign), *((who.mark,) if who.mark >= 0 else ())])
    for n, s in enumerate(who.home):
        if s.whole_first >= end:
            break
        before = sheet.tokens.words[s.whole_first - 1]
        speaks = not s.named or states(sheet, s) or any(f in saying.speakers or sheet.figures[f].key in who.own for f in s.figures)
        if not speaks and before not in settings | partners and not suffers(sheet, s):
            return who.home[n:]
    return []
