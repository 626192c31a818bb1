"""Names right behind a word of saying: there a common word may end one, or a common given name begin one, if a mark or 'that' follows."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, BY, COMMAS, THEN, TO, YEH, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import dotted_yeh
from marsad.reading.names_inflected import inflected
from marsad.reading.names_run import name_run, stops
from marsad.reading.names_view import View
from marsad.reading.triggers import speech_words

_MIN_LETTERS = 3  # of a common word that ends a name
_MARKS = frozenset((":", QUOTE, "-", *COMMAS))


def cued(view: View, at: int) -> bool:
    """Whether a finite word of saying stands right before a token."""
    hits = (h for h in view.sheet.hits_at.get(at - 1, ()) if h.kind == "cue" and h.last == at and h.clitics in ("", AND, THEN))
    return any(h.tag.startswith(("past.", "pres.")) for h in hits)


def closed_name(view: View, at: int, end: int) -> bool:
    """Whether a run of two words or more right behind a word of saying ends before a mark or 'that'."""
    return end > at + 1 and _closes(view, end) and cued(view, at)


def whole(view: View, at: int, end: int) -> int:
    """The end of a given name and what follows it right behind a word of saying, one more word before a mark or 'that' counted."""
    if not cued(view, at) or (view.words[at].endswith(YEH) and not dotted_yeh(view.sheet.tokens.surface(at, at + 1))):
        return end
    if end == at and view.words[at] in view.given and at + 1 < len(view.words) and not stops(view, at + 1):
        run = name_run(view, at + 1)
        return run if run > at + 1 and (_closes(view, run) or _of_place(view, at + 1)) else end
    servant = view.words[at][0] != THEN and view.mark(at, "name-starters") == at + 1 and view.mark(at + 1, "name-tails") == at + 2
    last = max(end, at + 2 * servant, at + (view.words[at] in view.given))
    return last + 1 if last > at and _ends(view, last) and _closes(view, last + 1) else end


def _closes(view: View, at: int) -> bool:
    """Whether a mark or 'that' stands at a token."""
    return at < len(view.words) and (view.words[at] in _MARKS or view.words[at] in speech_words(view.sheet.lexicon).that)


def _of_place(view: View, at: int) -> bool:
    """Whether a definite adjective of origin that reports do not use stands at a token ('الزرعوني')."""
    word = view.words[at]
    return word.startswith(ARTICLE) and word.endswith(YEH) and word not in view.common and at not in view.adjectives


def named_again(view: View, at: int) -> bool:
    """Whether a word that reports use ends a name, since a word of saying stands right before it elsewhere ('زيدان' … 'قال زيدان')."""
    word = view.words[at]
    if word in view.frequent or len(word) <= _MIN_LETTERS or not word.isalpha() or word.startswith(ARTICLE):
        return False
    return any(other == word and i != at and cued(view, i) for i, other in enumerate(view.words))


def _ends(view: View, at: int) -> bool:
    """Whether a word, common or not, may end a name whose given name or servant's tail stands before it."""
    words = view.words
    if at >= len(words) or at in view.taken or at in view.marks or at in view.adjectives or at in view.sheet.tokens.breaks:
        return False
    word = words[at]
    named = words[at - 1] in view.given or view.mark(at - 1, "name-tails") == at
    if not named or not word.isalpha() or len(word) < _MIN_LETTERS or word in view.frequent or inflected(view, at):
        return False
    rest = word[1:]
    joined = (word[0] in BY + TO + THEN and (rest in view.frequent or rest.startswith((ARTICLE, TO)))) or (
        word[0] == AND and (rest in view.common or rest in view.given or rest.startswith(ARTICLE)))  # fmt: skip
    definite = word.startswith(ARTICLE) and bare(word) in view.frequent
    kinds = {h.kind for h in view.sheet.hits_at.get(at, ()) if not h.clitics}
    return not joined and not definite and kinds.isdisjoint(("cue", "deed", "office", "head", "moment", "credit", "channel"))
