"""Settings, doctor, completion: the command line wins, what is wrong is named with its place, and exit 1 says it is broken."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from marsad.cli.shipped import FOLDERS, folder_of
from marsad.vault.schema import STEPS
from vault_reports import build, report, run


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    path.write_text("", "utf-8")
    monkeypatch.setenv("MARSAD_CONFIG", str(path))
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return build(tmp_path / "a.db", *(report(n) for n in range(4)))


def test_the_command_line_wins_over_the_environment_over_the_file(
    settings: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count(*words: str) -> int:
        return len(run("statements", "--jsonl", *words).stdout.splitlines())

    settings.write_text(f'db = "{db}"\nlimit = 1\n', "utf-8")
    assert count() == 1
    monkeypatch.setenv("MARSAD_LIMIT", "2")
    assert count() == 2
    assert count("--limit", "3") == 3
    assert tomllib.loads(run("config", "show").stdout) == {"db": str(db), "limit": 2}
    assert "# environment" in run("config", "show").stdout
    assert run("config", "path").stdout == f"{settings}\n"
    monkeypatch.setenv("MARSAD_DB", "nowhere.db")
    assert "nowhere.db: there is no such database" in run("statements").stderr
    assert count("--db", str(db)) == 2
    assert len(run("export", "plover", "--db", str(db)).stdout.splitlines()) == 8, "what is exported is whole"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "unknown field `colour`"),
        ('limit = "many"', "$.limit"),
        ("limit = -1", "$.limit"),
        ('lang = "fr"', "$.lang"),
        ("db = \n", "line 1"),
    ],
)
def test_a_wrong_file_is_named_with_the_key(settings: Path, text: str, said: str) -> None:
    settings.write_text(text, "utf-8")
    for command in ("statements", "config"):
        done = run(*([command, "show"] if command == "config" else [command]))
        assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith(f"marsad: {settings}: ")
        assert said in done.stderr
    assert run("config", "path").exit_code == 0
    assert "broken  settings" in run("doctor").stdout


def test_a_wrong_variable_and_a_missing_file_are_named(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_LIMIT", "many")
    assert run("statements").stderr.startswith("marsad: MARSAD_LIMIT: ")
    monkeypatch.delenv("MARSAD_LIMIT")
    settings.unlink()
    assert run("statements").stderr == f"marsad: {settings}: there is no such file; MARSAD_CONFIG names it\n"


def test_without_a_file_nothing_is_settled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("MARSAD_CONFIG", raising=False)
    assert run("config", "path").stdout == f"{tmp_path}/marsad/config.toml\n"
    assert run("config", "show").stdout == "# db is not set\n# lang is not set\n# limit is not set\n"


def _doctor(*words: str) -> dict[str, list[str]]:
    done = run("doctor", *words)
    lines = [line.split(None, 2) for line in done.stdout.splitlines()]
    assert done.exit_code == any(state == "broken" for state, *_ in lines)
    return {about: [state, told] for state, about, told in lines}


def test_doctor_of_a_sound_house(db: Path) -> None:
    found = _doctor("--db", str(db))
    assert {state for state, _ in found.values()} == {"ok", "broken"}, "the reports were stored without merging"
    assert found["findings"] == ["broken", f"{db}: reports were not yet compared with each other; run 'marsad rebuild'"]
    assert run("rebuild", "--db", str(db)).exit_code == 0
    found = _doctor("--db", str(db))
    assert {state for state, _ in found.values()} == {"ok"}
    assert f"version {len(STEPS)}, " in found["database"][1]
    assert "4 documents, 4 statements, 4 events" in found["database"][1]
    assert {"marsad", "python", "sqlite", "lexicon", "settings", "[html]"} <= set(found)
    assert not found["lexicon"][1].startswith("0 ")


def test_doctor_of_broken_databases(db: Path, tmp_path: Path) -> None:
    assert _doctor("--db", str(tmp_path / "none.db"))["database"][0] == "broken"
    assert _doctor("--db", __file__)["database"][0] == "broken"
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert "older version 1" in _doctor("--db", str(db))["database"][1]


def test_doctor_sees_a_damaged_page(db: Path) -> None:
    run("rebuild", "--db", str(db))
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'statement_day'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with db.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x55" * 200)
    found = _doctor("--db", str(db))
    assert "broken" in [found.get("integrity", ["ok"])[0], found["database"][0]]


def test_doctor_sees_fonts_that_are_gone_or_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    whole = {package: folder_of(package, path) for package, path in FOLDERS.values()}
    for package, folder in whole.items():
        shutil.copytree(str(folder), tmp_path / package)
    monkeypatch.setattr("marsad.cli.doctor.folder_of", lambda package, path: tmp_path / package)
    assert [_doctor()[about][0] for about in FOLDERS] == ["ok", "ok"]
    assert _doctor()["fonts"][1] == "5 files, as in the manifest"
    fonts, pages = tmp_path / "marsad.export.brief", tmp_path / "marsad.web"
    (fonts / "IBMPlexSans-Regular.ttf").unlink()
    (fonts / "LICENSE").write_text("other", "utf-8")
    told = f"{fonts}: LICENSE is not the file of the manifest; IBMPlexSans-Regular.ttf is not there; install marsad again"
    assert _doctor()["fonts"] == ["broken", told]
    (pages / "manifest.toml").write_text('[[package]]\nname = "a"\nsize = 3\n', "utf-8")
    assert _doctor()["pages"][0] == "broken"
    assert "unknown field `size`" in _doctor()["pages"][1]
    shutil.rmtree(pages)
    assert _doctor()["pages"][0] == "broken"


def test_doctor_without_a_database_and_extras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    requirements = ['nowhere-to-be-found>=1; extra == "lost"', 'msgspec>=0.1; extra == "here"', "typer"]
    monkeypatch.setattr("marsad.cli.doctor._requirements", lambda: requirements)
    found = _doctor()
    assert found["database"] == ["ok", "none at marsad.db"]
    assert found["[lost]"] == ["ok", "not installed: nowhere-to-be-found; pip install 'marsad[lost]'"]
    assert found["[here]"][1].startswith("msgspec ")


def _shell(environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "marsad", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | environment).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_of_every_shell(shell: str) -> None:
    script = _shell({}, "completion", shell)
    assert "_MARSAD_COMPLETE" in script
    assert "marsad" in script
    if shell == "bash":
        assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0


def test_a_shell_completes_commands_and_options() -> None:
    def complete(line: str) -> set[str]:
        words = {"_MARSAD_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
        return set(_shell(words).split())

    assert complete("marsad st") == {"statements"}
    assert complete("marsad e") == {"events", "explain", "export"}
    assert complete("marsad statements --sp") == {"--speaker"}
    assert complete("marsad export gr") == {"graphml"}
    assert complete("marsad statements --act de") == {"demand", "deny"}
    assert complete("marsad events --status c") == {"cancelled"}
    assert complete("marsad export csv --type off") == {"offer"}


def test_completion_can_be_installed() -> None:
    assert "--install-completion" in run("--help").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("statments", "there is no command 'statments', perhaps statements; see marsad --help"),
        ("frobnicate", "there is no command 'frobnicate'; see marsad --help"),
        ("statements --limit x", "see marsad statements --help"),
        ("brief --lang fr", "Invalid value for '--lang': 'fr' is not one of 'ar', 'en'; see marsad brief --help"),
        ("config", "Missing argument 'what'. Choose from: show, path; see marsad config --help"),
    ],
)
def test_wrong_usage_is_one_line_that_leads_on(words: str, said: str) -> None:
    done = run(*words.split())
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr


@pytest.mark.parametrize("words", ["export plover", "export csv", "brief"])
def test_what_a_disk_refuses_is_told_of_the_file_that_was_asked_for(db: Path, tmp_path: Path, words: str) -> None:
    run("rebuild", "--db", str(db))
    place = tmp_path / "no" / "such.md"
    done = run(*words.split(), "--db", str(db), "-o", str(place))
    assert (done.exit_code, done.stderr) == (1, f"marsad: {place}: No such file or directory; check that path\n")


def test_a_full_disk_is_told_of_the_file_that_was_asked_for(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("marsad.cli.export._write_pieces", full)
    done = run("export", "plover", "--db", str(db), "-o", str(tmp_path / "p.jsonl"))
    assert (done.exit_code, done.stderr) == (1, f"marsad: {tmp_path}/p.jsonl: No space left on device; make room and run it again\n")
    assert not list(tmp_path.glob("*p.jsonl*"))


def test_a_side_asked_for_by_name_is_told_its_key(db: Path) -> None:
    for command, side, key in (("statements", "الناتو", "NATO"), ("events", "Russia", "RUS"), ("brief", "Nato", "NATO")):
        done = run(command, "--db", str(db), "--side", side)
        assert (done.exit_code, done.stderr) == (3, f"marsad: nothing found; for {side!r} perhaps {key}\n")
