"""Groups: the same whatever came first, in whatever batches; what people judge overrules links."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from marsad.merging.groups import Group, edges, group_id, groups
from marsad.merging.items import Judgement, Link

ITEMS = [f"r{n}" for n in range(12)]
_pair = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda pair: pair[0] < pair[1])
_verdict = st.sampled_from(["same", "different", "unsure"])
_links = st.lists(st.builds(lambda p, v: Link(*p, "copy", v, 0.5), _pair, _verdict), max_size=20, unique_by=lambda x: (x.a, x.b))
_judgements = st.lists(st.builds(lambda p, v: Judgement(*p, v), _pair, _verdict), max_size=5)


def _members(found: list[Group]) -> list[tuple[str, ...]]:
    return [group.members for group in found]


def test_links_hold_groups_together() -> None:
    links = [Link("a", "b", "copy", "same", 0.9), Link("c", "b", "copy", "same", 0.6), Link("d", "e", "copy", "unsure", 0.4)]
    assert _members(groups("abcde", links)) == [("a", "b", "c"), ("d",), ("e",)]
    assert _members(groups("abde", links)) == [("a", "b"), ("d",), ("e",)]


def test_a_person_overrules() -> None:
    links = [Link("a", "b", "copy", "same", 0.9), Link("b", "c", "copy", "same", 0.6)]
    assert _members(groups("abcd", links, [Judgement("c", "b", "different")])) == [("a", "b"), ("c",), ("d",)]
    assert _members(groups("abcd", links, [Judgement("c", "b", "unsure"), Judgement("c", "d", "same")])) == [("a", "b"), ("c", "d")]
    again = [Judgement("b", "c", "different"), Judgement("c", "b", "same")]
    assert _members(groups("abc", links, again)) == [("a", "b", "c")]
    assert edges(links, [Judgement("b", "a", "different")]) == {("b", "c")}


def test_ids_come_from_members() -> None:
    assert group_id("c", ["b", "a"]) == group_id("c", ("a", "b"))
    assert group_id("c", ["a", "b"]) != group_id("c", ["a", "c"])
    assert group_id("c", ["a,b"]) != group_id("c", ["a", "b"])


@given(_links, _judgements, st.randoms())
def test_order_does_not_matter(links: list[Link], judgements: list[Judgement], chance: random.Random) -> None:
    expected = groups(ITEMS, links, judgements)
    items, shuffled = ITEMS.copy(), links.copy()
    chance.shuffle(items)
    chance.shuffle(shuffled)
    turned = [Link(x.b, x.a, x.kind, x.verdict, x.score) if chance.random() < 0.5 else x for x in shuffled]
    assert groups(items, turned, judgements) == expected
    assert sorted(member for group in expected for member in group.members) == sorted(ITEMS)


@given(_links, st.integers(1, len(ITEMS)))
def test_groups_found_in_batches_are_the_same(links: list[Link], size: int) -> None:
    """Linking the first items, then more, ends where linking all at once does."""
    known: list[str] = []
    for start in range(0, len(ITEMS), size):
        known += ITEMS[start : start + size]
        found = groups(known, links)
    assert found == groups(ITEMS, links)
