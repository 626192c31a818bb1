"""Bytes → pages: text, HTML, JSON; page furniture; dateline, outlet, agencies, day of publication."""

from marsad.intake.page import page_of
from marsad.intake.problems import IntakeError, Problem
from marsad.intake.reports import read_inputs

__all__ = ["IntakeError", "Problem", "page_of", "read_inputs"]
