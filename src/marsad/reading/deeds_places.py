"""Places of deeds and the states that they stand in."""

from __future__ import annotations

from marsad.lexicon.actors import Actor
from marsad.lexicon.load import Lexicon
from marsad.lexicon.wordlists import WordList
from marsad.reading.deeds_scene import Party
from marsad.reading.sheet import Sheet, figure_of

_SEATS: dict[int, dict[str, Actor]] = {}
_LANDS: dict[int, dict[str, str]] = {}
_LAND = "land_"  # what the id of a list of the places of a state begins with


def _seats(lexicon: Lexicon) -> dict[str, Actor]:
    known = _SEATS.get(id(lexicon))
    if known is None:
        known = _SEATS[id(lexicon)] = {}
        for actor in lexicon.entries("actor", Actor):
            for seat in actor.seats:
                known.setdefault(seat.key, actor)
    return known


def lies_in(sheet: Sheet, figure: int) -> str | None:
    """The key of the state in whose land a place lies; a state lies in its own; None where the lexicon does not tell."""
    known = _LANDS.get(id(sheet.lexicon))
    if known is None:
        lists = (entry for entry in sheet.lexicon.entries("list", WordList) if entry.id.startswith(_LAND))
        known = _LANDS[id(sheet.lexicon)] = {place: entry.id[len(_LAND) :] for entry in lists for place in entry.words.split()}
        known.update((seat, actor.key) for seat, actor in _seats(sheet.lexicon).items())
    key = sheet.figures[figure].key
    return key if sheet.figures[figure].type == "state" else known.get(key)


def state_figure(sheet: Sheet, key: str) -> int | None:
    """The figure of the state of a key."""
    actor = sheet.lexicon.actors().get(key)
    return None if actor is None else figure_of(sheet, actor)


def international(sheet: Sheet, figure: int) -> bool:
    """Whether a body is no state's own (a cabinet's session is no contact)."""
    side = sheet.figures[figure].side
    return side is None or side == sheet.figures[figure].key or not is_state(sheet, side)


def is_state(sheet: Sheet, key: str) -> bool:
    """Whether a key is that of a state."""
    actor = sheet.lexicon.actors().get(key)
    return actor is not None and actor.type == "state"


def host_of(sheet: Sheet, party: Party, figure: int | None = None) -> int | None:
    """The state that is visited where a party names a state, one of its seats or its land; None where it names none."""
    n = party.figures[0] if figure is None else figure
    known = sheet.figures[n]
    if known.type == "state":
        return n
    if known.type == "place":
        actor = _seats(sheet.lexicon).get(known.key) or _of_state(sheet, party)
        return None if actor is None else figure_of(sheet, actor)
    return None


def visited(sheet: Sheet, party: Party, figure: int | None = None) -> int | None:
    """The state that one visits who goes to a state, one of its seats, or a place that lies in it; None where nobody knows."""
    host = host_of(sheet, party, figure)
    n = party.figures[0] if figure is None else figure
    if host is not None or sheet.figures[n].type != "place" or (land := lies_in(sheet, n)) is None:
        return host
    return state_figure(sheet, land)


def land_of(sheet: Sheet, party: Party) -> int | None:
    """The state whose adjective is a part of the name of a place; its capital is none of its lands."""
    actor = _of_state(sheet, party)
    return None if actor is None else figure_of(sheet, actor)


def _of_state(sheet: Sheet, party: Party) -> Actor | None:
    """The one state whose adjective is a part of the name of a place ('the X territories')."""
    entries = sheet.lexicon.entries("actor", Actor)
    told = {h.index for i in range(party.first, party.last) for h in sheet.hits_at.get(i, ()) if h.kind == "actor" and h.tag[:4] == "adj."}
    states = [entries[n] for n in told if entries[n].type == "state"]
    return states[0] if len(states) == 1 else None


def place_figure(sheet: Sheet, party: Party) -> int | None:
    """The figure of a party that is a place."""
    return next((f for f in party.figures if sheet.figures[f].type in ("place", "state")), None)


def single(sheet: Sheet, party: Party) -> bool:
    """Whether a party is one person."""
    figure = sheet.figures[party.figures[0]]
    return len(party.figures) == 1 and figure.type == "person" and figure.number == "s" and party.named
