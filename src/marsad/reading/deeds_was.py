"""The subject told before a verb by another: 'X was, with the help of others, had struck …', 'it came before to X that she struck'."""

from __future__ import annotations

from marsad.arabic.words import TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import COMMAS, Party, Scene

_NEXT = 1  # words between 'was' and its subject


def was_told(view: Scene, hit: Hit, left: int) -> Party | None:
    """The subject of 'was' before a perfect behind 'had', where words stand between the two; None where one stands closer."""
    had = hit.first - 1
    if not view.has(had, "deed.may") or hit.tag[:4] != "past":
        return None
    if left > view.first and view.sheet.tokens.words[left - 1] in COMMAS:
        left = view.clause(left - 1)[0]  # the comma that ends an insertion
    if left > view.first and view.has(left, "deed.relative"):
        left = view.clause(left - 1)[0]
    was = next((i for i in range(had - 1, left - 1, -1) if view.has(i, "deed.was")), -1)
    if was < 0:
        return None
    near = (p for p in view.parties if was < p.first <= was + 1 + _NEXT and view.acts(p) and not p.lead and not p.weak)
    found = next(near, None)
    if found is None or found.last >= had:
        return None
    verbs = [v for v in view.verbs - view.aside if was < v < had and not view.has(v, "deed.auxiliary")]
    told = view.has(found.last, "deed.relative") and len(verbs) == 1 and verbs[0] == found.last + 1  # 'X, who came to Y, had struck …'
    return found if told or not verbs else None


def done_before(view: Scene, hit: Hit) -> Party | None:
    """Him to whom it 'has happened before that' he did what a perfect tells; None where it has not, or nothing says so."""
    at = hit.first - 1 - view.has(hit.first - 1, "deed.may")
    if hit.tag[:4] != "past" or not view.has(at, "complementisers"):
        return None
    near = (p for p in view.parties if p.last == at and p.lead == TO and view.acts(p) and view.says(p.lead_at - 1, "deed-before-now"))
    found = next(near, None)
    return None if found is None or view.says(found.lead_at - 2, "deed-not") else found
