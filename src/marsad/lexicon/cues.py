"""Cues: the words that report what somebody says, with the forms they take and the ways their content follows.

The inflection is that of the third person, which is what reports use: perfect and imperfect in all genders and numbers,
the active participle in the accusative ('مؤكدا'), the verbal noun, and verbs with an object pronoun ('تعتبره').
Source: Wright, Grammar of the Arabic Language, I (strong and defective verbs; pronominal suffixes).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from marsad.lexicon.schema import Rule
from marsad.record import Act

_OBJECTS = ("ه", "ها", "هم", "هما")


class Cue(Rule, kw_only=True):
    """A cue verb or noun.

    past, present: third person masculine singular; participle: active, masculine singular without case; noun: verbal noun.
    frames: how the content follows: 'that' (a complementiser), 'quote', 'object', or a preposition; 'as' marks verbs whose content is a
    second object ('اعتبر X Y'). whom: 'object' where the first object is the person spoken to or accused ('دعا X إلى').
    pronoun: forms with an object pronoun are cues too. strict: needs a plain complement (words that mean other things);
    close: needs it at once.
    also: further (form, tag) pairs; without: forms that are other words; document: the form itself names a document of its subject.
    plain: the bare word for saying, to which other cues lead ('علق بالقول').
    called: what is said is what the object is called ('وصف X بأنه Y').
    told: reports only where somebody told is named ('أطلع X على').
    owned: reports only where its subject stands beside it ('يريد X').
    passive: the imperfect without a subject that is named is the passive, which nobody says ('يعتبر الأكبر').
    unmarked: the words said may follow its subject without any mark, as on pages that lost their quotation marks.
    negatable: denied, it still reports a stance ('لا يريد'); other cues that are denied report nothing ('لم يعلن').
    nominal: the verbal noun with a holder is a cue ('رفض إسرائيل'); nouns: nouns that are cues where it is told whose they are, also with
    the article or a possessive pronoun ('دعوات X إلى', 'الرفض الإيراني ل', 'بعد تحذيره من').
    named: only where somebody is named behind them; objective: one name behind them is the object ('اتهام X بـ').
    relays: the subject passes on others' words ('نقلت الوكالة عن').
    """

    lemma: str
    act: Act = "state"
    past: str | None = None
    present: str | None = None
    participle: str | None = None
    noun: str | None = None
    nouns: list[str] = []
    named: bool = False
    objective: bool = False
    also: list[tuple[str, str]] = []
    without: list[str] = []
    frames: list[str] = []
    whom: str | None = None
    pronoun: bool = False
    strict: bool = False
    close: bool = False
    nominal: bool = False
    relays: bool = False
    plain: bool = False
    document: bool = False
    negatable: bool = False
    told: bool = False
    owned: bool = False
    called: bool = False
    passive: bool = False
    unmarked: bool = False


class CueFile(msgspec.Struct, forbid_unknown_fields=True):
    """`cues*.toml`."""

    cue: list[Cue]


def perfect(past: str) -> Iterator[tuple[str, str]]:
    """(form, 'gender.number') of the third persons of a perfect given in the masculine singular."""
    weak = past[-1] in "اى"
    stem = past[:-1] if weak else past
    yield past, "m.s"
    yield stem + "ت", "f.s"
    yield (stem + ("يا" if past[-1] == "ى" else "وا") if weak else past + "ا"), "m.d"
    yield stem + "تا", "f.d"
    yield stem + "وا", "m.p"


def imperfect(present: str) -> Iterator[tuple[str, str]]:
    """(form, 'gender.number') of the third persons of an imperfect given in the masculine singular."""
    weak = present[-1] in "وىي"
    stem = present[:-1] if weak else present
    dual = present[:-1] + "ي" if present[-1] == "ى" else present
    feminine = "ت" + present[1:]
    yield present, "m.s"
    yield feminine, "f.s"
    yield dual + "ان", "m.d"
    yield "ت" + dual[1:] + "ان", "f.d"
    yield stem + "ون", "m.p"
    yield (stem + ("ي" if present[-1] == "ي" else "") + "ن" if not weak else present + "ن"), "f.p"


def accusative(participle: str) -> Iterator[tuple[str, str]]:
    """(form, 'gender.number') of an active participle as a circumstantial accusative."""
    yield participle + "ا", "m.s"
    yield participle + "ة", "f.s"
    yield participle + "ين", "m.p"
    if participle.endswith("ي"):
        yield participle[:-1] + "ين", "m.p"  # 'داعين'
    yield participle + "تين", "f.d"


def noun_forms(noun: str, own: bool) -> Iterator[tuple[str, str]]:
    """(form, tag) of a noun: bare ('noun'), with the article ('noun.the'), and with a possessive pronoun ('noun.own') if asked."""
    yield noun, "noun"
    yield "ال" + noun, "noun.the"
    if not noun.endswith("ا"):
        yield noun + "ا", "noun"
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    if own:
        yield from ((stem + pronoun, "noun.own") for pronoun in _OBJECTS)


def with_object(form: str) -> Iterator[tuple[str, str]]:
    """(form with a pronoun, pronoun): a final ى becomes ا before it."""
    stem = form[:-1] + "ا" if form.endswith("ى") else form
    for pronoun in _OBJECTS:
        yield stem + pronoun, pronoun


def forms(cue: Cue) -> Iterator[tuple[str, str]]:
    """(form, tag): 'past.gender.number', 'pres.…', 'part.…', 'noun', with ':pronoun' after it where one is attached."""
    yield from ((form, tag) for form, tag in _all_forms(cue) if form not in cue.without)


def _all_forms(cue: Cue) -> Iterator[tuple[str, str]]:
    finite: list[tuple[str, str]] = []
    if cue.past:
        finite += [(form, f"past.{features}") for form, features in perfect(cue.past)]
    if cue.present:
        finite += [(form, f"pres.{features}") for form, features in imperfect(cue.present)]
    finite += cue.also
    yield from finite
    if cue.pronoun:
        for form, tag in finite:
            if tag.endswith(".s"):
                yield from ((attached, f"{tag}:{pronoun}") for attached, pronoun in with_object(form))
    if cue.participle:
        yield from ((form, f"part.{features}") for form, features in accusative(cue.participle))
    if cue.noun and cue.nominal:
        yield cue.noun, "noun"
    for noun in cue.nouns:
        yield from noun_forms(noun, own=not cue.named)


@lru_cache(maxsize=1024)
def parsed(tag: str) -> tuple[str, str, str, str]:
    """Tense, gender, number and attached pronoun that the tag of a cue's form tells."""
    form, _, pronoun = tag.partition(":")
    tense, gender, number = [*form.split("."), "", ""][:3]
    return tense, gender, number, pronoun
