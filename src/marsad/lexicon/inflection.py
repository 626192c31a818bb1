"""The forms a word of a pattern takes: nouns with article, case and possessives; adjectives; verbs in all persons.

Patterns give one form a word; what is made here is what news reports use (Wright, Grammar of the Arabic Language, I
§ 77 ff. for verbs, § 316 ff. for the suffixes). In a pattern of several words the first one inflects and the others
stay; a `pair` is a noun with its adjective, which share article and case.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.lexicon.schema import Rule

_POSSESSIVES = ("ه", "ها", "هم", "هما", "نا", "كم")
_OBJECTS = ("ه", "ها", "هم", "نا")
_ADJECTIVE_ENDINGS = ("", "ة", "ون", "ين", "ان", "ات", "تان", "تين")
_PERSONS = "يتنأ"


class Inflected(Rule, kw_only=True):
    """A rule whose words inflect.

    forms: as written; nouns: without article; pairs: noun and adjective without article; adjectives: masculine
    singular; present, past: verbs in the third person masculine singular.
    """

    forms: list[str] = []
    nouns: list[str] = []
    pairs: list[str] = []
    adjectives: list[str] = []
    present: list[str] = []
    past: list[str] = []


def inflected(rule: Inflected) -> Iterator[str]:
    """All forms of a rule's words, each once, in the order of its lists."""
    seen: set[str] = set()
    for words, inflect in (
        (rule.forms, _same), (rule.nouns, _noun), (rule.pairs, _pair), (rule.adjectives, _adjective),
        (rule.present, _present), (rule.past, _past),
    ):  # fmt: skip
        for word in words:
            head, space, rest = word.partition(" ")
            for form in inflect(head, space + rest):
                if form not in seen:
                    seen.add(form)
                    yield form


def qualities(adjectives: list[str]) -> Iterator[str]:
    """All forms of adjectives given in the masculine singular; what follows the first word of one stays."""
    for adjective in adjectives:
        head, space, rest = adjective.partition(" ")
        yield from _adjective(head, space + rest)


def _same(head: str, tail: str) -> Iterator[str]:
    yield head + tail


def _noun(head: str, tail: str) -> Iterator[str]:
    yield head + tail
    if not tail:
        yield "ال" + head
    if not head.endswith(("ة", "اء", "ات", "ى", "ا")):
        yield head + "ا" + tail
    if tail:
        return
    if head.endswith("اء"):
        stems = [head, head[:-1] + "ئ", head[:-1] + "ؤ"]
    else:
        stems = [head[:-1] + {"ة": "ت", "ى": "ا"}[head[-1]] if head[-1] in "ةى" else head]
    for stem in stems:
        for suffix in _POSSESSIVES:
            yield stem + suffix


def _pair(head: str, tail: str) -> Iterator[str]:
    rest = tail.split()
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    for suffix in _POSSESSIVES[:4]:
        yield " ".join((stem + suffix, *("ال" + word for word in rest)))
    yield head + tail
    yield " ".join("ال" + word for word in (head, *rest))
    if not head.endswith(("ة", "اء", "ات")):
        yield " ".join(word + "ا" if not word.endswith(("ة", "اء")) else word for word in (head, *rest))


def _adjective(head: str, tail: str) -> Iterator[str]:
    for ending in _ADJECTIVE_ENDINGS:
        yield head + ending + tail
        if not tail:
            yield "ال" + head + ending
    yield head + "ا" + tail


def _present(head: str, tail: str) -> Iterator[str]:
    weak = head[-1] in "وىي"
    stem = head[:-1] if weak else head
    objects = (head[:-1] + "ا" if head[-1] == "ى" else head) if not tail else ""
    for person in _PERSONS:
        yield person + head[1:] + tail
        if objects and person in _PERSONS[:2]:
            for suffix in _OBJECTS:
                yield person + objects[1:] + suffix
    if weak:  # after 'لم'
        for person in _PERSONS:
            yield person + stem[1:] + tail
    for ending in ("ون", "وا", "ان", "ا"):
        for person in _PERSONS[:2]:
            yield person + (stem if ending[0] == "و" or not weak else head)[1:] + ending + tail


def _past(head: str, tail: str) -> Iterator[str]:
    weak = head[-1] in "اى"
    stem = head[:-1] if weak else head
    yield head + tail
    yield stem + "ت" + tail
    yield stem + "وا" + tail
    yield (stem + "ي" if weak else stem) + "نا" + tail
    yield (stem + ("يا" if head[-1] == "ى" else "وا") if weak else stem + "ا") + tail
    if not tail:
        for suffix in _OBJECTS:
            yield (stem + "ا" if weak else stem) + suffix
            yield stem + "ت" + suffix
