"""Whose the doings are that a demand or a denial is about: the state that an adjective means, or who is named as their doer."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.arabic.clitics import PEOPLES
from marsad.arabic.words import ARTICLE, TO, definite
from marsad.reading.acts_content import tagged
from marsad.reading.parties import Parties, meant, side, sightings
from marsad.reading.sheet import Saying, Sheet, Sighting, figure_of

_LATER = 3  # tokens from a word that ends or gives to what is ended or to whom it is asked of
_MARK = 2  # tokens from a noun to the adjective that means its state
_NEAR = 8  # tokens from the start of what is said to the one who is to do it
_BACK = 3  # sentences back in which those who agreed are meant
_OPENING = 5  # tokens at the start of what is said in which the word that ends or gives stands

Figures = tuple[int, ...]


def to_stop(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose doings ought to end ('to stop the Turkish shelling'), or ()."""
    for i in _openings(sheet, saying, "endings"):
        found = _owned(sheet, who, "doings", i + 1, min(i + 1 + _LATER, saying.last))
        if found:
            return found
    return ()


def agreed_with(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """With whom something was agreed that opens what is said ('we agreed to …', 'there is an accord on …') and names nobody with whom:
    the other side of 'the two countries' or 'the two ministers' who were meant last; or ()."""
    partners = sheet.lexicon.words("talk_partners")
    opening = range(saying.first, min(saying.first + _OPENING, saying.last))
    if not any("agreed" in tagged(sheet, i) and sheet.tokens.words[i + 1] not in partners for i in opening):
        return ()
    start = sheet.sentences[max(0, saying.sentence - _BACK)].first
    for sighting in reversed(sightings(sheet, start, saying.last)):
        others = tuple(f for f in sighting.figures if side(sheet, f) not in who.own)
        if others and len(others) < len(sighting.figures):
            return others
    return ()


def done_by(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose doings are refused ('the Iranian interference in …'), by an adjective or a name right after them, or ()."""
    return _owned(sheet, who, "doings", saying.first, min(saying.first + _NEAR, saying.last))


def doing_first(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose doings open what is said ('the Turkish raids on … would …'), by an adjective, or ()."""
    return _owned(sheet, who, "doings", saying.first, min(saying.first + _MARK, saying.last))


def asked_for(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose act or word is wanted, by an adjective ('to demand Turkish guarantees'), or ()."""
    for i in _openings(sheet, saying, "gifts"):
        found = _by_adjective(sheet, who, i, min(i + 1 + _MARK, saying.last))
        if found:
            return found
    return ()


def to_give(sheet: Sheet, saying: Saying, who: Parties) -> list[Sighting]:
    """Of whom something is wanted ('guarantees from X'), or who is to do it ('… on the part of X')."""
    words, by, of = sheet.tokens.words, sheet.lexicon.words("doers"), sheet.lexicon.words("givers")
    given = list(_openings(sheet, saying, "gifts"))
    for n, sighting in enumerate(who.foreign):
        at = sighting.whole_first - 1
        done = at <= saying.first + _NEAR and words[at] in by and words[at - 1] in of
        if done or (words[at] in of and any(i < at <= i + _LATER for i in given)):
            return who.foreign[n:]
    return []


def between(sheet: Sheet, saying: Saying, who: Parties) -> list[Sighting]:
    """Between whom something is wanted ('to stop the fighting between X and Y', 'ties between his country and X'), or nobody."""
    words, amid = sheet.tokens.words, sheet.lexicon.words("in_between")
    for n, sighting in enumerate(who.foreign):
        if words[sighting.whole_first - 1] in amid and sighting.whole_first <= saying.first + _NEAR:
            ours = any(side(sheet, f) in who.own for f in sighting.figures)  # 'between the two countries', one of them the speaker's
            return [] if ours else who.foreign[n:]
    if who.beside and any(words[s.whole_first - 1] in amid and s.whole_first <= saying.first + _NEAR for s in who.home):
        return who.beside
    return []


def charged_by(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose charge or report is denied ('the Turkish charges', 'the charges of X'), or ()."""
    return _owned(sheet, who, "charges", saying.first, saying.last)


def pressed_by(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose urging is answered in the sentence before what is said ('despite the Turkish pressure, he said …'), or whose charge, offer or
    deed behind an 'in answer to': named there, or meant by an adjective; or ()."""
    first = sheet.sentences[saying.sentence].first
    end = min(saying.first - 1, saying.cue[0]) if saying.cue is not None else saying.first - 1
    for i in range(end - 1, first - 1, -1):
        tags = tagged(sheet, i)
        if "elsewhere" in tags:
            return ()
        found = _answered(sheet, saying, who, i) if "urgings" in tags and i not in sheet.sighting_at else ()
        for end in sheet.ends(i, "answering"):
            found = found or (_answered(sheet, saying, who, end) if end < saying.first else ())
        if found:
            return found
    return ()


def answered(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """Whose word or deed is answered ('in answer to …', 'commenting on …') before the cue in the sentence, or ()."""
    first, end = sheet.sentences[saying.sentence].first, saying.cue[0] if saying.cue is not None else saying.first
    for i in range(first, end):
        for last in sheet.ends(i, "answering"):
            found = _answered(sheet, saying, who, last) if last < end else ()
            if found:
                return found
    return ()


def _answered(sheet: Sheet, saying: Saying, who: Parties, noun: int) -> Figures:
    """Who is answered where what is answered begins at a token: he himself, or whose noun stands there."""
    words, givers = sheet.tokens.words, sheet.lexicon.words("givers")
    for sighting in sightings(sheet, noun, min(noun + 1 + _LATER, saying.first)):
        at = sighting.whole_first
        annexed = at == noun or (at == noun + 1 and not definite(words[noun]))
        led = (sighting.clitics == TO or words[at - 1] in givers) and at <= noun + _MARK
        figures = tuple(f for f in sighting.figures if side(sheet, f) not in who.own and sheet.figures[f].type != "media")
        if ((annexed and not sighting.clitics) or led) and figures:
            return figures
    return _by_adjective(sheet, who, noun, min(noun + 1 + _MARK, saying.first))


def given_to(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """To or with whom something is promised or offered, by an adjective ('to let American aircraft', 'with his Indian peer'), or ()."""
    words, partners = sheet.tokens.words, sheet.lexicon.words("talk_partners")
    for i in range(saying.first, min(saying.first + _NEAR, saying.last)):
        if i in sheet.sighting_at:
            continue
        led = words[i - 1] in partners and i > saying.first
        if led or (words[i][0] == TO and not _definite(words[i])):
            found = _by_adjective(sheet, who, i, min(i + 1 + _MARK, saying.last), strict=not led)
            if found:
                return found
    return ()


def helped_people(sheet: Sheet, who: Parties) -> Figures:
    """The state of a people that a promise names by its adjective ('to help the Lebanese'), or ()."""
    if who.demonym is None or not sheet.tokens.words[who.mark].endswith(PEOPLES) or definite(sheet.tokens.words[who.mark - 1]):
        return ()
    return (figure_of(sheet, who.demonym),)


def towards(sheet: Sheet, saying: Saying, who: Parties) -> list[Sighting]:
    """To whom a promise leads by a preposition of way ('to send troops to X', 'a visit to X'), near its start; or nobody."""
    words, ways = sheet.tokens.words, sheet.lexicon.words("ways")
    for n, sighting in enumerate(who.foreign):
        if words[sighting.whole_first - 1] in ways and sighting.whole_first <= saying.first + _NEAR and sighting not in who.free:
            return who.foreign[n:]
    return []


def _openings(sheet: Sheet, saying: Saying, words: str) -> Iterator[int]:
    """The first tokens of what is said that are of a word class."""
    for i in range(saying.first, min(saying.first + _OPENING, saying.last)):
        if words in tagged(sheet, i):
            yield i


def _owned(sheet: Sheet, who: Parties, words: str, first: int, last: int) -> Figures:
    """Whose a noun of a class is, within tokens first..last: by an adjective after it, or by the name that it governs."""
    for i in range(first, last):
        tags = tagged(sheet, i)
        if words not in tags or i in sheet.sighting_at:
            continue
        for sighting in who.foreign:
            if sighting.whole_first == i + 1 and not sighting.clitics and "owned" in tags:
                return tuple(sighting.figures)
        found = _by_adjective(sheet, who, i, min(i + 1 + _MARK, last))
        if found:
            return found
    return ()


def _by_adjective(sheet: Sheet, who: Parties, noun: int, last: int, strict: bool = True) -> Figures:
    """The state that an adjective of a noun means; both have the article, or neither (strict: a pronoun on the noun does not count)."""
    words = sheet.tokens.words
    for at in range(noun + 1, last):
        if strict and bool(definite(words[at])) != _definite(words[noun]):
            return ()
        actor = meant(sheet, at, who.own)
        if actor is not None:
            return (figure_of(sheet, actor),)
    return ()


def _definite(word: str) -> bool:
    """Whether a folded word has the article, also where a 'to' before it swallows its first letter."""
    return bool(definite(word)) or word.startswith(TO + ARTICLE[1:])
