"""Deaths and wounds told without the deed that caused them: who suffered, by whose hand, where."""

from __future__ import annotations

from marsad.arabic.words import CONJUNCTIONS, OF
from marsad.lexicon.deeds import Trigger
from marsad.reading.deeds_agents import purpose
from marsad.reading.deeds_behind import accused_before
from marsad.reading.deeds_blows import blow_of
from marsad.reading.deeds_frame import Figures, Frame
from marsad.reading.deeds_made import made
from marsad.reading.deeds_nouns import accused, claimed, decided
from marsad.reading.deeds_objects import counted_people, object_at, past_about, past_times
from marsad.reading.deeds_parties import antecedent, carried, subject
from marsad.reading.deeds_pronouns import owned, subject_suffixed
from marsad.reading.deeds_scene import COMMAS, SIGNS, Party, Scene
from marsad.reading.sheet import Deed

_HAND = 3  # tokens between "by the hand of" and the party that follows
_COUNT = 4  # tokens after a word of death among which the victims stand
_SOME = 6  # tokens from a word of death to 'of' with those of whom some died
_CLOSE = 2  # tokens before it
_MANAGED = 9  # tokens from the verb of him who manages to kill to the noun


def active(frame: Frame) -> bool:
    """Whether a verb has an object, so that its subject did it ('the army killed ten')."""
    if frame.noun or owned(frame.hit):
        return not frame.noun
    doer = subject(frame.view, frame.hit.first, frame.right, frame.left)
    if subject_suffixed(frame.view, frame.hit):
        doer = Party((), frame.hit.first - 1, frame.hit.first)  # 'said that it killed ten'
    return doer is not None and _object(frame, doer)


def harm(frame: Frame) -> Deed | None:
    """People killed or wounded: None where an accident is told, or another deed of force in the sentence holds them."""
    view, hit = frame.view, frame.hit
    if hit.tag in ("noun.own", "noun.the") or view.find("deed.accident", view.first, view.last) >= 0 or _told_elsewhere(frame):
        return None
    if purpose(frame) and not (view.says(hit.first - 1, "deed-led-to") or view.says(hit.last - 1, "deed-deaths")):
        return None
    people = _people(frame)
    if frame.noun and (mourner := _own(frame)) is not None:
        return made(frame, (), _acting(frame, mourner), None)
    victims = _beside(frame) if frame.noun else antecedent(view, hit.first) or subject(view, hit.first, _end(frame), frame.left)
    people = people or (victims is not None and victims.weak)
    if not frame.noun and not people and frame.trigger.id != "killing":
        return None  # verbs that mean other things too
    hand = _by(frame) or _answers(frame) or blow_of(frame)
    if frame.noun and victims is not None and (struck := _after(frame, victims)) is not None:
        hand, victims = (hand if victims.weak else victims), struck  # 'the killing by X of Y'
    deed = made(frame, _acting(frame, hand), _acting(frame, victims, hand), None)
    return deed if deed.target or (people and (deed.place is not None or deed.source)) else None


def _answers(frame: Frame) -> Party | None:
    """Who claims or is charged with the death that a noun tells, or whose act it is."""
    view, hit = frame.view, frame.hit
    if not frame.noun:
        return None
    told = accused(view, hit, frame.left) or accused_before(view, hit.first)
    return told or claimed(view, hit, frame.previous) or decided(view, hit) or _managed(frame)


def _managed(frame: Frame) -> Party | None:
    """Who managed to kill those whose killing a noun tells ('the army succeeded in killing ten'), or owns up to it."""
    view, hit = frame.view, frame.hit
    first = max(view.first, hit.first - _MANAGED)
    at = -1 if view.says(hit.last - 1, "deed-deaths") else view.find_said("deed-manages", first, hit.first)
    at = at if at >= 0 else view.find_said("deed-adopts", first, hit.first)
    if at < 0 or view.crosses(at + 1, hit.first) or view.says(at - 1, "deed-not"):
        return None
    before = (p for p in view.parties if p.last == at and not p.lead and view.acts(p))
    found = subject(view, at, hit.first, frame.left) or next(before, None)
    return found if found is not None or view.clause(at)[0] < at - 1 else carried(view, at, frame.previous)


def _end(frame: Frame) -> int:
    """The token before which those stand who suffered it: by whose hand it was is told behind them."""
    at = frame.view.find("deed.hand", frame.hit.last, frame.right)
    return at if at >= 0 else frame.right


def _own(frame: Frame) -> Party | None:
    """Who announces the death of his own ('X announced the death of two of its soldiers')."""
    view, hit = frame.view, frame.hit
    at = view.find("deed.own_people", hit.last, min(hit.last + _COUNT, view.last))
    return carried(view, hit.first, frame.previous) if at >= 0 else None


def seized(frame: Frame, doer: Party) -> Deed | None:
    """Someone arrested or abducted, told by a passive verb: a person or people after it, and no object behind them."""
    view, hit = frame.view, frame.hit
    if frame.trigger.mode == "seizure":
        return None  # its verbs have no object
    people = any(view.has(i, "deed.victims") for i in range(doer.first, doer.last)) or counted_people(view, hit.last) is doer
    head = people or view.says(doer.first, "deed-vessels") if doer.weak or not doer.named else view.kind(doer) == "person"
    behind = doer.last <= hit.first and _no_object(frame)
    by_hand = behind and view.has(hit.last, "deed.hand")
    if hit.tag[:4] != "past" or owned(hit) or not (doer.first == hit.last or behind) or not (head or by_hand) or _object(frame, doer):
        return None
    return made(frame, _acting(frame, _by(frame)), _acting(frame, doer), frame.trigger.mode)


def _no_object(frame: Frame) -> bool:
    """Whether nothing but a preposition, a day or the end of its clause stands behind a verb ('X was arrested on Monday in …')."""
    view = frame.view
    at = past_times(view, frame.hit.last)
    if at >= frame.right or view.sheet.tokens.words[at] in SIGNS:
        return True
    led = view.has(at, "deed.prepositions") and view.sheet.tokens.words[at] not in frame.trigger.links
    return led or view.has(at, "deed.hand")


def taken(frame: Frame) -> Deed | None:
    """Someone arrested or sentenced, told by a passive verb whose preposition stands right behind it ('hands were laid on X')."""
    view, hit = frame.view, frame.hit
    words = view.sheet.tokens.words
    if hit.tag != "past.ms" or words[hit.last : hit.last + 1] == [] or words[hit.last] not in frame.trigger.links:
        return None
    victim = object_at(view, hit.last + 1)
    if victim is None or view.kind(victim) == "place":
        return None
    return made(frame, _acting(frame, _by(frame)), _acting(frame, victim), frame.trigger.mode)


def _told_elsewhere(frame: Frame) -> bool:
    """Whether the sentence names the deed that caused it ('killed in a raid')."""
    sheet = frame.view.sheet
    known = sheet.lexicon.entries("deed", Trigger)
    hits = (h for t in frame.view.triggers - {frame.hit.first} for h in sheet.hits_at.get(t, ()) if h.kind == "deed")
    return any(known[h.index].type == "ASSAULT" and known[h.index].frame != "harm" for h in hits)


def _people(frame: Frame) -> bool:
    """Whether people stand beside a word of death: a number, a word for people."""
    view, hit = frame.view, frame.hit
    words = view.sheet.tokens.words
    near = [*range(hit.last, min(hit.last + _COUNT, view.last)), *range(max(hit.first - _CLOSE, view.first), hit.first)]
    return any(view.has(i, "deed.victims") or words[i][:1].isdigit() for i in near)


def _beside(frame: Frame) -> Party | None:
    """The party whose death a noun tells ('the killing of seven X soldiers')."""
    hit = frame.hit
    view = frame.view
    far = (p.weak or p.lead == OF or view.has(p.first - 1, "deed.victims") for p in view.parties)  # 'nineteen X soldiers'
    near = (p for p, counted in zip(view.parties, far, strict=True) if hit.last <= p.first < hit.last + (_COUNT if counted else 2))
    found = next((p for p in near if not p.lead or p.lead_at <= hit.first or (p.lead == OF and p.loose)), None)
    return found or _some_of(view, hit.last) or _person_behind(view, hit.last)


def _some_of(view: Scene, token: int) -> Party | None:
    """Of whom those are who are counted behind a token ('the killing of ten men of X', 'of fourteen … of X')."""
    words = view.sheet.tokens.words
    for party in view.parties:
        if party.lead != OF or not token < party.lead_at <= token + _SOME or not view.acts(party):
            continue
        between_them = range(token, party.lead_at)
        counts = any(words[i][:1].isdigit() or view.has(i, "deed.victims") or view.has(i, "deed.about") for i in between_them)
        apart = any(words[i] in SIGNS or i in view.verbs or view.has(i, "deed.prepositions") for i in between_them)
        apart = apart or any(p.first in between_them for p in view.parties)
        return party if counts and not apart else None
    return None


def _person_behind(view: Scene, token: int) -> Party | None:
    """The person named behind his calling, which nobody lists ('the killing of the reporter of the channel X, N')."""
    words = view.sheet.tokens.words
    found = next((p for p in view.parties if token < p.first <= token + _COUNT and not p.lead and view.kind(p) == "person"), None)
    if found is None or found.weak or not found.named:
        return None
    apart = any(words[i] in SIGNS or i in view.verbs or view.has(i, "deed.prepositions") for i in range(token, found.first))
    return None if apart else found


def _after(frame: Frame, party: Party) -> Party | None:
    """The free party right behind another."""
    view = frame.view
    if party.last < view.last and view.sheet.tokens.words[party.last] in COMMAS:
        return None  # 'the killing of X, the leader of Y'
    start = past_about(view, party.last)
    found = (p for p in view.parties if start <= p.first <= start + 1 and not p.lead and not p.joined)
    return next((p for p in found if view.acts(p)), None)


def _object(frame: Frame, doer: Party) -> bool:
    """Whether a verb has an object besides its subject, so that the subject did it."""
    view, hit = frame.view, frame.hit
    at = past_about(view, max(doer.last, hit.last))
    if view.has(at, "deed.hand") or view.has(at, "deed.spelled_out"):
        return False  # 'X was killed by the fire of Y', 'sixty were killed, among them …'
    if doer.first < hit.first and at < view.last and view.sheet.tokens.words[at][:1].isdigit():
        return True
    joined = at < view.last and view.sheet.tokens.words[at][0] in CONJUNCTIONS
    counted = not joined and not view.has(at, "deed.prepositions") and view.has(at + 1, "deed.victims")  # 'five civilians'
    return view.has(at, "deed.victims") or _accusative(view, at) or counted or _after(frame, doer) is not None


def _accusative(view: Scene, token: int) -> bool:
    """Whether one of a people stands at a token as an object ('a X')."""
    return any(p.first == token and not p.named and not p.lead and token in view.adjectives for p in view.parties)


def _by(frame: Frame) -> Party | None:
    """The party by whose hand it was."""
    view = frame.view
    at = view.find("deed.hand", view.first, frame.right)
    near = (p for p in view.parties if at + (not p.weak) <= p.first <= at + _HAND and view.acts(p))
    return next((p for p in near if not (p.lead_at > at and view.has(p.lead_at, "deed.place"))), None) if at >= 0 else None


def _acting(frame: Frame, party: Party | None, other: Party | None = None) -> Figures:
    if party is None or party is other:
        return ()
    return frame.view.acting(party.figures)
