"""Writing to the vault: nothing twice, nothing half, nothing lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from marsad.record import Page, Record
from marsad.vault.adding import Tally, add
from marsad.vault.ids import finding_ids, parse_place, place_id
from marsad.vault.problems import VaultError
from marsad.vault.vault import Vault
from marsad.vault.write import Writer
from vault_reports import SHORT, build, dump, report


def _add(path: Path, records: list[Record], *, replace: bool = False) -> tuple[Tally, list[str]]:
    known = {r.document.id + r.document.text: r for r in records}
    tally, refused = Tally(), []
    with Writer(path) as writer:
        add(
            writer, [Page(r.document, r.blocks) for r in records], lambda p: known[p.document.id + p.document.text], tally,
            replace=replace, refuse=lambda document, wrong, error: refused.append(f"{document.id}: {wrong}"),
        )  # fmt: skip
    return tally, refused


def test_records_come_back_as_they_went_in(tmp_path: Path) -> None:
    records = [report(n) for n in range(5)]
    with Vault(build(tmp_path / "a.db", *records)) as vault:
        assert list(vault.records()) == records
        assert vault.record("report-3") == records[3]
        assert vault.record("report-9") is None
        assert vault.size() == 5


def test_a_second_add_changes_nothing(tmp_path: Path) -> None:
    path, records = tmp_path / "a.db", [report(n) for n in range(5)]
    assert _add(path, records) == (Tally(stored=5), [])
    before = dump(path)
    assert _add(path, records) == (Tally(known=5), [])
    assert dump(path) == before


def test_one_run_does_not_store_an_id_twice(tmp_path: Path) -> None:
    same, other = report(1), report(2, key="report-1")
    tally, refused = _add(tmp_path / "a.db", [same, same, other])
    assert tally == Tally(stored=1, known=1, refused=1)
    assert len(refused) == 1
    assert "--replace" in refused[0]


def test_other_content_under_a_known_id_is_refused_or_replaces(tmp_path: Path) -> None:
    path, new = tmp_path / "a.db", report(7, key="report-1")
    build(path, report(1), report(2))
    before = dump(path)
    tally, refused = _add(path, [new])
    assert (tally, len(refused)) == (Tally(refused=1), 1)
    assert dump(path) == before
    assert _add(path, [new], replace=True) == (Tally(stored=1, replaced=1), [])
    dump(path)  # checks full-text search
    fresh = build(tmp_path / "b.db", new, report(2))
    with Vault(path) as replaced, Vault(fresh) as made:
        assert list(replaced.statements()) == list(made.statements())
        assert list(replaced.events()) == list(made.events())
        assert list(replaced.actors()) == list(made.actors())
        assert [row.document for row in replaced.search("المقترح 7")] == ["report-1"]
        assert list(replaced.search("عنوان 1")) == []


def test_the_order_of_adding_does_not_show_in_the_views(tmp_path: Path) -> None:
    records = [report(n, published=None if n == 3 else f"2022-01-{20 - n}") for n in range(6)]
    one, two = build(tmp_path / "a.db", *records), build(tmp_path / "b.db", *reversed(records))
    with Vault(one) as a, Vault(two) as b:
        for view in ("statements", "events", "actors", "timeline"):
            assert list(getattr(a, view)()) == list(getattr(b, view)())
        assert list(a.search("موسكو")) == list(b.search("موسكو"))


def test_a_reader_that_fails_costs_one_report(tmp_path: Path) -> None:
    def read(page: Page) -> Record:
        if page.document.id == "report-1":
            raise RuntimeError("no")
        return report(int(page.document.id[-1]))

    tally, refused = Tally(), []
    with Writer(tmp_path / "a.db") as writer:
        pages = [Page(report(n).document, ()) for n in range(3)]
        add(writer, pages, read, tally, refuse=lambda document, wrong, error: refused.append((document.id, type(error))))
    assert (tally, refused) == (Tally(stored=2, refused=1), [("report-1", RuntimeError)])


def test_ids_come_from_content() -> None:
    statements, events = finding_ids(report(1))
    assert (statements, events) == finding_ids(report(1))
    assert statements[0].startswith("s-")
    assert events[0].startswith("e-")
    assert finding_ids(report(2)) != (statements, events)
    twice = msgspec.structs.replace(report(1), statements=report(1).statements * 2)
    assert len(set(finding_ids(twice)[0])) == 2
    assert finding_ids(twice)[0][0] == statements[0]


@pytest.mark.parametrize("key", ["a", "a#1", "http://x/y#z", "اسم", "a#1-2"])
def test_ids_of_places_lead_back(key: str) -> None:
    assert parse_place(place_id(key, 3, 14)) == (key, 3, 14)
    assert parse_place("a#1") is None
    assert parse_place("#1-2") is None
    assert parse_place("a#١-٢") is None


_CHILD = """
import sys, time
from pathlib import Path
sys.path[:0] = [{tests!r}]
from vault_reports import report
from marsad import limits
from marsad.record import Page
from marsad.vault.adding import Tally, add
from marsad.vault.write import Writer

def read(page):
    time.sleep(0.002)
    return report(int(page.document.id.split("-")[1]))

tally = Tally()
with Writer(Path({path!r})) as writer:
    pages = (Page(report(n).document, ()) for n in range({count}))
    add(writer, pages, read, tally, advance=lambda: print(tally.done, flush=True))
"""


def test_killed_at_any_moment_it_goes_on_to_the_same_database(tmp_path: Path) -> None:
    count, chance = 600, random.Random(5)
    whole = build(tmp_path / "whole.db", *(report(n) for n in range(count)))
    path = tmp_path / "killed.db"
    code = _CHILD.format(tests=str(Path(__file__).parent), path=str(path), count=count)
    kills, said = 0, 0
    for wait in (0.02, *(chance.uniform(0.02, 0.2) for _ in range(5)), None):
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        if wait is not None:
            first = child.stdout.readline()
            time.sleep(wait)
            child.send_signal(signal.SIGKILL)
            lines = [first, *child.stdout.read().splitlines()]
            kills += child.wait() == -signal.SIGKILL
        else:
            lines = child.stdout.read().splitlines()
            assert child.wait() == 0
        said = max([said, *(int(line) for line in lines if line.strip().isdigit())])
        with Vault(path) as vault:
            assert vault.size() >= said, "a report was said to be stored and is not there"
    assert kills >= 3
    assert dump(path) == dump(whole)


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", report(1))
    with Writer(path) as writer:
        pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
        writer._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        for n in range(2, 60):
            writer.put(report(n, text="كلمة " * 900 + SHORT))
        with pytest.raises(VaultError, match="disk is full") as caught:
            writer.flush()
        assert str(caught.value).count("\n") == 0
        writer._pending.clear()
    with Vault(path) as vault:
        assert list(vault.records()) == [report(1)]


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs limits on the size of files")
def test_a_file_that_may_not_grow_keeps_what_was_stored(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", report(1))
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({path.stat().st_size}, -1))\n"
    code += _CHILD.format(tests=str(Path(__file__).parent), path=str(path), count=2000).replace("time.sleep", "(lambda _: 0)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert "VaultError" in done.stderr.splitlines()[-1]
    assert "make room" in done.stderr.splitlines()[-1]
    with Vault(path) as vault:
        assert vault.record("report-1") == report(1)


def test_a_locked_database_says_so_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.vault.migrate.BUSY_TIMEOUT_MS", 50)
    path = build(tmp_path / "a.db", report(1))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(VaultError, match="locked by another program"), Writer(path) as writer:
        writer.put(report(2))
    with Vault(path) as vault:  # readers are not held up
        assert vault.size() == 1
    other.execute("ROLLBACK")
    other.close()
    assert _add(path, [report(2)])[0] == Tally(stored=1)


def test_a_record_that_contradicts_itself_costs_no_other(tmp_path: Path) -> None:
    bad = msgspec.structs.replace(report(2), entities=())
    twice = msgspec.structs.replace(report(3), entities=report(3).entities * 2)
    broken = msgspec.structs.replace(report(4), document=msgspec.structs.replace(report(4).document, title="\ud800"))
    tally, refused = _add(tmp_path / "a.db", [report(1), bad, twice, broken, report(5)])
    assert tally == Tally(stored=2, refused=3)
    assert [line.split(":")[0] for line in refused] == ["report-2", "report-3", "report-4"]
    assert dump(tmp_path / "a.db") == dump(build(tmp_path / "b.db", report(1), report(5)))


def test_two_writers_count_what_each_has_stored(tmp_path: Path) -> None:
    path, counts = tmp_path / "a.db", []
    other = report(3, key="report-2")
    with Writer(path, counts.append) as one, Writer(path, counts.append) as two:
        for record in (report(1), report(2)):
            one.put(record)
        for record in (report(1), other):
            two.put(record)
        one.flush()
        two.flush()
    assert [(batch.stored, batch.known, len(batch.refused)) for batch in counts] == [(2, 0, 0), (0, 1, 1)]
    with Vault(path) as vault:
        assert vault.record("report-2") == report(2)


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Writer(path) as one, Writer(path) as two:
        one.put(report(1))
        two.put(report(1))
        two.put(report(2))
        one.flush()
        two.flush()
    assert dump(path) == dump(build(tmp_path / "b.db", report(1), report(2)))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir()
    path = build(folder / "a.db", report(1))
    folder.chmod(0o500)
    try:
        with Vault(path) as vault:
            assert vault.size() == 1
        with pytest.raises(VaultError, match=r"permissions|may be written"), Writer(folder / "b.db"):
            pass
    finally:
        folder.chmod(0o700)
