"""The words of sentences as full-text search keeps them, and the forms under which a word may stand in a text.

Kept are folded words without signs and diacritics (أ/إ/آ, ى/ي, ة/ه are one), one a token. Clitics are taken off the
word that is asked for, and every way to write them before it is looked for: 'للوزير' finds 'الوزير'.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from marsad.arabic.sentences import Sentence, cut
from marsad.arabic.words import ARTICLE, CONJUNCTIONS, FUTURE, PREPOSITIONS, Tokens, plain_words, segment
from marsad.limits import MAX_TOKEN_CHARS
from marsad.record import Record

_MIN_REST = 3  # letters that must be left of a word whose clitics are taken off
_RATHER = 5  # times as frequent as the whole word that its rest must be to be meant

_LAM = "ل"


def folded(text: str) -> list[str]:
    """The words of a text as search keeps them."""
    return _kept(plain_words(text))


class Words(NamedTuple):
    """The words of a record as search keeps them.

    sentences: those that are no page furniture: start, end, and their words joined by spaces; statements, events: the words of
    each, in the record's order.
    """

    sentences: list[tuple[int, int, str]]
    statements: list[list[str]]
    events: list[list[str]]


def words_of(record: Record) -> Words:
    """The words of a record: its text is cut once for all of them."""
    tokens, _, parts = cut(record.document.text)
    statements = [_within(tokens, s.content.start, s.content.end) for s in record.statements]
    events = [_within(tokens, e.evidence.start, e.evidence.end) for e in record.events]
    return Words(_sentences(record, tokens, parts), statements, events)


def _sentences(record: Record, tokens: Tokens, parts: Iterable[Sentence]) -> list[tuple[int, int, str]]:
    noise = [(b.start, b.end) for b in record.blocks if b.kind == "noise"]
    found = []
    for sentence in parts:
        start, end = tokens.starts[sentence.first], tokens.ends[sentence.last - 1]
        if any(first <= start < last for first, last in noise):
            continue
        words = " ".join(_kept(tokens.words[sentence.first : sentence.last]))
        if words:
            found.append((start, end, words))
    return found


def _kept(words: Iterable[str]) -> list[str]:
    return [word[:MAX_TOKEN_CHARS] for word in words if word[0].isalnum()]


def _within(tokens: Tokens, start: int, end: int) -> list[str]:
    """The words of a stretch of a text; of those that it cuts, the part that lies in it."""
    starts, ends = tokens.starts, tokens.ends
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    if first == last:
        return folded(tokens.text[start:end])
    begun = first > 0 and ends[first - 1] > start
    cut_off = ends[last - 1] > end
    found = folded(tokens.text[start : starts[first]]) if begun else []
    found += _kept(tokens.words[first : last - cut_off])
    return found + folded(tokens.text[starts[last - 1] : end]) if cut_off else found


def bare(word: str, frequency: Callable[[Sequence[str]], int]) -> str:
    """The word that is meant by a folded word someone typed: itself, or what is left without its clitics.

    `frequency` counts in how many sentences any of some words stands; only a far more frequent rest is believed.
    """
    best, whole, most = word, frequency([word]), 0
    for clitics, rest in segment(word):
        stem = rest.removeprefix(ARTICLE)
        if not clitics or len(stem) < _MIN_REST:
            continue
        sure = rest != stem or len(clitics) > 1  # first letters of a word hardly look like that
        count = frequency([rest] if rest != stem else [rest, ARTICLE + rest])
        if count > most and count >= whole * (1 if sure else _RATHER):
            best, most = rest, count
    return best


def written(word: str) -> list[str]:
    """Every way a folded word stands in a text with the article and clitics before it, the plain word first."""
    stems = [word]
    if word.startswith(ARTICLE) and len(word) >= len(ARTICLE) + _MIN_REST:
        stems.append(word[len(ARTICLE) :])
    forms: dict[str, None] = {}
    for stem in stems:
        for form in _with_prepositions(stem):
            for conjunction in ("", *CONJUNCTIONS):
                forms[conjunction + form] = None
    return list(forms)


def _with_prepositions(stem: str) -> list[str]:
    forms = [stem, *(letter + stem for letter in PREPOSITIONS + FUTURE)]
    if not stem.startswith(ARTICLE):
        forms += [ARTICLE + stem, _LAM + _LAM + stem]
        forms += [letter + ARTICLE + stem for letter in PREPOSITIONS if letter != _LAM]
    elif len(stem) > len(ARTICLE):
        forms.append(_LAM + stem[1:])
    return forms
