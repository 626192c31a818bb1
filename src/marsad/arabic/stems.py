"""Light stems: what is left of a folded word without clitics, article and the commonest endings.

For telling whether two wordings have words in common, never for reading: a stem is no word. After Larkey, Ballesteros and
Connell, Improving Stemming for Arabic Information Retrieval (SIGIR 2002, 'light10'), with the future and the personal
prefixes of verbs.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.limits import MAX_WORD_CACHE

_LEAST = 3  # letters that must be left
_BEFORE = ("وال", "بال", "كال", "فال", "ولل", "فلل", "ال", "لل")
_VERBAL = ("سي", "ست", "سن", "ي", "ت", "ن")  # the future, and the persons of the imperfect
_AFTER = ("هما", "تين", "ها", "هم", "نا", "ات", "ان", "ون", "ين", "يه", "تي", "ه", "ي", "ت", "ا")
_SINGLE = "وفبلك"


@lru_cache(maxsize=MAX_WORD_CACHE)
def stem(word: str) -> str:
    """The light stem of a folded word; a short word stays as it is."""
    rest = _without_head(word)
    for ending in _AFTER:
        if rest.endswith(ending) and len(rest) - len(ending) >= _LEAST:
            return rest[: -len(ending)]
    return rest


def _without_head(word: str) -> str:
    for head in _BEFORE:
        if word.startswith(head) and len(word) - len(head) >= _LEAST - 1:
            return word[len(head) :]
    if word[0] in "وف" and len(word) > _LEAST:
        rest = _without_head(word[1:])
        return rest if len(rest) >= _LEAST else word
    if word[0] in _SINGLE and len(word) > _LEAST + 1:
        return word[1:]
    for head in _VERBAL:
        if word.startswith(head) and len(word) - len(head) >= _LEAST:
            return word[len(head) :]
    return word
