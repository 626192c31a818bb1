"""Who is meant where a report has only an office ('the foreign minister of A') or an office with a surname.

Neither is a name: in another report it may be somebody else. So each appearance is settled by itself, by who held the
office for that side: as the lexicon knows for the day, else as several reports of the weeks around it say. None where there are two.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from marsad.arabic.clitics import bare
from marsad.arabic.variants import arabic, differences, shape
from marsad.merging.actors import Called
from marsad.merging.identity import SAME
from marsad.merging.items import Link
from marsad.merging.roster import arabic_names, in_office, is_listed, own_office, sole_offices, surnamed

_IN_OFFICE, _REPORTED, _SURNAME = 0.95, 0.85, 0.85
_SPLIT = 0.4  # the score of each where several fit


def held(one: Called) -> tuple[str, ...]:
    """Where somebody named in full is looked for by an office or a surname; () for those whom only the lexicon tells."""
    if one.type != "person" or len(one.name) < 2 or not one.side or not one.role:
        return ()
    found = [] if is_listed(one.key) else [_surname_slot(one.name[-1], one.side, one.role)]
    if one.role in sole_offices() and _to_the_day(one.day) and one.key not in in_office(one.side, one.role, one.day or ""):
        found.append(_office_slot(one.side, one.role, (one.day or "")[:7]))
    return tuple(found)


def asked(one: Called) -> tuple[str, ...]:
    """Where the bearer of an office or a surname alone is looked for; () for those who are named in full, or anybody."""
    if one.type != "person" or not one.side or not one.role or is_listed(one.key):
        return ()
    if len(one.name) == 1:
        return () if one.name[0] in arabic_names() else (_surname_slot(one.name[0], one.side, one.role),)
    if one.name or one.day is None or not _to_the_day(one.day) or not own_office(one.key, one.side, one.role):
        return ()
    if one.role not in sole_offices() and not in_office(one.side, one.role, one.day):
        return ()
    year, month = int(one.day[:4]), int(one.day[5:7])
    around = [date(year + (month + n - 1) // 12, (month + n - 1) % 12 + 1, 1) for n in (-1, 0, 1)]
    return tuple(_office_slot(one.side, one.role, day.isoformat()[:7]) for day in around)


def bearer(one: Called, reported: Mapping[str, int], present: frozenset[str], barred: frozenset[str]) -> list[Link]:
    """Whom somebody who is asked for may be: one link 'same', or 'unsure' for each of several and for one in doubt.

    reported: the keys that reports have where this one was `asked` for, and how many reports; present: those the same report names;
    barred: those a person judged to be somebody else. Keys are those by which actors are known.
    """
    candidates = _candidates(one, reported)
    candidates = {key: why for key, why in candidates.items() if key not in barred and key != one.key}
    if len(candidates) == 1:
        ((key, (score, why)),) = candidates.items()
        if key not in present and score >= SAME:
            return [Link(one.key, key, "actor", "same", score, (why,))]
        return [Link(one.key, key, "actor", "unsure", _SPLIT, (why, *(["one report has both"] if key in present else [])))]
    return [Link(one.key, key, "actor", "unsure", _SPLIT, (why, "others too")) for key, (_, why) in sorted(candidates.items())]


def _candidates(one: Called, reported: Mapping[str, int]) -> dict[str, tuple[float, str]]:
    side, role = one.side or "", one.role or ""
    if one.name:
        people = surnamed(one.name[0], side, role)
        known = (person.key for person in people if any(_spells(name[-1], one.name[0]) for name in person.names))
        return dict.fromkeys((*known, *reported), (_SURNAME, f"surname, {role} of {side}"))
    office = in_office(side, role, one.day or "")
    if office:
        return dict.fromkeys(office, (_IN_OFFICE, f"{role} of {side} on {one.day}"))
    told = f"{role} of {side} in {{}} of the time"
    return {
        key: (_REPORTED, told.format("reports")) if count > 1 else (_SPLIT, told.format("one report"))
        for key, count in reported.items()
    }


def _to_the_day(day: str | None) -> bool:
    return day is not None and len(day) >= len("2022-01-01")


def _spells(one: str, other: str) -> bool:
    """Whether two words are one surname, in any spelling."""
    if bare(one) == bare(other):
        return True
    loose = not any(arabic(word) or word in arabic_names() for word in (one, other))
    return loose and differences(one, other) is not None


def _office_slot(side: str, role: str, month: str) -> str:
    return f"{side}|{role}|{month}"


def _surname_slot(word: str, side: str, role: str) -> str:
    loose = not arabic(word) and word not in arabic_names()
    return f"{side}|{role}|{shape(word) if loose else word}"
