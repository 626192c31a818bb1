"""Whose forces pull back, and from where, where only what was told of them before says it."""

from __future__ import annotations

from marsad.arabic.words import OF, without_conjunction
from marsad.reading.deeds_clauses import Scenes
from marsad.reading.deeds_places import lies_in, state_figure
from marsad.reading.sheet import Deed, Sheet, sides_of

_SENT = frozenset(("MOBILIZE", "ASSAULT", "COERCE"))
_BACK = 4  # tokens before a withdrawal in which a verb tells that it has begun
_BEHIND = 5  # tokens behind a withdrawal in which the place stands that is left
_NEAR = 3  # sentences from forces that were massed to 'the forces'


def pulled_back(sheet: Sheet, scenes: Scenes, found: list[Deed]) -> list[Deed]:
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
        else:
            deed.target = _from_place(sheet, scenes, deed) or (_left(sheet, deed, found) if deed.status != "proposed" else ())
    return [d for d in found if d.source or d.target or "deed:back-to-base" not in d.why]


def _from_place(sheet: Sheet, scenes: Scenes, deed: Deed) -> tuple[int, ...]:
    """The state in whose land the place lies that is left ('withdrew from the city of X')."""
    view = scenes.at(sheet.sentence_of(deed.first))
    near = (p for p in view.parties if p.lead == OF and deed.first < p.first <= deed.last + _BEHIND and view.kind(p) == "place")
    lands = (lies_in(sheet, p.figures[0]) for p in near)
    land = next((land for land in lands if land is not None and land not in sides_of(sheet, deed.source)), None)
    figure = None if land is None else state_figure(sheet, land)
    return () if figure is None else (figure,)


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
