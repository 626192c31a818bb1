"""The clauses of a sentence: its verbs, where clauses begin, and the scene that holds them with its parties."""

from __future__ import annotations

from marsad.arabic.words import CONJUNCTIONS, FUTURE, PREPOSITIONS
from marsad.lexicon.match import Hit
from marsad.reading.deeds_groups import parties
from marsad.reading.deeds_scene import COMMAS, HARD, Scene
from marsad.reading.sheet import Sheet

_VERB_WORDS = frozenset((
    "deed.light", "deed.light.present", "deed.gather", "deed.hosts", "deed.auxiliary", "deed.scheduled", "deed.announce",
))  # fmt: skip
_NO_VERB = frozenset(("deed.prepositions", "deed.between"))


def scene(sheet: Sheet, sentence: int) -> Scene:
    """What a sentence holds that bears on deeds."""
    span = sheet.sentences[sentence]
    view = Scene(sheet, span.first, span.last)
    for i in range(span.first, span.last):
        known = [hit for hit in sheet.hits_at.get(i, ()) if hit.kind == "words"]
        whole = any(not hit.clitics for hit in known)
        for hit in known:
            if not (whole and hit.clitics):
                for token in range(hit.first, hit.last):
                    view.marks.setdefault(token, set()).add(hit.tag)
        if _verbal(view, i):
            view.verbs.add(i)
    view.timed = {i for m in sheet.moments if span.first <= m.first < span.last for i in range(m.first, m.last)}
    _open(view)
    view.parties = parties(view)
    return view


def finite(hit: Hit) -> bool:
    """Whether a hit of a verb's form can be the verb: nothing but a conjunction or the future prefix is written before it."""
    ending = hit.clitics[-1:]
    return not ending or ending in CONJUNCTIONS or (hit.tag[:4] == "pres" and (ending == FUTURE or ending in PREPOSITIONS))


def _verbal(view: Scene, i: int) -> bool:
    if i in view.sheet.sighting_at or not _NO_VERB.isdisjoint(view.marks.get(i, ())) or view.has(i - 1, "deed.before_noun"):
        return False
    for hit in view.sheet.hits_at.get(i, ()):
        if hit.kind == "words" and hit.tag in _VERB_WORDS and (not hit.clitics or hit.clitics[-1] not in PREPOSITIONS):
            return True
        if hit.kind in ("deed", "cue") and hit.tag[:4] in ("past", "pres", "part") and finite(hit):
            return True
    return False


def _open(view: Scene) -> None:
    words = view.sheet.tokens.words
    view.opens.add(view.first)
    for i in range(view.first + 1, view.last):
        before = words[i - 1]
        marks = view.marks.get(i, ())
        begins = before in HARD or "deed.openers" in marks or "complementisers" in marks
        verb = i in view.verbs and (before in COMMAS or _joined(view, i)) and not view.has(i - 1, "deed.auxiliary")
        if begins or verb:
            view.opens.add(i)


def _joined(view: Scene, i: int) -> bool:
    """Whether a verb carries a conjunction."""
    hits = view.sheet.hits_at.get(i, ())
    return any(hit.clitics and hit.clitics[0] in CONJUNCTIONS for hit in hits if hit.kind != "actor")
