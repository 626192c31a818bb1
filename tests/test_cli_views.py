"""The commands over a database: formats, exit codes, one line for what is wrong, and nothing a terminal would act upon."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.cli.progress import Progress
from marsad.cli.views_output import flat
from marsad.cli.views_text import visible
from marsad.vault.vault import Vault
from vault_reports import SHORT, build, report, run


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(build(tmp_path_factory.mktemp("cli") / "a.db", *(report(n) for n in range(1, 4))))


VIEWS = (["statements"], ["events"], ["actors"], ["timeline"], ["search", "موسكو"], ["show", "report-1"])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view[0])
def test_every_view_in_every_format(db: str, view: list[str]) -> None:
    done = run(*view, "--db", db, "--json")
    assert done.exit_code == 0
    rows = json.loads(done.stdout)
    assert rows
    assert [json.loads(line) for line in run(*view, "--db", db, "--jsonl").stdout.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(run(*view, "--db", db, "--csv").stdout)))
    assert len(table) == len(rows)
    assert all(None not in line and None not in line.values() for line in table)
    text = run(*view, "--db", db)
    assert text.exit_code == 0
    assert "\x1b" not in text.stdout
    assert all((row.get("id") or row["key"]) in text.stdout for row in rows)


def test_the_fields_of_statements_and_events_are_those_promised(db: str) -> None:
    (said, *_), (done, *_) = (json.loads(run(view, "--db", db, "--json").stdout) for view in ("statements", "events"))
    promised = "id speakers act target form medium issue time text document start end via why claim"
    assert set(promised.split()) <= set(said)
    promised = "id type mode source target status time place history reports origins independent"
    assert set(promised.split()) <= set(done)
    assert set(done["reports"][0]) == {"document", "outlet", "published", "start", "end", "text", "via"}
    assert {"root", "kind", "documents"} <= set(done["origins"][0])
    (actor, *_) = json.loads(run("actors", "--db", db, "--json").stdout)
    assert {"key", "type", "name", "side", "roles", "forms", "documents"} <= set(actor)
    assert set(actor["name"]) == {"ar", "en"}


@pytest.mark.parametrize("form", ["--json", "--jsonl", "--csv", None])
def test_nothing_found_is_exit_3(db: str, form: str | None) -> None:
    done = run("statements", "--db", db, "--act", "deny", *([form] if form else []))
    assert done.exit_code == 3
    assert done.stdout == ("[]\n" if form == "--json" else "")
    assert done.stderr == "marsad: nothing found\n"


def test_a_key_mistyped_is_answered_with_likely_ones(db: str) -> None:
    done = run("statements", "--db", db, "--speaker", "موسكو")
    assert (done.exit_code, done.stderr) == (3, "marsad: nothing found; for 'موسكو' perhaps RUS\n")
    assert run("show", "nat", "--db", db).stderr == "marsad: nothing found; for 'nat' perhaps NATO\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["statements", "--act", "shout"], "demand"),
        (["events", "--type", "WAR"], "CONSULT"),
        (["statements", "--since", "soon"], "YYYY-MM-DD"),
        (["statements", "--json", "--csv"], "one of --json"),
        (["statements", "--limit", "-1"], "limit"),
        (["statements", "--sort", "x"], "No such option"),
        (["search", "؟"], "no word"),
        (["show"], "Missing"),
        (["show", "report"], "report-1, report-2, report-3"),
    ],
)
def test_usage_errors_are_exit_2_and_name_what_is_allowed(db: str, words: list[str], said: str) -> None:
    done = run(*words, "--db", db)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_database_that_cannot_be_read_is_exit_1(tmp_path: Path) -> None:
    for wrong, said in ((tmp_path / "none.db", "no such database"), (Path(__file__), "no Marsad database"), (tmp_path, "a folder")):
        done = run("statements", "--db", str(wrong))
        assert done.exit_code == 1
        assert done.stderr.startswith(f"marsad: {wrong}: ")
        assert said in done.stderr
        assert done.stderr.count("\n") == 1


def test_the_database_may_be_named_by_the_environment(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_DB", db)
    done = run("statements", "--jsonl")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 3)


def test_people_are_shown_fifty_and_told_of_more(tmp_path: Path) -> None:
    db = str(build(tmp_path / "a.db", *(report(n) for n in range(60))))
    done = run("statements", "--db", db)
    assert done.stdout.count("report report-") == 50
    assert done.stderr == "marsad: the first 50 are shown; --limit 0 shows all\n"
    assert run("statements", "--db", db, "--limit", "0").stdout.count("report report-") == 60
    assert len(run("statements", "--db", db, "--jsonl").stdout.splitlines()) == 60


def test_show_gives_the_words_around(db: str) -> None:
    with Vault(db) as vault:
        key = next(vault.statements()).id
    shown = run("show", key[:9], "--db", db).stdout
    assert "أكدت موسكو أنها ترفض المقترح رقم 1." in shown.splitlines()
    assert "  rule cue:test" in shown.splitlines()


def test_what_would_move_a_terminal_is_shown_as_its_code(tmp_path: Path) -> None:
    assert visible("a\x1b[31m\u202eb\n c\u200f") == r"a\x1b[31m\u202eb c\u200f"
    assert visible("سلام\u200cعليكم") == "سلام\u200cعليكم"
    db = str(build(tmp_path / "a.db", report(1, text=SHORT.replace("عنوان", "عنوان\x1b[2J\u202e"))))
    shown = run("show", "report-1", "--db", db).stdout
    assert "\x1b" not in shown
    assert r"عنوان\x1b[2J\u202e" in shown
    assert run("show", "report-1", "--db", db, "--json").stdout.count("\u202e") == 3  # the title twice, the text


def test_flat_rows_hold_no_lists(db: str) -> None:
    with Vault(db) as vault:
        for row in (*vault.statements(), *vault.events(), *vault.actors(), *vault.timeline(), *vault.search("موسكو")):
            assert all(value is None or isinstance(value, str | int) for value in flat(row).values())


def test_output_is_utf8_in_any_locale_and_a_closed_pipe_is_no_error(db: str) -> None:
    command = [sys.executable, "-m", "marsad", "statements", "--db", db, "--jsonl"]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert "ترفض المقترح" in done.stdout.decode("utf-8")
    shut = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert shut.stdout is not None
    shut.stdout.close()
    assert shut.stderr is not None
    assert shut.stderr.read() == b""
    assert shut.wait() == 0


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_drawn_on_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 1000, 10))
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    for stream, drawn in ((io.StringIO(), ""), (_Terminal(), "50%  40 of 80  4 reports/s  0:10 left")):
        with Progress(80, "reports", stream) as progress:
            progress.update(40)
        assert drawn in stream.getvalue()
        assert bool(stream.getvalue()) == bool(drawn)
