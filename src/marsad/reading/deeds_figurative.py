"""Deeds of force that are told in a figure: 'an economic war', 'the battle of the elections', 'control of the markets'."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE, BY, HER, HIS, TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import Scene

_FORCE = frozenset(("ASSAULT", "PROTEST"))
_SEIZES = "seizure"
_HOLDER = 3  # tokens of the name of its holder between a noun and its adjective
_OBJECT = 4  # tokens behind a word of control in which 'over' leads to what is controlled


def figurative(view: Scene, hit: Hit, kind: str, mode: str | None) -> bool:
    """Whether the words behind a trigger tell that its force is none of arms: its adjective, what it is about, what is controlled.

    kind, mode: those of the trigger.
    """
    noun = hit.tag[:4] == "noun"
    if not noun and kind == "CONSULT" and view.says(hit.first, "deed-met-with") and _answered(view, hit):
        return True
    if noun and kind == "ASSAULT" and _countered(view, hit):
        return True
    if noun and (kind in _FORCE or mode == _SEIZES):
        if _adjective(view, hit):
            return True
        if kind == "ASSAULT" and hit.last < view.last and view.says(hit.last, "deed-contests"):
            return True
    if mode == _SEIZES and noun and hit.clitics[-1:] == TO:
        return True  # 'attacked to seize the town'
    standing = mode == _SEIZES and hit.tag[:7] == "present" and view.has(hit.first - 1, "deed.relative")
    standing = standing and not _held_since(view, hit)
    return mode == _SEIZES and (standing or _over_things(view, hit))


def _held_since(view: Scene, hit: Hit) -> bool:
    """Whether a verb of control in a relative clause tells since when, and who holds it ('the town that X holds since May')."""
    bound = view.has(hit.last, "deed.bound")
    if bound and not any(p.first == hit.last + 1 and not p.lead for p in view.parties):
        return False
    return view.find("deed.since", hit.last, min(hit.last + _OBJECT, view.last)) >= 0


def _countered(view: Scene, hit: Hit) -> bool:
    """Whether a noun is what something is to meet or to keep off ('measures to counter these attacks')."""
    return view.says(hit.first - 1 - view.says(hit.first - 1, "deed-these"), "deed-to-counter")


def _answered(view: Scene, hit: Hit) -> bool:
    """Whether a verb of meeting is in the passive: what is met with an answer stands behind 'with' ('will be met with force')."""
    led = hit.last < view.last and view.sheet.tokens.words[hit.last].startswith(BY)
    return led and not any(p.first <= hit.last < p.last for p in view.parties)


def _adjective(view: Scene, hit: Hit) -> bool:
    """Whether an adjective of no arms stands behind a noun, with the article as the noun has it, or behind its holder's name."""
    words = view.sheet.tokens.words
    at = next((p.last for p in view.parties if p.first == hit.last and not p.weak), hit.last)
    if at >= view.last or at > hit.last + _HOLDER:
        return False
    definite = hit.tag != "noun" or at > hit.last
    listed = words[at].removeprefix(ARTICLE) in view.sheet.lexicon.words("deed-figures")
    return listed and words[at].startswith(ARTICLE) == definite


def _over_things(view: Scene, hit: Hit) -> bool:
    """Whether what is controlled is no land and nobody ('control of the market, the fire, the media')."""
    words = view.sheet.tokens.words
    for i in range(hit.last, min(hit.last + _OBJECT, view.last - 1)):
        if words[i] in view.sheet.lexicon.words("deed-over"):
            thing = words[i + 1].removeprefix(ARTICLE)
            return not view.sheet.lexicon.words("deed-things").isdisjoint((thing, thing.removesuffix(HER), thing.removesuffix(HIS)))
    return False
