"""Nominals and possessives resolved to figures: offices without a name, counterparts, sides, described speakers."""

from __future__ import annotations

from marsad.arabic.clitics import AND, COMMAS, TO
from marsad.lexicon.descriptions import Description
from marsad.lexicon.match import Hit
from marsad.lexicon.schema import WordClass
from marsad.reading.names_phrase import Phrase
from marsad.reading.references_facing import counterparts, leads, main
from marsad.reading.references_outlets import outlets
from marsad.reading.references_pairs import state_of, still_meant
from marsad.reading.references_roles import VAGUE, Roles, described, holder_of, meant_again, office_of, sighting_of
from marsad.reading.references_words import (
    allies,
    excellency,
    governments,
    latter,
    many,
    own_country,
    own_reporter,
    two_adjectives,
    two_parties,
)  # fmt: skip
from marsad.reading.sheet import Figure, Sheet, Sighting

MAX_LIST = 12  # tokens after an office in which its list of states is looked for
_HONOURS = frozenset(("excellencies", "highnesses", "majesties", "presidencies"))
CLASSES = _HONOURS | frozenset(
    ("two-sides", "two-states", "own-country", "latter-feminine", "latter-masculine", "allies", "side-nouns", "two-governments",
     "groups-of-states", "own-reporters")
)  # fmt: skip
_TWO = frozenset(("two-sides", "two-states", "two-governments"))


def references(sheet: Sheet) -> list[Sighting]:
    """The sightings of a sheet with its nominals added, in the order of the text."""
    roles = Roles(sheet)
    outlets(sheet)
    taken = {i for s in sheet.sightings for i in range(s.first, s.last)}
    made: list[Sighting] = []
    titles = {s.first: s.whole_first for s in sheet.sightings if s.named}
    for phrase in sheet.phrases:
        _told_to(sheet, phrase)
        if titles.get(phrase.last, phrase.first) < phrase.first or main(sheet, phrase):
            continue  # a title between an office and the name; no office at all
        if not phrase.holders and phrase.first not in taken:
            sighting = _office(sheet, roles, phrase, made)
            if sighting is not None:
                made.append(sighting)
                taken.update(range(phrase.first, phrase.last))
    sheet.sightings = _in_order([*sheet.sightings, *made])
    return _in_order([*sheet.sightings, *_words(sheet, roles, taken)])


def _told_to(sheet: Sheet, phrase: Phrase) -> None:
    """Take an outlet that was told something out of the phrase of who told it ('قال المسؤول لقناة X'): he is not its official."""
    loose = phrase.described or phrase.kind == "the"
    if phrase.body < 0 or not loose or phrase.holders or sheet.figures[phrase.body].type != "media":
        return
    if any(s.last == phrase.last and s.clitics == TO for s in sheet.sightings if s.first >= phrase.noun_last):
        phrase.body, phrase.side, phrase.last = -1, None, phrase.noun_last


def _in_order(sightings: list[Sighting]) -> list[Sighting]:
    return sorted(sightings, key=lambda s: (s.first, s.last, not s.named))


def _office(sheet: Sheet, roles: Roles, phrase: Phrase, made: list[Sighting]) -> Sighting | None:
    ends = sheet.tokens.ends
    if phrase.kind == "counterpart":
        figures = counterparts(sheet, roles, phrase, made)
        return sighting_of(phrase, ends, figures, "counterpart") if figures else None
    if phrase.described:
        known = meant_again(sheet, roles, phrase)
        if known >= 0:
            roles.described.append((phrase, known))
            return sighting_of(phrase, ends, (known,), f"again:{phrase.office}")
        told = not VAGUE.issuperset(phrase.traits) or phrase.adjectives or phrase.body >= 0
        told = told or (phrase.number == "p" and phrase.role not in ("source", "official"))
        if not told:
            return None
        roles.described.append((phrase, described(roles, phrase)))
        return sighting_of(phrase, ends, (roles.described[-1][1],), f"described:{phrase.office}")
    if phrase.number == "p" and phrase.role == "commander" and leads(sheet, phrase):
        phrase.role = "leader"
    if phrase.number == "s":
        figure = holder_of(roles, phrase)
        return sighting_of(phrase, ends, (figure,), f"office:{phrase.office}") if figure >= 0 else None
    both, last = two_adjectives(sheet, roles, phrase.noun_last) if phrase.number == "d" else ((), 0)
    if both:
        sides = [sheet.figures[figure].side for figure in both]
        holders = [roles.holder(phrase.role, side, phrase.first) for side in sides]
        if -1 in holders:
            holders = [holder if holder >= 0 else office_of(roles, phrase, side) for holder, side in zip(holders, sides, strict=True)]
        if -1 in holders:
            return None
        phrase.last = last
        return sighting_of(phrase, ends, tuple(holders), f"office:{phrase.office}")
    if phrase.number != "s" and phrase.body >= 0:
        each = _each(sheet, roles, phrase)
        return each if each is not None else _ministers(sheet, roles, phrase)
    if phrase.number == "d" and phrase.side is None and phrase.body < 0:
        two = roles.two(phrase.role, phrase.first)
        return sighting_of(phrase, ends, two, f"office:{phrase.office}") if two else None
    return None


def _ministers(sheet: Sheet, roles: Roles, phrase: Phrase) -> Sighting | None:
    """The holders of one office in a body of several states, who speak as one ('the foreign ministers of the union'), or the leaders of
    a state."""
    kind = sheet.figures[phrase.body].type
    if phrase.number != "p" or not (kind == "organisation" or (kind == "state" and phrase.role == "leader")):
        return None
    return sighting_of(phrase, sheet.tokens.ends, (described(roles, phrase),), f"group:{phrase.office}")


def _each(sheet: Sheet, roles: Roles, phrase: Phrase) -> Sighting | None:
    """The holders of one office in several states ('the foreign ministers of A, B and C'); their names stay their own sightings."""
    places = {s.first: s for s in sheet.sightings if phrase.first < s.first <= phrase.last + MAX_LIST}
    states = [phrase.body]
    at = phrase.last
    while at < len(sheet.tokens):
        at += sheet.tokens.words[at] in COMMAS
        following = places.get(at)
        if following is None or sheet.figures[following.figures[0]].type != "state" or following.clitics not in ("", AND):
            break
        states.append(following.figures[0])
        at = following.last
    if len(states) < 2 or any(sheet.figures[state].type != "state" for state in states):
        return None
    sides = [sheet.figures[state].side for state in states]
    holders = [roles.holder(phrase.role, side, phrase.first) for side in sides]
    holders = [holder if holder >= 0 else office_of(roles, phrase, side) for holder, side in zip(holders, sides, strict=True)]
    if -1 in holders:
        return None
    phrase.last = phrase.noun_last
    return sighting_of(phrase, sheet.tokens.ends, tuple(holders), f"each:{phrase.office}")


def _words(sheet: Sheet, roles: Roles, taken: set[int]) -> list[Sighting]:
    """Nominals made of words of the lexicon's classes."""
    classes = sheet.lexicon.entries("words", WordClass)
    made: list[Sighting] = []
    two: tuple[int, ...] = ()
    sides: Sighting | None = None
    for hit in sheet.of_classes(CLASSES):
        if hit.first in taken or hit.first in sheet.dead:
            continue
        name = classes[hit.index].id
        again = (two if name == "two-states" else still_meant(sheet, sides, hit)) if name in _TWO else ()
        figures, last = _meant(sheet, roles, hit, name, again, sides.last if again and sides is not None else 0)
        two = figures if name == "two-states" and figures else two
        if figures and last > hit.first and not any(i in taken for i in range(hit.first, last)):
            end = sheet.tokens.ends[last - 1]
            made.append(Sighting(hit.first, last, hit.start, end, figures, False, hit.clitics, why=f"word:{name}"))
            sides = made[-1] if name == "two-sides" else sides
            taken.update(range(hit.first, last))
    return made


def _meant(sheet: Sheet, roles: Roles, hit: Hit, name: str, two: tuple[int, ...], since: int) -> tuple[tuple[int, ...], int]:
    """The figures that a word stands for, and the end of its phrase; two: whom 'the two countries' or 'the two sides' stood for before."""
    figure = -1
    if name in _TWO and ("not-for-two" in sheet.classes_at(hit.first - 1) or many(sheet, hit)):
        return (), hit.last
    if name in _TWO:
        both, last = two_adjectives(sheet, roles, hit.last)
        if name == "two-governments":
            both = governments(roles, both)
        return (both, last) if both else (two_parties(sheet, roles, hit, two, since), hit.last)
    if name == "own-country":
        figure = own_country(sheet, roles, hit)
    elif name.startswith("latter"):
        figure = latter(sheet, hit)
    elif name in _HONOURS:
        figure = excellency(sheet, hit)
    elif name == "own-reporters":
        figure = own_reporter(sheet, hit)
    elif name == "allies":
        figure = allies(sheet, roles, hit)
    elif name in ("side-nouns", "groups-of-states"):
        return _qualified(sheet, roles, hit, name)
    return ((figure,) if figure >= 0 else ()), hit.last


def _qualified(sheet: Sheet, roles: Roles, hit: Hit, name: str) -> tuple[tuple[int, ...], int]:
    """A side or a group of states with the adjective after it."""
    for after in sheet.hits_at.get(hit.last, ()):
        if after.clitics:
            continue
        if name == "side-nouns" and after.kind == "actor" and after.tag.startswith("adj.m.s"):
            entry = roles.entries[after.index]
            figure = state_of(roles, entry.side or entry.key)
            return ((figure,) if figure >= 0 else ()), after.last
        if name == "groups-of-states" and after.kind == "description" and after.tag.startswith("f"):
            entry_of = sheet.lexicon.entries("description", Description)[after.index]
            if not entry_of.place:
                continue
            label = entry_of.id
            surface = sheet.tokens.surface(hit.first, after.last)
            key = f"{label}-countries"
            return (roles.figure(Figure(key, "organisation", surface, key.replace("-", " "), number="p")),), after.last
    return (), hit.last
