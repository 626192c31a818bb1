"""Bytes → pages: text, HTML, JSON; page furniture; dateline, outlet, agencies, day of publication."""

from marsad.intake.page import page_of

__all__ = ["page_of"]
