"""Bodies and people named by several words, wherever the very words come again."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, with_clitics
from marsad.reading.names_doubt import qualifies
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting

_MIN_SHORTENED = 3  # words of a name that is shortened


def again(view: View) -> None:
    """Write down bodies and people named by several words wherever the very words come again, as within an office."""
    known: dict[str, list[tuple[list[str], int]]] = {}
    for sighting in view.sightings:
        words = view.words[sighting.first : sighting.last]
        kind = view.figures[sighting.figures[0]].type
        if len(words) < 2 or not sighting.named or words[0][:1].isdigit():
            continue
        if kind == "person":
            words[0] = words[0][len(sighting.clitics) if sighting.whole_first == sighting.first else 0 :]
            for _, word in with_clitics(words[0]):
                known.setdefault(word, []).append((words, sighting.figures[0]))
        elif kind == "organisation" and not sighting.clitics:
            known.setdefault(words[0], []).extend((form, sighting.figures[0]) for form in (words, *_shorter(view, words)))
    for at in [i for i, word in enumerate(view.words) if word in known and i not in view.taken] if known else ():
        for words, figure in known[view.words[at]]:
            clitics = view.words[at][: len(view.words[at]) - len(words[0])]
            if not clitics and (_longer(view, at + len(words), words) or qualifies(view, at)):
                continue
            same = view.words[at + 1 : at + len(words)] == words[1:] and not any(i in view.taken for i in range(at, at + len(words)))
            if same and view.open[at] and view.sheet.tokens.breaks.isdisjoint(range(at + 1, at + len(words))):
                tokens = view.sheet.tokens
                start, last = tokens.inside(at, len(clitics)) if clitics else tokens.starts[at], at + len(words)
                view.add(Sighting(at, last, start, tokens.ends[last - 1], (figure,), True, clitics, why="again"))


def _shorter(view: View, words: list[str]) -> list[list[str]]:
    """The shorter names of a body of three words or more that begins with a definite head and an adjective."""
    if len(words) < _MIN_SHORTENED or not all(word.startswith(ARTICLE) for word in words[:2]) or words[1] in view.passing:
        return []
    shorter = [words[:size] for size in range(len(words) - 1, 1, -1)]
    return [*shorter, [words[0], words[-1]]] if words[-1].startswith(ARTICLE) else shorter


def _longer(view: View, end: int, words: list[str]) -> bool:
    """Whether an adjective of rank makes the same words the name of another body ('مجلس الأمن' + 'القومي')."""
    return end < len(view.words) and view.words[end] in view.ranks and end not in view.adjectives and view.words[end] not in words
