"""Accords told as concluded whose parties stand elsewhere: with the talks they came from, or in what is known of them."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.words import ARTICLE, CONJUNCTIONS, HER, HIS, TO
from marsad.lexicon.actors import Actor
from marsad.lexicon.load import Lexicon
from marsad.reading.deeds_frame import Figures, Frame
from marsad.reading.deeds_made import made
from marsad.reading.deeds_parties import carried, linked, subject
from marsad.reading.deeds_pronouns import meant
from marsad.reading.deeds_scene import COMMAS, Party, Scene
from marsad.reading.sheet import Deed

_CONCLUDED = 5  # tokens around an accord among which a word tells that it was concluded
_YIELD = 4  # tokens between the verb of talks that came to something and the accord
_ON = 4  # tokens behind 'it was agreed' among which what was agreed on may be a contact
_MIND = 14  # tokens behind 'agreed' in which 'on' leads to what they are of one mind about
_MANY = 3  # sides of a contact of many
_REACHED = ("accord", "accord-reached")  # triggers of accords signed or reached
_TWO = ("md", "fd")  # endings of verbs of two
_SIGNED: dict[int, dict[str, Actor]] = {}


def _agreements(lexicon: Lexicon) -> dict[str, Actor]:
    """The agreements whose signatories are known, by their keys."""
    found = _SIGNED.get(id(lexicon))
    if found is None:
        found = _SIGNED[id(lexicon)] = {a.key: a for a in lexicon.entries("actor", Actor) if a.signatories}
    return found


def concluded(frame: Frame) -> Deed | None:
    """An accord without parties of its own, where its clause tells that it was signed or reached."""
    if not frame.noun:
        return None
    if (seekers := _two_seeking(frame)) is not None:
        return sought(frame, made(frame, seekers.figures[:1], seekers.figures[1:], frame.trigger.mode))
    sides = _talked(frame, here=True) if _yielded(frame) else _told_by_topic(frame) or _signatories(frame) if _is_concluded(frame) else None
    if sides is None:
        return None
    deed = settled(frame, made(frame, *sides, frame.trigger.mode))
    return deed if deed.status in ("held", "scheduled") else None


def _told_by_topic(frame: Frame) -> tuple[Figures, Figures] | None:
    """The side whose affair the accord is about, and the one with whom it is ('an accord on its programme with X')."""
    view, hit = frame.view, frame.hit
    partner = linked(view, hit, frame.trigger.links, frame.right)
    at = view.find("deed.topic", hit.last, partner.lead_at) if partner is not None else -1
    word = view.sheet.tokens.words[at + 1] if at >= 0 else ""
    owner = meant(view, word, hit.first, partner, frame.previous) if word.endswith((HER, HIS)) else None
    return None if owner is None or partner is None else (owner.figures, partner.figures)


def named(frame: Frame) -> Deed | None:
    """A named agreement told as concluded: its signatories, whoever is the subject of the clause."""
    sides = _signatories(frame) if frame.noun and _is_concluded(frame) else None
    return None if sides is None or not sides[1] else settled(frame, made(frame, *sides, frame.trigger.mode))


def signed_by(frame: Frame) -> Party | None:
    """The two or more by whom an accord was signed, told behind the participle ('the accord signed by X and Y')."""
    view, hit = frame.view, frame.hit
    at = view.find_said("deed-concluded", hit.last, min(hit.last + _ON, frame.right))
    led = (p for p in view.parties if at < p.lead_at <= at + _ON and view.says(p.lead_at, "deed-by") and len(p.figures) > 1)
    return next(led, None) if at >= 0 else None


def with_others(view: Scene, doer: Party) -> Party:
    """A subject with those joined to it behind a time ('X reached on the 14th and Y an accord')."""
    for party in view.parties:
        between_them = set(range(doer.last, party.first)) - view.timed
        apart = all(view.has(i, "deed.prepositions") or view.sheet.tokens.words[i] in COMMAS for i in between_them)
        if party.first > doer.last and party.joined and not party.lead and not party.weak and apart:
            return replace(doer, figures=tuple(dict.fromkeys((*doer.figures, *party.figures))))
    return doer


def in_words(frame: Frame) -> bool:
    """Whether those who agree are only of one mind ('agreed that the time has come', 'agreed on the need for …')."""
    view, at = frame.view, _over(frame) if frame.trigger.id in ("agreed-on", "agreed") else -1
    if at < 0:
        return False
    if view.says(at + 1, "deed-mind"):
        return True
    return view.says(at + 1, "deed-that") and view.sheet.tokens.words[min(at + 2, view.last - 1)].startswith(ARTICLE)


def _over(frame: Frame) -> int:
    """Where 'on' leads to what those who agree agree on; -1 for nowhere near."""
    return frame.view.find_said("deed-over", frame.hit.last, min(frame.hit.last + _MIND, frame.view.last - 1))


def lone(frame: Frame, doer: Party) -> bool:
    """Whether a verb of agreeing has too few for it: one state, one told in another clause ('and agreed'), or one who came to
    something that is no accord ('what X came to in its report')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.id == "accord-concluded":
        return view.find_said("deed-paper", max(view.first, hit.first - _ON), hit.first) < 0
    if frame.trigger.type == "COOPERATE" or frame.trigger.id == "both-agreed":
        return True
    return frame.trigger.id == "agreed-on" and (view.kind(doer) == "state" or not frame.left <= doer.first < frame.right)


def to_meet(frame: Frame, deed: Deed | None) -> Deed | None:
    """An accord; a contact to come where those who agree only agree to meet ('agreed on holding talks next month')."""
    view, at = frame.view, _over(frame) if frame.trigger.id in ("agreed-on", "agreed") else -1
    if deed is None or at < 0:
        return deed
    told = at + 1 + view.says(at + 1, "deed-holding")
    if told == at + 1 and not view.sheet.tokens.words[at + 1].startswith(ARTICLE):
        return deed
    if any(h.kind == "deed" and h.tag[:4] == "noun" and view.says(told, "deed-sessions") for h in view.sheet.hits_at.get(told, ())):
        mode = "meeting" if len((*deed.source, *deed.target)) < _MANY else "multilateral"
        deed.type, deed.mode, deed.status = "CONSULT", mode, "scheduled"
    return deed


def two_agreed(frame: Frame, doer: Party | None) -> Deed | None:
    """An accord of the two who met or spoke just before, told by a verb of two without them ('and the two agreed on')."""
    hit = frame.hit
    if frame.noun or frame.trigger.type != "AGREE" or hit.tag[-2:] not in _TWO or hit.clitics[:1] not in tuple(CONJUNCTIONS):
        return None
    sides = _talked(frame) if doer is None or len(doer.figures) == 1 else None
    if sides is None or len((*sides[0], *sides[1])) != len(_TWO) or subject(frame.view, hit.first, frame.right, frame.left) is not None:
        return None
    return made(frame, *sides, frame.trigger.mode)


def came_to(frame: Frame, partner: Party | None) -> Party | None:
    """Who is said to do something 'after signing an accord with' another: the subject that goes on."""
    view, hit = frame.view, frame.hit
    if not frame.noun or partner is None or partner.weak or not view.says(hit.first - 1, "deed-after-this"):
        return None
    beside = view.sheet.tokens.words[hit.last] in frame.objects or view.has(hit.last, "deed.prepositions")
    if frame.trigger.id not in _REACHED or not beside:
        return None  # told with its own subject, or no signing
    found = carried(view, hit.first, frame.previous)
    return None if found is None or not set(found.figures).isdisjoint(partner.figures) else found


def sought(frame: Frame, deed: Deed) -> Deed:
    """An accord that somebody works 'to reach': proposed, where nothing plans it."""
    planned = frame.view.find("deed.scheduled", frame.left, frame.hit.first) >= 0
    deed.status = "proposed" if deed.status == "held" or (deed.status == "scheduled" and not planned) else deed.status
    return deed


def _two_seeking(frame: Frame) -> Party | None:
    """The two or more sides of a clause who do something 'to reach' or 'to sign' an accord."""
    view, hit = frame.view, frame.hit
    if not frame.noun or frame.trigger.id not in _REACHED or hit.clitics[-1:] != TO:
        return None
    found = carried(view, hit.first)
    if found is None or found.weak or len(found.figures) < len(_TWO) or linked(view, hit, frame.trigger.links, frame.right) is not None:
        return None
    sides = {view.sheet.figures[f].side or view.sheet.figures[f].key for f in found.figures}
    return found if len(sides) > 1 else None


def told_behind(frame: Frame) -> bool:
    """Whether those who concluded an accord are the subject of the relative clause right behind its noun, which tells it ('the accord
    that X concluded with Y')."""
    view, verb = frame.view, frame.hit.last + 1
    if not frame.noun or not view.has(frame.hit.last, "deed.relative") or verb not in view.triggers:
        return False
    if not any(h.kind == "deed" and h.tag[:4] == "past" for h in view.sheet.hits_at.get(verb, ())):
        return False
    near = (p for p in view.parties if verb < p.first <= verb + 2 and view.acts(p) and not p.weak and not p.lead)
    first = next(near, None)
    led = (p for p in view.parties if first is not None and first.last <= p.first < view.last and p.lead in frame.trigger.links)
    return first is not None and (len(first.figures) > 1 or next(led, None) is not None)


def settled(frame: Frame, deed: Deed) -> Deed:
    """An accord, held where the words beside it tell that it was concluded."""
    view, hit = frame.view, frame.hit
    done = view.find_said("deed-concluded", hit.last, min(hit.last + _CONCLUDED, frame.right)) >= 0
    if done or view.find("deed.after", max(frame.left, hit.first - 3), hit.first) >= 0:
        deed.status = "held"
    return deed


def agreed(frame: Frame) -> Deed | None:
    """'It was agreed': those of the contact told before; an accord on another meeting is none."""
    view, hit = frame.view, frame.hit
    sides = _talked(frame)
    ahead = range(hit.last, min(hit.last + _ON, view.last))
    about = any(
        h.kind == "deed" for i in ahead for h in view.sheet.hits_at.get(i, ()) if not view.says(i - 1, "deed-during-noun")
    )
    return None if sides is None or about else made(frame, *sides, frame.trigger.mode)


def _talked(frame: Frame, here: bool = False) -> tuple[Figures, Figures] | None:
    """Those of the contact told just before, two or more; `here`: in the same sentence."""
    known = frame.known
    if known is None or (here and known.first < frame.view.first) or known.type != "CONSULT" or len((*known.source, *known.target)) < 2:
        return None
    return known.source, known.target


def _yielded(frame: Frame) -> bool:
    """Whether the accord is what talks came to ('the talks resulted in an accord')."""
    return frame.view.find_said("deed-yields", max(frame.left, frame.hit.first - _YIELD), frame.hit.first) >= 0


def _is_concluded(frame: Frame) -> bool:
    view, hit = frame.view, frame.hit
    if frame.trigger.id in _REACHED:
        return True
    before = view.find_said("deed-concludes", max(frame.left, hit.first - 2), hit.first)
    return before >= 0 or view.find_said("deed-concluded", hit.last, min(hit.last + _CONCLUDED, frame.right)) >= 0


def _signatories(frame: Frame) -> tuple[Figures, Figures] | None:
    """Of a named agreement, the signatories whom the report names; the first side at least."""
    sheet = frame.view.sheet
    near = (sheet.sighting_at.get(i) for i in range(frame.hit.first, frame.right))
    keys = {sheet.figures[sheet.sightings[at].figures[0]].key for at in near if at is not None}
    signed = _agreements(sheet.lexicon)
    known = next((signed[key] for key in sorted(keys) if key in signed), None)
    if known is None:
        return None
    told = {figure.key: n for n, figure in enumerate(sheet.figures)}
    sides = [next(((told[key],) for key in side if key in told), ()) for side in known.signatories]
    return (sides[0], sides[1]) if sides[0] else None
