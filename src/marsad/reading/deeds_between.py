"""The sides of 'between X and Y', and of 'between him and X'."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE, BY, CONJUNCTIONS, FOR, OF, OURS, WITH, governed_definite
from marsad.lexicon.match import Hit
from marsad.reading.deeds_parties import carried, gap_between
from marsad.reading.deeds_pronouns import meant
from marsad.reading.deeds_scene import COMMAS, Earlier, Party, Scene
from marsad.reading.deeds_voices import voice

_CLOSE = 2  # words between a noun and "between", names, times and places not counted
_HEADS = 3  # tokens of a head before a side that is joined by 'and'
_GATHER = 4  # tokens from a contact to 'that brought him together', and from there to the other side
_NEAR = 6  # tokens from a noun to 'between them'
_CAMP = 18  # tokens from a fight to 'on the one hand', and from there to the end of the other camp


def between(view: Scene, hit: Hit, right: int, far: int = 0) -> tuple[int, ...]:
    """The figures of 'between X and Y'; far: words that may stand between a verb and it."""
    found: list[int] = []
    first = last = -1
    for party in view.parties:
        if party.first < hit.last or party.first >= right:
            continue
        if found and (_members_of(view, party) or _headed(view, last, party)):
            known = view.sheet.figures
            told = {known[f].side for f in party.figures if known[f].type == "person"} if last < party.first else set()
            found = [f for f in found if known[f].type != "state" or known[f].key not in told]
            found.extend(party.figures)  # 'between X and members of Y', 'and backers of Y'
            last = party.last
        if party.lead_at < 0:
            continue
        at = party.lead_at if view.has(party.lead_at, "deed.between") else party.outer_at
        plain = all(view.sheet.tokens.words[i] not in COMMAS for i in range(hit.last, at))
        close = max(far if plain else 0, {"noun": _CLOSE + 1, "noun.the": _CLOSE}.get(hit.tag, 0))
        close += sum(view.sheet.tokens.words[i] in COMMAS or view.says(i, "deed-came") for i in range(hit.last, at))
        near = at == first or _again(view, at) if found else gap_between(view, hit.last, at) <= close and not _of_another(view, hit, at)
        near = near and not view.says(at - 1, "deed-tolls")
        if at >= hit.last and view.has(at, "deed.between") and near:
            first = at if first < 0 else first
            found.extend(party.figures)
            last = party.last
        elif not found and not party.weak and view.acts(party) and not view.has(party.lead_at, "deed.place") and not _sponsors(view, party):
            break  # what is between others is not the contact
    return tuple(dict.fromkeys(found))


def two_camps(view: Scene, hit: Hit, sides: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The sides of 'between X and Y on the one hand and Z on the other'; else the first side and the others."""
    at = next((i for i in range(hit.last, min(hit.last + _CAMP, view.last)) if view.says(i, "deed-one-hand")), -1)
    if at >= 0:
        before = {f for p in view.parties if hit.last <= p.first < at for f in p.figures}
        after = [p for p in view.parties if at < p.first < min(at + _CAMP, view.last) and view.acts(p)]
        other = tuple(dict.fromkeys(f for p in _joined_on(after) for f in p.figures if f not in before))
        one = tuple(f for f in sides if f in before and f not in other)
        if one and other:
            return one, other
    return sides[:1], sides[1:]


def _joined_on(after: list[Party]) -> list[Party]:
    """The parties of the other camp: the first behind 'on the one hand', and those that follow one upon another."""
    camp = after[:1]
    for party in after[1:]:
        if party.first - camp[-1].last > 1 + party.joined:
            break
        camp.append(party)
    return camp


def _again(view: Scene, at: int) -> bool:
    """Whether 'between' is repeated before the next side ('between X and between Y')."""
    return view.sheet.tokens.words[at][0] in CONJUNCTIONS


def _sponsors(view: Scene, party: Party) -> bool:
    """Whether a party holds what others do ('the talks that X hosts between …')."""
    return view.says(party.first - 1, "deed-sponsors") or view.says(party.lead_at, "deed-sponsors")


def _headed(view: Scene, last: int, party: Party) -> bool:
    """Whether a party is joined by 'and' to the one that ends at a token, with what it is the head of between ('and backers of X')."""
    if party.lead or not 0 < party.first - last <= _HEADS:
        return False
    words = view.sheet.tokens.words
    if party.first == last + 1 and words[last] in COMMAS:
        return True  # 'between the president of X, Y, and …'
    if party.joined and all(words[i].startswith(ARTICLE) for i in range(last, party.first)):
        return True  # 'between the army, the regular one, and X'
    if party.weak or not any(_again(view, i) for i in range(last, party.first)):
        return False
    inside = [i for i in range(last, party.first) if i not in view.adjectives and view.sheet.tokens.words[i] not in COMMAS]
    bare = all(view.sheet.tokens.words[i][0].isalpha() and i not in view.timed and i not in view.verbs for i in inside)
    return bare and not any(view.has(i, "deed.prepositions") or i in view.opens for i in inside)


def _of_another(view: Scene, hit: Hit, at: int) -> bool:
    """Whether 'between' belongs to another noun behind a preposition ('the accord that will speed the harmony between …')."""
    words = view.sheet.tokens.words
    if at <= hit.last or hit.tag[:4] != "noun":
        return False
    talks = view.find_said("deed-talks", hit.last, at) >= 0
    return talks or (at - 1 not in view.timed and _free(view, at - 1) and governed_definite(words[at - 1]))


def _free(view: Scene, token: int) -> bool:
    """Whether a token is part of no party and of no place."""
    return token not in view.sheet.sighting_at and not view.has(token, "deed.seat") and not view.says(token, "deed-came")


def _members_of(view: Scene, party: Party) -> bool:
    """Whether a party is told by 'and members of'."""
    head = party.first - 2
    listed = view.has(head, "deed.of") or view.has(head, "deed.people") or view.has(head, "deed.victims")
    return listed and view.sheet.tokens.words[head + 1] in (OF, FOR) and _again(view, head)


def joined_with(view: Scene, hit: Hit, right: int, previous: Earlier) -> tuple[int, ...]:
    """The sides of 'a meeting that brought him together with X', the first told by a suffix; () where it is not told so."""
    at = view.find_said("deed-gathers-him", hit.last, min(hit.last + _GATHER, right))
    if at < 0:
        return ()
    other = next((p for p in view.parties if at < p.first <= at + _GATHER and p.lead in (BY, WITH) and view.acts(p)), None)
    told = carried(view, hit.first, previous) if other is not None else None
    return (*told.figures, *other.figures) if told is not None and other is not None and told.figures != other.figures else ()


def between_them(view: Scene, hit: Hit, right: int, previous: Earlier) -> tuple[int, ...]:
    """The sides of 'between him and X', the first of them told by a suffix; () where it is not told so."""
    words = view.sheet.tokens.words
    for i in range(hit.last, min(hit.last + _NEAR, right)):
        if view.says(i, "deed-between-him"):
            other = between(view, hit, right, _NEAR)
            known = Party(other, i, i)
            told = voice(view, i) if words[i].endswith(OURS) else meant(view, words[i], hit.first, known, previous)
            told = told or carried(view, hit.first, previous)
            return (*told.figures, *other) if other and told is not None and set(told.figures).isdisjoint(other) else ()
    return ()
