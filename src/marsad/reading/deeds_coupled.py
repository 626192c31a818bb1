"""Two nouns with one object behind the second ('accused X of arming and funding Y')."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.arabic.words import CONJUNCTIONS
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import Scene


def coupled(view: Scene, hit: Hit) -> Hit:
    """The noun of a deed with the one joined to it by 'and', where neither is complete without what stands behind the second."""
    if hit.tag != "noun" or hit.last >= view.last or view.sheet.tokens.words[hit.last][0] not in CONJUNCTIONS:
        return hit
    joined = (h for h in view.sheet.hits_at.get(hit.last, ()) if h.kind == "deed" and h.tag == "noun" and h.clitics in tuple(CONJUNCTIONS))
    other = max(joined, key=lambda h: h.last, default=None)
    return hit if other is None else replace(hit, last=other.last)
