"""An office as it stands in a report, between the words that name it and its holder."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Phrase:
    """An office as it stands: tokens first..last with all that belongs to it (last exclusive), without the name.

    noun_last: end of the office's own words; side: a state's or body's key; body: figure of the body it belongs to, or
    -1; definite: it means one holder; kind: the office's tag ('the', 'of', 'full', 'counterpart'); holders: figures named
    with it; described: it names a kind of speaker, traits: what describes it, in English; adjectives: entries of its demonyms;
    depth: offices around it.
    """

    first: int
    last: int
    start: int
    noun_last: int
    clitics: str
    role: str
    gender: str
    number: str
    kind: str
    office: str
    bare: bool = False
    side: str | None = None
    body: int = -1
    definite: bool = True
    described: bool = False
    vague: bool = False
    placed: bool = False
    former: bool = False
    affairs: bool = False
    depth: int = 0
    adjectives: list[int] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    holders: list[int] = field(default_factory=list)

    @property
    def close(self) -> bool:
        """Whether the description just taken tells that a source is near to what follows ('مصدر قريب من')."""
        return self.described and self.last > self.noun_last and self.traits[-1:] == ["close"]
