"""The working sheet of one report: what each stage has found, for the stages after it.

A stage is a function of the sheet that returns its own finding; `pipeline` writes it down. Places in the text are token
indices (last exclusive) until the record is written; `start`/`end` are code points where clitics matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from marsad.arabic.quotation import Pair
from marsad.arabic.sentences import Sentence
from marsad.arabic.words import Tokens
from marsad.lexicon.actors import Actor
from marsad.lexicon.load import Lexicon
from marsad.lexicon.match import PATTERN, UNKNOWN, Hit, Word, single
from marsad.reading.names_phrase import Phrase
from marsad.record import Act, EntityType, EventType, Form, Issue, Medium, Page, Status


@dataclass(slots=True)
class Figure:
    """An entity in the making. gender: 'm', 'f' or ''; number: 's', 'd', 'p', or '' where unknown."""

    key: str
    type: EntityType
    ar: str | None = None
    en: str | None = None
    side: str | None = None
    role: str | None = None
    gender: str = ""
    number: str = "s"


@dataclass(slots=True)
class Sighting:
    """Where figures are named or meant: tokens first..last, code points start..end (clitics left out).

    figures: indices into `Sheet.figures` (several for 'الرئيسان'); named: False for nominals ('الوزير', 'بلاده');
    clitics: what is written before it (a preposition there tells a complement from a subject);
    whole_first: first token of the phrase that introduces it (title and office before the name), else `first`;
    whole_last: end of the phrase (office in apposition after the name), else `last`.
    """

    first: int
    last: int
    start: int
    end: int
    figures: tuple[int, ...]
    named: bool
    clitics: str = ""
    whole_first: int = -1
    whole_last: int = -1
    why: str = ""

    def __post_init__(self) -> None:
        if self.whole_first < 0:
            self.whole_first = self.first
        if self.whole_last < 0:
            self.whole_last = self.last


@dataclass(slots=True)
class Moment:
    """A time expression and its TIMEX3-style value."""

    first: int
    last: int
    start: int
    end: int
    value: str
    conflict: bool = False
    why: str = ""


@dataclass(slots=True)
class Saying:
    """A statement in the making. cue: its tokens or None; content: tokens first..last (marks and complementiser left out).

    figures are indices into `Sheet.figures`. `cue_entry` is the index of the lexicon's cue, `cue_tag` the form it has there.
    addressees: to whom it is said, by the words; negated: the cue is denied ('لم يطالب');
    hung: it stands within what another says, in a clause or a noun of its own; within: who says that.
    """

    sentence: int
    cue: tuple[int, int] | None
    cue_start: int
    cue_end: int
    first: int
    last: int
    start: int
    end: int
    speakers: tuple[int, ...]
    cue_entry: int = -1
    cue_tag: str = ""
    form: Form = "indirect"
    addressees: tuple[int, ...] = ()
    negated: bool = False
    hung: bool = False
    within: tuple[int, ...] = ()
    act: Act = "state"
    target: tuple[int, ...] = ()
    issue: tuple[Issue, ...] = ()
    medium: Medium | None = None
    via: tuple[str, ...] = ()
    time: str | None = None
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Deed:
    """An event in the making; source, target and place are indices into `Sheet.figures`.

    occasion: something is said to have been said at it; earlier: it is told as one before others; pointed: by a noun with the
    article, as what the reader knows of.
    """

    type: EventType
    mode: str | None
    source: tuple[int, ...]
    target: tuple[int, ...]
    status: Status
    time: str | None
    place: int | None
    first: int
    last: int
    start: int
    end: int
    via: tuple[str, ...] = ()
    why: list[str] = field(default_factory=list)
    occasion: bool = False
    earlier: bool = False
    pointed: bool = False


_FIRST = attrgetter("first")


@dataclass(slots=True)
class Sheet:
    """One report under reading.

    live: sentence indices that belong to the report (neither noise, caption, title nor source note); dead: tokens that do not.
    words: what the lexicon has of each token; hits_at, hits_of: its forms of several words and those whose place is asked for, in
    the order of the text, by first token and by kind; those of word classes by their class (`classed`), those of several words
    alone by first token (`longer`);
    credit_places: the tokens at which a credit may begin, ascending;
    phrases: the office phrases of the report, with the holders it names; sighting_at: token → index of the sighting that covers it;
    described: where those stand who are only described, speakers and parties to deeds; they are no sightings until the end.
    """

    page: Page
    lexicon: Lexicon
    tokens: Tokens
    pairs: list[Pair]
    sentences: list[Sentence]
    live: list[int]
    dead: set[int]
    words: list[Word]
    hits_at: dict[int, list[Hit]]
    hits_of: dict[str, list[Hit]]
    classed: dict[str, list[Hit]]
    longer: dict[int, list[Hit]]
    credit_places: list[int] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    sighting_at: dict[int, int] = field(default_factory=dict)
    described: list[Sighting] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)

    def forms_at(self, token: int) -> list[Hit]:
        """All that the lexicon has at a token, of several words before single ones; word classes too."""
        here, word = self.hits_at.get(token, []), self.word(token)
        if len(word.placed) == len(word.forms):
            return here
        return [*self.longer.get(token, ()), *single(self.tokens, token, word.forms)]

    def take_back(self, hit: Hit) -> None:
        """Leave a hit out wherever hits are kept."""
        (self.classed[hit.tag] if hit.kind == "words" else self.hits_of[hit.kind]).remove(hit)
        self.hits_at[hit.first].remove(hit)
        if hit.last > hit.first + 1:
            self.longer[hit.first].remove(hit)

    def classes_at(self, token: int) -> frozenset[str]:
        """The word classes of a token, and of what begins at it, with whatever clitics."""
        longer, known = self.longer.get(token), self.word(token).classes
        return known if longer is None else known.union(hit.tag for hit in longer if hit.kind == "words")

    def within(self, kind: str, first: int, last: int) -> list[Hit]:
        """The hits of a kind that begin among tokens first..last (last exclusive), in the order of the text."""
        hits = self.hits_of.get(kind, [])
        return hits[bisect_left(hits, first, key=_FIRST) : bisect_left(hits, last, key=_FIRST)]

    def patterns(self, first: int, last: int) -> list[Hit]:
        """The patterns of acts that begin among tokens first..last (last exclusive), in the order of the text."""
        longer, words = self.within(PATTERN, first, last), self.words
        alone = [hit for i in range(first, last) if words[i].patterns for hit in single(self.tokens, i, words[i].patterns)]
        return sorted([*longer, *alone], key=_FIRST) if longer else alone

    def ends(self, token: int, name: str) -> list[int]:
        """Where the forms of a word class end that begin at a token."""
        alone = [token + 1] if name in self.word(token).classes else []
        if token not in self.longer:
            return alone
        return [*(hit.last for hit in self.longer[token] if hit.kind == "words" and hit.tag == name), *alone]

    def word(self, token: int) -> Word:
        """What the lexicon has of a token; nothing before the first and behind the last."""
        return self.words[token] if 0 <= token < len(self.words) else UNKNOWN

    def of_classes(self, classes: Iterable[str]) -> list[Hit]:
        """The words and phrases of some word classes, in the order of the text, longer ones first."""
        found = [hit for name in sorted(classes) for hit in self.classed.get(name, ())]
        return sorted(found, key=lambda hit: (hit.first, -hit.last))

    def sentence_of(self, token: int) -> int:
        """The index of the sentence that holds a token."""
        return bisect_right(self.sentences, token, 1, key=_FIRST) - 1


def keyed(sheet: Sheet, key: str) -> int:
    """The index of the figure of a key, or -1."""
    return next((n for n, figure in enumerate(sheet.figures) if figure.key == key), -1)


def figure_of(sheet: Sheet, actor: Actor) -> int:
    """The index of an actor's figure, made if nobody has named it yet."""
    if (known := keyed(sheet, actor.key)) >= 0:
        return known
    sheet.figures.append(Figure(actor.key, actor.type, actor.name.ar, actor.name.en, actor.side))
    return len(sheet.figures) - 1


def sides_of(sheet: Sheet, group: Iterable[int]) -> frozenset[str]:
    """The sides that some figures act for: of one who has none, his own key."""
    return frozenset(sheet.figures[f].side or sheet.figures[f].key for f in group)
