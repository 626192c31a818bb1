"""The rows of the views that merging makes of statements: claims, ledger, positions, conflicts. Public, as those of rows.py."""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.roots import RootKind
from marsad.vault.rows import Likeness, Origin, Report


class ClaimRow(msgspec.Struct, frozen=True):
    """One thing said on one occasion, however often reported and in whatever wording.

    `statements` are the ids of its tellings in the order of publication, `reports` their words; `act`, `target` and
    `issue` are those of the telling nearest the speaker's own words. `why`: on what it rests that they are one.
    """

    id: str
    speakers: tuple[str, ...]
    act: str
    target: tuple[str, ...]
    issue: tuple[str, ...]
    day: str | None
    statements: tuple[str, ...]
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    independent: int
    why: tuple[str, ...]


class WordingRow(msgspec.Struct, frozen=True):
    """A claim as one of its reports words it, to stand beside the others.

    `claim`: the id of the whole; `root`: the furthest known start of this report's chain; `differs`: the fields in which
    it says otherwise, or less, than the wording nearest the speaker's own; `likeness`: what it is, or may be, one with.
    """

    id: str
    claim: str
    speakers: tuple[str, ...]
    act: str
    target: tuple[str, ...]
    issue: tuple[str, ...]
    form: str
    medium: str | None
    time: str | None
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


LedgerKind = Literal["demand", "offer", "promise", "threat"]
LedgerState = Literal["open", "renewed", "accepted", "refused", "met", "partly-met", "withdrawn", "overdue", "contradicted"]


class LedgerStep(msgspec.Struct, frozen=True):
    """What happened to a demand, offer, promise or threat: the statement or event (one of them) by which it did.

    `by` are actors' keys, `why` on what it rests that this step belongs to the thread. The step `overdue` has neither
    statement nor event: its words are those of the deadline.
    """

    state: LedgerState
    date: str | None
    by: tuple[str, ...]
    statement: str | None
    event: str | None
    document: str
    start: int
    end: int
    text: str
    why: tuple[str, ...]


class LedgerRow(msgspec.Struct, frozen=True):
    """A demand, offer, promise or threat and what became of it; `by` and `to` are actors' keys, their sides among them.

    `first` is the day of its first step, `due` the day it names itself, `state` what it has come to.
    """

    id: str
    kind: LedgerKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    issue: tuple[str, ...]
    first: str | None
    due: str | None
    state: LedgerState
    steps: tuple[LedgerStep, ...]


class PositionCell(msgspec.Struct, frozen=True):
    """What an actor said on an issue; `shift`: it turns against what the same actor last said of it to the same side.

    `before` is the id of that earlier statement where there is a shift.
    """

    date: str | None
    act: str
    speakers: tuple[str, ...]
    target: tuple[str, ...]
    statement: str
    claim: str | None
    document: str
    start: int
    end: int
    text: str
    shift: bool
    before: str | None


class PositionRow(msgspec.Struct, frozen=True):
    """The positions of an actor, or of a side, on one issue, in the order in which they were taken."""

    actor: str
    issue: str
    cells: tuple[PositionCell, ...]


class PositionBrief(msgspec.Struct, frozen=True):
    """The positions of an actor, or of a side, on one issue in a list: the last cells, how many are `earlier`, how many `shifts`."""

    actor: str
    issue: str
    cells: tuple[PositionCell, ...]
    earlier: int
    shifts: int


class Turn(msgspec.Struct, frozen=True):
    """A statement by which the position of an actor on an issue turned."""

    actor: str
    issue: str
    cell: PositionCell


ConflictKind = Literal["value", "participants", "attribution", "denial", "calendar", "readout"]


class ConflictSide(msgspec.Struct, frozen=True):
    """One side of a disagreement: what it holds (`value`), its words, and where they stand.

    `of` are the ids of the statements or events that say so, `actors` the keys of those who hold it.
    """

    documents: tuple[str, ...]
    value: str
    text: str
    of: tuple[str, ...]
    actors: tuple[str, ...]
    reports: tuple[Report, ...]


class ConflictRow(msgspec.Struct, frozen=True):
    """A disagreement between reports, or within one; nothing is resolved by majority.

    `about` are the ids of the events, statements or documents concerned, `field` what they differ in (time, place,
    number, parties, speaker …), `day` the day it is put under.
    """

    id: str
    kind: ConflictKind
    field: str
    day: str | None
    about: tuple[str, ...]
    sides: tuple[ConflictSide, ...]
    why: tuple[str, ...]


class Carried(msgspec.Struct, frozen=True):
    """Somebody whose words an outlet carries, and in how many reports or statements."""

    root: str
    kind: RootKind
    count: int


class OutletRow(msgspec.Struct, frozen=True):
    """An outlet: its reports, how many of them are its own, and those it has from others, by their root.

    `quoted` are the first links of the chains of its statements: through whom it has what was said.
    """

    key: str
    reports: int
    own: int
    carried: tuple[Carried, ...]
    quoted: tuple[Carried, ...]
