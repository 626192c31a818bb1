"""The time of a clause that tells what was done when something else happened ('ten were killed on Friday, when X stormed …')."""

from __future__ import annotations

from bisect import bisect_left

from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Moment


def moment_when(view: Scene, left: int) -> Moment | None:
    """The moment that stands last in the clause before one that begins with 'when'; durations are none.

    left: where the clause begins that tells the deed.
    """
    words, at = view.sheet.tokens.words, bisect_left(view.edges, left) - 1
    when = words[left] in view.sheet.lexicon.words("deed-when") and not view.says(left - 1, "deed-in")
    if at < 0 or not when:
        return None
    before = (m for m in reversed(view.sheet.moments) if view.edges[at] <= m.first and m.last <= left)
    return next((m for m in before if m.value[:1].isdigit()), None)
