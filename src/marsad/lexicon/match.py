"""One pass over the tokens finds every form of the lexicon, with clitics taken off at word starts.

A word is looked up whole and without its clitics (each distinct word is analysed once); forms of several words are
looked up by their first two words and length. Quotation marks inside a name ('حلف "الناتو"') do not part it.
"""

from __future__ import annotations

from itertools import islice

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
        self._known: dict[str, Word] = {_QUOTE: UNKNOWN}

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
        words, known = tokens.words, self._known
        hits_at: dict[int, list[Hit]] = {}
        told = [word for word in map(known.get, words) if word is not None]
        if len(told) < len(words):
            told = [known.get(word) or self._learn(word) for word in words]
        starts, ends = tokens.starts, tokens.ends
        quoted, behind = _QUOTE in words, _behind(words)
        for at, word in enumerate(told):
            if word is UNKNOWN:
                continue
            here: list[Hit] = []
            if word.longer:
                second = behind[at]
                for clitics, rest, sizes in word.longer:
                    if second in sizes:
                        for length in sizes[second]:
                            self._several(tokens, quoted, at, clitics, rest, length, here)
            if word.placed:
                start, end = starts[at], ends[at]
                if end - start == len(words[at]):  # as `single` has it, which is dear to call for each word
                    for letters, kind, index, tag, clitics in word.placed:
                        here.append(Hit(at, at + 1, start + letters, end, kind, index, tag, clitics))
                else:
                    here += single(tokens, at, word.placed)
            if here:
                hits_at[at] = here
        return hits_at, told

    def _several(self, tokens: Tokens, quoted: bool, first: int, clitics: str, rest: str, size: int, hits: list[Hit]) -> None:
        """Note the forms of `size` words that begin with a token, within one line; `quoted`: there are marks to be passed over."""
        words, last = tokens.words, first + size
        form = words[first + 1 : last]
        if quoted and _QUOTE in form:
            places = list(islice((i for i in range(first, len(words)) if words[i] != _QUOTE), size))
            form, last = [words[i] for i in places[1:]], places[-1] + 1
        refs = self._forms.get(f"{rest} {form[0]}" if size == 2 else " ".join((rest, *form)))
        if refs is None or len(form) < size - 1 or not tokens.breaks.isdisjoint(range(first + 1, last)):
            return
        start = tokens.inside(first, len(clitics)) if clitics else tokens.starts[first]
        for kind, index, tag in refs:
            hits.append(Hit(first, last, start, tokens.ends[last - 1], kind, index, tag, clitics))


def _behind(words: list[str]) -> list[str]:
    """The word behind each token, quotation marks passed over; nothing behind the last."""
    behind = [*words[1:], ""]
    marks, at = [], -1
    for _ in range(words.count(_QUOTE)):
        at = words.index(_QUOTE, at + 1)
        marks.append(at)
    for at in reversed(marks):
        if at:
            behind[at - 1] = behind[at]
    return behind


def single(tokens: Tokens, token: int, forms: tuple[Single, ...]) -> list[Hit]:
    """Hits of some of the forms that a token is."""
    start, end = tokens.starts[token], tokens.ends[token]
    if end - start == len(tokens.words[token]):  # as written: no marks between its letters
        return [Hit(token, token + 1, start + letters, end, kind, index, tag, clitics) for letters, kind, index, tag, clitics in forms]
    begins = {form[0]: tokens.inside(token, form[0]) if form[0] else start for form in forms}
    return [Hit(token, token + 1, begins[letters], end, kind, index, tag, clitics) for letters, kind, index, tag, clitics in forms]
