"""Events as merging sees them: who takes part and for which side, when, where; and the keys under which they are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from typing import Literal, NamedTuple

import msgspec

Rank = Literal["person", "unnamed", "part", "whole"]
Window = tuple[date, date]

RANKS: tuple[Rank, ...] = ("person", "unnamed", "part", "whole")  # the most specific first
BEFORE = timedelta(days=3)  # how long before its report a deed without a date has been done
AHEAD = timedelta(days=14)  # how long after its report a plan without a date is carried out
_SPAN = timedelta(days=92)  # a longer interval is no date for looking up
_EXACT = timedelta(days=2)  # between the first and the last day of what still counts as a day
_LAST = timedelta(days=7)  # a report that tells without a date may be so much older or younger than another
REPRINT = 8  # words of evidence that must agree to tell a reprint


class Party(msgspec.Struct, frozen=True, array_like=True):
    """Who takes part, or where: an actor's key, its type, the side it acts for, and whether the report names it."""

    key: str
    type: str
    side: str | None = None
    named: bool = True

    @property
    def acts_for(self) -> str:
        """The side it acts for: its own key where it has none."""
        return self.side or self.key

    @property
    def rank(self) -> Rank:
        """A person, a person who is only described, a part of a side (ministry, army), or the side as a whole."""
        if self.type == "person":
            return "person" if self.named else "unnamed"
        return "whole" if self.side in (None, self.key) else "part"


class Side(NamedTuple):
    """Those who take part for one side: the most specific of them, their rank, their keys, and whether any of all is a body."""

    best: tuple[Party, ...]
    rank: Rank
    keys: frozenset[str]
    body: bool


def sides(parties: Iterable[Party]) -> dict[str, Side]:
    """The sides for which some take part: of each named persons, else described ones, else parts, else the whole."""
    found: dict[str, list[Party]] = {}
    for party in parties:
        found.setdefault(party.acts_for, []).append(party)
    return {side: _side(members) for side, members in found.items()}


def _side(members: Sequence[Party]) -> Side:
    ranks = [party.rank for party in members]
    rank = min(ranks, key=RANKS.index)
    best = tuple(party for party, one in zip(members, ranks, strict=True) if one == rank)
    return Side(best, rank, frozenset(party.key for party in best), any(party.type == "organisation" for party in members))


class Deed(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """An event as one report tells it.

    days: first and last day of its own time, None where the report fixes none; published: the report's day (ISO);
    start, end: where its words stand; words: these words, folded.
    """

    id: str
    report: str
    type: str
    status: str
    source: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    mode: str | None = None
    time: str | None = None
    days: tuple[str, str] | None = None
    place: Party | None = None
    published: str | None = None
    start: int = 0
    end: int = 0
    words: tuple[str, ...] = ()

    @property
    def symmetric(self) -> bool:
        """Whether it makes no difference who stands first: a contact or an agreement, but not a visit."""
        return self.type in ("CONSULT", "AGREE", "COOPERATE") and self.mode not in ("visit", "written", "summons")

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part."""
        return (*self.source, *self.target)

    @cached_property
    def doing(self) -> dict[str, Side]:
        """The sides of its source."""
        return sides(self.source)

    @cached_property
    def facing(self) -> dict[str, Side]:
        """The sides of its target."""
        return sides(self.target)

    @cached_property
    def sides(self) -> dict[str, Side]:
        """The sides of all who take part."""
        return sides(self.parties)

    @cached_property
    def own(self) -> Window | None:
        """The days that the report itself gives."""
        return None if self.days is None else (date.fromisoformat(self.days[0]), date.fromisoformat(self.days[1]))

    @cached_property
    def told(self) -> date | None:
        """The day of the report."""
        return None if self.published is None else date.fromisoformat(self.published[:10])

    @cached_property
    def likely(self) -> Window | None:
        """The days in which it is if it has no date of its own, by its status and its report's day; None without either."""
        told = self.told
        if told is None:
            return None
        if self.time == "PRESENT_REF":
            return told - timedelta(days=1), told
        if self.status in ("held", "ongoing"):
            return told - BEFORE, told
        return (told, told + AHEAD) if self.status != "cancelled" else (told - AHEAD, told + AHEAD)


def keys(deed: Deed) -> tuple[str, ...]:
    """What a deed is looked up by: two deeds without a common key are not compared.

    Type and two sides by the month; type and one side by the day, for deeds of a day or with one side only. Deeds
    without any day are only compared with each other, and then by their words alone: in a few nothing is recognised.
    """
    if deed.own is None and deed.told is None and len(set(deed.words)) < REPRINT:
        return ()
    found = dict.fromkeys(f"{deed.type} {who} {when}" for who in company(deed) for when in months(deed))
    window = deed.own or (deed.likely if deed.time == "PRESENT_REF" else None)
    if window is not None and window[1] - window[0] <= _EXACT:
        found |= dict.fromkeys(f"{deed.type} {side} {day}" for side in sorted(deed.sides) for day in _days(window))
    return tuple(found)


def company(deed: Deed) -> Sequence[str]:
    """Every two sides that take part, parted by a blank; where there is one, that one."""
    ends = sorted(deed.sides)
    return [" ".join(pair) for pair in combinations(ends, 2)] or ends


def months(deed: Deed) -> Iterable[str]:
    """The months (ISO) in which a deed may lie; the year of a long interval, 'undated' where nothing is known."""
    window = deed.own
    if window is None:
        guess = deed.likely
        window = None if guess is None else (guess[0] - _LAST, guess[1] + _LAST)
    if window is None:
        return ("undated",)
    if window[1] - window[0] > _SPAN:
        return (str(window[0].year),)
    return dict.fromkeys(day.isoformat()[:7] for day in _days(window))


def _days(window: Window) -> Iterator[date]:
    day = window[0]
    while day <= window[1]:
        yield day
        day += timedelta(days=1)
