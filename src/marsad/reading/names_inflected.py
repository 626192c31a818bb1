"""Words that no list of common words holds, but that are a form of one it does: 'سيلعب', 'قبوله', 'متحدثا' are nobody's name."""

from __future__ import annotations

from marsad.arabic.clitics import (
    AND,
    ARTICLE,
    BY,
    DERIVED,
    FEMININE_VERB,
    IMPERFECT,
    IMPERFECT_LETTERS,
    MANNER,
    OURS,
    PEOPLES,
    SEMIVOWELS,
    TA_MARBUTA,
    THEN,
    TO,
    YEH,
    YOURS,
)
from marsad.arabic.words import ALIF, FUTURE, HIS
from marsad.reading.names_view import View

_MIN_STEM = 3  # letters of a common word to which something is attached
_MIN_LONG = 4  # letters of one that foreign names do not end up alike with


def inflected(view: View, at: int) -> bool:
    """Whether a word is a form of a common one: a verb, an accusative, a plural of participles, a noun with a pronoun."""
    word = view.words[at]
    if len(word) <= _MIN_STEM or word in view.given:
        return False
    his = word.endswith(HIS) and not view.sheet.tokens.surface(at, at + 1).endswith(TA_MARBUTA)
    if word.startswith(IMPERFECT) or _form(view, word, his):
        return True
    rest = word[1:]
    if word[0] in BY + TO and rest.endswith(YEH) and len(rest) > _MIN_LONG + 1 and rest[:-1] in view.common:
        return True  # 'باعتذاري'
    return word[0] in AND + THEN and word not in view.common and len(rest) > _MIN_LONG and rest not in view.given and _form(view, rest, his)


def _form(view: View, word: str, his: bool) -> bool:
    return _verb(view, word) or _owned(view, word, his) or _accusative(view, word) or _plural(view, word)


def _verb(view: View, word: str) -> bool:
    """A verb: in the future, in the imperfect of many, in the perfect of a woman or a body."""
    if word[0] == FUTURE and word[1] in IMPERFECT_LETTERS and len(word) > _MIN_LONG and word[1:] in view.common:
        return True
    if word[0] == YEH and word.endswith(PEOPLES[1]) and word[:-2] in view.common:
        return True
    if word[0] == word[-1] == FEMININE_VERB[0] and _derived(word[1:-1]):
        return True
    stem = word[:-1]
    return word[-1] == FEMININE_VERB[0] and len(stem) == _MIN_STEM and stem in view.common and not set(stem) & set(SEMIVOWELS)


def _derived(stem: str) -> bool:
    """The consonants of a perfect of the fifth form ('تشبثت') or the sixth ('تقاعست')."""
    if len(stem) == _MIN_LONG and stem[1] == ALIF:
        stem = stem[0] + stem[2:]
    return len(stem) == _MIN_STEM and not set(stem) & {ALIF, *SEMIVOWELS}


def _owned(view: View, word: str, his: bool) -> bool:
    """A common noun with a pronoun, or one shaped like a verbal noun with 'his' ('اعتزاله')."""
    if his:
        stem = word[:-1]
        noun = len(stem) > _MIN_LONG and stem[0] == ALIF == stem[-2] and stem[2] == FEMININE_VERB[0]
        if noun or (len(stem) >= _MIN_STEM and stem in view.common and stem not in view.given):
            return True
    if word.endswith(OURS) and not word.startswith(ARTICLE) and len(word) > _MIN_LONG + 1 and word[:-2] in view.common:
        return True
    return word.endswith(YOURS) and len(word) > _MIN_LONG and word[:-2] + HIS in view.common


def _accusative(view: View, word: str) -> bool:
    """An indefinite accusative: of a common noun, or of a participle ('مخاطبا', 'متحدثا')."""
    if word[-1] != ALIF or word.startswith(ARTICLE):
        return False
    stem = word[:-1]
    if len(stem) >= _MIN_LONG and stem[-1] != YEH and stem in view.common and stem not in view.given:
        return True
    if stem[0] != MANNER[0] or len(stem) <= _MIN_LONG:
        return False
    return stem.startswith(DERIVED) or (len(stem) == _MIN_LONG + 1 and stem[2] == ALIF and stem[1] not in SEMIVOWELS)


def _plural(view: View, word: str) -> bool:
    """A plural of participles whose singular is a common word ('متعاملون', 'مساعدون')."""
    stem = word[:-2]
    if not word.endswith(PEOPLES) or len(stem) < _MIN_LONG or word[0] != MANNER[0]:
        return False
    return stem.startswith(DERIVED) or stem in view.common or stem + YEH in view.common
