"""The states that demonyms name which stand side by side ('the X-Y talks')."""

from __future__ import annotations

from marsad.arabic.clitics import YEH
from marsad.arabic.words import ALIF, ARTICLE, CONJUNCTIONS, PREPOSITIONS
from marsad.lexicon.actors import Actor
from marsad.reading.acts_content import tagged
from marsad.reading.deeds_scene import DASHES, Scene
from marsad.reading.sheet import figure_of


def also(view: Scene, i: int, whole: dict[int, int]) -> tuple[int, ...]:
    """The states of demonyms joined by 'and' to the demonym that ends a body's name ('the X forces and the Y ones')."""
    at, sheet = whole.get(i - 1), view.sheet
    joined = i in view.adjectives and view.adjectives[i].clitics[:1] in tuple(CONJUNCTIONS)
    if at is None or not joined or i - 1 not in view.adjectives or sheet.figures[sheet.sightings[at].figures[0]].type != "organisation":
        return ()
    return demonyms(view, i, whole)[0]


def demonyms(view: Scene, i: int, whole: dict[int, int]) -> tuple[tuple[int, ...], int]:
    """The figures of the demonyms that begin at a token, and where they end."""
    sheet = view.sheet
    figures: list[int] = []
    at = i
    while at < view.last and at not in whole:
        if figures and sheet.tokens.words[at] in DASHES and at + 1 in view.adjectives:
            at += 1
        hit = view.adjectives.get(at)
        if hit is None or (hit.clitics and hit.clitics[-1] in PREPOSITIONS) or "deed.common" in tagged(sheet, at):
            break
        actor = sheet.lexicon.entries("actor", Actor)[hit.index]
        if actor.acts_as is not None:
            actor = sheet.lexicon.actors().get(actor.acts_as) or actor
        figures.append(figure_of(sheet, actor))
        at = hit.last
    return tuple(dict.fromkeys(figures)), at


def one_of(view: Scene, i: int, noun: int, whole: dict[int, int]) -> bool:
    """Whether a demonym in the accusative is itself the noun for one of a people: no noun stands before it that it may qualify."""
    words = view.sheet.tokens.words
    if view.adjectives[i].tag != "adj.m.s" or not words[i].endswith(YEH + ALIF):
        return False
    return noun in whole or noun in view.verbs or words[noun].startswith(ARTICLE) or noun in view.timed


def only_verb(view: Scene, token: int) -> bool:
    """Whether a token is a verb of deeds and no noun by its letters."""
    tags = [h.tag for h in view.sheet.hits_at.get(token, ()) if h.kind == "deed"]
    return bool(tags) and all(tag[:4] == "past" for tag in tags)
