"""Intake: the blocks of pages in small, encodings, shapes, files; every way to be wrong gives one clear problem."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.intake import IntakeError, Problem, page_of, read_inputs
from marsad.intake.encodings import DecodingError, decode
from marsad.intake.page import content_id, day_of_url, layout_of
from marsad.limits import MAX_REPORT_CHARS
from marsad.record import Page

CASES = Path(__file__).parent / "cases" / "intake"
REPORT = "قال وزير الخارجية إن بلاده ترفض هذا المقترح في محادثات جنيف، وأضاف أن الوفد سيعود إلى العاصمة مساء اليوم."


class Case(NamedTuple):
    """A page in small: what came with it, its text with the kind of each code point, and what must be known of it."""

    name: str
    given: dict[str, str]
    text: str
    kinds: list[str]
    known: dict[str, str]


def _cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        parts = path.read_text("utf-8").split("\n== ")
        for part in parts[1:]:
            name, *lines = part.rstrip("\n").split("\n")
            yield _case(name, lines)


def _case(name: str, lines: list[str]) -> Case:
    came, known, text, kinds = {}, {}, "", []
    for line in lines:
        if line.startswith("@ is "):
            field, _, value = line[5:].partition(" ")
            known[field] = value
        elif line.startswith("@ "):
            field, _, value = line[2:].partition(" ")
            came[field] = value
        elif line.strip():
            kind, _, words = line.partition("|")
            piece = words[1:] if words.startswith("+") else ("\n" if text else "") + words.removeprefix(" ")
            text, kinds = text + piece, kinds + [kind] * len(piece)
    return Case(name, came, text, kinds, known)


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: case.name)
def test_pages(case: Case) -> None:
    page = page_of({"id": "page", "text": case.text, **case.given})
    found = [(b.kind, case.text[b.start : b.end].strip()) for b in page.blocks]
    got = [next(b.kind for b in page.blocks if b.start <= at < b.end) for at in range(len(case.text))]
    wrong = [at for at, char in enumerate(case.text) if not char.isspace() and got[at] != case.kinds[at]]
    assert wrong == [], found
    document = page.document
    place = case.text[page.dateline.start : page.dateline.end] if page.dateline else None
    facts = {
        "title": document.title, "outlet": document.outlet, "agencies": " ".join(document.agencies),
        "published": document.published, "place": place,
    }  # fmt: skip
    assert {field: facts[field] for field in case.known} == case.known


@given(st.text(alphabet=st.sampled_from("ابتقال .\n\t():-،\u202b\u200f0123«»\" aA|أىة"), max_size=400))
@settings(max_examples=200, deadline=None)
def test_blocks_cover_any_text_in_order(text: str) -> None:
    blocks = layout_of(text).blocks
    assert "".join(text[b.start : b.end] for b in blocks) == text
    assert all(b.start < b.end for b in blocks)


def test_the_text_is_kept_untouched() -> None:
    text = f"  \u202b{REPORT}\r\n\x00\u200f{REPORT}  \n"
    assert page_of({"text": text}).document.text == text


def test_an_id_comes_from_the_content() -> None:
    assert page_of({"text": REPORT}).document.id == content_id(REPORT) == page_of({"text": REPORT}).document.id


@pytest.mark.parametrize(
    ("given_day", "day"),
    [
        ("2022-01-18T10:00:00Z", "2022-01-18"), ("18 يناير 2022", "2022-01-18"), ("yesterday", None), ("", None),
        ("20220118", "2022-01-18"), ("٢٠٢٢-٠١-١٨", "2022-01-18"), ("Tue, 18 Jan 2022 10:00:00 GMT", "2022-01-18"),
        ("2022-02-30", None), ("0000-00-00", None), ("2022-13-45", None), ("1642500000", None),
    ],
)
def test_a_given_day_becomes_iso_or_nothing(given_day: str, day: str | None) -> None:
    assert page_of({"text": REPORT, "published": given_day}).document.published == day


def test_the_day_in_an_address() -> None:
    assert day_of_url("http://example.com/2015/08/04/ec6.htm") == "2015-08-04"
    assert day_of_url("http://example.com/news/20150804/ec6.htm") == "2015-08-04"
    assert day_of_url("http://example.com/2015/99/04/x") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "iso-8859-6"])
def test_encodings(encoding: str) -> None:
    plain = REPORT if encoding != "iso-8859-6" else REPORT.replace("«", '"')
    assert decode(plain.encode(encoding)).text == plain


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_bytes_are_mangled_silently(data: bytes) -> None:
    try:
        found = decode(data)
    except DecodingError:
        return
    if found.encoding not in ("utf-8", "utf-16", "utf-32", "mac-arabic"):  # a mark left out; signs that stand there twice
        assert found.text.encode(found.encoding) == data
    if found.encoding == "utf-8":
        assert found.text == data.decode("utf-8-sig")


def test_broken_utf8_is_refused_not_mended() -> None:
    data = REPORT.encode()
    with pytest.raises(DecodingError, match="bad byte at 40"):
        decode(data[:41] + b"\xff" + data[42:])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no text"), (" \n ", "no text"), ("قال", "only 3 letters"),
        ("The ministers met in Geneva to prepare a meeting of the council.", "not Arabic"),
        ("وزیر امور خارجه گفت که این کشور برای مذاکره آماده است و از این پیشنهاد حمایت می کند", "Persian"),
        (REPORT * (MAX_REPORT_CHARS // len(REPORT) + 1), "characters"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused(text: str, what: str) -> None:
    with pytest.raises(IntakeError, match=what):
        page_of({"text": text})


def test_an_id_or_title_of_spaces_is_none() -> None:
    page = page_of({"id": " ", "title": "\n", "text": REPORT})
    assert page.document.id == page_of({"text": REPORT}).document.id
    assert page.document.title is None


def _read(*paths: Path | str) -> tuple[list[Page], list[Problem]]:
    found = list(read_inputs(paths))
    return [f for f in found if isinstance(f, Page)], [f for f in found if isinstance(f, Problem)]


def _problem(path: Path) -> str:
    pages, problems = _read(path)
    assert pages == []
    assert len(problems) == 1
    assert str(problems[0]).startswith(str(path))
    assert "\n" not in str(problems[0])
    return problems[0].what


BAD_FILES = {
    "empty.txt": (b"", "is empty"),
    "space.json": (b" \n", "is empty"),
    "binary.txt": (bytes(range(256)), "binary"),
    "paper.txt": (b"%PDF-1.7 ", "a PDF file"),
    "cut.json": (b'{"text": ', "is no JSON"),
    "number.json": (b"42", "a JSON number"),
    "shape.json": (b'{"id": "x", "body": "y"}', 'neither "text" nor "html"'),
    "text.json": (b'{"text": 5}', "its text is a number"),
    "title.json": (json.dumps({"text": REPORT, "title": 7}).encode(), "its title is a number"),
    "list.json": (b"[]", "an empty list"),
    "deep.json": (b"[" * 100_000, "nested too deep"),
    "surrogate.json": (b'{"text": "\\ud800"}', "is no JSON"),
    "empty.jsonl": (b"\n\n", "is empty"),
    "image.jsonl": (b"\x89PNG\r\n\x1a\n\x00\n\x00\n", "an image"),
    "short.txt": ("قال".encode(), "only 3 letters"),
    "cut.txt.gz": (gzip.compress(random.Random(1).randbytes(5000))[:800], "gzip data"),
    "false.json.gz": (b"\x1f\x8bnothing", "gzip data"),
    "long.txt": ((REPORT * (MAX_REPORT_CHARS // len(REPORT) + 1)).encode(), "characters"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files(name: str, tmp_path: Path) -> None:
    data, what = BAD_FILES[name]
    path = tmp_path / name
    path.write_bytes(data)
    assert what in _problem(path)


def test_missing_files_folders_and_patterns(tmp_path: Path) -> None:
    assert "no such file" in _problem(tmp_path / "missing.txt")
    assert "without reports" in _problem(tmp_path)
    assert "matches no file" in _problem(tmp_path / "*.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(REPORT)
    path.chmod(0)
    assert "permission" in _problem(path)


def test_lines_are_read_around_a_bad_one(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    good = json.dumps({"id": 1, "text": REPORT}, ensure_ascii=False)
    path.write_text(f"{good}\n{{no json\n\n[1]\n{good}")
    pages, problems = _read(path)
    assert [page.document.id for page in pages] == ["1", "1"]
    assert [problem.where for problem in problems] == [f"{path}:2", f"{path}:4"]


def test_lines_in_utf16(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes("\n".join(json.dumps({"id": n, "text": REPORT}, ensure_ascii=False) for n in (1, 2)).encode("utf-16"))
    pages, problems = _read(path)
    assert ([page.document.id for page in pages], problems) == (["1", "2"], [])


def test_lines_before_a_break_are_read(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl.gz"
    noise = random.Random(2)
    lines = [json.dumps({"id": f"r{n}", "text": REPORT + str(noise.random())}) for n in range(300)]
    data = gzip.compress("\n".join(lines).encode())
    path.write_bytes(data[: len(data) // 2])
    pages, problems = _read(path)
    assert len(pages) > 50
    assert [problem.where for problem in problems] == [str(path)]


def test_names_become_ids_unless_taken(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(REPORT + folder)
    (tmp_path / "c.json").write_text(json.dumps({"text": REPORT}))
    pages, problems = _read(tmp_path)
    assert [page.document.id for page in pages] == ["report", f"report-{content_id(REPORT + 'b')[:8]}", "c"]
    assert problems == []


def test_annotations_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(json.dumps({"id": "r", "text": REPORT}))
    (tmp_path / "r.gold.json").write_text("{}")
    (tmp_path / "out.json").write_text(json.dumps({"schema": "marsad.record/1", "document": {}, "blocks": []}))
    pages, problems = _read(str(tmp_path / "*.json"))
    assert len(pages) == 1
    assert [problem.skipped for problem in problems] == [True, True]


PAGE = (
    '<html><head><title>المحادثات</title><meta property="article:published_time" content="2022-01-18T10:00:00Z">'
    "<script>document.write('<div>')</script></head><body><nav><a href=x>الرئيسية</a></nav><article><h1>المحادثات</h1>"
    f"<p>{REPORT}</p><p>{REPORT}</p></article></body></html>"
)


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    pages, _ = _read(path)
    document = pages[0].document
    assert (document.id, document.published, document.published_from) == ("page", "2022-01-18", "metadata")
    assert REPORT in document.text
    assert "document.write" not in document.text


@pytest.mark.parametrize("page", ["<div>" * 5000 + REPORT, "<p>" * 60_000 + REPORT, "<html></html>"])
def test_html_that_no_parser_should_see(page: str) -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(IntakeError):
        page_of({"id": "x", "html": page})
