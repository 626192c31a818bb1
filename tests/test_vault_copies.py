"""Copies in the database: found as reports come, the same in any order and when all is worked out anew; judgements."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.doors import Merging, Observatory
from marsad.record import Record
from marsad.vault.vault import Vault
from marsad.vault.write import UnknownError, Writer
from vault_reports import dump, report, run

CASE = Path(__file__).parent / "cases" / "merging" / "copies_talks.txt"
_TEXT = "{title}\nأكدت موسكو أنها ترفض المقترح رقم {n}. {met}\n{body}\nاقرأ أيضا: خبر آخر"
_MET = "وعُقد لقاءٌ في جنيف يوم الاثنين مع الناتو."
_MET_TOLD_OTHERWISE = "وعُقد لقاءٌ في جنيف. وحضر يوم الاثنين وفد الناتو."


def _record(n: int, body: str, published: str = "2022-01-11", agencies: tuple[str, ...] = ()) -> Record:
    """A record whose findings stand in front of the words of a case."""
    text = _TEXT.replace("{title}", f"عنوان {n}").replace("{body}", body)
    text = text.replace("{met}", _MET if n < 4 else _MET_TOLD_OTHERWISE)
    record = report(n, text=text, published=published)
    document = msgspec.structs.replace(record.document, agencies=agencies, outlet=f"paper-{n}")
    statements = tuple(msgspec.structs.replace(s, via=()) for s in record.statements)
    return msgspec.structs.replace(record, document=document, statements=statements)


def _records() -> list[Record]:
    first, *others = CASE.read_text("utf-8").split("\n== ")
    bodies = [first, *(other.split("\n", 1)[1] for other in others)]
    return [_record(n, text, f"2022-01-{11 + n}", ("wire-b",) if n == 2 else ()) for n, text in enumerate(bodies)]


def _build(path: Path, records: list[Record], batch: int = 100) -> Path:
    for start in range(0, len(records), batch):
        with Writer(path, merging=Merging()) as writer:
            for record in records[start : start + batch]:
                writer.put(record)
    return path


FINDINGS = ("link", "family", "member")


def _findings(path: Path) -> list[object]:
    with sqlite3.connect(path) as connection:
        found = [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3" if table == "link" else f"SELECT * FROM {table} ORDER BY 1")
                 .fetchall() for table in FINDINGS]  # fmt: skip
        passages = """SELECT d.id, o.id, p.start, p."end" FROM passage p JOIN document d ON d.n = p.document
            JOIN document o ON o.n = p.other ORDER BY 1, 2, 3"""
        found.append(connection.execute(passages).fetchall())
    connection.close()
    return found


def test_a_family_of_copies(tmp_path: Path) -> None:
    with Vault(_build(tmp_path / "a.db", _records())) as vault:
        (row,) = vault.copies()
        assert row.documents == ("report-0", "report-1", "report-2", "report-3")
        assert row.first == "report-0"
        assert {(pair.a, pair.b) for pair in row.pairs} >= {("report-0", "report-1"), ("report-0", "report-2"), ("report-0", "report-3")}
        assert all(pair.shared >= 0.5 for pair in row.pairs)
        assert [(origin.root, origin.kind) for origin in row.origins] == [("wire-b", "agency")]
        assert row.why == ("credited:1 of 4 reports",)
        assert [passage.document for passage in row.passages if passage.document not in row.documents] == ["report-5"]
        assert {passage.document for passage in row.passages} >= set(row.documents)
        for passage in row.passages:
            record = vault.record(passage.document)
            assert record is not None
            assert record.document.text[passage.start : passage.end] == passage.text
        opened = vault.show(row.id)
        assert opened is not None
        assert opened.row == row


def test_events_of_copies_have_one_root_and_others_their_own(tmp_path: Path) -> None:
    with Vault(_build(tmp_path / "a.db", _records())) as vault:
        roots = {key: origin.root for row in vault.events() for origin in row.origins for key in origin.documents}
    wire = dict.fromkeys(["report-0", "report-1", "report-2", "report-3"], "wire-b")
    assert roots == wire | {"report-4": "paper-4", "report-5": "paper-5"}


def test_words_that_only_one_report_has_are_its_own(tmp_path: Path) -> None:
    text = CASE.read_text("utf-8").split("\n== ")[0]
    plain = _record(2, text, agencies=("wire-b",))
    other = text + "\nوفي خبر آخر أكدت مصادر الميناء أمس وصول السفينة الثالثة المحملة بالقمح والأدوية."
    added = _record(1, other)
    start = added.document.text.index("أكدت مصادر")
    event = msgspec.structs.replace(added.events[0], evidence=type(added.events[0].evidence)(start, start + 20))
    added = msgspec.structs.replace(added, events=(*added.events, event))
    with Vault(_build(tmp_path / "a.db", [plain, added])) as vault:
        roots = [row.origins[0].root for row in vault.events() if row.reports[0].document == "report-1"]
    assert roots[-1] == "paper-1"


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)), st.integers(1, 6))
def test_order_and_batches_do_not_show(tmp_path_factory: pytest.TempPathFactory, order: list[int], batch: int) -> None:
    folder = tmp_path_factory.mktemp("orders")
    records = _records()
    expected = _findings(_build(folder / "a.db", records))
    assert _findings(_build(folder / "b.db", [records[n] for n in order], batch)) == expected


def test_a_rebuild_gives_the_same_rows(tmp_path: Path) -> None:
    path = _build(tmp_path / "a.db", _records())
    with Writer(path, merging=Merging()) as writer:
        writer.judge("report-0", "report-4", "same", "me", "2022-02-01T00:00:00+00:00")
    before = dump(path)
    done = run("rebuild", "--db", str(path))
    assert (done.exit_code, done.stderr) == (0, "marsad: 6 reports compared anew\n")
    assert dump(path) == before


def test_a_database_made_without_merging_catches_up(tmp_path: Path) -> None:
    records = _records()
    with Writer(tmp_path / "a.db") as writer:
        for record in records:
            writer.put(record)
    with Writer(tmp_path / "a.db", merging=Merging()) as writer:
        assert writer.catch_up() == len(records)
        assert writer.catch_up() == 0
    assert dump(tmp_path / "a.db") == dump(_build(tmp_path / "b.db", records))


def test_a_report_that_is_replaced_leaves_its_family(tmp_path: Path) -> None:
    records = _records()
    path = _build(tmp_path / "a.db", records)
    new = _record(1, "نص آخر لا صلة له بما سبق.", "2022-01-12")
    with Writer(path, merging=Merging()) as writer:
        writer.put(new, replace=True)
    assert _findings(path) == _findings(_build(tmp_path / "b.db", [records[0], new, *records[2:]]))


def test_a_person_overrules(tmp_path: Path) -> None:
    path = _build(tmp_path / "a.db", _records()[:2])
    assert run("judge", "report-1", "report-0", "different", "--db", str(path), "--by", "me").exit_code == 0
    assert json.loads(run("copies", "--json", "--db", str(path)).stdout or "[]") == []
    assert run("judge", "report-0", "report-1", "same", "--db", str(path)).stderr == "marsad: report-0 and report-1: same\n"
    (row,) = json.loads(run("copies", "--json", "--db", str(path)).stdout)
    assert row["documents"] == ["report-0", "report-1"]
    with sqlite3.connect(path) as connection:
        judged = connection.execute("SELECT a, b, verdict, by FROM judgement ORDER BY n").fetchall()
        assert [line[2] for line in judged] == ["different", "same"]
        assert judged[0] == ("report-0", "report-1", "different", "me")
        for change in ("DELETE FROM judgement", "UPDATE judgement SET verdict = 'same'"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(change)
    connection.close()


def test_judgements_of_what_is_not_there(tmp_path: Path) -> None:
    path = _build(tmp_path / "a.db", _records()[:1])
    done = run("judge", "report-0", "nobody", "same", "--db", str(path))
    assert (done.exit_code, done.stderr) == (3, f"marsad: {path} holds no report, event, statement or actor 'nobody'\n")
    assert run("judge", "report-0", "report-0", "same", "--db", str(path)).exit_code == 1
    assert run("judge", "a", "b", "same", "--db", str(tmp_path / "none.db")).exit_code == 1
    assert not (tmp_path / "none.db").exists()
    with Writer(path, merging=Merging()) as writer, pytest.raises(UnknownError):
        writer.judge("x", "report-0", "same", None, "2022-02-01")


def test_the_view_and_its_formats(tmp_path: Path) -> None:
    path = _build(tmp_path / "a.db", _records())
    (row,) = json.loads(run("copies", "--json", "--db", str(path)).stdout)
    assert list(row)[:5] == ["id", "documents", "first", "pairs", "passages"]
    assert set(row["pairs"][0]) == {"a", "b", "shared"}
    assert set(row["passages"][0]) == {"document", "outlet", "published", "start", "end", "text", "via"}
    assert run("copies", "--csv", "--db", str(path)).stdout.splitlines()[0] == "id,documents,first,shared,pairs,origins,independent"
    assert "origin wire-b (agency)" in run("copies", "--db", str(path)).stdout
    assert run("copies", "--outlet", "paper-2", "--since", "2022-01-13", "--json", "--db", str(path)).exit_code == 0
    assert run("copies", "--outlet", "paper-5", "--db", str(path)).exit_code == 3
    assert run("copies", "--until", "2021", "--db", str(path)).exit_code == 3


def test_the_public_door_finds_copies(tmp_path: Path) -> None:
    with Observatory(tmp_path / "a.db") as observatory:
        observatory.add(_records())
        assert [row.first for row in observatory.copies()] == ["report-0"]
