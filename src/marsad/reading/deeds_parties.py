"""Who does a deed and to whom: subject, second party, holder and those between whom it is."""

from __future__ import annotations

from marsad.lexicon.deeds import Trigger
from marsad.lexicon.match import Hit
from marsad.reading.deeds_clauses import Party, Scene

_NEAR = 14  # tokens after a trigger in which its second party may stand


def carrier_of(view: Scene, hit: Hit, left: int) -> int:
    """The light verb before a noun ('held a meeting'), or -1."""
    for i in range(hit.first - 1, left - 1, -1):
        if view.has(i, "deed.light") or view.has(i, "deed.light.present"):
            return i
    return -1


def subject(view: Scene, verb: int, end: int, left: int) -> Party | None:
    """The subject of a verb: before it with nothing between, else the first free party between the verb and `end`."""
    for party in view.parties:
        if party.last <= verb and party.last >= left and not party.lead and _adjoins(view, party.last, verb):
            return party
    weak = None
    for party in view.parties:
        if verb < party.first < end and view.acts(party) and not party.lead:
            if not party.weak:
                return party
            weak = weak or party
    return weak


def _adjoins(view: Scene, last: int, verb: int) -> bool:
    return all(view.has(i, "deed.auxiliary") or view.sheet.tokens.words[i] == '"' for i in range(last, verb))


def carried(view: Scene, before: int, previous: Scene | None = None) -> Party | None:
    """The subject that goes on: the last party before a token that follows a verb or begins a clause."""
    fallback = None
    for party in reversed(view.parties):
        if party.last > before or party.lead or party.weak or not view.acts(party):
            continue
        if party.strong and not party.loose:
            return party
        fallback = fallback or party
    if fallback is None and previous is not None:
        return carried(previous, previous.last)
    return fallback


def linked(view: Scene, hit: Hit, links: list[str], right: int, weak: bool = True) -> Party | None:
    """The party behind one of the words that lead to the second side; an adjective's only where no name is there."""
    found = None
    for party in view.parties:
        if party.first < hit.last or party.first >= right or party.first - hit.last > _NEAR or not view.acts(party):
            continue
        if party.lead and party.lead in links:
            if not party.weak:
                return party
            found = found or (party if weak else None)
    return found


def between(view: Scene, hit: Hit, right: int) -> tuple[int, ...]:
    """The figures of 'between X and Y'."""
    found: list[int] = []
    for party in view.parties:
        if party.first < hit.last or party.first >= right or party.first - hit.last > _NEAR:
            continue
        if party.lead_at >= 0 and view.has(party.lead_at, "deed.between"):
            found.extend(party.figures)
    return tuple(dict.fromkeys(found))


def holder(view: Scene, hit: Hit) -> Party | None:
    """The party right after a noun ('the visit of X'), or the one its adjective names ('the Russian visit')."""
    for party in view.parties:
        if party.weak and party.first < hit.last <= party.last:
            return party
        if party.first == hit.last and (not party.lead or party.weak):
            return party
        if party.weak and party.first <= hit.last + 1 and party.first >= hit.first and not party.lead:
            return party
        if party.first > hit.last + 1:
            return None
    return None


def direct(view: Scene, hit: Hit, right: int, doer: Party | None) -> Party | None:
    """The direct object of a verb: the first free party after it that is not its subject."""
    weak = None
    for party in view.parties:
        if party.first < hit.last or party.first >= right or party is doer or party.lead or party.first - hit.last > _NEAR:
            continue
        if doer is not None and party.first < doer.last and doer.first >= hit.last:
            continue
        if view.acts(party) or view.kind(party) == "place":
            if not party.weak:
                return party
            weak = weak or party
    return weak


def wanted(view: Scene, hit: Hit, trigger: Trigger, folded: frozenset[str], barred: frozenset[str], right: int) -> bool:
    """Whether the clause holds the words that a trigger needs, and none that forbid it."""
    words = view.sheet.tokens.words
    span = words[hit.last : right]
    if barred and not barred.isdisjoint(span[:8]):
        return False
    return not folded or not folded.isdisjoint(span[:12])
