"""Adjectives that describe an unnamed speaker or a group ('عسكري', 'مطلع', 'غربي'), with their English for keys and roles."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.lexicon.actors import adjective_forms
from marsad.lexicon.schema import Rule


class Description(Rule, kw_only=True):
    """One sense and its masculine singular adjectives, from which all forms are made; words: fixed forms;
    place: it tells a group of states from others."""

    id: str
    adjectives: list[str] = []
    words: list[str] = []
    place: bool = False


class DescriptionFile(msgspec.Struct, forbid_unknown_fields=True):
    """`descriptions.toml`."""

    description: list[Description]


def forms(entry: Description) -> Iterator[tuple[str, str]]:
    """(form, tag) pairs: 'gender.number' of an adjective, 'fixed' of other words."""
    for adjective in entry.adjectives:
        yield from adjective_forms(adjective)
    for word in entry.words:
        yield word, "fixed"
