"""Between whom a mediation was, where only what else its sentence tells says it."""

from __future__ import annotations

from marsad.reading.sheet import Deed, Sheet, sides_of

_CARE = "deed:under-care"  # talks that somebody sponsors
_BETWEEN_TWO = frozenset(("AGREE", "RETREAT", "CONSULT"))


def mediated(sheet: Sheet, found: list[Deed]) -> list[Deed]:
    """The deeds, a mediation of which nobody is told with those of the accord, the truce or the talks in its sentence ('X and Y reached an
    accord with the mediation of Z')."""
    for deed in found:
        if deed.type == "COOPERATE" and deed.mode == "mediation" and deed.source and not deed.target:
            deed.target = _of_sentence(sheet, deed, found)
    found[:] = [deed for deed in found if deed.target or _CARE not in deed.why]  # 'the school that X sponsors'
    return found


def _of_sentence(sheet: Sheet, deed: Deed, found: list[Deed]) -> tuple[int, ...]:
    """The two or more, none on the mediator's side, whose accord or contact the sentence of a mediation tells."""
    here, own = sheet.sentence_of(deed.first), sides_of(sheet, deed.source)
    for other in found:
        exchange = other.type == "CONCEDE" and other.mode == "exchange"
        if (other.type not in _BETWEEN_TWO and not exchange) or sheet.sentence_of(other.first) != here:
            continue
        if other.type == "CONSULT" and other.first < deed.first and _CARE not in deed.why:
            continue  # 'X spoke with Y and praised the mediation of Z'
        sides = (*other.source, *other.target)
        if len(sides) > 1 and own.isdisjoint(sides_of(sheet, sides)):
            return sides
    return ()
