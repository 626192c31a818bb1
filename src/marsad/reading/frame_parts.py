"""The parts of a cue's frame, and where names, times and quotations begin in a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from marsad.reading.sheet import Sheet
from marsad.reading.triggers import Trigger, cued, speech_words, withheld


@dataclass(slots=True)
class Frame:
    """A cue with its parts.

    title: the bare noun that is its subject ('الوزير'); noun: first token of a subject that nothing names (-1: none); joined: figures
    named with such a subject;
    held: it is told whose its noun is; object: first token of what is called so (-1: nothing);
    content: first token of what is said (-1: none found), start: its code point; how: the way that opened it.
    """

    trigger: Trigger
    subjects: list[int] = field(default_factory=list)
    explicit: bool = False
    document: bool = False
    pronoun: bool = False
    nominal: bool = False
    held: bool = False
    object: int = -1
    anaphor: bool = False
    title: str = ""
    noun: int = -1
    joined: list[int] = field(default_factory=list)
    addressees: list[int] = field(default_factory=list)
    carriers: list[int] = field(default_factory=list)
    content: int = -1
    start: int = -1
    how: str = ""

    @property
    def bound(self) -> int:
        """The token before which the words of the subject end."""
        if 0 <= self.noun < self.trigger.first:
            return self.trigger.first
        return self.object if self.object >= 0 else self.content


@dataclass(slots=True)
class Places:
    """Where things begin, for one sheet: sightings by the first token of their phrase, moments, quotations; `sighted` are the
    tokens that sightings cover, `cued` those where a cue begins that is no noun, `withheld` those where it is told that somebody is
    not named, with where that ends; `surnames` and `forenames` the last and first words of persons' names with where they are
    named and as whom; `foreseen` frames made before they are read, `changes` how often it has changed whom a name means, or what
    is known of one, which frames depend on."""

    sightings: dict[int, int]
    ends: dict[int, int]
    moments: dict[int, int]
    opens: dict[int, int]
    sighted: frozenset[int]
    cued: frozenset[int]
    withheld: dict[int, int]
    surnames: dict[str, list[tuple[int, int]]]
    forenames: dict[str, list[tuple[int, int]]]
    foreseen: dict[tuple[int, int, int, str, int], Frame | None] = field(default_factory=dict)
    changes: int = 0

    @classmethod
    def of(cls, sheet: Sheet) -> Places:
        """The places of a sheet."""
        begins: dict[int, int] = {}
        ends: dict[int, int] = {}
        surnames: dict[str, list[tuple[int, int]]] = {}
        forenames: dict[str, list[tuple[int, int]]] = {}
        for n, s in enumerate(sheet.sightings):
            if s.named and s.last - s.first > 1 and sheet.figures[s.figures[0]].type == "person":
                surnames.setdefault(sheet.tokens.words[s.last - 1], []).append((s.first, s.figures[0]))
                forenames.setdefault(sheet.tokens.words[s.first], []).append((s.first, s.figures[0]))
            begins.setdefault(s.whole_first, n)
            begins.setdefault(s.first, n)
            for end in {s.whole_last, s.last}:
                if end not in ends or s.whole_first <= sheet.sightings[ends[end]].whole_first:
                    ends[end] = n  # of phrases inside one another the whole
        cues = frozenset(at for at in {hit.first for hit in sheet.hits_of.get("cue", ())} if cued(sheet, at))
        return cls(
            begins, ends, {m.first: m.last for m in sheet.moments}, {p.open: p.close for p in sheet.pairs if p.closed},
            frozenset(sheet.sighting_at), cues, _withheld(sheet), surnames, forenames,
        )  # fmt: skip

    def foresee(self, sheet: Sheet, trigger: Trigger, limit: int, make: Make) -> Frame | None:
        """The frame of a trigger that `make` makes, to look at; it is kept until the trigger is read, and is not to be changed."""
        key = (self.changes, trigger.first, trigger.entry, trigger.tag, limit)
        if key not in self.foreseen:
            self.foreseen[key] = make(sheet, self, trigger, limit)
        return self.foreseen[key]

    def take(self, sheet: Sheet, trigger: Trigger, limit: int, make: Make) -> Frame | None:
        """The frame of a trigger that `make` makes, to be filled in: one that was foreseen is taken."""
        key = (self.changes, trigger.first, trigger.entry, trigger.tag, limit)
        return self.foreseen.pop(key) if key in self.foreseen else make(sheet, self, trigger, limit)


Make = Callable[[Sheet, Places, Trigger, int], Frame | None]  # makes the frame of a trigger within tokens up to a limit


def _withheld(sheet: Sheet) -> dict[int, int]:
    """Token → the token after the name that is not told there."""
    text, withholding = sheet.tokens.words, speech_words(sheet.lexicon).withholding
    if withholding.isdisjoint(text):
        return {}
    told = [i for i, word in enumerate(text) if word in withholding]
    return {at: end for i in told for at in (i - 1, i) if at >= 0 and (end := withheld(sheet, at))}


def headed(sheet: Sheet, i: int) -> bool:
    """Whether a quotation that opens at a token is what something is headed ('كتبت الصحيفة تحت عنوان "…"')."""
    words = sheet.tokens.words
    return i > 1 and words[i - 1 - (words[i - 1] == ":")] in speech_words(sheet.lexicon).headings
