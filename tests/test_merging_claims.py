"""Statements compared: one claim or two, what answers what, who denies, misquotes or counts otherwise; case files say which."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles import cases
from marsad.arabic.stems import stem
from marsad.arabic.words import tokenise
from marsad.merging.claims import claims
from marsad.merging.deeds import Party
from marsad.merging.disputes import relations, within
from marsad.merging.items import Judgement, Link
from marsad.merging.ledger import types
from marsad.merging.sayings import Saying, Telling, kept, saying, sought
from marsad.merging.wording import seeker, sifted, sketch
from marsad.stances import shifts, stance

SIDES = {"lavrov": ("person", "RUS"), "blinken": ("person", "USA"), "putin": ("person", "RUS"), "kremlin": ("organisation", "RUS"),
         "ministry": ("organisation", "RUS"), "official": ("person", "USA")}  # fmt: skip


def party(key: str) -> Party:
    kind, side = SIDES.get(key, ("state", key))
    return Party(key, kind, side, key != "official")


def told(line: str, key: str) -> Saying:
    """A saying from 'report day speaker act >target issue [medium] [agency=…] [direct] : words'."""
    head, _, words = line.partition(" : ")
    report, day, who, act, to, issue, *more = head.split()
    agencies = tuple(one.removeprefix("agency=") for one in more if one.startswith("agency="))
    medium = next((one for one in more if one in ("call", "meeting", "tweet")), None)
    named = tuple(party(one.removeprefix("names=")) for one in more if one.startswith("names="))
    speakers, target = (tuple(map(party, keys.split("+"))) if keys else () for keys in (who.strip("-"), to[1:]))
    return saying(Telling(
        key, report, speakers, act, target,
        tuple(issue.split("+")), "direct" if "direct" in more else "indirect", medium, None, None, None if day == "-" else day, agencies, 0,
        len(words), tuple(word for word in tokenise(words).words if word[0].isalnum()), (), (), named,
    ))  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), list(cases("relations")))
def test_relations(lines: str, wanted: list[str]) -> None:
    first, second = (told(line, key) for line, key in zip(lines.splitlines(), "ab", strict=True))
    found = {f"{link.kind} {link.verdict if link.kind == 'claim' else link.why[0] if link.kind == 'answer' else ''}".strip()
             for link in relations(first, second)}  # fmt: skip
    assert found == {one.strip() for line in wanted for one in line.split(",") if one.strip() != "nothing"}


def looked_up(one: Saying, by: Saying) -> bool:
    """Whether a saying is found by another that looks for those it is compared with."""
    keys = kept(one, types(one.kind or "", one.issue))
    seekers = {key: [seeker(sketch(by.words), by.words, least, by)] for least, sought_for in sought(by).items() for key in sought_for}
    return any(sifted([(key, 1, sketch(one.words)) for key in keys & set(seekers)], seekers))


@pytest.mark.parametrize(("lines", "wanted"), list(cases("relations")))
def test_what_is_related_is_looked_up_whichever_came_first(lines: str, wanted: list[str]) -> None:
    first, second = (told(line, key) for line, key in zip(lines.splitlines(), "ab", strict=True))
    assert bool(relations(first, second)) == (wanted != ["nothing"])
    if relations(first, second) and first.report != second.report and first.published and second.published:
        assert looked_up(first, second)
        assert looked_up(second, first)


WORDS = st.lists(
    st.sampled_from(["سحب", "القوات", "الحدود", "لا", "لن", "300", "500", "خمسمئة", "الهجوم", "رفض", "وقف", "المحادثات"]),
    min_size=1, max_size=8,
)  # fmt: skip
DAYS = st.sampled_from(["2022-01-01", "2022-01-03", "2022-03-01", "-"])
LINES = st.builds(
    lambda report, day, who, act, to, issue, words: f"{report} {day} {who} {act} >{to} {issue} : {' '.join(words)}",
    st.sampled_from(["r", "s"]), DAYS, st.sampled_from([*SIDES, "RUS", "-"]),
    st.sampled_from(["state", "demand", "reject", "accuse", "deny", "commit", "threaten", "propose", "concede", "support"]),
    st.sampled_from(["RUS", "USA", "UKR", ""]), st.sampled_from(["troops", "talks", "nato-enlargement+talks", "other"]), WORDS,
)  # fmt: skip


@given(LINES, LINES)
def test_the_order_of_two_makes_no_difference(one: str, other: str) -> None:
    first, second = told(one, "a"), told(other, "b")
    assert relations(first, second) == relations(second, first)
    common = looked_up(first, second)
    assert common == looked_up(second, first)
    known = first.published and second.published and first.speakers and second.speakers
    if relations(first, second) and first.report != second.report and known:  # others are compared where reports share text
        assert common


@given(st.lists(LINES.map(lambda line: f"r{line[1:]}"), max_size=6))
def test_what_is_related_within_a_report_is_compared(lines: list[str]) -> None:
    sayings = [told(line, f"s{n}") for n, line in enumerate(lines)]
    found = {frozenset((one.id, other.id)) for one, other in within([(sketch(one.words), one) for one in sayings])}
    related = {frozenset((one.id, other.id)) for one, other in combinations(sayings, 2) if relations(one, other)}
    assert related <= found


def _said(key: str, report: str, words: str) -> Saying:
    return told(f"{report} 2022-01-01 lavrov state > troops : {words}", key)


def test_a_long_saying_does_not_draw_together_what_it_holds_both_of() -> None:
    sayings = [_said(key, key, "قوات") for key in "abcd"]
    links = [Link("a", "b", "claim", "same", 0.9), Link("b", "c", "claim", "same", 0.8), Link("c", "d", "claim", "same", 0.85)]
    grouped = [[one.id for one in claim.members] for claim in claims(sayings, links)]
    assert grouped == [["a", "b"], ["c", "d"]]
    assert len(claims(reversed(sayings), [*links, Link("a", "c", "claim", "same", 0.7)])) == 1
    judged = [Judgement("a", "b", "different"), Judgement("a", "d", "same")]
    assert [[one.id for one in claim.members] for claim in claims(sayings, links, judged)] == [["a", "c", "d"], ["b"]]


def test_the_best_wording_is_the_speakers_own() -> None:
    quoted = told("r 2022-01-02 lavrov demand >USA troops direct : سحب القوات", "b")
    plain = told("s 2022-01-01 RUS state > troops : سحب القوات", "a")
    (claim,) = claims([quoted, plain], [Link("a", "b", "claim", "same", 0.9)])
    assert ([one.id for one in claim.members], claim.best.id) == (["a", "b"], "b")


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=12))
def test_a_stem_is_never_empty_and_stands_in_its_word(word: str) -> None:
    assert stem(word)
    assert stem(word) in word


def test_stances_turn_towards_one_side_only() -> None:
    assert [stance(act) for act in ("support", "reject", "demand", "deny", "state")] == [1, -1, 0, 0, 0]
    taken = [("support", ["USA"]), ("reject", ["UKR"]), ("state", ["USA"]), ("reject", ["USA", "UKR"]), ("accuse", []), ("commit", [])]
    assert shifts(taken) == [None, None, None, 0, None, 4]
