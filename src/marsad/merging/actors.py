"""Actors as reports know them: how one report calls somebody, and all that is known of a key."""

from __future__ import annotations

import msgspec

from marsad.arabic.variants import SONS, shape

_ARTICLE = "al-"  # as keys have it


class Called(msgspec.Struct, frozen=True):
    """How a report calls an actor; `name` are folded words, empty where it only describes him; `day` is the report's (ISO)."""

    key: str
    type: str
    name: tuple[str, ...] = ()
    side: str | None = None
    role: str | None = None
    day: str | None = None


class Known(msgspec.Struct, frozen=True):
    """What reports, or the lexicon, say of one key: its names as folded words, its sides and offices."""

    key: str
    type: str
    names: tuple[tuple[str, ...], ...] = ()
    sides: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    listed: bool = False


def by_name(name: tuple[str, ...]) -> str:
    """What a name of two words and more is looked up by: its first and last word in any spelling and order."""
    words = [word for word in name if word not in SONS] or list(name)
    return " ".join(sorted((shape(words[0]), shape(words[-1]))))


def near(one: Called) -> str | None:
    """What an actor is looked up by: people with a full name, bodies and places; None for what is nobody's variant."""
    if one.type == "person":
        return by_name(one.name) if len(one.name) > 1 else None
    if one.type in ("organisation", "place") and one.name:
        return f"{one.type} {one.key.removeprefix(_ARTICLE)}"
    return None
