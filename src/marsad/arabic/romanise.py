"""Arabic letters as Latin ones, for keys of people nobody has listed: stable, plain, lower case.

Source of the table: the ALA-LC romanisation without its diacritics; short vowels that are not written stay unwritten, so
that a consonant pair gets an 'a' between its parts only where it could not be said. The words that names are put together
with are written as is usual, and in one way however a paper writes them: 'عبدالله' as 'عبد الله', 'ابن' as 'بن'.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.limits import MAX_WORD_CACHE

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "o", "ي": "i", "ء": "",
}  # fmt: skip
_USUAL = {"الله": "allah", "بن": "bin", "ابن": "bin", "بنت": "bint", "ابو": "abu"}
_SERVANT = "عبد"  # before a name of God, of which the shortest has four letters
_VOWELS = frozenset("aio")
_WEAK = str.maketrans("", "", "اويء")


def romanise(words: list[str]) -> str:
    """The slug of a name given as folded words: 'سامي خوري' → 'sami-khori'."""
    return "-".join(part for part in (_word(word) for word in words) if part) or "unnamed"


@lru_cache(maxsize=MAX_WORD_CACHE)
def _word(word: str) -> str:
    if word in _USUAL:
        return _USUAL[word]
    if word.startswith(_SERVANT + "ال") and len(word) > 6:
        return f"{_word(_SERVANT)}-{_word(word[3:])}"
    if word.startswith("ال") and len(word) > 3:
        return "al-" + _word(word[2:])
    parts: list[str] = []
    for at, letter in enumerate(word):
        latin = _LETTERS.get(letter)
        if latin is None:
            latin = letter if letter.isascii() and letter.isalnum() else ""
        elif letter == "و" and at == 0:
            latin = "w"
        elif letter == "ي" and at == 0:
            latin = "y"
        elif letter == "ه" and at == len(word) - 1 and at > 0:
            latin = "a"
        if latin and parts and latin[0] not in _VOWELS and parts[-1][-1] not in _VOWELS and at < len(word) - 1:
            latin = "a" + latin
        if latin:
            parts.append(latin)
    return "".join(parts)


def skeleton(word: str) -> str:
    """A folded word without its long vowels, by which transliterations of one foreign name are compared."""
    return word.translate(_WEAK)
