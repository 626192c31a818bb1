"""Events of different reports that are one: who, when and where; rivals; the same result in any order."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.merging.contacts import SAME, compare
from marsad.merging.deeds import Deed, Party, keys
from marsad.merging.happenings import Happening, happening
from marsad.merging.items import Judgement, Link
from marsad.merging.settling import settle

SEATS = {"kyiv": "UKR", "moscow": "RUS", "cairo": "EGY"}
ACTORS = {
    party.key: party
    for party in (
        Party("RUS", "state", "RUS"), Party("USA", "state", "USA"), Party("UKR", "state", "UKR"), Party("EGY", "state", "EGY"),
        Party("NATO", "organisation", "NATO"), Party("OSCE", "organisation", "OSCE"), Party("houthis", "organisation"),
        Party("lavrov", "person", "RUS"), Party("putin", "person", "RUS"), Party("blinken", "person", "USA"),
        Party("biden", "person", "USA"), Party("stoltenberg", "person", "NATO"),
        Party("russian-minister", "person", "RUS", named=False), Party("russian-foreign-ministry", "organisation", "RUS"),
        Party("geneva", "place"), Party("vienna", "place"), Party("kyiv", "place"), Party("moscow", "place"),
    )
}  # fmt: skip

ATTACK = {"type": "ASSAULT", "mode": None, "source": "houthis", "target": "EGY"}
PENALTY = {"type": "SANCTION", "mode": None, "source": "USA", "target": "RUS"}


def deed(
    report: str, source: str = "blinken", target: str = "lavrov", *, day: str | None = "2022-01-10", type: str = "CONSULT",
    mode: str | None = "meeting", status: str = "held", place: str | None = None, published: str | None = "2022-01-10",
    until: str | None = None, time: str | None = None, start: int = 0, words: str = "", id: str = "",
) -> Deed:  # fmt: skip
    """A deed whose parties are keys joined by spaces; the report's name tells its id."""
    days = None if day is None else (day, until or day)
    return Deed(
        id or f"e-{report}-{start}", report, type, status, tuple(ACTORS[key] for key in source.split()),
        tuple(ACTORS[key] for key in target.split()), mode, time or day, days, ACTORS[place] if place else None, published,
        start, start + 10, tuple(words.split()),
    )  # fmt: skip


def found(a: Deed, b: Deed) -> Link:
    return compare(a, b, SEATS)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        # who
        ({}, {}, "same"),
        ({}, {"source": "lavrov", "target": "blinken"}, "same"),
        ({}, {"source": "USA", "target": "RUS"}, "same"),
        ({}, {"source": "blinken", "target": "putin"}, "different"),
        ({}, {"source": "blinken", "target": "russian-minister"}, "same"),
        ({"source": "stoltenberg"}, {"source": "NATO"}, "same"),
        ({"source": "russian-foreign-ministry", "target": "USA"}, {"source": "lavrov", "target": "USA"}, "same"),
        ({"source": "blinken lavrov", "target": ""}, {}, "same"),
        ({"source": "RUS NATO USA", "target": "", "mode": "multilateral"}, {"source": "RUS", "target": "NATO"}, "same"),
        ({"source": "RUS OSCE", "target": "", "mode": "multilateral"}, {"source": "OSCE", "target": "", "mode": "multilateral"}, "same"),
        ({"source": "RUS USA", "target": ""}, {"source": "USA", "target": ""}, "unsure"),
        ({"source": "EGY", "target": "USA"}, {"source": "EGY", "target": "RUS"}, "different"),
        ({"source": "blinken", "target": "UKR", "mode": "visit"}, {"source": "biden", "target": "UKR", "mode": "visit"}, "different"),
        ({"source": "lavrov", "target": "putin"}, {"source": "putin", "target": "lavrov"}, "same"),
        ({"source": "lavrov", "target": "putin"}, {"source": "putin", "target": "russian-minister"}, "different"),
        # what
        ({"mode": "call"}, {"mode": "meeting"}, "different"),
        ({"mode": "visit"}, {"mode": "meeting"}, "different"),
        ({"mode": None}, {"mode": "meeting"}, "same"),
        ({"type": "AGREE", "mode": None}, {}, "different"),
        # when
        ({}, {"day": "2022-01-11"}, "different"),
        ({}, {"time": "2022-01-10TEV"}, "same"),
        ({}, {"day": "2022-01-01", "until": "2022-01-31"}, "same"),
        ({"source": "USA", "target": "RUS"}, {"source": "USA", "target": "RUS", "day": "2022-01-01", "until": "2022-01-31"}, "unsure"),
        ({"day": None}, {"day": None, "published": "2022-01-11"}, "same"),
        ({"day": None}, {"day": None, "published": "2022-02-16"}, "different"),
        ({"day": None}, {}, "same"),
        ({"day": None, "published": "2022-02-16"}, {}, "different"),
        ({"day": None, "published": None}, {"day": None, "published": None}, "unsure"),
        ({"day": None, "time": "PAST_REF", "published": "2022-01-11", "mode": "call"}, {"mode": "call"}, "same"),
        ({"day": None, "time": "PAST_REF", "published": "2022-01-11"}, {}, "unsure"),
        ({"day": None, "time": "PAST_REF", "published": "2022-01-16", "mode": "call"}, {"mode": "call"}, "unsure"),
        ({"source": "RUS", "target": "USA", "day": None}, {"source": "RUS", "target": "USA", "day": None}, "unsure"),
        (
            {"source": "RUS", "target": "USA", "day": None, "place": "geneva"},
            {"source": "RUS", "target": "USA", "day": None, "place": "geneva"},
            "same",
        ),
        ({"source": "RUS", "target": "NATO", "day": None, "time": "PRESENT_REF"}, {"source": "RUS", "target": "NATO"}, "same"),
        ({"day": None, "status": "scheduled"}, {"day": None, "published": "2022-01-12"}, "unsure"),
        ({"day": None, "status": "scheduled"}, {"day": None, "published": "2022-01-07"}, "different"),
        # where
        ({"place": "kyiv"}, {"place": "UKR"}, "same"),
        ({"source": "USA", "target": "RUS", "place": "geneva"}, {"source": "USA", "target": "RUS", "place": "vienna"}, "different"),
        ({"place": "geneva"}, {"place": "vienna"}, "same"),
        ({"place": "moscow", "mode": "call"}, {"place": "vienna", "mode": "call"}, "same"),
        # other events: of some there are many a day
        (ATTACK, ATTACK, "unsure"),
        (ATTACK | {"place": "kyiv"}, ATTACK | {"place": "kyiv"}, "same"),
        (PENALTY, PENALTY, "same"),
        (PENALTY, PENALTY | {"source": "RUS", "target": "USA"}, "different"),
    ],
)  # fmt: skip
def test_pairs(first: dict[str, Any], second: dict[str, Any], verdict: str) -> None:
    link = found(deed("a", **first), deed("b", **second))
    assert link.verdict == verdict, link
    assert link.why


def test_reprinted_words_are_evidence() -> None:
    line = "met the minister in the old town and spoke of the dam"
    about: dict[str, Any] = {"source": "EGY", "target": "USA", "day": None, "published": None}
    assert found(deed("a", **about), deed("b", **about)).verdict == "unsure"
    assert found(deed("a", words=line, **about), deed("b", words=line, **about)).verdict == "same"


def test_no_two_of_one_report() -> None:
    a, b, other = deed("a"), deed("a", start=50), deed("b")
    assert found(a, b).verdict == "different"
    assert settled([a, b, other]) == [{a.id}, {b.id}, {other.id}]  # either may be the other's: neither is


def test_one_deed_read_twice_is_no_rival() -> None:
    a, twin, other = deed("a"), deed("a", start=3), deed("b")
    assert settled([a, twin, other]) == [{a.id, other.id}, {twin.id}]


def test_a_vague_deed_does_not_join_two_days() -> None:
    first, vague, second = deed("a"), deed("b", day=None, published="2022-01-12"), deed("c", day="2022-01-11")
    assert len(settled([first, vague])) == len(settled([vague, second])) == 1
    assert len(settled([first, vague, second])) == 3


def test_a_clearly_better_candidate_wins() -> None:
    exact, vague, other = deed("a", place="geneva"), deed("b", place="geneva"), deed("a", "USA", "RUS", start=40)
    assert {exact.id, vague.id} in settled([exact, vague, other])


def test_judgements_overrule() -> None:
    a, b, c = deed("a"), deed("b"), deed("c", day="2022-01-19")
    assert settled([a, b, c]) == [{a.id, b.id}, {c.id}]
    assert settled([a, b, c], Judgement(a.id, b.id, "different")) == [{a.id}, {b.id}, {c.id}]
    assert settled([a, b, c], Judgement(a.id, b.id, "unsure")) == [{a.id}, {b.id}, {c.id}]
    assert settled([a, c], Judgement(a.id, c.id, "same")) == [{a.id, c.id}]
    assert settled([a, c], Judgement(a.id, c.id, "same"), Judgement(a.id, c.id, "different")) == [{a.id}, {c.id}]


def linked(deeds: list[Deed]) -> list[Link]:
    """The links among deeds that have a key in common."""
    return [found(a, b) for a, b in combinations(deeds, 2) if set(keys(a)) & set(keys(b))]


def settled(deeds: list[Deed], *judgements: Judgement) -> list[set[str]]:
    return [{deed.id for deed in group} for group in settle(deeds, linked(deeds), judgements, SEATS)]


def test_a_history() -> None:
    told = [
        deed("a", "RUS", "NATO", day="2022-01-12", published="2021-12-31", status="scheduled"),
        deed("b", "RUS NATO", "", day="2022-01-12", published="2022-01-03", status="scheduled", mode="multilateral", place="vienna"),
        deed("c", "stoltenberg RUS", "", day=None, time="PRESENT_REF", published="2022-01-12", mode="multilateral"),
    ]  # fmt: skip
    (group,) = settle(told, linked(told), seats=SEATS)
    one = happening(group)
    assert [(step.report, step.status) for step in one.history] == [("a", "scheduled"), ("b", "scheduled"), ("c", "held")]
    assert (one.id, one.status, one.time, one.mode, one.place) == ("e-a-0", "held", "2022-01-12", "multilateral", "vienna")
    assert (set(one.source), one.target) == ({"RUS", "stoltenberg"}, ())


def test_the_most_precise_and_specific() -> None:
    one = happening([
        deed("a", "USA", "RUS", day="2022-01-01", until="2022-01-31", time="2022-01", mode=None),
        deed("b", "lavrov", "blinken", time="2022-01-10"),
        deed("c", "USA", "lavrov", time="2022-01-10TEV", place="geneva"),
    ])  # fmt: skip
    assert (one.source, one.target) == (("blinken",), ("lavrov",)) or (one.source, one.target) == (("lavrov",), ("blinken",))
    assert (one.time, one.days, one.mode, one.place) == ("2022-01-10TEV", ("2022-01-10", "2022-01-10"), "meeting", "geneva")


def test_called_off() -> None:
    one = happening([
        deed("a", status="scheduled", published="2022-01-05"), deed("b", status="cancelled", published="2022-01-09"),
        deed("c", status="scheduled", published="2022-01-07"),
    ])  # fmt: skip
    assert (one.status, len(one.history)) == ("cancelled", 3)


_KEYS = st.sampled_from(["RUS", "USA", "lavrov", "putin", "blinken", "NATO", "stoltenberg", "russian-minister", "OSCE"])
_DEEDS = st.builds(
    deed,
    st.sampled_from(["a", "b", "c", "d", "e"]),
    st.lists(_KEYS, min_size=1, max_size=3, unique=True).map(" ".join),
    st.lists(_KEYS, max_size=1).map(" ".join).map(lambda key: key or "UKR"),
    day=st.sampled_from([None, "2022-01-10", "2022-01-11"]),
    until=st.none(),
    mode=st.sampled_from([None, "call", "meeting", "multilateral", "visit"]),
    status=st.sampled_from(["held", "scheduled", "cancelled", "proposed", "ongoing"]),
    place=st.sampled_from([None, "geneva", "vienna", "kyiv"]),
    published=st.sampled_from([None, "2022-01-09", "2022-01-10", "2022-01-12", "2022-02-20"]),
    time=st.sampled_from([None, "PAST_REF", "PRESENT_REF"]),
    start=st.integers(0, 400),
)
_MANY = st.lists(_DEEDS, max_size=9, unique_by=lambda one: one.id)


def _told(groups: list[tuple[Deed, ...]]) -> list[Happening]:
    return [happening(group) for group in groups]


@settings(max_examples=150, deadline=None)
@given(_MANY, st.randoms(use_true_random=False))
def test_order_does_not_matter(deeds: list[Deed], chance: random.Random) -> None:
    links = linked(deeds)
    result = _told(settle(deeds, links, (), SEATS))
    mixed, other = list(deeds), [compare(b, a, SEATS) for a, b in combinations(deeds, 2) if set(keys(a)) & set(keys(b))]
    chance.shuffle(mixed)
    chance.shuffle(other)
    assert _told(settle(mixed, other, (), SEATS)) == result


@settings(max_examples=150, deadline=None)
@given(_MANY)
def test_groups_hold(deeds: list[Deed]) -> None:
    groups = settle(deeds, linked(deeds), (), SEATS)
    assert sorted(one.id for group in groups for one in group) == sorted(one.id for one in deeds)
    for group in groups:
        assert len({one.report for one in group}) == len(group)
        for a, b in combinations(group, 2):
            assert found(a, b).verdict != "different"
        whole = happening(group)
        assert whole.history[-1].status == whole.status
        assert {step.deed for step in whole.history} == {one.id for one in group}
        assert set(whole.source) | set(whole.target) <= {party.key for one in group for party in one.parties}


@settings(max_examples=150, deadline=None)
@given(_DEEDS, _DEEDS)
def test_what_is_the_same_is_looked_up(a: Deed, b: Deed) -> None:
    link = found(a, b)
    assert link == compare(b, a, SEATS)
    assert (link.verdict == "same") == (link.score >= SAME)
    if link.verdict == "same":
        assert set(keys(a)) & set(keys(b))
