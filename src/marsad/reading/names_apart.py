"""Names that commas set apart behind an office: there a common word may end one, or a rare word begin one."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, BY, COMMAS, TO, YEH
from marsad.arabic.words import ALIF, dotted_yeh
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


def before_that(view: View, found: Found) -> Found | None:
    """A name of one rare word with the common word between it and 'that' ('أكد الوزير حنيفة أمان أن'); None where none stands there."""
    at, words = found.last, view.words
    if at + 1 >= len(words) or words[at + 1] not in speech_words(view.sheet.lexicon).that or {at, at + 1} & view.sheet.tokens.breaks:
        return None
    named = words[at].isalpha() and not words[at].startswith(ARTICLE) and not words[at].endswith(ALIF) and at not in view.taken
    return Found(found.first, at + 1) if named and _begins(view, found.first) and _goes_on(view, at) and not _tells(view, at) else None


def _tells(view: View, at: int) -> bool:
    """Whether a verb or a time stands at a token."""
    return any(hit.kind in ("cue", "deed", "moment") and not hit.clitics for hit in view.sheet.hits_at.get(at, ()))


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
        return not word.endswith(YEH) or dotted_yeh(view.sheet.tokens.surface(at, at + 1))  # 'على' is none
    plain = word not in view.frequent and len(word) >= _LEAST and at not in view.adjectives and at not in view.offices
    joined = word[0] == AND and (word[1:] in view.common or word[1:] in view.given or word[1:].startswith(ARTICLE))
    return plain and not joined and not inflected(view, at)
