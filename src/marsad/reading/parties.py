"""Who is named in what is said: the speaker's own side, those named beside it, and the others."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.arabic.words import CONJUNCTIONS
from marsad.lexicon.schema import Actor
from marsad.reading.sheet import Saying, Sheet, Sighting

AND = CONJUNCTIONS[0]
ACTORS = ("person", "state", "organisation")
CULPRITS = "culprits"
_BESIDE = 2  # tokens between one's own and those named together with them


@dataclass(slots=True)
class Parties:
    """Who is named inside a saying.

    own: sides of the speakers; foreign: sightings of other sides; home: sightings of the speaker's own side;
    beside: sightings of other sides that are named together with the own; free: those of `foreign` that no preposition
    governs; demonym: a state of another side that an adjective means ('the Russian demands'), mark: its token, or -1;
    culprits: the token of those who are called rebels, militias or enemies without a name, or -1.
    """

    own: set[str] = field(default_factory=set)
    foreign: list[Sighting] = field(default_factory=list)
    home: list[Sighting] = field(default_factory=list)
    beside: list[Sighting] = field(default_factory=list)
    free: list[Sighting] = field(default_factory=list)
    mark: int = -1
    demonym: Actor | None = None
    culprits: int = -1

    def adverse(self, token: int) -> bool:
        """Whether somebody of another side stands before a token and nobody of the speaker's own."""
        other = any(s.first < token for s in self.free) or 0 <= self.mark < token or 0 <= self.culprits < token
        return other and not any(s.first < token for s in self.home)

    def follows(self, token: int) -> bool:
        """Whether a name of another side begins at a token, as the subject of the verb or noun before it."""
        return any(token in (s.first, s.whole_first) and not s.clitics for s in self.foreign)


def side(sheet: Sheet, figure: int) -> str:
    """The side of a figure: the state or body it acts for, else itself."""
    return sheet.figures[figure].side or sheet.figures[figure].key


def sightings(sheet: Sheet, first: int, last: int) -> list[Sighting]:
    """The sightings of actors that lie within tokens first..last, in their order."""
    found: list[Sighting] = []
    at, covered = first, sheet.sighting_at
    for i in [i for i in range(first, last) if i in covered]:
        if i >= at:
            sighting = sheet.sightings[covered[i]]
            inside = sighting.first >= first and sighting.last <= last
            if inside and any(sheet.figures[f].type in ACTORS for f in sighting.figures):
                found.append(sighting)
            at = max(at, sighting.last)
    return found


def states(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether a sighting means a state: 'his country' that opens a saying is the speaker's, whoever was named last."""
    return all(sheet.figures[f].type == "state" for f in sighting.figures)


def each_of(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether one who is named stands after 'each of'."""
    words, at = sheet.tokens.words, sighting.whole_first
    return words[at - 1] in sheet.lexicon.words("givers") and words[at - 2] in sheet.lexicon.words("each")


def parties(sheet: Sheet, saying: Saying) -> Parties:
    """Who is named inside a saying."""
    who = Parties({side(sheet, f) for f in saying.speakers})
    prepositions = sheet.lexicon.words("adverbial_prepositions")
    for sighting in sightings(sheet, saying.first, saying.last):
        opening = not sighting.named and sighting.first == saying.first and states(sheet, sighting)
        if opening or all(side(sheet, f) in who.own for f in sighting.figures):
            who.home.append(sighting)
        elif who.home and AND in sighting.clitics and 0 <= sighting.first - who.home[-1].last < _BESIDE:
            who.beside.append(sighting)
        else:
            who.foreign.append(sighting)
            governed = sheet.tokens.words[sighting.whole_first - 1] in prepositions and not each_of(sheet, sighting)
            if not sighting.clitics.strip(AND) and not governed:
                who.free.append(sighting)
    who.mark, who.demonym = _demonym(sheet, saying, who)
    if CULPRITS in sheet.classed:
        culprits = (hit.first for hit in sheet.classed[CULPRITS] if hit.first not in sheet.sighting_at)
        who.culprits = next((i for i in culprits if saying.first <= i < saying.last), -1)
    return who


def _demonym(sheet: Sheet, saying: Saying, who: Parties) -> tuple[int, Actor | None]:
    """The first adjective in what is said that means a state of another side, outside names: its token and the state."""
    adjectives = [hit.first for hit in sheet.within("actor", saying.first, saying.last) if hit.tag[:4] == "adj."]
    if not adjectives:
        return -1, None
    covered = {i for s in (*who.foreign, *who.home) for i in range(s.whole_first, s.whole_last)}
    for i in adjectives:
        if i not in covered:
            actor = meant(sheet, i, who.own)
            if actor is not None and not _is_matter(sheet, i - 1):
                return i, actor
    return -1, None


def _is_matter(sheet: Sheet, token: int) -> bool:
    """Whether a noun is of what is spoken about or of those who suffer, so that its adjective tells no doer ('the Syrian crisis')."""
    return _tagged(sheet, token, "matters")


def _tagged(sheet: Sheet, token: int, words: str) -> bool:
    return words in sheet.classes_at(token) and token not in sheet.sighting_at


def meant(sheet: Sheet, token: int, own: set[str]) -> Actor | None:
    """The state that a token means as an adjective, outside names; None if it is none, or of a side among `own`."""
    if token not in sheet.hits_at or token in sheet.sighting_at or "no_demonyms" in sheet.classes_at(token):
        return None
    return adjective_of(sheet, token, own)


def adjective_of(sheet: Sheet, token: int, own: set[str]) -> Actor | None:
    """The state whose adjective a token is; None if it is none, or of a side among `own`."""
    for hit in sheet.hits_at.get(token, ()):
        if hit.kind == "actor" and hit.tag.startswith("adj."):
            actor = sheet.lexicon.entries("actor", Actor)[hit.index]
            if (actor.side or actor.key) not in own:
                return actor
    return None
