"""The public door: `read` one report; `Observatory`, many of them in a database."""

from marsad.doors.comparing import Merging
from marsad.doors.opened import Observatory, read, read_again

__all__ = ["Merging", "Observatory", "read", "read_again"]
