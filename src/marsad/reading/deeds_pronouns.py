"""Whom a pronoun means that is written with a verb of deeds or with the preposition behind it."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.words import ARTICLE, CONJUNCTIONS, HER, HIS, THEM, TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_objects import past_count
from marsad.reading.deeds_parties import carried
from marsad.reading.deeds_scene import COMMAS, Earlier, Party, Scene

_TOLD = 4  # tokens from the noun of a deed to the verb that tells who did it
_NEAR = 2  # tokens behind a verb in which a preposition with its pronoun stands


def owned(hit: Hit) -> bool:
    """Whether a hit is a verb with its object as a suffix."""
    return hit.tag[:4] != "noun" and ".own" in hit.tag


def held_before(view: Scene, hit: Hit) -> Party | None:
    """The people right before a verb whose suffix means them ('hostages whom gunmen held')."""
    if not owned(hit):
        return None
    words = view.sheet.tokens.words
    people = (p for p in view.parties if p.last == hit.first and (not p.named or (p.weak and not words[p.last - 1].startswith(ARTICLE))))
    return next(people, None)


def subject_suffixed(view: Scene, hit: Hit) -> bool:
    """Whether the subject of a verb is the suffix of the complementiser before it ('said that it killed ten')."""
    at = hit.first - 1
    while at > view.first and view.has(at, "deed.auxiliary") and not view.has(at, "complementisers"):
        at -= 1
    if view.has(at - 2, "deed.relative"):
        return False  # 'X, which Y says struck'
    return view.has(at, "complementisers") and view.sheet.tokens.words[at].endswith((HER, HIS, THEM))


def place_before(view: Scene, hit: Hit) -> Party | None:
    """The place that a relative clause is about ('the town that X besieges'), its pronoun with the verb or behind it."""
    if not view.has(hit.first - 1, "deed.relative") or not (owned(hit) or view.has(hit.last, "deed.bound")):
        return None
    at = hit.first - 1
    at -= not owned(hit) and view.sheet.tokens.words[at - 1] in COMMAS
    return next((p for p in view.parties if p.last == at and view.kind(p) == "place"), None)


def object_meant(view: Scene, hit: Hit, doer: Party | None, previous: Earlier) -> Party | None:
    """The party that the suffix of a verb means ('the police held him'); None where it means a deed or what a clause is about."""
    before = hit.first - 1
    about = view.has(before, "deed.relative") or before in view.triggers or view.has(hit.first, "deed.light.after")
    if any(p.first <= before < p.last and view.kind(p) == "place" for p in view.parties):
        return None  # 'the people of X, they were kept from it'
    if about or any(t < hit.first <= t + _TOLD for t in view.triggers - view.verbs):
        return None  # 'the raid that X made on Y'
    return meant(view, view.sheet.tokens.words[hit.last - 1], hit.first, doer, previous)


def partner_meant(view: Scene, hit: Hit, doer: Party | None, previous: Earlier) -> Party | None:
    """The party that a preposition with its pronoun behind a verb means ('they met with her')."""
    for i in range(hit.last, min(hit.last + _NEAR, view.last)):
        if view.has(i, "deed.with_them"):
            return meant(view, view.sheet.tokens.words[i], hit.first, doer, previous)
    return None


def person_before(view: Scene, hit: Hit, other: Party) -> Party | None:
    """The last person before a verb whose gender is the verb's, other than `other` ('during the visit of X, where she met Y')."""
    woman = hit.tag[-2:] == "fs"
    near = [p for p in view.parties if p.last <= hit.first and view.kind(p) == "person" and not p.weak and len(p.figures) == 1]
    for party in reversed(near):
        figure = view.sheet.figures[party.figures[0]]
        if figure.number == "s" and (figure.gender == "f") == woman and party.figures[0] not in other.figures:
            return party
    return None


def meant(view: Scene, word: str, before: int, doer: Party | None, previous: Earlier) -> Party | None:
    """The last party before a token that a word's suffix agrees with, other than `doer`; else the subject of the sentence before."""
    taken = set(doer.figures) if doer is not None else set()
    for party in reversed([p for p in view.parties if p.last <= before and not p.weak and view.acts(p)]):
        if taken.isdisjoint(party.figures) and _agrees(view, word, party):
            return party
    if previous is None:
        return None
    earlier = previous()
    found = carried(earlier, earlier.last, None, people=word.endswith(HIS))
    return found if found is not None and taken.isdisjoint(found.figures) and _agrees(earlier, word, found) else None


def one_meant(view: Scene, word: str, before: int) -> Party | None:
    """The last one before a token, alone or beside others, that a word's suffix agrees with ('between X and Y, as it arms')."""
    for party in reversed([p for p in view.parties if p.last <= before and not p.weak and view.acts(p)]):
        for figure in reversed(party.figures):
            if _agrees(view, word, one := replace(party, figures=(figure,))):
                return one
    return None


def _agrees(view: Scene, word: str, party: Party) -> bool:
    """Whether a suffix may mean a party: a man or body for 'him', a woman, state or body for 'her', several or a body for 'them'."""
    figure = view.sheet.figures[party.figures[0]]
    person = figure.type == "person"
    if len(party.figures) > 1 or figure.number in ("p", "d"):
        return not (word.endswith((HER, HIS)))
    if word.endswith(HER):
        return figure.gender == "f" if person else True
    if word.endswith(HIS):
        return figure.gender != "f" if person else figure.type == "organisation"
    return figure.type == "organisation"


def possessor(view: Scene, hit: Hit, previous: Earlier = None, contact: bool = True) -> Party | None:
    """Whose noun it is by its suffix: the one that goes on, unless of another gender than the suffix; then the nearest
    person before it whose gender agrees ('thanked her for her visit')."""
    if (both := _joined(view, hit)) is not None:
        return both
    found = carried(view, hit.first, previous)
    hers = view.sheet.tokens.words[hit.first].endswith(HER)
    if found is not None and len(found.figures) > 1 and hers and not contact:
        alone = [p for p in view.parties if p.last <= hit.first and len(p.figures) == 1 and view.kind(p) == "state" and not p.weak]
        return alone[-1] if alone else found  # 'X and Y urged Z to measure in its raids'
    if found is None and hers:
        left = view.clause(hit.first)[0]
        near = [p for p in view.parties if left <= p.first and p.last <= hit.first and view.acts(p) and view.kind(p) != "person"]
        return near[-1] if len({p.figures for p in near}) == 1 else None  # 'sanctions on X since its operation'
    if found is not None and view.kind(found) == "state" and view.sheet.tokens.words[hit.first].endswith(HIS):
        found = carried(view, hit.first, previous, people=True) or found
    if found is None or view.kind(found) != "person":
        return found
    other, figures = ("f" if hers else "m"), view.sheet.figures
    if hers and not contact and figures[found.figures[0]].gender != "f":
        states = [p for p in view.parties if p.last <= hit.first and view.kind(p) == "state" and not p.weak]
        return states[-1] if states else None  # 'X said that Y … its support'
    if figures[found.figures[0]].gender in ("", other):
        return found
    near = [p for p in view.parties if p.last <= hit.first and figures[p.figures[0]].gender == other]
    return near[-1] if near else found


def object_owner(view: Scene, hit: Hit, objects: frozenset[str], previous: Earlier, adjective: bool) -> Party | None:
    """Whose the object of a noun is by its suffix ('to withdraw its forces'): the subject that goes on; or by its adjective."""
    words = view.sheet.tokens.words
    word = next((words[i] for i in range(hit.last, min(hit.last + 3, view.last)) if words[i] in objects), "")
    its = word.endswith(HER) or word[:-1] + HER in objects
    at = past_count(view, hit.last)  # 'the sending of ten thousand X soldiers'
    if hit.tag == "noun" and not its and adjective and not objects.isdisjoint(words[at : at + 1]):
        near = (p for p in view.parties if p.weak and hit.last < p.first <= at + 2 and not p.lead)
        own = (p for p in view.parties if p.first == hit.last and not p.weak and (not p.lead or p.lead_at < hit.first) and view.acts(p))
        return next(near, None) or next(own, None)  # 'the arrival of X reinforcements'
    if not its or hit.tag != "noun":
        return None
    return carried(view, hit.first) or one_meant(view, word, hit.first) or carried(view, hit.first, previous)


def sufferer(view: Scene, hit: Hit) -> Party | None:
    """Those something is done to for what a noun with their suffix tells ('penalties on X because of its war', 'thanked X for its aid')."""
    at = hit.first
    if hit.clitics[-1:] == TO and any(p.last == at for p in view.parties):
        word = view.sheet.tokens.words[at]
    elif view.says(at - 1, "deed-cause") or view.says(at - 1, "deed-onto"):
        at -= 1 + view.says(at - 2, "deed-cause-before")
        word = view.sheet.tokens.words[hit.first]
    else:
        return None
    if not any(p.first == hit.last or hit.last <= p.lead_at <= hit.last + _NEAR for p in view.parties):
        return None  # the suffix may mean what it is done to
    praised = at == hit.first or view.says(at, "deed-onto")  # 'blamed X for its …'
    near = (p for p in view.parties if p.last == at and not p.weak and view.acts(p))
    near = (p for p in near if (view.says(p.lead_at, "deed-onto") if p.lead else praised))
    return next((p for p in near if _agrees(view, word, p) or (view.kind(p) == "state" and word.endswith(HIS))), None)


def _joined(view: Scene, hit: Hit) -> Party | None:
    """The one person whose deed the noun before tells that another is joined to ('the visit of X to Y and his talks with Z')."""
    if hit.clitics[:1] not in tuple(CONJUNCTIONS):
        return None
    before = max((t for t in view.triggers - view.verbs if t < hit.first), default=-1)
    near = (p for p in view.parties if 0 <= before < p.first <= before + _NEAR and view.kind(p) == "person")
    holder = next(near, None)
    if holder is None or holder.lead_at > before or len(holder.figures) > 1 or any(before < v < hit.first for v in view.verbs):
        return None
    hers = view.sheet.tokens.words[hit.first].endswith(HER)
    return holder if (view.sheet.figures[holder.figures[0]].gender == "f") == hers else None
