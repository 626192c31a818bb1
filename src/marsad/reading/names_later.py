"""Later mentions: the surname alone, another spelling of it, and the short forms of bodies ('الحلف')."""

from __future__ import annotations

from marsad.arabic.romanise import skeleton
from marsad.arabic.words import segment, tokenise
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting

MIN_SKELETON = 3  # consonants below which two spellings are not compared


def surnames(view: View) -> None:
    """Write down the surnames of people already named, wherever they stand alone."""
    known = _surnames(view)
    if not known:
        return
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(known, key=len, reverse=True):
        firsts.setdefault(name[0], []).append(name)
    shapes = {skeleton(n[0]): n for n in known if len(n) == 1 and len(skeleton(n[0])) >= MIN_SKELETON}
    form: tuple[str, ...] | None
    for at, word in enumerate(view.words):
        if at in view.taken or not view.open[at] or len(word) < 3:
            continue
        for clitics, rest in segment(word):
            form = next((f for f in firsts.get(rest, ()) if tuple(view.words[at + 1 : at + len(f)]) == f[1:]), None)
            why = "surname"
            if form is None and not clitics and word not in view.common and at not in view.adjectives and at not in view.actors:
                form, why = shapes.get(skeleton(word)), "spelling"
                if form is not None and (abs(len(form[0]) - len(word)) > 1 or form[0][0] != word[0]):
                    form = None
            if form is not None and known[form] >= 0:
                _add(view, at, len(form), clitics, known[form], why)
                break


def _add(view: View, at: int, size: int, clitics: str, figure: int, why: str) -> None:
    tokens = view.sheet.tokens
    start = tokens.inside(at, len(clitics)) if clitics else tokens.starts[at]
    view.add(Sighting(at, at + size, start, tokens.ends[at + size - 1], (figure,), True, clitics, why=why))


def _surnames(view: View) -> dict[tuple[str, ...], int]:
    """Surnames, as folded words, of the people this report names in full; -1 where two people share one."""
    known: dict[tuple[str, ...], int] = {}
    by_key = {entry.key: entry for entry in view.entries if entry.type == "person"} if view.figures else {}
    for sighting in view.sightings:
        figure = sighting.figures[0]
        made = view.figures[figure]
        if made.type != "person":
            continue
        forms = []
        entry = by_key.get(made.key)
        if entry is not None and entry.surname:
            forms.append(tuple(tokenise(entry.surname).words))
        words = [w for w in view.words[sighting.first : sighting.last] if w[0].isalpha()]
        if len(words) > 1:
            forms.append(_last_name(view, words))
        for form in forms:
            if len(form) == 1 and (form[0] in view.common or len(form[0]) < 3):
                continue
            known[form] = figure if known.get(form, figure) == figure else -1
    return known


def _last_name(view: View, words: list[str]) -> tuple[str, ...]:
    """The last word of a name, with the particles before it."""
    particles = view.sheet.lexicon.words("name-starters")
    at = len(words) - 1
    while at > 1 and words[at - 1] in particles:
        at -= 1
    return tuple(words[at:])
