"""In which clause a word of what is said stands: where it tells of a circumstance, of what was not done or of what once was, it carries
no act of its own."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.arabic.words import ARTICLE, BY, CONJUNCTIONS, FIRSTS, FUTURE, THIRD, definite, without_conjunction
from marsad.lexicon.cues import Cue
from marsad.lexicon.match import Hit
from marsad.reading.acts_content import MARK, tagged
from marsad.reading.sheet import Saying, Sheet, Sighting
from marsad.record import Act

_BACK = 5  # words before a word of an act among which the head of its phrase stands
_AMID: dict[Act, tuple[str, ...]] = {  # acts that nothing carries behind words of these classes
    "accuse": ("circumstances",), "support": ("undone",),
}  # fmt: skip
_THATS = ("that_he", "that_she", "that_they")  # classes of a 'that' with a pronoun
_CALLED = 4  # words, marks among them, by which something is called
_BY_THE = BY + ARTICLE
_NEAR_BY = 2  # words behind a 'by' at most that go on with what something is called
_DUTY = 8  # tokens from an 'upon' to the 'that' of what is to be done


def tells_only(sheet: Sheet, saying: Saying, hit: Hit, act: Act) -> bool:
    """Whether a word only tells of something: of what is spoken about ('a report about the charges'), of what was not done ('never
    asked for its rights') or of what was ('there was a need')."""
    if act == "demand" and hit.first > saying.first and "was" in tagged(sheet, hit.first - 1):
        return True
    if act not in _AMID:
        return False
    commas, classes = sheet.lexicon.words("commas"), _AMID[act]
    seen = 0
    for i in range(hit.first - 1, saying.first - 1, -1):
        word = sheet.tokens.words[i]
        if word == MARK:
            continue
        tags = tagged(sheet, i)
        if seen == _BACK or word in commas or not word[0].isalpha() or "contrasts" in tags or "lead_ins" in tags:
            return False
        if not tags.isdisjoint(classes):
            return True
        seen += 1
    return False


def only_possible(sheet: Sheet, hit: Hit) -> bool:
    """Whether a verb in the third person stands right after a 'may'."""
    return sheet.tokens.words[hit.first][:1] in THIRD and "possibles" in tagged(sheet, hit.first - 1)


def own_doing(sheet: Sheet, saying: Saying, hit: Hit, home: Sequence[Sighting] = ()) -> bool:
    """Whether a verb in the future is the speaker's own doing, so that a name right behind it is its object: in the first person, behind
    one of the speaker's own (home), or opening what is said behind a 'that' with a pronoun ('that it will supply X with …')."""
    if FUTURE not in hit.clitics:
        return False
    if sheet.tokens.words[hit.first][len(hit.clitics) :][:1] in FIRSTS or any(s.whole_last == hit.first for s in home):
        return True
    return hit.first == saying.first and not tagged(sheet, hit.first - 1).isdisjoint(_THATS)


def called(sheet: Sheet, saying: Saying, hit: Hit) -> bool:
    """Whether a word is among those by which a cue of calling calls its object ('called it a naive and costly plan'): the first of what is
    said where the object stands before that, else those right behind a 'by'."""
    if saying.cue_entry < 0 or not sheet.lexicon.entries("cue", Cue)[saying.cue_entry].called:
        return False
    words, first, token = sheet.tokens.words, saying.first, hit.first
    before = first - 1 - (words[first - 1] == MARK)
    if saying.start > sheet.tokens.starts[first] or words[before] == BY or "callings" in sheet.words[before].plain:
        stops = sheet.lexicon.words("adverbial_prepositions") | sheet.lexicon.words("relatives") | sheet.lexicon.words("commas")
        between = range(first, token)
        return first <= token < first + _CALLED and not any(words[i] in stops or "denials" in sheet.words[i].plain for i in between)
    near = range(max(token - _NEAR_BY, first), token + 1)
    return hit.clitics.endswith(BY) or any(words[i].startswith(_BY_THE) and i not in sheet.sighting_at for i in near)


def opens_clause(sheet: Sheet, saying: Saying, hit: Hit) -> bool:
    """Whether an 'upon' opens a clause of what is said, behind a comma, a stop, a 'that' or a 'therefore' or with an 'and' or a 'so', and a
    verb stands behind the first 'that' after it."""
    words, thats = sheet.tokens.words, sheet.lexicon.words("duty_that")
    end = next((i for i in range(hit.last, min(hit.last + _DUTY, saying.last - 1)) if words[i] in thats), -1)
    if end < 0 or not _verb(words[end + 1]):
        return False
    return begins_clause(sheet, saying, hit)


def begins_clause(sheet: Sheet, saying: Saying, hit: Hit) -> bool:
    """Whether a word begins a clause of what is said: behind a comma, a stop, a 'that' or a 'therefore', or with an 'and' or a 'so'."""
    before = sheet.tokens.words[hit.first - 1]
    if hit.clitics.startswith(tuple(CONJUNCTIONS)) or hit.first <= saying.first:
        return True
    return without_conjunction(before) in sheet.lexicon.words("clause_openers") or not any(letter.isalnum() for letter in before)


def bearer(sheet: Sheet, token: int, last: int) -> bool:
    """Whether the noun at a token is the head of those on whom it is to do something: the name of one who acts stands right behind it
    ('the wise of X'), and what they are to do is told by a verb behind its 'that'."""
    n = sheet.sighting_at.get(token + 1)
    if n is None or sheet.sightings[n].clitics or token in sheet.sighting_at:
        return False
    end, thats = max(sheet.sightings[n].last, sheet.sightings[n].whole_last), sheet.lexicon.words("duty_that")
    if end + 1 >= last or sheet.tokens.words[end] not in thats:
        return False
    return _verb(sheet.tokens.words[end + 1])


def _verb(word: str) -> bool:
    """Whether a word behind 'that' is a verb of what somebody is to do."""
    return word.startswith(THIRD) and not definite(word)


def willed(sheet: Sheet, saying: Saying, hit: Hit) -> bool:
    """Whether the verb right behind a 'will not' is in the third person and something that one may refuse to do."""
    word = sheet.tokens.words[hit.last] if hit.last < saying.last else ""
    return word.startswith(THIRD) and word not in sheet.lexicon.words("unwilled")


def refusable(sheet: Sheet, saying: Saying, hit: Hit) -> bool:
    """Whether the verb behind a 'will not', in whatever person, is something that one may refuse to do."""
    word = next((w for w in sheet.tokens.words[hit.last : min(hit.last + 2, saying.last)] if w != MARK), "")
    return word not in sheet.lexicon.words("unwilled") and word not in sheet.lexicon.words("no_refusals")


def voiced(sheet: Sheet, saying: Saying, hit: Hit) -> bool:
    """Whether a noun is what the cue itself voices ('renewed his call'), and not what a 'that' then speaks of ('said that the call
    came late'); behind a word of voicing it is voiced in any case ('said that there is a call')."""
    if "frame:that" not in saying.why:
        return True
    words, before = sheet.tokens.words, hit.first - 1
    before -= words[before] in sheet.lexicon.words("adverbial_prepositions")
    return "voicings" in tagged(sheet, before)
