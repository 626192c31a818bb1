"""In which state a city is, as far as the lexicon knows: the seats of states."""

from __future__ import annotations

from functools import lru_cache

from marsad.lexicon.load import load
from marsad.lexicon.schema import Actor


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """The key of each seat of a state, and that state's."""
    states = (actor for actor in load().entries("actor", Actor) if actor.type == "state")
    return {seat.key: state.key for state in states for seat in state.seats}
