"""Patterns of content: the words by which what is said is a demand, a refusal, a charge …, whatever the cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.lexicon.inflection import Inflected, inflected, qualities
from marsad.record import Act

QUALITY = "quality"  # the tag of the forms of a pattern's qualities
Reach = Literal["start", "head", "near", "apodosis", "any"]
Condition = Literal[
    "condition", "future", "foreign", "own", "self", "adverse", "doer", "named", "conduct", "charge", "judged", "twice", "assertive",
    "pledged", "asked", "refused", "possible", "if", "sequel", "beside", "first", "unowned",
    "sought", "valued", "ruling", "answerable", "indefinite", "opined", "spoken",
    "qualified", "predicate",
    "bidden", "bound", "clause",
    "we", "harm", "announced", "early", "insisted", "given", "willed", "followed", "opening", "called",
    "voiced", "refusable",
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
    announces, and no 'that' stands between; 'early': it is among the first words of what is said; 'bidden': it is one after a
    'let'; 'bound': right after it stand those on whom it is to do what a 'that' then says; 'clause': it opens a clause and a verb
    stands behind the next 'that'; 'foreign': one of another side is named in the content; 'own': nobody of another side stands
    before it; 'adverse': somebody of another side does; 'doer': a state or group of another side is its subject; 'self': the
    speaker's own stands before it, or it opens what is said; 'beside': right before it; 'named': somebody of another side is
    named right after it; 'conduct': what is spoken of is conduct or words; 'charge': a charge or report is; 'judged': it is
    what something is called ('described it as a provocation'); 'twice': another word of the pattern is there too; 'unowned':
    the word is in no first person and the speaker's own is not the last named before it; 'answerable': one who may be blamed
    is named, of another side or by a common noun, or what such a one does; 'ruling': an authority is its subject or owner
    ('the government fails', 'failure of the state'); 'valued': a right, a hope, peace … stands right behind it; 'given':
    those whom it is for do; 'sought': a word of intent right before it ('seeks to'); 'indefinite': it has no article;
    'opined': the cue is one of judgement ('considered'); 'spoken': it is none of mere report ('announced'); 'assertive': the
    cue has no act of its own; 'qualified': one of `qualities` begins within `within` tokens, without the article;
    'willed': the verb behind it is one of will, in the third person, and the speaker's own stands right before it; 'followed': one
    of `followers` begins within `within` tokens; 'opening': it begins a clause; 'called': it is among the words by which a cue
    calls its object; 'voiced': the cue itself governs it, no 'that' in whose clause it stands; 'refusable': the verb behind it is of
    something that one may refuse to do;
    'predicate': it is what something is said to be: after 'is' or 'seems', at the head, or itself with the article before its
    quality; 'pledged': the cue is a promise; 'asked': a demand; 'insisted': it insists; 'refused': a refusal.
    negated: the act it carries under a negation (none: then it says nothing). others: the act it carries where its
    subject is named and of another side ('Iran will strike' is nobody's own threat). whom: 'before' where the target is
    its subject, 'none' where it is aimed at nobody. qualities: adjectives that count only by 'qualified'; followers: words as
    written that count only by 'followed'.
    tails: where there are some, each form goes on with one of them. alone: how many tokens from the start of what is said a hit
    may stand at most where no other word carries the same act (0: anywhere).
    """

    id: str
    act: Act
    reach: Reach = "near"
    weight: int = 5
    when: list[Condition] = []
    negated: Act | None = None
    others: Act | None = None
    whom: Place = "any"
    qualities: list[str] = []
    followers: list[str] = []
    within: int = 2
    tails: list[str] = []
    alone: int = 0


class ActFile(msgspec.Struct, forbid_unknown_fields=True):
    """`acts*.toml`."""

    pattern: list[ActPattern]


def forms(pattern: ActPattern) -> Iterator[tuple[str, str]]:
    """(form, tag) pairs; the tag is the pattern's id, or that of a quality."""
    for form in inflected(pattern):
        for tail in pattern.tails or [""]:
            yield f"{form} {tail}".rstrip(), pattern.id
    for form in (*qualities(pattern.qualities), *pattern.followers):
        yield form, QUALITY
