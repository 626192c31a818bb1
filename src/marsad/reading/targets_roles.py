"""What part one who is named has in what is said: whether he does it, suffers it, or owns what it begins with."""

from __future__ import annotations

from marsad.arabic.clitics import FEMININE_VERB
from marsad.arabic.words import ARTICLE, BY, CONJUNCTIONS, HER, HIS, PREPOSITIONS, THEM, THIRD, TO, definite, without_conjunction
from marsad.reading.acts_content import tagged
from marsad.reading.parties import Parties, meant
from marsad.reading.sheet import Sheet, Sighting, figure_of

_BREACH = 3  # tokens from a breach to the norm that is breached, but one
_STRUCK = 6  # tokens from 'that hit' to what is hit
_HEAD = 2  # tokens from the start of what is said to the noun that it begins with
_ATTACHED = (*CONJUNCTIONS, *PREPOSITIONS)
_NOUN = 3  # letters of a noun at least, but one

Figures = tuple[int, ...]


def listed(sheet: Sheet, token: int, name: str) -> bool:
    """Whether a word, without a conjunction or a preposition of one letter before it, is of a list."""
    known, word = sheet.lexicon.words(name), sheet.tokens.words[token]
    if word in known or word[0] not in _ATTACHED:
        return word in known
    rest = word[1:]
    return rest in known or (word[0] == TO and ARTICLE[0] + rest in known)  # 'to the' swallows a letter of the article


def suffers(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether something is done to a party by the noun it is annexed to ('the abduction of X'), or a norm of its is breached; not
    where the noun has an object besides ('the barring of the envoy by X')."""
    before = sighting.whole_first - 1
    if definite(sheet.tokens.words[before]):  # 'the murder of the colleague X'
        before -= 1
    if sighting.clitics:
        return False
    if "sufferings" in tagged(sheet, before):
        return not (_object_follows(sheet, sighting) or _objects(sheet, before, sighting.whole_last))
    if _struck(sheet, before):
        return True
    after = sighting.whole_last
    if listed(sheet, before, "possessions") or any(listed(sheet, i, "undergoing") for i in (before, after) if i < len(sheet.tokens.words)):
        return True
    norm = listed(sheet, before, "breached_norms")
    return norm and any(listed(sheet, i, "breaches") for i in range(max(before - _BREACH + 1, 0), before))


def _objects(sheet: Sheet, noun: int, after: int) -> bool:
    """Whether a noun is one of objection and what is objected to follows ('the objection of X to …')."""
    words = sheet.tokens.words
    return after < len(words) and words[after] in sheet.lexicon.words("duty_prepositions") and listed(sheet, noun, "objections")


def _struck(sheet: Sheet, token: int) -> bool:
    """Whether the object of 'the attack that hit …' ends at a token, with a time or a noun of place between them."""
    words, gaps = sheet.tokens.words, sheet.lexicon.words("struck_gaps")
    for i in range(token, token - _STRUCK, -1):
        if listed(sheet, i, "striking"):
            return words[i - 1] in sheet.lexicon.words("relatives") - sheet.lexicon.words("givers")
        if words[i] not in gaps:
            return False
    return False


def _object_follows(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether a noun or a name that is its object stands right after a state or a body."""
    words, at = sheet.tokens.words, sighting.whole_last
    if at >= len(words) or any(sheet.figures[f].type == "person" for f in sighting.figures):
        return False
    word, lexicon = words[at], sheet.lexicon
    if done_to(sheet, at):
        return True
    if len(word) < _NOUN + 1 or not word[0].isalpha() or at in sheet.sighting_at or definite(word):
        return False
    if word[0] in (*CONJUNCTIONS, BY, TO, THIRD[0]) or "equating" in tagged(sheet, at) or word in lexicon.words("adverbial_prepositions"):
        return False
    return not any(word in lexicon.words(name) for name in ("complementisers", "relatives", "settings", "apart"))


def acted_upon(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether one who is named is the object of what is wanted ('the strengthening of the alliance'), not he who is to do it."""
    annexed = not sighting.clitics and listed(sheet, sighting.whole_first - 1, "done_upon")
    return annexed and not _object_follows(sheet, sighting)


def done_to(sheet: Sheet, token: int) -> bool:
    """Whether the object of a verbal noun begins at a token, right behind its doer: another name ('the murder of Y by X'), or a noun with
    a 'to' that is definite or annexed to a name ('the bombing of the towns by X') and tells no time and no aim."""
    words = sheet.tokens.words
    if token + 1 >= len(words) or not words[token][0].isalpha():
        return False
    n = sheet.sighting_at.get(token)
    if n is not None:
        seen = sheet.sightings[n]
        return seen.named and seen.first == token and seen.clitics in ("", TO)
    word = words[token]
    if word[0] != TO or len(word) < _NOUN + 1 or word in sheet.lexicon.words("no_objects"):
        return False
    n = sheet.sighting_at.get(token + 1)
    named = n is not None and sheet.sightings[n].first == token + 1 and not sheet.sightings[n].clitics
    return word.startswith(TO + ARTICLE[1:]) or named


def owner(sheet: Sheet, first: int, who: Parties) -> list[Sighting]:
    """Whose word or deed what is said begins with ('the stand of X, which …'), or nobody."""
    for n, sighting in enumerate(who.foreign):
        at = sighting.whole_first - 1
        if at > first + _HEAD:
            break
        annexed = at >= first and not sighting.clitics and not definite(without_conjunction(sheet.tokens.words[at]))
        if annexed and "pointed" in tagged(sheet, at) and not suffers(sheet, sighting):
            return who.foreign[n:]
    return []


def harmed(sheet: Sheet, mark: int) -> bool:
    """Whether an adjective of a state tells of whom harm is done to ('the attacks on the Xian people')."""
    return listed(sheet, mark - 1, "victims") or listed(sheet, mark - 2, "aimed_at")


def blamed_by_adjective(sheet: Sheet, who: Parties, first: int, last: int) -> Figures:
    """The state that an adjective beside a word of blame means: 'the Xian' before or right after it, or of the subject of a verb before
    which none is named ('violated the Xian planes …'). first, last: the tokens of the word."""
    words = sheet.tokens.words
    verb = words[first].endswith(FEMININE_VERB) and not definite(words[first]) and not any(s.first < first for s in who.free)
    for at in (last + 1,) if verb else (first - 1, last):
        if not 0 < at < len(words) or harmed(sheet, at) or "matters" in tagged(sheet, at - 1):
            continue
        actor = meant(sheet, at, who.own)
        if actor is not None:
            return (figure_of(sheet, actor),)
    return ()


def gives(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether one does or gives what stands before him: the subject of its relative clause ('the aid that X sends'), or named after 'by',
    or after the 'from' of what is issued ('the statement issued by X')."""
    words, at = sheet.tokens.words, sighting.whole_first
    if sighting.clitics:
        return False
    if words[at - 1] in sheet.lexicon.words("doers"):
        return True
    if words[at - 2] in sheet.lexicon.words("relatives") - sheet.lexicon.words("givers"):
        return words[at - 1].endswith((HER, HIS, THEM)) and not definite(words[at - 1])
    return words[at - 1] in sheet.lexicon.words("givers") and "issued" in tagged(sheet, at - 2)
