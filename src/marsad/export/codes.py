"""What Marsad's types, acts and actors are in PLOVER and CAMEO: rules in `codes.toml`, the first that fits counts.

Codes and categories: the PLOVER manual and its table of 2021, the CAMEO codebook 1.1b3; Goldstein values as GDELT uses them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Annotated, Literal

import msgspec

from marsad.record import Act, EventType, Status
from marsad.vault.actors import Party

CameoCode = Annotated[str, msgspec.Meta(pattern="^[0-9]{3,4}$")]
Sector = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
_ROOTS = ((5, 1), (8, 2), (13, 3), (20, 4))  # last root code of each of GDELT's four classes


class Code(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What every rule for events and statements has.

    plover, mode: category and mode of PLOVER, None where it has none; cameo: code, None where CAMEO has none;
    goldstein: GDELT's value of that code; loss: what of Marsad's reading the code does not say.
    examples: sentences of which something is coded by this rule; counter: sentences of which nothing is.
    """

    plover: str | None = None
    mode: str | None = None
    cameo: CameoCode | None = None
    goldstein: float | None = None
    loss: str = ""
    examples: list[str]
    counter: list[str] = []

    @property
    def quad(self) -> int | None:
        """GDELT's class: 1 and 2 verbal and material cooperation, 3 and 4 verbal and material conflict."""
        return None if self.cameo is None else next(quad for last, quad in _ROOTS if int(self.cameo[:2]) <= last)


class EventCode(Code, kw_only=True):
    """A rule for events: of a type, of one of the modes, found by one of the deeds (rules of the lexicon), with one of the
    statuses; an empty list is no condition."""

    id: str
    type: EventType
    modes: list[str] = []
    deeds: list[str] = []
    statuses: list[Status] = []


class StatementCode(Code, kw_only=True):
    """A rule for statements of an act."""

    act: Act


class SectorCode(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What sector an actor is of: one of the words stands in the office that reports give a person, or in a body's key.

    plover: the code there where it differs, examples and counter: offices and keys.
    """

    code: Sector
    plover: Sector | None = None
    types: tuple[Literal["person", "organisation", "media"], ...] = ("person", "organisation")
    words: list[str] = []
    examples: list[str]
    counter: list[str] = []


class GroupCode(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A body that CAMEO has a code of its own for, by GDELT's list of known groups."""

    key: str
    code: Sector
    kind: Sector = "IGO"


class CodeBook(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """`codes.toml`; `countries` are states that CAMEO does not code by ISO 3166-1."""

    event: list[EventCode]
    statement: list[StatementCode]
    sector: list[SectorCode]
    group: list[GroupCode]
    countries: dict[str, Sector]


@cache
def code_book() -> CodeBook:
    """The rules. Raises `msgspec.ValidationError` for a key that is not in the schema."""
    return read_code_book(resources.files("marsad.export").joinpath("codes.toml").read_bytes())


def read_code_book(source: bytes) -> CodeBook:
    """The rules in a TOML file of this form."""
    return msgspec.convert(tomllib.loads(source.decode("utf-8")), CodeBook)


def event_code(type: str, mode: str | None, status: str, why: Sequence[str] = ()) -> EventCode | None:
    """The rule for an event, or None where it has no code."""
    for rule in code_book().event:
        fits = not rule.modes or mode in rule.modes
        told = not rule.deeds or any(f"deed:{deed}" in why for deed in rule.deeds)
        if rule.type == type and fits and told and (not rule.statuses or status in rule.statuses):
            return rule
    return None


def statement_code(act: str) -> StatementCode:
    """The rule for a statement."""
    return next(rule for rule in code_book().statement if rule.act == act)


def sector(party: Party) -> SectorCode | None:
    """The sector of a person, body or outlet, or None where neither office nor key decides."""
    words = (party.role or "").split() if party.type == "person" else party.key.split("-")
    for rule in code_book().sector:
        if party.type in rule.types and (not rule.words or not set(rule.words).isdisjoint(words)):
            return rule
    return None


def country(party: Party) -> str:
    """The code of the state an actor is or speaks for; '' where there is none."""
    key = party.key if party.type == "state" else party.side or ""
    known = len(key) == 3 and key.isascii() and key.isupper() and group(key) is None
    return code_book().countries.get(key, key) if known else ""


def group(key: str) -> GroupCode | None:
    """The known group that a body is, or None."""
    return next((one for one in code_book().group if one.key == key), None)
