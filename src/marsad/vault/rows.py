"""The rows of the views: a public, versioned format. Fields may be added; these keep their names and meaning."""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.record import Name
from marsad.roots import RootKind


class Report(msgspec.Struct, frozen=True):
    """Where a row's words stand: code points start..end (exclusive) of a document's text."""

    document: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str
    via: tuple[str, ...] = ()


class Origin(msgspec.Struct, frozen=True):
    """The furthest known start of the chains that carried something, the documents they carried it to, and why for each."""

    root: str
    kind: RootKind
    documents: tuple[str, ...]
    why: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True):
    """How one report put an event: with what status and time."""

    status: str
    time: str | None
    document: str
    published: str | None


class StatementRow(msgspec.Struct, frozen=True):
    """One thing said, as one report gives it; speakers, target and via are actors' keys."""

    id: str
    speakers: tuple[str, ...]
    act: str
    target: tuple[str, ...]
    form: str
    medium: str | None
    issue: tuple[str, ...]
    time: str | None
    text: str
    document: str
    start: int
    end: int
    via: tuple[str, ...]
    why: tuple[str, ...]
    claim: str | None
    outlet: str | None
    published: str | None


class EventRow(msgspec.Struct, frozen=True):
    """One real-world event, with the reports that tell it in the order of its history; the id is that of its first telling.

    Source and target are the most specific that any report names, time and place the most precise; `status` is the
    last of `history`; `why` are the rules by which the reports' words were read.
    """

    id: str
    type: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str
    time: str | None
    place: str | None
    history: tuple[Step, ...]
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    independent: int
    why: tuple[str, ...]


class Likeness(msgspec.Struct, frozen=True):
    """How like an event or actor is to another, and on what that rests; `one`: both are shown as one.

    For an actor of whom reports give only an office or a surname, `documents` are those in which it is this other.
    """

    other: str
    verdict: str
    score: float
    why: tuple[str, ...]
    one: bool
    documents: tuple[str, ...] = ()


class TellingRow(msgspec.Struct, frozen=True):
    """An event as one of its reports tells it, to stand beside the others.

    `event`: the id of the whole; `root`: the furthest known start of this report's chain; `differs`: the fields in which
    it says otherwise, or less, than all reports together.
    """

    id: str
    event: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str
    time: str | None
    place: str | None
    document: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str
    via: tuple[str, ...]
    root: str
    differs: tuple[str, ...]
    likeness: tuple[Likeness, ...]
    why: tuple[str, ...]


class Role(msgspec.Struct, frozen=True):
    """An office that reports give a person, with the dates of the first and the last of them."""

    role: str
    since: str | None
    until: str | None


class ActorRow(msgspec.Struct, frozen=True):
    """An actor, place, outlet or agreement: its usual name, its forms in texts (commonest first), its documents.

    `also` are the other keys under which reports have it.
    """

    key: str
    type: str
    name: Name
    side: str | None
    roles: tuple[Role, ...]
    forms: tuple[str, ...]
    documents: tuple[str, ...]
    also: tuple[str, ...] = ()


class ActorBrief(msgspec.Struct, frozen=True):
    """An actor in a list: the name, side and office that most documents give, and how many documents name it."""

    key: str
    type: str
    name: Name
    side: str | None
    role: str | None
    documents: int


class TimelineRow(msgspec.Struct, frozen=True):
    """A statement or event in the order of what happened; `day` is the first day it stands for.

    `dated` says where the day comes from: the row's own time, or the publication of its report. `happened` is the time of
    an event, `said` that of a statement, as the reports give them; `published` is the day of the report (of the first).
    """

    id: str
    kind: Literal["statement", "event"]
    day: str | None
    dated: Literal["time", "publication"] | None
    happened: str | None
    said: str | None
    published: str | None
    row: StatementRow | EventRow


class PassageRow(msgspec.Struct, frozen=True):
    """A sentence that holds the words searched for, and the ids of what was found in it."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str
    statements: tuple[str, ...]
    events: tuple[str, ...]


class DocumentRow(msgspec.Struct, frozen=True):
    """A report as it is kept, and the ids of what was found in it."""

    id: str
    title: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    published: str | None
    published_from: str | None
    url: str | None
    text: str
    statements: tuple[str, ...]
    events: tuple[str, ...]


class Shared(msgspec.Struct, frozen=True):
    """Two reports of which one copies the other; `shared` is the part of the shorter that stands in the longer."""

    a: str
    b: str
    shared: float


class CopiesRow(msgspec.Struct, frozen=True):
    """A family of copied reports, in the order of their publication; `passages` are what each has in common with others,
    then what reports outside the family have in common with it.

    `first`: the report the others go back to, as far as credits, days and likeness tell; `why`: how the origin was told.
    """

    id: str
    documents: tuple[str, ...]
    first: str
    pairs: tuple[Shared, ...]
    passages: tuple[Report, ...]
    origins: tuple[Origin, ...]
    independent: int
    why: tuple[str, ...]


class ReportRow(msgspec.Struct, frozen=True):
    """A report in a list: how many statements and events were found in it, and its family of copies, if it is in one."""

    id: str
    title: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    published: str | None
    statements: int
    events: int
    family: str | None


class DayRow(msgspec.Struct, frozen=True):
    """How many statements and events begin on a day."""

    day: str
    statements: int
    events: int


class TieRow(msgspec.Struct, frozen=True):
    """Two actors, or two sides, that were in contact: how often, and by which mode ('' where reports name none)."""

    a: str
    b: str
    contacts: int
    modes: dict[str, int]


ReviewVerdict = Literal["accept", "correct", "reject"]


class ReviewRow(msgspec.Struct, frozen=True):
    """What a person said of a finding: that it is right, wrong, or what `field` should be (`value`).

    A judgement of two items is a row too: its verdict is same, different or unsure, its value the other item.
    """

    item: str
    verdict: ReviewVerdict | Literal["same", "different", "unsure"]
    field: str | None
    value: str | None
    note: str | None
    by: str | None
    at: str


class DoubtRow(msgspec.Struct, frozen=True):
    """Two events that may be one, and how like they are (0 to 1)."""

    a: str
    b: str
    score: float
