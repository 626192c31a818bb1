"""Names that commas set apart behind an office: there a common word may end one, or a rare word begin one."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, BY, COMMAS, TO
from marsad.reading.names_found import Found
from marsad.reading.names_inflected import inflected
from marsad.reading.names_view import View
from marsad.reading.triggers import speech_words

_MOST = 4  # words of a name
_LEAST = 3  # letters of each
_STOP = frozenset((".", *COMMAS))


def set_apart(view: View, comma: int) -> Found | None:
    """The name of two words or more between a comma and another mark, or 'that'; None where no name stands there."""
    first, words, that = comma + 1, view.words, speech_words(view.sheet.lexicon).that
    last = first
    while last < len(words) and last - first <= _MOST and words[last].isalpha() and words[last] not in that:
        if last in view.taken or last in view.sheet.tokens.breaks:
            return None
        last += 1
    if not 1 < last - first <= _MOST or not _shut(view, last):
        return None
    return Found(first, last) if _begins(view, first) and all(_goes_on(view, i) for i in range(first + 1, last)) else None


def _shut(view: View, at: int) -> bool:
    """Whether a mark or 'that' shows that a name ends before a token."""
    if at >= len(view.words) or at in view.sheet.tokens.breaks:
        return True
    return view.words[at] in _STOP or view.words[at] in speech_words(view.sheet.lexicon).that


def _begins(view: View, at: int) -> bool:
    """Whether a given name, or a rare word that is no form of a common one, stands at a token."""
    word = view.words[at]
    if word in view.given and word not in view.common:
        return True
    rare = word not in view.common and len(word) >= _LEAST and not word.startswith(ARTICLE) and not inflected(view, at)
    led = word[0] in BY + TO + AND and (word[1:] in view.common or word[1:] in view.given or word[1:].startswith((ARTICLE, TO)))
    return rare and not led and not view.sheet.hits_at.get(at)


def _goes_on(view: View, at: int) -> bool:
    """Whether a word may stand in a name that marks close: no frequent one, no office, no adjective of a state."""
    word = view.words[at]
    if word in view.given:
        return True
    plain = word not in view.frequent and len(word) >= _LEAST and at not in view.adjectives and at not in view.offices
    joined = word[0] == AND and (word[1:] in view.common or word[1:] in view.given or word[1:].startswith(ARTICLE))
    return plain and not joined and not inflected(view, at)
