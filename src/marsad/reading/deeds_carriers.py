"""The light verb that carries a deed told by a noun: 'held a meeting', 'launched an attack'."""

from __future__ import annotations

from marsad.arabic.words import BY
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import COMMAS, Party, Scene

_LIGHT = frozenset(("deed.light", "deed.light.present", "deed.called_off"))  # verbs that carry a noun, or call off what it tells
_CLAUSE = 14  # tokens from a relative pronoun to the noun behind its clause
_CARRY = 5  # words between a light verb and its noun, the subject, times and places not counted


def carrier_of(view: Scene, hit: Hit, left: int, announced: bool) -> int:
    """The light verb before a noun ('held a meeting'), or -1; `announced` takes verbs of decision too.

    Between the verb and the noun stand the subject, times and places, and few words more.
    """
    if view.has(hit.first - 1, "deed.after") and hit.first - 1 not in view.verbs:
        return -1  # 'X has, after the raid, vowed to …'
    for i in sorted((verb for verb in view.verbs if left <= verb < hit.first), reverse=True):
        marks = view.marks.get(i, frozenset())
        light = not _LIGHT.isdisjoint(marks) or (announced and hit.clitics[-1:] == BY and "deed.orders" in marks)
        if light or (announced and "deed.announce" in marks):
            if view.crosses(i + 1, hit.first) or (view.has(i, "deed.announce") and view.find("deed.dead", i + 1, hit.first) >= 0):
                return -1  # 'announced the death of two in an attack'
            between_them = set(range(i + 1, hit.first))
            for party in view.parties:
                between_them.difference_update(range(party.first, party.last))
            between_them -= view.timed
            if view.has(i, "deed.announce"):
                between_them = {t for t in between_them if not (view.has(t, "deed.adverbs") or _of_time(view, t))}
            between_them -= _aside(view, i + 1, hit.first)
            led = bool(hit.clitics) or view.has(hit.first - 1, "deed.prepositions")
            return i if len(between_them) <= (1 if led else _CARRY) else -1
    return _before_relative(view, hit)


def launched(view: Scene, hit: Hit) -> tuple[Party | None] | None:
    """Who deals a blow by the noun 'launching' before it, right behind which he stands ('condemned the launching by X of raids on Y'),
    or nobody ('X condemned the launching of raids on Y'); None where there is no such noun."""
    at = view.find_said("deed-launching", max(view.first, hit.first - _CARRY), hit.first)
    if at < 0 or view.crosses(at + 1, hit.first):
        return None
    headed = view.has(at + 1, "deed.forces") or view.has(at + 1, "deed.craft")
    near = (p for p in view.parties if at < p.first <= at + 1 + headed and p.last <= hit.first and p.lead_at < at and view.acts(p))
    found = next(near, None)
    condemned = view.find("deed.condemn", max(view.first, at - _CARRY), at) >= 0
    return (found,) if found is not None or condemned else None


def _before_relative(view: Scene, hit: Hit) -> int:
    """The light verb of which a noun is the object behind a relative clause on its subject ('X, which backs Y, launched raids on Z',
    the verb first), or -1."""
    if hit.tag != "noun" or hit.clitics or hit.first - 1 in view.verbs:
        return -1
    at = view.find("deed.relative", max(view.first, hit.first - _CLAUSE), hit.first)
    told = next((p for p in view.parties if p.last == at and not (p.lead or p.weak) and view.acts(p)), None) if at >= 0 else None
    verb = told.first - 1 if told is not None else -1
    light = view.has(verb, "deed.light") or view.has(verb, "deed.light.present")
    if verb not in view.verbs or not light or view.crosses(at, hit.first) or view.has(hit.first - 1, "deed.prepositions"):
        return -1
    return verb


def _of_time(view: Scene, token: int) -> bool:
    """Whether a preposition leads to a time ('announced at an earlier time')."""
    return token + 1 in view.timed and view.has(token, "deed.prepositions")


def _aside(view: Scene, first: int, last: int) -> set[int]:
    """The tokens of an apposition between two commas."""
    commas = [i for i in range(first, last) if view.sheet.tokens.words[i] in COMMAS]
    return set(range(commas[0], commas[-1] + 1)) if len(commas) > 1 else set(commas)
