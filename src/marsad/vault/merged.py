"""What is handed to merging and what it gives back, as this room sees it; the functions are in merger.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

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
    """An event as one report tells it, and as it is kept (JSON array); `days` are those of its own time, `words` its folded evidence."""

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
