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
    found, aside = False, remarked(sheet, saying)
    for s in sightings(sheet, saying.cue[1], saying.first):
        if not found and not relatives.isdisjoint(words[saying.cue[1] : s.first]) and not _past_aside(sheet, saying, s):
            continue  # 'the states that fight X'
        if aside.issuperset(s.figures) or not (_free(sheet, s) or _from(sheet, saying, s)):
            continue
        if any(side(sheet, f) not in who.own for f in s.figures) or _of_the_own(sheet, saying, s):
            found = True
            yield s


def _past_aside(sheet: Sheet, saying: Saying, s: Sighting) -> bool:
    """Whether one who is named stands between the comma that ends a relative clause and what is said ('Y, who was ill, asked X to …')."""
    return sheet.tokens.words[s.whole_first - 1] in sheet.lexicon.words("commas") and s.whole_last >= saying.first - 1


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


def remarked(sheet: Sheet, saying: Saying) -> set[int]:
    """The figures that a remark on who speaks names between the cue and what is said ('and he is one of the leaders of X')."""
    if saying.cue is None:
        return set()
    commas, words = sheet.lexicon.words("commas"), sheet.tokens.words
    found: set[int] = set()
    aside = False
    for i in range(saying.cue[1], saying.first):
        if "he_is" in tagged(sheet, i):
            aside = (i - 1 - (words[i - 1] in commas)) in sheet.sighting_at
        elif words[i] in commas:
            aside = False
        elif aside and i in sheet.sighting_at:
            found.update(sheet.sightings[sheet.sighting_at[i]].figures)
    return found


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
