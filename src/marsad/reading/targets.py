"""To whom: those a statement is aimed at, from the words around its cue and inside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.arabic.words import CONJUNCTIONS
from marsad.reading.sheet import Saying, Sheet, Sighting

AND = CONJUNCTIONS[0]
_ACTORS = ("person", "state", "organisation")
_GAP = 3  # tokens between figures named together


@dataclass(slots=True)
class Parties:
    """Who is named in and around a saying.

    own: sides of the speakers; foreign: sightings of other sides inside the content; home: tokens where the speaker's
    side is named; between: sightings of other sides from the cue to the content.
    """

    own: set[str] = field(default_factory=set)
    foreign: list[Sighting] = field(default_factory=list)
    home: list[int] = field(default_factory=list)
    between: list[Sighting] = field(default_factory=list)

    def adverse(self, token: int) -> bool:
        """Whether somebody of another side stands before a token and nobody of the speaker's own."""
        return any(s.first < token for s in self.foreign) and not any(h < token for h in self.home)


def side(sheet: Sheet, figure: int) -> str:
    """The side of a figure: the state or body it acts for, else itself."""
    return sheet.figures[figure].side or sheet.figures[figure].key


def parties(sheet: Sheet, saying: Saying) -> Parties:
    """Who is named in and around a saying."""
    who = Parties({side(sheet, f) for f in saying.speakers})
    for sighting in _sightings(sheet, saying.first, saying.last):
        if not any(sheet.figures[f].type in _ACTORS for f in sighting.figures):
            continue
        if all(side(sheet, f) in who.own for f in sighting.figures):
            who.home.append(sighting.first)
        else:
            who.foreign.append(sighting)
    if saying.cue is not None and saying.cue[1] <= saying.first:
        start = max(saying.cue[1], sheet.sentences[saying.sentence].first)
        for sighting in _sightings(sheet, start, saying.first):
            if any(sheet.figures[f].type in _ACTORS and side(sheet, f) not in who.own for f in sighting.figures):
                who.between.append(sighting)
    return who


def _sightings(sheet: Sheet, first: int, last: int) -> list[Sighting]:
    found: list[Sighting] = []
    at = first
    while at < last:
        n = sheet.sighting_at.get(at)
        if n is None:
            at += 1
            continue
        sighting = sheet.sightings[n]
        if sighting.first >= first and sighting.last <= last:
            found.append(sighting)
        at = max(at + 1, sighting.last)
    return found


def targets(sheet: Sheet, saying: Saying, who: Parties, signal: int, before: Saying | None) -> tuple[int, ...]:
    """The figures a saying is aimed at, in the order of the text. signal: first token of the act's pattern, or -1."""
    if saying.act == "state":
        return saying.addressees
    chosen = list(saying.addressees)
    if not chosen and saying.act in ("demand", "accuse", "warn", "threaten", "support", "reject", "propose", "commit"):
        chosen = _together(sheet, who.between, who)
    if not chosen:
        chosen = _together(sheet, who.foreign, who)
    return tuple(dict.fromkeys(chosen))


def _together(sheet: Sheet, sightings: list[Sighting], who: Parties) -> list[int]:
    """The figures of the first sighting and of those joined to it."""
    if not sightings:
        return []
    chosen = [f for f in sightings[0].figures if side(sheet, f) not in who.own]
    last = sightings[0].last
    for sighting in sightings[1:]:
        joined = AND in sighting.clitics or (sighting.first > last and sheet.tokens.words[last][:1] == AND)
        if not joined or sighting.first - last > _GAP:
            break
        chosen += [f for f in sighting.figures if side(sheet, f) not in who.own]
        last = sighting.last
    return chosen
