"""Files of one piece: each is read by its format's own reader, and holds the rows of the views, hostile words included."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import types
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import networkx
import pytest
import rdflib
from icalendar import Calendar

from export_cases import HOSTILE, hostile, rows, samples, write
from marsad.export import streams
from marsad.export.formats import BY_NAME, FORMATS
from marsad.export.gdelt import pairs
from marsad.export.source import Source
from marsad.export.streams import uri
from marsad.limits import FEED_ITEMS
from marsad.vault.vault import Vault
from vault_reports import run

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")


@pytest.fixture(scope="module", params=[samples, hostile])
def db(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = request.param(tmp_path_factory.mktemp("db"))
    return path


def _texts(db: Path) -> dict[str, str]:
    with Vault(db) as vault:
        return {record.document.id: record.document.text for record in vault.records()}


def test_the_calendar_is_that_of_the_agenda(db: Path, tmp_path: Path) -> None:
    data = write("ics", db, tmp_path / "a.ics").read_bytes()
    found = [str(entry["UID"]) for entry in Calendar.from_ical(data).walk("VEVENT")]
    assert found == [f"{row['id']}@marsad" for row in rows(db, "agenda")]
    assert run("agenda", "--ics", "--db", str(db)).stdout.encode() == data
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_annotations_find_their_words_again(db: Path, tmp_path: Path) -> None:
    page = json.loads(write("annotation", db, tmp_path / "a.jsonld").read_text("utf-8"))
    texts = {uri("document", key): text for key, text in _texts(db).items()}
    said, done = rows(db, "statements"), rows(db, "events")
    wanted = [uri("statement", row["id"]) for row in said] + [uri("event", row["id"]) for row in done]
    assert [item["id"] for item in page["items"]] == wanted
    for item in page["items"]:
        for target in [item["target"]] if isinstance(item["target"], dict) else item["target"]:
            text, (quote, place) = texts[target["source"]["id"]], target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
            assert (quote["prefix"] != "") is (place["start"] > 0)
    count = sum(1 if isinstance(item["target"], dict) else len(item["target"]) for item in page["items"])
    assert count == len(said) + sum(len(row["reports"]) for row in done)


# what the context of Web Annotations says of the terms used here, so that no test asks the network
_OA = {
    "@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"}, "oa": "http://www.w3.org/ns/oa#",
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
}  # fmt: skip


def test_annotations_are_json_ld(db: Path, tmp_path: Path) -> None:
    page = json.loads(write("annotation", db, tmp_path / "a.jsonld").read_text("utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = rdflib.Graph().parse(data=json.dumps(page | {"@context": _OA}), format="json-ld")
    found = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/oa#Annotation")))
    assert len(found) == len(rows(db, "statements")) + len(rows(db, "events"))


def test_chains_are_derivations(db: Path, tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(write("jsonld", db, tmp_path / "a.jsonld"), format="json-ld")
    for row in rows(db, "statements"):
        node = rdflib.URIRef(uri("statement", row["id"]))
        assert str(graph.value(node, PROV.value)) == row["text"]
        assert graph.value(node, PROV.wasQuotedFrom) == rdflib.URIRef(uri("document", row["document"]))
        chain = []
        while (nearer := graph.value(node, PROV.wasDerivedFrom)) is not None:
            node = nearer
            chain.append(sorted(str(who) for who in graph.objects(node, PROV.wasAttributedTo)))
        links = [[uri("actor", who)] for who in reversed(row["via"])]
        assert chain == [*links, sorted({uri("actor", who) for who in row["speakers"]})]
    for row in rows(db, "events"):
        node = rdflib.URIRef(uri("event", row["id"]))
        quoted = {str(document) for document in graph.objects(node, PROV.wasQuotedFrom)}
        assert quoted == {uri("document", report["document"]) for report in row["reports"]}


def test_the_graph_joins_who_is_with_whom(db: Path, tmp_path: Path) -> None:
    path = write("graphml", db, tmp_path / "a.graphml")
    ElementTree.parse(path)
    graph = networkx.read_graphml(path, force_multigraph=True)
    wanted = [(one, other, row["id"]) for row in rows(db, "events") for one, other in pairs(row["source"], row["target"]) if one and other]
    wanted += [(one, other, row["id"]) for row in rows(db, "statements") if row["target"]
               for one, other in pairs(row["speakers"], row["target"]) if one and other]  # fmt: skip
    shown = {(_shown(one), _shown(other), key) for one, other, key in wanted}
    assert graph.number_of_edges() == len(wanted)
    assert {(one, other, told["finding"]) for one, other, told in graph.edges(data=True)} == shown
    assert set(graph.nodes) == {end for one, other, _ in shown for end in (one, other)}
    assert all(told["name"] and told["type"] for _, told in graph.nodes(data=True))


def _shown(key: str) -> str:
    """A key as XML gives it back: what cannot be in XML made visible, white space of attributes kept."""
    return str(ElementTree.fromstring(f"<a b={streams.xml_attribute(key)}/>").get("b"))


def test_the_feed_has_the_newest(db: Path, tmp_path: Path) -> None:
    feed = feedparser.parse(write("rss", db, tmp_path / "a.xml").read_bytes())
    assert (feed.bozo, feed.version) == (False, "rss20")
    dated = sorted((row for row in rows(db, "timeline") if row["published"]), key=lambda row: row["published"], reverse=True)
    assert len(feed.entries) == min(FEED_ITEMS, len(dated))
    told = ["-".join(f"{part:02}" for part in entry.published_parsed[:3]) for entry in feed.entries]
    assert told == [row["published"] for row in dated[:FEED_ITEMS]]
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    few = feedparser.parse(write("rss", db, tmp_path / "b.xml", "--limit", "3").read_bytes())
    assert [entry.id for entry in few.entries] == [entry.id for entry in feed.entries][:3]


def test_the_feed_brings_no_markup(tmp_path: Path) -> None:
    feed = feedparser.parse(write("rss", hostile(tmp_path), tmp_path / "a.xml").read_bytes(), sanitize_html=False)
    told = [entry.description for entry in feed.entries]
    assert any("&lt;script&gt;" in text for text in told)
    assert not any("<script" in text for text in told)
    assert not any(entry.get("link", "").startswith("javascript:") for entry in feed.entries)


def _model() -> Any:
    """FollowTheMoney's model. Where PyICU is not installed, which must be compiled, its transliteration is a stand-in:
    reading and checking entities asks for none."""
    try:
        import icu  # noqa: F401
    except ImportError:
        stand_in = types.ModuleType("icu")
        maker = types.SimpleNamespace(createInstance=lambda _: types.SimpleNamespace(transliterate=str))
        stand_in.Transliterator = maker  # type: ignore[attr-defined]
        sys.modules["icu"] = stand_in
    from followthemoney import model

    return model


def test_entities_fit_their_schemata(db: Path, tmp_path: Path) -> None:
    text = write("ftm", db, tmp_path / "a.jsonl").read_text("utf-8")
    entities = [json.loads(line) for line in text.split("\n")[:-1]]
    model, ids = _model(), [entity["id"] for entity in entities]
    assert len(set(ids)) == len(ids)
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        for name, values in entity["properties"].items():
            known = proxy.schema.properties[name]
            if known.type.name == "entity":
                assert set(values) <= set(ids)
                assert all(model[_schema(entities, one)].is_a(known.range) for one in values)
            elif known.type.name in ("date", "country", "language"):
                assert all(known.type.validate(value) for value in values), (name, values)
    events = [entity for entity in entities if entity["schema"] == "Event"]
    assert {one["properties"]["recordId"][0] for one in events} == {r["id"] for view in ("statements", "events") for r in rows(db, view)}
    assert sum(e["schema"] == "Article" for e in entities) == len(_texts(db))


def _schema(entities: list[Any], key: str) -> str:
    return next(entity["schema"] for entity in entities if entity["id"] == key)


def test_what_xml_cannot_hold_is_shown() -> None:
    assert streams.xml_text("a\x00b\x1bc\ufffe<&>\r") == "a\u2400b\u241bc\ufffd&lt;&amp;&gt;&#13;"
    for words in HOSTILE:
        back = ElementTree.fromstring(f"<a>{streams.xml_text(words)}</a>").text or ""
        assert back == streams._NO_XML.sub(streams._visible, words)
        ElementTree.fromstring(f"<a b={streams.xml_attribute(words)}/>")


class _Endless(Source):
    """A source whose views of findings never end."""

    def rows(self, view: str, *, limited: bool = True) -> Iterator[Any]:
        yield from super().rows(view, limited=limited)
        while view != "actors":
            yield from super().rows(view, limited=limited)


@pytest.mark.parametrize("name", ["plover", "ics", "annotation", "ftm", "graphml", "jsonld"])
def test_files_are_written_as_rows_come(db: Path, name: str) -> None:
    with Vault(db) as vault:
        write = importlib.import_module(BY_NAME[name].module).write
        assert len(list(islice(write(_Endless(vault, {})), 150))) == 150


def test_what_is_kept_in_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.export.source.MAX_KEPT_PAGES", 2)
    monkeypatch.setattr("marsad.export.source.MAX_KEPT_PARTIES", 2)
    with Vault(samples(tmp_path)) as vault:
        source = Source(vault, {})
        for row in [*source.rows("statements")]:
            page = source.page(row.document)
            assert page is not None
            assert page.text[row.start : row.end] == row.text
            assert [source.party(key).key for key in row.speakers] == list(row.speakers)
        assert (len(source._pages), len(source._parties)) == (2, 2)


FILES = [one.name for one in FORMATS if not one.folder]


@pytest.mark.parametrize("format", FILES)
def test_a_file_is_the_same_on_stdout_and_every_time(db: Path, tmp_path: Path, format: str) -> None:
    path = write(format, db, tmp_path / "a")
    assert run("export", format, "--db", str(db)).stdout.encode() == path.read_bytes()
    write(format, db, path)
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("format", [one.name for one in FORMATS])
def test_nothing_found_is_exit_3_and_still_a_file(db: Path, tmp_path: Path, format: str) -> None:
    done = run("export", format, "--db", str(db), "--outlet", "nobody", "-o", str(tmp_path / "a"))
    assert (done.exit_code, done.stderr) == (3, "marsad: nothing found\n")
    assert (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["word"], 2, "'word' is no format; there are parquet, csv"),
        (["parquet"], 2, "say where with -o FOLDER"),
        (["ics", "--speaker", "x"], 2, "nothing of this format can be chosen by speaker"),
        (["plover", "--act", "shout", "-o", "{new}"], 2, "none of state"),
        (["csv", "--type", "shout", "-o", "{new}"], 2, "type: 'shout' is none of CONSULT"),
        (["csv", "--state", "held", "-o", "{new}"], 2, "state: 'held' is none of open"),
        (["csv", "--status", "open", "-o", "{new}"], 2, "status: 'open' is none of held"),
        (["plover", "--type", "demand", "-o", "{new}"], 2, "type: 'demand' is none of CONSULT"),
        (["ics", "--state", "open"], 2, "nothing of this format can be chosen by state"),
        (["ics", "--sides"], 2, "no positions"),
        (["plover", "-o", "{folder}"], 1, "this is a folder"),
        (["csv", "-o", "{full}"], 1, "holds something"),
        (["rss", "-o", "{folder}/no/such"], 1, "check that path"),
    ],
)
def test_what_is_wrong_is_one_line(db: Path, tmp_path: Path, words: list[str], code: int, said: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "kept.txt").write_text("kept", "utf-8")
    places = {"new": tmp_path / "new", "folder": tmp_path, "full": tmp_path / "full"}
    done = run("export", *(word.format(**places) for word in words), "--db", str(db))
    assert (done.exit_code, done.stderr.count("\n"), said in done.stderr) == (code, 1, True), done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full"]
    assert (tmp_path / "full" / "kept.txt").read_text("utf-8") == "kept"


def test_the_bench_counts_what_the_readers_find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db, bench = samples(tmp_path), Path(__file__).parent.parent / "bench"
    command = [sys.executable, str(bench / "exports.py"), str(db), "--formats", "graphml,rss"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("  ok "), "WRONG" in done.stdout) == (0, 4, False), done.stdout + done.stderr
    monkeypatch.syspath_prepend(str(bench))
    exports = importlib.import_module("exports")
    views = exports.viewed(db)
    for name in ("parquet", "csv", "plover", "gdelt", "ics", "annotation", "jsonld"):
        counted = exports.READERS[name](write(name, db, tmp_path / name), views)
        assert [what for what, found, due in counted if found != due] == []
        assert all(found != due for _, found, due in exports.READERS[name](tmp_path / name, dict.fromkeys(views, -1)))
