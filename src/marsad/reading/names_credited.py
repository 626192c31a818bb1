"""People whom only a credit names: 'بحسب X Y، فإن …', '… على حد قول X'. What follows must show that the name ends there."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, COMMAS, MANNER, PEOPLES, TA_MARBUTA, THEN, TO, bare
from marsad.arabic.words import HIS, without_conjunction
from marsad.reading.names_found import Found, figure_of_name
from marsad.reading.names_inflected import inflected
from marsad.reading.names_run import name_run, stops
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting

_SOURCES = "source"  # the kind of credits that name whoever said it
_MIN_LETTERS = 4  # of a name that is one word
_CLOSING = frozenset((".", "-", ")", "(", *COMMAS))


def credited_people(view: View) -> None:
    """Write down the people whom a credit names and nothing else does."""
    for hit in view.sheet.hits_of["credit"]:
        at = hit.last
        if hit.tag != _SOURCES or at >= len(view.words) or at in view.taken or at in view.sheet.tokens.breaks or not view.open[at]:
            continue
        attached = int(_governed(view, at))
        end = _end(view, at, attached)
        if end > at and _closed(view, end) and _name(view, at, end, attached):
            figure = figure_of_name(view, Found(at, end, -1, attached), None)
            tokens = view.sheet.tokens
            start = tokens.inside(at, attached)
            view.add(Sighting(at, end, start, tokens.ends[end - 1], (figure,), True, TO * attached, why="credited"))


def _governed(view: View, at: int) -> bool:
    """Whether the first letter of a word is the preposition of the credit before it ('وفقا لـ')."""
    word = view.words[at]
    credit = view.words[at - 1]
    credits = view.sheet.lexicon.words("credits_with_to")
    return word[0] == TO and len(word) > _MIN_LETTERS and not credits.isdisjoint((credit, without_conjunction(credit)))


def _end(view: View, at: int, attached: int) -> int:
    """The end of the run of names from a token on."""
    if not attached:
        return name_run(view, at)
    rest = view.words[at][1:]
    if rest in view.common or rest.startswith((ARTICLE, ARTICLE[1])):
        return at
    return max(name_run(view, at + 1), at + 1) if at + 1 < len(view.words) and not stops(view, at + 1) else at + 1


def _closed(view: View, end: int) -> bool:
    """Whether what follows a run shows that it has ended: a mark, a main clause, an office, the end of the line."""
    if end >= len(view.words) or end in view.sheet.tokens.breaks:
        return True
    word, that = view.words[end], view.sheet.lexicon.words("complementisers")
    clause = word[0] == THEN and any(word[1 : 1 + len(opener)] == opener for opener in that)
    return word in _CLOSING or clause or end in view.offices


def _name(view: View, at: int, end: int, attached: int) -> bool:
    """Whether a run is a name: no common words, and one word alone is long enough and no form of a common one."""
    first = view.words[at][attached:]
    if first in view.common or inflected(view, at) or not first.isalpha():
        return False
    if first.endswith(PEOPLES) and (first[0] == MANNER[0] or (end > at + 1 and view.words[end - 1].endswith(PEOPLES))):
        return False  # 'وفقا لمشرعين ديمقراطيين'
    definite = first.startswith(ARTICLE) and bare(first) in view.common
    if definite or any(i in view.heads for i in range(at, end)):
        return False
    his = first.endswith(HIS) and not view.sheet.tokens.surface(at, at + 1).endswith(TA_MARBUTA)  # 'وفق هواه'
    return end - at > 1 or (len(first) >= _MIN_LETTERS and not his and not (view.sheet.hits_at.get(at) or view.sheet.words[at].patterns))
