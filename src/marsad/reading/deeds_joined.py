"""Parties that belong together though words stand between them: 'X and likewise Y', 'the powers (A, B and C) and Y'."""

from __future__ import annotations

from marsad.reading.deeds_scene import Party, Scene

_ASIDE = 30  # tokens of a list between brackets


def also_named(view: Scene, at: int, gap: list[str]) -> bool:
    """Whether one word for 'and likewise' stands between two parties, the first of its tokens at `at`."""
    return len(gap) == 1 and view.says(at, "deed-likewise")


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
