"""What a wording consists of, so that two can be compared: stems without empty words, which are denied, and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

import msgspec

from marsad.arabic.numerals import NUMBER_WORDS, cardinal
from marsad.arabic.stems import stem
from marsad.arabic.words import segment, without_conjunction
from marsad.lexicon.deeds import Trigger
from marsad.lexicon.load import load
from marsad.limits import MAX_WORD_CACHE

One = TypeVar("One")

_DENIES = -1  # instead of the stem of a word that denies what follows it
_WITHIN = 2  # words after a negation that it denies
_SKETCHED = 256  # bits of a sketch
RESEMBLING = 0.3  # part of the fewer bits that two sketches have in common where the wordings may be alike
_DIGITS = 15  # of a number that are told apart: as many as a float keeps
_FEWEST = 2  # smaller numbers are articles and pronouns as often as counts


class Wording(msgspec.Struct, frozen=True, array_like=True):
    """The stems of a wording, those of them that stand denied, its numbers, and the types of deeds that its words name.

    A stem is its CRC-32: they are only counted and compared.
    """

    stems: frozenset[int]
    denied: frozenset[int]
    numbers: frozenset[str]
    deeds: frozenset[str]


class Common(msgspec.Struct, frozen=True):
    """How like two wordings are: `shared` stems, the part of the shorter (and of both) that these are."""

    shared: int
    of_shorter: float
    of_both: float


UNLIKE = Common(0, 0.0, 0.0)


def wording(words: Sequence[str]) -> Wording:
    """The wording of folded words in their order."""
    stems: set[int] = set()
    denied: set[int] = set()
    named: set[str] = set()
    reach = 0
    counted = False
    for found, deeds, numeral in map(_told, words):
        if deeds:
            named.update(deeds)
        if numeral:
            counted = True
        if found is None:
            continue
        if found == _DENIES:
            reach = _WITHIN
            continue
        stems.add(found)
        if reach:
            denied.add(found)
            reach -= 1
    numbers = frozenset(_numbers(words)) if counted else frozenset()
    return Wording(frozenset(stems), frozenset(denied), numbers, frozenset(named))


def common(a: Wording, b: Wording) -> Common:
    """How like two wordings are; their order does not matter."""
    shared = len(a.stems & b.stems)
    if not shared:
        return UNLIKE
    return Common(shared, shared / min(len(a.stems), len(b.stems)), shared / (len(a.stems) + len(b.stems) - shared))


def sketch(words: Wording) -> bytes:
    """The stems of a wording as bits, one for each, by which unlike wordings are told apart cheaply."""
    bits = 0
    for one in words.stems:
        bits |= 1 << one % _SKETCHED
    return bits.to_bytes(_SKETCHED // 8, "big")


class Least(NamedTuple):
    """What two wordings must have in common to be compared: so many stems, this part of the shorter's stems, this part of the
    fewer bits of their sketches."""

    stems: int = 0
    part: float = 0.0
    bits: float = 0.0


class Seeker(NamedTuple, Generic[One]):
    """Somebody who seeks: the bits of his sketch, how many are set, his stems, those that lie on the bit of another, what must
    be in common."""

    bits: int
    many: int
    stems: int
    hidden: int
    least: Least
    one: One


def seeker(sketched: bytes, words: Wording, least: Least, one: One) -> Seeker[One]:
    """Somebody of such words, with their sketch, who seeks those that have the least in common with him."""
    bits = int.from_bytes(sketched, "big")
    many = bits.bit_count()
    return Seeker(bits, many, len(words.stems), len(words.stems) - many, least, one)


def sifted(rows: Iterable[tuple[int, int, bytes]], seekers: Mapping[int, Sequence[Seeker[One]]]) -> Iterator[tuple[int, One]]:
    """Those of some rows (key, number, sketch), by their number, that may have as much in common with who seeks at their key as he asks
    for, each with him.

    Stems in common set bits in common, but for those of his that are hidden; the shorter has at least as many stems as bits.
    """
    for key, n, kept in rows:
        theirs = int.from_bytes(kept, "big")
        most = theirs.bit_count()
        for mine, many, stems, hidden, least, one in seekers[key]:
            shared = (mine & theirs).bit_count()
            reach = shared + hidden
            if reach < least[0] or shared < least[2] * (many if many < most else most):
                continue
            if reach >= least[1] * (stems if stems < most else most):
                yield n, one


def resembling(one: int, other: int) -> bool:
    """Whether the wordings of two sketches, as numbers, may have a good part of the shorter's stems in common."""
    shared = (one & other).bit_count()
    return shared > 0 and shared >= RESEMBLING * min(one.bit_count(), other.bit_count())


def other_numbers(a: Wording, b: Wording) -> tuple[str, str] | None:
    """The numbers of two wordings, ascending, where each has one that the other has not; else None.

    '81.000' and '81 thousand' are one number: where a point parts thousands, reading has it a thousandth of the other.
    """
    mine, theirs = a.numbers - b.numbers, b.numbers - a.numbers
    mine, theirs = (frozenset(one for one in these if not _thousandth(one, those)) for these, those in ((mine, theirs), (theirs, mine)))
    if not mine or not theirs:
        return None
    first, second = (", ".join(sorted(one.numbers, key=float)) for one in (a, b))
    return first, second


def _thousandth(one: str, others: frozenset[str]) -> bool:
    return any(float(other) in (float(one) * 1000, float(one) / 1000) for other in others)


def opposed(a: Wording, b: Wording) -> bool:
    """Whether one denies what the other affirms: of the stems of both, some stand denied in one and none in the other."""
    both = a.stems & b.stems
    return bool(a.denied & both) != bool(b.denied & both)


def _numbers(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(words):
        number = cardinal(words, at)
        if number is None:
            at += 1
            continue
        if number[0] >= _FEWEST:
            found.append(f"{number[0]:.{_DIGITS}g}")
        at = number[1]
    return found


@lru_cache(maxsize=MAX_WORD_CACHE)
def _told(word: str) -> tuple[int | None, tuple[str, ...], bool]:
    """What a word tells: see `_kind`, `_deeds` and `_numeral`."""
    return _kind(word), _deeds(word), _numeral(word)


def _kind(word: str) -> int | None:
    """The stem of a word; None for one that says nothing, `_DENIES` for one that denies what follows it."""
    empty, opposites = _lists()
    bare = without_conjunction(word)
    if word in opposites or bare in opposites:
        return _DENIES
    if word in empty or bare in empty or not word[0].isalpha() or len(word) < 2:
        return None
    return crc32(stem(word).encode())


def _deeds(word: str) -> tuple[str, ...]:
    """The types of deeds that a single word names, by itself or under its clitics."""
    lexicon = load()
    triggers = lexicon.entries("deed", Trigger)
    refs = [ref for _, rest in segment(word) for ref in lexicon.forms.get(rest, ())]
    return tuple(sorted({triggers[index].type for kind, index, _ in refs if kind == "deed"}))


def _numeral(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = load()
    return lexicon.words("empty-words"), lexicon.words("denials") | lexicon.words("opposites")
