"""What merging works out for the database, as this room sees it: it is handed in, for this room knows no merging."""

from __future__ import annotations

from collections.abc import Sequence
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


class Merging(Protocol):
    """Pure functions over reports; see `marsad.doors.Merging`. A body is theirs alone: this room only hands it back."""

    def body(self, sentences: Sequence[tuple[int, int, str]]) -> Any:
        """The text of a report, from start, end and folded words of its sentences without furniture."""

    def signature(self, body: Any) -> tuple[int, Sequence[int]]:
        """The number of a text's runs of words, and the hashes by which its copies are looked up."""

    def worth_comparing(self, common: int, runs: int, other: int) -> bool:
        """Whether two texts of so many runs may be copies, that have so many hashes in common."""

    def overlap(self, here: Text, there: Text) -> Overlap | None:
        """How two reports overlap; None where nothing is to be kept of it."""

    def families(self, reports: Sequence[Told], links: Sequence[Pair], judgements: Sequence[Pair]) -> list[Source]:
        """The families of two reports and more."""

    def keys(self, deed: Deed) -> Sequence[str]:
        """What an event is looked up by; only those with a common key are compared."""

    def likeness(self, here: Deed, there: Deed) -> Pair | None:
        """Whether two events are one; None where they are not, or so little is known that nobody need look."""

    def wholes(self, deeds: Sequence[Deed], links: Sequence[Pair], judgements: Sequence[Pair]) -> list[Whole]:
        """The events of two tellings and more."""
