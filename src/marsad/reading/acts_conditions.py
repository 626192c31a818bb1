"""The conditions of patterns of acts: what must hold around a word of what is said for it to carry its act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.arabic.words import BY, CONJUNCTIONS, FIRSTS, FUTURE, HER, HIS, OURS, THEM, THIRD, TO, definite, without_conjunction
from marsad.lexicon.acts import ActPattern, Condition
from marsad.lexicon.cues import Cue
from marsad.lexicon.match import Hit
from marsad.reading.acts_clauses import bearer, begins_clause, called, opens_clause, own_doing, refusable, voiced, willed
from marsad.reading.acts_content import MARK, Content, ahead, tagged
from marsad.reading.acts_followers import followed, qualified, twice
from marsad.reading.parties import Parties
from marsad.reading.sheet import Saying, Sheet
from marsad.record import Act

_WISHED: tuple[Act, ...] = ("accuse", "support", "reject", "deny", "commit")  # acts that a hope or a forecast is not
_TONES: tuple[Act, ...] = ("accuse", "support")  # acts that a word alone carries by which something is called
# conditions that ask for others: those whom a cue calls something stand before what they are called
_OF_OTHERS: tuple[Condition, ...] = ("foreign", "adverse", "answerable", "unowned", "doer", "ruling", "spoken", "predicate")
_DATIVE: tuple[Act, ...] = ("support", "propose")  # acts whose words are followed by those they are for
_OWNERS = (HIS, HER, THEM, OURS)  # possessives of what is one's own
_SUBJECT = 4  # tokens from a doer to his verb
_BESIDE = 3  # tokens between the speaker's own and his verb, but one
_MAY = 3  # tokens from a 'may' to its verb ('it may lead')
_IF = 4  # tokens from an 'if' to what may happen
_AIM = 2  # tokens from a word of intent to what somebody is after, but one
_GIVEN = 2  # tokens behind what is given in which those stand whom it is for
_WHOM = 5  # letters of a word with a "to" that names them
_DUTY = 7  # tokens from an 'upon' to the 'that' of what is to be done
_OUTCOME = 5  # tokens from a verb to what it would bring
_EARLY = 15  # tokens of what is said that are its first
_CALLED = 3  # tokens from an 'as' to what something is called, a quotation mark among them


@dataclass(slots=True)
class Told:
    """A saying with what conditions ask about it. cue: the act of its cue by itself; classes: the word classes of the cue."""

    sheet: Sheet
    saying: Saying
    content: Content
    cue: Act
    who: Parties
    classes: frozenset[str]


def hold(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether all conditions of a pattern hold for a hit of it (lexicon/acts.py says what each means)."""
    for condition in pattern.when:
        if not _CONDITIONS[condition](told, pattern, hit) and (condition not in _OF_OTHERS or not _of_called(told, pattern, hit)):
            return False
    return True


def _of_called(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a condition of `_OF_OTHERS` holds all the same, as it is told of what the cue calls its object."""
    return pattern.act in _TONES and called(told.sheet, told.saying, hit)


def done_by_others(told: Told, hit: Hit) -> bool:
    """Whether one of another side is named right before a verb, or right after it as its subject: then the speaker's own does not stand
    right before it."""
    who = told.who
    if any(0 <= hit.first - s.whole_last <= 1 for s in who.home) or own_doing(told.sheet, told.saying, hit):
        return False
    return who.follows(hit.last) or any(0 <= hit.first - s.whole_last <= 1 for s in who.free)


def _assertive(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    return told.cue == "state" and not ("wishes" in told.classes and pattern.act in _WISHED)


def _own(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    if pattern.present and _first(told, pattern, hit):
        return True
    if told.who.adverse(hit.first):
        return False
    if any(s.whole_last == hit.first for s in told.who.home):
        return True
    governed = told.sheet.tokens.words[hit.last - 1] in told.sheet.lexicon.words("adverbial_prepositions")
    return pattern.act in _DATIVE or governed or not told.who.follows(hit.last) or own_doing(told.sheet, told.saying, hit)


def _first(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a verb is in the first person: of several, or of one in the future."""
    letter = told.sheet.tokens.words[hit.first][len(hit.clitics) :][:1]
    return letter in FIRSTS and (letter == FIRSTS[-1] or FUTURE in hit.clitics)


def _unowned(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    word = told.sheet.tokens.words[hit.first]
    if (pattern.present and _first(told, pattern, hit)) or (pattern.past and word.endswith(OURS)):
        return False
    last = max((s.first for s in told.who.home if s.first < hit.first), default=-1)
    return last < 0 or any(last < s.first < hit.first for s in told.who.free)


def _spoken(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    return "reportings" not in told.classes


def _valued(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    return any("values" in tagged(told.sheet, i) for i in range(hit.last, min(hit.last + _AIM, told.saying.last)))


def _ruling(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    if "authorities" in tagged(told.sheet, hit.last) or _doer(told, pattern, hit):
        return True
    return any("authorities" in tagged(told.sheet, i) for i in range(max(hit.first - _SUBJECT + 1, told.saying.first), hit.first))


def _answerable(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    if _foreign(told, pattern, hit):
        return True
    return any("answerable" in tagged(told.sheet, i) for i in range(told.saying.first, told.saying.last))


def _given(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether those whom something is for stand right after it, or after its adjective ('his firm support for')."""
    words = told.sheet.tokens.words
    after = range(hit.last, min(hit.last + _GIVEN, told.saying.last))
    return any((words[i][0] == TO and len(words[i]) >= _WHOM) or "alongside" in tagged(told.sheet, i) for i in after)


def _sought(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    words = told.sheet.tokens.words
    before = range(max(hit.first - _AIM, 0), hit.first)
    return any("intents" in tagged(told.sheet, i) and words[i][0] not in FIRSTS[1:] for i in before)


def _foreign(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    return bool(told.who.foreign) or told.who.demonym is not None or told.who.culprits >= 0


def _adverse(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    return (told.who.adverse(hit.first) or told.who.follows(hit.last)) and not own_doing(told.sheet, told.saying, hit)


def _self(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    if _opens(told, hit) or any(s.first < hit.first for s in told.who.home):
        return True
    going_on = hit.clitics.startswith(CONJUNCTIONS[0]) and FUTURE in hit.clitics
    return going_on and told.content.start >= 0 and ahead(told.sheet, told.content.start)


def _beside(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    words, prepositions = told.sheet.tokens.words, told.sheet.lexicon.words("adverbial_prepositions")
    near = (s for s in told.who.home if 0 <= hit.first - s.whole_last < _BESIDE)
    return _opens(told, hit) or any(words[s.whole_first - 1] not in prepositions for s in near)


def _subject(told: Told, hit: Hit) -> bool:
    """Whether the speaker's own stands right before a word, and no preposition governs it."""
    words, prepositions = told.sheet.tokens.words, told.sheet.lexicon.words("adverbial_prepositions")
    near = (s for s in told.who.home if s.whole_last == hit.first)
    return any(not s.clitics.strip(CONJUNCTIONS) and words[s.whole_first - 1] not in prepositions for s in near)


def _opens(told: Told, hit: Hit) -> bool:
    """Whether a word opens what is said, alone, after 'we' or after a noun with a possessive ('his government')."""
    start = told.content.start
    if hit.first != start + 1:
        return hit.first == start
    word = told.sheet.tokens.words[start]
    return "openers" in tagged(told.sheet, start) or (word.endswith(_OWNERS) and not definite(word))


def _future(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    words = told.sheet.tokens.words
    if FUTURE in hit.clitics:
        return without_conjunction(words[hit.first]) not in told.sheet.lexicon.words("no_futures")
    return hit.first > 0 and "futures" in tagged(told.sheet, hit.first - 1)


def _possible(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a verb is future, or a 'may' or 'is likely to' stands before it and it is in the third person."""
    if _future(told, pattern, hit):
        return True
    third = told.sheet.tokens.words[hit.first].lstrip(CONJUNCTIONS)[:1] in THIRD
    return third and any("possibles" in tagged(told.sheet, i) for i in range(max(hit.first - _MAY, 0), hit.first))


def _if(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    return told.content.condition >= 0 and 0 < hit.first - told.content.condition <= _IF


def _sequel(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    return any(ahead(told.sheet, i) for i in range(told.saying.first, told.saying.last))


def _doer(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a state or group of another side, or 'the rebels', stands right before a verb as its subject, or right after it."""
    who = told.who
    if own_doing(told.sheet, told.saying, hit, who.home):
        return False
    if who.culprits >= 0 and (0 < hit.first - who.culprits <= _SUBJECT or who.culprits == hit.last):
        return True
    doers = [s for s in who.free if all(told.sheet.figures[f].type != "person" for f in s.figures)]
    return any(0 <= hit.first - s.whole_last < _SUBJECT or s.whole_first == hit.last for s in doers)


def _bidden(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a verb stands after a 'let' with 'so', or in the third person after a bare 'let' that opens what is said."""
    if not hit.clitics.endswith(TO):
        return False
    opening = hit.first == told.content.start and told.sheet.tokens.words[hit.first][len(hit.clitics)] in THIRD
    return hit.clitics.startswith(CONJUNCTIONS[1]) or opening


def _bound(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether those on whom a duty is stand right after an 'upon', and then the 'that' of what they are to do."""
    sheet, words = told.sheet, told.sheet.tokens.words
    noun = words[hit.last] if hit.last < told.saying.last else ""
    if hit.last not in sheet.sighting_at and not definite(noun) and "duty_bearers" not in tagged(sheet, hit.last):
        return bearer(sheet, hit.last, told.saying.last)
    thats = sheet.lexicon.words("duty_that")
    end = next((i for i in range(hit.last + 1, min(hit.last + _DUTY, told.saying.last)) if words[i] in thats), -1)
    governed = words[end - 1] in sheet.lexicon.words("adverbial_prepositions")
    return end > 0 and not governed and "no_duty_bearers" not in tagged(sheet, hit.last)


def _predicate(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a noun is what something is said to be: at the head, after 'is' or 'as', or with the article before its quality."""
    sheet, words = told.sheet, told.sheet.tokens.words
    if hit.first in told.content.heads or definite(words[hit.first][len(hit.clitics) :]):
        return True
    before = [i for i in range(max(hit.first - _CALLED, 0), hit.first) if words[i] != MARK][1 - _CALLED :]
    return any(not tagged(sheet, i).isdisjoint(("equating", "callings")) for i in before)


def _judged(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a hit is what something is called: after 'as', or without the article after a cue of judgement ('deemed it a breach')."""
    sheet, saying = told.sheet, told.saying
    words = sheet.tokens.words
    if called(sheet, saying, hit):
        return True
    before = [i for i in range(max(hit.first - _CALLED, 0), hit.first) if words[i] != MARK]
    if any("callings" in tagged(sheet, i) for i in before[1 - _CALLED :]):
        return True
    frames = sheet.lexicon.entries("cue", Cue)[saying.cue_entry].frames if saying.cue_entry >= 0 else []
    if "as" in frames and not definite(words[hit.first]):
        return True
    return frames == ["object"] and (BY in hit.clitics or (bool(before) and words[before[-1]] == BY))


def _we(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether the verb right after a negation of the future is in the first person."""
    if hit.last >= told.saying.last:
        return False
    word = told.sheet.tokens.words[hit.last]
    return word[:1] in FIRSTS and word not in told.sheet.lexicon.words("no_refusals")


def _harm(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether something bad is named soon after a verb, and not as what is ended or avoided."""
    sheet, end = told.sheet, min(hit.last + _OUTCOME, told.saying.last)
    return any("harms" in tagged(sheet, i) and i not in told.content.denied for i in range(hit.last, end))


def _announced(told: Told, pattern: ActPattern, hit: Hit) -> bool:
    """Whether the cue announces, and what it announces is a noun: no 'that' opens what is said."""
    sheet, cue = told.sheet, told.saying.cue
    if cue is None or "announcing" not in told.classes:
        return False
    return not any("lead_ins" in tagged(sheet, i) for i in range(cue[1], hit.first))


_CONDITIONS: dict[Condition, Callable[[Told, ActPattern, Hit], bool]] = {
    "assertive": _assertive, "own": _own, "foreign": _foreign, "adverse": _adverse, "self": _self, "first": _first,
    "beside": _beside, "future": _future, "possible": _possible, "if": _if, "sequel": _sequel, "doer": _doer,
    "twice": lambda told, pattern, hit: twice(told.sheet, told.content, hit),
    "called": lambda told, pattern, hit: called(told.sheet, told.saying, hit),
    "voiced": lambda told, pattern, hit: voiced(told.sheet, told.saying, hit),
    "judged": _judged, "unowned": _unowned, "spoken": _spoken,
    "answerable": _answerable, "valued": _valued, "given": _given, "ruling": _ruling, "sought": _sought,
    "indefinite": lambda told, pattern, hit: not definite(told.sheet.tokens.words[hit.first]),
    "bidden": _bidden, "bound": _bound, "clause": lambda told, pattern, hit: opens_clause(told.sheet, told.saying, hit),
    "opening": lambda told, pattern, hit: begins_clause(told.sheet, told.saying, hit),
    "we": _we, "harm": _harm, "announced": _announced, "predicate": _predicate,
    "qualified": lambda told, pattern, hit: qualified(told.sheet, told.content, pattern, hit),
    "willed": lambda told, pattern, hit: _subject(told, hit) and willed(told.sheet, told.saying, hit),
    "refusable": lambda told, pattern, hit: refusable(told.sheet, told.saying, hit),
    "followed": lambda told, pattern, hit: followed(told.content, pattern, hit),
    "opined": lambda told, pattern, hit: "opinions" in told.classes,
    "insisted": lambda told, pattern, hit: "insisting" in told.classes,
    "early": lambda told, pattern, hit: hit.first - told.content.start < _EARLY,
    "pledged": lambda told, pattern, hit: told.cue == "commit",
    "asked": lambda told, pattern, hit: told.cue == "demand",
    "refused": lambda told, pattern, hit: told.cue == "reject",
    "condition": lambda told, pattern, hit: told.content.condition >= 0,
    "named": lambda told, pattern, hit: told.who.follows(hit.last),
    "conduct": lambda told, pattern, hit: told.content.conduct,
    "charge": lambda told, pattern, hit: told.content.charge,
}  # fmt: skip
