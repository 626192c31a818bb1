"""The words that belong to each name of a sentence, with those that introduce it: offices, titles, the place an office is for."""

from __future__ import annotations

from marsad.arabic.words import PREPOSITIONS, TO
from marsad.reading.deeds_called import headed
from marsad.reading.deeds_clitics import clitics_of
from marsad.reading.deeds_scene import Scene


def whole_names(view: Scene) -> dict[int, int]:
    """Token → index of the sighting it belongs to, the words that introduce a name with it."""
    sheet = view.sheet
    whole: dict[int, int] = {}
    absorbed: set[int] = set()
    for at in sorted({sheet.sighting_at[i] for i in filter(sheet.sighting_at.__contains__, range(view.first, view.last))}):
        sighting = sheet.sightings[at]
        kind = sheet.figures[sighting.figures[0]].type
        if kind == "agreement":
            continue  # named talks have parties of their own
        first = min(sighting.whole_first, sighting.first)
        if kind == "person" and not sighting.clitics:
            first = _introduced(view, first, absorbed)
        if first < sighting.first:
            inside = {sheet.sighting_at[i] for i in range(first, sighting.first) if i in sheet.sighting_at} - {at}
            absorbed |= {n for n in inside if sheet.figures[sheet.sightings[n].figures[0]].type != "person"}
        for i in range(first, _end(view, at)):
            if absorbed and whole.get(i, -1) in absorbed:
                whole[i] = at
            whole.setdefault(i, at)
    kept = set(whole.values()) - absorbed
    for i in whole:  # a name's own words are its own
        if (own := sheet.sighting_at.get(i, -1)) in kept:
            whole[i] = own
    return whole


def _end(view: Scene, at: int) -> int:
    """Where a sighting ends: an office that has its state does not reach over 'to' to another place."""
    sheet = view.sheet
    sighting = sheet.sightings[at]
    last = max(sighting.whole_last, sighting.last)
    if sighting.named or last - sighting.first < 3 or sheet.figures[sighting.figures[0]].type != "person":
        return last
    stated = -1
    for i in range(sighting.first + 1, last):
        inside = sheet.sighting_at.get(i, at)
        if stated >= 0 and (view.has(i, "deed.prepositions") or (inside != at and sheet.sightings[inside].clitics[-1:] == TO)):
            return i
        if inside != at and sheet.figures[sheet.sightings[inside].figures[0]].type == "state":
            stated = i
    return last


def _introduced(view: Scene, first: int, absorbed: set[int]) -> int:
    """Where the words that introduce a name begin: offices, titles, demonyms, and the place or body an office is for."""
    sheet, name = view.sheet, first
    while True:
        if view.titles.get(first, -1) >= view.first and view.titles[first] not in sheet.sighting_at:
            first = view.titles[first]
        else:
            before = sheet.sighting_at.get(first - 1)
            gate = -1 if before is None else _office_before(view, before, bare=first == name)
            if before is None or gate < view.first:
                return first
            absorbed.add(before)
            first = gate
        if clitics_of(sheet, first):
            return first


def _office_before(view: Scene, sighting: int, bare: bool) -> int:
    """Where the office begins that is for a place or a body ('the envoy to X'), or, right before a bare name, that of a state's
    officer ('the minister of the republic of X'); or -1."""
    seen = view.sheet.sightings[sighting]
    if view.sheet.figures[seen.figures[0]].type == "person":
        return -1
    at = seen.first - 1 if view.has(seen.first - 1, "deed.prepositions") else -1
    if at < 0 and seen.clitics and seen.clitics[-1] in PREPOSITIONS:
        at = seen.first
    if at < 0 and bare and view.sheet.figures[seen.figures[0]].type == "state" and not seen.clitics:
        at = headed(view, seen.first)
    found = view.titles.get(at, view.titles.get(at - 1, -1))
    return found if at >= 0 and found not in view.sheet.sighting_at else -1
