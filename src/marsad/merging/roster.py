"""Those whom the lexicon lists, as identity asks for them: by a spelling of the name, by office and day, by side."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.variants import name_words, shape
from marsad.arabic.words import tokenise
from marsad.lexicon.load import load
from marsad.lexicon.offices import Office
from marsad.lexicon.schema import Actor
from marsad.merging.actors import Known, by_name


@lru_cache(maxsize=1)
def _keys() -> frozenset[str]:
    return frozenset(load().actors()) | {seat.key for actor in load().actors().values() for seat in actor.seats}


def is_listed(key: str) -> bool:
    """Whether the lexicon has this key, as that of an actor or of a state's seat."""
    return key in _keys()


@lru_cache(maxsize=1)
def sole_offices() -> frozenset[str]:
    """The offices that one person holds for a side at a time."""
    return frozenset(office.role for office in load().entries("office", Office) if office.sole)


@lru_cache(maxsize=1)
def arabic_names() -> frozenset[str]:
    """Names of which another spelling is another name."""
    return load().words("arabic-names")


def known(actor: Actor) -> Known:
    """An entry as identity compares it."""
    roles = {role for role, _, _ in actor.offices} | ({actor.role} if actor.role else set())
    names = tuple(dict.fromkeys(name_words(tuple(tokenise(form).words)) for form in actor.forms))
    return Known(actor.key, actor.type, names, (actor.side,) if actor.side else (), tuple(sorted(roles)), True)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Known, ...]]:
    found: dict[str, dict[str, Known]] = {}
    for actor in load().actors().values():
        if actor.type == "person":
            one = known(actor)
            for name in one.names:
                if len(name) > 1:
                    found.setdefault(by_name(name), {})[one.key] = one
    return {key: tuple(people.values()) for key, people in found.items()}


def listed_near(key: str) -> tuple[Known, ...]:
    """The people of the lexicon that a full name may mean, by what it is looked up by (see `actors.by_name`)."""
    return _by_name().get(key, ())


@lru_cache(maxsize=1)
def _by_office() -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    found: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {}
    for actor in load().actors().values():
        for role, since, until in actor.offices if actor.side else ():
            place = (actor.side or "", role)
            found[place] = (*found.get(place, ()), (actor.key, since, until or "9999"))
    return found


def in_office(side: str, role: str, day: str) -> tuple[str, ...]:
    """The keys of those who, as the lexicon knows, held an office of a side on a day (ISO); of a day of change both."""
    return tuple(dict.fromkeys(key for key, since, until in _by_office().get((side, role), ()) if since <= day[:10] <= until))


@lru_cache(maxsize=1)
def _by_surname() -> dict[tuple[str, str], tuple[Known, ...]]:
    found: dict[tuple[str, str], dict[str, Known]] = {}
    for actor in load().actors().values():
        if actor.type == "person" and actor.side:
            one = known(actor)
            for name in one.names:
                found.setdefault((shape(name[-1]), actor.side), {})[one.key] = one
    return {place: tuple(people.values()) for place, people in found.items()}


def surnamed(word: str, side: str, role: str) -> tuple[Known, ...]:
    """The people of the lexicon with this surname, in any spelling, who held an office for a side."""
    return tuple(one for one in _by_surname().get((shape(word), side), ()) if role in one.roles)


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, tuple[str, ...]]:
    found = {}
    for actor in load().actors().values():
        names = (actor.en_adjective or actor.name.en or actor.key, actor.key)
        found[actor.key] = tuple(name.lower().replace(" ", "-") for name in names)
    return found


def own_office(key: str, side: str, role: str) -> bool:
    """Whether the key of someone described is that of the side's own office, not of one in some body of it."""
    return any(key == f"{adjective}-{role.replace(' ', '-')}" for adjective in _adjectives().get(side, ()))
