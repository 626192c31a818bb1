"""The views of the vault: rows that say what the records say, in a fixed order, through every filter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.record import Entity, Mention, Name, Record, Statement
from marsad.vault.days import days
from marsad.vault.filters import FilterError
from marsad.vault.observatory import Observatory
from marsad.vault.rows import Name as RowName
from marsad.vault.rows import Origin, Report, Role
from marsad.vault.vault import Vault
from vault_reports import build, report

CASES = {
    "2022-01-18": ("2022-01-18", "2022-01-18"),
    "2022-01-18TEV": ("2022-01-18", "2022-01-18"),
    "2022-01-18T14:30": ("2022-01-18", "2022-01-18"),
    "2022-02": ("2022-02-01", "2022-02-28"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2022": ("2022-01-01", "2022-12-31"),
    "2022-W07": ("2022-02-14", "2022-02-20"),
    "2022-W07-WE": ("2022-02-19", "2022-02-20"),
    "2022-Q2": ("2022-04-01", "2022-06-30"),
    "2021-H2": ("2021-07-01", "2021-12-31"),
    "199": ("1990-01-01", "1999-12-31"),
    "2022-01-10/2022-01-13": ("2022-01-10", "2022-01-13"),
    "2021-12/2022-02": ("2021-12-01", "2022-02-28"),
    "2022-01-13/2022-01-10": None,
    "2022-02-30": None,
    "2022-13": None,
    "0000": None,
    "P2.5Y": None,
    "PAST_REF": None,
    "": None,
    None: None,
}


@pytest.mark.parametrize("value", CASES)
def test_days_of_values(value: str | None) -> None:
    assert days(value) == CASES[value]


@given(st.text(max_size=25) | st.from_regex(r"\d{1,4}(-\w{1,3}){0,3}(/\d{4})?", fullmatch=True))
def test_no_value_breaks_days(value: str) -> None:
    found = days(value)
    assert found is None or found[0] <= found[1]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    records = [report(1, published="2022-01-11"), report(2, published="2022-01-09"), report(3, published=None)]
    with Vault(build(tmp_path / "a.db", *records)) as opened:
        yield opened


def test_a_statement_row(vault: Vault) -> None:
    rows = list(vault.statements())
    assert [row.document for row in rows] == ["report-2", "report-1", "report-3"]
    row, record = rows[1], report(1)
    said = record.statements[0]
    assert (row.speakers, row.target, row.act, row.issue) == (("RUS",), ("NATO",), "reject", ("talks",))
    assert (row.via, row.medium, row.form, row.why, row.claim) == (
        ("rus-ministry",),
        "statement",
        "indirect",
        ("cue:test",),
        f"k{row.id[1:]}",
    )
    assert (row.start, row.end) == (said.content.start, said.content.end)
    assert row.text == record.document.text[row.start : row.end] == "ترفض المقترح رقم 1"
    assert (row.outlet, row.published) == ("wire-a", "2022-01-11")


def test_an_event_row(vault: Vault) -> None:
    row = list(vault.events())[1]
    place = report(1).events[0].evidence
    assert (row.type, row.mode, row.source, row.target) == ("CONSULT", "meeting", ("RUS",), ("NATO",))
    assert (row.status, row.time, row.place, row.independent) == ("held", "2022-01-10", "geneva", 1)
    assert row.reports == (Report("report-1", "wire-a", "2022-01-11", place.start, place.end, "عُقد لقاءٌ في جنيف"),)
    assert row.origins == (Origin("wire-b", "agency", ("report-1",), ("report-1: credit of the report",)),)
    assert [(step.status, step.document) for step in row.history] == [("held", "report-1")]


@pytest.mark.parametrize(
    ("via", "agencies", "outlet", "origin"),
    [
        (("wire-b",), ("wire-b",), "x", Origin("wire-b", "agency", ("r",), ("r: chain:wire-b",))),
        (("rus-ministry", "wire-b"), (), "x", Origin("rus-ministry", "ministry", ("r",), ("r: chain:rus-ministry < wire-b",))),
        (("RUS",), (), "x", Origin("RUS", "body", ("r",), ("r: chain:RUS",))),
        (("somebody",), (), "x", Origin("somebody", "person", ("r",), ("r: chain:somebody",))),
        (("paper",), ("wire-b",), "x", Origin("paper", "outlet", ("r",), ("r: chain:paper",))),
        ((), ("wire-b", "wire-c"), "x", Origin("wire-b", "agency", ("r",), ("r: credit of the report",))),
        ((), (), "x", Origin("x", "outlet", ("r",), ("r: credits nobody",))),
        ((), (), None, Origin("r", "outlet", ("r",), ("r: credits nobody",))),
    ],
)
def test_origins(tmp_path: Path, via: tuple[str, ...], agencies: tuple[str, ...], outlet: str | None, origin: Origin) -> None:
    record = report(1, key="r")
    more = (
        Entity("E7", "rus-ministry", "organisation", Name(), "RUS"),
        Entity("E8", "somebody", "person", Name(), "RUS"),
        Entity("E9", "paper", "media", Name()),
    )
    record = msgspec.structs.replace(
        record,
        document=msgspec.structs.replace(record.document, agencies=agencies, outlet=outlet),
        entities=record.entities + more,
        events=(msgspec.structs.replace(record.events[0], via=via),),
    )
    with Vault(build(tmp_path / "a.db", record)) as opened:
        assert next(opened.events()).origins == (origin,)


def test_actors(tmp_path: Path) -> None:
    one, two = report(1, published="2022-01-11"), report(2, published="2022-01-20")
    envoy = Entity("E4", "envoy", "person", Name("المبعوث", "Envoy"), "RUS", "special envoy")
    mention = Mention("M9", *((at := one.document.text.index("جنيف")), at + 4), "E4")
    two = msgspec.structs.replace(two, entities=(*two.entities, envoy), mentions=(*two.mentions, mention))
    with Vault(build(tmp_path / "a.db", one, two)) as opened:
        rows = {row.key: row for row in opened.actors()}
        assert list(rows) == ["NATO", "RUS", "geneva", "envoy"]
        assert rows["RUS"].name == RowName("روسيا", "Russia")
        assert (rows["RUS"].forms, rows["RUS"].documents) == (("موسكو",), ("report-1", "report-2"))
        assert rows["envoy"].roles == (Role("special envoy", "2022-01-20", "2022-01-20"),)
        assert [row.key for row in opened.actors(type="person")] == ["envoy"]
        assert [row.key for row in opened.actors(side="RUS")] == ["RUS", "envoy"]
        assert [row.key for row in opened.actors(search="لموسكو")] == []
        assert [row.key for row in opened.actors(search="موسك")] == ["RUS"]
        assert [row.key for row in opened.actors(search="NAT")] == ["NATO"]
        assert [row.key for row in opened.actors(until="2022-01-15", limit=2)] == ["NATO", "RUS"]
        assert opened.likely("روسيا") == []
        assert opened.likely("موسكو") == ["RUS"]
        assert opened.names(["RUS", "none"]) == {"RUS": RowName("روسيا", "Russia")}


def test_the_timeline_goes_by_what_happened(vault: Vault) -> None:
    rows = [(row.day, row.kind, row.dated, row.row.id == row.id) for row in vault.timeline()]
    assert rows == [
        ("2022-01-09", "statement", "publication", True),
        ("2022-01-10", "event", "time", True),
        ("2022-01-10", "event", "time", True),
        ("2022-01-10", "event", "time", True),
        ("2022-01-11", "statement", "publication", True),
        (None, "statement", None, True),
    ]
    assert [row.row for row in vault.timeline(type="CONSULT", limit=1)] == [
        row for row in vault.events() if row.reports[0].document == "report-2"
    ]
    assert {row.kind for row in vault.timeline(act="reject")} == {"statement"}
    assert list(vault.timeline(act="reject", type="CONSULT")) == []


@pytest.mark.parametrize(
    ("view", "filters", "found"),
    [
        ("statements", {"actor": "NATO"}, 3),
        ("statements", {"actor": "rus-ministry"}, 3),
        ("statements", {"actor": ["none", "RUS"]}, 3),
        ("statements", {"speaker": "NATO"}, 0),
        ("statements", {"side": "RUS", "act": ["REJECT", "deny"], "issue": "talks"}, 3),
        ("statements", {"side": "NATO"}, 0),
        ("statements", {"issue": "sanctions"}, 0),
        ("statements", {"since": "2022-01-10"}, 1),
        ("statements", {"until": "2022-01-10"}, 1),
        ("statements", {"since": "2022", "until": "2022-01"}, 2),
        ("statements", {"outlet": "wire-a", "limit": 2}, 2),
        ("statements", {"outlet": "wire-b"}, 0),
        ("statements", {"limit": 0}, 3),
        ("statements", {"search": "المقترح 2"}, 1),
        ("statements", {"search": "لقاء"}, 0),
        ("events", {"search": "لقاء"}, 3),
        ("events", {"type": "consult", "actor": "geneva"}, 3),
        ("events", {"side": "NATO"}, 3),
        ("events", {"until": "2022-01-09"}, 0),
        ("events", {"since": "2022-01-10", "until": "2022-01-10"}, 3),
        ("actors", {"type": "place"}, 1),
        ("timeline", {"actor": "NATO"}, 6),
        ("timeline", {"speaker": "RUS"}, 3),
    ],
)
def test_filters(vault: Vault, view: str, filters: dict[str, object], found: int) -> None:
    assert len(list(getattr(vault, view)(**filters))) == found


@pytest.mark.parametrize(
    ("view", "filters", "said"),
    [
        ("statements", {"act": "shout"}, "'shout' is none of state, support"),
        ("statements", {"issue": "football"}, "nato-enlargement"),
        ("statements", {"type": "CONSULT"}, "takes no filter 'type'"),
        ("events", {"type": "WAR"}, "CONSULT, AGREE"),
        ("actors", {"type": "CONSULT"}, "person, state"),
        ("statements", {"since": "yesterday"}, "YYYY-MM-DD"),
        ("statements", {"until": "2022-02-30"}, "no date"),
        ("statements", {"since": "2022-02", "until": "2022-01"}, "after"),
        ("statements", {"limit": -1}, "number of rows"),
        ("statements", {"search": " ؟! "}, "no word"),
        ("statements", {"search": "كلمة " * 30}, "too many"),
    ],
)
def test_filters_that_cannot_be(vault: Vault, view: str, filters: dict[str, object], said: str) -> None:
    with pytest.raises(FilterError, match=said):
        list(getattr(vault, view)(**filters))


@pytest.mark.parametrize(
    ("time", "since", "until", "found"),
    [
        ("2022-01-10", "2022-01-10", "2022-01-10", True),
        ("2022-01-10TMO", "2022-01-10", None, True),
        ("2022-01", "2022-01-10", "2022-01-10", True),
        ("2022-01", "2022-02", None, False),
        ("2022", "2022-01-10", "2022-01-10", False),
        ("2022", "2022", "2022", True),
        ("2022", "2021-06", None, True),
        ("2022", None, "2022-06", False),
        ("199", "1990", "1999", True),
        ("PAST_REF", "2022-01-11", "2022-01-11", True),
        ("PAST_REF", "2022-01-12", None, False),
    ],
)
def test_days_asked_for(tmp_path: Path, time: str, since: str | None, until: str | None, found: bool) -> None:
    record = report(1)
    record = msgspec.structs.replace(record, events=(msgspec.structs.replace(record.events[0], time=time),))
    with Vault(build(tmp_path / "a.db", record)) as opened:
        assert (list(opened.events(since=since, until=until)) != []) is found


def test_every_row_can_be_opened(vault: Vault) -> None:
    for row in (*vault.statements(), *vault.events(), *vault.search("موسكو")):
        found = vault.show(row.id)
        assert found is not None
        assert found.row == row
        assert found.context is not None
        text = row.text if hasattr(row, "text") else row.reports[0].text
        assert text in found.context.text
    statement = next(vault.statements())
    assert vault.show(statement.id) == vault.show(statement.id[:8])
    assert (found := vault.show(statement.id)) is not None
    assert found.cue == "أكدت"
    assert (page := vault.show("report-1")) is not None
    assert page.kind == "document"
    assert vault.show("RUS").kind == "actor"
    for row in vault.actors():
        assert vault.show(row.key).row == row


@pytest.mark.parametrize("key", ["", "x", "none", "report-1#5-5", "report-1#0-99999", "report-9#0-1", "s-", "أ" * 300, "\ud800"])
def test_what_is_not_there_is_none(vault: Vault, key: str) -> None:
    assert vault.show(key) is None


def test_an_id_begun_two_ways_names_them(vault: Vault) -> None:
    with pytest.raises(FilterError, match="report-1, report-2, report-3"):
        vault.show("report")


def test_the_observatory(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Observatory(path) as observatory:
        assert observatory.add(report(1)).stored == 1
        assert observatory.add([report(1), report(2)]).known == 1
        assert len(observatory) == 2
        assert [row.document for row in observatory.statements(speaker="RUS")] == ["report-1", "report-2"]
        assert len(observatory.events()) == 2
        assert len(observatory.timeline()) == 4
        assert observatory.actors()[0].key == "NATO"
        assert observatory.search("جنيف")[0].document == "report-1"
        assert observatory.show("report-2") is not None
        assert observatory.record("report-2") == report(2)
    with Observatory(path, read_only=True) as observatory:
        assert len(observatory) == 2
        with pytest.raises(PermissionError):
            observatory.add(report(3))


_WORDS = st.lists(
    st.sampled_from(["وقال", "بوتين", "لِلوزير", "أمس", "إلى", "مدرسة", "2.5", "NATO", "«قمة»", "."]),
    min_size=1,
    max_size=30,
)


@st.composite
def _records(draw: st.DrawFn) -> Record:
    text = " ".join(draw(_WORDS))
    spot = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)).map(lambda p: (p[0], min(p[0] + p[1], len(text))))
    record = report(1)
    entities = record.entities
    document = msgspec.structs.replace(record.document, text=text, published=draw(st.sampled_from([None, "2022-01-02", "2021-05-06"])))
    mentions = tuple(Mention(f"M{n}", *place, "E1") for n, place in enumerate(draw(st.lists(spot, max_size=4))))
    said = tuple(
        msgspec.structs.replace(record.statements[0], id=f"S{n}", cue=None, content=type(record.statements[0].content)(*place))
        for n, place in enumerate(draw(st.lists(spot, max_size=4)))
    )
    assert all(isinstance(s, Statement) for s in said)
    return Record(document, (), entities, mentions, (), said, ())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=_records())
def test_rows_say_what_the_record_says(tmp_path_factory: pytest.TempPathFactory, record: Record) -> None:
    path = tmp_path_factory.mktemp("vault") / "a.db"
    with Vault(build(path, record)) as opened:
        rows = list(opened.statements())
        assert sorted((r.start, r.end) for r in rows) == sorted((s.content.start, s.content.end) for s in record.statements)
        assert all(row.text == record.document.text[row.start : row.end] for row in rows)
        assert len({row.id for row in rows}) == len(rows)
        assert all(opened.show(row.id).row == row for row in rows)
        assert list(opened.records()) == [record]
