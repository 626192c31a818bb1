"""`marsad read` and the frame around all commands: formats, exit codes, one-line errors, nothing loaded too early."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from marsad.cli.main import LazyGroup
from marsad.record import from_json

SOURCE = Path(__file__).parent.parent / "src"
REPORT = (
    "صرح الوزير الروسي سيرغي لافروف بأن موسكو ترفض هذا المقترح في محادثات جنيف مع الولايات المتحدة، وأضاف أن الوفد "
    "سيعود إلى موسكو مساء اليوم."
)


def run(*arguments: object, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """`marsad` with arguments in a process of its own, as a user runs it."""
    command = [sys.executable, "-m", "marsad", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, cwd=cwd, check=False)


def errors(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """What a run said on stderr, by lines."""
    return done.stderr.decode().splitlines()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"id": "r1", "text": REPORT, "published": "2022-01-18"}), "utf-8")
    return path


def test_records_are_written_a_line_each(report: Path) -> None:
    done = run("read", report, report)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert lines[0] == lines[1]
    assert from_json(lines[0]).document.text == REPORT


def test_records_fit_the_schema(report: Path) -> None:
    schema = json.loads(run("schema").stdout)
    records = json.loads(run("read", report, "--format", "json").stdout)
    assert len(records) == 1
    jsonschema.validate(records[0], schema)


def test_text_form_has_speaker_act_and_words(report: Path) -> None:
    lines = run("read", report, "--format", "text").stdout.decode().splitlines()
    assert "  report r1" in lines
    assert any(line.startswith("  speaker ") for line in lines)
    assert any("ترفض" in line for line in lines)


def test_text_form_shows_controls_as_their_codes(tmp_path: Path) -> None:
    path = tmp_path / "controls.json"
    text = REPORT.replace("المقترح", "المقترح \x1b[31m\u202eالجديد\u202c")
    path.write_text(json.dumps({"id": "a\x1b]0;b\x07", "title": "عنوان\u2066 جديد\n", "text": text}))
    shown = run("read", path, "--format", "text").stdout.decode()
    assert not {char for char in shown if char != "\n" and not char.isprintable()}
    assert "\\u202e" in shown
    assert "\\x1b" in shown


def test_standard_input() -> None:
    assert from_json(run("read", "-", stdin=REPORT.encode()).stdout).document.text == REPORT
    line = json.dumps({"id": "x", "text": REPORT}).encode() + b"\n"
    assert len(run("read", "-", stdin=line * 3).stdout.splitlines()) == 3


def test_part_of_a_batch_fails(report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("read", tmp_path / "missing.txt", tmp_path / "empty.txt", report)
    assert done.returncode == 4
    assert len(done.stdout.splitlines()) == 1
    assert [line.split(": ")[1] for line in errors(done)] == [str(tmp_path / "missing.txt"), str(tmp_path / "empty.txt")]


def test_nothing_can_be_done(tmp_path: Path) -> None:
    done = run("read", tmp_path / "missing.txt")
    assert (done.returncode, done.stdout, len(errors(done))) == (1, b"", 1)
    assert "Traceback" not in done.stderr.decode()


def test_annotations_are_skipped_in_one_line(report: Path, tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.gold.json").write_text("{}")
    done = run("read", *sorted(tmp_path.glob("*.json")))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert len(errors(done)) == 1
    assert "skipped 5 files" in errors(done)[0]
    only = run("read", tmp_path / "1.gold.json")
    assert only.returncode == 1


@pytest.mark.parametrize(
    "arguments", [(), ("read",), ("bogus",), ("read", "x", "--format", "xml"), ("--bogus",)], ids=str
)
def test_usage(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_left_quietly(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": REPORT}) + "\n" for n in range(400)))
    command = f'"{sys.executable}" -m marsad read "{path}" | head -1'
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    shell = ["bash", "-c", f"set -o pipefail; {command}"]
    done = subprocess.run(shell, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk(report: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "marsad", "read", str(report)]
        environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["marsad: standard output: No space left on device; make room and run it again"]


def test_debug_may_stand_anywhere(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert run("read", missing, "--debug").stderr == run("--debug", "read", missing).stderr


def test_help_lists_every_command_and_loads_none() -> None:
    code = (
        "import sys; from marsad.cli.main import main\n"
        "try: main(['--help'])\n"
        "finally: print(sorted(m for m in sys.modules if m.startswith(('marsad.', 'rich', 'msgspec', 'sqlite3'))))"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    *shown, loaded = done.stdout.splitlines()
    assert done.returncode == 0
    for name in ("read", "add", "statements", "events", "actors", "timeline", "search", "show", "demo", "schema"):
        assert any(line.strip().startswith(name) for line in shown)
    assert loaded == "['marsad.cli', 'marsad.cli.examples', 'marsad.cli.main', 'marsad.cli.problems']"


def test_version() -> None:
    assert run("--version").stdout.decode().startswith("marsad ")


def test_every_command_of_the_table_exists() -> None:
    import importlib

    from marsad.cli.main import COMMANDS

    assert [c.name for c in COMMANDS if not callable(getattr(importlib.import_module(c.module), c.name, None))] == []


def test_help_of_every_command_has_examples_that_may_be_given() -> None:
    from typer.main import get_command

    from marsad.cli.examples import EXAMPLES
    from marsad.cli.main import COMMANDS, app

    group = get_command(app)
    assert isinstance(group, LazyGroup)
    context = group.make_context("marsad", ["schema"], resilient_parsing=True)
    for command in COMMANDS:
        assert EXAMPLES.get(command.name), f"cli/examples.py has no example of {command.name}"
        for line in EXAMPLES[command.name]:
            words = shlex.split(line.partition(" > ")[0].rpartition("| ")[2])
            assert words[:2] == ["marsad", command.name]
            group.get_command(context, command.name).make_context(command.name, words[2:])
    assert "  marsad read report.txt\n" in run("read", "--help").stdout.decode()


def test_read_is_a_door() -> None:
    import marsad
    from marsad.intake import page_of

    record = marsad.read(REPORT)
    assert record == marsad.read({"text": REPORT}) == marsad.read(page_of({"text": REPORT}))
