"""The sides of a blow that its own sentence leaves out: told by the blows beside it, or by whose land it fell on."""

from __future__ import annotations

from marsad.arabic.words import CONJUNCTIONS
from marsad.lexicon.match import Hit
from marsad.reading.deeds_clauses import Scenes
from marsad.reading.deeds_home import BY_LAND, by_land
from marsad.reading.deeds_places import is_state, lies_in, state_figure
from marsad.reading.deeds_scene import COMMAS, Scene
from marsad.reading.deeds_setting import definite
from marsad.reading.sheet import Deed, Sheet, sides_of

_FORCE = frozenset(("ASSAULT", "COERCE"))
_EASED = frozenset(("deed:sanctions-lifted", "deed:lifted", "deed:lifted-of", "deed:reopening", "deed:borders-opened", "deed:allowed"))
_AIMS = frozenset(("deed:seizure", "deed:occupation", "deed:annexation"))  # what is told as the aim of others too
_NEAR = 2  # sentences back in which the one who does it is told
_GUARDED = 5  # tokens behind a blow to the verb that tells who holds what was struck
_BODIES = 8  # tokens behind a blow in which a word tells that it fell on police, army or offices
_EDGE = 2  # tokens beside the evidence among which hands that nobody knows stand


def completed(sheet: Sheet, scenes: Scenes, found: list[Deed]) -> list[Deed]:
    """The deeds with the missing sides of force filled in, first those done to, then those who do it; without those that only speak of
    others."""
    for deed in found:
        if (deed.type in _FORCE or not _EASED.isdisjoint(deed.why)) and deed.source and not deed.target:
            deed.target = _on_land(sheet, scenes, deed)
    for deed in found:
        if deed.type == "ASSAULT" and not deed.target and deed.place is not None:
            deed.target = _its_bodies(sheet, scenes.at(sheet.sentence_of(deed.first)), deed)
    for n, deed in enumerate(found):
        real = deed.status in ("held", "ongoing") and _AIMS.isdisjoint(deed.why)
        if deed.type in _FORCE and real and deed.target and not deed.source:
            doer = () if _strangers(sheet, scenes, deed) else _doer(sheet, deed, found[:n])
            deed.source = doer or _joined(scenes.at(sheet.sentence_of(deed.first)), deed, found[:n])
    for deed in found:
        if deed.type in BY_LAND:
            by_land(sheet, scenes.at(sheet.sentence_of(deed.first)), deed)
    found = [d for d in found if not (d.type == "MOBILIZE" and d.source and all(sheet.figures[f].side is None for f in d.source))]
    known = any(d.type == "ASSAULT" and (d.source or d.target) for d in found)
    return [d for d in found if not (known and d.type == "ASSAULT" and not d.source and not d.target and _blank(sheet, d))]


def _blank(sheet: Sheet, deed: Deed) -> bool:
    """Whether a blow is named without anybody, a day or a place of its own: it is one of those told beside it."""
    return deed.time is None and (deed.place is None or definite(sheet, deed))


def repeated(view: Scene, hit: Hit, deed: Deed, found: list[Deed]) -> bool:
    """Whether a blow by nobody known is pointed at as one told before ('in this attack')."""
    pointed = hit.tag[:4] == "noun" and hit.first > view.first and view.has(hit.first - 1, "pointing")
    return pointed and deed.type == "ASSAULT" and not deed.source and any(d.type == deed.type for d in found)


def _on_land(sheet: Sheet, scenes: Scenes, deed: Deed) -> tuple[int, ...]:
    """The state on whose land another strikes, or rebels or gunmen do; not where a pronoun tells whom."""
    if deed.why == ["deed:blown-up"]:
        return ()  # 'burnt a flag in X'
    view = scenes.at(sheet.sentence_of(deed.first))
    before = _land_before(view, deed)
    if before or view.find("deed.bound", deed.first, deed.last + _EDGE) >= 0:
        return before
    land = None if deed.place is None else lies_in(sheet, deed.place)
    guards = view.find_said("deed-guards", deed.last, min(deed.last + _GUARDED, view.last)) >= 0  # 'a post that men of X guard'
    if guards or land is None or land in (sides := sides_of(sheet, deed.source)):
        return ()
    rebels = sheet.lexicon.words("deed-rebels")
    if not (_gunmen(sheet, view, deed) or all(is_state(sheet, side) or side in rebels for side in sides)):
        return ()
    figure = state_figure(sheet, land)
    return () if figure is None else (figure,)


def _its_bodies(sheet: Sheet, view: Scene, deed: Deed) -> tuple[int, ...]:
    """The state in whose land a blow by rebels or unknown hands fell, where it fell on its police, army or offices."""
    land = None if deed.place is None else lies_in(sheet, deed.place)
    if land is None or any(is_state(sheet, side) for side in sides_of(sheet, deed.source)) or deed.why[0] == "deed:clashes":
        return ()
    last = next((i for i in range(deed.last, min(deed.last + _BODIES, view.last)) if i in view.opens), deed.last + _BODIES)
    if not any(view.says_led(i, "deed-state-bodies") for i in range(deed.first, min(last, view.last))):
        return ()
    figure = state_figure(sheet, land)
    return () if figure is None else (figure,)


def _gunmen(sheet: Sheet, view: Scene, deed: Deed) -> bool:
    """Whether those who strike are gunmen and the like whom nothing names."""
    nameless = {f for seen in sheet.described for f in seen.figures}.issuperset(deed.source)
    return nameless and deed.type == "ASSAULT" and view.find("deed.hands", deed.first, deed.last) >= 0 and deed.why[0] != "deed:clashes"


def _land_before(view: Scene, deed: Deed) -> tuple[int, ...]:
    """The state in which the places lie that a relative clause is about ('the towns A and B, over which X spread its control')."""
    if not view.has(deed.first - 1, "deed.relative"):
        return ()
    end = deed.first - 1 - (view.sheet.tokens.words[deed.first - 2] in COMMAS)
    spots = next((p.figures for p in view.parties if p.last == end and view.kind(p) == "place"), ())
    lands = {land for f in spots if (land := lies_in(view.sheet, f)) is not None} - sides_of(view.sheet, deed.source)
    figure = state_figure(view.sheet, next(iter(lands))) if len(lands) == 1 else None
    return () if figure is None else (figure,)


def _doer(sheet: Sheet, deed: Deed, before: list[Deed]) -> tuple[int, ...]:
    """Who did what was told just before, and does this: he strikes the same side, or nobody else strikes anybody nearby."""
    here, theirs = sheet.sentence_of(deed.first), sides_of(sheet, deed.target)
    near = [d for d in before if d.type in _FORCE and d.source and 0 <= here - sheet.sentence_of(d.first) <= _NEAR]
    near = [d for d in near if sides_of(sheet, d.source).isdisjoint(theirs)]
    near = [d for d in near if deed.time is None or d.time is None or d.time == deed.time]
    same = [d for d in near if not sides_of(sheet, d.target).isdisjoint(theirs)]
    if same:
        return same[-1].source
    near = [d for d in near if d.type == "ASSAULT" or deed.type == "COERCE"]  # who arrests somebody need not have struck
    if any(is_state(sheet, side) for side in theirs):
        near = [d for d in near if not d.target]  # who strikes one state need not strike another
    return near[-1].source if len({sides_of(sheet, d.source) for d in near}) == 1 else ()


def _joined(view: Scene, deed: Deed, before: list[Deed]) -> tuple[int, ...]:
    """Who did what the clause before tells, where a verb of the same form without a subject is joined to it ('X struck Y, and also
    held Z')."""
    sheet, verb = view.sheet, deed.first
    joined = view.says(verb - 1, "deed-also") or sheet.tokens.words[verb][0] in CONJUNCTIONS
    near = [d for d in before if d.first >= view.first and d.type in _FORCE and d.source]
    if view.find("deed.hands", verb + 1, verb + 2) >= 0 and not view.says(verb + 1, "deed-amounts"):
        return ()  # 'and also aircraft struck Z'
    if verb not in view.verbs or not joined or not near or not sides_of(sheet, near[-1].source).isdisjoint(sides_of(sheet, deed.target)):
        return ()
    told = {h.tag for i in range(near[-1].first, near[-1].last) for h in sheet.hits_at.get(i, ()) if h.kind == "deed"}
    forms = {tag.rpartition(".")[2] for tag in told if tag[:4] in ("past", "pres")}
    own = {h.tag.rpartition(".")[2] for h in sheet.hits_at.get(verb, ()) if h.kind == "deed" and h.tag[:4] in ("past", "pres")}
    return near[-1].source if own & forms - {"ms"} else ()


def _strangers(sheet: Sheet, scenes: Scenes, deed: Deed) -> bool:
    """Whether hands that nobody knows are named beside it."""
    view = scenes.at(sheet.sentence_of(deed.first))
    return view.find("deed.hands", max(view.first, deed.first - _EDGE), min(view.last, deed.last + _EDGE)) >= 0
