"""Whether two keys are one actor: by their names first, then by what reports say of side and office.

Names tell nothing against a contradiction: other sides make two of them, and a report that tells two apart leaves them
apart. Where the spelling alone does not tell, side and office must speak for it, and of two that fit equally none is
taken. What a person judged overrules all of it. Listed keys are never joined by this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.arabic.clitics import bare
from marsad.arabic.variants import SONS, arabic, differences
from marsad.merging.actors import Known
from marsad.merging.items import Judgement, Link
from marsad.merging.roster import arabic_names, is_listed, sole_offices

SAME = 0.75  # score from which on they are one
DOUBT = 0.3  # score from which on it is worth a person's look
_SPELT = 0.1  # what each difference of spelling takes away
_MOST = 4  # differences of spelling above which it is another name
_SON = (0.7, 0.9)  # the word for son left out of a name of two words, or of more
_LESS = 0.5  # a middle name left out, an article more: another of the family as often as not
_TURNED = 0.65  # the words in another order
_SIDE, _ROLE, _OTHER_ROLE = 0.1, 0.2, -0.2
_ARABIC = -0.3  # another spelling of a name that is Arabic
_TOLD_APART = 0.4  # what the score is at most when one report names both
_CLEAR = 0.1  # by which a link must be better than its rival
_JUDGED = 2.0  # the score of a pair that a person judged to be the same: before all others

Name = tuple[str, ...]


def compare(a: Known, b: Known, together: bool) -> Link | None:
    """Whether two keys are one; None where their names are not alike. The order of the two does not matter.

    together: one report has both.
    """
    if b.key < a.key:
        a, b = b, a
    if a.type != b.type or (a.listed and b.listed):
        return None
    found = _person(a, b) if a.type == "person" else _body(a, b)
    if found is None:
        return None
    score, why = found
    if a.sides and b.sides and not set(a.sides) & set(b.sides):
        return Link(a.key, b.key, "actor", "different", 0.0, (*why, "other sides"))
    if together:
        score, why = min(score, _TOLD_APART), (*why, "one report has both")
    score = round(max(0.0, min(score, 1.0)), 3)
    return Link(a.key, b.key, "actor", "same" if score >= SAME else "unsure", score, why) if score >= DOUBT else None


def groups(
    keys: Iterable[str], links: Iterable[Link], judgements: Iterable[Judgement], documents: Mapping[str, int]
) -> list[tuple[str, ...]]:
    """The groups of two keys and more that are one actor, the key by which it is known first, the others sorted.

    links: all that were found among the keys, whatever the verdict; documents: how many reports have each key. An actor
    is known by its listed key, else by the commonest, of several by the first in the alphabet.
    """
    items = set(keys)
    found = {_pair(link.a, link.b): link for link in links}
    judged = {_pair(one.a, one.b): one.verdict for one in judgements}
    scores = {pair: link.score for pair, link in found.items() if link.verdict == "same" and pair not in judged}
    scores = {pair: score for pair, score in scores.items() if not _rivalled(pair, scores, found, judged)}
    scores |= dict.fromkeys((pair for pair, verdict in judged.items() if verdict == "same"), _JUDGED)
    apart = {pair for pair, link in found.items() if link.verdict == "different" and judged.get(pair) != "same"}
    apart |= {pair for pair, verdict in judged.items() if verdict == "different"}
    group = {key: {key} for key in items}
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        first, second = group.get(pair[0]), group.get(pair[1])
        if first is None or second is None or first is second:
            continue
        crossing = {_pair(x, y) for x in first for y in second}
        two_listed = sum(is_listed(key) for key in (*first, *second)) > 1
        if crossing & apart or (two_listed and scores[pair] < _JUDGED):
            continue
        first |= second
        for key in second:
            group[key] = first
    whole = {min(members): members for members in group.values() if len(members) > 1}
    return [_known_first(members, documents) for _, members in sorted(whole.items())]


def _known_first(members: set[str], documents: Mapping[str, int]) -> tuple[str, ...]:
    ranked = sorted(members, key=lambda key: (not is_listed(key), -documents.get(key, 0), key))
    return (ranked[0], *sorted(ranked[1:]))


def _rivalled(
    pair: tuple[str, str], scores: Mapping[tuple[str, str], float], found: Mapping[tuple[str, str], Link],
    judged: Mapping[tuple[str, str], str],
) -> bool:  # fmt: skip
    """Whether one of a pair is as like to another, who is not like the other of the pair."""
    for other, score in scores.items():
        common = set(pair) & set(other)
        if len(common) != 1 or score + _CLEAR <= scores[pair]:
            continue
        ends = _pair(*(set(pair) ^ set(other)))
        if judged.get(ends) != "same" and (ends not in found or found[ends].verdict == "different"):
            return True
    return False


def _body(a: Known, b: Known) -> tuple[float, tuple[str, ...]] | None:
    """Bodies and places: one name of several words with and without the article, of one side; one word may be two things."""
    if set(a.sides) != set(b.sides):
        return None
    named = [{tuple(map(bare, name)) for name in one.names if len(name) > 1} for one in (a, b)]
    same = named[0] & named[1]
    return (0.9, ("one name but for the article",)) if same else None


def _person(a: Known, b: Known) -> tuple[float, tuple[str, ...]] | None:
    pairs = ((one, other) for one in a.names for other in b.names if len(one) > 1 and len(other) > 1)
    names = [found for found in (_names(one, other) for one, other in pairs) if found is not None]
    if not names:
        return None
    score, why = max(names, key=lambda found: (found[0], found[1]))
    reasons = [why]
    sides, roles = set(a.sides) & set(b.sides), set(a.roles) & set(b.roles)
    if sides:
        score += _SIDE
        reasons.append(f"side {min(sides)}")
    if roles:
        score += _ROLE
        reasons.append(f"role {min(roles)}")
    elif sole_offices() & set(a.roles) and sole_offices() & set(b.roles):
        score += _OTHER_ROLE
        reasons.append("other offices")
    return score, tuple(reasons)


def _names(one: Name, other: Name) -> tuple[float, str] | None:
    """How like two names of two words and more are, and in what; None for other names."""
    if one[1] in SONS and other[1] in SONS and one[2:3] != other[2:3]:
        return None  # sons of two fathers
    plain = [tuple(word for word in name if word not in SONS) for name in (one, other)]
    short, long = sorted(plain, key=len)
    if len(short) < 2:
        return None
    if len(short) == len(long):
        found = _word_by_word(short, long)
        if found is not None and one != other and len(one) != len(other):
            return min(found[0], _SON[len(short) > 2]), f"{found[1]}, the word for son"
        if found is None and len(one) == 2 and short == long[::-1] and not any(map(_is_arabic, one)):
            return _TURNED, "one name, the words in another order"
        return found
    ends = _word_by_word((short[0], short[-1]), (long[0], long[-1]))
    inner = iter(long[1:-1])
    if ends is None or ends[0] < SAME or any(word not in inner for word in short[1:-1]):
        return None
    return _LESS + ends[0] - 0.9, f"{ends[1]}, a middle name more"


def _word_by_word(one: Name, other: Name) -> tuple[float, str] | None:
    score, spelt = 0.9, 0
    for here, there in zip(one, other, strict=True):
        if here == there:
            continue
        if bare(here) == bare(there):
            score -= 0.9 - _LESS
            continue
        apart = differences(here, there)
        if arabic(here) or arabic(there) or apart is None or (_is_arabic(here) and _is_arabic(there)):
            return None
        spelt += apart
    if spelt > _MOST:
        return None
    if spelt and any(map(_is_arabic, (*one, *other))):
        score += _ARABIC
    return score - _SPELT * spelt, f"spelling, {spelt} apart" if spelt else "one name"


def _is_arabic(word: str) -> bool:
    return arabic(word) or word in arabic_names()


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)
