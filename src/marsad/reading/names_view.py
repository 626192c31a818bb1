"""What the stages of names look at: the lexicon's hits of a report by token and kind, and who is taken already."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.lexicon.descriptions import Description
from marsad.lexicon.heads import Head
from marsad.lexicon.match import Hit
from marsad.lexicon.offices import Office
from marsad.lexicon.schema import Actor
from marsad.reading.sheet import Figure, Sheet, Sighting


@dataclass(slots=True)
class View:
    """Hits by token, and the figures and sightings found so far.

    distinct: each word once; actors: hits of names, the longest first; adjectives: token → longest hit of a demonym;
    offices, heads: hits by token; marks: token → {word class: end of its longest form}; open: tokens that may be read
    (body and title); listed: figures that the lexicon has; introduced: those of them whose office the report has told.
    """

    sheet: Sheet
    words: list[str]
    distinct: frozenset[str]
    entries: list[Actor]
    office_entries: list[Office]
    head_entries: list[Head]
    description_entries: list[Description]
    common: frozenset[str]
    frequent: frozenset[str]
    given: frozenset[str]
    states: frozenset[str]
    groups: frozenset[str]
    articleless: frozenset[str]
    outlet_heads: tuple[str, ...]
    body_nouns: frozenset[str]
    passing: frozenset[str]
    ranks: frozenset[str]
    general: frozenset[str]
    shares: frozenset[str]
    shares_of: frozenset[str]
    peoples: frozenset[str]
    open: bytearray
    actors: dict[int, list[Hit]] = field(default_factory=dict)
    adjectives: dict[int, Hit] = field(default_factory=dict)
    offices: dict[int, list[Hit]] = field(default_factory=dict)
    heads: dict[int, list[Hit]] = field(default_factory=dict)
    descriptions: dict[int, Hit] = field(default_factory=dict)
    marks: dict[int, dict[str, int]] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    listed: dict[int, Actor] = field(default_factory=dict)
    introduced: set[int] = field(default_factory=set)
    sightings: list[Sighting] = field(default_factory=list)
    taken: dict[int, Sighting] = field(default_factory=dict)

    def mark(self, token: int, name: str) -> int:
        """The end of a form of a word class that begins at a token, or -1."""
        found = self.marks.get(token)
        return -1 if found is None else found.get(name, -1)

    def figure(self, made: Figure) -> int:
        """The index of the figure with this key, made if the report has not had it."""
        known = self.keys.get(made.key)
        if known is None:
            known = self.keys[made.key] = len(self.figures)
            self.figures.append(made)
        return known

    def actor(self, index: int) -> int:
        """The index of the figure of a lexicon entry."""
        entry = self.entries[index]
        figure = self.figure(Figure(entry.key, entry.type, entry.name.ar, entry.name.en, side_of(entry), entry.role))
        self.listed[figure] = entry
        return figure

    def seat(self, index: int, number: int) -> int:
        """The index of the figure of an entry's capital, as a place."""
        seat = self.entries[index].seats[number]
        return self.figure(Figure(seat.key, "place", seat.name.ar, seat.name.en))

    def add(self, sighting: Sighting) -> bool:
        """Write a sighting down unless a word of it is taken."""
        if not self.taken.keys().isdisjoint(range(sighting.first, sighting.last)):
            return False
        self.sightings.append(sighting)
        for i in range(sighting.first, sighting.last):
            self.taken[i] = sighting
        return True

    def side(self, figure: int) -> str | None:
        """The side that an office of this body or state speaks for."""
        made = self.figures[figure]
        return made.side or (made.key if made.type in ("state", "organisation") else None)


def side_of(entry: Actor) -> str | None:
    """The side of an entry: a state is its own."""
    return entry.side or (entry.key if entry.type == "state" else None)


CLASSES = frozenset(
    ("honorifics", "name-particles", "name-starters", "office-qualifiers", "deputies", "counterparts", "place-prepositions",
     "state-cues", "portfolio", "office-links", "capital-words", "capital-of", "office-affairs", "bare-speakers", "name-tails",
     "copulas", "office-origins",
     "former-qualifiers", "institutions", "short-names", "short-groups", "short-nominals", "named-alone", "no-names", "ambiguous-names",
     "marbuta-names", "outlet-cues", "purpose-links", "names-or-adjectives", "adjective-bearers")
)  # fmt: skip


_WITH_CLITICS = frozenset(
    ("counterparts", "honorifics", "place-prepositions", "deputies", "bare-speakers", "short-names", "short-groups", "short-nominals",
     "named-alone", "no-names", "ambiguous-names", "marbuta-names", "outlet-cues", "names-or-adjectives",
     "institutions")
)  # fmt: skip


def view_of(sheet: Sheet) -> View:
    """The view of a sheet before any name is read."""
    lexicon = sheet.lexicon
    view = View(
        sheet, sheet.tokens.words, frozenset(sheet.tokens.words),
        lexicon.entries("actor", Actor), lexicon.entries("office", Office),
        lexicon.entries("head", Head), lexicon.entries("description", Description),
        lexicon.words("common-words"), lexicon.words("frequent-words"),
        lexicon.words("given-names"),
        lexicon.words("groups-of-states"), lexicon.words("nominal-groups"), lexicon.words("articleless"),
        tuple(sorted(lexicon.words("outlet-heads"))), lexicon.words("body-nouns"),
        lexicon.words("passing-adjectives"), lexicon.words("ranks"), lexicon.words("general-purposes"), lexicon.words("shares"),
        lexicon.words("shares-of"), lexicon.words("peoples"), _readable(sheet),
    )  # fmt: skip
    for hit in sheet.hits_of["actor"]:
        _take_actor(view, hit)
    marks = view.marks
    for name, hits in sheet.classed.items():
        if name not in CLASSES:
            continue
        for hit in hits:
            if not hit.clitics or name in _WITH_CLITICS:
                ends = marks.get(hit.first)
                if ends is None:
                    marks[hit.first] = {name: hit.last}
                elif ends.get(name, -1) < hit.last:
                    ends[name] = hit.last
    for hit in sheet.hits_of["office"]:
        view.offices.setdefault(hit.first, []).append(hit)
    for hit in sheet.hits_of["description"]:
        known = view.descriptions.get(hit.first)
        if not hit.clitics and (known is None or hit.last > known.last):
            view.descriptions[hit.first] = hit
    for hit in sheet.hits_of["head"]:
        view.heads.setdefault(hit.first, []).append(hit)
    return view


def _take_actor(view: View, hit: Hit) -> None:
    if not view.open[hit.first]:
        return
    if hit.tag.startswith("adj"):
        known = view.adjectives.get(hit.first)
        if known is None or (hit.last, -len(hit.clitics)) > (known.last, -len(known.clitics)):
            view.adjectives[hit.first] = hit
    else:
        view.actors.setdefault(hit.first, []).append(hit)


def _readable(sheet: Sheet) -> bytearray:
    may = bytearray(b"\1" * len(sheet.tokens))
    titles = [b for b in sheet.page.blocks if b.kind == "title"]
    starts = sheet.tokens.starts
    for i in sheet.dead:
        may[i] = any(b.start <= starts[i] < b.end for b in titles)
    return may
