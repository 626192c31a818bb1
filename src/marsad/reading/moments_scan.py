"""One time expression from left to right: each piece (a weekday, a date, an hour …) is taken that is not there yet.

A piece is a function of the scanner, a phrase and a token; it returns the phrase with the piece and the token after it,
or None. Pieces are joined by nothing, a bracket, 'of', 'corresponding to', or a comma between two names of one day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from marsad.arabic.months import WEEKDAYS, month_at
from marsad.arabic.words import Tokens
from marsad.lexicon.match import Hit
from marsad.lexicon.match import Word as Known
from marsad.lexicon.moments import TimeWord
from marsad.reading.moments_phrase import Phrase

MAX_TOKENS = 40  # tokens of one expression
COMMAS = frozenset({"،", ","})

Step = tuple[Phrase, int]


class Word(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A word of the lexicon found in the text: token after it, its entry, its group, the clitics before it."""

    last: int
    entry: TimeWord
    group: str
    clitics: str


class Scanner:
    """Reads the time expressions of one text, by the lexicon's hits in it and the pieces it is given.

    known: what the lexicon has of each token; hits: those of moments alone; at: token → the lexicon's words that begin there,
    longest first;
    joints: folded particles by the id of their entry.
    """

    def __init__(
        self, tokens: Tokens, known: Sequence[Known], hits: Iterable[Hit], entries: list[TimeWord],
        joints: dict[str, frozenset[str]], pieces: tuple[Piece, ...],
    ) -> None:  # fmt: skip
        self.tokens = tokens
        self.words = tokens.words
        self._known = known
        self.size = len(tokens)
        self.joints = joints
        self.first = -1
        self.at: dict[int, list[Word]] = {}
        for hit in hits:
            self.at.setdefault(hit.first, []).append(Word(hit.last, entries[hit.index], hit.tag, hit.clitics))
        self._bare: str | None = None
        self._pieces = pieces

    def begin(self, first: int, bare: str | None) -> None:
        """Expressions from now on begin at this token, whose word without clitics is `bare` (None: it has none)."""
        self.first, self._bare = first, bare

    def find(self, at: int, *roles: str) -> Word | None:
        """The longest word of these roles at a token; clitics are allowed only where an expression begins."""
        for word in self.at.get(at, ()):
            if word.entry.role in roles and (not word.clitics or at == self.first):
                return word
        return None

    def relation(self, at: int, *values: str) -> Word | None:
        """The modifier at a token, if it is one of these."""
        found = self.find(at, "modifier")
        return found if found is not None and found.entry.value in values else None

    def word(self, at: int) -> str:
        """The folded word at a token, without clitics where the expression begins; '' past the end or on a new line."""
        if at == self.first:
            return self.words[at] if self._bare is None else self._bare
        return self.words[at] if 0 <= at < self.size and at not in self.tokens.breaks else ""

    def clitic(self) -> bool:
        """Whether the word at which the expression begins has clitics."""
        return self._bare is not None

    def within(self, at: int) -> bool:
        """Whether a preposition of time stands before a token."""
        return at > 0 and self.words[at - 1] in self.joints["year-prepositions"]

    def phrase(self, first: int, bare: str | None) -> Phrase | None:
        """The expression that begins at a token (`bare`: its word without clitics), or None."""
        self.begin(first, bare)
        p, at = Phrase(first, first), first
        while at - first < MAX_TOKENS:
            step = self.step(p, at) or self._joined(p, at)
            if step is None:
                break
            p, at = step
        if at == first or not (p.dated() or p.vague):
            return None
        p.last = at
        return p

    def others_at(self, at: int) -> bool:
        """Whether a date stands at a token, so that a unit before it is no length ('before the day of Friday')."""
        word = self.word(at)
        return word in WEEKDAYS or month_at(self.words, at) is not None or self.find(at, "day", "pointer") is not None

    def step(self, p: Phrase, at: int) -> Step | None:
        """The phrase with the piece at a token. No piece begins where neither the lexicon nor the calendar knows a word."""
        if at < self.size and (at in self.at or self._known[at].date is not None) and self.word(at):
            for take in self._pieces:
                step = take(self, p, at)
                if step is not None:
                    return step
        return None

    def lead(self, p: Phrase, q: Phrase, at: int) -> Step | None:
        """A piece that leads (already in `q`), with the piece behind it, 'of' between them or not."""
        step = self.step(q, at)
        if step is None and self.word(at) in self.joints["of"]:
            step = self.step(q, at + 1)
        return step if step is not None and step[0].names() != p.names() else None

    def _joined(self, p: Phrase, at: int) -> Step | None:
        word = self.word(at)
        if not word or at == self.first:
            return None
        if word == "(":
            return self._bracketed(p, at + 1)
        if word in self.joints["corresponding"]:
            q = replace(p, why=(*p.why, "corresponding"))
            return self.step(q, at + 1) or self._joined(q, at + 1)
        if word in self.joints["of"]:
            return self._of(p, at + 1)
        if word in self.joints["at"] and p.daily() and self.find(at + 1, "clock"):
            step = self.step(p, at + 1)
            return step if step is None else (replace(step[0], why=(*step[0].why, "at")), step[1])
        if (word in COMMAS or word == "-") and (p.offset is not None or p.weekday is not None):
            return self._apposed(p, at + 1)
        return None

    def _bracketed(self, p: Phrase, at: int) -> Step | None:
        step = self.step(p, at)
        while step is not None and self.word(step[1]) not in (")", ""):
            step = self.step(*step)
        return (step[0], step[1] + 1) if step is not None and self.word(step[1]) == ")" else None

    def _of(self, p: Phrase, at: int) -> Step | None:
        """'Thursday of last week', 'January of this year', 'the evening of Friday'."""
        step = self.step(p, at)
        if step is None:
            return None
        q = step[0]
        if (q.unit, q.year) == (p.unit, p.year) and not p.part:
            return None
        return replace(q, why=(*q.why, "of")), step[1]

    def _apposed(self, p: Phrase, at: int) -> Step | None:
        """'today, Tuesday' and 'Tuesday, 18 January': a second name of the same day."""
        step = self.step(p, at)
        if step is None:
            return None
        q = step[0]
        if p.offset is not None and p.weekday is None and q.weekday is not None and not q.relation:
            return step
        return step if p.written is None and q.written is not None and q.written.day else None

    def barred(self, at: int, role: str, kind: str) -> bool:
        """Whether a word beside which an expression of this kind names something else stands at a token."""
        words = self.at.get(at)
        return words is not None and any(w.entry.role == role and kind in w.entry.value.split() for w in words)


Piece = Callable[[Scanner, Phrase, int], Step | None]
