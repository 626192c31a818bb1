"""Vocabulary of issues: the words by which a statement is about talks, troops, sanctions …"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.lexicon.inflection import Inflected, inflected
from marsad.record import Issue


class IssueWords(Inflected, kw_only=True):
    """Words of one issue. weight: 3 names the issue, 2 belongs to it, 1 hints at it."""

    issue: Issue
    weight: int = 2


class IssueFile(msgspec.Struct, forbid_unknown_fields=True):
    """`issues*.toml`."""

    words: list[IssueWords]


def forms(entry: IssueWords) -> Iterator[tuple[str, str]]:
    """(form, tag) pairs; the tag is the issue."""
    for form in inflected(entry):
        yield form, entry.issue
