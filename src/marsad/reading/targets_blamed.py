"""Whose doing a warning, a charge or a threat is about: the subject of its 'if', who carries out what it names, or who was meant before."""

from __future__ import annotations

from marsad.arabic.words import FIRSTS, definite, without_conjunction
from marsad.reading.acts_content import tagged
from marsad.reading.parties import Parties, side, sightings, states
from marsad.reading.sheet import Saying, Sheet, Sighting
from marsad.reading.targets_roles import done_to, listed
from marsad.record import Act

_IF = 6  # tokens from an 'if' to the subject of its clause
_DOING = 3  # tokens from the start of what is said to the noun of what is warned of
_OUGHT = 3  # tokens from an 'ought' to the verb of what ought to be done, but one
_WORDS = 3  # words at most of a form of a class
_OPENING = 4  # tokens from the start of what is said to a duty that opens it
_FOLLOWS = 8  # tokens from those on whom a duty is to the 'that' of what they are to do
_MEMORY = 2  # sentences over which one goes on about the same
_ALIKE: tuple[tuple[Act, ...], ...] = (("accuse", "warn", "threaten", "reject"),)  # acts that go on about the same side

Figures = tuple[int, ...]


def on_condition(sheet: Sheet, saying: Saying, who: Parties, condition: int) -> list[Sighting]:
    """Who would bring about what is warned of: the subject right after 'if', also of the speaker's own side, else the one of whom
    all is said ('X will err if he …')."""
    if condition < 0:
        return []
    words, prepositions = sheet.tokens.words, sheet.lexicon.words("adverbial_prepositions")
    for sighting in _bodies(sheet, saying, condition, min(condition + _IF, saying.last)):
        if words[sighting.whole_first - 1] not in prepositions and not sighting.clitics:
            return [sighting]
    return [s for s in who.free if s.whole_first <= saying.first + 1][:1]


def by_deed(sheet: Sheet, saying: Saying) -> list[Sighting]:
    """Whose deed opens what is said ('the refusal of the council would …'), or who carries out what is named ('attempts made by X')."""
    found = _bodies(sheet, saying, saying.first, saying.last)
    for n, sighting in enumerate(found):
        opens = sighting.whole_first - 1 <= saying.first + 1 and "hindrances" in tagged(sheet, sighting.whole_first - 1)
        opens = opens or _does(sheet, saying, sighting)
        if (opens or led_by(sheet, sighting.whole_first, "carried_out")) and not sighting.clitics:
            return found[n:]
    return []


def _does(sheet: Sheet, saying: Saying, sighting: Sighting) -> bool:
    """Whether one near the start of what is said does what is warned of to another ('the bombing of the towns by X would …')."""
    at = sighting.whole_first - 1
    if not saying.first <= at <= saying.first + _DOING or any(sheet.figures[f].type == "person" for f in sighting.figures):
        return False
    noun = not definite(sheet.tokens.words[at]) and sheet.tokens.words[at] not in sheet.lexicon.words("adverbial_prepositions")
    return noun and done_to(sheet, sighting.whole_last)


def on_duty(sheet: Sheet, saying: Saying) -> list[Sighting]:
    """On whom it is to do something ('that it is on X to …', 'X has to …'): named after the preposition of a duty."""
    words, onto, openers = sheet.tokens.words, sheet.lexicon.words("duty_prepositions"), sheet.lexicon.words("duty_openers")
    found = _bodies(sheet, saying, saying.first, saying.last)
    own = {side(sheet, f) for f in saying.speakers}
    for n, sighting in enumerate(found):
        at = sighting.whole_first - 1
        if sighting.clitics or without_conjunction(words[at]) not in onto:
            continue
        others = not states(sheet, sighting) or any(side(sheet, f) not in own for f in sighting.figures)
        others = others and not listed(sheet, at - 1, "hardships")
        if others and _to_do(sheet, saying, sighting, _own_clause(sheet, saying, at)):
            return found[n:]
        if words[at] not in onto:
            continue
        near = saying.first - 1 <= at <= saying.first + _OPENING
        opens = near and (at == saying.first or without_conjunction(words[at - 1]) in openers)
        if opens or "duties" in tagged(sheet, at - 1):
            return found[n:]
    return []


def _own_clause(sheet: Sheet, saying: Saying, token: int) -> bool:
    """Whether an 'upon' opens a clause of what is said: with an 'and', or behind a comma, a stop or another mark."""
    words = sheet.tokens.words
    before = words[token - 1]
    return words[token] not in sheet.lexicon.words("duty_prepositions") or (token > saying.first and not before[0].isalnum())


def _to_do(sheet: Sheet, saying: Saying, sighting: Sighting, opens: bool) -> bool:
    """Whether what is to be done follows one who is named: a 'that' right behind him; where the 'upon' before him opens a clause, also a
    verbal noun, or a 'that' behind a remark between dashes."""
    words, thats = sheet.tokens.words, sheet.lexicon.words("duty_that")
    after = max(sighting.last, sighting.whole_last)
    if after >= saying.last or words[after] in thats or not opens:
        return after < saying.last and words[after] in thats
    if definite(words[after]) or words[after] in sheet.lexicon.words("undone_openers"):
        return True
    if words[after][0].isalnum():
        return False
    return any(words[i] in thats and words[i - 1] == words[after] for i in range(after + 1, min(after + _FOLLOWS, saying.last)))


def others_do(sheet: Sheet, last: int) -> bool:
    """Whether what ought to be done, behind an 'ought' that ends at a token, is told by no verb in the first person ('we must go on')."""
    words, thats = sheet.tokens.words, sheet.lexicon.words("duty_that")
    for i in range(last, min(last + _OUGHT, len(words))):
        if words[i - 1] in thats:
            return words[i][:1] != FIRSTS[-1]
    return True


def led_by(sheet: Sheet, token: int, words: str) -> bool:
    """Whether words of a class end right before a token."""
    return any(token in sheet.ends(i, words) for i in range(token - _WORDS, token))


def _bodies(sheet: Sheet, saying: Saying, first: int, last: int) -> list[Sighting]:
    """Sightings of others than the speaker within tokens first..last; of the speaker's own side only bodies and persons."""
    return [s for s in sightings(sheet, first, last) if not set(s.figures) & set(saying.speakers)]


class Trail:
    """Remembers, in the order of the text, at whom each speaker's last charge, warning or refusal was aimed."""

    def __init__(self) -> None:
        self._last: dict[Figures, tuple[Saying, Figures]] = {}

    def remember(self, saying: Saying, chosen: Figures) -> None:
        """Keep whom a speaker's saying is aimed at."""
        if saying.speakers and saying.act != "state":
            self._last[saying.speakers] = (saying, chosen)

    def going_on(self, saying: Saying, who: Parties) -> Figures:
        """At whom the speaker goes on to aim what he says, naming nobody new; or ()."""
        earlier, chosen = self._last.get(saying.speakers, (None, ()))
        if earlier is None or saying.sentence - earlier.sentence > _MEMORY or who.free:
            return ()
        alike = any(saying.act in acts and earlier.act in acts for acts in _ALIKE) or saying.act == earlier.act
        return chosen if alike else ()

    def wronged(self, saying: Saying, who: Parties) -> Figures:
        """Whom the speaker charged in the same sentence, where he now asks for an end to it and names nobody else; or ()."""
        earlier, chosen = self._last.get(saying.speakers, (None, ()))
        if earlier is None or earlier.sentence != saying.sentence or who.foreign:
            return ()
        return chosen if earlier.act in ("accuse", "reject", "demand") else ()
