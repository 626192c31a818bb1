"""What cannot be read: where it is, what is wrong, what to do."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One input that gave no page.

    where: the file, with its line where it has many; what: what is wrong; remedy: what to do, '' where nothing is;
    skipped: it is no report and is not meant to be one (a record, a gold file), so nothing failed.
    """

    where: str
    what: str
    remedy: str = ""
    skipped: bool = False

    def __str__(self) -> str:
        """The problem as one line."""
        return f"{self.where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")


class IntakeError(ValueError):
    """A document that is no report that can be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
