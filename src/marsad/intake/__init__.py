"""Bytes → pages: text, HTML, JSON; page furniture; dateline, outlet, agencies, day of publication."""

from marsad.intake.page import page_of
from marsad.intake.problems import IntakeError, Problem

__all__ = ["IntakeError", "Problem", "page_of"]
