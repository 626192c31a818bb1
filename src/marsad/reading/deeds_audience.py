"""Who spoke before a body: a contact of the speaker with it."""

from __future__ import annotations

from marsad.reading.deeds_contacts import meeting
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_nouns import members
from marsad.reading.deeds_parties import carried, subject
from marsad.reading.deeds_places import international
from marsad.reading.deeds_scene import Party
from marsad.reading.sheet import Deed

_BACK = 12  # tokens before 'before' in which the word for speaking stands


def audience(frame: Frame) -> Deed | None:
    """The speaker and the body that he spoke before; None where the clause has no word for speaking, or names no such body."""
    view, hit = frame.view, frame.hit
    body = next((p for p in view.parties if hit.last <= p.first <= hit.last + 1 and view.kind(p) == "organisation" and not p.weak), None)
    if body is None or len(body.figures) > 1 or view.find_said("deed-assembly", hit.last, body.last) < 0:
        return None
    spoke = view.find_said("deed-address", max(frame.left, hit.first - _BACK), hit.first)
    speaker = _speaker(frame, spoke) if spoke >= 0 else None
    if speaker is None or set(speaker.figures) & set(body.figures):
        return None
    wide = international(view.sheet, body.figures[0])
    return meeting(frame, (*speaker.figures, *members(view, body)) if wide else speaker.figures, () if wide else body.figures, council=wide)


def _speaker(frame: Frame, spoke: int) -> Party | None:
    """The subject of the verb for speaking, or the one who goes on where a noun tells it."""
    view, hit = frame.view, frame.hit
    verb = spoke if spoke in view.verbs else view.find_said("deed-address", frame.left, spoke)
    found = subject(view, verb, hit.first, frame.left) if verb in view.verbs else None
    if found is None:
        found = carried(view, hit.first, frame.previous, people=True)
    here = next((s for s in view.sheet.sayings if view.first <= s.first < view.last and s.speakers), None) if found is None else None
    return found if here is None else Party(here.speakers, hit.first, hit.first)
