"""Those whom a number counts behind a noun that another does, those whom the suffix of several verbs means, and penalties by nobody."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.arabic.words import ARTICLE, CONJUNCTIONS, OF, TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_between import between
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_made import made
from marsad.reading.deeds_objects import object_at, past_count
from marsad.reading.deeds_parties import antecedent
from marsad.reading.deeds_places import lies_in
from marsad.reading.deeds_pronouns import owned
from marsad.reading.deeds_scene import Party, Scene
from marsad.reading.sheet import Deed

_TIES = 4  # words between the noun of ties and those between whom they are
_COUNTED = frozenset(("AID", "SANCTION"))  # done to people who are only counted


def counted_behind(frame: Frame, doer: Party | None) -> Party | None:
    """Those counted right behind a bare noun which another does ('X plans the training of ten Y soldiers')."""
    view, hit = frame.view, frame.hit
    if doer is None or doer.first >= hit.first or hit.tag != "noun" or frame.trigger.type not in _COUNTED:
        return None
    if "" not in frame.trigger.links or past_count(view, hit.last) == hit.last:
        return None
    return object_at(view, hit.last)


def described_by(view: Scene, hit: Hit) -> Party | None:
    """The party that a relative clause is about whose verbs bear its suffix, one upon another ('whom X armed and trained')."""
    first, words = hit.first, view.sheet.tokens.words
    while owned(hit) and words[first][0] in CONJUNCTIONS and first - 1 in view.triggers & view.verbs:
        first -= 1
    return antecedent(view, first)


def past_adjectives(view: Scene, hit: Hit) -> Hit:
    """A noun with the article, with the adjectives behind it ('the withdrawal, the final one, of the forces of X')."""
    end, words = hit.last, view.sheet.tokens.words
    starts = {p.first for p in view.parties}
    while hit.tag == "noun.the" and end < view.last and words[end].startswith(ARTICLE) and end not in starts | view.verbs:
        end += 1
    return hit if end == hit.last else replace(hit, last=end)


def imposed(frame: Frame) -> bool:
    """Whether penalties are told as imposed, though not by whom ('since the imposition of penalties on X')."""
    view, hit = frame.view, frame.hit
    if frame.trigger.id != "sanctions" or hit.tag != "noun":
        return False
    return _afterwards(view, hit)


def _afterwards(view: Scene, hit: Hit) -> bool:
    """Whether a noun stands behind 'after' or 'since': what it tells was done."""
    return view.has(hit.first - 1, "deed.after") or view.says(hit.first - 1, "deed-after-this")


def parted(frame: Frame, triggers: frozenset[str]) -> Deed | None:
    """What was done to the ties 'between' two, told as done by a noun, or announced by a third ('since the resumption of ties between X
    and Y')."""
    view, hit = frame.view, frame.hit
    if not frame.noun or frame.trigger.id not in triggers or frame.trigger.type == "ASSAULT":
        return None
    if not (_afterwards(view, hit) or view.has(frame.carrier, "deed.announce")):
        return None
    sides = between(view, hit, frame.right, _TIES)
    return made(frame, sides[:1], sides[1:], frame.trigger.mode) if len(sides) > 1 else None


def from_land(frame: Frame, doer: Party) -> bool:
    """Whether a place that lies in a state's land is what is left, right behind the noun ('began the withdrawal from X')."""
    view, last = frame.view, max(frame.hit.last, doer.last if doer.lead == TO or not frame.noun else 0)
    if not frame.noun and doer.last < frame.hit.first and view.has(frame.hit.first - 1, "deed.relative"):
        return False  # told of those before, whom nobody lists
    near = (p for p in view.parties if p.lead == OF and last <= p.lead_at <= last + 1 and view.kind(p) == "place")
    return any(lies_in(view.sheet, p.figures[0]) is not None for p in near)
