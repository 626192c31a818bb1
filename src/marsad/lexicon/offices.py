"""Offices: the words that introduce a person ('وزير الخارجية', 'المتحدثة باسم'), in all genders and numbers.

An office is a noun and what stands with it. Its tags are 'gender.number.kind', kind being 'the' (with the article: an
adjective or ل may follow), 'of' (annexed: the name of a state or body follows) or 'full' (annexed to a definite noun).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.lexicon.schema import Rule

ARTICLE = "ال"
LINKED = ("باسم", "بإسم", "بلسان", "بالأعمال", "بأعمال")  # what ties a spokesman or chargé to a body


class Office(Rule, kw_only=True, forbid_unknown_fields=True):
    """An office that people hold.

    noun: masculine singular, feminine singular, and broken plurals if there are any; rest: what the noun is annexed to
    ('الخارجية'); adjective: what qualifies it ('عام'), masculine singular; links: prepositions that tie it to a body
    or place ('باسم'); role: English, '{body}' stands for the body's name; bare: may stand for its holder with no side;
    described: names a kind of speaker ('مصدر', 'مسؤول') rather than one holder; vague: without a side it may be anybody's;
    sole: one person holds it for a side at a time.
    """

    id: str
    role: str
    noun: list[str]
    rest: list[str] = []
    adjective: list[str] = []
    links: list[str] = []
    bare: bool = False
    described: bool = False
    vague: bool = False
    sole: bool = False


class OfficeFile(msgspec.Struct, forbid_unknown_fields=True):
    """`offices.toml`."""

    office: list[Office]


def inflections(noun: list[str]) -> Iterator[tuple[str, str, bool]]:
    """(form, 'gender.number', annexed) of a noun given as [masculine, feminine, broken plurals …]."""
    masculine, feminine, *plurals = noun
    stem = feminine[:-1] + "ت" if feminine.endswith("ة") else feminine
    yield masculine, "m.s", True
    if feminine != masculine:
        yield feminine, "f.s", True
        yield stem + "ان", "f.d", False
        yield stem + "ين", "f.d", False
        yield stem + "ا", "f.d", True
        yield stem + "ي", "f.d", True
        yield stem[:-1] + "ات", "f.p", True
    for ending in ("ان", "ين"):
        yield masculine + ending, "m.d", False
    for ending in ("ا", "ي"):
        yield masculine + ending, "m.d", True
    if plurals:
        for plural in plurals:
            yield plural, "m.p", True
    else:
        yield masculine + "ون", "m.p", False
        yield masculine + "ين", "m.p", False
        yield masculine + "و", "m.p", True


def forms(office: Office) -> Iterator[tuple[str, str]]:
    """(form, tag) pairs of an office; see the module for the tags."""
    for form, features, annexed in inflections(office.noun):
        if office.rest:
            if annexed:
                for rest in office.rest:
                    if rest.split(" ")[-1].startswith(LINKED):
                        yield from _linked(form, features, rest)
                        continue
                    defined = rest.startswith((ARTICLE, "لل")) or f" {ARTICLE}" in rest
                    yield f"{form} {rest}", f"{features}.{'full' if defined else 'of'}"
        elif office.adjective:
            yield from _qualified(form, features, office.adjective)
        else:
            yield form, f"{features}.of"
            if not (features.endswith("d") and annexed):
                yield ARTICLE + form, f"{features}.the"


def _linked(form: str, features: str, rest: str) -> Iterator[tuple[str, str]]:
    """A noun tied to its body by a preposition, with and without the article ('المتحدث الرسمي باسم')."""
    if not rest.startswith(ARTICLE):
        yield f"{form} {rest}", f"{features}.of"
    if rest.startswith((ARTICLE, *LINKED)):
        yield f"{ARTICLE}{form} {rest}", f"{features}.full"


def _qualified(form: str, features: str, adjectives: list[str]) -> Iterator[tuple[str, str]]:
    endings = {"m.s": [""], "f.s": ["ة"], "m.d": ["ان", "ين"], "f.d": ["تان", "تين"], "m.p": ["ون", "ين"], "f.p": ["ات"]}[features]
    for adjective in adjectives:
        if features == "f.s" and adjective.endswith("أعلى"):
            yield f"{ARTICLE}{form} {ARTICLE}{adjective[:-4]}عليا", f"{features}.the"
        for ending in endings:
            yield f"{ARTICLE}{form} {ARTICLE}{adjective}{ending}", f"{features}.the"
            yield f"{form} {adjective}{ending}", f"{features}.of"
