"""Whom a suffix means who is told only in the clause behind it: 'during his visit to X, the minister Y said …'."""

from __future__ import annotations

from marsad.arabic.words import HER, THEIRS, THEM
from marsad.lexicon.match import Hit
from marsad.reading.deeds_parties import subject
from marsad.reading.deeds_scene import COMMAS, Party, Scene

_FAR = 14  # tokens from the noun to the verb of the clause behind it


def doer_ahead(view: Scene, hit: Hit) -> Party | None:
    """The body or state that is the subject of the clause behind a noun of force with a suffix that opens its sentence ('after its
    seizure of X, the group Y killed …'); None where another stands before it, or no comma parts the two."""
    at = hit.first if hit.clitics or hit.first == view.first else hit.first - 1
    while view.says(at, "deed-steps") or view.says(at, "deed-firm"):
        at -= 1
    words = view.sheet.tokens.words
    if at > view.first + 1 or not (at == view.first or view.says_led(at, "deed-at-opening")):
        return None
    near = range(hit.last, min(hit.last + _FAR, view.last))
    verb = next((i for i in near if i in view.verbs and i in view.opens and words[i - 1] in COMMAS), -1)
    found = subject(view, verb, view.last, verb) if verb >= 0 else None
    if found is None or view.kind(found) == "person" or len(found.figures) > 1:
        return None
    inside = {f for p in view.parties if hit.last <= p.first < verb for f in p.figures}
    return found if inside.isdisjoint(found.figures) else None


def told_ahead(view: Scene, hit: Hit) -> Party | None:
    """The person who is the subject of the clause behind a noun with a suffix, where the noun opens its sentence as an occasion.

    None where another stands before it, where no comma parts the two, and where the gender differs.
    """
    word, words = view.sheet.tokens.words[hit.first], view.sheet.tokens.words
    if word.endswith((THEM, THEIRS)) or not view.says(hit.first - 1, "deed-at-opening"):
        return None
    if any(p.first < hit.first and view.acts(p) for p in view.parties):
        return None
    near = range(hit.last, min(hit.last + _FAR, view.last))
    verb = next((i for i in near if i in view.verbs and i in view.opens and words[i - 1] in COMMAS), -1)
    found = subject(view, verb, view.last, verb) if verb >= 0 else None
    if found is None or found.weak or view.kind(found) != "person" or len(found.figures) > 1:
        return None
    inside = {f for p in view.parties if hit.last <= p.first < verb for f in p.figures}
    alike = view.sheet.figures[found.figures[0]].gender in ("", "f" if word.endswith(HER) else "m")
    return found if alike and inside.isdisjoint(found.figures) else None
