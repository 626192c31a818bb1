"""The forms of an actor: names, seats, nationals, and its adjective in all genders and numbers."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.lexicon.schema import Actor

__all__ = ["Actor", "adjective_forms", "forms"]

# endings of a nisba (singular, feminine, duals, plurals), with and without the article: Wright, Grammar of the Arabic
# Language, I § 249 ff.
_ENDINGS = (
    ("", "m.s"), ("ة", "f.s"), ("ان", "m.d"), ("ين", "m.p"), ("ون", "m.p"), ("تان", "f.d"), ("تين", "f.d"), ("ات", "f.p"),
)  # fmt: skip


def adjective_forms(nisba: str) -> Iterator[tuple[str, str]]:
    """(form, 'gender.number') of a masculine singular nisba, each with and without the article.

    In a nisba of two nisbas ('كوري جنوبي') both inflect; a first word that is none ('جنوب أفريقي') only takes the article.
    """
    words = nisba.split(" ")
    both = all(word.endswith("ي") for word in words)
    for ending, features in _ENDINGS:
        inflected = [word + ending for word in words] if both else [*words[:-1], words[-1] + ending]
        yield " ".join(inflected), features
        yield " ".join(["ال" + word for word in inflected] if both else ["ال" + inflected[0], *inflected[1:]]), features
    yield nisba + "ا", "m.s"


def forms(actor: Actor) -> Iterator[tuple[str, str]]:
    """(form, tag) pairs; tags: 'name', 'surname', 'national', 'seat:N' (the N-th seat), 'adj.gender.number'."""
    for form in actor.forms:
        yield form, "name"
    if actor.surname:
        yield actor.surname, "surname"
    for form in actor.nationals:
        yield form, "national"
        if form.startswith("ال") and not form.endswith(("ون", "ين")):
            yield form[2:], "adj.m.p"  # a broken plural, behind an indefinite noun ('two X soldiers')
    for n, seat in enumerate(actor.seats):
        for form in seat.forms:
            yield form, f"seat:{n}"
    for nisba in actor.adjectives:
        for form, features in adjective_forms(nisba):
            yield form, f"adj.{features}"
