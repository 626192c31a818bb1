"""Tense where it is written in the word: the future prefix of the imperfect."""

from __future__ import annotations

from functools import lru_cache

# nouns and names that begin like a future verb; folded stems
_NOT_VERBS = """
    سياس سيار سيد سيناء سيطر سيره سيرت سيرغ سيرج سيرا سياق سيناريو سيي سيما سينما سيول سيف سيل سياد سياح سته ستين ستون ستار
    ستراتيج ستيف ستول ستاند ستوكهولم ستان سنه سنو سنغاف سنجار سند سنت سنا ستر ستاد ستوديو سيرك سيدن سيمون سيبيريا سيتي سيث سيكا
    سيناتور سيمنس سيسي سيشل سياج سيبراني سيم ستالين ستيت سنان سني سيان ستيل
"""
_PREFIXES = ("سي", "ست", "سن")


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(_NOT_VERBS.split())


@lru_cache(maxsize=20_000)
def is_future(word: str) -> bool:
    """Whether a folded word is an imperfect with the future prefix ('سيلتقي', 'وستعقد'); doubtful words are not."""
    if word[:1] in ("و", "ف"):
        word = word[1:]
    return len(word) >= 4 and word.startswith(_PREFIXES) and not word.startswith(_stems())
