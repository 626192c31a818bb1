"""Words: tokens with their place in the text, and the clitics written together with them.

Rules see `Tokens.words` (folded, stripped); evidence is always `text[starts[i]:ends[j]]`, the original.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from marsad.arabic.letters import DELETED, strip
from marsad.limits import MAX_WORD_CACHE

# a number with its decimals or groups; a run of letters; ellipses and double dashes; a quotation mark that a page left as the
# code of HTML; any other sign alone
_PATTERN = r"\d+(?:[.,]\d+)*|[^\W\d_]+|\.{2,}|--+|[^\s]"
_TOKEN = re.compile(f"({_PATTERN})")
_TOKEN_OR_CODE = re.compile(f"(&(?:#34|quot);|{_PATTERN})")
_CODED = ("&#34;", "&quot;")
_MARK = '"'
# a line end, or the wide gap that old pages leave where a line ended
_WIDE = "    "
_BREAK = re.compile(rf"\n|[ \t]{{{len(_WIDE)},}}|\t")

MARK = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
DELETED_ONE = re.compile(f"[{DELETED}]")

CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
TO = "ل"
BY = "ب"
FUTURE = "س"
PERSONS = "يتنا"  # first letters of an imperfect, folded
THIRD = ("ي", "ت")  # those of its third person
PARTICIPLE = "م"  # the first letter of most participles
FIRSTS = ("ا", "ن")  # those of its first, of one and of several
DATIVE = "ل"
OF = "من"
FOR = "عن"
WITH = "مع"
ARTICLE = "ال"
ALIF = "ا"  # the ending of an indefinite object
OURS = "نا"  # the possessive suffix of those who speak
GOD = "الله"  # in whose name a person is wished well
HIS = "ه"  # the possessive suffix of a man
THEM = "هم"  # the same of several, and the object pronoun
THEIRS = "هما"  # the same of two
TWO = "ان"  # how two end who are a subject
UPON = "علي"  # folded
TOWARDS = "الي"  # folded
THEY = "وا"  # how a perfect of several ends
HER = "ها"  # the possessive suffix of a woman, a state, a group


_AND_THE = tuple(conjunction + ARTICLE for conjunction in CONJUNCTIONS)
_MIN_DEFINITE = 3  # letters of a word with its article, but one


@dataclass(slots=True, frozen=True)
class Tokens:
    """The words of a text, in parallel lists.

    words: folded forms (signs are tokens too; line ends are not); starts/ends: code-point offsets into `text`;
    breaks: indices of the tokens that begin a line (a paragraph, a menu entry), ascending.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    breaks: frozenset[int]

    def __len__(self) -> int:
        return len(self.words)

    def inside(self, token: int, letters: int) -> int:
        """The offset of a token's original text after so many of its folded letters (its clitics)."""
        at, end = self.starts[token], self.ends[token]
        if end - at == len(self.words[token]):
            return at + letters
        while letters and at < end:
            at += 1
            letters -= DELETED_ONE.match(self.text, at - 1) is None
        while at < end and DELETED_ONE.match(self.text, at):  # marks and tatweel of the last clitic
            at += 1
        return at

    def surface(self, first: int, last: int) -> str:
        """The original words of tokens first..last (last exclusive)."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens. Every token's offsets lead back to original code points in reading order."""
    plain, offsets, gaps = strip(text)
    coded = any(code in plain for code in _CODED)
    parts = (_TOKEN_OR_CODE if coded else _TOKEN).split(plain)  # what stands between words, and words, in turns
    places = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], places[:-1:2], places[1::2]
    breaks = {0, *(bisect_left(starts, at) for at in _line_ends(plain))}
    breaks.discard(len(words))
    if coded:
        words = [_MARK if word in _CODED else word for word in words]
    if offsets is not None:
        starts, ends = list(map(offsets.__getitem__, starts)), _ends(text, ends, offsets, gaps)
    return Tokens(text, words, starts, ends, frozenset(breaks))


def _line_ends(plain: str) -> list[int]:
    """Where the line ends and the wide gaps of a folded text are; most texts have no gaps, and are not searched for them."""
    if "\t" in plain or _WIDE in plain:
        return [found.start() for found in _BREAK.finditer(plain)]
    places: list[int] = []
    at = plain.find("\n")
    while at >= 0:
        places.append(at)
        at = plain.find("\n", at + 1)
    return places


def _ends(text: str, ends: list[int], offsets: array[int], gaps: Iterable[int]) -> list[int]:
    """The ends of tokens in the original text; only where something was left out right behind one, its marks are looked for."""
    found = list(map(offsets.__getitem__, ends))
    for gap in gaps:
        n = bisect_left(ends, gap)
        if n < len(ends) and ends[n] == gap:
            found[n] = _past_marks(text, offsets[gap - 1] + 1)
    return found


def plain_words(text: str) -> list[str]:
    """The words of a text as `tokenise` has them, without their places."""
    plain, _, _ = strip(text)
    if any(code in plain for code in _CODED):
        return tokenise(text).words
    return _TOKEN.findall(plain)


def _past_marks(text: str, at: int) -> int:
    """The offset after the vowel marks and the tatweel that belong to the letter before `at`."""
    if at >= len(text) or text[at] == " ":
        return at
    while at < len(text) and MARK.match(text, at):
        at += 1
    return at


Segmentation = tuple[str, str]
_SEGMENTS: dict[str, tuple[Segmentation, ...]] = {}


def segment(word: str) -> tuple[Segmentation, ...]:
    """The ways to part a folded word into (clitics, rest), the whole word first.

    Clitics are one of و ف, then one of ب ل ك or the future س; 'لل…' also reads as ل before the article (rest 'ال…', one letter longer than
    what is written). The rest keeps at least two letters. Nothing is decided here: the lexicon knows which rest is a word.
    """
    known = _SEGMENTS.get(word)
    if known is None:
        known = tuple(_segment(word))
        if len(_SEGMENTS) < MAX_WORD_CACHE:
            _SEGMENTS[word] = known
    return known


def _segment(word: str) -> list[Segmentation]:
    found: list[Segmentation] = [("", word)]
    rests = [("", word)]
    if len(word) > 2 and word[0] in CONJUNCTIONS:
        rests.append((word[0], word[1:]))
        found.append(rests[-1])
    for clitics, rest in rests:
        if len(rest) > 2 and rest[0] in PREPOSITIONS + FUTURE:
            found.append((clitics + rest[0], rest[1:]))
            if rest[0] == "ل" and rest[1] == "ل":
                found.append((clitics + "ل", ARTICLE + rest[2:]))
                found.append((clitics + "ل", ARTICLE + rest[1:]))
    return found


def without_conjunction(word: str) -> str:
    """A folded word without an attached و or ف; for asking after function words."""
    return word[1:] if len(word) > 2 and word[0] in CONJUNCTIONS else word


def with_conjunctions(words: frozenset[str]) -> frozenset[str]:
    """Folded words, and those of two letters and more with a conjunction attached: whether a text's word is one of `words` as it is or
    without its conjunction."""
    return words | {conjunction + word for conjunction in CONJUNCTIONS for word in words if len(word) > 1}


def dotted_yeh(surface: str) -> bool:
    """Whether a word as written ends in ي, which no perfect of a defective verb does ('رأي' is a noun, 'رأى' the verb)."""
    return surface.endswith(("ي", "ی"))


def bare_alef(surface: str, form: str | None) -> bool:
    """Whether a word as written ends in a bare ا where the form it folds to has a hamza ('هنا' is 'here', 'هنأ' the verb)."""
    return form is not None and form.endswith("أ") and surface.endswith("ا")


def governed_definite(word: str) -> bool:
    """Whether a preposition is attached to a word with the article ('للتبرع', 'بالجيش')."""
    return any(clitics[-1:] in tuple(PREPOSITIONS) and rest.startswith(ARTICLE) and len(rest) > 3 for clitics, rest in segment(word)[1:])


def definite(word: str) -> int:
    """0 for a word without the article; else one more than the number of clitic letters before the article."""
    if word.startswith(ARTICLE):
        return int(len(word) > _MIN_DEFINITE)
    return 2 if word.startswith(_AND_THE) and len(word) > _MIN_DEFINITE + 1 else 0
