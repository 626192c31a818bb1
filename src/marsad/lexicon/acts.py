"""Patterns of content: the words by which what is said is a demand, a refusal, a charge …, whatever the cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.lexicon.inflection import Inflected, inflected
from marsad.record import Act

Reach = Literal["start", "head", "near", "apodosis", "any"]
Condition = Literal[
    "condition", "future", "foreign", "own", "self", "adverse", "doer", "named", "conduct", "charge", "judged", "twice", "assertive",
    "pledged", "asked", "refused", "possible", "if", "sequel", "beside", "first", "we", "harm", "announced", "early",
]  # fmt: skip
Place = Literal["any", "before", "none"]


class ActPattern(Inflected, kw_only=True):
    """Words that carry an act.

    reach: where in the content they count: 'start' (its first word), 'head' (its first words, or the first after
    'but'), 'near' (its main clauses), 'apodosis' (those and what hangs on an 'if'), 'any'.
    weight: of several acts the heaviest counts (1–10; a cue has weights up to 9, see reading/acts.py).
    when: all must hold. 'condition': an 'if' is there; 'if': the word stands right after the first 'if'; 'sequel': a verb in
    the future is there; 'future': the word itself is one; 'possible': it is, or stands after a 'may'; 'first': it is a verb
    in the first person; 'we': the word after it is; 'harm': something bad is named soon after it; 'announced': the cue
    announces, and no 'that' stands between; 'early': it is among the first words of what is said; 'foreign': one of another
    side is named in the content; 'own': nobody of another side stands before it; 'adverse': somebody of another side does;
    'doer': a state or group of another side is its subject; 'self': the speaker's own stands before it, or it opens what is
    said; 'beside': right before it; 'named': somebody of another side is named right after it; 'conduct': what is spoken of
    is conduct or words; 'charge': a charge or report is; 'judged': it is what something is called ('described it as a
    provocation'); 'twice': another word of the pattern is there too; 'assertive': the cue has no act of its own; 'pledged':
    the cue is a promise; 'asked': a demand; 'refused': a refusal.
    negated: the act it carries under a negation (none: then it says nothing). others: the act it carries where its
    subject is named and of another side ('Iran will strike' is nobody's own threat). whom: 'before' where the target is
    its subject, 'none' where it is aimed at nobody.
    """

    id: str
    act: Act
    reach: Reach = "near"
    weight: int = 5
    when: list[Condition] = []
    negated: Act | None = None
    others: Act | None = None
    whom: Place = "any"


class ActFile(msgspec.Struct, forbid_unknown_fields=True):
    """`acts*.toml`."""

    pattern: list[ActPattern]


def forms(pattern: ActPattern) -> Iterator[tuple[str, str]]:
    """(form, tag) pairs; the tag is the pattern's id."""
    for form in inflected(pattern):
        yield form, pattern.id
