"""Parties that belong together though words stand between them: 'X and likewise Y', 'the powers (A, B and C) and Y'."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE
from marsad.reading.deeds_scene import COMMAS, Party, Scene

_HONOURS = frozenset(("excellencies", "highnesses", "majesties", "presidencies"))
_THEN = 2  # tokens between two stations of a tour
_ASIDE = 30  # tokens of a list between brackets


def also_named(view: Scene, at: int, gap: list[str]) -> bool:
    """Whether one word for 'and likewise' stands between two parties, the first of its tokens at `at`."""
    return len(gap) == 1 and view.says(at, "deed-likewise")


def timing(view: Scene, party: Party, at: int) -> bool:
    """Whether a preposition with the noun of a deed behind it, which has the article, tells when it was: it does not lead a man named
    behind that ('arrested during the raid the youth X')."""
    words = view.sheet.tokens.words
    if view.kind(party) != "person" or not party.named or at + 1 >= party.first or not view.says(at, "deed-during-noun"):
        return False
    deed = any(hit.kind == "deed" for hit in view.sheet.hits_at.get(at + 1, ()))
    return deed and all(word.startswith(ARTICLE) for word in words[at + 1 : party.first])


def then_to(view: Scene, one: Party, other: Party, gap: list[str]) -> bool:
    """Whether two states stand one behind the other on a tour ('visits X, then Y')."""
    then = 0 < len(gap) <= _THEN and view.says(other.first - 1, "deed-then") and all(word in COMMAS for word in gap[:-1])
    return then and view.kind(one) == view.kind(other) == "state"


def past_aside(view: Scene, found: list[Party], party: Party, joined: bool) -> Party | None:
    """The party before brackets behind which another is joined to it."""
    words, close = view.sheet.tokens.words, party.first - 1
    if not joined or party.lead or close <= view.first or words[close] != ")":
        return None
    opening = next((i for i in range(close - 1, max(view.first, close - _ASIDE) - 1, -1) if words[i] == "("), -1)
    before = next((p for p in found if p.last == opening and not p.weak), None)
    return before if before is not None and view.acts(before) and view.acts(party) else None


def of_state(view: Scene, state: Party, person: Party) -> bool:
    """Whether a person's name follows the state that his office was of."""
    figures = view.sheet.figures
    one, other = figures[state.figures[-1]], figures[person.figures[0]]
    body = one.type in ("state", "organisation") and other.side is not None and other.side in (one.key, one.side)
    return len(state.figures) == 1 and body and other.type == "person" and state.loose


def honoured(view: Scene, party: Party) -> bool:
    """Whether a party is told by a word of honour alone ('His Highness'), which is no office of whoever is named behind it."""
    return party.last == party.first + 1 and not _HONOURS.isdisjoint(view.sheet.classes_at(party.first))


def apart_from(view: Scene, one: tuple[int, ...], other: Party) -> bool:
    """Whether a person of another side, told with an office of his own, stands right behind an office ('the minister of X the king
    of Y N'): he does not hold it."""
    sides = {view.sheet.figures[f].side for f in (*one, *other.figures)}
    return len(sides) > 1 and None not in sides and other.first not in view.sheet.sighting_at


def officers(view: Scene, found: list[Party]) -> list[Party]:
    """The parties, an officer in the place of him whose officer he is ('the envoy of the president X, Y')."""
    for k in range(len(found) - 1, 0, -1):
        if k < len(found) and (before := _chief(view, found, k)) is not None:
            before.figures = (*before.figures[:-1], *found[k].figures)
            before.last = found[k].last
            del found[found.index(before) + 1 : k + 1]
    return found


def _chief(view: Scene, found: list[Party], k: int) -> Party | None:
    """The party that ends with the chief of the officer who is the party `k`, right before it or before the land he is sent to."""
    party, before = found[k], found[k - 1]
    if view.kind(party) != "person" or not party.named or party.joined or before.last != party.first or len(party.figures) > 1:
        return None
    if k > 1 and before.lead and view.kind(before) in ("place", "state") and found[k - 2].last == before.lead_at:
        before = found[k - 2]
    figures = view.sheet.figures
    chief, officer = figures[before.figures[-1]], figures[party.figures[0]]
    if chief.type != "person" or officer.side not in (chief.side, None):
        return None
    at = view.find_said("deed-officers", before.first, before.last)
    inside = {view.sheet.sighting_at[i] for i in range(at, before.last) if i in view.sheet.sighting_at}
    people = {n for n in inside if figures[view.sheet.sightings[n].figures[0]].type == "person"}
    return before if at >= 0 and len(people) == 1 else None


def spot(view: Scene, token: int) -> bool:
    """Whether a place that is only called a place, with a preposition of its own, stands before a person: it does not govern him ('a
    visit that will be made to the region by the minister X')."""
    if not view.says(token, "deed-spots"):
        return False
    word = view.sheet.tokens.words[token]
    return not word.startswith(ARTICLE) or view.has(token - 1, "deed.prepositions")
