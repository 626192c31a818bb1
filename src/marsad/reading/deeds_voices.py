"""Those who tell a contact of their own: 'we negotiated with X', 'the talks between us and X', 'spoke before the council X'."""

from __future__ import annotations

from marsad.arabic.words import OUR
from marsad.lexicon.match import Hit
from marsad.reading.deeds_parties import between, carried
from marsad.reading.deeds_pronouns import meant
from marsad.reading.deeds_scene import ACTING, Earlier, Party, Scene

_NEAR = 6  # tokens from a noun to 'between them'


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


def spoken_by(view: Scene, token: int, other: Party | None) -> Party | None:
    """Who says the words at a token; None where he is of the other's side."""
    told = voice(view, token)
    if told is None or other is None:
        return told
    figures = view.sheet.figures
    sides = [{figures[f].side or figures[f].key for f in p.figures} for p in (told, other)]
    return told if view.acts(told) and sides[0].isdisjoint(sides[1]) else None


def between_them(view: Scene, hit: Hit, right: int, previous: Earlier) -> tuple[int, ...]:
    """The sides of 'between him and X', the first of them told by a suffix; () where it is not told so."""
    words = view.sheet.tokens.words
    for i in range(hit.last, min(hit.last + _NEAR, right)):
        if view.has(i, "deed.between_him"):
            other = between(view, hit, right, _NEAR)
            known = Party(other, i, i)
            told = voice(view, i) if words[i].endswith(OUR) else meant(view, words[i], hit.first, known, previous)
            told = told or carried(view, hit.first, previous)
            return (*told.figures, *other) if other and told is not None and set(told.figures).isdisjoint(other) else ()
    return ()
