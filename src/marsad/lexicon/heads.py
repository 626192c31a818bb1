"""Heads: nouns that with an adjective, a state or a name make a body, outlet, place or agreement ('وزارة الدفاع' + 'الروسية').

Tags: 'the' (an adjective follows), 'of' (the name of a state, or a name of the body's own, follows), 'led' (its leader's name).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.lexicon.schema import Rule
from marsad.record import EntityType


class Head(Rule, kw_only=True, forbid_unknown_fields=True):
    """A head noun and how what follows it names a body.

    forms: with the article or annexed, as they stand before an adjective ('الحكومة', 'وزارة الدفاع'); annexed: as they stand before the
    name of a state ('حكومة') or a name of its own ('حركة'); led: as they stand before the name of who leads it; english: how the body
    is called, '{adjective}' or '{name}' standing for what follows; keys: keys by side where usage has another name; takes: what must
    follow; bare: a form of two words names the body of the side most spoken of where nothing follows (sides: of these alone; home: not
    of the one its sentence names last, but of the one the report is about); apart: the body is a party of its own, which does not act
    for that side; name: whether the head belongs to the name ('in': 'شارع جمال'), does not ('out': 'مدينة دافوس'), needs quote marks
    ('quoted') or a place ('place': 'اتفاق جنيف').
    Of heads that take a name — listed: names of these types that the lexicon lists will do ('مطار' + a city).
    Of heads that take common words — plain: adjectives alone name a body ('الحزب الإسلامي'); joined: nouns joined by و
    may belong to its name ('وزارة الثقافة والشباب'); least: how many words must follow. indefinite: an adjective without the article
    describes one that nothing names ('وسائل إعلام فرنسية').
    """

    id: str
    type: EntityType
    english: str
    takes: Literal["side", "name", "words"] = "side"
    forms: list[str] = []
    annexed: list[str] = []
    led: list[str] = []
    keys: dict[str, str] = {}
    bare: bool = False
    home: bool = False
    apart: bool = False
    sides: list[str] = []
    name: Literal["in", "out", "quoted", "place"] = "in"
    gender: Literal["m", "f"] = "m"
    number: Literal["s", "p"] = "s"
    listed: list[EntityType] = []
    plain: bool = False
    joined: bool = False
    least: int = 1
    indefinite: bool = False


class HeadFile(msgspec.Struct, forbid_unknown_fields=True):
    """`heads.toml`."""

    head: list[Head]


def forms(head: Head) -> Iterator[tuple[str, str]]:
    """(form, tag) pairs: 'the' before an adjective or a quoted name, 'of' before the name of a state or a name, 'led' before a leader's."""
    for form in head.forms:
        yield form, "the"
    for form in head.annexed:
        yield form, "of"
    for form in head.led:
        yield form, "led"
