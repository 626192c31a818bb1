"""`marsad explain`: every finding has its trace, every rule its file and line, and the words are those of the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad.cli.main import app
from marsad.cli.problems import CommandError
from marsad.intake import page_of
from marsad.lexicon.kinds import KINDS
from marsad.lexicon.load import FOLDER, load
from marsad.lexicon.origins import origins
from marsad.reading.pipeline import read_page

REPORT = (
    "الرئيسية\nالأخبار\nاتصل بنا\n\n"
    "أعلن وزير الخارجية الروسي سيرغي لافروف، في مؤتمر صحفي يوم الثلاثاء، أن المقترح الأميركي مرفوض. "
    "وأضاف أن الوفد سيعود غدا إلى موسكو، وذلك بحسب وكالة رويترز.\n\n"
    "والتقى لافروف نظيره التركي في أنقرة أمس. "
    "“الحوار هو الطريق الوحيد إلى حل يرضي الجميع في نهاية المطاف”.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"id": "r1", "text": REPORT, "published": "2022-01-18"}), "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = app([str(a) for a in ("explain", *arguments)], prog_name="marsad", standalone_mode=False)
    out, err = capsys.readouterr()
    return code or 0, out, err


def findings(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, Any]]:
    code, out, _ = run(capsys, *arguments, "--format", "json")
    assert code == 0
    return [finding for explained in json.loads(out) for finding in explained["findings"]]


def test_every_finding_of_the_record_is_explained(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = read_page(page_of(msgspec.json.decode(report.read_bytes())))
    kinds = [word for letter in "SVTMB" for word in ("--finding", letter)]
    told = {finding["id"] for finding in findings(capsys, report, *kinds)}
    found = {x.id for part in (record.statements, record.events, record.times, record.mentions) for x in part}
    assert told == found | {f"B{n}" for n in range(1, len(record.blocks) + 1)}
    assert {name[0] for name in told} == set("SVTMB")


def test_words_are_those_of_the_text(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [word for letter in "SVTMB" for word in ("--finding", letter)]
    for finding in findings(capsys, report, *kinds):
        assert finding["steps"]
        spans = [*finding["spans"], finding["sentence"], *(w for step in finding["steps"] for w in step["words"])]
        assert [s for s in spans if REPORT[s["start"] : s["end"]] != s["text"]] == []


def test_a_statement_names_its_cue_opening_speaker_act_and_channel(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (finding,) = findings(capsys, report, "--finding", "S1")
    steps = {step["step"]: step for step in finding["steps"]}
    assert steps["cue"]["rule"] == "cue:أعلن"
    assert steps["cue"]["source"].startswith("cues.toml:")
    assert steps["opening"]["rule"] == "frame:that"
    assert steps["speaker"]["rule"] == "speaker:after"
    assert [w["text"] for w in steps["speaker"]["words"]] == ["سيرغي لافروف"]
    assert [w["text"] for w in steps["act"]["words"]] == ["مرفوض"]
    assert [w["text"] for w in steps["medium"]["words"]] == ["مؤتمر صحفي"]


def test_a_carried_speaker_says_from_where(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (finding,) = findings(capsys, report, "--finding", "S2")
    speaker = next(step for step in finding["steps"] if step["step"] == "speaker")
    assert speaker["rule"] == "speaker:carried"
    assert "S1" in speaker["note"]


def test_sources_lead_to_the_entry(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = {s["source"] for f in findings(capsys, report) for s in f["steps"] if s["source"]}
    assert sources
    for source in sources:
        for one in source.split(", "):
            name, line = one.rsplit(":", 1)
            assert (FOLDER / name).read_text("utf-8").splitlines()[int(line) - 1].startswith("[[")


def test_every_entry_has_an_origin() -> None:
    found = origins()
    for kind in {k.kind: k for k in KINDS}.values():
        assert len([1 for known, _ in found if known == kind.kind]) == len(load().entries(kind.kind, kind.entry))


def test_text_marks_the_words_and_shows_no_controls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "controls.json"
    text = REPORT.replace("المقترح", "المقترح \x1b[31m\u202eالجديد\u202c")
    path.write_text(json.dumps({"id": "a\x1b]0;b", "text": text, "published": "2022-01-18"}), "utf-8")
    code, out, _ = run(capsys, path)
    assert code == 0
    assert "⟦مرفوض⟧" in out
    assert out.count("⟦") == out.count("⟧")
    assert not {char for char in out if char != "\n" and not char.isprintable()}


def test_furniture_is_explained(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = findings(capsys, report, "--finding", "B")
    noise = next(block for block in blocks if block["summary"] == "noise")
    assert any(step["rule"].startswith("furniture:") for step in noise["steps"])
    assert any((step["source"] or "").startswith("furniture.toml:") for step in noise["steps"])


def test_a_finding_that_is_not_there(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, report, "--finding", "S99")[0] == 3


@pytest.mark.parametrize("name", ["x", "Sx", "", "3"])
def test_what_is_no_id_is_refused(report: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError) as refused:
        run(capsys, report, "--finding", name)
    assert refused.value.code == 2


def test_a_missing_file_costs_not_the_others(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, tmp_path / "missing.txt", report)
    assert code == 4
    assert "S1 " in out
    assert len(err.splitlines()) == 1


@pytest.mark.shared
def test_annotated_reports_are_explained(shared_reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, *shared_reports[:4], "--finding", "S", "--finding", "V", "--finding", "M", "--finding", "B")
    assert code == 0
    assert out.count("⟦") == out.count("⟧") > 100
