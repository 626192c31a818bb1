"""What began at some time: whether it lasts from then on, or is over."""

from __future__ import annotations

from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Moment

_LEAD = 5  # tokens before a moment in which a word tells that something began then


def since(view: Scene, moment: Moment | None) -> bool:
    """Whether a moment is when something began that lasts."""
    return moment is not None and (view.has(moment.first, "deed.since") or view.has(moment.first - 1, "deed.since"))


def over(view: Scene, moment: Moment | None) -> bool:
    """Whether a moment is a year before the report's, and not one since when something lasts."""
    published = view.sheet.page.document.published
    if moment is None or published is None or not moment.value[:4].isdigit() or since(view, moment):
        return False
    return moment.value[:4] < published[:4] and view.find("deed.begun", max(view.first, moment.first - _LEAD), moment.first) < 0
