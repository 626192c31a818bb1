"""One person under one figure: a name that is another's without its given name, or in another spelling."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from marsad.arabic.romanise import skeleton
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting

_MIN_SHAPE = 3  # consonants below which two spellings of a surname are not compared
_MIN_SLIP = 4  # letters of a surname in which a slip is looked for
_SLIP = 0.83  # share of letters that a word with a slip has in common with the name
_ALIKE = 0.75  # share of letters two spellings of one given name have in common


def one_name(view: View) -> None:
    """Give a figure that is nowhere named in full, and is nobody listed, the person of this report with that longer name."""
    full: dict[str, list[tuple[list[str], int]]] = {}
    fathers = view.sheet.lexicon.words("fathers_of")
    for sighting in view.sightings:
        if view.figures[sighting.figures[0]].type == "person" and len(sighting.figures) == 1:
            name = view.words[sighting.first : sighting.last]
            full.setdefault(name[-1], []).append((name, sighting.figures[0]))
            if len(name) > 2 and name[-2] in fathers:
                full.setdefault(name[-2] + name[-1], []).append((name, sighting.figures[0]))  # 'أبو الحسن', 'أبوالحسن'
    named = {f for names in full.values() for words, f in names if len(words) > 1}
    for sighting in view.sightings:
        figure = sighting.figures[0]
        if view.figures[figure].type != "person" or len(sighting.figures) > 1 or (figure in view.listed and figure in named):
            continue
        name = view.words[sighting.first : sighting.last]
        owners = {f for words, f in full.get(name[-1], ()) if f != figure and _shortened(view, words, name)}
        if len(owners) == 1:
            sighting.figures = (owners.pop(),)


def _shortened(view: View, full: list[str], name: list[str]) -> bool:
    """Whether a name is a fuller one without its given name, or without names between the first and the last."""
    if len(full) <= len(name):
        return False
    if len(name) == 1:
        return True
    left_out = full[: -len(name)]
    if full[-len(name) :] == name:
        return left_out[-1] in view.given or name[0] in view.sheet.lexicon.words("name-particles")
    return full[0] == name[0] and set(name) <= set(full)


def slipped(view: View) -> None:
    """Give a single word, with a slip of the pen in it ('بوسرتوم'), the one person whose surname it nearly is."""
    full: dict[str, set[int]] = {}
    alone: dict[int, bool] = {}
    for sighting in _people(view):
        name, figure = _plain(view, sighting), sighting.figures[0]
        alone[figure] = alone.get(figure, True) and len(name) == 1 and figure not in view.listed
        if len(name) > 1 and len(name[-1]) > _MIN_SLIP:
            full.setdefault(name[-1], set()).add(figure)
    for sighting in _people(view) if full and any(alone.values()) else ():
        word = _plain(view, sighting)[0]
        if not alone[sighting.figures[0]] or len(word) <= _MIN_SLIP or word in view.given:
            continue
        meant = [figures for last, figures in full.items() if _nearly(last, word)]
        if len(meant) == 1 and len(meant[0]) == 1:
            sighting.figures = (next(iter(meant[0])),)


def _nearly(name: str, word: str) -> bool:
    """Whether two words differ by a slip: they begin and end alike and have nearly all letters in common."""
    alike = name[0] == word[0] and name[-1] == word[-1] and abs(len(name) - len(word)) <= 1
    return alike and SequenceMatcher(None, name, word).ratio() >= _SLIP


def respelt(view: View) -> None:
    """Give two full names that are spellings of one ('سعد الدين X' and 'سعدالدين X') the figure first named, or the listed one."""
    shapes: dict[str, list[tuple[list[str], int]]] = {}
    for sighting in _people(view):
        name = _plain(view, sighting)
        if len(name) > 1 and len(skeleton(name[-1])) >= _MIN_SHAPE:
            known = shapes.setdefault(skeleton(name[-1]), [])
            if all(name != words for words, _ in known):
                known.append((name, sighting.figures[0]))
    same: dict[int, int] = {}
    for known in shapes.values():
        for n, (name, figure) in enumerate(known):
            for other, first in known[:n]:
                if figure != first and not {figure, first} <= view.listed.keys() and _one(view, other, name):
                    keep, gone = (figure, first) if figure in view.listed else (first, figure)
                    same[gone] = same.get(keep, keep)
    for sighting in _people(view) if same else ():
        sighting.figures = (same.get(sighting.figures[0], sighting.figures[0]),)


def _people(view: View) -> Iterator[Sighting]:
    """The sightings that name one person each."""
    return (s for s in view.sightings if len(s.figures) == 1 and s.named and view.figures[s.figures[0]].type == "person")


def _plain(view: View, sighting: Sighting) -> list[str]:
    """The words of a name, without what is attached to the first and without strokes."""
    first, *rest = view.words[sighting.first : sighting.last]
    return [first[len(sighting.clitics) :], *(word for word in rest if word[0].isalpha())]


def _one(view: View, name: list[str], other: list[str]) -> bool:
    """Whether two names that end alike are one: the same letters, or of as many words, each the same or spelt nearly the same."""
    if "".join(name) == "".join(other):
        return True
    if len(name) != len(other) or abs(len(name[-1]) - len(other[-1])) > 1 or name[-1][0] != other[-1][0]:
        return False
    return all(_spelt(view, a, b) for a, b in zip(name[:-1], other[:-1], strict=True))


def _spelt(view: View, word: str, other: str) -> bool:
    """Whether two words are spellings of one given name; two that are known differ if their consonants do."""
    if word == other:
        return True
    if skeleton(word) != skeleton(other) and {word, other} <= view.given:
        return False
    return word[0] == other[0] and SequenceMatcher(None, word, other).ratio() >= _ALIKE
