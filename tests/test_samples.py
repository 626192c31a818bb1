"""The samples are what the documents say of them: kinds of outlet, reprints, contradictions, furniture."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from marsad.intake import read_inputs
from marsad.reading.pipeline import read_page
from marsad.record import Page, Record

SAMPLES = Path(__file__).parent.parent / "src" / "marsad" / "samples"


@cache
def _records() -> dict[str, Record]:
    pages = [page for page in read_inputs([SAMPLES]) if isinstance(page, Page)]
    return {page.document.id: read_page(page) for page in pages}


def _values(document: str) -> set[str]:
    return {time.value for time in _records()[document].times}


def _kept(document: str) -> str:
    record = _records()[document]
    return "".join(record.document.text[b.start : b.end] for b in record.blocks if b.kind in ("title", "body"))


def test_every_sample_is_read() -> None:
    assert set(_records()) == {path.stem for path in SAMPLES.iterdir()}
    assert len(_records()) >= 12


def test_there_are_five_kinds_of_outlet_and_three_formats() -> None:
    assert {name.partition("-")[0] for name in _records()} == {"wire", "broadcaster", "daily", "portal", "ministry"}
    assert {path.suffix for path in SAMPLES.iterdir()} == {".json", ".txt", ".html"}


def test_the_name_of_a_sample_says_its_outlet_and_day() -> None:
    for path in SAMPLES.glob("*.json"):
        given = json.loads(path.read_text("utf-8"))
        assert (given["id"], f"{given['outlet']}-{given['published']}") == (path.stem, path.stem)
    for name, record in _records().items():
        assert record.document.published == name[-10:]


@pytest.mark.parametrize("reprint", ["daily-b-2022-01-10", "portal-a-2022-01-10"])
def test_two_papers_reprint_a_wire(reprint: str) -> None:
    source = _records()["wire-a-2022-01-10"].document.text.split("\n\n")[2:]
    assert [part for part in source if part.strip() not in _records()[reprint].document.text] == []


def test_two_reports_disagree_on_how_long_the_talks_took() -> None:
    assert "PT8H" in _values("wire-a-2022-01-10")
    assert "PT7H" in _values("broadcaster-b-2022-01-11")
    assert "PT4H" in _values("wire-b-2022-01-12")
    assert "PT3H" in _values("daily-a-2022-01-13")


def test_a_weekday_that_was_not_is_marked() -> None:
    assert [t.value for t in _records()["daily-a-2022-01-13"].times if t.conflict] == ["2022-01-12"]
    assert [name for name, record in _records().items() if any(t.conflict for t in record.times)] == ["daily-a-2022-01-13"]


def test_furniture_is_told_from_the_report() -> None:
    kept = _kept("portal-a-2022-01-10")
    assert [line for line in ("الرئيسية", "أسعار النفط ترتفع", "شارك المقال", "تابعنا على فيسبوك") if line in kept] == []
    assert "ونفى ريابكوف" in kept
    page = _kept("portal-b-2022-01-13")
    assert [line for line in ("نشرة الطقس", "جميع الحقوق محفوظة") if line in page] == []
    assert "زبيغنيو راو" in page
