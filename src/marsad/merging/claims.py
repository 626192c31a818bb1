"""Claims: whether two reports tell the same thing said by the same speaker on the same occasion, in whatever words.

Each feature gives a factor, and the product is the score, as with contacts. What contradicts (another occasion, the
opposite, other numbers) makes them different however like the words are; a direct quotation draws paraphrases to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from marsad.merging.deeds import Party
from marsad.merging.items import Judgement, Link
from marsad.merging.sayings import CLAIM, SAME_OCCASION, Saying
from marsad.merging.wording import Common, common, opposed, other_numbers

SAME = 0.55  # score from which on they are one
DOUBT = 0.42  # score from which on it is worth a person's look
_WORD_FOR_WORD = 0.85  # part of the shorter's stems, from which on the occasion is taken from the words
_UNLIKE = CLAIM.part  # part of the shorter's stems below which no score can reach DOUBT
_LEAST = 4  # stems of a wording that tells anything; below, all of both must agree
_BACKGROUND = 92  # days within which an agency repeats its background
_OTHERS = 0.65  # what it is worth that each names somebody else
_REPEATED = 0.6  # what such a repetition is worth
_FORMS = {"direct": 0, "mixed": 1, "indirect": 2}

# acts as which one saying is read in two wordings; others exclude each other, but for `state`, which anything may be read as
_NEAR = {
    frozenset(pair)
    for pair in (("warn", "threaten"), ("demand", "reject"), ("support", "commit"), ("accuse", "warn"), ("propose", "commit"),
                 ("propose", "demand"), ("propose", "support"), ("accuse", "reject"), ("accuse", "threaten"), ("reject", "deny"),
                 ("warn", "demand"), ("support", "demand"), ("concede", "commit"))
}  # fmt: skip


class Claim(msgspec.Struct, frozen=True):
    """One thing said: `members` in the order of publication, `best` the one nearest the speaker's own words."""

    members: tuple[Saying, ...]
    best: Saying


def compare(a: Saying, b: Saying, alike: Common | None = None) -> Link | None:
    """Whether two sayings are one; None where they are not, or too little tells. The order of the two does not matter."""
    if b.id < a.id:
        a, b = b, a
    alike = alike or common(a.words, b.words)
    if alike.of_shorter < _UNLIKE and not (a.standing and b.standing):
        return None
    who = _speakers(a, b)
    if who is None or not alike.shared:
        return None
    act = _act(a, b)
    if act is None or opposed(a.words, b.words) or other_numbers(a.words, b.words):
        return None
    repeated = _background(a, b)
    if repeated is not None:
        return _link(a, b, [who, act, repeated])
    when = _occasion(a, b, alike)
    if when is None or (a.to and b.to and not a.to & b.to and a.act != "state"):
        return None
    return _link(a, b, [who, act, when, _words(a, b, alike), *_others(a, b)])


def _link(a: Saying, b: Saying, factors: list[tuple[float, str]]) -> Link | None:
    score = 1.0
    for value, _ in factors:
        score *= value
    if score < DOUBT:
        return None
    why = tuple(f"{name} {value:.2f}" for value, name in factors)
    return Link(a.id, b.id, "claim", "same" if score >= SAME else "unsure", round(score, 3), why)


def _speakers(a: Saying, b: Saying) -> tuple[float, str] | None:
    if not a.speakers or not b.speakers:
        return (0.9, "nobody named") if not a.speakers and not b.speakers else None
    shared = {party.key for party in a.speakers} & {party.key for party in b.speakers}
    if shared:
        return 1.0, f"speaker {' and '.join(sorted(shared))}"
    sides = a.by & b.by
    if not sides or (_persons(a.speakers) and _persons(b.speakers)):
        return None
    return 0.85, f"for {' and '.join(sorted(sides))}"


def _persons(parties: Iterable[Party]) -> bool:
    return any(party.rank == "person" for party in parties)


def _act(a: Saying, b: Saying) -> tuple[float, str] | None:
    if a.act == b.act:
        return 1.0, f"act {a.act}"
    if "state" in (a.act, b.act):
        return 0.9, "act told once"
    return (0.85, f"acts {' and '.join(sorted((a.act, b.act)))}") if frozenset((a.act, b.act)) in _NEAR else None


def _occasion(a: Saying, b: Saying, alike: Common) -> tuple[float, str] | None:
    """Whether both can be of one occasion: by their own times, the reports' days, and the medium."""
    verbatim = alike.of_shorter >= _WORD_FOR_WORD and alike.shared >= _LEAST
    if a.days and b.days and (a.days[0] > b.days[1] or b.days[0] > a.days[1]) and not verbatim:
        return None
    gap = days_between(a, b)
    if gap is not None and gap > SAME_OCCASION:
        return None
    worth, why = (1.0, "one report") if a.report == b.report else (0.95, "reports that share text")
    if gap is not None and a.report != b.report:
        worth, why = (1.0 if gap <= 1 else 0.92), f"{gap} days apart"
    if a.medium != b.medium and a.medium and b.medium and "statement" not in (a.medium, b.medium) and not verbatim:
        return worth * 0.75, f"{why}, {' or '.join(sorted((a.medium, b.medium)))}"
    return worth, why


def _words(a: Saying, b: Saying, alike: Common) -> tuple[float, str]:
    """How like the words are; a piece of a long saying counts a little less than the whole."""
    fewer, more = sorted((len(a.words.stems), len(b.words.stems)))
    if fewer < _LEAST:
        return alike.of_both, f"words {alike.of_both:.0%} of both"
    worth: float = alike.of_shorter * (fewer / more) ** 0.15
    if "direct" in (a.form, b.form) and worth < 1:
        worth **= 0.9
    return worth, f"words {alike.of_shorter:.0%} of the shorter"


def _others(a: Saying, b: Saying) -> list[tuple[float, str]]:
    """A factor where each names somebody whom the other does not: congratulations to one state are not those to another."""
    mine, theirs = a.named - b.named, b.named - a.named
    return [(_OTHERS, f"naming {', '.join(sorted(mine))} or {', '.join(sorted(theirs))}")] if mine and theirs else []


def _background(a: Saying, b: Saying) -> tuple[float, str] | None:
    """What an agency repeats of a side's standing position in report after report, in other words each time."""
    if not (a.standing and b.standing) or a.act != b.act or a.by != b.by or a.report == b.report:
        return None
    gap = days_between(a, b)
    credit = set(a.agencies) & set(b.agencies)
    matter = set(a.issue) & set(b.issue) - {"other"}
    if gap is None or gap > _BACKGROUND or not credit or not (matter or a.act == "deny"):
        return None
    if a.to and b.to and not a.to & b.to:
        return None
    return _REPEATED, f"background of {' and '.join(sorted(credit))}, {gap} days apart"


def days_between(a: Saying, b: Saying) -> int | None:
    """The days between the reports of two sayings; None where one has no day."""
    if a.published is None or b.published is None:
        return None
    return abs((date.fromisoformat(a.published[:10]) - date.fromisoformat(b.published[:10])).days)


def claims(sayings: Iterable[Saying], links: Iterable[Link], judgements: Sequence[Judgement] = ()) -> list[Claim]:
    """The claims that sayings are, single ones among them. Links are taken by their score; two groups become one only if
    at least half of the pairs across them are linked, so that a long saying does not draw together what it only holds
    both of. What a person judged 'same' joins, 'different' parts, whatever the links say."""
    known = {one.id: one for one in sayings}
    scores = {_pair(link.a, link.b): link.score for link in links if link.verdict == "same"}
    judged = {_pair(one.a, one.b): one.verdict for one in judgements}
    scores |= {pair: 2.0 for pair, verdict in judged.items() if verdict == "same"}
    apart = {pair for pair, verdict in judged.items() if verdict != "same"}
    group = {key: {key} for key in known}
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if pair in apart or pair[0] not in known or pair[1] not in known:
            continue
        first, second = group[pair[0]], group[pair[1]]
        if first is second or not _holds(first, second, scores, apart, sure=scores[pair] > 1):
            continue
        first |= second
        for key in second:
            group[key] = first
    found = {min(members): members for members in group.values()}
    return [_claim([known[key] for key in found[first]]) for first in sorted(found)]


def _holds(
    first: set[str], second: set[str], scores: dict[tuple[str, str], float], apart: set[tuple[str, str]], sure: bool
) -> bool:
    pairs = [_pair(x, y) for x in first for y in second]
    if any(pair in apart for pair in pairs):
        return False
    return sure or 2 * sum(pair in scores for pair in pairs) >= len(pairs)


def _claim(members: Sequence[Saying]) -> Claim:
    told = tuple(sorted(members, key=order))
    best = min(told, key=lambda one: (not one.speakers, _FORMS.get(one.form, 3), one.act == "state", order(one)))
    return Claim(told, best)


def order(one: Saying) -> tuple[bool, str, str, int, int, str]:
    """The order in which things were said: by the reports' publication (unknown ones last), then the text."""
    return one.published is None, one.published or "", one.report, one.start, one.end, one.id


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)
