"""Credits: phrases that name the source of what stands beside them, or that only close a saying."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.lexicon.schema import Rule


class Credit(Rule, kw_only=True):
    """A credit phrase.

    kind: 'source' (a source follows: 'بحسب', 'وفقا لـ'), 'relay' (a carrier follows: 'كما نقلت عنه'),
    'own' (the words of somebody meant by a pronoun: 'بحسب رأيه'), 'tail' (closes a saying and names nobody).
    """

    id: str
    kind: Literal["source", "relay", "own", "tail"]
    forms: list[str]


class CreditFile(msgspec.Struct, forbid_unknown_fields=True):
    """`credits.toml`."""

    credit: list[Credit]


def forms(credit: Credit) -> Iterator[tuple[str, str]]:
    """(form, kind) pairs."""
    for form in credit.forms:
        yield form, credit.kind
