"""One pass over the tokens finds every form of the lexicon, with clitics taken off at word starts.

A word is looked up whole and without its clitics (each distinct word is analysed once); forms of several words are
looked up by their first two words and length. Quotation marks inside a name ('حلف "الناتو"') do not part it.
"""

from __future__ import annotations

import msgspec

from marsad.arabic.words import Tokens, segment
from marsad.lexicon.load import Lexicon
from marsad.limits import MAX_WORD_CACHE

_QUOTE = '"'
Single = tuple[int, str, int, str, str]  # letters of the clitics, kind, index, tag, clitics
Longer = tuple[str, str, dict[str, list[int]]]  # clitics, rest, numbers of words by the second word
Candidates = tuple[tuple[Longer, ...], tuple[Single, ...]]


class Hit(msgspec.Struct, gc=False):
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
        self._longer = lexicon.longer
        self._known: dict[str, Candidates] = {}

    def _candidates(self, word: str) -> Candidates:
        """What a distinct word may begin: single words as they stand, and rests with what longer forms go on with."""
        singles: list[Single] = []
        longer: list[Longer] = []
        for clitics, rest in segment(word):
            if rest in self._longer:
                longer.append((clitics, rest, self._longer[rest]))
            singles.extend((len(clitics), kind, index, tag, clitics) for kind, index, tag in self._forms.get(rest, ()))
        found = (tuple(longer), tuple(singles))
        if len(self._known) < MAX_WORD_CACHE:
            self._known[word] = found
        return found

    def find(self, tokens: Tokens) -> dict[int, list[Hit]]:
        """All hits by first token in the order of the text, of several words before single ones; overlaps are left to the stages."""
        words, places = tokens.words, None
        if _QUOTE in words:
            places = [i for i, word in enumerate(words) if word != _QUOTE]
            words = [words[i] for i in places]
        starts, ends, size = tokens.starts, tokens.ends, len(words)
        hits_at: dict[int, list[Hit]] = {}
        for i, candidates in enumerate(map(self._known.get, words)):
            longer, singles = self._candidates(words[i]) if candidates is None else candidates
            if not (longer or singles):
                continue
            here: list[Hit] = []
            at = i if places is None else places[i]
            if longer and i + 1 < size:
                second = words[i + 1]
                for clitics, rest, sizes in longer:
                    for length in sizes.get(second, ()):
                        self._several(tokens, words, places, i, clitics, rest, length, here)
            if singles:
                begin, end, before = starts[at], ends[at], 0
                for letters, kind, index, tag, clitics in singles:
                    if letters != before:
                        before, begin = letters, tokens.inside(at, letters)
                    here.append(Hit(at, at + 1, begin, end, kind, index, tag, clitics))
            if here:
                hits_at[at] = here
        return hits_at

    def _several(
        self, tokens: Tokens, words: list[str], places: list[int] | None, i: int, clitics: str, rest: str, size: int, hits: list[Hit]
    ) -> None:
        """Note the forms of `size` words that begin with the i-th word, within one line."""
        refs = self._forms.get(" ".join((rest, *words[i + 1 : i + size])))
        if refs is None or i + size > len(words):
            return
        first, last = (i, i + size) if places is None else (places[i], places[i + size - 1] + 1)
        if any(j in tokens.breaks for j in range(first + 1, last)):
            return
        start = tokens.inside(first, len(clitics)) if clitics else tokens.starts[first]
        for kind, index, tag in refs:
            hits.append(Hit(first, last, start, tokens.ends[last - 1], kind, index, tag, clitics))
