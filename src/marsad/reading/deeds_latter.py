"""'The latter': of those told before a noun, the one told last ('X met Y on the visit of the latter to Z')."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.clitics import FEMININES
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import Party, Scene


def latter(view: Scene, hit: Hit) -> Party | None:
    """Who was told last before a noun without an article, where 'the latter' stands behind it, which is no adjective of it: a man by
    the masculine, a woman, a state or a body by the feminine."""
    if not view.says(hit.last, "deed-latter"):
        return None
    figures, feminine = view.sheet.figures, view.sheet.tokens.words[hit.last].endswith(FEMININES[0])
    for party in reversed([p for p in view.parties if p.last <= hit.first and not p.weak and view.acts(p)]):
        last = figures[party.figures[-1]]
        if (last.type == "person" and last.gender in ("", "f" if feminine else "m")) or (feminine and last.type != "person"):
            return replace(party, figures=party.figures[-1:], lead="", lead_at=-1, first=hit.last, last=hit.last + 1)
    return None
