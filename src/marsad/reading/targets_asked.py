"""Who is asked by words of asking within what is said: 'we ask X to …', 'the envoy asked X for …', 'my call to X'."""

from __future__ import annotations

from marsad.arabic.clitics import BY, TO
from marsad.arabic.words import definite
from marsad.reading.acts_content import tagged
from marsad.reading.parties import AND, Parties, sightings
from marsad.reading.sheet import Saying, Sheet, Sighting

_WORDS = 3  # words at most of a form of asking
_IF = 4  # tokens from an 'if' to the one right before the name of who would have to do it
_ASKS = 2  # tokens from one who asks to the verb of asking


def asked_inside(sheet: Sheet, saying: Saying) -> list[Sighting]:
    """Those who are named right after a word of asking in what is said, with those behind them; or nobody."""
    found = [s for s in sightings(sheet, saying.first, saying.last) if not set(s.figures) & set(saying.speakers)]
    thats = sheet.lexicon.words("duty_that")  # 'X ought to ask Y' asks X
    for n, sighting in enumerate(found):
        at = sighting.whole_first
        if at <= saying.first:
            continue
        words = ("asking_to",) if sighting.clitics[-1:] in (TO, BY) else () if sighting.clitics.strip(AND) else ("asking_of", "asking")
        for name in words:
            first = _leads(sheet, at, name)
            own = first >= saying.first and sheet.tokens.words[first - 1] not in thats
            if own and not (name == "asking" and _by_asker(sheet, saying, at)):
                return found[n:]
    return []


def on_terms(sheet: Sheet, who: Parties, condition: int) -> list[Sighting]:
    """Who would have to do it where something is possible only 'if X does …': the subject right before the 'if', or behind its verb."""
    if condition < 0:
        return []
    for n, sighting in enumerate(who.foreign):
        at = sighting.whole_first - 1
        verb = condition < at <= condition + _IF and not definite(sheet.tokens.words[at])
        if sighting in who.free and (sighting.whole_last == condition or (verb and not _noun_of_case(sheet, at, condition))):
            return who.foreign[n:]
    return []


def _noun_of_case(sheet: Sheet, token: int, condition: int) -> bool:
    """Whether a token belongs to the 'if' itself ('in the case of X')."""
    return any(token < end for end in sheet.ends(condition, "conditionals"))


def _leads(sheet: Sheet, token: int, words: str) -> int:
    """The first token of words of a class that end right before a token, or -1."""
    return next((i for i in range(token - _WORDS, token) if token in sheet.ends(i, words)), -1)


def _by_asker(sheet: Sheet, saying: Saying, token: int) -> bool:
    """Whether who is named at a token behind a verb of asking in the third person may be its subject: nobody is named before it."""
    if _leads(sheet, token, "asking_third") < 0:
        return False
    return not any(saying.first <= s.first < token - 1 and not s.clitics.strip(AND) for s in sightings(sheet, saying.first, token))


def asks(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether one who is named is he who asks: a verb of asking stands right behind him ('X asked that …', 'X has asked …')."""
    after = max(sighting.last, sighting.whole_last)
    return any({"asking_third", "asking_of"} & tagged(sheet, i) for i in range(after, after + _ASKS))
