"""Hours and parts of the day: 'eight o'clock in the evening', 'half past', 'the night of', and their time zones."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.arabic.numerals import cardinal, digits, ordinal
from marsad.arabic.words import CONJUNCTIONS
from marsad.reading.moments_phrase import Phrase
from marsad.reading.moments_scan import Scanner, Step


def clock(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """The hour, in digits or as an ordinal, and its minutes."""
    found = scan.find(at, "clock") if p.clock is None else None
    if found is None:
        return None
    at = found.last
    bracket = scan.word(at) == "("
    at += bracket
    word = scan.word(at)
    if word[:1].isdigit():
        number = digits(word)
        hour = None if number is None else (number, at + 1)
    else:
        hour = ordinal(scan.words, at, word) if word else None
    if hour is None or not 0 <= hour[0] <= 24:
        return None
    minutes, at, why = _minutes(scan, hour[0], hour[1])
    at += bracket and scan.word(at) == ")"
    time = int(hour[0]) * 60 + minutes
    return with_part(replace(p, clock=(time // 60 % 24, time % 60), why=(*p.why, found.entry.id, *why))), at


def _minutes(scan: Scanner, hour: float, at: int) -> tuple[int, int, tuple[str, ...]]:
    """(minutes, token after them, ids): '11:59', '11.59', 'and a half', 'and 59 minutes'; none is 0."""
    if hour != int(hour):
        return round((hour % 1) * 100), at, ()
    word = scan.word(at)
    if word == ":" and scan.word(at + 1).isdecimal():
        return int(scan.word(at + 1)), at + 2, ()
    found = scan.find(at, "minutes")
    if found is not None:
        return int(found.entry.number), found.last, (found.entry.id,)
    if word[:1] in CONJUNCTIONS and len(word) > 1:
        number = cardinal(scan.words, at, word[1:])
        unit = None if number is None else scan.find(number[1], "unit")
        if number is not None and unit is not None and unit.entry.value == "TM":
            return int(number[0]), unit.last, (unit.entry.id,)
    return 0, at, ()


def zone(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """The time zone after an hour; the value keeps the hour as it is written."""
    found = scan.find(at, "zone") if p.clock is not None else None
    if found is None:
        return None
    return replace(p, why=(*p.why, found.entry.id)), min(found.last + (found.entry.value != "whole"), scan.size)


def adverb(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """A part of the day after its day or hour: 'tomorrow morning', 'eight in the evening'."""
    if not (p.daily() or p.clock is not None) or (p.part and p.head != "T"):
        return None
    found = scan.find(at, "adverb")
    if found is None:
        return None
    return with_part(replace(p, part=found.entry.value, why=(*p.why, found.entry.id))), found.last


def with_part(p: Phrase) -> Phrase:
    """The phrase with its hour on the 24-hour clock, by the part of the day."""
    if p.clock is None or not p.part:
        return p
    hour, minute = p.clock
    if (p.part in ("TEV", "TAF") and 1 <= hour < 12 and not (p.part == "TAF" and hour == 11)) or (p.part == "TNI" and 6 <= hour < 12):
        hour += 12
    elif p.part in ("TMO", "TNI") and hour == 12:
        hour = 0
    return replace(p, clock=(hour, minute))
