"""Readouts: what the parties to a contact give out about it, each for its own side."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.merging.deeds import Deed
from marsad.merging.sayings import Saying

_MODES = {"call": ("call",), "meeting": ("meeting", "multilateral", "visit")}  # of contacts, by the medium of what is said in them
_DONE = ("held", "ongoing")


def accounts(sayings: Sequence[Saying], deeds: Sequence[Deed]) -> list[tuple[str, str, str]]:
    """(saying, deed, side) for what was said in a contact that the same report tells.

    The side is that which gives it out, if it is a party, else the speaker's. A saying that may be of several contacts is
    of none.
    """
    contacts = [deed for deed in deeds if deed.type == "CONSULT" and deed.status in _DONE]
    found = []
    for saying in sayings:
        modes = _MODES.get(saying.medium or "", ())
        fitting = [(deed, side) for deed in contacts if deed.mode in modes and (side := _side(saying, deed)) is not None]
        if len(fitting) == 1:
            found.append((saying.id, fitting[0][0].id, fitting[0][1]))
    return found


def _side(saying: Saying, deed: Deed) -> str | None:
    """The side for which a saying gives an account of a contact; None where its speakers take no part."""
    sides = deed.sides.keys()
    speaking = sorted(saying.by & sides)
    if not speaking or (saying.to and not saying.to & sides):
        return None
    return saying.issuer if saying.issuer in sides else speaking[0] if len(speaking) == 1 else None
