"""The two who are named together, for 'the two sides' and 'the two countries'."""

from __future__ import annotations

from marsad.arabic.clitics import AND
from marsad.arabic.words import TWO
from marsad.lexicon.match import Hit
from marsad.reading.references_roles import Roles
from marsad.reading.sheet import Figure, Sheet, Sighting

_NEAR = 2  # sentences back in which two are named together
_AGAIN = 3  # sentences from one word for two to the next that means the same
_DASHES = frozenset("-–—")
_ABOVE = "UN"  # whose bodies call on two
_ACTING = frozenset(("person", "state", "organisation"))


def state_of(roles: Roles, side: str | None) -> int:
    """The figure of a side, -1 where the lexicon has none."""
    if side is None:
        return -1
    known = roles.keys.get(side)
    if known is not None:
        return known
    entry = roles.sheet.lexicon.actors().get(side)
    if entry is None:
        return -1
    return roles.figure(Figure(entry.key, entry.type, entry.name.ar, entry.name.en, entry.side or entry.key, entry.role))


def side_of(sheet: Sheet, figure: int) -> str:
    """The side that a figure acts for; its own key where it has none."""
    made = sheet.figures[figure]
    return made.side or made.key


def party(sheet: Sheet, roles: Roles, figure: int, states: bool, found: list[int]) -> int:
    """The figure that somebody named makes one of two: the state that he speaks for, where countries are meant; -1 for none, as for
    bodies and people who only speak of the two."""
    made = sheet.figures[figure]
    if made.side is None or made.type in ("place", "media", "agreement") or (made.type == "organisation" and made.side == _ABOVE):
        return -1
    if states:
        index = state_of(roles, made.side)
        return index if index >= 0 and sheet.figures[index].type == "state" else -1
    mixed = found and sheet.figures[found[0]].type == "person" and made.type != "person"
    return -1 if mixed else figure


def alike(sheet: Sheet, roles: Roles, two: tuple[int, int]) -> tuple[int, ...]:
    """Two parties of one kind: where one is a person and the other none, the states they speak for."""
    kinds = [sheet.figures[figure].type == "person" for figure in two]
    if kinds[0] == kinds[1]:
        return two
    states = tuple(state_of(roles, sheet.figures[figure].side) if person else figure for figure, person in zip(two, kinds, strict=True))
    return states if -1 not in states else ()


def joined(sheet: Sheet, roles: Roles, token: int, states: bool, since: int = 0) -> tuple[int, ...]:
    """The two named together last before a token ('X and Y'), no third with them; () where there are none. Two of an earlier sentence
    are not meant where the one that holds the token names two sides of its own, or stand for the place of something. since: the
    token before which none are looked for."""
    number = sheet.sentence_of(token)
    start = sheet.sentences[number].first
    first = max(since, sheet.sentences[max(0, number - _NEAR)].first)
    near = [s for s in reversed(sheet.sightings) if first <= s.first < token and s.named and sheet.figures[s.figures[0]].type in _ACTING]
    here = {side_of(sheet, f) for s in near if s.first >= start for f in s.figures}
    at, related = _related(sheet, roles, start, token)
    for n in range(len(near) - 1):
        second, other = near[n], near[n + 1]
        if other.first < at:
            break
        if not _adjoin(other, second) or len(other.figures) > 1 or len(second.figures) > 1:
            continue
        three = (n and _adjoin(second, near[n - 1])) or (n + 2 < len(near) and _adjoin(near[n + 2], other))
        apart = other.first < start and (len(here) > 1 or _placed(sheet, other))
        return () if three or apart else _two(sheet, roles, other, second, states)
    return related


def still_meant(sheet: Sheet, told: Sighting | None, hit: Hit) -> tuple[int, ...]:
    """The two whom 'the two sides' stood for a few sentences before, where no person of another side was named since; () else. Where
    the word is no subject, its sentence must name no two others."""
    number = sheet.sentence_of(hit.first)
    start = sheet.sentences[number].first
    if told is None or number - sheet.sentence_of(told.first) > _AGAIN:
        return ()
    if any(sheet.figures[f].type == "organisation" for f in told.figures):
        return ()  # those who fight one another change
    sides = {side_of(sheet, f) for f in told.figures}
    since = [(s, f) for s in sheet.sightings if told.last <= s.first < hit.first and s.named for f in s.figures]
    if not {side_of(sheet, f) for _, f in since if sheet.figures[f].type == "person"} <= sides:
        return ()
    here = {side_of(sheet, f) for s, f in since if s.first >= start and sheet.figures[f].type in _ACTING}
    subject = sheet.tokens.words[hit.last - 1].endswith(TWO)
    return told.figures if subject or told.first >= start or len(here) < len(sides) else ()


def _two(sheet: Sheet, roles: Roles, first: Sighting, second: Sighting, states: bool) -> tuple[int, ...]:
    """The two parties, of two sides, that two sightings name; () where they name no such two."""
    found: list[int] = []
    for sighting in (second, first):
        index = party(sheet, roles, sighting.figures[0], states, found)
        found += [index] if index >= 0 else []
    if len(found) < 2 or side_of(sheet, found[0]) == side_of(sheet, found[1]):
        return ()
    return alike(sheet, roles, (found[1], found[0]))


def _related(sheet: Sheet, roles: Roles, first: int, token: int) -> tuple[int, tuple[int, ...]]:
    """The two states whose adjectives stand side by side last before a token ('the relations, the X Y ones'), and where."""
    names = {i for s in sheet.sightings if s.named and first <= s.first < token for i in range(s.first, s.last)}
    every = (h for h in sheet.within("actor", first, token) if h.tag[:4] == "adj." and not h.clitics and h.first not in names)
    told = [h for h in every if roles.entries[h.index].type == "state"]
    for n in range(len(told) - 1, 0, -1):
        one, other = told[n - 1], told[n]
        gap = sheet.tokens.words[one.last : other.first]
        if one.last <= other.first and (not gap or (len(gap) == 1 and gap[0] in _DASHES)):
            entries = [roles.entries[hit.index] for hit in (one, other)]
            two = tuple(state_of(roles, entry.side or entry.key) for entry in entries)
            if -1 not in two and side_of(sheet, two[0]) != side_of(sheet, two[1]):
                return one.first, two
    return -1, ()


def _adjoin(first: Sighting, second: Sighting) -> bool:
    """Whether two sightings stand together, joined by 'and'."""
    return second.whole_first == first.whole_last and second.clitics == AND


def _placed(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether somebody is named behind 'in': where something is, or what is spoken about ('the state of things in X and Y')."""
    return "deed.place" in sheet.classes_at(sighting.whole_first - 1)
