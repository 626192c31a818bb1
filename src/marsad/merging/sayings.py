"""Statements as merging sees them, and the keys by which those that may have to do with each other are looked up.

A pair is compared if one of the keys under which one is kept is among those that the other looks up; the two sets are
made so that it makes no difference which came first. Statements of one report, and of two reports that share text, are
compared without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Literal
from zlib import crc32

import msgspec

from marsad.limits import MAX_WORD_CACHE
from marsad.merging.deeds import Deed, Party, company, months
from marsad.merging.items import runs
from marsad.merging.roster import is_listed
from marsad.merging.wording import RESEMBLING, Least, Wording, wording

Kind = Literal["demand", "offer", "promise", "threat"]

KINDS: dict[str, Kind] = {"demand": "demand", "propose": "offer", "commit": "promise", "threaten": "threat"}
ANSWERS = ("reject", "support", "commit", "concede")  # acts that may answer a demand, an offer, a promise or a threat
SAME_OCCASION = 4  # days between two reports of what was said on one occasion
LATER = 3  # months in which a demand is answered or met
RENEWED = 2  # months in which it is renewed
_QUOTED = 8  # words from which on a quotation is known by its words
_SAMPLED = 2  # runs of words by which a quotation is looked up
# what two sayings must have in common so that anything can be told of them: one claim, one thread, an answer, a charge and its
# denial; nothing where they are of one matter by their issue
ALIKE, CLAIM, THREAD, ANSWER, DENIAL = Least(1, 0.0, RESEMBLING), Least(1, 0.38, RESEMBLING), Least(3, 0.34), Least(3), Least(2, 0.3)
_ANY = Least()
# issues on which a side asks one thing, however it words it
ONE_MATTER = frozenset({"nato-enlargement", "security-guarantees", "recognition"})
ONE_THREAT = frozenset({"sanctions"})
STANDING = ("deny", "demand", "accuse", "reject")  # acts that agencies repeat as background


class Saying(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """A statement as one report tells it.

    days: first and last day of its own time; published: the report's day; agencies: those the report credits; start,
    end: where its words stand; quoted: hashes by which a direct quotation is looked up; due: the day that it names for
    what it asks or promises (ISO), if that lies ahead; issuer: the side that gives it out, where the chain names one; named: the sides that
    its words name.
    """

    id: str
    report: str
    speakers: tuple[Party, ...]
    act: str
    target: tuple[Party, ...]
    issue: tuple[str, ...]
    form: str
    medium: str | None
    time: str | None
    days: tuple[str, str] | None
    published: str | None
    agencies: tuple[str, ...]
    start: int
    end: int
    words: Wording
    quoted: tuple[int, ...]
    due: str | None
    issuer: str | None
    named: frozenset[str]

    @cached_property
    def by(self) -> frozenset[str]:
        """The sides that speak."""
        return frozenset(party.acts_for for party in self.speakers)

    @cached_property
    def to(self) -> frozenset[str]:
        """The sides it is aimed at, without the speakers' own."""
        return frozenset(party.acts_for for party in self.target) - self.by

    @property
    def kind(self) -> Kind | None:
        """What it is in the ledger."""
        return KINDS.get(self.act)

    @cached_property
    def standing(self) -> bool:
        """Whether it tells what a side holds at all times, not what somebody said on an occasion."""
        apart = self.medium is None and self.time is None and self.form == "indirect"
        return apart and self.act in STANDING and bool(self.speakers) and all(party.type != "person" for party in self.speakers)


class Telling(msgspec.Struct, frozen=True):
    """What a report's tables hold of a statement, from which a saying is made; `words` are its folded words, `times` the
    days (first, last) named in it."""

    id: str
    report: str
    speakers: tuple[Party, ...]
    act: str
    target: tuple[Party, ...]
    issue: tuple[str, ...]
    form: str
    medium: str | None
    time: str | None
    days: tuple[str, str] | None
    published: str | None
    agencies: tuple[str, ...]
    start: int
    end: int
    words: tuple[str, ...]
    times: tuple[tuple[str, str], ...]
    via: tuple[Party, ...] = ()
    named: tuple[Party, ...] = ()


def saying(told: Telling) -> Saying:
    """The saying that a report tells."""
    direct = told.form == "direct" and len(told.words) >= _QUOTED
    sampled = sorted(set(runs([word.encode() for word in told.words])))[:_SAMPLED] if direct else []
    return Saying(
        told.id, told.report, told.speakers, told.act, told.target, told.issue, told.form, told.medium, told.time, told.days,
        told.published, told.agencies, told.start, told.end, wording(told.words), tuple(sampled), _due(told),
        next((party.acts_for for party in told.via if party.type != "media"), None),
        frozenset(party.acts_for for party in told.named),
    )  # fmt: skip


def _due(told: Telling) -> str | None:
    """The last of the days named that lie after the report's, if what is said is asked, offered, promised or threatened."""
    if told.act not in KINDS or told.published is None:
        return None
    return max((last for first, last in told.times if first > told.published[:10]), default=None)


def kept(one: Saying, types: Iterable[str]) -> frozenset[int]:
    """The keys under which a saying is kept; `types` are those of the deeds that may answer it."""
    found: list[tuple[str, ...]] = [("w", str(run)) for run in one.quoted]
    if one.published is None:
        return _hashed(found)
    month = one.published[:7]
    found += [("c", side, one.published[:10]) for side in one.by]
    found += [("p", key, one.published[:10]) for key in _people(one, sided=True)]
    found += [("b", side, one.act, agency, month) for side in one.by for agency in _boilerplate(one)]
    if one.kind is not None:
        found += [("l", one.kind, side, issue, month) for side in one.by for issue in one.issue]
        found += [("m", side, issue, month) for side in one.by for issue in one.issue]
        found += [("o", side, issue, month) for side in one.to for issue in one.issue]
        found += [("f", kind, who, month) for kind in types for who in _company(one)]
    if one.act in ANSWERS:
        found += [("r", side, issue, month) for side in one.to for issue in one.issue]
        found += [("a", side, issue, month) for side in one.by for issue in one.issue]
    if one.act == "accuse":
        found += [("q", side, month) for side in one.to]
    if one.act == "deny":
        found += [("n", side, month) for side in one.by]
    return _hashed(found)


def sought(one: Saying) -> dict[Least, frozenset[int]]:
    """The keys that a saying looks up, by what those found there must have in common with it."""
    found: dict[Least, list[tuple[str, ...]]] = {_ANY: [("w", str(run)) for run in one.quoted]}
    if one.published is None:
        return {_ANY: _hashed(found[_ANY])}
    days, month = _occasion(one.published[:10]), one.published[:7]
    recanting = one.kind is not None or one.act == "concede"  # what is withdrawn is of one matter, in whatever words
    likes = found[ALIKE if recanting else CLAIM] = [("c", side, near) for side in one.by for near in days]
    likes += [("c", key, near) for key in _people(one, sided=True) for near in days]  # of whom the other tells no side
    likes += [("p", key, near) for key in _people(one, sided=False) for near in days]
    for side in one.by:
        for agency in _boilerplate(one):
            found[_ANY] += [("b", side, one.act, agency, near) for near in around(month, -RENEWED, RENEWED)]
    for issue in one.issue:
        for least, keys in _ledger(one, issue, month):
            found.setdefault(least, []).extend(keys)
    if one.act == "accuse":
        found[DENIAL] = [("n", side, near) for side in one.to for near in around(month, -1, 1)]
    if one.act == "deny":
        found[DENIAL] = [("q", side, near) for side in one.by for near in around(month, -1, 1)]
    return {least: _hashed(keys) for least, keys in found.items() if keys}


def _ledger(one: Saying, issue: str, month: str) -> Iterator[tuple[Least, list[tuple[str, ...]]]]:
    """The keys by which a saying finds what is asked again on an issue, and what answers it or is answered by it."""
    matter = issue in ONE_MATTER
    if one.kind is not None:
        again = around(month, -RENEWED, RENEWED)
        least = _ANY if matter or issue in ONE_THREAT else THREAD
        yield least, [("l", one.kind, side, issue, near) for side in one.by for near in again]
        after = around(month, 0, LATER)
        yield _ANY if matter else ANSWER, [("r", side, issue, near) for side in one.by for near in after]
        yield _ANY if matter else ANSWER, [("a", side, issue, near) for side in one.to for near in after]
    if one.act in ANSWERS:
        before = around(month, -LATER, 0)
        yield _ANY if matter else ANSWER, [("m", side, issue, near) for side in one.to for near in before]
        yield _ANY if matter else ANSWER, [("o", side, issue, near) for side in one.by for near in before]


def sought_by(deed: Deed) -> frozenset[int]:
    """The keys under which the demands, offers, promises and threats are kept that a deed may answer."""
    told = [month for month in months(deed) if "-" in month]  # neither a year nor 'undated'
    return _hashed(("f", deed.type, who, near) for who in company(deed) for month in told for near in around(month, -LATER, 0))


def answers_to(one: Saying, types: Iterable[str]) -> Iterator[str]:
    """The keys (see `deeds.keys`) under which the deeds of some types are kept that may answer a saying."""
    if one.published is None or one.kind is None:
        return
    for month in around(one.published[:7], 0, LATER):
        yield from (f"{kind} {who} {month}" for kind in types for who in _company(one))


def _people(one: Saying, *, sided: bool) -> list[str]:
    """The people whom only reports name that speak, with a side or without: of one and the same not every report tells it."""
    among = (party for party in one.speakers if party.type == "person" and (party.side is not None) == sided)
    return [party.key for party in among if not is_listed(party.key)]


def _company(one: Saying) -> list[str]:
    """Each side of a saying, and each two of whom one speaks to the other, as `deeds.company` puts them."""
    return [*sorted(one.by | one.to), *sorted({" ".join(sorted((a, b))) for a in one.by for b in one.to})]


@lru_cache(maxsize=MAX_WORD_CACHE)
def around(month: str, first: int, last: int) -> Sequence[str]:
    """The months from `first` to `last` after a month (ISO)."""
    at = int(month[:4]) * 12 + int(month[5:7]) - 1
    return [f"{(at + off) // 12:04d}-{(at + off) % 12 + 1:02d}" for off in range(first, last + 1)]


@lru_cache(maxsize=MAX_WORD_CACHE)
def _occasion(day: str) -> Sequence[str]:
    """The days (ISO) on which others may report what was said on a day."""
    known = date.fromisoformat(day)
    return [(known + timedelta(days=off)).isoformat() for off in range(-SAME_OCCASION, SAME_OCCASION + 1)]


def _boilerplate(one: Saying) -> tuple[str, ...]:
    """The agencies whose background a standing saying may be."""
    return one.agencies if one.standing else ()


def _hashed(keys: Iterable[tuple[str, ...]]) -> frozenset[int]:
    return frozenset(crc32(" ".join(key).encode()) for key in keys)


