"""Identity of actors: cases of two names, groups in any order, and who is meant by an office or a surname."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles import cases
from marsad.arabic.letters import fold
from marsad.arabic.variants import differences, name_words, shape
from marsad.arabic.words import tokenise
from marsad.lexicon.load import load
from marsad.merging import bearers
from marsad.merging.actors import Called, Known, by_name
from marsad.merging.identity import compare, groups
from marsad.merging.items import Judgement, Link


def name(words: str) -> tuple[str, ...]:
    return name_words(tuple(tokenise(words).words))


def known(key: str, line: str) -> Known:
    """An actor of one report from 'name | side | role'."""
    called, side, role = (part.strip() for part in line.split("|"))
    return Known(key, "person", (name(called),), (side,) if side else (), (role,) if role else ())


@pytest.mark.parametrize(("text", "wanted"), list(cases("identity")))
def test_two_names(text: str, wanted: list[str]) -> None:
    a, b = (known(key, line) for key, line in zip("ab", text.splitlines(), strict=True))
    link = compare(a, b, False)
    assert ["nothing" if link is None else link.verdict] == wanted
    assert compare(b, a, False) == link
    if link is not None:
        assert link.why
        assert by_name(a.names[0]) == by_name(b.names[0])  # else they would not be found


def test_a_report_that_tells_two_apart_leaves_them_apart() -> None:
    a, b = known("a", "غريغوري باركنسون | GBR |"), known("b", "جريجوري باركنسون | GBR |")
    together = compare(a, b, True)
    assert together is not None
    assert together.verdict == "unsure"
    assert "one report has both" in together.why


def test_bodies_and_places_are_one_but_for_the_article_alone() -> None:
    a, b = Known("al-nakhil", "place", (("النخيل", "الاخضر"),)), Known("nakhil", "place", (("نخيل", "اخضر"),))
    assert compare(a, b, False).verdict == "same"  # type: ignore[union-attr]
    assert compare(a, Known("nakhil", "place", b.names, ("YEM",)), False) is None
    assert compare(a, Known("nakhil", "organisation", b.names), False) is None
    assert compare(Known("al-nakhil", "place", (("النخيل",),)), Known("nakhil", "place", (("نخيل",),)), False) is None


def test_listed_actors_are_never_joined_by_their_names() -> None:
    one, other = (Known(key, "person", (("ريغان", "فوتنغ"),), ("USA",), (), True) for key in ("x", "y"))
    assert compare(one, other, False) is None
    listed = sorted(key for key, actor in load().actors().items() if actor.type == "person")[:2]
    links = [Link(*sorted((key, "a")), "actor", "same", 0.9) for key in listed]
    assert groups([*listed, "a"], [*links, Link(*listed, "actor", "unsure", 0.5)], [], {}) == [(listed[0], "a")]
    assert groups([*listed, "a"], links, [], {}) == []  # as like to both
    assert groups(listed, [], [Judgement(*listed, "same")], {}) == [tuple(listed)]


def test_of_two_that_fit_equally_none_is_taken() -> None:
    both = [Link("a", "b", "actor", "same", 0.8), Link("a", "c", "actor", "same", 0.8)]
    assert groups("abc", both, [], {}) == []
    assert groups("abc", [*both, Link("b", "c", "actor", "different", 0.0)], [], {}) == []
    assert groups("abc", [*both, Link("b", "c", "actor", "unsure", 0.7)], [], {}) == [("a", "b", "c")]
    assert groups("abc", both, [Judgement("c", "a", "different")], {}) == [("a", "b")]
    assert groups("abc", [both[0], Link("a", "c", "actor", "same", 0.95)], [], {}) == [("a", "c")]


def test_the_commonest_key_stands_for_all() -> None:
    link = [Link("a", "b", "actor", "same", 0.9)]
    assert groups("ab", link, [], {"a": 1, "b": 2}) == [("b", "a")]
    assert groups("ab", link, [], {"a": 2, "b": 2}) == [("a", "b")]
    listed = next(key for key, actor in load().actors().items() if actor.type == "person")
    assert groups([listed, "a"], [Link(*sorted((listed, "a")), "actor", "same", 0.9)], [], {"a": 9})[0][0] == listed


KEYS = [f"k{n}" for n in range(8)]
_pair = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda pair: pair[0] < pair[1])
_verdict = st.sampled_from(["same", "different", "unsure"])
_score = st.sampled_from([0.75, 0.8, 0.95])
_links = st.lists(st.builds(lambda p, v, s: Link(*p, "actor", v, s), _pair, _verdict, _score), max_size=16, unique_by=lambda x: (x.a, x.b))
_judgements = st.lists(st.builds(lambda p, v: Judgement(*p, v), _pair, _verdict), max_size=4)


@given(_links, _judgements, st.randoms())
def test_order_does_not_matter(links: list[Link], judgements: list[Judgement], chance: random.Random) -> None:
    expected = groups(KEYS, links, judgements, {})
    keys, shuffled = KEYS.copy(), links.copy()
    chance.shuffle(keys)
    chance.shuffle(shuffled)
    assert groups(keys, shuffled, judgements, {}) == expected
    last = {tuple(sorted((one.a, one.b))): one.verdict for one in judgements}
    for members in expected:
        inside = {(x, y) for x in members for y in members if x < y}
        assert not any(last.get(pair) == "different" for pair in inside)


@given(st.text("ابتجدرزسشطغفقكلمنهوي", min_size=1, max_size=8), st.text("ابتجدرزسشطغفقكلمنهوي", min_size=1, max_size=8))
def test_spellings_that_differ_little_have_one_shape(one: str, other: str) -> None:
    assert differences(one, other) == differences(other, one)
    if differences(one, other) is not None and not one.startswith("ال") and not other.startswith("ال"):
        assert shape(one) == shape(other)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("غايغر", "جايجر", 1), ("تشوبل", "شوبل", 1), ("روبنسون", "روبينسون", 1),
     ("بروتون", "بيرتون", 2), ("موران", "مورين", 2), ("كينن", "كين", None), ("بوش", "باش", None), ("مندل", "منزل", None)],
)  # fmt: skip
def test_differences_of_spelling(one: str, other: str, apart: int | None) -> None:
    assert differences(fold(one), fold(other)) == apart


def test_an_office_is_its_holder_of_the_day() -> None:
    def who(
        day: str | None, reported: dict[str, int] | None = None, present: frozenset[str] = frozenset(),
        barred: frozenset[str] = frozenset(),
    ) -> list[tuple[str, str]]:  # fmt: skip
        asked = Called("us-foreign-minister", "person", (), "USA", "foreign minister", day)
        if not bearers.asked(asked):
            return []
        return [(link.b, link.verdict) for link in bearers.bearer(asked, reported or {}, present, barred)]

    assert who("2015-08-14") == [("john-kerry", "same")]
    assert who("2022-01-18") == [("antony-blinken", "same")]
    assert who("2015-08-14", {"somebody-else": 5}) == [("john-kerry", "same")]
    assert who("2015-08-14", present=frozenset(["john-kerry"])) == [("john-kerry", "unsure")]
    assert who("2015-08-14", barred=frozenset(["john-kerry"])) == []
    assert who(None) == who("2015") == []
    assert {verdict for _, verdict in who("1901-01-01", {"a": 3, "b": 1})} == {"unsure"}
    assert who("1901-01-01", {"a": 2}) == [("a", "same")]
    assert who("1901-01-01", {"a": 1}) == [("a", "unsure")]


def test_only_a_side_s_own_sole_office_asks_for_its_holder() -> None:
    day = "2015-08-14"
    assert len(bearers.asked(Called("egyptian-foreign-minister", "person", (), "EGY", "foreign minister", day))) == 3
    assert bearers.asked(Called("some-league-president", "person", (), "EGY", "president", day)) == ()
    assert bearers.asked(Called("egyptian-ambassador", "person", (), "EGY", "ambassador", day)) == ()
    assert bearers.asked(Called("egyptian-foreign-minister", "person", (), None, "foreign minister", day)) == ()


def test_a_surname_with_an_office_finds_who_bears_both() -> None:
    asked = bearers.asked(Called("barkinson", "person", name("باركينسون"), "GBR", "ambassador"))
    assert set(asked) & set(bearers.held(Called("x", "person", name("غريغوري باركنسون"), "GBR", "ambassador")))
    assert not set(asked) & set(bearers.held(Called("x", "person", name("غريغوري باركنسون"), "GBR", "spokesman")))
    assert not set(asked) & set(bearers.held(Called("x", "person", name("غريغوري باركنسون"), "AUS", "ambassador")))
    assert bearers.asked(Called("salem", "person", name("سالم"), "YEM", "ambassador")) == ()  # a given name
