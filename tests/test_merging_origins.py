"""Origins: chains walked to their start, copies counted once, outlets that credit nobody roots of their own."""

from __future__ import annotations

from marsad.merging.items import Link, Report
from marsad.merging.origins import family
from marsad.merging.press import agencies, credits_agencies
from marsad.roots import Root, Telling, origins, root

WIRES = frozenset({"wire-a", "wire-b"})


def test_a_chain_starts_with_its_link_nearest_the_speaker() -> None:
    found = root(Telling("r", "paper", ("wire-b",), ("the-ministry", "wire-a"), "ministry"))
    assert (found.root, found.kind, found.why) == ("the-ministry", "ministry", "chain:the-ministry < wire-a")
    assert root(Telling("r", "paper", ("wire-b",))).root == "wire-b"
    assert root(Telling("r", "paper")) == Root("paper", "outlet", "credits nobody")
    assert root(Telling("r")).root == "r"


def test_prints_of_one_wire_are_one() -> None:
    found = origins([Telling("a", "one", ("wire-a",)), Telling("b", "two", ("wire-a",)), Telling("c", "three")])
    assert [(origin.root, origin.kind, origin.documents) for origin in found] == [
        ("three", "outlet", ("c",)),
        ("wire-a", "agency", ("a", "b")),
    ]
    assert found[1].why == ("a: credit of the report", "b: credit of the report")


def test_an_agency_is_followed_to_where_it_had_the_news_from() -> None:
    tellings = [Telling("a", "one", ("wire-a",), ("the-ministry",), "ministry"), Telling("b", "two", ("wire-a",)), Telling("w", "wire-a")]
    found = origins(tellings)
    assert [(origin.root, origin.documents) for origin in found] == [("the-ministry", ("a", "b", "w"))]
    assert "b: credit of the report; wire-a has it from the-ministry" in found[0].why


def test_chains_in_a_ring_come_to_an_end() -> None:
    found = origins([Telling("a", "one", (), ("x", "y")), Telling("b", "two", (), ("y", "x"))])
    assert sum(len(origin.documents) for origin in found) == 2


def test_copies_are_one_and_their_additions_are_not() -> None:
    behind = Root("wire-a", "agency", "credited:1 of 3 reports")
    copied = [Telling(key, outlet, family="c-1", behind=behind) for key, outlet in zip("abc", ("one", "two", "three"), strict=True)]
    assert [(origin.root, origin.documents) for origin in origins(copied)] == [("wire-a", ("a", "b", "c"))]
    told = [*copied[:2], Telling("c", "three")]
    assert [origin.root for origin in origins(told)] == ["three", "wire-a"]
    chain = [copied[0], Telling("b", "two", (), ("envoy",), "person", "c-1", behind), copied[2]]
    assert [(origin.root, origin.documents) for origin in origins(chain)] == [("envoy", ("a", "b", "c"))]


def _family(*reports: Report) -> tuple[str, str, str, str]:
    links = [Link(a.id, b.id, "copy", "same", 1.0) for a in reports for b in reports if a.id < b.id]
    found = family("c-1", reports, links, WIRES)
    return found.first, found.root.root, found.root.kind, found.root.why


def test_a_family_goes_back_to_the_agency_it_credits() -> None:
    paper = Report("a", "one", "2022-01-01", runs=90)
    assert _family(paper, Report("b", "two", agencies=("wire-b",))) == ("a", "wire-b", "agency", "credited:1 of 2 reports")
    assert _family(paper, Report("b", "wire-a", "2022-01-02")) == ("b", "wire-a", "agency", "credited:1 of 2 reports")
    quoting = (Report("a", "one", cited=("x",)), Report("b", "two", cited=("x", "y")), Report("c", "three"))
    assert _family(*quoting)[1:] == ("x", "outlet", "quoted:2 of 3 reports")
    assert _family(paper, Report("b", "two", cited=("wire-a",)))[1:] == ("one", "outlet", "first-print:a")


def test_without_credits_a_family_goes_back_to_its_first_print() -> None:
    early, late = Report("b", "two", "2022-01-01", runs=90), Report("a", "one", "2022-01-02", runs=90)
    assert _family(late, early) == ("b", "two", "outlet", "first-print:b")
    assert _family(late, Report("c", None, None))[0] == "a"
    same_day = (Report("a", "one", "2022-01-01", runs=400), Report("b", "two", "2022-01-01", runs=90),
                Report("c", "three", "2022-01-01", runs=100))  # fmt: skip
    assert _family(*same_day)[0] == "c"  # what is most like the others
    again = (Report("a", "one", "2022-01-01", runs=90, reprint=True), Report("b", "two", "2022-01-01", runs=90))
    assert _family(*again)[:2] == ("b", "two")


def test_agencies_are_told_by_their_names() -> None:
    assert {"saba", "spa", "reuters"} <= agencies()
    assert "al-jazeera" not in agencies()
    assert credits_agencies("دمشق وكالات اجتمع الوزيران")
    assert not credits_agencies("دمشق وكاله الانباء اجتمع الوزيران")
