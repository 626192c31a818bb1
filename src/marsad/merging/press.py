"""Which keys are news agencies, as the lexicon's names tell."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.words import tokenise
from marsad.lexicon.load import load
from marsad.lexicon.schema import Actor


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """The keys of media one of whose names begins with the word for an agency."""
    lexicon = load()
    heads = lexicon.words("agency-descriptors")
    media = (actor for actor in lexicon.entries("actor", Actor) if actor.type == "media")
    return frozenset(actor.key for actor in media if any(tokenise(form).words[0] in heads for form in actor.forms))


def credits_agencies(credit: str) -> bool:
    """Whether the folded words of a report's first words and source notes say that it is from agencies, without naming one."""
    return not load().words("agencies-unnamed").isdisjoint(credit.split(" "))
