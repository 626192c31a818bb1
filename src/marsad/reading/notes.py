"""Who is named in datelines and source notes: the outlets that are credited and the place of writing.

These lines are no part of the report, so that no stage looks for sayings or deeds in them, but what they name is named.
"""

from __future__ import annotations

from marsad.arabic.clitics import COMMAS
from marsad.arabic.quotation import QUOTE
from marsad.lexicon.match import Hit
from marsad.lexicon.schema import Actor
from marsad.reading.sheet import Figure, Sheet, Sighting

_SEAT = "seat:"
MAX_NAME = 4  # words of an outlet's name in quotation marks


def source_notes(sheet: Sheet) -> list[Sighting]:
    """The sightings with those of the source notes added; new figures are written into `sheet.figures`."""
    notes = [(b.start, b.end) for b in sheet.page.blocks if b.kind == "source-note"]
    if not notes:
        return sheet.sightings
    entries = sheet.lexicon.entries("actor", Actor)
    figures = {figure.key: n for n, figure in enumerate(sheet.figures)}
    found: list[Sighting] = []
    at = 0
    for first in (i for i in sorted(sheet.dead) if i in sheet.hits_at):
        if first < at or not any(start <= sheet.tokens.starts[first] < end for start, end in notes):
            continue
        hit = _credited(sheet, first, entries) or _quoted(sheet, first, entries)
        if hit is None:
            continue
        named = _figure(entries[hit.index], hit)
        if named.key not in figures:
            figures[named.key] = len(sheet.figures)
            sheet.figures.append(named)
        why = "note." + named.type
        found.append(Sighting(hit.first, hit.last, hit.start, hit.end, (figures[named.key],), True, hit.clitics, why=why))
        at = hit.last
    return sorted((*sheet.sightings, *found), key=lambda s: (s.first, s.last)) if found else sheet.sightings


def _credited(sheet: Sheet, first: int, entries: list[Actor]) -> Hit | None:
    """The longest name of an outlet at a token; of a place where the dateline has its place."""
    dateline = sheet.page.dateline
    hits = []
    for hit in sheet.hits_at[first]:
        if hit.kind != "actor" or hit.clitics:
            continue
        actor = entries[hit.index]
        here = dateline is not None and dateline.start <= hit.start and hit.end <= dateline.end
        place = hit.tag.startswith(_SEAT) or actor.type in ("place", "state")
        behind = place and dateline is not None and _after(sheet, hit.first, dateline.end)
        if place if here else behind or (hit.tag == "name" and actor.type == "media"):
            hits.append(hit)
    return max(hits, key=lambda hit: (hit.last, entries[hit.index].prefer), default=None)


def _quoted(sheet: Sheet, first: int, entries: list[Actor]) -> Hit | None:
    """An outlet in quotation marks that the lexicon has with its head ('صحيفة' and this name)."""
    words, lexicon = sheet.tokens.words, sheet.lexicon
    if first == 0 or words[first - 1] != QUOTE:
        return None
    last = next((i for i in range(first + 1, min(first + MAX_NAME, len(words))) if words[i] == QUOTE), first)
    for head in sorted(lexicon.words("outlet-heads")) if last > first else ():
        for kind, index, tag in lexicon.forms.get(" ".join((head, *words[first:last])), ()):
            if kind == "actor" and entries[index].type == "media":
                return Hit(first, last, sheet.tokens.starts[first], sheet.tokens.ends[last - 1], kind, index, tag, "")
    return None


def _after(sheet: Sheet, token: int, end: int) -> bool:
    """Whether only a comma stands between a dateline's place, which ends at a code point, and a token."""
    return token > 1 and sheet.tokens.words[token - 1] in COMMAS and sheet.tokens.ends[token - 2] == end


def _figure(actor: Actor, hit: Hit) -> Figure:
    if hit.tag.startswith(_SEAT):
        seat = actor.seats[int(hit.tag.removeprefix(_SEAT))]
        return Figure(seat.key, "place", seat.name.ar, seat.name.en)
    return Figure(actor.key, actor.type, actor.name.ar, actor.name.en, actor.side)
