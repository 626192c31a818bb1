"""Parties of a contact that stand beside its noun or beside another noun: two names in a row, those on whom it lies, who travels there."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE
from marsad.lexicon.match import Hit
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_nouns import among
from marsad.reading.deeds_scene import COMMAS, Party, Scene

_CLAUSE = 14  # tokens from a subject to the person behind its relative clause
_DUE = 4  # tokens from those who are to hold a contact to its noun


def met(view: Scene, hit: Hit, owner: Party | None) -> Party | None:
    """The one met, who stands right behind the holder of a noun ('the meeting of X Y', in Arabic without a preposition)."""
    if owner is None or hit.tag != "noun" or owner.weak or owner.first < hit.last or view.kind(owner) != "person":
        return None
    found = _person_at(view, _past_spots(view, owner.last))
    figures = view.sheet.figures
    if found is None or {figures[f].side for f in owner.figures} & {figures[f].side for f in found.figures}:
        return None
    return found


def behind_spot(view: Scene, hit: Hit) -> Party | None:
    """The person met behind the place and the day of a contact ('his receiving in X yesterday the minister Y')."""
    return _person_at(view, _past_spots(view, hit.last)) if hit.tag == "noun.own" else None


def _past_spots(view: Scene, token: int) -> int:
    """The token after the places, days and commas that begin at one."""
    spots = {i for p in view.parties if view.kind(p) == "place" and p.lead for i in range(p.first, p.last)} | view.timed
    while token < view.last and (token in spots or view.sheet.tokens.words[token] in COMMAS or view.has(token, "deed.place")):
        token += 1
    return token


def _person_at(view: Scene, token: int) -> Party | None:
    """The free person whose name begins at a token."""
    here = (p for p in view.parties if p.first == token and not p.lead and not p.weak and not p.joined)
    return next((p for p in here if view.kind(p) == "person"), None)


def past_relative(view: Scene, doer: Party) -> Party | None:
    """The person behind a relative clause on the subject that tells of his trip ('X, who is on a tour of the region, will meet Y',
    the verb first)."""
    if not view.has(doer.last, "deed.relative"):
        return None
    end = min(doer.last + _CLAUSE, view.last)
    trip = next((t for t in sorted(view.triggers - view.verbs) if doer.last < t < end), -1)
    free = (p for p in view.parties if trip < p.first < end and (not p.lead or p.loose) and not p.weak and not p.joined)
    near = (p for p in free if view.kind(p) == "person")
    found = next(near, None) if trip >= 0 else None
    if found is None or any(i in view.verbs for i in range(trip + 1, found.first)):
        return None
    return None if view.sheet.tokens.words[found.first - 1] in COMMAS else found


def upon(view: Scene, hit: Hit) -> tuple[int, ...]:
    """The two or more on whom a contact lies ('it is upon X and Y to resume the talks')."""
    for party in view.parties:
        if party.last <= hit.first <= party.last + _DUE and len(party.figures) > 1 and view.says(party.lead_at, "deed-upon"):
            told = range(party.last, hit.first)
            return party.figures if any(view.has(i, "deed.proposed") or view.says(i, "deed-due") for i in told) else ()
    return ()


def visitor(frame: Frame, partner: Party) -> Party | None:
    """The person whose visit was told before 'where he holds …'."""
    view, carrier = frame.view, frame.carrier
    if carrier < 1 or not view.says(carrier - 1, "deed-where"):
        return None
    trips = [t for t in view.triggers if t < carrier and (view.says(t, "deed-trips") or t in view.verbs)]
    people = [p for p in view.parties if p.last < carrier and view.kind(p) == "person" and not p.weak and len(p.figures) == 1]
    return next((p for p in reversed(people) if trips and set(p.figures).isdisjoint(partner.figures)), None)


def same_guest(frame: Frame, partner: Party) -> Party | None:
    """Who met others in the sentence before and goes on, where a verb in the imperfect has no subject ('she is expected to meet X')."""
    view, hit, known = frame.view, frame.hit, frame.known
    if known is None or known.type != "CONSULT" or hit.tag[:4] == "past" or len(known.source) != 1:
        return None
    sheet = view.sheet
    figure, other = sheet.figures[known.source[0]], sheet.figures[partner.figures[0]]
    near = sheet.sentence_of(known.first) == sheet.sentence_of(hit.first) - 1
    agrees = figure.gender in ("", "f" if hit.tag[-2:] == "fs" else "m") and figure.number == "s"
    if not near or figure.type != "person" or not agrees or figure.side == other.side:
        return None
    return Party(known.source, hit.first, hit.first)


def some_of(frame: Frame, doer: Party | None) -> Party | None:
    """Those of a state right behind the subject of a verb, or those named of them ('X will meet the Y leaders, among them Z')."""
    view = frame.view
    if frame.noun or doer is None or doer.first < frame.hit.last:
        return None
    near = (p for p in view.parties if p.weak and p.first == doer.last == p.lead_at and p.lead in frame.trigger.links)
    found = next(near, None)
    return None if found is None else among(view, frame.hit) or found


def only_where(frame: Frame, owner: Party | None) -> bool:
    """Whether the one state behind the noun of a contact only tells where it was, by its capital ('the talks of T with X'), or as the
    host of a summit ('the summit of X')."""
    view, hit = frame.view, frame.hit
    if owner is None or hit.tag != "noun" or owner.weak or owner.lead or len(owner.figures) != 1 or owner.first != hit.last:
        return False
    city = any(h.kind == "actor" and h.tag[:4] == "seat" for h in view.sheet.hits_at.get(owner.first, ()))
    return view.kind(owner) == "state" and (city or view.says(hit.first, "deed-gatherings"))


def told_before(frame: Frame) -> bool:
    """Whether a contact with the article is the one just told, which he who attended it has no side of his own in."""
    words, known = frame.view.sheet.tokens.words[frame.hit.first : frame.hit.last + 1], frame.known
    told = known is not None and known.type == "CONSULT" and len((*known.source, *known.target)) > 1
    attended = frame.carrier == frame.hit.first - 1 and frame.carrier in frame.view.opens  # 'the meeting was attended by X'
    return (told or attended) and any(word.startswith(ARTICLE) for word in words)
