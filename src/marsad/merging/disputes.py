"""Disagreements between two sayings: a charge and its denial, one quotation given to two speakers, other numbers.

And the relations of a pair altogether: all that the modules of this room find out about two sayings. `why` of a
disagreement is the field, what the first and what the second holds, then the reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.merging.claims import compare, days_between
from marsad.merging.items import Link
from marsad.merging.ledger import answer, renewal
from marsad.merging.sayings import DENIAL, Saying
from marsad.merging.wording import UNLIKE, Common, common, other_numbers, resembling

_DENIED_WITHIN = 14  # days between a charge and its denial
_QUOTED_WITHIN = 10  # days between two prints of a quotation
_COUNTED_WITHIN = 4  # days between two reports of one figure
_ALIKE = 0.6  # part of the shorter's stems that two wordings of one figure have in common
_VERBATIM = 0.9  # … and two prints of one quotation
_LEAST = 4  # stems in common
_QUOTED = 6  # stems in common of a quotation
_TOLD = ("state", "warn", "accuse")
_CHARGED = DENIAL.part  # part of the shorter's stems that a charge and its denial in another report have in common
_FIGURES = 3  # numbers of a wording, beyond which one that differs tells little
_YEARS = (1300, 2100)  # numbers that may be years, which tell of other dates


def within(own: Sequence[tuple[bytes, Saying]]) -> Iterator[tuple[Saying, Saying]]:
    """The pairs of one report's sayings, each with the sketch of its words, that `relations` may tell something of: in other
    words than the other's only a demand and its like, a denial, or what an agency repeats."""
    loose = [(one.kind is not None or one.act == "deny" or one.standing, int.from_bytes(kept, "big"), one) for kept, one in own]
    for at, (free, sketched, one) in enumerate(loose):
        rest = loose[at + 1 :]
        near = rest if free else [other for other in rest if other[0]]
        yield from ((one, other) for _, _, other in near)
        if not free:
            yield from ((one, other) for held, kept, other in rest if not held and resembling(sketched, kept))


def relations(a: Saying, b: Saying) -> list[Link]:
    """All that can be told of two sayings, whichever of them came first."""
    if b.id < a.id:
        a, b = b, a
    if a.words.stems.isdisjoint(b.words.stems):  # only what is one matter by its issue can then be one thread
        link = None if a.kind is None else renewal(a, b, UNLIKE)
        return [] if link is None else [link]
    alike = common(a.words, b.words)
    if alike.of_shorter < _CHARGED and a.kind is None and b.kind is None and not (a.standing and b.standing):
        denied = None if a.report != b.report else denial(a, b, alike)  # no other relation is seen in so little
        return [] if denied is None else [denied]
    found = [compare(a, b, alike), renewal(a, b, alike), answer(a, b, alike), answer(b, a, alike)]
    found += [denial(a, b, alike), attribution(a, b, alike), number(a, b, alike)]
    return [link for link in found if link is not None]


def denial(a: Saying, b: Saying, alike: Common) -> Link | None:
    """A charge, or what is told of somebody, and his denial of it."""
    if a.act == b.act or "deny" not in (a.act, b.act):
        return None
    told, denied = (a, b) if b.act == "deny" else (b, a)
    if told.act not in _TOLD or not told.speakers or not denied.by or told.by & denied.by:
        return None
    if not told.to & denied.by or (denied.to and not denied.to & told.by):
        return None
    gap = days_between(told, denied)
    apart = a.report != b.report
    if apart and (gap is None or gap > _DENIED_WITHIN or (denied.published or "") < (told.published or "")):
        return None
    if told.act != "accuse" and (alike.shared < _LEAST or alike.of_shorter < _ALIKE):
        return None
    issue = sorted(set(a.issue) & set(b.issue) - {"other"})
    if apart and (alike.shared < DENIAL.stems or alike.of_shorter < _CHARGED or not issue):
        return None
    if not apart and (alike.shared < 1 or (alike.shared < 2 and not (issue and alike.of_shorter >= _CHARGED))):
        return None
    score = round(min(1.0, 0.6 + 0.4 * alike.of_shorter), 3)
    why = ["act", a.act, b.act, f"{' and '.join(sorted(told.by))} of {' and '.join(sorted(told.to & denied.by))}"]
    why += [*(f"issue {one}" for one in issue), f"words {alike.of_shorter:.0%} of the shorter"]
    why.append(f"{gap} days apart" if apart and gap is not None else "one report")
    return Link(a.id, b.id, "denial", "different", score, tuple(why))


def attribution(a: Saying, b: Saying, alike: Common) -> Link | None:
    """One quotation that two reports, or two places of one, put into the mouths of different speakers."""
    if not (a.quoted and b.quoted) or alike.shared < _QUOTED or alike.of_shorter < _VERBATIM:
        return None
    gap = days_between(a, b)
    if not a.speakers or not b.speakers or (gap is not None and gap > _QUOTED_WITHIN):
        return None
    if not all(party.named for one in (a, b) for party in one.speakers):
        return None
    named = [[party.key for party in one.speakers if party.rank == "person"] for one in (a, b)]
    persons = bool(named[0] and named[1])
    if {key.split("-")[-1] for key in named[0]} & {key.split("-")[-1] for key in named[1]}:
        return None  # one name in two spellings
    if {party.key for party in a.speakers} & {party.key for party in b.speakers} or (a.by & b.by and not persons):
        return None
    names = (" and ".join(sorted(party.key for party in one.speakers)) for one in (a, b))
    why = ("speaker", *names, f"words {alike.of_shorter:.0%} of the shorter")
    return Link(a.id, b.id, "attribution", "different", round(alike.of_shorter, 3), why)


def number(a: Saying, b: Saying, alike: Common) -> Link | None:
    """The same said by the same speaker with other numbers."""
    if alike.shared < _LEAST or alike.of_shorter < _ALIKE or a.report == b.report:
        return None
    figures = other_numbers(a.words, b.words)
    if figures is None:
        return None
    mine, theirs = a.words.numbers - b.words.numbers, b.words.numbers - a.words.numbers
    if len(mine) > 1 or len(theirs) > 1 or max(len(a.words.numbers), len(b.words.numbers)) > _FIGURES:
        return None
    if any(_YEARS[0] <= float(one) <= _YEARS[1] for one in mine | theirs):
        return None
    gap = days_between(a, b)
    if not {party.key for party in a.speakers} & {party.key for party in b.speakers} or (gap is not None and gap > _COUNTED_WITHIN):
        return None
    if a.act != b.act and "state" not in (a.act, b.act):
        return None
    why = ("number", *figures, f"words {alike.of_shorter:.0%} of the shorter")
    return Link(a.id, b.id, "number", "different", round(alike.of_shorter, 3), why)
