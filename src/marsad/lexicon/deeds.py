"""Triggers of events: the nouns that name a deed, the verbs that tell it, and where its parties stand.

Verbs are given as third person masculine singular, past and imperfect; the forms they take with a subject are made here
(Wright, Grammar of the Arabic Language, I § 77 ff.), as are a noun's article, accusative and possessive suffixes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.lexicon.schema import Rule
from marsad.record import EventType, Status

Frame = Literal["contact", "visit", "host", "act", "receipt", "accord", "harm", "audience", "sitting", "shared", "summoned", "sent"]

_NOUN_LIKE = 3  # letters of a stem whose verbal noun may be written the same
_SUFFIXES = ("ه", "ها", "هم", "هما", "نا")


class Trigger(Rule, kw_only=True):
    """What one kind of deed is told by.

    frame: how the parties are found (contact: both sides; visit: visitor and hosts; host: receiver and guest; act: doer
    and the one it is done to; receipt: receiver and giver; accord: those who agree; harm: those who were killed or
    wounded; audience: who spoke, and the body before which; sitting: the body that sits;
    shared: those who work together; summoned: an envoy, and who called him in; sent: an envoy, and where to).
    nouns: as written, without the article; past, present: verbs;
    links: words that lead to the second party ('' for a direct object, 'ل' and 'ب' for prepositions written together,
    'deed.near' for what is near);
    sources: words that lead to the doer ('a letter from X'); alone: a verb counts without a second party;
    needs: words one of which must stand after the trigger for it to count; excludes: words that forbid it;
    before: words one of which must stand before the trigger, which then bears a pronoun that means them ('the land X, which Y annexed');
    after: words that forbid it where they stand just before; owned: its nouns may bear a possessive suffix;
    bare: the noun alone tells a deed, without a verb that carries it; council: the deed is one of many sides;
    open: the deed counts where a side is not named (unknown hands, a place struck) if it is told as something that happened;
    weight: of two triggers that tell one deed, the mode of the heavier is kept.
    """

    id: str
    type: EventType
    mode: str | None = None
    frame: Frame = "act"
    nouns: list[str] = []
    past: list[str] = []
    present: list[str] = []
    links: list[str] = []
    sources: list[str] = []
    needs: list[str] = []
    excludes: list[str] = []
    before: list[str] = []
    after: list[str] = []
    owned: bool = True
    status: Status | None = None
    bare: bool = True
    alone: bool = False
    council: bool = False
    open: bool = False
    weight: int = 1


class DeedFile(msgspec.Struct, forbid_unknown_fields=True):
    """`deeds*.toml`."""

    deed: list[Trigger]


def noun_forms(noun: str) -> Iterator[tuple[str, str]]:
    """(form, tag) of a noun: 'noun' bare, 'noun.the' with the article, 'noun.own' with a possessive suffix."""
    head, _, rest = noun.partition(" ")
    tail = f" {rest}" if rest else ""
    yield noun, "noun"
    if not tail or head.startswith("ال"):
        if not head.startswith("ال"):
            yield "ال" + head, "noun.the"
    else:
        yield "ال" + head + " " + " ".join("ال" + word for word in rest.split(" ")), "noun.the"
    if not head.endswith(("ة", "اء", "ات", "ا", "ى")):
        words = [word if word.endswith("ة") else word + "ا" for word in rest.split(" ") if word]
        yield " ".join([head + "ا", *words]), "noun"
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    the = "".join(" ال" + word for word in rest.split(" ") if word)
    for suffix in _SUFFIXES if rest and not head.startswith("ال") else ():
        yield stem + suffix + the, "noun.own"  # 'its military operations'
    for suffix in () if rest else _SUFFIXES:
        yield stem + suffix, "noun.own"
        if stem.endswith("اء"):
            yield stem[:-1] + "ئ" + suffix, "noun.own"
            yield stem[:-1] + "ؤ" + suffix, "noun.own"


def past_forms(verb: str) -> Iterator[tuple[str, str]]:
    """(form, 'past.features') of a verb in the perfect, features being gender and number of its subject; 'past.own.features'
    with the object as a suffix; 'sure' stands before them where no noun is written like it."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    weak = head.endswith("ى")
    stem = head[:-1] if weak else head
    sure = ".sure" if head.startswith("ا") and len(head) > _NOUN_LIKE else ""  # its verbal noun is written otherwise
    yield head + tail, f"past{sure}.ms"
    yield stem + "ت" + tail, "past.fs"
    yield stem + ("يا" if weak else "ا") + tail, "past.md"
    yield stem + "تا" + tail, "past.fd"
    yield stem + "وا" + tail, "past.mp"
    for suffix in () if rest else ("ها", "هم"):
        yield (stem + "ا" if weak else stem) + suffix, f"past.own{sure}.ms"
    for suffix in () if rest else ("ه", "ها", "هم"):
        yield stem + "ت" + suffix, "past.own.fs"
        yield stem + "و" + suffix, "past.own.mp"


def present_forms(verb: str) -> Iterator[tuple[str, str]]:
    """(form, 'present.features') of a verb in the imperfect, both moods, 'present.own.features' with the object as a suffix; the
    future prefix is a clitic."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = head[:-1] if head.endswith(("ي", "ى")) else head
    dual = stem + "ي" if stem != head else stem
    yield head + tail, "present.ms"
    yield "ت" + head[1:] + tail, "present.fs"
    for ending in ("ان", "ا"):
        yield dual + ending + tail, "present.md"
        yield "ت" + dual[1:] + ending + tail, "present.fd"
    for ending in ("ون", "وا"):
        yield stem + ending + tail, "present.mp"
    for suffix in () if rest else ("ه", "ها", "هم"):
        yield head + suffix, "present.own.ms"
        yield "ت" + head[1:] + suffix, "present.own.fs"
        yield stem + "ون" + suffix, "present.own.mp"


def first_person_forms(past: list[str], present: list[str]) -> Iterator[tuple[str, str]]:
    """(form, 'past.we' or 'present.we') of verbs whose subject is he who speaks, alone or with his own ('we met'); the perfect
    of one alone only where it is not written like the feminine."""
    for verb in past:
        if " " in verb:
            continue
        stem = verb[:-1] + "ي" if verb.endswith("ى") else verb
        yield stem + "نا", "past.we"
        if stem != verb:
            yield stem + "ت", "past.we"
    for verb in present:
        if " " not in verb:
            yield "ن" + verb[1:], "present.we"


def forms(entry: Trigger) -> Iterator[tuple[str, str]]:
    """(form, tag) pairs of a trigger; tags as `noun_forms`, `past_forms`, `present_forms` and `first_person_forms` give them."""
    for noun in entry.nouns:
        yield from (form for form in noun_forms(noun) if entry.owned or form[1] != "noun.own")
    for verb in entry.past:
        yield from past_forms(verb)
    for verb in entry.present:
        yield from (form for form in present_forms(verb) if "" in entry.links or ".own" not in form[1])
    if entry.frame in ("contact", "accord") or entry.type == "AID":
        yield from first_person_forms(entry.past, entry.present)
