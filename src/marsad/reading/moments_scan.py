"""One time expression from left to right: each step takes a piece (a weekday, a date, an hour …) that is not there yet.

A step is given a phrase and a token and returns the phrase with the piece and the token after it, or None. Pieces that only
lead ('the evening of', 'the beginning of') are taken with what they lead to, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from marsad.arabic.calendar import WEEKDAYS, date_at, month_at
from marsad.arabic.numerals import cardinal, digits, ordinal
from marsad.arabic.words import CONJUNCTIONS, Tokens
from marsad.lexicon.match import Hit
from marsad.lexicon.moments import TimeWord
from marsad.reading.moments_phrase import Phrase

MAX_TOKENS = 40  # tokens of one expression
YEARS = (1800, 2100)
_COMMAS = ("،", ",")

Step = tuple[Phrase, int]


class Word(NamedTuple):
    """A word of the lexicon found in the text: token after it, its entry, its group, the clitics before it."""

    last: int
    entry: TimeWord
    group: str
    clitics: str


class Scanner:
    """Reads the time expressions of one text, by the lexicon's hits in it."""

    def __init__(self, tokens: Tokens, hits: Iterable[Hit], entries: list[TimeWord], joints: dict[str, frozenset[str]]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.size = len(tokens)
        self.joints = joints
        self.at: dict[int, list[Word]] = {}
        for hit in hits:
            if hit.kind == "moment":
                self.at.setdefault(hit.first, []).append(Word(hit.last, entries[hit.index], hit.tag, hit.clitics))
        self._bare: str | None = None  # the first word without its clitics
        self._first = -1
        self._steps: tuple[Callable[[Phrase, int], Step | None], ...] = (
            self._opening, self._edge, self._head, self._clock, self._period, self._day, self._weekday, self._written, self._part,
            self._year, self._season, self._feast, self._of_month, self._modifier, self._zone,
        )  # fmt: skip

    def find(self, at: int, *roles: str) -> Word | None:
        """The longest word of these roles at a token; clitics are allowed only where an expression begins."""
        for word in self.at.get(at, ()):
            if word.entry.role in roles and (not word.clitics or at == self._first):
                return word
        return None

    def word(self, at: int) -> str:
        """The folded word at a token, without clitics where the expression begins; '' past the end or on a new line."""
        if at == self._first and self._bare is not None:
            return self._bare
        return self.words[at] if at < self.size and at not in self.tokens.breaks else ""

    def begin(self, first: int, bare: str | None) -> None:
        """Expressions from now on begin at this token, whose word without clitics is `bare` (None: it has none)."""
        self._first, self._bare = first, bare

    def phrase_after(self, at: int) -> bool:
        """Whether a piece of another expression stands at a token ('before the day of Friday' is no day's length)."""
        return self._step(Phrase(at, at, head="D"), at) is not None or month_at(self.words, at) is not None

    def phrase(self, first: int, bare: str | None) -> Phrase | None:
        """The expression that begins at a token (`bare`: its word without clitics), or None."""
        self.begin(first, bare)
        p, at = Phrase(first, first), first
        while at < self.size and at - first < MAX_TOKENS and (at == first or at not in self.tokens.breaks):
            step = self._step(p, at) or self._joined(p, at)
            if step is None:
                break
            p, at = step
        if at == first or not (p.dated() or p.vague):
            return None
        p.last = at
        return p

    def _step(self, p: Phrase, at: int) -> Step | None:
        if at >= self.size or (at != self._first and at in self.tokens.breaks):
            return None
        for take in self._steps:
            step = take(p, at)
            if step is not None:
                return step
        return None

    def _joined(self, p: Phrase, at: int) -> Step | None:
        """A piece behind a joint: a bracket, 'of', 'corresponding to', a comma between two names of one day."""
        word = self.word(at)
        if not word or at == self._first:
            return None
        if word == "(":
            step = self._step(p, at + 1)
            while step is not None and self.word(step[1]) not in (")", ""):
                step = self._step(*step)
            return (step[0], step[1] + 1) if step is not None and self.word(step[1]) == ")" else None
        if word in self.joints["corresponding"]:
            return self._step(p, at + 1) or self._joined(p, at + 1)
        if word in self.joints["of"] and (p.head or p.part or p.weekday is not None or p.written is not None or p.day):
            step = self._period(p, at + 1) or self._year(p, at + 1) or (self._day(p, at + 1) if p.part else None)
            return step if step is None else (replace(step[0], why=(*step[0].why, "of")), step[1])
        if word in self.joints["at"] and p.daily() and self.find(at + 1, "clock"):
            step = self._clock(p, at + 1)
            return step if step is None else (replace(step[0], why=(*step[0].why, "at")), step[1])
        if word in (*_COMMAS, "-") and (p.offset is not None or p.weekday is not None):
            return self._apposed(p, at + 1)
        return None

    def _apposed(self, p: Phrase, at: int) -> Step | None:
        """'today, Tuesday' and 'Tuesday, 18 January': a second name of the same day."""
        if p.offset is not None and p.weekday is None:
            return self._weekday(p, at)
        if p.written is None:
            step = self._written(p, at)
            return step if step is not None and step[0].written is not None and step[0].written.day else None
        return None

    def _lead(self, p: Phrase, q: Phrase, at: int) -> Step | None:
        """A piece that leads (already in `q`), with the piece behind it, 'of' between them or not."""
        step = self._step(q, at)
        if step is None and self.word(at) in self.joints["of"]:
            step = self._step(q, at + 1)
        if step is None or not step[0].dated() or (step[0].dated() and p.dated() and _same(p, step[0])):
            return None
        return step

    def _opening(self, p: Phrase, at: int) -> Step | None:
        found = self.find(at, "opening") if at == self._first else None
        if found is None:
            return None
        entry = found.entry
        q = replace(p, head="T", part=entry.part, why=(*p.why, entry.id))
        led = self._lead(p, q, found.last)
        if led is not None:
            return led
        return (replace(q, vague=entry.value), found.last) if entry.value else None

    def _edge(self, p: Phrase, at: int) -> Step | None:
        found = self.find(at, "edge") if p.edge is None else None
        if found is None:
            return None
        q = replace(p, edge=found.entry.value, head=p.head or "E", why=(*p.why, found.entry.id))
        step = self._lead(p, q, found.last)
        if step is None or step[0].offset is not None or step[0].clock is not None:
            return None
        return None if found.entry.value and step[0].year is None and step[0].unit != "Y" else step

    def _head(self, p: Phrase, at: int) -> Step | None:
        found = self.find(at, "head")
        if found is None or (p.head == found.entry.value and p.dated()):
            return None
        entry = found.entry
        q = replace(p, head=entry.value, dual=entry.number == 2, why=(*p.why, entry.id))
        takes = {
            "D": (self._day, self._weekday, self._written, self._of_month), "M": (self._written,), "Y": (self._year,),
            "S": (self._season,),
        }[entry.value]  # fmt: skip
        ahead = found.last + (self.word(found.last) == "(")
        for take in takes:
            step = take(q, ahead)
            if step is not None:
                bracket = ahead > found.last and self.word(step[1]) == ")"
                return step if ahead == found.last else (step[0], step[1] + 1) if bracket else None
        return None

    def _day(self, p: Phrase, at: int) -> Step | None:
        found = self.find(at, "day") if p.offset is None and not p.unit else None
        if found is None or self.find(found.last, "modifier") and self._relation(found.last, "after", "before", "same"):
            return None
        entry = found.entry
        return replace(p, offset=int(entry.number), part=entry.part or p.part, why=(*p.why, entry.id)), found.last

    def _relation(self, at: int, *values: str) -> Word | None:
        found = self.find(at, "modifier")
        return found if found is not None and found.entry.value in values else None

    def _weekday(self, p: Phrase, at: int) -> Step | None:
        day = WEEKDAYS.get(self.word(at))
        if day is None or p.weekday is not None or p.unit:
            return None
        q, last = replace(p, weekday=day, why=(*p.why, "weekday")), at + 1
        following = self.word(last)
        if p.dual and following[:1] in CONJUNCTIONS and following[1:] in WEEKDAYS:
            return replace(q, until=WEEKDAYS[following[1:]]), last + 1
        skip = following == "-"
        if p.part == "TNI" and WEEKDAYS.get(self.word(last + skip)) == (day + 1) % 7:
            last += 1 + skip  # 'the night of Friday, Saturday'
        return q, last

    def _written(self, p: Phrase, at: int) -> Step | None:
        word = self.word(at)
        if not word or (p.written is not None and p.islamic is not None) or p.unit:
            return None
        w = date_at(self.tokens, at, word)
        if w is None or (p.islamic if w.hijri else p.written) is not None:
            return None
        if p.written is not None and w.day is None:
            return None
        if w.doubtful and not (p.head or p.edge is not None or self._relation(w.last, "next", "last", "this") or self._in(at)):
            return None
        w = self._second(p, w) or w
        why = (*p.why, "date")
        return (replace(p, islamic=w, why=why) if w.hijri else replace(p, written=w, why=why)), w.last

    def _in(self, at: int) -> bool:
        return at > 0 and self.words[at - 1] in self.joints["year-prepositions"]

    def _second(self, p: Phrase, w):  # type: ignore[no-untyped-def]
        """A second month ('September or October next'), where a dual head or a modifier joins them."""
        if w.day is not None or w.until is not None or w.year is not None or w.hijri:
            return None
        word = self.word(w.last)
        if word in self.joints["and"]:
            other = month_at(self.words, w.last + 1)
        elif word[:1] in CONJUNCTIONS:
            other = month_at(self.words, w.last, word[1:])
        else:
            return None
        if other is None or other[1] or not (p.dual or self._relation(other[3], "next", "last", "this") is not None and p.head):
            return None
        return replace(w, until=other[0], last=other[3])

    def _part(self, p: Phrase, at: int) -> Step | None:
        if p.daily() or p.clock is not None:
            found = self.find(at, "adverb")
            if found is not None and (not p.part or p.head == "T"):
                q = replace(p, part=found.entry.value, why=(*p.why, found.entry.id))
                return _with_part(q), found.last
            if p.clock is None:
                return None
        found = self.find(at, "part")
        if found is None or (p.part and p.head != "T"):
            return None
        q = replace(p, part=found.entry.value or p.part, head="D", why=(*p.why, found.entry.id))
        step = self._day(q, found.last) or self._weekday(q, found.last) or self._written(q, found.last)
        step = step or self._head(replace(q, head=""), found.last) or self._this_day(q, found.last)
        if step is None and self.word(found.last) in self.joints["of"]:
            step = self._day(q, found.last + 1) or self._weekday(q, found.last + 1)
        if step is None:
            return None
        r = step[0]
        ok = r.daily() or r.unit == "D" or (r.part and r.offset is not None)
        return (_with_part(r), step[1]) if ok else None

    def _this_day(self, p: Phrase, at: int) -> Step | None:
        step = self._period(p, at)
        return step if step is not None and step[0].unit == "D" else None

    def _clock(self, p: Phrase, at: int) -> Step | None:
        found = self.find(at, "clock") if p.clock is None else None
        if found is None:
            return None
        at = found.last
        bracket = self.word(at) == "("
        at += bracket
        word = self.word(at)
        hour = ordinal(self.words, at, word) if word and not word[0].isdigit() else None
        if hour is None and word:
            number = digits(word)
            hour = None if number is None else (number, at + 1)
        if hour is None or not 0 <= hour[0] <= 24:
            return None
        minutes, at = self._minutes(hour[0], hour[1])
        at += bracket and self.word(at) == ")"
        h = int(hour[0]) + minutes // 60
        q = replace(p, clock=(h % 24, minutes % 60), why=(*p.why, found.entry.id))
        return (_with_part(q) if p.part else q), at

    def _minutes(self, hour: float, at: int) -> tuple[int, int]:
        if hour != int(hour):
            return round((hour % 1) * 100), at
        word = self.word(at)
        if word == ":" and self.word(at + 1).isdecimal():
            return int(self.word(at + 1)), at + 2
        found = self.find(at, "minutes")
        if found is not None:
            return int(found.entry.number), found.last
        if word[:1] in CONJUNCTIONS and len(word) > 1:
            number = cardinal(self.words, at, word[1:])
            unit = None if number is None else self.find(number[1], "unit")
            if number is not None and unit is not None and unit.entry.value == "TM":
                return int(number[0]), unit.last
        return 0, at

    def _zone(self, p: Phrase, at: int) -> Step | None:
        found = self.find(at, "zone") if p.clock is not None else None
        if found is None:
            return None
        return replace(p, why=(*p.why, found.entry.id)), found.last + (found.entry.value != "whole")

    def _period(self, p: Phrase, at: int) -> Step | None:
        """'this week', 'next year', 'the following day'; after an edge also 'the year'."""
        if p.unit or p.year is not None or (p.written is not None and p.written.year is not None):
            return None
        pointer = self.find(at, "pointer")
        unit = self.find(pointer.last if pointer else at, "unit")
        if unit is None or unit.group != "definite" or unit.entry.number != 1:
            return None
        relation = self._relation(unit.last, "next", "last", "this", "after", "before", "same", "new")
        if pointer is not None and unit.entry.value != "D":
            name, last, why = pointer.entry.value, unit.last, pointer.entry.id
            if relation is not None and relation.entry.value == "this":
                last = relation.last
        elif relation is not None:
            name, last, why = relation.entry.value, relation.last, relation.entry.id
        elif pointer is not None and pointer.entry.value == "same":
            name, last, why = "same", unit.last, pointer.entry.id
        elif p.head in ("E", "T") and unit.entry.value != "D":
            name, last, why = "this", unit.last, ""
        else:
            return None
        if unit.entry.value == "D" and name not in ("after", "before", "same"):
            return None
        q = replace(p, unit=unit.entry.value, unit_relation=name, why=tuple(w for w in (*p.why, unit.entry.id, why) if w))
        return self._with_year(q, last)

    def _with_year(self, p: Phrase, at: int) -> Step:
        """'the current year 2022'."""
        year = self._four(at) if p.unit == "Y" else None
        return (p, at) if year is None or p.written is not None else (replace(p, year=year, unit=""), at + 1)

    def _four(self, at: int) -> int | None:
        word = self.word(at)
        return int(word) if len(word) == 4 and word.isdecimal() and YEARS[0] <= int(word) < YEARS[1] else None

    def _year(self, p: Phrase, at: int) -> Step | None:
        """A year after its head ('the year 2002'), after an edge or a preposition, and a range of years."""
        if p.year is not None or (p.written is not None and p.written.year is not None):
            return None
        if p.head != "Y":
            return self._bare_year(p, at) if self.find(at, "head") is None else self._head(p, at)
        skip = self.word(at) in _COMMAS and self.tokens.starts[min(at + 1, self.size - 1)] == self.tokens.ends[at]
        year, last = self._four(at + skip), at + skip + 1
        if year is None:
            return self._islamic_or_spelled(p, at)
        q = replace(p, year=year, why=(*p.why, "year"))
        return self._until_year(q, last)

    def _bare_year(self, p: Phrase, at: int) -> Step | None:
        year = self._four(at)
        if year is None or year < 1900 or p.dated() and p.season is None and not p.feast:
            return None
        before = p.edge is not None or p.season is not None or bool(p.feast) or (at == self._first and self._in(at))
        if not before:
            return None
        step = self._until_year(replace(p, year=year, why=(*p.why, "year-prepositions")), at + 1)
        closed = self.word(step[1])
        return step if not closed or not closed[0].isalnum() or closed[0] in CONJUNCTIONS or year % 100 else None

    def _until_year(self, p: Phrase, at: int) -> Step:
        word = self.word(at)
        more = 0
        if word in ("-", "/") or (p.dual and word in self.joints["and"]):
            more = 1
        other = self._four(at + 1) if more else None
        if p.dual and not more and word[:1] in CONJUNCTIONS and word[1:].isdecimal() and len(word) == 5:
            other = int(word[1:])
        if other is not None and p.year is not None and other > p.year:
            return replace(p, year_until=other), at + more + 1
        return p, at

    def _islamic_or_spelled(self, p: Phrase, at: int) -> Step | None:
        word = self.word(at)
        if len(word) == 4 and word.isdecimal() and 1300 <= int(word) <= 1500:
            return replace(p, year=int(word), islamic_year=True, why=(*p.why, "year")), at + 2
        number = cardinal(self.words, at, word) if word and not word[0].isdigit() else None
        if number is None or not YEARS[0] <= number[0] < YEARS[1]:
            return None
        return replace(p, year=int(number[0]), why=(*p.why, "year")), number[1]

    def _season(self, p: Phrase, at: int) -> Step | None:
        found = self.find(at, "season") if not p.dated() else None
        if found is None or self.barred(found.last, "behind", "season"):
            return None
        q = replace(p, season=int(found.entry.number), why=(*p.why, found.entry.id))
        step = self._step(q, found.last)
        if step is None and self.word(found.last) in self.joints["of"]:
            step = self._period(q, found.last + 1) or self._year(q, found.last + 1)
        if step is None:
            return (q, found.last) if p.head == "S" or self._pointed(found) else None
        r = step[0]
        return step if r.year is not None or r.relation or r.unit == "Y" else None

    def _pointed(self, found: Word) -> bool:
        return False

    def _feast(self, p: Phrase, at: int) -> Step | None:
        found = self.find(at, "feast") if not p.dated() else None
        if found is None:
            return None
        q = replace(p, feast=found.entry.value, why=(*p.why, found.entry.id))
        if self._in(at) or self._relation(found.last, "next", "last", "this") or self._four(found.last):
            return q, found.last
        return None

    def _of_month(self, p: Phrase, at: int) -> Step | None:
        """'the fifteenth of this month'."""
        word = self.word(at)
        if p.dated() and p.weekday is None or not word:
            return None
        found = ordinal(self.words, at, word)
        if found is None and word.isdecimal() and len(word) <= 2:
            found = (float(word), at + 1)
        if found is None or not 1 <= found[0] <= 31 or self.word(found[1]) not in self.joints["of"]:
            return None
        step = self._period(replace(p, day=int(found[0])), found[1] + 1)
        return step if step is not None and step[0].unit == "M" else None

    def _modifier(self, p: Phrase, at: int) -> Step | None:
        if p.relation or not (p.weekday is not None or p.written or p.islamic or p.season is not None or p.feast):
            return None
        if p.written is not None and p.written.year is not None:
            return self._redundant(p, at)
        found = self._relation(at, "next", "last", "this")
        return None if found is None else (replace(p, relation=found.entry.value, why=(*p.why, found.entry.id)), found.last)

    def _redundant(self, p: Phrase, at: int) -> Step | None:
        found = self._relation(at, "next", "last", "this")
        return None if found is None else (replace(p, why=(*p.why, found.entry.id)), found.last)

    def barred(self, at: int, role: str, kind: str) -> bool:
        """Whether a word beside which an expression of this kind names something else stands at a token."""
        return any(w.entry.role == role and kind in w.entry.value.split() for w in self.at.get(at, ()))


def _same(p: Phrase, q: Phrase) -> bool:
    return (p.offset, p.weekday, p.written, p.islamic, p.unit, p.year, p.season, p.feast, p.day) == (
        q.offset, q.weekday, q.written, q.islamic, q.unit, q.year, q.season, q.feast, q.day,
    )  # fmt: skip


def _with_part(p: Phrase) -> Phrase:
    """The hour on the 24-hour clock, by the part of the day."""
    if p.clock is None:
        return p
    hour, minute = p.clock
    if p.part in ("TEV", "TAF") and 1 <= hour < 12 and not (p.part == "TAF" and hour == 11):
        hour += 12
    elif p.part == "TNI" and 6 <= hour < 12:
        hour += 12
    elif p.part in ("TMO", "TNI") and hour == 12:
        hour = 0
    return replace(p, clock=(hour, minute))
