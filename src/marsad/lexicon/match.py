"""One pass over the tokens finds every form of the lexicon, with clitics taken off at word starts.

A word is looked up whole and without its clitics (each distinct word is analysed once); forms of several words are
looked up by their first two words and length. Quotation marks inside a name ('حلف "الناتو"') do not part it.
"""

from __future__ import annotations

import msgspec

from marsad.arabic.calendar import trigger
from marsad.arabic.words import Tokens, segment
from marsad.lexicon.load import Lexicon
from marsad.limits import MAX_WORD_CACHE

_QUOTE = '"'
PATTERN = "act"  # the kind of patterns of acts, which are asked for in what is said alone
Single = tuple[int, str, int, str, str]  # letters of the clitics, kind, index, tag, clitics
Longer = tuple[str, str, dict[str, list[int]]]  # clitics, rest, numbers of words by the second word


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


class Word(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What the lexicon has of a word, wherever it stands.

    longer: what forms of several words it may begin; forms: the forms it is itself; placed: those of which a hit is made
    wherever it stands (the others are word classes and patterns of acts, most of what a text holds); patterns: the latter;
    classes: its word classes; plain: those it is of with at most a conjunction before it;
    date: (clitics, rest) where it may begin a date, a number or a weekday.
    """

    longer: tuple[Longer, ...] = ()
    forms: tuple[Single, ...] = ()
    placed: tuple[Single, ...] = ()
    patterns: tuple[Single, ...] = ()
    classes: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    date: tuple[str, str] | None = None


UNKNOWN = Word()


class Matcher:
    """Finds the forms of one lexicon. Keeps what it learnt of each distinct word. `placed`: the word classes of which hits
    are made (`PATTERN` for patterns of acts); of others that are single words, it is only told what each token is."""

    def __init__(self, lexicon: Lexicon, placed: frozenset[str]) -> None:
        self._forms = lexicon.forms
        self._longer = lexicon.longer
        self._placed = placed
        self._known: dict[str, Word] = {}

    def _learn(self, word: str) -> Word:
        """What a distinct word is and may begin: single words as they stand, and rests with what longer forms go on with."""
        singles: list[Single] = []
        longer: list[Longer] = []
        for clitics, rest in segment(word):
            if rest in self._longer:
                longer.append((clitics, rest, self._longer[rest]))
            singles.extend((len(clitics), kind, index, tag, clitics) for kind, index, tag in self._forms.get(rest, ()))
        date = trigger(word)
        found = self._word(tuple(longer), tuple(singles), date) if longer or singles or date is not None else UNKNOWN
        if len(self._known) < MAX_WORD_CACHE:
            self._known[word] = found
        return found

    def _word(self, longer: tuple[Longer, ...], singles: tuple[Single, ...], date: tuple[str, str] | None) -> Word:
        patterns = tuple(form for form in singles if form[1] == PATTERN)
        spared = {form[3] for form in singles if form[1] == "words"} - self._placed
        aside = patterns if PATTERN not in self._placed else ()
        placed = tuple(form for form in singles if form not in aside and not (form[1] == "words" and form[3] in spared))
        classes = frozenset(tag for _, kind, _, tag, _ in singles if kind == "words")
        plain = frozenset(tag for letters, kind, _, tag, _ in singles if kind == "words" and letters < 2)
        return Word(longer, singles, placed if len(placed) < len(singles) else singles, patterns, classes, plain, date)

    def find(self, tokens: Tokens) -> tuple[dict[int, list[Hit]], list[Word]]:
        """The hits by first token in the order of the text, of several words before single ones, and what each token is;
        overlaps are left to the stages."""
        words, places = tokens.words, None
        if _QUOTE in words:
            places = [i for i, word in enumerate(words) if word != _QUOTE]
            words = [words[i] for i in places]
        hits_at: dict[int, list[Hit]] = {}
        told = [word for word in map(self._known.get, words) if word is not None]
        if len(told) < len(words):
            told = [self._known.get(word) or self._learn(word) for word in words]
        starts, ends = tokens.starts, tokens.ends
        for i, (word, second) in enumerate(zip(told, [*words[1:], ""], strict=False)):
            placed = word.placed
            here: list[Hit] = []
            for clitics, rest, sizes in word.longer:
                for length in sizes.get(second, ()):
                    self._several(tokens, words, places, i, clitics, rest, length, here)
            if placed:
                at = i if places is None else places[i]
                start, end = starts[at], ends[at]
                if end - start == len(words[i]):  # as `single` has it, which is dear to call for each word
                    for letters, kind, index, tag, clitics in placed:
                        here.append(Hit(at, at + 1, start + letters, end, kind, index, tag, clitics))
                else:
                    here += single(tokens, at, placed)
            if here:
                hits_at[i if places is None else places[i]] = here
        return hits_at, told if places is None else _spread(told, places, len(tokens))

    def _several(
        self, tokens: Tokens, words: list[str], places: list[int] | None, i: int, clitics: str, rest: str, size: int, hits: list[Hit]
    ) -> None:
        """Note the forms of `size` words that begin with the i-th word, within one line."""
        refs = self._forms.get(f"{rest} {words[i + 1]}" if size == 2 else " ".join((rest, *words[i + 1 : i + size])))
        if refs is None or i + size > len(words):
            return
        first, last = (i, i + size) if places is None else (places[i], places[i + size - 1] + 1)
        if not tokens.breaks.isdisjoint(range(first + 1, last)):
            return
        start = tokens.inside(first, len(clitics)) if clitics else tokens.starts[first]
        for kind, index, tag in refs:
            hits.append(Hit(first, last, start, tokens.ends[last - 1], kind, index, tag, clitics))


def _spread(told: list[Word], places: list[int], size: int) -> list[Word]:
    """What each of the tokens is, quotation marks among them."""
    every = [UNKNOWN] * size
    for place, word in zip(places, told, strict=True):
        every[place] = word
    return every


def single(tokens: Tokens, token: int, forms: tuple[Single, ...]) -> list[Hit]:
    """Hits of some of the forms that a token is."""
    start, end = tokens.starts[token], tokens.ends[token]
    if end - start == len(tokens.words[token]):  # as written: no marks between its letters
        return [Hit(token, token + 1, start + letters, end, kind, index, tag, clitics) for letters, kind, index, tag, clitics in forms]
    begins = {form[0]: tokens.inside(token, form[0]) if form[0] else start for form in forms}
    return [Hit(token, token + 1, begins[letters], end, kind, index, tag, clitics) for letters, kind, index, tag, clitics in forms]
