"""The words of time expressions: what each of them does in the expression it stands in.

Roles, and what `value` and `number` mean there:
  day: a day counted from publication (number: days); part: a part of the day before its day (value: TMO, TAF, TEV,
  TNI); adverb: the same after its day or hour; modifier: value next, last, this, recent, new, after-next, before-
  last, and after, before, same of what was named before; pointer: 'this' before a unit; unit: value is its ISO 8601
  designator (D, W, M, Y, TH, TM; number: how many of them); head: a unit's name before a date (value D, M, Y; number
  2 for the dual); opening: an unspecific hour before a day (value: what it means alone; `part` is the part of the day
  it gives); edge: the start, middle or end of a period (value: Q1..Q4, H1, H2 where it names one); vague: a whole
  expression with its value; stretch: a noun of unspecific length that a modifier fixes; season: number is its first
  month; decade: number is its first year in the century; century: a name for one before which a decade stands
  (number: its first year); feast: value is its month and day, 'H' before it where that is Hijri; anchor: stands
  before a duration and belongs to it (value: what it means before a plural without a number); approximate: stands
  between; amount: an unspecific number; few: an adjective of number after a unit; single: 'one', 'whole', 'more'
  after a unit in the singular; half: value is the fraction; sequel: 'after that' before a unit with ب (value after or
  before); clock: 'o'clock'; minutes: a fraction after و (number); zone: begins the name of a time zone; future and
  past: words that tell the time of their clause; turn: words at which another clause begins; before and behind: words
  next to which an expression names something else (value: the ids of the entries or kinds it concerns); particle: a
  word that joins the pieces of an expression (these are not searched for in the text).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.lexicon.schema import Rule

Role = Literal[
    "day", "part", "adverb", "modifier", "pointer", "unit", "head", "opening", "edge", "vague", "stretch", "season", "decade",
    "century", "feast", "anchor", "approximate", "amount", "few", "single", "half", "sequel", "clock", "minutes", "zone",
    "future", "past", "turn", "before", "behind", "particle",
]  # fmt: skip

GROUPS = ("forms", "definite", "dual", "dual_definite", "plural", "plural_definite")


class TimeWord(Rule, kw_only=True):
    """A class of words with one function in time expressions; the groups after `forms` are a unit's other numbers.

    doubtful: the words also mean something else: a unit wants an anchor or a modifier beside it, a vague expression a
    preposition of time before it.
    """

    id: str
    role: Role
    value: str = ""
    part: str = ""
    number: float = 1
    doubtful: bool = False
    forms: list[str] = []
    definite: list[str] = []
    dual: list[str] = []
    dual_definite: list[str] = []
    plural: list[str] = []
    plural_definite: list[str] = []


class TimeFile(msgspec.Struct, forbid_unknown_fields=True):
    """`moments.toml`."""

    moment: list[TimeWord]


def forms(entry: TimeWord) -> Iterator[tuple[str, str]]:
    """(form, group) pairs for the matcher; particles are too frequent to be searched for."""
    if entry.role == "particle":
        return
    for group in GROUPS:
        for form in getattr(entry, group):
            yield form, group
