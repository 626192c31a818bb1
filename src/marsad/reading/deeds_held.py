"""Those whom words about a place or a blow name: who holds the place struck, whose blow it was, whose people died in it."""

from __future__ import annotations

from marsad.arabic.numerals import cardinal
from marsad.arabic.words import OF, TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_frame import Figures, Frame
from marsad.reading.deeds_parties import carried
from marsad.reading.deeds_scene import COMMAS, Party, Scene

_HEADS = 2  # tokens between 'by' and those whose men, forces or aircraft did it
_MEN = ("deed.of", "deed.forces", "deed.craft")
_REACH = 9  # tokens from a blow to the words that tell who holds the place
_BEATEN = 5  # tokens from a fight to whom it is meant to beat
_NEXT = 2  # tokens between those words and the holder
_ADJECTIVES = 1  # words between a blow and 'of' with him whose it was
_BEFALLEN = 3  # tokens between that verb and whom it befell
_EXPOSED = 4  # tokens behind a blow in which the verb of whom it befell stands
_BACK = 10  # tokens before and after a blow in which a word of death stands
_WORD = 6  # tokens from that word to the demonym of the dead
_FORCE = frozenset(("ASSAULT", "COERCE"))
_DEAD = 5  # tokens between the people killed and the body that they were of


def occupant(frame: Frame) -> Party | None:
    """Who holds the places that are struck ('raids on areas that X controls')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.type != "ASSAULT":
        return None
    at = view.find("deed.held", hit.last, min(hit.last + _REACH, view.last))
    if at < 0 or any(view.sheet.tokens.words[i] in COMMAS for i in range(hit.last, at)):
        return None
    near = (p for p in view.parties if at < p.first <= at + _NEXT and view.acts(p) and (not p.lead or p.lead_at <= at))
    return next(near, None)


def meant_for(view: Scene, hit: Hit) -> Party | None:
    """Those whom a fight is meant to beat, told by a verbal noun behind it ('the X operations to fight Y')."""
    at = view.find_said("deed-beating", hit.last, min(hit.last + _BEATEN, view.last))
    if at < 0 or view.crosses(hit.last, at):
        return None
    return next((p for p in view.parties if at < p.first <= at + _NEXT + 1 and not p.weak and view.acts(p)), None)


def striker(frame: Frame) -> Party | None:
    """Whose blow a noun tells by 'of' ('an ambush of X', 'a wide attack of X'), where 'of' does not lead to those struck."""
    view, hit = frame.view, frame.hit
    to = TO in frame.trigger.links and not by_of(frame)
    if not frame.noun or to or frame.trigger.type not in ("ASSAULT", "PROTEST") or ambush(frame):
        return None
    far = hit.last + (_ADJECTIVES if frame.trigger.type == "ASSAULT" else 0)  # protests 'hostile to X' are not his
    return next(
        (
            p for p in view.parties
            if p.lead == TO and p.lead_at == p.first and hit.last <= p.lead_at <= far and view.acts(p)
            and not view.has(p.lead_at - 1, "deed.belongs") and not view.crosses(hit.last, p.lead_at)
            and (not p.weak or _people_at(view, p.first) or view.has(p.first, "deed.craft") or view.has(p.first, "deed.forces"))
            and view.find("deed.victims", p.first, p.last) < 0
        ),
        None,
    )  # fmt: skip


def at_hands(frame: Frame) -> Party | None:
    """By whose hand a noun says that it was done ('was exposed to a shelling on the part of X')."""
    view, hit = frame.view, frame.hit
    if not frame.noun:
        return None
    if "deed.on_part" not in view.held:
        return _from_whom(frame)
    at = next((i for i in range(hit.last, min(hit.last + _REACH, frame.right)) if view.has(i, "deed.on_part")), -1)
    while view.has(at + 1, "deed.on_part"):
        at += 1
    if at < 0:
        return _from_whom(frame)
    if view.crosses(hit.last, at):
        return None
    starts = {p.first: p for p in view.parties if view.acts(p)}
    for i in range(at + 1, min(at + 2 + _HEADS, view.last)):
        if i in starts:
            return starts[i]
        if not any(view.has(i, mark) for mark in _MEN):
            return None
    return None


def _from_whom(frame: Frame) -> Party | None:
    """Whose blow it is by 'from', where somebody was exposed to it ('was exposed to a shelling from X'), or is the noun's suffix and
    bodies did it ('their detention by X')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.type not in _FORCE:
        return None
    befell = befallen(frame)
    if not befell and (hit.tag != "noun.own" or OF in frame.trigger.links):
        return None
    for party in view.parties:
        led = party.lead == OF or (party.lead == TO and foiled(frame) >= 0)
        near = led and hit.last <= party.lead_at <= hit.last + _ADJECTIVES and view.acts(party)
        if near and (befell or view.kind(party) == "organisation"):
            return party
    return None


def foiled(frame: Frame) -> int:
    """Where the verb of those stands who beat a blow back ('the army foiled an attack of X'), or -1."""
    first = frame.hit.first
    if not frame.noun or frame.trigger.type != "ASSAULT":
        return -1
    return frame.view.find_said("deed-foils", max(frame.view.first, first - _BACK), first)


def befallen(frame: Frame) -> bool:
    """Whether a noun is what somebody was exposed to."""
    first = frame.hit.first
    if foiled(frame) >= 0:
        return True
    exposed_at = frame.view.find("deed.exposed", max(frame.view.first, first - _BACK), first)
    return frame.noun and exposed_at >= 0 and (frame.hit.clitics[-1:] == TO or exposed_at == first - 2)


def ambush(frame: Frame) -> bool:
    """Whether a blow is one that somebody set ('gunmen set an ambush for X')."""
    return frame.noun and frame.view.find_said("deed_sets", max(frame.view.first, frame.hit.first - _BEFALLEN - 1), frame.hit.first) >= 0


def by_of(frame: Frame) -> bool:
    """Whether a noun is one of those right behind which 'of' leads to a body whose blow it is ('a shelling of the X army')."""
    return frame.hit.tag == "noun" and frame.view.has(frame.hit.last - 1, "deed.by_of")


def exposed(frame: Frame) -> Party | None:
    """Whom a blow befell, told behind it ('the attack to which the embassy of X was exposed')."""
    view, hit = frame.view, frame.hit
    at = view.find("deed.exposed", hit.last + 1, min(hit.last + _EXPOSED, view.last)) if view.has(hit.last, "deed.relative") else -1
    near = (p for p in view.parties if at < p.first <= at + _BEFALLEN and (not p.lead or p.lead_at <= at))
    return next(near, None) if at >= 0 else None


def _people_at(view: Scene, token: int) -> bool:
    """Whether a token is a word for people."""
    return any(view.has(token, mark) for mark in ("deed.victims", "deed.people", "deed.ranks", "deed.of", "deed.dead"))


def _counts(view: Scene, token: int, end: int) -> bool:
    """Whether a number stands from a token to another ('five of the soldiers of X')."""
    number = cardinal(view.sheet.tokens.words, token)
    return number is not None and number[1] == end > token


def fallen(view: Scene, word: int) -> Party | None:
    """The body whose people were killed, behind a number or a word for people ('two of the soldiers of X were killed')."""
    for party in view.parties:
        if party.lead != OF or not view.acts(party):
            continue
        counted = view.find("deed.victims", max(view.first, party.lead_at - _NEXT - 1), party.lead_at) >= 0
        counted = counted or (party.loose and any(view.has(party.lead_at + 1, mark) for mark in ("deed.of", "deed.people")))
        counted = counted or any(_counts(view, i, party.lead_at) for i in range(max(word, party.lead_at - _NEXT), party.lead_at))
        near = word < party.lead_at <= word + _DEAD or 0 <= word - party.last <= 1
        if counted and near:
            return party
    return None


def dead(frame: Frame, source: Figures) -> Figures:
    """The state or body whose people were killed in it ('the death of two X soldiers in an attack')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.mode == "blockade":
        return ()  # 'a patient died because of the siege'
    first, last = max(view.first, hit.first - _BACK - _WORD), min(hit.last + _BACK + _WORD, view.last)
    at, died = view.find("deed.dead", first, hit.first), view.find("deed.died", first, last)
    at = at if at >= 0 else view.find("deed.dead", hit.last, last)
    if at >= 0 and view.find("deed.own_people", at, min(at + _WORD, view.last)) >= 0 and (own := carried(view, at)) is not None:
        return tuple(f for f in own.figures if f not in source)  # 'X announced the death of its soldiers in a raid'
    for party in view.parties:  # 'an X soldier was killed', 'ten civilians were killed'
        head = (party.weak or party.loose) if view.kind(party) == "state" else view.kind(party) == "person" or not party.named
        before = party.last == at or (party.last == at - 1 and view.has(at - 1, "deed.relative"))
        if before and not party.lead and head:
            return tuple(f for f in party.figures if f not in source)
    force = at >= 0 and frame.trigger.type == "ASSAULT"
    if force and (body := fallen(view, at)) is not None and set(body.figures).isdisjoint(source):
        return view.acting(body.figures)
    for party in (p for p in view.parties if view.acts(p)):
        near = 0 <= at < party.first <= at + _WORD and view.verbs.isdisjoint(range(at + 1, party.first))
        near = near or 0 <= died - party.last <= 1
        if view.kind(party) == "state" and not party.weak and not _people_at(view, party.first - 1):
            continue  # 'two soldiers were killed in the west of X'
        if near and (party.lead_at < at or view.has(party.first - 1, "deed.ranks")) and set(party.figures).isdisjoint(source):
            return view.acting(party.figures)
    if at < 0 or not source:
        return ()
    bodies = [p for p in view.parties if p.last <= at and at - p.last <= 1 and view.kind(p) == "organisation"]
    return bodies[0].figures if bodies and set(bodies[0].figures).isdisjoint(source) else ()  # the body that announces its dead
