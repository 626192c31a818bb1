"""Spellings of one foreign name in Arabic letters: which letters stand for the same sound, and how far two words differ.

Sounds that Arabic has no letter for are written now with this, now with that one (g: غ ج ق ك; v: ف, which the fold has
made of ڤ), vowels are written or left out. Words that are Arabic are not loosened so: there another letter or another long
vowel makes another name (قاسم and جاسم, سالم and سليم).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.clitics import ARTICLE, bare
from marsad.limits import MAX_WORD_CACHE

MIN_SOUNDS = 3  # consonants below which words whose vowels differ are not compared
SONS = frozenset(("بن", "ابن", "بنت"))
_COMPOUND = frozenset(("عبد", "ابو", "ابي", "ابا", "ال", "ام"))  # what is one name with the word after it
_FATHER = {"ابي": "ابو", "ابا": "ابو"}  # cases of one word
# ayn, the emphatic consonants and h-dotted, which nobody uses for a foreign sound
_ARABIC = frozenset("عحضظذ")
_SOUNDS = str.maketrans("جقكطثصزذض", "غغغتتسسدد")  # families after the tables of variants in Arabic press style guides
_PARTS = re.compile("([اويه]*)([^اويه]?)")
_DOUBLE = re.compile(r"([اوي])\1+")
_AFFRICATE = ("تش", "ش")


class Sounds(NamedTuple):
    """A word as consonants of one family each, and the long vowels before each of them and after the last."""

    letters: tuple[str, ...]
    consonants: str
    vowels: tuple[str, ...]


@lru_cache(maxsize=MAX_WORD_CACHE)
def name_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words of a name, what is one name written as one ('عبد الله', 'أبو بكر')."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in _COMPOUND:
            found[-1] = _FATHER.get(found[-1], found[-1]) + word
        else:
            found.append(word)
    return tuple(found)


def arabic(word: str) -> bool:
    """Whether a folded word shows by its letters that it is an Arabic one."""
    return (word.startswith(ARTICLE) and len(word) > 4) or not _ARABIC.isdisjoint(word)


@lru_cache(maxsize=MAX_WORD_CACHE)
def shape(word: str) -> str:
    """What all spellings of a word have in common, by which they are looked up; the word itself where nothing is left."""
    return sounds(bare(word)).consonants or word


@lru_cache(maxsize=MAX_WORD_CACHE)
def sounds(word: str) -> Sounds:
    """A folded word taken apart; doubled vowels count once, ه at the end is a vowel, so are و and ي everywhere."""
    word = _DOUBLE.sub(r"\1", word.replace("ء", ""))
    plain = word.replace(*_AFFRICATE)
    letters, vowels = [], []
    for vowel, letter in _PARTS.findall(_soft(plain)):
        vowels.append(vowel)
        if letter:
            letters.append(letter)
    return Sounds(tuple(letters), "".join(letters).translate(_SOUNDS), tuple(vowels[: len(letters) + 1]))


def _soft(word: str) -> str:
    """ه within a word is a consonant: it is taken for ح, which foreign words have not."""
    return word[:1].replace("ه", "ح") + word[1:-1].replace("ه", "ح") + word[1:][-1:]


def differences(one: str, other: str) -> int | None:
    """In how many places two spellings of a foreign word differ: kinds of consonants and vowels; None for other words.

    A vowel that is another one, and not only left out, counts twice.
    """
    if one == other:
        return 0
    a, b = sounds(one), sounds(other)
    if a.consonants != b.consonants or not a.consonants:
        return None
    swapped = {frozenset(pair) for pair in zip(a.letters, b.letters, strict=True) if pair[0] != pair[1]}
    loose = sum((x != y) + (x not in y and y not in x) for x, y in zip(a.vowels, b.vowels, strict=True))
    if loose and len(a.consonants) < MIN_SOUNDS:
        return None
    return max(1, len(swapped) + loose)
