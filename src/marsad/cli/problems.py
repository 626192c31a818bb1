"""Problems as a user sees them: one line each on stderr, and the exit code of the whole."""

from __future__ import annotations

import sys
from collections.abc import Sequence

OK, FAILED, USAGE, NOTHING_FOUND, PARTLY_FAILED = 0, 1, 2, 3, 4  # exit codes of every command
NAMED_SKIPS = 3  # files named in the line about skipped ones


class CommandError(Exception):
    """What ends a command: a line that says what is wrong and what to do, and the exit code."""

    def __init__(self, line: str, code: int = FAILED) -> None:
        super().__init__(line)
        self.code = code


def complain(line: str) -> None:
    """Print one line on stderr, line ends and control characters in it made visible."""
    plain = "".join(char if char.isprintable() else "\ufffd" if ord(char) > 127 else repr(char)[1:-1] for char in line)
    print(f"marsad: {plain}", file=sys.stderr)


def tell_skipped(files: Sequence[str], count: int) -> None:
    """Say in one line which files were passed over because they are no reports; `files` are the first of them."""
    if count:
        named = ", ".join(files[:NAMED_SKIPS]) + (", …" if count > NAMED_SKIPS else "")
        noun = "file that holds" if count == 1 else "files that hold"
        complain(f"skipped {count:,} {noun} annotations, not reports: {named}")


def outcome(done: int, failed: int) -> int:
    """The exit code of a batch: all done, part of it failed, or nothing could be done."""
    if not failed:
        return OK
    return PARTLY_FAILED if done else FAILED
