"""What may stand between an office and the name of its holder: where he sits, what has become of him, his affairs."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, BY, TA_MARBUTA
from marsad.reading.names_phrase import Phrase
from marsad.reading.names_view import View

MAX_ASIDE = 6  # words between an office and its holder
MIN_FEMININE = 5  # letters below which a definite feminine is no adjective here


def past_aside(view: View, phrase: Phrase, at: int) -> int:
    """The token after the words between an office and its holder; `at` where there are none."""
    if phrase.number != "s" or phrase.described or phrase.kind == "counterpart":
        return at
    end = at
    while end < len(view.words) and end not in view.sheet.tokens.breaks and end - at < MAX_ASIDE:
        after = _place(view, end)
        after = after if after > end else _joined_affair(view, phrase, end)
        after = after if after > end else _state_of_office(view, end)
        if after == end:
            break
        end = after
    return end if end < len(view.words) and end not in view.sheet.tokens.breaks else at


def _place(view: View, at: int) -> int:
    """The end of where an office is held: a place or state with ب or 'in' ('in Cairo')."""
    inside = view.words[at] in view.sheet.lexicon.words("held-in") and at + 1 not in view.sheet.tokens.breaks
    first = at + inside
    sighting = view.taken.get(first)
    if sighting is None or sighting.first != first or not (sighting.clitics.endswith(BY) or (inside and not sighting.clitics)):
        return at
    return sighting.last if view.figures[sighting.figures[0]].type in ("place", "state") else at


def _joined_affair(view: View, phrase: Phrase, at: int) -> int:
    """The end of one more affair of an office, joined by و ('for Arab and African affairs')."""
    if not phrase.affairs or not view.words[at].startswith(AND + ARTICLE) or at in view.offices:
        return at
    sighting = view.taken.get(at)
    return at + 1 if sighting is None or sighting.last == at + 1 else at


def _state_of_office(view: View, at: int) -> int:
    """The end of a qualifier, or of a definite feminine adjective, which begins no name."""
    end = view.mark(at, "office-qualifiers")
    if end > 0:
        return end
    tokens, word = view.sheet.tokens, view.words[at]
    feminine = tokens.surface(at, at + 1).endswith(TA_MARBUTA) and word.startswith(ARTICLE) and len(word) > MIN_FEMININE
    return at + 1 if feminine and at not in view.taken and word not in view.given else at
