"""Those who tell a contact of their own: 'we negotiated with X'."""

from __future__ import annotations

from marsad.arabic.words import OURS
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import ACTING, Party, Scene
from marsad.reading.sheet import Sheet


def first_person(hit: Hit) -> bool:
    """Whether the subject of a verb is he who speaks."""
    return hit.tag.endswith(".we")


def voice(view: Scene, token: int) -> Party | None:
    """Who says the words at a token: the innermost saying that holds it."""
    holding = [s for s in view.sheet.sayings if s.first <= token < s.last and s.speakers]
    if not holding:
        return None
    speakers = min(holding, key=lambda s: s.last - s.first).speakers
    kinds = {view.sheet.figures[f].type for f in speakers}
    return Party(speakers, token, token) if kinds <= ACTING else None


def ours(view: Scene, hit: Hit) -> Party | None:
    """The state for which he speaks who says 'we' did something; himself where it is not named, or he says 'I'."""
    told, figures = voice(view, hit.first), view.sheet.figures
    several = hit.tag[:4] == "pres" or view.sheet.tokens.words[hit.last - 1].endswith(OURS)
    if told is None or len(told.figures) != 1 or not several:
        return told
    side = figures[told.figures[0]].side
    state = next((n for n, figure in enumerate(figures) if figure.key == side and figure.type == "state"), None)
    return told if state is None else Party((state,), told.first, told.last)


def spoken_by(view: Scene, token: int, other: Party | None) -> Party | None:
    """Who says the words at a token and speaks for a state or body; None where he is of the other's side."""
    told = voice(view, token)
    if told is not None and any(view.sheet.figures[f].type == "person" and view.sheet.figures[f].role is None for f in told.figures):
        return None
    if told is None or other is None:
        return told
    figures = view.sheet.figures
    sides = [{figures[f].side or figures[f].key for f in p.figures} for p in (told, other)]
    return told if view.acts(told) and sides[0].isdisjoint(sides[1]) else None


def spoken_for(sheet: Sheet, figures: tuple[int, ...]) -> tuple[int, ...]:
    """Figures with those for whom a spokesman speaks in his place: he tells of a contact and takes no part in it."""
    told = (f for f in figures if sheet.figures[f].key not in sheet.lexicon.actors())
    mouths = {f for f in told if (sheet.figures[f].role or "").endswith(("spokesman", "spokeswoman", "spokesperson"))}
    if not mouths:
        return figures
    known = {figure.key: n for n, figure in enumerate(sheet.figures)}
    return tuple(dict.fromkeys(known.get(sheet.figures[f].side or "", f) if f in mouths else f for f in figures))
