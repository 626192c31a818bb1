"""The functions of merging, as the database calls them: they are handed in, for this room knows no merging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from marsad.vault.merged import (
    Assertion,
    Facts,
    Named,
    Overlap,
    Pair,
    Said,
    Sampled,
    Source,
    Text,
    Thread,
    Tie,
    Told,
    Whole,
)


class Merging(Protocol):
    """Pure functions over reports; see `marsad.doors.Merging`. What is `Any` is theirs alone, but for an `id` and a `report`."""

    def body(self, sentences: Sequence[tuple[int, int, str]]) -> Any:
        """The text of a report, from start, end and folded words of its sentences without furniture."""

    def pack_body(self, body: Any) -> bytes:
        """The text of a report as it is kept to be compared."""

    def unpack_body(self, kept: bytes) -> Any:
        """The text of a report to be compared, from what is kept."""

    def signature(self, body: Any) -> tuple[int, Sequence[int]]:
        """The number of a text's runs of words, and the hashes by which its copies are looked up."""

    def worth_comparing(self, here: Sampled, there: Sampled, common: int) -> bool:
        """Whether two texts may be copies, that have so many hashes in common."""

    def overlap(self, here: Text, there: Text) -> Overlap | None:
        """How two reports overlap; None where nothing is to be kept of it."""

    def families(self, reports: Sequence[Told], links: Sequence[Pair], judgements: Sequence[Pair]) -> list[Source]:
        """The families of two reports and more."""

    def done(self, kept: str) -> Any:
        """An event to be compared, from its `Deed` as it is kept."""

    def keys(self, deed: Any) -> Sequence[str]:
        """What an event is looked up by; only those with a common key are compared."""

    def likeness(self, here: Any, there: Any) -> list[Tie]:
        """Whether two events are one ('event'), and in what reports of one event differ ('dispute'); empty where too little is known."""

    def wholes(self, deeds: Sequence[Any], links: Sequence[Pair], judgements: Sequence[Pair]) -> list[Whole]:
        """The events of two tellings and more."""

    def saying(self, said: Said) -> Any:
        """A statement to be compared."""

    def pack(self, saying: Any) -> bytes:
        """A statement as it is kept."""

    def unpack(self, kept: bytes) -> Any:
        """The statement that is kept so."""

    def in_ledger(self, saying: Any) -> bool:
        """Whether a statement is a demand, an offer, a promise or a threat."""

    def kept(self, saying: Any) -> Iterable[int]:
        """The keys under which a statement is kept."""

    def sought(self, own: Sequence[tuple[bytes, Any]]) -> Mapping[int, Sequence[Any]]:
        """The keys of those that a report's statements, with their sketches, are compared with, and who seeks there."""

    def alike_in(self, own: Sequence[tuple[bytes, Any]]) -> Sequence[Any]:
        """A report's statements, with their sketches, as those who seek what is like them wherever reports share text."""

    def sifted(self, rows: Iterable[tuple[int, int, bytes]], seekers: Mapping[int, Sequence[Any]]) -> Iterable[tuple[int, Any]]:
        """The statements (key, number, sketch) that are worth comparing with who seeks at their key: number, and the one who seeks."""

    def sketch(self, saying: Any) -> bytes:
        """A sketch of a statement's words."""

    def sought_by(self, deed: Any) -> Iterable[int]:
        """The keys of the statements that an event may answer."""

    def awaits(self, saying: Any) -> Iterable[str]:
        """The keys (see `keys`) of the events that may answer a statement."""

    def within(self, own: Sequence[tuple[bytes, Any]]) -> Iterable[tuple[Any, Any]]:
        """The pairs of one report's statements, with their sketches, that may have to do with each other."""

    def relations(self, here: Any, there: Any) -> list[Tie]:
        """What there is between two statements: kinds 'claim', 'thread', 'answer', 'denial', 'attribution', 'number'."""

    def outcome(self, saying: Any, deed: Any) -> Tie | None:
        """What an event makes of a demand, offer, promise or threat: a link of kind 'answer'."""

    def accounts(self, sayings: Sequence[Any], deeds: Sequence[Any]) -> list[tuple[str, str, str]]:
        """What the parties to a report's contacts give out about them: (statement, event, side that gives it out)."""

    def assertions(self, sayings: Sequence[Any], links: Sequence[Pair], judgements: Sequence[Pair]) -> list[Assertion]:
        """What is told by two statements and more."""

    def threads(
        self, sayings: Sequence[Any], links: Sequence[Pair], judgements: Sequence[Pair], answers: Sequence[Pair],
        by: Mapping[str, Any], done: Mapping[str, Any], same: Mapping[str, str],
    ) -> list[tuple[Thread, tuple[str, ...]]]:
        """Demands, offers, promises and threats, each with the ids of its statements.

        answers: links from them to others, found in `by` (statements) or `done` (events); same: what those with others are one with.
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
