"""Where those stand who take part in deeds and whom nothing names: described people, and states that an adjective alone tells."""

from __future__ import annotations

from marsad.lexicon.actors import Actor
from marsad.reading.sheet import Sheet, Sighting


def taking_part(sheet: Sheet, told: int) -> list[Sighting]:
    """The described who speak, which are the first so many of the sheet, and those who take part in deeds."""
    acting = {f for deed in sheet.deeds for f in (*deed.source, *deed.target)}
    kept = [s for n, s in enumerate(sheet.described) if n < told or acting.issuperset(s.figures)]
    unseen = acting - {f for s in (*sheet.sightings, *kept) for f in s.figures}
    return [*kept, *_by_adjective(sheet, unseen)] if unseen else kept


def _by_adjective(sheet: Sheet, unseen: set[int]) -> list[Sighting]:
    """The adjectives in the sentences of deeds that tell states which nothing else tells ('the X invasion')."""
    entries = sheet.lexicon.entries("actor", Actor)
    keys = {sheet.figures[f].key: f for f in unseen}
    found: dict[int, Sighting] = {}
    for deed in sheet.deeds:
        if unseen.isdisjoint((*deed.source, *deed.target)):
            continue
        sentence = sheet.sentences[sheet.sentence_of(deed.first)]
        for i in range(sentence.first, sentence.last):
            for hit in sheet.hits_at.get(i, ()):
                actor = entries[hit.index] if hit.kind == "actor" and hit.tag[:4] == "adj." else None
                figure = None if actor is None else keys.get(actor.acts_as or actor.key)
                if figure is not None and i not in sheet.sighting_at:
                    found.setdefault(i, Sighting(i, hit.last, hit.start, hit.end, (figure,), False, hit.clitics, why="adjective"))
    return list(found.values())
