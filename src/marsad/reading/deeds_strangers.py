"""Second parties that nobody lists: 'met forty members of the senate', 'held talks with local leaders'."""

from __future__ import annotations

from marsad.arabic.words import BY, CONJUNCTIONS, PREPOSITIONS, TO
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_objects import past_times
from marsad.reading.deeds_scene import DASHES, SIGNS, Party, Scene

_NEAR = 5  # words after a trigger before "with"
_MIN_LED = 4  # letters of a word with a preposition attached
_NOBODY = ("deed.prepositions", "deed.between", "deed.openers", "deed.adverbs", "deed.auxiliary", "deed.relative", "complementisers")


def stranger(frame: Frame, known: Party) -> bool:
    """Whether somebody whom nothing names stands where the other party of a contact would: the object or the subject of the
    verb, or behind a word that leads to the second party."""
    view, hit = frame.view, frame.hit
    if not frame.noun and "" in frame.trigger.links:
        after = known.last if known.first >= hit.last else hit.last
        if noun_at(view, past_times(view, hit.last)) or (after > hit.last and noun_at(view, past_times(view, after))):
            return True
    return with_stranger(frame, known)


def with_stranger(frame: Frame, known: Party) -> bool:
    """Whether a word that leads to the second party stands before somebody whom nothing names ('with forty members of …')."""
    view, hit = frame.view, frame.hit
    links = {link for link in frame.trigger.links if len(link) > 1}
    words, start = view.sheet.tokens.words, hit.last
    reach = start + _NEAR + (known.last - known.first if known.first >= start else 0)
    for i in range(start, min(reach, frame.right)):
        if words[i] in links and view.has(i, "deed.prepositions"):
            return noun_at(view, i + 1)
        if words[i][0] == BY and i == start and BY in frame.trigger.links and not frame.noun:
            return len(words[i]) >= _MIN_LED and i not in view.verbs and not view.has(i, "deed.seat")
    return False


def noun_at(view: Scene, token: int) -> bool:
    """Whether a noun that is no name begins at a token."""
    if token >= view.last or token in view.verbs or token in view.timed or any(view.has(token, mark) for mark in _NOBODY):
        return False
    word = view.sheet.tokens.words[token]
    if word.startswith(TO + TO):
        return False
    if word in SIGNS | DASHES or not word[0].isalnum() or (word[0] in CONJUNCTIONS and token in view.opens):
        return False
    led = any(h.clitics[-1:] in tuple(PREPOSITIONS) for h in view.sheet.forms_at(token) if h.clitics)
    return not led and not any(p.first <= token < p.last for p in view.parties)
