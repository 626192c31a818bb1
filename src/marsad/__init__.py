"""Marsad reads news reports on diplomatic crises into records in which every claim carries its chain back to the exact words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.doors import Observatory, read
    from marsad.record import Record

__version__ = "0.1.0"
__all__ = ["Observatory", "Record", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """The public door, opened on first use: nothing is done at import."""
    if name in ("Observatory", "read"):
        from marsad import doors

        return getattr(doors, name)
    if name == "Record":
        from marsad.record import Record

        return Record
    raise AttributeError(f"module 'marsad' has no attribute {name!r}")
