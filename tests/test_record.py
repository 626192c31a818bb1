"""Records: JSON in and out, the schema, spans that lead back to the text, and the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from marsad.intake import page_of, read_inputs
from marsad.reading.pipeline import read_page
from marsad.record import Page, Record, Span, from_json, json_schema, to_json

HOUSE = Path(__file__).parent.parent
SAMPLES = HOUSE / "src" / "marsad" / "samples"


def _documents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.endswith((".gold.json", ".record.json")))


def _page(path: Path) -> Page:
    (page,) = read_inputs([path])
    assert isinstance(page, Page), str(page)
    return page


@cache
def _record(path: Path) -> Record:
    return read_page(_page(path))


def _spans(record: Record) -> Iterator[tuple[str, int, int]]:
    for item in (*record.mentions, *record.times):
        yield item.id, item.start, item.end
    for s in record.statements:
        yield s.id, s.content.start, s.content.end
        if s.cue is not None:
            yield f"{s.id} cue", s.cue.start, s.cue.end
    for v in record.events:
        yield v.id, v.evidence.start, v.evidence.end


def check_record(record: Record) -> None:
    """A record fits its schema, its spans lie in the text and hold words, its blocks cover it, its ids are known."""
    text = record.document.text
    jsonschema.validate(json.loads(to_json(record)), _schema())
    for name, start, end in _spans(record):
        assert 0 <= start < end <= len(text), f"{name}: {start}–{end} lies outside the text"
        evidence = text[start:end]
        assert evidence == evidence.strip(), f"{name}: {evidence!r} begins or ends with a space"
    assert "".join(text[b.start : b.end] for b in record.blocks) == text
    _check_ids(record)
    _check_statements(record)


def _check_statements(record: Record) -> None:
    """What is said stands in the report itself, has words, does not hold its own cue, and is told once."""
    text = record.document.text
    found: set[tuple[Span | None, Span]] = set()
    apart = [b for b in record.blocks if b.kind in ("noise", "title", "caption")]
    for s in record.statements:
        said = text[s.content.start : s.content.end]
        assert any(char.isalnum() for char in said), f"{s.id}: {said!r} has no word"
        assert not any(b.start < s.content.end and s.content.start < b.end for b in apart), f"{s.id}: {said!r} runs out of the report"
        assert (s.cue, s.content) not in found, f"{s.id} is told twice"
        assert s.cue is None or s.cue.end <= s.content.start or s.content.end <= s.cue.start, f"{s.id} holds its cue"
        found.add((s.cue, s.content))


def _check_ids(record: Record) -> None:
    known = {e.id for e in record.entities}
    assert len(known) == len(record.entities)
    assert len({e.key for e in record.entities}) == len(record.entities), "one entity a key"
    for group in (record.mentions, record.times, record.statements, record.events):
        ids = [item.id for item in group]
        assert len(set(ids)) == len(ids)
    assert {m.entity for m in record.mentions} <= known
    for s in record.statements:
        assert {*s.speakers, *s.target} <= known, s.id
        assert s.why, f"{s.id} names no rule"
    for v in record.events:
        assert {*v.source, *v.target, *([v.place] if v.place else [])} <= known, v.id
        assert v.why, f"{v.id} names no rule"
    for value in [record.document.published]:
        assert value is None or date.fromisoformat(value)


@cache
def _schema() -> Any:
    return json_schema()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(_schema())


@pytest.mark.parametrize("path", _documents(SAMPLES), ids=lambda p: p.stem)
def test_records_of_the_samples(path: Path) -> None:
    check_record(_record(path))


ODD = (
    "وتابعت الصحيفة: \"وقال الوزير سيرغي لافروف إن بلاده ترفض ذلك.",
    "كتبت الصحيفة تحت عنوان \"الوزراء يجتمعون غدا في مدينة جنيف السويسرية لبحث الأزمة\" كتبت الصحيفة تقول إن اللقاء مهم للجميع.",
    "ودعت الوزارة المتقدمين إلى إرفاق بيان حديث خلال الفترة من 20 إلى 24 / 8 / 1436هـ. رابط الخبر:\nقال الوزير سيرغي لافروف إنه سيعود.",
    "لكن الوزير سيرغي لافروف أكد: \"تتوقع روسيا أن تشارك في المحادثات كعضو كامل الحقوق.\" وذكر الوزير أن بلاده مستعدة.",
    "قال لافروف إن " * 40,
    "وزير الخارجية و" * 60,
    "قال الوزير سيرغي لافروف: \"\" ثم غادر القاعة إلى مقر إقامته في جنيف.",
    "« قال الوزير الروسي: نرفض ذلك » وأضاف: ... ثم قال: !",
)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_records_of_odd_texts(text: str) -> None:
    check_record(read_page(page_of({"id": "odd", "text": text, "title": "رابط الخبر", "published": "2022-01-18"})))


@pytest.mark.shared
def test_records_of_the_annotated_reports(shared_reports: list[Path]) -> None:
    for path in shared_reports:
        record = _record(path)
        check_record(record)
        given = json.loads(path.read_text("utf-8"))
        assert record.document.text == given["text"], "the text is what was given"


@pytest.mark.shared
def test_the_gold_records_fit_the_schema(shared: Path) -> None:
    for path in sorted((shared / "reports").glob("*.record.json")):
        jsonschema.validate(json.loads(path.read_text("utf-8")), _schema())


@pytest.mark.parametrize("path", _documents(SAMPLES), ids=lambda p: p.stem)
def test_json_in_is_json_out(path: Path) -> None:
    line = to_json(_record(path))
    assert b"\n" not in line
    assert from_json(line) == _record(path)
    assert to_json(from_json(line)) == line


def test_a_record_of_another_shape_is_refused() -> None:
    line = json.loads(to_json(_record(_documents(SAMPLES)[0])))
    line["statements"] = [{"id": "S1", "act": "shout"}]
    with pytest.raises(msgspec.ValidationError):
        from_json(json.dumps(line))


_IN_A_PROCESS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_record import SAMPLES, _documents, _page
from marsad.intake import read_inputs
from marsad.reading.pipeline import read_page
from marsad.record import to_json
paths = _documents(SAMPLES)
for path in (paths if sys.argv[2] == "forward" else reversed(paths)):
    sys.stdout.buffer.write(to_json(read_page(_page(path))) + b"\\n")
"""


def _read_elsewhere(order: str, seed: str) -> list[bytes]:
    done = subprocess.run(
        [sys.executable, "-c", _IN_A_PROCESS, str(Path(__file__).parent), order],
        capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    return sorted(done.stdout.splitlines())


def test_the_same_bytes_in_any_order_and_with_any_hash_seed() -> None:
    here = sorted(to_json(_record(path)) for path in _documents(SAMPLES))
    assert _read_elsewhere("forward", "0") == here
    assert _read_elsewhere("backward", "4711") == here
