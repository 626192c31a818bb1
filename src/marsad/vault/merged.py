"""What merging works out for the database, as this room sees it: it is handed in, for this room knows no merging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

Span = tuple[int, int]


class Told(NamedTuple):
    """A report: what it credits for the whole page, what outlets it quotes inside, and how many runs of words it has.

    credit: the folded words of its source notes and those that it begins with.
    """

    id: str
    outlet: str | None
    published: str | None
    agencies: tuple[str, ...]
    cited: tuple[str, ...]
    runs: int
    credit: str = ""


class Pair(NamedTuple):
    """A link between two items or a judgement of them; `score` and `why` are those of a link."""

    a: str
    b: str
    verdict: str
    score: float = 1.0
    why: tuple[str, ...] = ()


class Sampled(NamedTuple):
    """A report that may be a copy: how many different runs of words it has, and its day."""

    runs: int
    published: str | None


class Text(NamedTuple):
    """A report to be compared; its body is merging's alone."""

    id: str
    published: str | None
    body: Any


class Overlap(NamedTuple):
    """How two reports overlap: the link that makes ('copy' or 'passage'), and the stretches of each that stand in the other."""

    kind: str
    pair: Pair
    here: Sequence[Span]
    there: Sequence[Span]


class Source(NamedTuple):
    """A family of copies, and what it goes back to."""

    id: str
    members: tuple[str, ...]
    first: str
    root: str
    kind: str
    why: str


class Somebody(NamedTuple):
    """Who takes part in an event, or its place: key, type of entity, side, and whether the report names it."""

    key: str
    type: str
    side: str | None
    named: bool


class Deed(NamedTuple):
    """An event as one report tells it; `days` are those of its own time, `words` its folded evidence."""

    id: str
    report: str
    type: str
    status: str
    source: tuple[Somebody, ...]
    target: tuple[Somebody, ...]
    mode: str | None
    time: str | None
    days: tuple[str, str] | None
    place: Somebody | None
    published: str | None
    start: int
    end: int
    words: tuple[str, ...]


class Whole(NamedTuple):
    """An event that several reports tell: what they say of it together, and its tellings in the order of its history."""

    id: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str
    time: str | None
    days: tuple[str, str] | None
    place: str | None
    tellings: tuple[str, ...]


class Said(NamedTuple):
    """A statement as one report tells it: who speaks, to whom it is aimed, its chain, its folded words, the days it names.

    `days` are those of its own time, `times` those of the times named in it; `agencies` are what the report credits; `named`
    are those whom the words name.
    """

    id: str
    report: str
    speakers: tuple[Somebody, ...]
    act: str
    target: tuple[Somebody, ...]
    issue: tuple[str, ...]
    form: str
    medium: str | None
    time: str | None
    days: tuple[str, str] | None
    published: str | None
    agencies: tuple[str, ...]
    start: int
    end: int
    words: tuple[str, ...]
    times: tuple[tuple[str, str], ...]
    via: tuple[Somebody, ...] = ()
    named: tuple[Somebody, ...] = ()


class Tie(NamedTuple):
    """Something found about two items: kind of link, and the link."""

    kind: str
    pair: Pair


class Assertion(NamedTuple):
    """A thing said that several statements tell: their ids in the order of publication, and which is nearest the speaker."""

    members: tuple[str, ...]
    best: str


class ThreadStep(NamedTuple):
    """What happened to a demand, offer, promise or threat: the state it led to, the day, who, the statement or event, why."""

    state: str
    date: str | None
    by: tuple[str, ...]
    statement: str | None
    event: str | None
    why: tuple[str, ...]


class Thread(NamedTuple):
    """A demand, offer, promise or threat with what became of it."""

    id: str
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    issue: tuple[str, ...]
    first: str | None
    due: str | None
    state: str
    steps: tuple[ThreadStep, ...]

class Named(NamedTuple):
    """How a report calls an actor: `words` of the name, folded, none where it only describes him; the report's day (ISO)."""

    key: str
    type: str
    words: tuple[str, ...]
    side: str | None
    role: str | None
    day: str | None


class Facts(NamedTuple):
    """All that reports say of one key: every name as folded words, sides, offices."""

    key: str
    type: str
    names: tuple[tuple[str, ...], ...]
    sides: tuple[str, ...]
    roles: tuple[str, ...]


class Merging(Protocol):
    """Pure functions over reports; see `marsad.doors.Merging`. A body is theirs alone: this room only hands it back."""

    def body(self, sentences: Sequence[tuple[int, int, str]]) -> Any:
        """The text of a report, from start, end and folded words of its sentences without furniture."""

    def signature(self, body: Any) -> tuple[int, Sequence[int]]:
        """The number of a text's runs of words, and the hashes by which its copies are looked up."""

    def worth_comparing(self, here: Sampled, there: Sampled, common: int) -> bool:
        """Whether two texts may be copies, that have so many hashes in common."""

    def overlap(self, here: Text, there: Text) -> Overlap | None:
        """How two reports overlap; None where nothing is to be kept of it."""

    def families(self, reports: Sequence[Told], links: Sequence[Pair], judgements: Sequence[Pair]) -> list[Source]:
        """The families of two reports and more."""

    def keys(self, deed: Deed) -> Sequence[str]:
        """What an event is looked up by; only those with a common key are compared."""

    def likeness(self, here: Deed, there: Deed) -> list[Tie]:
        """Whether two events are one ('event'), and in what reports of one event differ ('dispute'); empty where too little is known."""

    def wholes(self, deeds: Sequence[Deed], links: Sequence[Pair], judgements: Sequence[Pair]) -> list[Whole]:
        """The events of two tellings and more."""

    def pack(self, said: Said) -> bytes:
        """A statement as it is kept to be compared."""

    def unpack(self, kept: bytes) -> Any:
        """A statement to be compared; theirs alone, but for its `id`."""

    def in_ledger(self, saying: Any) -> bool:
        """Whether a statement is a demand, an offer, a promise or a threat."""

    def kept(self, saying: Any) -> Iterable[tuple[int, bool]]:
        """The keys under which a statement is kept, and whether only those of like words are to be compared by them."""

    def sought(self, saying: Any) -> Iterable[int]:
        """The keys of those it is compared with."""

    def sketch(self, saying: Any) -> bytes:
        """A sketch of a statement's words."""

    def resembling(self, here: bytes, there: bytes) -> bool:
        """Whether statements of these sketches may say the same."""

    def sought_by(self, deed: Deed) -> Iterable[int]:
        """The keys of the statements that an event may answer."""

    def awaits(self, saying: Any) -> Iterable[str]:
        """The keys (see `keys`) of the events that may answer a statement."""

    def relations(self, here: Any, there: Any) -> list[Tie]:
        """What there is between two statements: kinds 'claim', 'thread', 'answer', 'denial', 'attribution', 'number'."""

    def outcome(self, saying: Any, deed: Deed) -> Tie | None:
        """What an event makes of a demand, offer, promise or threat: a link of kind 'answer'."""

    def accounts(self, sayings: Sequence[Any], deeds: Sequence[Deed]) -> list[tuple[str, str, str]]:
        """What the parties to a report's contacts give out about them: (statement, event, side that gives it out)."""

    def assertions(self, sayings: Sequence[Any], links: Sequence[Pair], judgements: Sequence[Pair]) -> list[Assertion]:
        """What is told by two statements and more."""

    def threads(
        self, sayings: Sequence[Any], links: Sequence[Pair], judgements: Sequence[Pair], answers: Sequence[Pair],
        by: Mapping[str, Any], deeds: Mapping[str, Deed], same: Mapping[str, str],
    ) -> list[tuple[Thread, tuple[str, ...]]]:
        """Demands, offers, promises and threats, each with the ids of its statements.

        answers: links from them to others, found in `by` (statements) or `deeds`; same: what those with others are one with.
        """

    def near(self, one: Named) -> str | None:
        """What an actor is looked up by; None for one who has no name in full, and for those who are nobody's variant."""

    def listed(self, key: str) -> bool:
        """Whether a key is one of the lexicon's."""

    def namesakes(self, near: str) -> Sequence[Facts]:
        """The listed actors that are looked up by this."""

    def alike(self, here: Facts, there: Facts, together: bool) -> Pair | None:
        """Whether two actors are one; None where they are not alike. together: one report has both."""

    def actors(
        self, keys: Sequence[str], links: Sequence[Pair], judgements: Sequence[Pair], documents: Mapping[str, int]
    ) -> list[tuple[str, ...]]:
        """The actors of two keys and more, the key by which each is known first; `documents` counts each key's reports."""

    def held(self, one: Named) -> Sequence[str]:
        """Where somebody named is found by those of whom a report has only an office or a surname."""

    def asked(self, one: Named) -> Sequence[str]:
        """Where one of whom a report has only an office or a surname looks for who it is."""

    def bearers(self, one: Named, reported: Mapping[str, int], present: Iterable[str], barred: Iterable[str]) -> list[Pair]:
        """Who that is, 'same' or one of several 'unsure': of the listed, and of the keys `reported` where it asked (with their reports)."""
