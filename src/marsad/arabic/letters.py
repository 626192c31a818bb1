"""Letters: a fold of equal length, and the deletions that bring an offset table.

`fold` maps each code point to exactly one code point, so offsets hold. What a reader of Arabic does not see as a letter
(short vowels, tatweel, bidi and zero-width controls) is left out by `strip`, which returns where each kept code point stood.
Sources: Unicode 15 (Arabic, Arabic Presentation Forms-A/B, General Punctuation).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache, lru_cache

_HAMZA = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ؤ": "و", "ئ": "ي"}
_FINALS = {"ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه"}
_FOREIGN = {"ک": "ك", "ڪ": "ك", "گ": "ك", "ݣ": "ك", "ڭ": "ك", "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڥ": "ف",
            "ڨ": "ق", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ں": "ن"}  # fmt: skip
_QUOTES = dict.fromkeys("«»“”„‟″‶❝❞＂〝〞", '"') | dict.fromkeys("‘’‚‛′‵‹›`´ʼ", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_SPACES = dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
_LINES = dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n")
_PUNCTUATION = {"٪": "%", "٫": ".", "٬": ",", "۔": ".", "‚": ",", "（": "(", "）": ")", "＊": "*", "٭": "*"}

DELETED = (
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_DELETED_ONE = re.compile(f"[{DELETED}]")  # one letter is quicker to look for than a run


def _table() -> dict[int, str]:
    table: dict[str, str] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[chr(code)] = plain
    letters = {**_HAMZA, **_FINALS, **_FOREIGN}
    table = {form: letters.get(plain, plain) for form, plain in table.items()}
    for part in (letters, _QUOTES, _DASHES, _SPACES, _LINES, _PUNCTUATION):
        table |= part
    table |= {chr(ord(zero) + n): str(n) for zero in "٠۰" for n in range(10)}
    table |= {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    return {ord(form): plain for form, plain in table.items()}


_TABLE = _table()
_LETTERS = {chr(code): plain for code, plain in _TABLE.items()}
_COMMON = "أإآؤئىة«»\u00a0"  # what is folded in nearly every text
_RARE = re.compile(f"[{re.escape(''.join(sorted(_LETTERS.keys() - set(_COMMON))))}]")
_LONG = 200  # code points from which on it is quicker to look for the letters that a text has


def fold(text: str) -> str:
    """The text as rules see it: hamza forms, ى/ي, ة/ه, foreign letters, digits, quotes, dashes and spaces made one.

    The result has the length of the text, code point for code point; folding twice is folding once.
    """
    return text.translate(_TABLE) if len(text) < _LONG else _folded(text)


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """A long text folded; kept for the next who asks, for a page is folded as a whole more than once, and its lines between."""
    for letter in _COMMON:  # no letter is folded to one that is folded
        text = text.replace(letter, _LETTERS[letter])
    for letter in set(_RARE.findall(text)):
        text = text.replace(letter, _LETTERS[letter])
    return text


@cache
def _places(bits: int) -> array[int]:
    """0, 1, 2, … below a power of two."""
    return array("l", range(1 << bits))


def strip(text: str) -> tuple[str, array[int] | None, list[int]]:
    """The folded text without diacritics, tatweel and invisible controls, where each code point of it stood, and the places in it
    before which something was left out.

    The table has one entry more than the text (the length of the original), or is None where nothing was left out.
    """
    folded = fold(text)
    if _DELETED_ONE.search(folded) is None:
        return folded, None, []
    gaps: list[int] = []
    offsets: array[int] = array("l")
    parts: list[str] = []
    places = _places((len(folded) + 1).bit_length())
    at = 0
    for found in _DELETED_ONE.finditer(folded):
        start, end = found.span()
        if start > at:
            parts.append(folded[at:start])
            offsets.extend(places[at:start])
            gaps.append(len(offsets))
        at = end
    parts.append(folded[at:])
    offsets.extend(places[at : len(folded) + 1])
    return "".join(parts), offsets, gaps
