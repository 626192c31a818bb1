"""To whom something is said by the words: those named with the cue, unless a 'to' only joins them to what stands before it."""

from __future__ import annotations

from marsad.arabic.clitics import TO
from marsad.reading.parties import ACTORS
from marsad.reading.sheet import Saying, Sheet, Sighting
from marsad.reading.targets_object import remarked

Figures = tuple[int, ...]


def told_to(sheet: Sheet, saying: Saying) -> Figures:
    """Those to whom a saying is addressed, in the order of the text."""
    joined = _joined(sheet, saying) | (remarked(sheet, saying) if saying.addressees else set())
    return tuple(f for f in saying.addressees if sheet.figures[f].type in ACTORS and f not in joined)


def _joined(sheet: Sheet, saying: Saying) -> set[int]:
    """The figures that a 'to' joins to an office or an adjective of another ('the director of the X company said that …')."""
    if saying.cue is None or not saying.addressees or saying.cue_tag.startswith("noun"):
        return set()
    sentence = sheet.sentences[saying.sentence]
    first, last = max(saying.cue[1], sentence.first), max(saying.first, saying.cue[1])
    found: set[int] = set()
    for i in range(first, last):
        n = sheet.sighting_at.get(i)
        if n is not None and sheet.sightings[n].first == i and sheet.sightings[n].clitics[-1:] == TO:
            seen = sheet.sightings[n]
            found.update(seen.figures if _hangs(sheet, seen, first) else ())
    return found


def _hangs(sheet: Sheet, seen: Sighting, first: int) -> bool:
    """Whether a name with a 'to' stands right behind a word that is neither a name nor the cue itself."""
    before = seen.whole_first - 1
    return before >= first and before not in sheet.sighting_at and sheet.tokens.words[before][0].isalpha()
