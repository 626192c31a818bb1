"""Time expressions and their values.

The expressions begin where the lexicon or the calendar knows a word; each is read once, from left to right, and valued
against the day of publication, the tense of its clause and the expressions before it.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.arabic.calendar import trigger
from marsad.arabic.letters import fold
from marsad.arabic.tenses import is_future
from marsad.arabic.words import CONJUNCTIONS
from marsad.lexicon.load import Lexicon
from marsad.lexicon.moments import TimeWord
from marsad.reading.moments_phrase import Phrase, Setting, value_of
from marsad.reading.moments_scan import Scanner
from marsad.reading.moments_spans import iso_length, sequel_at, span_at
from marsad.reading.sheet import Moment, Sheet

REACH = 18  # tokens before an expression in which its clause tells of the future
_LEADS = frozenset({"day", "part", "unit", "head", "opening", "edge", "vague", "stretch", "season", "decade", "century", "feast",
                    "anchor", "half", "sequel", "clock", "pointer"})  # fmt: skip
_STOPS = frozenset({".", "!", "?", "؟", ":", "؛", ";"})
_COMMAS = frozenset({"،", ","})

_KNOWN: dict[int, tuple[list[TimeWord], dict[str, frozenset[str]]]] = {}


def _knowledge(lexicon: Lexicon) -> tuple[list[TimeWord], dict[str, frozenset[str]]]:
    """The lexicon's time words, and its joints by id."""
    known = _KNOWN.get(id(lexicon))
    if known is None:
        entries = lexicon.entries("moment", TimeWord)
        joints = {e.id: frozenset(map(fold, e.forms)) for e in entries if e.role == "particle"}
        known = _KNOWN[id(lexicon)] = (entries, joints)
    return known


def moments(sheet: Sheet) -> list[Moment]:
    """Every expression that fixes a time, in the order of the text, without overlaps."""
    return _Reader(sheet).read()


class _Reader:
    """Goes over one sheet; keeps what later expressions are counted from."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.tokens, self.words = sheet, sheet.tokens, sheet.tokens.words
        entries, joints = _knowledge(sheet.lexicon)
        self.scan = Scanner(sheet.tokens, sheet.hits, entries, joints)
        self.asides = sheet.lexicon.words("complementisers")
        published = sheet.page.document.published
        self.setting = Setting(_date(published))
        self.named = {i for h in sheet.hits if h.kind == "actor" and h.last - h.first > 1 for i in range(h.first, h.last)}

    def read(self) -> list[Moment]:
        found: list[Moment] = []
        at = 0
        for first, clitics, bare in self._starts():
            if first < at or first in self.named or first in self.sheet.dead:
                continue
            moment = self._at(first, clitics, bare)
            if moment is not None:
                found.append(moment)
                at = moment.last
        return found

    def _starts(self) -> list[tuple[int, int, str | None]]:
        """The tokens at which an expression may begin, with the length of their clitics and the word without them."""
        starts: dict[int, tuple[int, int, str | None]] = {}
        for at, words in self.scan.at.items():
            for word in words:
                if word.entry.role in _LEADS:
                    form = self.words[at]
                    clitics = len(word.clitics)
                    starts[at] = (at, clitics, form[clitics:] if clitics else None)
                    break
        for at, form in enumerate(self.words):
            if at not in starts:
                begun = trigger(form)
                if begun is not None:
                    starts[at] = (at, len(begun[0]), begun[1] if begun[0] else None)
        return [starts[at] for at in sorted(starts)]

    def _at(self, first: int, clitics: int, bare: str | None) -> Moment | None:
        scan, setting = self.scan, self.setting
        setting.ahead = ""
        phrase = scan.phrase(first, bare)
        if phrase is not None and not self._names_other(phrase, clitics):
            setting.ahead = self._ahead(first, phrase.last, clitics)
            value = value_of(phrase, setting)
            if value is not None:
                return self._moment(first, phrase.last, clitics, value[0], value[1], phrase.why)
        scan.begin(first, bare)
        sequel = sequel_at(scan, first)
        if sequel is not None and setting.before is not None and sequel[0].unit.entry.value == "D":
            length, sign, why = sequel
            setting.before += timedelta(days=sign * int(length.number or 1))
            return self._moment(first, length.last, clitics, setting.before.isoformat(), False, why)
        span = span_at(scan, first, lambda: self._ahead(first, first + 3, clitics) == "next")
        if span is None:
            return None
        begin = first - (first > 0 and self.words[first - 1] == "(" and self.words[span.last - 1] != ")" and ")" in
                         self.words[first : span.last])  # fmt: skip
        return self._moment(begin, span.last, clitics if begin == first else 0, span.value, False, span.why)

    def _moment(self, first: int, last: int, clitics: int, value: str, conflict: bool, why: tuple[str, ...]) -> Moment:
        start = self.tokens.inside(first, clitics) if clitics else self.tokens.starts[first]
        return Moment(first, last, start, self.tokens.ends[last - 1], value, conflict, " ".join(dict.fromkeys(why)))

    def _names_other(self, p: Phrase, clitics: int) -> bool:
        """Whether the words beside an expression make it part of a name: 'the Friday preacher', 'the paper X Today'."""
        scan, first = self.scan, p.first
        if clitics and self.words[first][clitics - 1] not in CONJUNCTIONS:
            return False
        if p.offset is not None and p.weekday is None and p.last == first + 1:
            if scan.barred(p.last, "behind", "today"):
                return True
            return scan.barred(first - 1, "before", "today") or (first - 1 not in self.named and scan.barred(first - 2, "before", "today"))
        if p.written is not None and p.written.year is None and p.weekday is None and not p.relation and p.year is None:
            return scan.barred(first - 1, "before", "date")
        if p.unit == "Y" and p.first == first:
            return scan.barred(first - 1, "before", "year") and p.unit_relation in ("this", "new", "before", "after", "next")
        return p.weekday is not None and p.last == first + 1 and scan.barred(first - 1, "before", "weekday")

    def _ahead(self, first: int, last: int, clitics: int) -> str:
        """'next' where the clause of an expression tells of the future, 'last' where of the past, '' where nothing tells."""
        words, size = self.words, len(self.words)
        begins = first == 0 or first in self.tokens.breaks or words[first - 1] in _STOPS | _COMMAS or clitics > 0
        if begins:
            for i in range(last, min(last + 4, size)):
                if is_future(words[i]) or self._marks(i, "future"):
                    return "next"
        for i in range(first - 1, max(-1, first - REACH), -1):
            word = words[i]
            if is_future(word) and not self._is_name(i) or self._marks(i, "future"):
                return "next"
            if word in _STOPS or word in self.asides or i in self.tokens.breaks:
                return ""
            if self._marks(i, "past"):
                return "last"
        return ""

    def _is_name(self, at: int) -> bool:
        return at in self.sheet.sighting_at or at in self.named

    def _marks(self, at: int, role: str) -> bool:
        return any(w.entry.role == role for w in self.scan.at.get(at, ()))


def _date(published: str | None) -> date | None:
    """The day of publication of a document, or None where there is none or it is no ISO date."""
    try:
        return None if published is None else date.fromisoformat(published[:10])
    except ValueError:
        return None
