"""One pass over the tokens finds every form of the lexicon, with clitics taken off at word starts.

A word is looked up whole and without its clitics (each distinct word is analysed once); forms of several words are
looked up by their first word and length. Quotation marks inside a name ('حلف "الناتو"') do not part it.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.words import Tokens, segment
from marsad.lexicon.load import Lexicon
from marsad.limits import MAX_WORD_CACHE

_QUOTE = '"'
Candidate = tuple[str, str, list[int]]


@dataclass(slots=True)
class Hit:
    """A form found: tokens first..last (last exclusive), code points start..end without the clitics, and its entry."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    index: int
    tag: str
    clitics: str


class Matcher:
    """Finds the forms of one lexicon. Keeps what it learnt of each distinct word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = lexicon.forms
        self._lengths = lexicon.lengths
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def _candidates(self, word: str) -> tuple[Candidate, ...]:
        lengths = self._lengths
        found = tuple((clitics, rest, lengths[rest]) for clitics, rest in segment(word) if rest in lengths)
        if len(self._known) < MAX_WORD_CACHE:
            self._known[word] = found
        return found

    def find(self, tokens: Tokens) -> list[Hit]:
        """All hits by first token, the whole word before its parts, longest first; overlaps are left to the stages."""
        words, places = tokens.words, None
        if _QUOTE in words:
            places = [i for i, word in enumerate(words) if word != _QUOTE]
            words = [words[i] for i in places]
        breaks = tokens.breaks
        known, forms = self._known, self._forms
        hits: list[Hit] = []
        for i, word in enumerate(words):
            candidates = known.get(word)
            if candidates is None:
                candidates = self._candidates(word)
            for clitics, rest, lengths in candidates:
                for size in lengths:
                    form = rest if size == 1 else " ".join((rest, *words[i + 1 : i + size]))
                    refs = forms.get(form)
                    if refs is None:
                        continue
                    first, last = (i, i + size) if places is None else (places[i], places[min(i + size, len(words)) - 1] + 1)
                    if size > 1 and (last > len(tokens) or any(j in breaks for j in range(first + 1, last))):
                        continue
                    start = tokens.inside(first, len(clitics)) if clitics else tokens.starts[first]
                    end = tokens.ends[last - 1]
                    for kind, index, tag in refs:
                        hits.append(Hit(first, last, start, end, kind, index, tag, clitics))
        return hits
