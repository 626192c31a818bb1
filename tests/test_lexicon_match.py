"""The matcher: hits of forms, and what each token is without a hit made for it."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.arabic.words import tokenise
from marsad.lexicon.load import load
from marsad.lexicon.match import PATTERN, Hit, Matcher, single

WORDS = ["من", "ومن", "قال", "إن", "في", "بعد", "على الرغم", "وزير", "وزير الخارجية", "للوزير", '"', "روسيا", "،", "لن", "12", "يناير"]
TEXTS = st.lists(st.sampled_from([*WORDS, "زخرف", "\n"]), max_size=14).map(" ".join)


@cache
def _sparing() -> Matcher:
    return Matcher(load(), frozenset({"honorifics"}))


@cache
def _lavish() -> Matcher:
    classes = (tag for refs in load().forms.values() for kind, _, tag in refs if kind == "words")
    return Matcher(load(), frozenset((*classes, PATTERN)))


@settings(deadline=None)  # the first one loads the lexicon
@given(TEXTS)
def test_what_no_hit_is_made_of_is_told_of_the_token(text: str) -> None:
    tokens = tokenise(text)
    every, _ = _lavish().find(tokens)
    hits, told = _sparing().find(tokens)
    found: dict[int, list[Hit]] = {}
    for token in range(len(tokens)):
        longer = [hit for hit in hits.get(token, []) if hit.last > token + 1]
        here = [*longer, *single(tokens, token, told[token].forms)]
        if here:
            found[token] = here
    assert found == every


@settings(deadline=None)  # the first one loads the lexicon
@given(TEXTS)
def test_hits_are_those_placed_and_of_several_words(text: str) -> None:
    tokens = tokenise(text)
    hits, _ = _sparing().find(tokens)
    every = [hit for here in hits.values() for hit in here]
    asked_for = [hit for hit in every if hit.kind in ("words", PATTERN) and hit.tag != "honorifics"]
    assert all(hit.last > hit.first + 1 for hit in asked_for)


def test_each_token_is_told_its_classes() -> None:
    tokens = tokenise('قال "من" ومن')
    _, told = _sparing().find(tokens)
    assert len(told) == len(tokens)
    assert "obliques" in told[2].classes
    assert "obliques" in told[4].plain
    assert not told[1].forms


def test_a_word_that_may_begin_a_date_says_so() -> None:
    _, told = _sparing().find(tokenise("قال في 12 يناير"))
    assert [word.date for word in told] == [None, None, ("", "12"), ("", "يناير")]
