"""Numerals: digits, cardinal and ordinal number words of either gender, and the values they stand for.

All functions take folded words (`Tokens.words`) and an index, and give (value, index after the last word) or None.
Sources: Wright, Grammar of the Arabic Language, I § 318 ff.; Ryding, Reference Grammar of Modern
Standard Arabic, ch. 15.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.arabic.letters import fold

Found = tuple[float, int]

_ONES = (
    ("واحد", "واحدة", "إحدى", "أحد"), ("اثنان", "اثنين", "اثنتان", "اثنتين", "اثنا", "اثني", "اثنتا", "اثنتي"),
    ("ثلاثة", "ثلاث"), ("أربعة", "أربع"), ("خمسة", "خمس"), ("ستة", "ست"), ("سبعة", "سبع"),
    ("ثمانية", "ثماني", "ثمان", "ثمانيا"), ("تسعة", "تسع"),
)  # fmt: skip
_TEN = ("عشرة", "عشر")
_TENS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_THREE_TO_NINE = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_HUNDRED = ("مئة", "مائة")
_ORDINALS = (
    ("أول", "أولى"), ("ثاني", "ثانية", "ثان"), ("ثالث", "ثالثة"), ("رابع", "رابعة"), ("خامس", "خامسة"),
    ("سادس", "سادسة"), ("سابع", "سابعة"), ("ثامن", "ثامنة"), ("تاسع", "تاسعة"), ("عاشر", "عاشرة"),
)  # fmt: skip
_SCALES = {
    "ألف": 10**3, "ألفا": 10**3, "آلاف": 10**3, "مليون": 10**6, "مليونا": 10**6, "ملايين": 10**6, "مليار": 10**9,
    "مليارا": 10**9, "مليارات": 10**9,
}  # fmt: skip
_PLURAL_SCALES = ("آلاف", "ملايين", "مليارات")  # these want a number before them
_DUAL_SCALES = {"ألفان": 2000, "ألفين": 2000, "ألفي": 2000, "مليونان": 2 * 10**6, "مليونين": 2 * 10**6}

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


def _cardinal_table() -> dict[str, int]:
    table: dict[str, int] = {}
    for value, forms in enumerate(_ONES, 1):
        table |= {fold(form): value for form in forms}
    table |= {fold(form): 10 for form in _TEN}
    for value, stem in enumerate(_TENS, 2):
        table |= {fold(stem + ending): 10 * value for ending in ("ون", "ين")}
    for hundred in map(fold, _HUNDRED):
        table[hundred] = 100
        table |= {fold(stem) + hundred: 100 * n for n, stem in enumerate(_THREE_TO_NINE, 3)}
        table[fold("ثماني") + hundred] = 800
        table |= {hundred[:-1] + ending: 200 for ending in ("تان", "تين", "تا", "تي")}
    return table


def _ordinal_table() -> dict[str, int]:
    table = {fold("ال" + form): value for value, forms in enumerate(_ORDINALS, 1) for form in forms}
    for value, stem in enumerate(_TENS, 2):
        table |= {fold("ال" + stem + ending): 10 * value for ending in ("ون", "ين")}
    return table


CARDINALS = _cardinal_table()
ORDINALS = _ordinal_table()
_FIRST_OF_TEENS = {fold("الحادي"): 1, fold("الحادية"): 1}
_TEENS_TAIL = frozenset({fold("عشر"), fold("عشرة")})
_SCALE = {fold(form): value for form, value in _SCALES.items()}
_DUAL_SCALE = {fold(form): value for form, value in _DUAL_SCALES.items()}
_BARE_PLURAL = frozenset(map(fold, _PLURAL_SCALES))
_AND = "و"
_ARTICLE = "ال"

NUMBER_WORDS = frozenset((*CARDINALS, *ORDINALS, *_FIRST_OF_TEENS, *_SCALE, *_DUAL_SCALE)) - _BARE_PLURAL


def digits(word: str) -> float | None:
    """The value of a folded word of digits: '24', '2.5', '2,5' (a decimal), '1,500' and '1.500.000' (thousands); else None."""
    if not word[:1].isdigit() or not _DIGITS.fullmatch(word):
        return None
    if _GROUPED.fullmatch(word):
        return float(word.replace(",", ""))
    if _POINTED.fullmatch(word):
        return float(word.replace(".", ""))
    plain = word.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else None


def cardinal(words: Sequence[str], at: int, first: str | None = None) -> Found | None:
    """The number that begins at a word: digits, or number words joined by و ('خمسة وعشرون', 'ألفين وخمسة عشر').

    first: the word at `at` without its clitics, where it has any.
    """
    word = words[at] if first is None else first
    number = digits(word)
    if number is not None:
        return _scaled(words, at + 1, number)
    part = _part(words, at, word)
    if part is None:
        return None
    total, last = part
    below = _room(total)
    while last < len(words) and words[last][:1] == _AND and below > 1:
        more = _part(words, last, words[last][1:])
        if more is None or more[0] >= below or (total < 10 and more[0] < 20):
            break
        total, last = total + more[0], more[1]
        below = _room(more[0])
    return total, last


def _room(value: float) -> float:
    """The bound below which a number may follow one of this size after و; units are followed by tens."""
    if value >= 1000:
        return 1000
    if value >= 100:
        return 100
    return 100 if value < 10 else 0


def _part(words: Sequence[str], at: int, word: str) -> Found | None:
    """One addend: a unit, a number from 11 to 19, tens, hundreds, or any of them before a thousand or a million."""
    if word in _DUAL_SCALE:
        return float(_DUAL_SCALE[word]), at + 1
    if word in _SCALE and word not in _BARE_PLURAL:
        return float(_SCALE[word]), at + 1
    value = CARDINALS.get(word)
    if value is None:
        number = digits(word)
        return None if number is None else (number, at + 1)
    following = words[at + 1] if at + 1 < len(words) else ""
    if value < 10 and following in _TEENS_TAIL:
        return _scaled(words, at + 2, value + 10)
    if 3 <= value < 10 and CARDINALS.get(following) == 100:
        return _scaled(words, at + 2, value * 100)
    return _scaled(words, at + 1, value)


def _scaled(words: Sequence[str], at: int, value: float) -> Found:
    if at < len(words) and words[at] in _SCALE:
        return value * _SCALE[words[at]], at + 1
    return float(value), at


def ordinal(words: Sequence[str], at: int, first: str | None = None) -> Found | None:
    """The ordinal with the article that begins at a word: 'الرابع', 'الحادية عشرة', 'الخامس والعشرون'; also 'الـ24'."""
    word = words[at] if first is None else first
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == _ARTICLE and following.isdigit():
        return float(following), at + 2
    if word.startswith(_ARTICLE) and word[2:].isdigit():
        return float(word[2:]), at + 1
    value = ORDINALS.get(word) or _FIRST_OF_TEENS.get(word)
    if value is None:
        return None
    if value < 10:
        if following in _TEENS_TAIL:
            return value + 10.0, at + 2
        tens = ORDINALS.get(following[1:]) if following[:1] == _AND else None
        if tens is not None and tens >= 20:
            return value + float(tens), at + 2
        if word in _FIRST_OF_TEENS:
            return None
    return float(value), at + 1
