"""Python's collector of reference cycles, in commands that hold a large lexicon and make few cycles."""

from __future__ import annotations

import gc

from marsad.limits import COLLECT_AFTER


def collect_seldom() -> None:
    """Look for cycles seldom: each look goes through all that is held, a tenth of the time of adding, and finds next to nothing."""
    gc.set_threshold(COLLECT_AFTER, 50, 100)
