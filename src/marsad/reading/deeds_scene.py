"""What a sentence holds that bears on deeds: its parties, the classes of its words, where its clauses begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from marsad.arabic.words import PREPOSITIONS
from marsad.lexicon.match import Hit
from marsad.reading.sheet import Sheet

ACTING = frozenset(("person", "state", "organisation"))
HARD = frozenset((*".؟?!؛;:", "--", "…"))
COMMAS = frozenset("،,")
SIGNS = COMMAS | HARD
DASHES = frozenset("-–—")
OPENING = frozenset(("deed.openers", "complementisers"))  # classes of words with which a clause may begin


@dataclass(slots=True)
class Party:
    """Figures that stand together in a sentence, with the words that introduce them (tokens first..last).

    lead: the folded preposition that governs them, '' for none; loose: words stand between it and them; strong: what
    precedes is a verb or a beginning, so that they may be a subject; weak: told by an adjective only, whose noun is
    `first`; joined: 'and' stands before it;
    outer_at: where the preposition of the noun before `lead` stands, or -1.
    """

    figures: tuple[int, ...]
    first: int
    last: int
    lead: str = ""
    loose: bool = False
    strong: bool = False
    weak: bool = False
    lead_at: int = -1
    outer_at: int = -1
    named: bool = True
    joined: bool = False


@dataclass(slots=True)
class Scene:
    """One sentence with its parties, word marks and clause beginnings.

    marks: token → ids of its word classes; opens: tokens that begin a clause; verbs: tokens that may be verbs; titles: last
    token → first token of what may introduce a name; adjectives: token → demonym; timed: tokens of times; triggers: tokens
    of deeds; aside: tokens of insertions ('X, who …, did');
    fights: tokens of nouns of force; held: all word classes of the sentence; edges: its `opens` in their order.
    """

    sheet: Sheet
    first: int
    last: int
    marks: dict[int, frozenset[str]] = field(default_factory=dict)
    parties: list[Party] = field(default_factory=list)
    opens: set[int] = field(default_factory=set)
    verbs: set[int] = field(default_factory=set)
    titles: dict[int, int] = field(default_factory=dict)
    adjectives: dict[int, Hit] = field(default_factory=dict)
    timed: set[int] = field(default_factory=set)
    triggers: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)
    fights: set[int] = field(default_factory=set)
    held: frozenset[str] = frozenset()
    edges: list[int] = field(default_factory=list)
    outside: Scene | None = None

    def around(self, token: int) -> Scene:
        """The scene that bears on a token: outside insertions one without them; they then count as times do."""
        if not self.aside or token in self.aside:
            return self
        if self.outside is None:
            parties = [p for p in self.parties if p.first not in self.aside]
            opens = self.opens - self.aside
            self.outside = replace(
                self, parties=parties, opens=opens, edges=sorted(opens), verbs=self.verbs - self.aside,
                timed=self.timed | self.aside, triggers=self.triggers, aside=set(), outside=None,
            )  # fmt: skip
        self.outside.triggers, self.outside.fights = self.triggers - self.aside, self.fights
        return self.outside

    def has(self, token: int, mark: str) -> bool:
        """Whether a token belongs to a word class (its clitics left out)."""
        return mark in self.marks.get(token, ())

    def find(self, mark: str, first: int, last: int) -> int:
        """The last token of first..last that belongs to a word class, or -1."""
        if mark not in self.held:
            return -1
        marks = self.marks
        for i in range(last - 1, first - 1, -1):
            if i in marks and mark in marks[i]:
                return i
        return -1

    def says(self, token: int, name: str) -> bool:
        """Whether the word of a token, a conjunction left out, is in a list."""
        text = self.sheet.tokens.words
        return 0 <= token < len(text) and text[token] in self.sheet.lexicon.joined[name]

    def says_led(self, token: int, name: str) -> bool:
        """Whether the word of a token is in a list, a conjunction or a preposition written before it left out."""
        if not self.first <= token < self.last:
            return False
        word = self.sheet.tokens.words[token]
        return self.says(token, name) or (word[0] in PREPOSITIONS and word[1:] in self.sheet.lexicon.words(name))

    def find_said(self, name: str, first: int, last: int) -> int:
        """The last token of first..last whose word is in a list, or -1."""
        first = max(first, 0)
        text, words = self.sheet.tokens.words[first : max(last, 0)], self.sheet.lexicon.joined[name]
        if words.isdisjoint(text):
            return -1
        return first + max(i for i, word in enumerate(text) if word in words)

    def crosses(self, first: int, last: int, but: AbstractSet[int] = frozenset()) -> bool:
        """Whether the trigger of another deed stands among the tokens first..last, the noun of a fight, and some more, left out."""
        return any(first <= trigger < last and trigger not in but for trigger in self.triggers - self.fights)

    def clause(self, token: int, noun: bool = False) -> tuple[int, int]:
        """The clause that holds a token: tokens left..right, right exclusive; a noun's relative clause belongs to it."""
        edges = self.edges
        at = bisect_right(edges, token)
        left = edges[at - 1] if at else token
        if noun and at < len(edges) and self.has(edges[at], "deed.relative"):
            at += 1
        return left, edges[at] if at < len(edges) else max(self.last, token + 1)

    def kind(self, party: Party) -> str:
        """The type of the first figure of a party."""
        return self.sheet.figures[party.figures[0]].type

    def acting(self, figures: tuple[int, ...]) -> tuple[int, ...]:
        """Those of some figures that can act: persons, states and bodies."""
        return tuple(f for f in figures if self.sheet.figures[f].type in ACTING)

    def acts(self, party: Party) -> bool:
        """Whether a party can act: a person, a state or a body."""
        return any(self.sheet.figures[f].type in ACTING for f in party.figures)


Earlier = Callable[[], Scene] | None
