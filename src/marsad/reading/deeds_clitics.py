"""What is written together with a word that may stand before a party."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ARTICLE, CONJUNCTIONS, HER, HIS, PREPOSITIONS, THEM, segment
from marsad.lexicon.load import Lexicon
from marsad.lexicon.match import Word
from marsad.limits import MAX_WORD_CACHE
from marsad.reading.sheet import Sheet


def clitics_of(sheet: Sheet, token: int) -> str:
    """The clitics of a word that the lexicon knows, or that has the article after them; else ''."""
    word = sheet.word(token)
    if sheet.longer.get(token) or (not word.forms and sheet.hits_at.get(token)):
        return _shortest([(hit.tag, hit.clitics) for hit in sheet.forms_at(token)])
    return _alone(sheet.lexicon, word, sheet.tokens.words[token])


@lru_cache(maxsize=MAX_WORD_CACHE)
def _alone(lexicon: Lexicon, word: Word, written: str) -> str:
    """The clitics of a word at which no longer form begins."""
    if word.forms:
        return _shortest([(tag, clitics) for _, _, _, tag, clitics in word.forms])
    parts = ((clitics, rest) for clitics, rest in segment(written) if clitics)
    return next((clitics for clitics, rest in parts if rest.startswith(ARTICLE) or _officer(lexicon, rest)), "")


def _shortest(told: list[tuple[str, str]]) -> str:
    """The clitics of a form for people, else the shortest."""
    people = next((clitics for tag, clitics in told if tag == "deed.people"), None)
    return min((clitics for _, clitics in told), key=len) if people is None else people


def apart(words: list[str], token: int) -> str:
    """The letter that stands by itself before the quotation mark of a name, written with it but for the mark ('and "X"')."""
    before = words[token - 2] if token > 1 and words[token - 1] == QUOTE else ""
    return before if before in (*CONJUNCTIONS, *PREPOSITIONS) else ""


def class_clitics(sheet: Sheet, token: int) -> str:
    """The clitics of a token that is of word classes, as its longest form has them."""
    longer = (hit.clitics for hit in sheet.longer.get(token, ()) if hit.kind == "words")
    return next(chain(longer, (clitics for _, kind, _, _, clitics in sheet.word(token).forms if kind == "words")))


def _officer(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is an office with a suffix ('its emir')."""
    stem = next((word[: -len(own)] for own in (HER, THEM, HIS) if word.endswith(own)), "")
    return bool(stem) and any(kind == "office" for kind, _, _ in lexicon.forms.get(stem, ()))
