"""Tense where it is written in the word: the future prefix of the imperfect."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.letters import fold

# nouns and names that begin like a future verb; stems, folded at first use
_NOT_VERBS = (
    "سياس سيار سيد سيناء سيطر سيرة سيرته سيرغ سيرج سيرا سيرا سياق سيناريو سيئ سيما سينما سيول سيف سيل سيادت سياد سياح ست ستين ستون ستار ستراتيج ستيف "
    "ستول ستاند ستوكهولم ستان سنة سنو سنغاف سنجار سند سنت سنا ستر ستائر ستريت ستيني ستينات ستاد ستوديو ستانيسلاف سيرك سيدن سيات سيمون "
    "سيبيريا سيتي سيث سيكا سيناتور سيمنس سيراليون سيسي سيشل سيلفا سيلان سياج سيبراني سيم ستالين ستيت سنان سنتر سنوات"
)  # fmt: skip
_PREFIXES = ("سي", "ست", "سن")


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(fold(stem) for stem in _NOT_VERBS.split() if len(stem) > 2)


@lru_cache(maxsize=20_000)
def is_future(word: str) -> bool:
    """Whether a folded word is an imperfect with the future prefix ('سيلتقي', 'وستعقد'); doubtful words are not."""
    if word[:1] in ("و", "ف"):
        word = word[1:]
    return len(word) > 4 and word.startswith(_PREFIXES) and not word.startswith(_stems())
