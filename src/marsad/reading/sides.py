"""The side of those who were found without one: the state or body that the words which describe them name.

'A spokesman of the German chancellor' acts for Germany, 'officials in Washington' for the state whose capital it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from marsad.arabic.clitics import ARTICLE
from marsad.arabic.words import HER, HIS, definite
from marsad.lexicon.actors import Actor
from marsad.lexicon.load import Lexicon
from marsad.lexicon.offices import Office
from marsad.reading.acts_content import tagged
from marsad.reading.parties import meant
from marsad.reading.sheet import Sheet, Sighting

_SIDED = ("person", "organisation")
_OF_STATE = frozenset(("minister", "commander", "governor", "military", "ambassador", "army"))  # words of roles that a state gives
_NEARLY_ALL = 0.7  # of the mentions of those who act for a state
_TITLE = 4  # words of a title with a pronoun before a name
_SENDER = 8  # words before it in which is told whose it is
_FEWEST = 2  # of these mentions: a state named once may as well be the other side


def sides(sheet: Sheet, described: Iterable[Sighting]) -> None:
    """Give a side to the figures that have none. described: where those are whom nothing names."""
    _disband(sheet)
    bare = {n for n, figure in enumerate(sheet.figures) if figure.side is None and figure.type in _SIDED}
    if not bare:
        return
    for sighting in described:
        _give(sheet, sighting, bare, sighting.first, sighting.last)
    for sighting in sheet.sightings:
        if not sighting.named or sighting.whole_first < sighting.first or sighting.last < sighting.whole_last:
            _give(sheet, sighting, bare, sighting.whole_first, sighting.whole_last)
    for sighting in sheet.sightings:
        if sighting.named and sighting.figures[0] in bare and sheet.figures[sighting.figures[0]].type == "person":
            _sent(sheet, sighting, bare)
    _at_home(sheet, bare)


def _sent(sheet: Sheet, sighting: Sighting, bare: set[int]) -> None:
    """Give the side and the office to one who is introduced as somebody's envoy ('أوفدت النرويج مبعوثها الخاص X')."""
    words, first = sheet.tokens.words, sighting.first
    low = max(first - _TITLE, sheet.sentences[sheet.sentence_of(first)].first)
    for at in range(first - 1, low - 1, -1):
        stem = next((words[at][: -len(end)] for end in (HER, HIS) if words[at].endswith(end)), "")
        if stem not in sheet.lexicon.words("envoy-titles"):
            if not words[at].startswith(ARTICLE):
                return
            continue
        told = (s for s in reversed(sheet.sightings) if low - _SENDER <= s.first < at and sheet.figures[s.figures[0]].side)
        people = not words[at].endswith(HER)  # 'his' envoy is a person's, 'her' envoy a state's
        sender = next((f for s in told if ((f := sheet.figures[s.figures[0]]).type == "person") == people), None)
        if sender is not None:
            made = sheet.figures[sighting.figures[0]]
            offices = (i for kind, i, _ in sheet.lexicon.forms.get(stem, ()) if kind == "office")
            made.side, made.role = sender.side, made.role or next((sheet.lexicon.entries("office", Office)[i].role for i in offices), None)
            bare.discard(sighting.figures[0])
        return


def _disband(sheet: Sheet) -> None:
    """Who is called after a group of states ('a European diplomat') acts for none: such a group is no side."""
    for figure in sheet.figures:
        if figure.side is not None and figure.side != figure.key and figure.side in _groups(sheet.lexicon):
            figure.side = None


@lru_cache(maxsize=1)
def _groups(lexicon: Lexicon) -> frozenset[str]:
    """The keys of bodies that are of no side."""
    return frozenset(a.key for a in lexicon.entries("actor", Actor) if a.type == "organisation" and a.side is None)


def _at_home(sheet: Sheet, bare: set[int]) -> None:
    """Who holds an office of state that is told without its state acts for the one that nearly all of the report is about."""
    lost = [n for n in bare if sheet.figures[n].type == "person" and set((sheet.figures[n].role or "").split()) & _OF_STATE]
    if not lost:
        return
    states = {figure.key for figure in sheet.figures if figure.type == "state"}
    seen = Counter(side for s in sheet.sightings for f in s.figures if (side := sheet.figures[f].side) in states)
    home, times = max(seen.items(), key=lambda item: item[1], default=("", 0))
    if times >= _FEWEST and times >= _NEARLY_ALL * seen.total():
        for n in lost:
            sheet.figures[n].side = home


def _give(sheet: Sheet, sighting: Sighting, bare: set[int], first: int, last: int) -> None:
    """Set the side of a sighting's only figure from the words first..last, if they tell it."""
    if len(sighting.figures) > 1 or sighting.figures[0] not in bare:
        return
    figure = sheet.figures[sighting.figures[0]]
    if any("commentators" in tagged(sheet, i) for i in range(first, last)):
        bare.discard(sighting.figures[0])
        return
    side = _told(sheet, sighting, first, last)
    if side is not None:
        figure.side = side
        bare.discard(sighting.figures[0])


def _told(sheet: Sheet, sighting: Sighting, first: int, last: int) -> str | None:
    """The side of the adjective, name or capital within tokens first..last; None if none is there."""
    for i in range(first, last):
        n = sheet.sighting_at.get(i)
        if n is not None:
            other = sheet.sightings[n].figures[0]
            before = sheet.tokens.words[i - 1] if i > first else ""
            if definite(before):
                return None  # no part of the phrase: 'the rebels the government'
            if before in sheet.lexicon.words("lodging"):
                continue  # to whom one is sent
            if other != sighting.figures[0] and sheet.figures[other].side is not None:
                return sheet.figures[other].side
            if other != sighting.figures[0] and sheet.figures[other].type == "place":
                return _seat(sheet, i)
            continue
        actor = meant(sheet, i, set())
        if actor is not None and i > first and "matters" not in tagged(sheet, i - 1):
            return actor.side or actor.key
    return None


def _seat(sheet: Sheet, token: int) -> str | None:
    """The state whose capital is named at a token, or None."""
    for hit in sheet.hits_at.get(token, ()):
        if hit.kind == "actor" and hit.tag.startswith("seat"):
            return sheet.lexicon.entries("actor", Actor)[hit.index].key
    return None
