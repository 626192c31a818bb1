"""Durations, decades and vague expressions: those whose value needs no day to count from.

A duration keeps the 'before', 'since' or 'after' that anchors it, and its value is its length (P2.5Y, PT14H); a plural
without a number ('hours ago') is PAST_REF or FUTURE_REF.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from marsad.arabic.numerals import CARDINALS, cardinal, ordinal
from marsad.arabic.words import ARTICLE, CONJUNCTIONS
from marsad.reading.moments_phrase import VAGUE
from marsad.reading.moments_scan import Scanner, Word

MAX_LENGTH = 10_000  # a longer 'duration' is a count of something else
AGE_REACH = 4  # tokens before a duration in which a word of age or sentence makes it none

PLURALS = ("plural", "plural_definite")


class Found(NamedTuple):
    """An expression found: its tokens (last exclusive), its value, the ids of its words."""

    first: int
    last: int
    value: str
    why: tuple[str, ...]


class Length(NamedTuple):
    """A number of units: index after it, the number (None: unspecific), the unit, words beside."""

    last: int
    number: float | None
    unit: Word
    why: tuple[str, ...]


def iso_length(number: float, unit: Word) -> str:
    """'P2.5Y', 'PT14H', 'P30Y'; half an hour is PT30M."""
    code, number = unit.entry.value, number * unit.entry.number
    if code == "TH" and number != int(number):
        code, number = "TM", number * 60
    if code == "W" and number != int(number):
        code, number = "D", number * 7
    figure = f"{number:.2f}".rstrip("0").rstrip(".")
    return f"PT{figure}{code[1]}" if code[0] == "T" else f"P{figure}{code}"


def span_at(scan: Scanner, first: int, future: Callable[[], bool]) -> Found | None:
    """The duration or vague expression that begins at a token; `scan` knows the token's word without clitics."""
    vague = scan.find(first, "vague")
    if vague is not None and (not vague.entry.doubtful or scan.within(first)):
        return Found(first, vague.last, vague.entry.value, (vague.entry.id,)) if vague.entry.value else None
    return _anchored(scan, first, future) or _unanchored(scan, first) or _stretch(scan, first) or _decade(scan, first)


def _anchored(scan: Scanner, first: int, future: Callable[[], bool]) -> Found | None:
    anchor = scan.find(first, "anchor")
    if anchor is None or scan.word(first - 1) in scan.joints["of"]:
        return None
    if any(w.entry.role == "unit" and w.group == "forms" for w in scan.at.get(first - 1, ())):
        return None  # 'day after day'
    at = anchor.last
    why: tuple[str, ...] = (anchor.entry.id,)
    about = scan.find(at, "approximate")
    if about is not None:
        at, why = about.last, (*why, about.entry.id)
    length = _length(scan, at) or _single(scan, at, True)
    if length is not None:
        begin = at if about is not None and anchor.entry.value == "after" else first  # 'after more than [14 hours]'
        value = iso_length(length.number or 1, length.unit)
        return Found(begin, _modified(scan, length.last)[0], value, (*why, *length.why))
    some = scan.find(at, "amount")
    unit = scan.find(some.last if some else at, "unit")
    if unit is None or unit.group != "plural":
        return None
    last = unit.last
    few = scan.find(last, "few")
    last = few.last if few else last
    value = anchor.entry.value
    if value == "after":
        value = "FUTURE_REF" if future() else "PAST_REF"
    return Found(first, last, value, (*why, unit.entry.id, *((some.entry.id,) if some else ()), *((few.entry.id,) if few else ())))


def _unanchored(scan: Scanner, first: int) -> Found | None:
    length = _length(scan, first)
    if length is None:
        length = _single(scan, first, scan.barred(first - 1, "before", "within"))
    if length is None or _is_other(scan, first, length):
        return None
    last, modified = _modified(scan, length.last)
    if length.unit.entry.doubtful and not modified and length.unit.entry.number == 10:
        before = scan.at.get(first - 1, ()) if first else ()
        if not any(w.entry.role == "approximate" for w in before) and len(scan.tokens.surface(length.last - 1, last)) < 7:
            return None
    return Found(first, last, iso_length(length.number or 1, length.unit), length.why)


def _length(scan: Scanner, at: int) -> Length | None:
    """A number and its unit in either order, a dual, or a fraction of a unit."""
    word = scan.word(at)
    if not word:
        return None
    unit = scan.find(at, "unit")
    if unit is not None:
        return _by_unit(scan, unit)
    half = scan.find(at, "half")
    if half is not None:
        unit = scan.find(half.last, "unit")
        if unit is None or unit.group not in ("forms", "definite"):
            return None
        return Length(unit.last, float(half.entry.value), unit, (half.entry.id, unit.entry.id))
    found = cardinal(scan.words, at, word) or _with_article(scan, at)
    if found is None:
        return None
    bracket = at > 0 and scan.words[at - 1] == "(" and scan.word(found[1]) == ")"  # '(five) days'
    last = found[1] + bracket
    if not bracket and scan.word(last) == "(" and scan.word(last + 1).isdecimal() and scan.word(last + 2) == ")":
        last += 3  # 'three (3) days'
    unit = scan.find(last, "unit")
    if unit is None or unit.group not in ("forms", "plural", "plural_definite") or found[0] >= MAX_LENGTH or found[0] == 0:
        return None
    end, number = _and_half(scan, unit, found[0])
    return Length(end, number, unit, (unit.entry.id,))


def _with_article(scan: Scanner, at: int) -> tuple[float, int] | None:
    """'the 24 hours', 'the ten years'."""
    word = scan.word(at)
    if word.startswith(ARTICLE):
        if word == ARTICLE:
            return cardinal(scan.words, at + 1) if scan.word(at + 1)[:1].isdigit() else None
        value = CARDINALS.get(word[2:])
        if word[2:].isdecimal():
            return float(word[2:]), at + 1
        if value is None:
            return None
        following = scan.word(at + 1)
        tens = CARDINALS.get(following[3:], 0) if following[:1] in CONJUNCTIONS and following[1:3] == ARTICLE else 0
        return (float(value + tens), at + 2) if tens >= 20 and value < 10 else (float(value), at + 1)
    return None


def _by_unit(scan: Scanner, unit: Word) -> Length | None:
    """'two days', 'the last two years', 'the five days'."""
    if unit.group in ("dual", "dual_definite"):
        last, number = _and_half(scan, unit, 2)
        return Length(last, number, unit, (unit.entry.id,))
    if unit.group == "plural_definite":
        found = _with_article(scan, unit.last) or ordinal(scan.words, unit.last, scan.word(unit.last))
        if found is not None and found[0] >= 2 and (scan.word(unit.last)[2:] in CARDINALS or found[1] > unit.last + 1):
            return Length(found[1], found[0], unit, (unit.entry.id,))
    return None


def _and_half(scan: Scanner, unit: Word, number: float) -> tuple[int, float]:
    """'a year and a half', 'two and a half years'."""
    at = unit.last
    half = scan.at.get(at, ())
    for word in half:
        if word.entry.role == "half" and word.clitics and word.clitics in CONJUNCTIONS:
            again = scan.find(word.last, "unit")
            same = again is not None and again.entry is unit.entry and again.group in ("forms", "definite")
            return (again.last if same and again else word.last), number + float(word.entry.value)
    return at, number


def _single(scan: Scanner, at: int, anchored: bool) -> Length | None:
    """'one day', 'a whole month', 'a further week'; after an anchor also 'a year ago'."""
    unit = scan.find(at, "unit")
    if unit is None or unit.group != "forms":
        return None
    single = scan.find(unit.last, "single")
    if single is not None:
        return Length(single.last, 1, unit, (unit.entry.id, single.entry.id))
    last, number = _and_half(scan, unit, 1)
    if number != 1:
        return Length(last, number, unit, (unit.entry.id, "half"))
    if not anchored or (unit.entry.doubtful and unit.last == at + 1):
        return None
    following = scan.word(unit.last)
    if following[:1].isdigit() or scan.others_at(unit.last) or (following and cardinal(scan.words, unit.last, following)):
        return None
    return Length(unit.last, 1, unit, (unit.entry.id,))


def _modified(scan: Scanner, at: int) -> tuple[int, bool]:
    """The token after the modifiers of a duration, and whether there are any: 'the last three', 'further', 'few'."""
    found = scan.find(at, "single")
    if found is not None:
        return found.last, True
    few = scan.find(at, "few")
    at = few.last if few is not None else at
    modifier = scan.find(at, "modifier")
    if modifier is not None and modifier.entry.value in VAGUE and modifier.entry.value != "new":
        return modifier.last, True
    return at, few is not None


def _is_other(scan: Scanner, first: int, length: Length) -> bool:
    if scan.barred(length.last, "behind", "duration") or scan.barred(first - 1, "before", "every"):
        return True
    if any(scan.barred(i, "before", "duration") for i in range(max(0, first - AGE_REACH), first)):
        return True
    if length.unit.entry.value == "Y" and scan.barred(first - 1, "before", "age"):
        return True
    bracketed = first > 0 and scan.words[first - 1] == "(" and scan.word(length.last) == ")"
    return bracketed and length.unit.entry.value == "Y"


def _stretch(scan: Scanner, first: int) -> Found | None:
    """'the recent period', 'the coming weeks', 'the last few years'."""
    noun = scan.find(first, "stretch")
    unit = scan.find(first, "unit") if noun is None else None
    if noun is None and (unit is None or unit.group != "plural_definite"):
        return None
    word = noun or unit
    assert word is not None
    at, why = word.last, [word.entry.id]
    joined = next((w for w in scan.at.get(at, ()) if w.group == "plural_definite" and w.clitics in CONJUNCTIONS), None)
    at = joined.last if joined else at
    few = scan.find(at, "few")
    if few is not None:
        at = few.last
        why.append(few.entry.id)
    modifier = scan.find(at, "modifier")
    if modifier is None or modifier.entry.value not in VAGUE or (word.entry.doubtful and modifier.entry.value == "recent"):
        return None
    if unit is not None and modifier.entry.value == "recent" and scan.word(modifier.last) in scan.joints["of"]:
        return None  # 'the final days of'
    return Found(first, modifier.last, VAGUE[modifier.entry.value], (*why, modifier.entry.id))


def _decade(scan: Scanner, first: int) -> Found | None:
    """'the eighties', 'the twenties of the last century', 'the last century'."""
    century = scan.find(first, "century")
    if century is not None:
        begin = int(century.entry.number)
        return Found(first, century.last, f"{begin + 1}/{begin + 100}", (century.entry.id,))
    decade = scan.find(first, "decade")
    if decade is None or scan.barred(decade.last, "behind", "decade"):
        return None
    at = decade.last + (scan.word(decade.last) in scan.joints["of"])
    century = scan.find(at, "century")
    if century is None and decade.entry.doubtful:
        return None
    begin = int(decade.entry.number) + (int(century.entry.number) if century is not None else 1900)
    why = (decade.entry.id,) if century is None else (decade.entry.id, century.entry.id)
    return Found(first, decade.last if century is None else century.last, f"{begin}/{begin + 9}", why)


def sequel_at(scan: Scanner, first: int) -> Length | None:
    """'two days after that': the length, negative where it lies before."""
    found = scan.find(first, "sequel")
    if found is None:
        return None
    unit = next((w for w in scan.at.get(found.last, ()) if w.entry.role == "unit" and w.clitics), None)
    if unit is None or unit.group not in ("forms", "dual"):
        return None
    number = (2 if unit.group == "dual" else 1) * (1 if found.entry.value == "after" else -1)
    return Length(unit.last, number, unit, (found.entry.id, unit.entry.id))
