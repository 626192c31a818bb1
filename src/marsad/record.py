"""The frozen structs that cross doors, and their JSON.

A `Record` is what `marsad read --format jsonl` writes, one a line: the public, versioned format `marsad.record/1`.
Every `start`/`end` is a code-point offset into `document.text`, the input text untouched: `text[start:end]` is the evidence.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

SCHEMA: Literal["marsad.record/1"] = "marsad.record/1"

BlockKind = Literal["title", "body", "caption", "source-note", "noise"]
EntityType = Literal["person", "state", "organisation", "media", "place", "agreement"]
Form = Literal["direct", "mixed", "indirect"]
Act = Literal[
    "state", "support", "commit", "propose", "demand", "reject", "deny", "accuse", "warn", "threaten", "concede"
]
Medium = Literal["call", "meeting", "press-conference", "statement", "tweet", "interview", "speech", "briefing"]
Issue = Literal[
    "nato-enlargement", "security-guarantees", "territorial-integrity", "troops", "sanctions", "arms", "nuclear-arms",
    "talks", "energy", "ceasefire", "water", "borders", "recognition", "human-rights", "terrorism", "elections", "aid",
    "other",
]  # fmt: skip
EventType = Literal[
    "CONSULT", "AGREE", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "REJECT", "SANCTION", "MOBILIZE",
    "COERCE", "ASSAULT", "PROTEST",
]  # fmt: skip
Status = Literal["held", "ongoing", "scheduled", "proposed", "cancelled"]
PublishedFrom = Literal["metadata", "text", "calendar"]


class Span(msgspec.Struct, frozen=True):
    """A stretch of `document.text`: code points, end exclusive."""

    start: int
    end: int


class Document(msgspec.Struct, frozen=True):
    """One report as it came in, with what is known of its publication."""

    id: str
    text: str
    title: str | None = None
    language: str = "ar"
    url: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    dateline_place: str | None = None


class Block(msgspec.Struct, frozen=True):
    """A part of the page; the blocks of a page stand in order and cover its text."""

    start: int
    end: int
    kind: BlockKind


class Page(msgspec.Struct, frozen=True):
    """What intake hands to reading: the document, its blocks, and where its dateline names a place."""

    document: Document
    blocks: tuple[Block, ...]
    dateline: Span | None = None


class Name(msgspec.Struct, frozen=True):
    """A name in both interface languages; either may be unknown."""

    ar: str | None = None
    en: str | None = None


class Entity(msgspec.Struct, frozen=True):
    """One actor, place, outlet or agreement that the report names."""

    id: str
    key: str
    type: EntityType
    name: Name
    side: str | None = None
    role: str | None = None


class Mention(msgspec.Struct, frozen=True):
    """Where an entity is named (`named`) or meant (nominals such as 'the minister', pronouns)."""

    id: str
    start: int
    end: int
    entity: str
    named: bool = True


class Time(msgspec.Struct, frozen=True):
    """An expression that fixes a time, with its TIMEX3-style value."""

    id: str
    start: int
    end: int
    value: str
    conflict: bool = False


class Statement(msgspec.Struct, frozen=True):
    """One thing that somebody is reported to have said."""

    id: str
    speakers: tuple[str, ...]
    cue: Span | None
    content: Span
    form: Form
    act: Act
    target: tuple[str, ...] = ()
    medium: Medium | None = None
    via: tuple[str, ...] = ()
    issue: tuple[Issue, ...] = ()
    time: str | None = None
    why: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True):
    """One thing done or to be done between actors that is not itself a saying."""

    id: str
    type: EventType
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: Status
    time: str | None
    place: str | None
    evidence: Span
    via: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True):
    """All that was read in one document."""

    document: Document
    blocks: tuple[Block, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    schema: Literal["marsad.record/1"] = SCHEMA


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def to_json(record: Record) -> bytes:
    """The record as one line of JSON in UTF-8, without a line end; the same record gives the same bytes."""
    return _ENCODER.encode(record)


def from_json(line: bytes | str) -> Record:
    """A record from its JSON. Raises `msgspec.ValidationError` where a field is missing or of another type."""
    return _DECODER.decode(line)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, as `marsad schema` prints it."""
    return msgspec.json.schema(Record)
