"""Who is named, and where: bodies and places first, then people by their offices, then what the report calls them later."""

from __future__ import annotations

from marsad.lexicon.match import Word
from marsad.reading.names_actors import known_actors
from marsad.reading.names_again import again
from marsad.reading.names_agencies import agencies
from marsad.reading.names_behind import behind
from marsad.reading.names_bodies import bodies
from marsad.reading.names_credited import credited_people
from marsad.reading.names_first import first_names
from marsad.reading.names_later import called_alone, completed, short_forms, surnames
from marsad.reading.names_led import led
from marsad.reading.names_namesakes import branches, namesakes
from marsad.reading.names_offices import office_hits, phrases
from marsad.reading.names_one import one_name, respelt, slipped
from marsad.reading.names_people import apposed, people
from marsad.reading.names_rulers import rulers
from marsad.reading.names_spoken import spoken
from marsad.reading.names_view import View, view_of
from marsad.reading.sheet import Figure, Sheet, Sighting


def names(sheet: Sheet) -> tuple[list[Figure], list[Sighting]]:
    """The figures of a report and the sightings that name them, in the order of the text. Writes `sheet.phrases`."""
    view = view_of(sheet)
    rulers(view)
    hits = office_hits(view)
    covered = {i: hit.last for hit in hits.values() for i in range(hit.first, hit.last)}
    bodies(view, covered)
    known_actors(view, covered)
    agencies(view)
    sheet.phrases = phrases(view, hits)
    people(view, sheet.phrases)
    behind(view, sheet.phrases)
    spoken(view)
    credited_people(view)
    apposed(view, sheet.phrases)
    completed(view)
    respelt(view)
    namesakes(view)
    branches(view)
    one_name(view)
    slipped(view)
    again(view)
    surnames(view)
    called_alone(view)
    first_names(view)
    short_forms(view)
    led(view)
    view.sightings.sort(key=lambda s: (s.first, s.last))
    _plain_names(sheet, view)
    return view.figures, view.sightings


def _plain_names(sheet: Sheet, view: View) -> None:
    """Take back what a person's name is not: 'أكد علي X أن' holds neither 'أكد على' nor the preposition."""
    people = (s for s in view.sightings if s.named and view.figures[s.figures[0]].type == "person")
    shared = {s.first for s in people if view.words[s.first] in view.common and view.words[s.first] in view.given}
    if not shared:
        return
    for hit in [h for here in sheet.hits_at.values() for h in here if h.last - 1 in shared and h.kind in ("cue", "words", "act")]:
        sheet.take_back(hit)
    for token in shared:
        sheet.words[token] = Word(date=sheet.words[token].date)
