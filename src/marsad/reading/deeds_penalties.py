"""Whom penalties and their end are meant for, and who ends them, where only another mention in the report tells it."""

from __future__ import annotations

from marsad.reading.sheet import Deed, Sheet, sides_of

_ENDS = frozenset(("deed:sanctions-lifted", "deed:lifted", "deed:lifted-of", "deed:ban-ended"))
_BORNE = frozenset(("deed:sanctions-in-force", "deed:embargo", "deed:sanctions-lived-under"))
PENDING = frozenset(name.partition(":")[2] for name in _ENDS | _BORNE)  # triggers whose target another mention may tell


def penalised(sheet: Sheet, found: list[Deed]) -> list[Deed]:
    """The deeds with the sides of penalties filled in from one another; penalties of which nobody is known to suffer are left out."""
    ends = [d for d in found if not _ENDS.isdisjoint(d.why)]
    borne = [d for d in found if d.type == "SANCTION"]
    targets = {d.target for d in (*ends, *borne) if d.target}
    if len({sides_of(sheet, t) for t in targets}) == 1:
        target = min(targets)
        for deed in (*ends, *borne):
            if not deed.target and sides_of(sheet, deed.source).isdisjoint(sides_of(sheet, target)):
                deed.target = target
    for deed in ends:
        makers = {d.source for d in borne if d.source and d.target and sides_of(sheet, d.target) == sides_of(sheet, deed.target)}
        if not deed.source and len(makers) == 1:
            deed.source = makers.pop()
    return [d for d in found if d.target or d.place is not None or (_ENDS | _BORNE).isdisjoint(d.why)]
