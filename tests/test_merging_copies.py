"""Copies: one text edited, shortened, extended and re-ordered is found, another is not; the same on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.merging.copies import COPY, Copy, compare, days_apart, link
from marsad.merging.items import Body, body, packed, unpacked
from marsad.merging.signatures import level, signature, worth_comparing
from marsad.record import Block, Document, Record
from marsad.vault.words import words_of

CASES = sorted((Path(__file__).parent / "cases" / "merging").glob("copies_*.txt"))
words = st.lists(st.sampled_from([f"w{n}" for n in range(40)]), min_size=1, max_size=300)


def read(text: str) -> Body:
    return body(words_of(Record(Document("x", text), (Block(0, len(text), "body"),))).sentences)


def made(*lines: list[str]) -> Body:
    return body([(n, n + 1, " ".join(line)) for n, line in enumerate(lines)])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    """Each part of a file but the first is headed '== copy', '== passage' or '== other', and is compared with the first."""
    first, *others = path.read_text("utf-8").split("\n== ")
    assert others
    for part in others:
        verdict, text = part.split("\n", 1)
        found = compare(read(first), read(text))
        assert (found is not None and found.shared >= COPY) == (verdict.split(":")[0] == "copy"), verdict
        assert (found is not None and bool(found.there)) == (verdict.split(":")[0] in ("copy", "passage")), verdict
        one, two = signature(read(first)), signature(read(text))
        common = len(set(one.hashes) & set(two.hashes))
        assert found is None or worth_comparing(common, one.runs, two.runs), verdict


def test_the_share_is_that_of_the_shorter() -> None:
    short, long = [f"a{n}" for n in range(24)], [f"b{n}" for n in range(200)]
    found = compare(made(short), made(short, long))
    assert found is not None
    assert found.shared == 1.0
    assert found.here == ((0, 1),)
    assert found.there == ((0, 1),)
    half = compare(made(short[:14] + long[:10]), made(short))
    assert half is not None
    assert half.shared == COPY
    assert compare(made(short[:13] + long[:11]), made(short)) is None


def test_passages_are_whole_sentences_of_eight_words_and_more() -> None:
    one, two, brief = [f"a{n}" for n in range(12)], [f"b{n}" for n in range(12)], ["c1", "c2", "c3", "c4", "c5", "c6"]
    other = [f"d{n}" for n in range(12)]
    found = compare(made(one, brief, two, other), made(two, one, brief))
    assert found is not None
    assert found.here == ((0, 1), (2, 3))
    assert found.there == ((0, 2),)


def test_what_comes_back_after_weeks_is_no_copy() -> None:
    def verdict(shared: float, apart: int | None) -> tuple[str, str] | None:
        found = link("b", "a", Copy(shared, ((0, 1),), ((0, 1),)), apart)
        return (found.kind, found.verdict) if found else None

    assert verdict(0.6, None) == verdict(0.6, 3) == verdict(0.95, 400) == ("copy", "same")
    assert verdict(0.6, 30) == ("copy", "unsure")
    assert verdict(0.3, 3) == verdict(0.3, None) == ("passage", "different")
    assert verdict(0.3, 30) is None
    assert days_apart("2022-01-01", "2021-12-30") == days_apart("2021-12-30", "2022-01-01T10:00") == 2
    assert days_apart("2022-01", "2022-01-01") is None
    assert days_apart(None, "2022-01-01") is None


def test_texts_too_short_to_have_a_run_are_no_copies() -> None:
    assert compare(made(["a", "b"]), made(["a", "b"])) is None
    assert signature(made(["a", "b"])).hashes == ()
    assert not worth_comparing(0, 0, 0)


@given(st.lists(words, max_size=5))
def test_a_body_is_kept_whole(lines: list[list[str]]) -> None:
    assert unpacked(packed(made(*lines))) == made(*lines)


@given(words, words)
def test_swapping_texts_swaps_the_stretches(one: list[str], two: list[str]) -> None:
    here, there = compare(made(one), made(two)), compare(made(two), made(one))
    assert (here is None) == (there is None)
    if here is not None and there is not None:
        assert (here.shared, here.here, here.there) == (there.shared, there.there, there.here)
        assert link("a", "b", here, 0) == link("b", "a", there, 0)


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 64))
def test_whether_to_compare_does_not_depend_on_which_came_first(runs: int, other: int, common: int) -> None:
    assert worth_comparing(common, runs, other) == worth_comparing(common, other, runs)


def test_signatures_are_small_and_always_the_same() -> None:
    text = made([f"w{n}" for n in range(3004)])
    assert signature(text).runs == 3000
    assert 20 < len(signature(text).hashes) < 90
    assert level(3000) == 6
    assert signature(made(["one", "two", "three", "four", "five", "six"])).hashes == (278565478, 3205093923)
