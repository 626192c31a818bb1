"""Whom a blow hits that a verb of dealing carries: 'X dealt blows to Y', 'the blows that X dealt to Y'."""

from __future__ import annotations

from marsad.arabic.words import TO
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_parties import linked
from marsad.reading.deeds_scene import Party

_BEHIND = 4  # tokens behind the noun in which the verb of a relative clause stands


def dealt_to(frame: Frame) -> Party | None:
    """Those to whom 'to' leads behind a blow that somebody deals; None where nobody deals it."""
    view, hit = frame.view, frame.hit
    if frame.trigger.type != "ASSAULT":
        return None
    behind = view.find_said("deed-deals", hit.last, min(hit.last + _BEHIND, view.last))
    if behind < 0 and not view.says(frame.carrier, "deed-deals"):
        return None
    found = linked(view, hit, [TO], frame.right)
    if found is not None:
        return found
    led = (p for p in view.parties if max(hit.last, behind) <= p.lead_at <= p.first < frame.right and view.says(p.lead_at, "deed-to-whom"))
    return next((p for p in led if view.acts(p)), None)
