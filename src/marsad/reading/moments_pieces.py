"""The pieces that name a day, a month, a year or another period."""

from __future__ import annotations

import dataclasses

from msgspec.structs import replace

from marsad.arabic.calendar import date_at
from marsad.arabic.months import WEEKDAYS, month_at
from marsad.arabic.numerals import cardinal, ordinal
from marsad.arabic.words import CONJUNCTIONS, PREPOSITIONS
from marsad.arabic.written import Written, era, short_at
from marsad.reading.moments_phrase import STEPS, TURNS, Phrase
from marsad.reading.moments_scan import COMMAS, Scanner, Step, Word

YEARS = (1501, 2100)  # years that four digits may be
MODIFIERS = ("this", *STEPS)
DATIVE = 2 * PREPOSITIONS[1]  # before the article: 'the day before the war' is counted from the war


def day(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """A day counted from publication: 'today', 'yesterday'."""
    found = scan.find(at, "day") if p.offset is None and not p.unit else None
    if found is None or scan.relation(found.last, *TURNS):
        return None
    entry = found.entry
    return replace(p, offset=int(entry.number), part=entry.part or p.part, why=(*p.why, entry.id)), found.last


def weekday(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """A weekday; after a dual head two of them; after 'the night of' the two between which it lies."""
    number = WEEKDAYS.get(scan.word(at))
    if number is None or p.weekday is not None or p.unit:
        return None
    q, last = replace(p, weekday=number, why=(*p.why, "weekday")), at + 1
    following = scan.word(last)
    if p.dual and following[:1] in CONJUNCTIONS and following[1:] in WEEKDAYS:
        return replace(q, until=WEEKDAYS[following[1:]]), last + 1
    skip = following == "-"
    if p.part == "TNI" and WEEKDAYS.get(scan.word(last + skip)) == (number + 1) % 7:
        last += 1 + skip
    return q, last


def written(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """A date as written; both calendars' dates of one day may stand together."""
    word = scan.word(at)
    if (p.written is not None and p.islamic is not None) or p.unit:
        return None
    w = date_at(scan.tokens, at, word)
    if w is None and (p.weekday is not None or p.head == "D") and p.written is None:
        w = short_at(scan.words, at)
    if w is None or (p.islamic if w.hijri else p.written) is not None or (p.dated() and w.day is None and not p.head):
        return None
    if w.doubtful and not _certain(scan, p, w, at):
        return None
    two = _two_months(scan, p, w)
    why = (*p.why, "date", *(("and",) if two else ()))
    w = two or w
    return (replace(p, islamic=w, why=why) if w.hijri else replace(p, written=w, why=why)), w.last


def _certain(scan: Scanner, p: Phrase, w: Written, at: int) -> bool:
    """Whether a word that may be a month ('mars', 'practised') is one here."""
    if p.head or p.edge is not None or scan.relation(w.last, *MODIFIERS):
        return True
    return scan.within(at) and not (at == scan.first and scan.clitic())


def _two_months(scan: Scanner, p: Phrase, w: Written) -> Written | None:
    """A second month ('September or October next'), where a dual head or a modifier joins them."""
    if w.day is not None or w.until is not None or w.year is not None or w.hijri:
        return None
    word = scan.word(w.last)
    if word in scan.joints["and"]:
        other = month_at(scan.words, w.last + 1)
    elif word[:1] in CONJUNCTIONS:
        other = month_at(scan.words, w.last, word[1:])
    else:
        return None
    if other is None or other[1] or not (p.dual or (p.head and scan.relation(other[3], *MODIFIERS))):
        return None
    return dataclasses.replace(w, until=other[0], last=other[3])


def of_month(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """'the fifteenth of this month'."""
    if (p.dated() and p.weekday is None) or p.day is not None:
        return None
    word = scan.word(at)
    found = ordinal(scan.words, at, word)
    if found is None and word.isdecimal() and len(word) <= 2:
        found = (float(word), at + 1)
    if found is None or not 1 <= found[0] <= 31 or scan.word(found[1]) not in scan.joints["of"]:
        return None
    step = period(scan, replace(p, day=int(found[0])), found[1] + 1)
    return step if step is not None and step[0].unit == "M" else None


def period(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """'this week', 'next year', 'the following day'; after an edge also 'the year'."""
    if p.unit or p.year is not None or (p.written is not None and p.written.year is not None):
        return None
    pointer = scan.find(at, "pointer")
    unit = scan.find(pointer.last if pointer else at, "unit")
    if unit is None or unit.group != "definite" or unit.entry.number != 1:
        return None
    named = _which(scan, p, pointer, unit)
    if named is None:
        return None
    name, last, why = named
    if unit.entry.value == "D" and (name not in TURNS or (name != "same" and scan.word(last)[:2] == DATIVE)):
        return None
    q = replace(p, unit=unit.entry.value, unit_relation=name, why=(*p.why, unit.entry.id, *why))
    year = four_digits(scan, last) if q.unit == "Y" and p.written is None else None
    return (q, last) if year is None else (replace(q, year=year, unit=""), last + 1)


def _which(scan: Scanner, p: Phrase, pointer: Word | None, unit: Word) -> tuple[str, int, tuple[str, ...]] | None:
    """(relation, token after it, ids) of the period that a unit with its pointer or modifier names."""
    found = scan.relation(unit.last, *MODIFIERS, *TURNS, "new")
    if pointer is not None and (unit.entry.value != "D" or pointer.entry.value == "same"):
        redundant = found is not None and found.entry.value == "this"
        return pointer.entry.value, found.last if found is not None and redundant else unit.last, (pointer.entry.id,)
    if found is not None:
        return found.entry.value, found.last, (found.entry.id,)
    if p.head in ("E", "T") and unit.entry.value != "D":
        return "this", unit.last, ()
    return None


def four_digits(scan: Scanner, at: int) -> int | None:
    """The year that four digits at a token are, or None."""
    word = scan.word(at)
    return int(word) if len(word) == 4 and word.isdecimal() and YEARS[0] <= int(word) < YEARS[1] else None


def year(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """A year after its head ('the year 2002'), after an edge, a season or a preposition, and a range of years."""
    if p.year is not None or (p.written is not None and p.written.year is not None):
        return None
    if p.head != "Y":
        return _bare_year(scan, p, at)
    skip = scan.word(at) in COMMAS and at + 1 < scan.size and scan.tokens.starts[at + 1] == scan.tokens.ends[at]
    number, last = four_digits(scan, at + skip), at + skip + 1
    if number is None:
        return _islamic_or_spelled(scan, p, at)
    return _until_year(scan, replace(p, year=number, why=(*p.why, "year")), last)


def _bare_year(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """Four digits without a head, where nothing but a year can stand."""
    number = four_digits(scan, at)
    led = p.edge is not None or p.season is not None or bool(p.feast)
    if number is None or number < 1900 or not (led or (at == scan.first and scan.within(at))):
        return None
    if p.dated() and p.season is None and not p.feast:
        return None
    between = at > 0 and scan.words[at - 1] in scan.joints["between"]
    why = (*p.why, "between" if between else "year-prepositions")
    step = _until_year(scan, replace(p, year=number, dual=between, why=why), at + 1)
    following = scan.word(step[1])
    counted = (number % 100 == 0 or (step[0].year_until or 1) % 100 == 0) and following[:1].isalnum() and following[0] not in CONJUNCTIONS
    return None if counted or scan.find(step[1], "unit") or following == "%" else step


def _until_year(scan: Scanner, p: Phrase, at: int) -> Step:
    word = scan.word(at)
    joined = word in ("-", "/") or (p.dual and word in scan.joints["and"])
    other = four_digits(scan, at + 1) if joined else None
    if p.dual and not joined and word[:1] in CONJUNCTIONS and word[1:].isdecimal() and len(word) == 5:
        other = int(word[1:])
    if other is not None and p.year is not None and other > p.year:
        return replace(p, year_until=other), at + 1 + joined
    told = word in scan.joints["era"]
    return (replace(p, why=(*p.why, "era")), at + 1) if told else (p, at)


def _islamic_or_spelled(scan: Scanner, p: Phrase, at: int) -> Step | None:
    word = scan.word(at)
    if len(word) == 4 and word.isdecimal() and 1343 <= int(word) <= 1500:
        end, told = era(scan.words, at + 1)
        return replace(p, year=int(word), islamic_year=True, why=(*p.why, "year", *("era",) * told)), end if told else at + 1
    number = cardinal(scan.words, at, word) if word and not word[0].isdigit() else None
    if number is None or not YEARS[0] <= number[0] < YEARS[1]:
        return None
    return replace(p, year=int(number[0]), why=(*p.why, "year")), number[1]


def season(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """A season with its year, its modifier, or its head ('the season of summer')."""
    pointer = scan.find(at, "pointer")
    found = scan.find(pointer.last if pointer else at, "season") if not p.dated() else None
    if found is None or scan.barred(found.last, "behind", "season"):
        return None
    q = replace(p, season=int(found.entry.number), why=(*p.why, found.entry.id))
    if pointer is not None:
        this = pointer.entry.value == "this"
        return (replace(q, relation="this", why=(*q.why, pointer.entry.id)), found.last) if this else None
    step = scan.lead(q, q, found.last) or modifier(scan, q, found.last)
    if step is None:
        return (q, found.last) if p.head == "S" else None
    r = step[0]
    return step if r.year is not None or r.relation or r.unit == "Y" else None


def feast(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """A feast, where a preposition, a modifier or a year makes it a time."""
    found = scan.find(at, "feast") if not p.dated() else None
    if found is None:
        return None
    q = replace(p, feast=found.entry.value, why=(*p.why, found.entry.id))
    if scan.within(at) or scan.relation(found.last, *MODIFIERS) or four_digits(scan, found.last):
        return q, found.last
    return None


def modifier(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """'next', 'last', 'this' after what they say it of; after a full date they say nothing more."""
    if p.relation or not (p.weekday is not None or p.written or p.islamic or p.season is not None or p.feast):
        return None
    found = scan.relation(at, *MODIFIERS)
    if found is None:
        return None
    full = p.written is not None and p.written.year is not None
    return replace(p, relation="" if full else found.entry.value, why=(*p.why, found.entry.id)), found.last
