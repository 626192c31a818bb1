"""What statements make together: claims, ledger, positions, conflicts; in any order of reports, rebuilt, replaced, judged."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import marsad
from marsad.doors import Merging, Observatory
from marsad.record import Document, Entity, Event, Mention, Name, Record, Span, Statement, Time, to_json
from marsad.vault.vault import Vault
from marsad.vault.write import Writer
from vault_reports import dump, run
from vault_reports import merged as build

ACTORS = {
    "ministry-russia": ("organisation", "RUS"), "minister": ("person", "RUS"), "secretary": ("person", "USA"),
    "RUS": ("state", "RUS"), "USA": ("state", "USA"), "UKR": ("state", "UKR"), "wire": ("media", None),
}  # fmt: skip
Said = dict[str, Any]


def said(who: str, act: str, words: str, to: str = "", issue: str = "troops", **more: Any) -> Said:
    """One statement; its words become the report's text."""
    return {"who": who, "act": act, "words": words, "to": to, "issue": issue, **more}


def report(
    key: str, published: str | None, *told: Said, agencies: tuple[str, ...] = (), deeds: tuple[tuple[str, ...], ...] = (),
    times: tuple[tuple[str, str], ...] = (),
) -> Record:  # fmt: skip
    """A report of statements, and of deeds (type, mode, source, target, status, time, words); times: (words, value)."""
    words = [one["words"] for one in told] + [deed[-1] for deed in deeds]
    text = " . ".join(words) or "لا شيء"
    entities = tuple(Entity(f"E{n}", name, kind, Name(name, name.title()), side) for n, (name, (kind, side)) in enumerate(ACTORS.items()))  # type: ignore[arg-type]
    ids = {entity.key: entity.id for entity in entities}

    def keys(names: str) -> tuple[str, ...]:
        return tuple(ids[name] for name in names.split())

    spans, at = [], 0
    for stretch in words:
        spans.append(Span(at, at + len(stretch)))
        at += len(stretch) + 3
    statements = tuple(
        Statement(
            f"S{n}", keys(one["who"]), None, span, one.get("form", "indirect"), one["act"], keys(one["to"]), one.get("medium"),
            tuple(one.get("via", "").split()), tuple(one["issue"].split()), one.get("time"), ("cue:test",),
        )
        for n, (one, span) in enumerate(zip(told, spans, strict=False))
    )  # fmt: skip
    events = tuple(
        Event(f"V{n}", kind, mode or None, keys(source), keys(target), status, time or None, None, span, (), ("deed:test",))  # type: ignore[arg-type]
        for n, ((kind, mode, source, target, status, time, _), span) in enumerate(zip(deeds, spans[len(told) :], strict=True))
    )
    found = tuple(
        Time(f"T{n}", text.index(part), text.index(part) + len(part), value, "؟" in part) for n, (part, value) in enumerate(times)
    )
    mentions = tuple(Mention(f"M{n}", 0, 1, entity.id) for n, entity in enumerate(entities))
    document = Document(key, text, None, outlet=f"paper-{key}", agencies=agencies, published=published)
    return Record(document, (), entities, mentions, found, statements, events)


def rows(path: Path) -> list[str]:
    """All that was worked out about statements, and the views."""
    with sqlite3.connect(path) as connection:
        found = [str(row) for row in connection.execute("SELECT * FROM link ORDER BY kind, a, b")]
        found += [str(row) for row in connection.execute("SELECT id, act, day, until FROM claim ORDER BY id")]
        found += [str(row) for row in connection.execute("SELECT * FROM thread ORDER BY id")]
        keys = "SELECT k.key, x.id FROM saying_key k JOIN statement x ON x.n = k.statement ORDER BY 1, 2"
        found += [str(row) for row in connection.execute(keys)]
        told = "SELECT s.told, e.id, c.side, x.id FROM account c JOIN event e ON e.n = c.event JOIN statement x ON x.n = c.statement"
        found += [str(row) for row in connection.execute(f"{told} JOIN saying s ON s.statement = x.n ORDER BY 2, 4")]
    connection.close()
    with Vault(path) as vault:
        views = (vault.statements(), vault.claims(), vault.ledger(), vault.positions(), vault.conflicts())
        return found + [str(row) for view in views for row in view]


PULL = "سحب القوات من الحدود الشرقية قبل نهاية الشهر"
NO_PULL = "سحب القوات من الحدود الشرقية بهذه الشروط"
ASKED = said("secretary", "demand", PULL, "RUS")
ASKED_TOO = said("secretary", "demand", "على الجيش سحب القوات من الحدود الشرقية", "RUS")
REFUSED = said("minister", "reject", NO_PULL, "USA")
CHARGE = said("USA", "accuse", "التحضير لهجوم واسع على كييف", "RUS")
DENIED = said("ministry-russia", "deny", "نية التحضير لهجوم على كييف", "USA")
LEFT = ("RETREAT", "", "RUS", "", "held", "2022-02-20", "انسحبت الوحدات الروسية من مواقعها")
FIVE = [
    report("a", "2022-02-01", ASKED, CHARGE, agencies=("wire",), times=(("نهاية الشهر", "2022-02-28"),)),
    report("b", "2022-02-02", ASKED_TOO, agencies=("wire",)),
    report("c", "2022-02-03", REFUSED, DENIED),
    report("d", "2022-02-21", said("UKR", "state", "الوضع هادئ"), deeds=(LEFT,)),
    report("e", None, said("secretary", "demand", "سحب القوات من الحدود الشرقية", "RUS")),
]


def test_one_row_a_thing_said(tmp_path: Path) -> None:
    with Vault(build(tmp_path / "a.db", FIVE)) as vault:
        asked, *rest = vault.claims(act="demand")
        assert [(report.document, report.text) for report in asked.reports] == [("a", PULL), ("b", ASKED_TOO["words"])]
        assert (asked.independent, [origin.root for origin in asked.origins]) == (1, ["wire"])
        assert asked.why
        assert "2022" not in asked.why[0]
        assert [row.reports[0].document for row in rest] == ["e"]  # nobody knows when that was
        said_so = {row.id: row.claim for row in vault.statements()}
        assert {said_so[key] for key in asked.statements} == {asked.id}
        shown = vault.show(asked.id)
        assert shown is not None
        assert (shown.kind, shown.row) == ("claim", asked)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 6), ({"outlet": "paper-b"}, 1), ({"search": "الجيش"}, 1), ({"actor": "secretary"}, 2), ({"side": "RUS"}, 2),
        ({"speaker": "USA"}, 1), ({"issue": "talks"}, 0), ({"since": "2022-02-03"}, 3), ({"limit": 2}, 2),
    ],
)  # fmt: skip
def test_filters_see_every_wording(tmp_path: Path, filters: dict[str, Any], found: int) -> None:
    with Vault(build(tmp_path / "a.db", FIVE)) as vault:
        assert len(list(vault.claims(**filters))) == found


def test_the_ledger_tells_what_became_of_a_demand(tmp_path: Path) -> None:
    with Vault(build(tmp_path / "a.db", FIVE)) as vault:
        asked, _ = vault.ledger(type="demand")
        assert [(step.state, step.date, step.document) for step in asked.steps] == [
            ("open", "2022-02-01", "a"), ("refused", "2022-02-03", "c"), ("met", "2022-02-20", "d"),
        ]  # fmt: skip
        assert (asked.kind, asked.state, asked.by, asked.to) == ("demand", "met", ("secretary", "USA"), ("RUS",))
        assert (asked.first, asked.due) == ("2022-02-01", "2022-02-28")
        assert all(step.why for step in asked.steps[1:])
        assert [row.id for row in vault.ledger(state="met", issue="troops", side="USA", search="الجيش")] == [asked.id]
        assert list(vault.ledger(type="threat")) == []
        shown = vault.show(asked.id)
        assert shown is not None
        assert shown.row == asked


def test_what_is_due_and_not_met_is_overdue(tmp_path: Path) -> None:
    late = report("z", "2022-03-05", said("UKR", "state", "الوضع هادئ"))
    with Vault(build(tmp_path / "a.db", [FIVE[0], late])) as vault:
        (asked,) = vault.ledger(state="overdue")
        assert [step.state for step in asked.steps] == ["open", "overdue"]
        step = asked.steps[-1]
        assert (step.date, step.text, FIVE[0].document.text[step.start : step.end]) == ("2022-02-28", "نهاية الشهر", "نهاية الشهر")
    with Vault(build(tmp_path / "b.db", [FIVE[0]])) as vault:
        assert list(vault.ledger(state="overdue")) == []


def test_positions_mark_shifts(tmp_path: Path) -> None:
    turn = [
        report("a", "2022-01-01", said("minister", "support", "مسار الحوار القائم", "USA", "talks")),
        report("b", "2022-01-05", said("minister", "reject", "العودة إلى الطاولة", "USA", "talks")),
        report("c", "2022-01-06", said("ministry-russia", "support", "الوساطة التركية", "UKR", "talks")),
    ]
    with Vault(build(tmp_path / "a.db", turn)) as vault:
        rows = {row.actor: row for row in vault.positions()}
        assert [(cell.act, cell.shift) for cell in rows["minister"].cells] == [("support", False), ("reject", True)]
        assert rows["minister"].cells[1].before == rows["minister"].cells[0].statement
        (side,) = vault.positions(sides=True)
        assert (side.actor, [cell.shift for cell in side.cells]) == ("RUS", [False, True, False])
        assert list(vault.positions(issue="troops")) == []


def test_conflicts_stand_side_by_side(tmp_path: Path) -> None:
    call = ("CONSULT", "call", "secretary", "minister", "held", "2022-02-10", "تحدث الوزيران هاتفيا")
    ours = said("secretary", "demand", "خفض التصعيد فورا", "RUS", medium="call", via="USA")
    theirs = said("minister", "accuse", "تجاهل المطالب الأمنية", "USA", "security-guarantees", medium="call", via="ministry-russia")
    others = [
        report("f", "2022-02-10", ours, theirs, deeds=(call,), times=(("فورا", "2022-02-10"),)),
        report("g", "2022-02-11", said("minister", "state", "عدد الجنود العائدين إلى ثكناتهم بلغ 300 جندي")),
        report("h", "2022-02-11", said("minister", "state", "عدد الجنود العائدين إلى ثكناتهم بلغ 500 جندي")),
        report("i", "2022-02-12", said("UKR", "state", "مطلع الشهر الجاري؟ كان هادئا"), times=(("الشهر الجاري؟", "2022-01"),)),
    ]
    with Vault(build(tmp_path / "a.db", [*FIVE, *others])) as vault:
        rows = {row.kind: row for row in vault.conflicts()}
        assert set(rows) == {"denial", "readout", "value", "calendar"}
        assert [(side.value, side.documents) for side in rows["denial"].sides] in (
            [("accuse", ("a",)), ("deny", ("c",))], [("deny", ("c",)), ("accuse", ("a",))],
        )  # fmt: skip
        assert {side.value for side in rows["readout"].sides} == {"USA", "RUS"}
        assert {side.value for side in rows["value"].sides} == {"300", "500"}
        assert rows["calendar"].sides[0].text == "الشهر الجاري؟"
        assert all((shown := vault.show(row.id)) is not None and shown.row == row for row in rows.values())
        assert [row.kind for row in vault.conflicts(type="denial", side="RUS", since="2022-02-01", until="2022-02-28")] == ["denial"]
        assert list(vault.conflicts(outlet="paper-d")) == []
        assert [row.kind for row in vault.conflicts(actor="minister", limit=1)] == ["readout"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_rebuilding_give_the_same(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    party = st.sampled_from(["RUS", "USA", "minister", "secretary", ""])
    act = st.sampled_from(["demand", "reject", "propose", "commit", "threaten", "accuse", "deny", "state", "concede"])
    words = st.sampled_from([PULL, NO_PULL, "سحب القوات من الحدود", "التحضير لهجوم واسع على كييف", "لا نية لهجوم على كييف"])
    some_said = st.builds(said, party, act, words, party, st.sampled_from(["troops", "nato-enlargement troops", "talks"]))
    deed = st.tuples(st.sampled_from(["CONSULT", "RETREAT"]), st.sampled_from(["meeting", "call"]), st.sampled_from(["RUS", "minister"]),
                     st.sampled_from(["USA", ""]), st.sampled_from(["held", "scheduled"]), st.sampled_from(["", "2022-01-25"]),
                     st.just("التقى الطرفان"))  # fmt: skip
    some = [
        report(
            key, data.draw(st.sampled_from(["2022-01-20", "2022-01-21", "2022-02-23", None])),
            *data.draw(st.lists(some_said, max_size=3)), deeds=tuple(data.draw(st.lists(deed, max_size=1))),
        )
        for key in "abcde"
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("claims")
    expected = rows(build(folder / "a.db", some))
    mixed = build(folder / "b.db", data.draw(st.permutations(some)))
    assert rows(mixed) == expected
    with Writer(mixed, merging=Merging()) as writer:
        writer.catch_up(anew=True)
    assert rows(mixed) == expected


def test_replacing_a_report_regroups_the_others(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", FIVE)
    for key in "abcd":
        former = next(record for record in FIVE if record.document.id == key)
        other = report(key, former.document.published, said("UKR", "state", "لا جديد في الملف"))
        expected = rows(build(tmp_path / f"without-{key}.db", [other if record is former else record for record in FIVE]))
        assert rows(build(path, [other], replace=True)) == expected
        build(path, [former], replace=True)
    assert rows(path) == rows(build(tmp_path / "again.db", FIVE))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_speaker_whose_side_only_one_report_tells(tmp_path: Path, order: tuple[int, int]) -> None:
    texts = ("قال وزير النقل النيجيري سامي خوري إن الأشغال في الميناء ستنتهي قريبا.",
             "أعلن وزير النقل سامي خوري أن أشغال الميناء قريبا ستنتهي.")  # fmt: skip
    with Observatory(tmp_path / "a.db") as observatory:
        for at in order:
            observatory.add(marsad.read({"id": f"r{at}", "text": texts[at], "published": "2022-01-05", "outlet": f"o{at}"}))
        (row,) = observatory.claims()
    assert (row.speakers, len(row.reports)) == (("sami-khori",), 2)


def test_an_older_database_is_worked_out_anew(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", FIVE)
    before = dump(path)
    with Vault(path) as vault:
        records = list(vault.records())
    with sqlite3.connect(path) as connection:
        for number, record in enumerate(records, 1):
            kept = zlib.compress(to_json(record))  # with the text in it, as before version 11
            connection.execute("UPDATE page SET record = ? WHERE document = ?", (kept, number))
        connection.execute("UPDATE saying SET told = x'00'")
        connection.execute("CREATE TABLE block (document INTEGER NOT NULL)")
        connection.execute("PRAGMA user_version = 10")
    connection.close()
    with Writer(path, merging=Merging()) as writer:
        assert writer.catch_up() == len(FIVE)
    with Vault(path) as vault:
        assert list(vault.records()) == records
    pages = 'INSERT INTO "page"'
    assert [line for line in dump(path) if pages not in line] == [line for line in before if pages not in line]


def test_judgements_part_and_join(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db", FIVE)
    with Vault(path) as vault:
        first, second, alone = (row.id for row in vault.statements(act="demand"))
    db = ("--db", str(path))
    assert run("judge", first, second, "different", *db).exit_code == 0
    with Vault(path) as vault:
        assert [len(row.reports) for row in vault.claims(act="demand")] == [1, 1, 1]
        assert [step.state for step in next(vault.ledger(type="demand", search="الجيش")).steps][:2] == ["open", "refused"]
    run("judge", alone, first, "same", *db)
    with Writer(path, merging=Merging()) as writer:
        writer.catch_up(anew=True)
    with Vault(path) as vault:
        assert sorted(len(row.reports) for row in vault.claims(act="demand")) == [1, 2]
    done = run("judge", first, "a", "same", *db)
    assert (done.exit_code, "statement" in done.stderr) == (1, True)


def test_the_commands(tmp_path: Path) -> None:
    db = ("--db", str(build(tmp_path / "a.db", FIVE)))
    claim = json.loads(run("claims", "--act", "demand", "--json", *db).stdout)[0]
    assert [row["document"] for row in json.loads(run("compare", claim["id"], "--json", *db).stdout)] == ["a", "b"]
    assert "  one with " in run("compare", claim["statements"][1], *db).stdout
    assert "  independent 1\n" in run("claims", *db).stdout
    assert "  demand met" in run("ledger", *db).stdout
    assert "open; refused; met" in run("ledger", "--csv", *db).stdout
    assert "USA on troops" in run("positions", "--sides", *db).stdout
    assert run("positions", "--csv", *db).stdout.startswith("actor,issue")
    assert "  conflict denial, act" in run("conflicts", *db).stdout
    assert run("conflicts", "--csv", *db).stdout.count("\r\n") == 2
    assert run("conflicts", "--type", "calendar", *db).exit_code == 3
    wrong = run("ledger", "--state", "lost", *db)
    assert (wrong.exit_code, "withdrawn" in wrong.stderr) == (2, True)
    for key in (claim["id"], json.loads(run("ledger", "--json", *db).stdout)[0]["id"]):
        assert run("show", key, *db).exit_code == 0


def test_outlets_and_whom_they_carry(tmp_path: Path) -> None:
    chain = report("f", "2022-02-05", said("minister", "state", "الوضع كما كان", via="ministry-russia wire"))
    path = build(tmp_path / "a.db", [*FIVE, chain])
    with Vault(path) as vault:
        rows = {row.key: row for row in vault.outlets()}
        assert [(row.reports, row.own) for row in (rows["paper-a"], rows["paper-c"])] == [(1, 0), (1, 1)]
        assert [(one.root, one.kind, one.count) for one in rows["paper-a"].carried] == [("wire", "agency", 1)]
        assert [(one.root, one.kind, one.count) for one in rows["paper-f"].quoted] == [("ministry-russia", "ministry", 1)]
        assert [row.key for row in vault.outlets(since="2022-02-05", until="2022-02-06")] == ["paper-f"]
    assert "  carries wire (agency, 1)" in run("outlets", "--db", str(path)).stdout
    assert "ministry-russia 1" in run("outlets", "--csv", "--db", str(path)).stdout
