"""Whose forces pull back, and from where, where only what was told of them before says it."""

from __future__ import annotations

from marsad.arabic.words import without_conjunction
from marsad.reading.sheet import Deed, Sheet, sides_of

_SENT = frozenset(("MOBILIZE", "ASSAULT", "COERCE"))
_BACK = 4  # tokens before a withdrawal in which a verb tells that it has begun
_NEAR = 3  # sentences from forces that were massed to 'the forces'


def pulled_back(sheet: Sheet, found: list[Deed]) -> list[Deed]:
    """The deeds with those who pull back and whom they leave filled in: the forces that were massed just before, the one state that
    the same side entered, struck or took elsewhere in the report; without those of forces that nothing tells of."""
    for deed in found:
        if deed.type != "RETREAT" or deed.mode is not None:
            continue
        if deed.status == "held" and deed.time is None and _begun(sheet, deed):
            deed.status = "ongoing"
        if deed.target:
            continue
        if not deed.source:
            here = sheet.sentence_of(deed.first)
            sent = [d for d in found if d.type == "MOBILIZE" and d.source and 0 <= here - sheet.sentence_of(d.first) <= _NEAR]
            if sent and deed.place is None:
                deed.source, deed.target = sent[-1].source, sent[-1].target
        elif deed.status != "proposed":
            deed.target = _left(sheet, deed, found)
    return [d for d in found if d.source or d.target or "deed:back-to-base" not in d.why]


def _begun(sheet: Sheet, deed: Deed) -> bool:
    """Whether it is told as begun ('the forces have begun to go back')."""
    words, known = sheet.tokens.words, sheet.lexicon.words("deed-has-begun")
    return any(words[i] in known or without_conjunction(words[i]) in known for i in range(max(deed.first - _BACK, 0), deed.first + 1))


def _left(sheet: Sheet, deed: Deed, found: list[Deed]) -> tuple[int, ...]:
    """The one state that the side which pulls back entered, struck or took; () where there is none, or more than one."""
    own = sides_of(sheet, deed.source)
    done = [d for d in found if d.type in _SENT and d.status in ("held", "ongoing") and own & sides_of(sheet, d.source)]
    states = {f for d in done for f in d.target if sheet.figures[f].type == "state"}
    return tuple(states) if len(states) == 1 else ()
