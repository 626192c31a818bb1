"""The schema of the TOML files under `lexicon/ar/`: one struct a kind of file. An unknown key is an error.

A rule's `examples` are sentences of our own in which it must work, the words it must find in [square brackets];
`counter` are sentences in which it must find nothing. A test walks over every file and checks both.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.record import EntityType, Name


class Rule(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What every entry of a lexicon file carries."""

    examples: list[str] = []
    counter: list[str] = []


class Seat(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A place whose name stands for a state when it acts: its capital (key of the place, its forms)."""

    key: str
    name: Name
    forms: list[str]


class Actor(Rule, kw_only=True):
    """Somebody or something with a key of its own.

    forms: names as written (any hamza spelling; the fold makes one of them), with the article where they have it;
    adjectives: masculine singular nisba without the article ('روسي'), from which all forms are made;
    nationals: plural nouns that act for the state ('الروس'); seats: capitals; role: a person's office in English;
    offices: (role, since, until) of a person, ISO dates, for identity over time; prefer: ranks namesakes (higher wins);
    sites: other keys under which the pages of an outlet are kept ('aawsat').
    signatories: of an agreement, one list a side, of the keys by which a report may name it;
    acts_as: of a group of states, the key of the body that does what its adjective is told of ('the European sanctions');
    branch_of, land: of a body that bears the name of an older one with its own land's behind it, the key of that one and of the state:
    the short name is its own in a report on that land.
    """

    key: str
    type: EntityType
    name: Name
    side: str | None = None
    role: str | None = None
    forms: list[str] = []
    adjectives: list[str] = []
    nationals: list[str] = []
    seats: list[Seat] = []
    en_adjective: str | None = None
    offices: list[tuple[str, str, str]] = []
    surname: str | None = None
    signatories: list[list[str]] = []
    prefer: int = 0
    sites: list[str] = []
    acts_as: str | None = None
    branch_of: str | None = None
    land: str | None = None


class ActorFile(msgspec.Struct, forbid_unknown_fields=True):
    """`states/*.toml`, `bodies/*.toml`, `people/*.toml`, `media.toml`, `places.toml`, `agreements.toml`."""

    actor: list[Actor]


class WordClass(Rule, kw_only=True):
    """A closed class of function words, known to the stages by its id."""

    id: str
    forms: list[str]


class WordFile(msgspec.Struct, forbid_unknown_fields=True):
    """`words.toml`."""

    words: list[WordClass]


Kind = Literal["actor", "words"]
