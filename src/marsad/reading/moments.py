"""Time expressions and their values.

The expressions begin where the lexicon or the calendar knows a word; each is read once, from left to right, and valued
against the day of publication, the tense of its clause and the expressions before it.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from marsad.arabic.letters import fold
from marsad.arabic.months import FIRST_WORDS, WEEKDAYS
from marsad.arabic.tenses import is_future
from marsad.arabic.words import CONJUNCTIONS
from marsad.lexicon.load import Lexicon
from marsad.lexicon.moments import TimeWord
from marsad.reading.moments_leads import PIECES
from marsad.reading.moments_phrase import DAY, Phrase, Setting, Value
from marsad.reading.moments_scan import COMMAS, Scanner
from marsad.reading.moments_spans import sequel_at, span_at
from marsad.reading.moments_values import value_of
from marsad.reading.sheet import Moment, Sheet

REACH = 18  # tokens before an expression in which its clause tells of the future
CLITICS = ("", *CONJUNCTIONS)  # those a verb of the past may have
SHORT = 3  # letters of a verb that may be another word
_LEADS = frozenset({"day", "part", "unit", "head", "opening", "edge", "vague", "stretch", "season", "decade", "century", "feast",
                    "anchor", "half", "sequel", "clock", "pointer"})  # fmt: skip
_POINTING = frozenset({"pointer", "modifier"})  # what makes a time only with the word behind it
_YEAR = 4  # digits of a year
_POINTED = 1  # tokens behind a pointing word in which it has its time
_COUNTED = 4  # those behind a number
_STOPS = frozenset({".", "!", "?", "؟", ":", "؛", ";"})

_KNOWN: dict[Lexicon, tuple[list[TimeWord], dict[str, frozenset[str]]]] = {}


def _knowledge(lexicon: Lexicon) -> tuple[list[TimeWord], dict[str, frozenset[str]]]:
    """The lexicon's time words, and its joints by id."""
    known = _KNOWN.get(lexicon)
    if known is None:
        entries = lexicon.entries("moment", TimeWord)
        joints = {e.id: frozenset(map(fold, e.forms)) for e in entries if e.role == "particle"}
        known = _KNOWN[lexicon] = (entries, joints)
    return known


def moments(sheet: Sheet) -> list[Moment]:
    """Every expression that fixes a time, in the order of the text, without overlaps."""
    return _Reader(sheet).read()


class _Reader:
    """Goes over one sheet; keeps what later expressions are counted from, and dates that are names here."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.tokens, self.words = sheet, sheet.tokens, sheet.tokens.words
        entries, joints = _knowledge(sheet.lexicon)
        self.scan = Scanner(sheet.tokens, sheet.words, sheet.hits_of["moment"], entries, joints, PIECES)
        self.asides = sheet.lexicon.words("complementisers")
        self.named = {i for h in sheet.hits_of["actor"] if h.last - h.first > 1 for i in range(h.first, h.last)}
        self.names: set[tuple[int | None, int | None]] = set()
        self.setting = Setting(self._told(_date(sheet.page.document.published)))

    def read(self) -> list[Moment]:
        """The moments of the sheet."""
        silent = self._silent()
        found: list[Moment] = []
        at = 0
        for first, clitics, bare in self._starts():
            if first < at:
                continue
            if first in self.named:
                self._learn(first, bare)
                continue
            if first in silent or self._alone(first):
                continue
            moment, at = self._at(first, clitics, bare)
            if moment is not None:
                found.append(moment)
        return found

    def _silent(self) -> set[int]:
        """The tokens that are no report, those of source notes left out."""
        dead, starts = self.sheet.dead, self.tokens.starts
        notes = [b for b in self.sheet.page.blocks if b.kind == "source-note"] if dead else []
        return dead.difference(*(range(bisect_left(starts, b.start), bisect_left(starts, b.end)) for b in notes))

    def _alone(self, first: int) -> bool:
        """Whether a number or a pointing word stands at a token with nothing near that could make a time of it; told before anything
        dear is done."""
        at, known = self.scan.at, self.sheet.words
        words, date = at.get(first), known[first].date
        if words is None:
            if date is None or date[1] in FIRST_WORDS or date[1] in WEEKDAYS or (len(date[1]) == _YEAR and date[1].isdigit()):
                return False
        elif date is not None or any(word.entry.role not in _POINTING for word in words):
            return False
        reach = _COUNTED if words is None else _POINTED
        return not any(i in at or known[i].date is not None for i in range(first + 1, min(first + 1 + reach, len(known))))

    def _learn(self, first: int, bare: str | None) -> None:
        """Keep the date inside an actor's name ('the 14 March forces'), which names it alone too."""
        phrase = self.scan.phrase(first, bare)
        if phrase is not None and phrase.written is not None and phrase.written.year is None:
            self.names.add((phrase.written.month, phrase.written.day))

    def _told(self, published: date | None) -> date | None:
        """The day from which the report counts: that of publication, or the one on which all its pairs of a counted day
        and a weekday ('yesterday, Friday') agree, where that is near and publication agrees with none."""
        if published is None:
            return None
        implied: set[int] = set()
        for words in self.scan.at.values():
            for word in words:
                if word.entry.role == "day":
                    at = word.last + (self.scan.word(word.last) in ("(", "-", *COMMAS))
                    weekday = WEEKDAYS.get(self.scan.word(at))
                    if weekday is not None:
                        implied.add((weekday - int(word.entry.number) - published.weekday() + 3) % 7 - 3)
                    break
        return published + DAY * implied.pop() if len(implied) == 1 else published

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
        for at in [at for at, known in enumerate(self.sheet.words) if known.date is not None]:
            dated = self.sheet.words[at].date
            if at not in starts and dated is not None:
                before, rest = dated
                starts[at] = (at, len(before), rest if before else None)
        return [starts[at] for at in sorted(starts)]

    def _at(self, first: int, clitics: int, bare: str | None) -> tuple[Moment | None, int]:
        """The moment that begins at a token, if any, and the token from which to go on."""
        scan, setting = self.scan, self.setting
        phrase = scan.phrase(first, bare)
        if phrase is not None:
            if self._names_other(phrase):
                return None, phrase.last
            setting.ahead = self._ahead(first, phrase.last, clitics)
            value = value_of(phrase, setting)
            if value is not None:
                return self._moment(first, phrase.last, clitics, value, phrase.why), phrase.last
            if phrase.written is not None and phrase.written.year is not None:
                return None, phrase.last  # there is no such day
        scan.begin(first, bare)
        sequel = sequel_at(scan, first)
        if sequel is not None and setting.before is not None and sequel.unit.entry.value == "D":
            setting.before += DAY * int(sequel.number or 0)
            value = setting.before.isoformat(), False
            return self._moment(first, sequel.last, clitics, value, sequel.why), sequel.last
        span = span_at(scan, first, lambda: self._ahead(first, first + 3, clitics) == "next")
        if span is None:
            return None, first + 1
        begin = span.first
        if begin > 0 and self.words[begin - 1] == "(" and ")" in self.words[begin : span.last]:
            begin -= 1
        return self._moment(begin, span.last, clitics if begin == first else 0, (span.value, False), span.why), span.last

    def _moment(self, first: int, last: int, clitics: int, value: Value, why: tuple[str, ...]) -> Moment:
        start = self.tokens.inside(first, clitics) if clitics else self.tokens.starts[first]
        return Moment(first, last, start, self.tokens.ends[last - 1], value[0], value[1], " ".join(dict.fromkeys(why)))

    def _names_other(self, p: Phrase) -> bool:
        """Whether the words beside an expression make it part of a name: 'the Friday preacher', 'the paper X Today'."""
        scan, first = self.scan, p.first
        alone = p.last == first + 1
        if p.offset is not None and p.weekday is None and alone:
            return self._names_outlet(first, p.last)
        w = p.written
        if w is not None and w.year is None and p.weekday is None and not p.relation and p.year is None and not p.unit:
            if scan.barred(first - 1, "before", "date"):
                self.names.add((w.month, w.day))
            return (w.month, w.day) in self.names
        if p.unit == "Y" and p.edge is None:
            return scan.barred(first - 1, "before", "year") and p.unit_relation != "last"
        return p.weekday is not None and alone and scan.barred(first - 1, "before", "weekday")

    def _names_outlet(self, first: int, last: int) -> bool:
        """Whether 'today' is the end of an outlet's name, or part of 'the first day'."""
        scan, words = self.scan, self.words
        if scan.barred(last, "behind", "today") or any(scan.barred(first - 1, "before", k) for k in ("today", "per-day")):
            return True
        after = words[last] if last < len(words) else ""
        if after == '"' and '"' in words[max(0, first - 2) : first]:
            return True
        if after == "-" and any(i in self.tokens.breaks for i in range(max(0, first - 2), first + 1)):
            return True
        if last in self.tokens.breaks and first > 1 and words[first - 2] == "-":
            return True  # a byline: 'name - X Today'
        return first - 1 not in self.named and scan.barred(first - 2, "before", "today")

    def _ahead(self, first: int, last: int, clitics: int) -> str:
        """'next' where the clause of an expression tells of the future, 'last' where of the past, '' where nothing tells."""
        words, size = self.words, len(self.words)
        begins = first == 0 or first in self.tokens.breaks or words[first - 1] in _STOPS or words[first - 1] in COMMAS
        if begins or clitics:
            for i in range(last, min(last + 4, size)):
                if self._future(i):
                    return "next"
        if any(w.entry.role == "future" and w.entry.value == "behind" for w in self.scan.at.get(last, ())):
            return "next"
        for i in range(first - 1, max(-1, first - REACH), -1):
            word = words[i]
            if self._future(i):
                return "last" if i and self._marks(i - 1, "past") else "next"
            if word in self.asides:
                return "next" if i and self._marks(i - 1, "future") else ""
            if word in _STOPS or i in self.tokens.breaks or self._marks(i, "turn"):
                return ""
            if self._marks(i, "past"):
                return "last"
            if self._told_before(i):
                return ""
        return ""

    def _told_before(self, at: int) -> bool:
        """Whether a verb of the past stands at a token; short ones may be nouns or prepositions and do not count."""
        hits = self.sheet.hits_at.get(at, ()) if len(self.words[at]) > SHORT else ()
        return any(h.tag.startswith("past") and h.kind in ("cue", "deed") and h.clitics in CLITICS for h in hits)

    def _future(self, at: int) -> bool:
        if self._marks(at, "future"):
            return True
        return is_future(self.words[at]) and at not in self.named and at not in self.sheet.sighting_at

    def _marks(self, at: int, role: str) -> bool:
        words = self.scan.at.get(at)
        return words is not None and any(w.entry.role == role for w in words)


def _date(published: str | None) -> date | None:
    """The day of publication of a document, or None where there is none or it is no ISO date."""
    try:
        return None if published is None else date.fromisoformat(published[:10])
    except ValueError:
        return None
