"""The sides of a noun that stands before both of them, and those that a pronoun behind a preposition means."""

from __future__ import annotations

from marsad.arabic.numerals import cardinal
from marsad.arabic.words import ARTICLE, HIS, OF, TO
from marsad.reading.deeds_behind import ascribed
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_held import befallen
from marsad.reading.deeds_nouns import accused, holder, performed
from marsad.reading.deeds_objects import object_at, past_count, past_spots
from marsad.reading.deeds_places import is_state
from marsad.reading.deeds_pronouns import meant, owned, sufferer
from marsad.reading.deeds_scene import COMMAS, HARD, Party
from marsad.reading.deeds_strangers import noun_at
from marsad.reading.sheet import sides_of

_COVERS = 9  # tokens behind penalties in which a verb tells whom they cover
_COVERED = 4  # tokens behind that verb in which those stand
_NEAR = 2  # tokens between the holder of a noun and what leads to the one it is done to
_DECREE = 4  # tokens from who made a law to its noun, and from that to the deed
_BOUND = 5  # tokens behind a deed in which a preposition with its pronoun stands
_CRISIS = 10  # tokens from the noun of a mediation to the crisis that it is to solve
_DONE_TO = frozenset(("ASSAULT", "COERCE", "AID", "CONCEDE"))
_CONDEMNED = 3  # tokens before the noun of a blow in which it is condemned
_OBJECTS = ("deed.targets", "deed.victims", "deed.assets", "deed.people")


def acting(frame: Frame, owner: Party) -> bool:
    """Whether the holder of a noun does it, since what it is done to stands behind him ('the seizure by X of a ship')."""
    view, hit = frame.view, frame.hit
    if hit.tag == "noun" and view.has(hit.last, "deed.craft") and owner.first <= hit.last + 1 and view.acts(owner):
        return True
    if hit.tag != "noun" or owner.weak or owner.first != hit.last or owner.last >= frame.right or not view.acts(owner):
        return False
    words, at = view.sheet.tokens.words, owner.last
    if any(view.has(at, mark) for mark in _OBJECTS) and "" in frame.trigger.links:
        return True
    if (words[at] in frame.objects or words[at][1:] in frame.objects) and at not in view.opens:
        return True
    if "" in frame.trigger.links and any(p.first == at and not p.lead and not p.joined for p in view.parties):
        return True
    if forces(frame, owner) or by_forces(frame, owner) or upon(frame, owner):
        return True  # 'the crushing by X of the protests'
    links = {TO} if "" in frame.trigger.links else set(frame.trigger.links)
    led = (p for p in view.parties if p.lead in links and p.lead and owner.last <= p.lead_at <= owner.last + _NEAR)
    if any(True for _ in led):
        return True
    return "" not in frame.trigger.links and words[at] in links and view.has(at, "deed.prepositions") and noun_at(view, at + 1)


def _storms(frame: Frame, owner: Party) -> bool:
    """Whether people hold a noun of breaking into places, which they do ('the storming by settlers of the mosque')."""
    view, at = frame.view, owner.last
    if owner.weak or not view.says_led(frame.hit.first, "deed-storming"):
        return False
    near = (p for p in view.parties if at <= p.first <= at + 1 and p.lead_at < frame.hit.first and not p.joined)
    return view.kind(owner) == "person" or not owner.named or any(view.kind(p) == "place" for p in near)


def upon(frame: Frame, owner: Party) -> bool:
    """Whether 'of' with a noun that nobody lists stands right behind the holder of a noun of force, which is done to it."""
    force = frame.noun and "" in frame.trigger.links and frame.trigger.type in ("ASSAULT", "COERCE")
    words, at = frame.view.sheet.tokens.words, owner.last
    return force and not owner.weak and at < len(words) and words[at].startswith(TO + TO)


def forces(frame: Frame, owner: Party) -> bool:
    """Whether a body stands behind a noun of force with an indefinite noun right behind it, which it is done to."""
    view, at = frame.view, owner.last
    if view.kind(owner) != "organisation" or owner.weak or at >= frame.right or frame.trigger.type not in ("ASSAULT", "COERCE"):
        return False
    return noun_at(view, at) and not view.sheet.tokens.words[at].startswith(ARTICLE) and at not in view.opens


def by_forces(frame: Frame, owner: Party) -> bool:
    """Whether a body of a state stands behind a noun of what police and armies do ('the arrest by the X army, since May, of ten'), or
    people behind that of breaking into places."""
    view = frame.view
    side = view.sheet.figures[owner.figures[0]].side
    arms = view.kind(owner) == "organisation" and not owner.weak and side is not None and is_state(view.sheet, side)
    people = view.find("deed.victims", owner.first, owner.last) >= 0  # 'the arrest of X reporters'
    return (arms and not people and view.says(frame.hit.first, "deed_done_by_forces")) or _storms(frame, owner)


def bound(frame: Frame, doer: Party | None) -> Party | None:
    """The state that a pronoun means behind a preposition that leads to the second side ('the sanctions imposed on it')."""
    view, hit = frame.view, frame.hit
    aid = frame.trigger.type == "AID"
    if "deed.bound" not in view.held or not frame.noun or frame.trigger.type == "COERCE" or (aid and doer is None):
        return None
    links = tuple(link for link in frame.trigger.links if link and (aid or link != TO))
    words = view.sheet.tokens.words
    for i in range(hit.last, min(hit.last + _BOUND, frame.right)):
        was = view.has(i + 1, "deed.auxiliary") or view.has(i + 1, "deed.light.after")  # 'the penalties that X imposed on it'
        if words[i] in COMMAS or words[i] in HARD or (view.has(i, "deed.relative") and not was):
            return None
        if view.has(i, "deed.bound") and any(words[i].startswith(link) for link in links):
            found = meant(view, words[i], hit.first, None, frame.previous)
            if found is None or not (aid or view.kind(found) == "state"):
                return None
            return None if (doer is not None and not set(found.figures).isdisjoint(doer.figures)) else found
    return None


def crisis(frame: Frame) -> Party | None:
    """The state whose crisis a mediation is to solve, told by an adjective ('the efforts of X to solve the Y crisis')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.mode != "mediation":
        return None
    near = (p for p in view.parties if p.weak and hit.last < p.first <= hit.last + _CRISIS and view.says(p.first, "deed-crises"))
    return next((p for p in near if not view.crosses(hit.last, p.first)), None)


def done_to(frame: Frame, doer: Party) -> bool:
    """Whether a verb of force has an object besides its subject, though nobody lists it."""
    view, hit = frame.view, frame.hit
    if doer.first >= hit.last and view.find("deed.victims", doer.first, doer.last) >= 0:
        return False  # 'ten X diplomats were expelled'
    start = past_spots(view, max(doer.last, hit.last))
    at = past_count(view, start)
    if at >= view.last:
        return False
    if doer.last <= hit.first and view.has(doer.first, "deed.victims"):
        return False
    if at > start and view.sheet.tokens.words[at] == OF and hit.tag[:4] == "past":
        return True  # 'arrested two of its men'
    led = view.sheet.tokens.words[at] in frame.trigger.links and view.has(at, "deed.prepositions")
    party = any(p.first == at and not p.lead for p in view.parties)
    return party or noun_at(view, at + led) or view.has(at + led, "deed.targets") or owned(hit)


def meant_inside(frame: Frame, doer: Party | None) -> Party | None:
    """The party that the suffix of a verbal noun means where another does it ('X accused Y of striking it'); not one that may be
    the noun's own ending."""
    view, hit = frame.view, frame.hit
    word = view.sheet.tokens.words[hit.last - 1]
    if hit.tag != "noun.own" or doer is None or word.endswith(HIS):
        return None
    if "" not in frame.trigger.links or frame.trigger.type not in _DONE_TO or sufferer(view, hit) is not None:
        return None
    found = meant(view, word, hit.first, doer, None)
    return found if found is not None and doer.first < hit.first else None


def covered(frame: Frame) -> Party | None:
    """Those whom penalties are said to cover ('the X sanctions covered the firm Y')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.type != "SANCTION":
        return None
    near = [p.last for p in view.parties if hit.first <= p.first <= hit.last]
    end = max([hit.last, *near])
    if view.has(hit.first - 1, "deed.covers"):
        return object_at(view, end)
    at = view.find("deed.covers", end, min(end + _COVERS, view.last))
    if at < 0:
        return None
    return object_at(view, at + 1) or next((p for p in view.parties if at < p.first <= at + _COVERED and view.acts(p)), None)


def decreed(frame: Frame) -> Party | None:
    """Who made the law or the order by which penalties are imposed or lifted ('X passed a law that imposes penalties on Y')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.type not in ("SANCTION", "CONCEDE"):
        return None
    at = view.find_said("deed_decrees", max(view.first, hit.first - _DECREE), hit.first)
    if at < 0 or view.crosses(at, hit.first):
        return None
    makers = [p for p in view.parties if p.last <= at and not p.lead and not p.weak and view.acts(p)]
    return makers[-1] if makers and at - makers[-1].last <= _DECREE else None


def described(frame: Frame) -> Party | None:
    """The people whom a participle tells by what was done to them ('the X diplomats who are held')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.type != "COERCE" or hit.tag not in ("noun.the", "noun"):
        return None
    near = (p for p in view.parties if p.weak and 0 <= hit.first - p.last <= 1)
    whole = hit.tag == "noun"  # an indefinite participle stands right behind them
    return next((p for p in near if view.has(p.first, "deed.victims") or (whole and p.last == hit.first)), None)


def holding(frame: Frame) -> Party | None:
    """The state in which people are held, which holds them ('X citizens who are held in Y')."""
    view, hit = frame.view, frame.hit
    near = (p for p in view.parties if p.lead_at == hit.last and view.kind(p) == "state" and not p.weak)
    state = next(near, None) if frame.noun and view.has(hit.last, "deed.place") else None
    return state if described(frame) is not None else None


def only_other(frame: Frame, doer: Party) -> tuple[int, ...]:
    """The one state besides the doer that a sentence names, whom penalties were meant for that are lifted."""
    view = frame.view
    known = view.sheet.figures
    own = sides_of(view.sheet, doer.figures)
    found = {f for p in view.parties for f in p.figures if known[f].type == "state" and (known[f].side or known[f].key) not in own}
    return tuple(found) if len(found) == 1 else ()


def sold(frame: Frame, doer: Party) -> tuple[int, ...]:
    """The state whose goods an adjective names behind what is banned ('banned the import of X coal')."""
    view, known = frame.view, frame.view.sheet.figures
    own = sides_of(view.sheet, doer.figures)
    near = [p for p in view.parties if p.weak and frame.hit.last < p.first <= frame.hit.last + 2 * _DECREE and p.first < frame.right]
    return next((p.figures for p in near if own.isdisjoint(known[f].key for f in p.figures)), ())


def by_somebody(frame: Frame) -> bool:
    """Whether a clause tells who did what a noun names, by a verb behind it or a charge before it, or whom it befell."""
    view, hit = frame.view, frame.hit
    if befallen(frame):
        return True
    owner = holder(view, hit) if frame.noun else None
    if owner is not None and upon(frame, owner):
        return True
    told = performed(view, hit, frame.right) or accused(view, hit, frame.left) or ascribed(view, hit) if frame.noun else None
    return told is not None


def purpose(frame: Frame) -> bool:
    """Whether a noun is what somebody goes or is there for ('went to X for fighting')."""
    view, hit = frame.view, frame.hit
    led = frame.noun and hit.clitics[-1:] == TO and frame.carrier < 0
    if led and view.find("deed.condemn", max(view.first, hit.first - _CONDEMNED), hit.first) >= 0:
        return False  # 'their condemnation of the murder'
    return led and not befallen(frame) and not view.says(hit.first - 1, "deed-because")


def occurred(frame: Frame) -> bool:
    """Whether a fight or a protest of which nobody is named is told by a verb of happening beside it ('fighting broke out')."""
    view, hit = frame.view, frame.hit
    if not frame.noun or hit.tag == "noun.the" or frame.trigger.type not in ("ASSAULT", "PROTEST"):
        return False
    before = view.find("deed.occurs", max(view.first, hit.first - _NEAR), hit.first)
    return before >= 0 or view.find("deed.occurs", hit.last, min(hit.last + _NEAR, view.last)) >= 0


def named_object(frame: Frame, doer: Party) -> bool:
    """Whether what a verb is done to are people or places of war, though nobody known ('the army arrested dozens')."""
    view = frame.view
    at, words = past_spots(view, max(doer.last, frame.hit.last)), view.sheet.tokens.words
    if at >= view.last:
        return False
    if view.has(at, "deed.targets") or (words[at] in frame.trigger.links and noun_at(view, at + 1)):
        return True
    if (number := cardinal(words, at)) is not None:
        if words[number[1] : number[1] + 1] == [OF]:
            return True
        return any(view.has(i, "deed.victims") or i in view.adjectives for i in (number[1], number[1] + 1))
    return view.has(at, "deed.victims") or view.has(at + 1, "deed.victims")


def told_by_verb(frame: Frame, doer: Party | None) -> bool:
    """Whether a verb of force beside a noun tells the same deed; not where the noun's own verb tells who did it ('X launched raids that
    struck Y')."""
    view, hit = frame.view, frame.hit
    if doer is not None and frame.carrier >= 0 and view.acts(doer) and (doer.named or view.kind(doer) != "person"):
        return False
    light = ("deed.light", "deed.light.present", "deed.dead")
    verbs = {v for v in view.triggers & view.verbs if not any(view.has(v, mark) for mark in light)}
    return hit.first - 1 in verbs or any(hit.last <= verb <= hit.last + 2 for verb in verbs)
