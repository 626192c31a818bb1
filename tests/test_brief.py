"""Briefings: what they tell, as of when, in both languages; every format by a reader of its own, also of hostile texts."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import export_cases
import vault_reports
from marsad import limits
from marsad.export.brief import html, markdown, pdf
from marsad.export.brief.cast import Cast
from marsad.export.brief.findings import _figure
from marsad.export.brief.gather import gather
from marsad.export.brief.lines import APART, END, lines
from marsad.export.brief.model import Bar, Brief, Chart, Lang, Section
from marsad.export.brief.plain import plain, quoted
from marsad.export.brief.rows import Asked, rows
from marsad.export.brief.svg import drawn
from marsad.export.brief.words import Words, catalogue
from marsad.export.source import Source
from marsad.record import Act, EventType, Issue, Status
from marsad.vault.rows_merged import ConflictKind, LedgerKind, LedgerState
from marsad.vault.vault import Vault
from test_vault_claims import FIVE, build, report, said
from vault_reports import run

TALK = ("CONSULT", "meeting", "secretary", "minister", "held", "2022-02-01", "اجتمع الوزيران في العاصمة")
TO_COME = ("CONSULT", "call", "secretary", "minister", "scheduled", "2022-02-10", "يتحدث الوزيران هاتفيا في وقت لاحق")
MET = ("CONSULT", "call", "secretary", "minister", "held", "2022-02-10", "تحدث الوزيران هاتفيا")
FIRM = said("minister", "reject", "أي تفاوض على المقترح الجديد", "USA", "talks")
YIELDS = said("minister", "commit", "المشاركة في التفاوض على المقترح", "USA", "talks")
TOLD = [
    *FIVE, report("f", "2022-02-04", FIRM, deeds=(TALK, TO_COME)), report("g", "2022-02-08", YIELDS),
    report("h", "2022-02-22", said("UKR", "state", "لا جديد على الأرض"), deeds=(MET,)),
]  # fmt: skip
FORMATS = {"md": markdown.write, "html": html.write, "pdf": pdf.write}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("brief") / "told.db", TOLD)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_cases.hostile(tmp_path_factory.mktemp("brief"))


def made(db: Path, lang: Lang = "en", **asked: Any) -> Brief:
    question = Asked(**asked)
    with Vault(db) as vault:
        return gather(rows(vault, question), question, Cast(Source(vault, {}), Words(lang)))


def section(brief: Brief, key: str) -> Section:
    return next(one for one in brief.sections if one.key == key)


def shown(brief: Brief, key: str) -> list[tuple[str, ...]]:
    return [(line.when, *line.fields) for line in section(brief, key).lines]


def test_what_happened_by_day(told: Path) -> None:
    assert shown(made(told), "happened") == [
        ("1 February 2022", "Secretary – Minister", "meeting", "held", "independent origins: 1"),
        ("10 February 2022", "Secretary – Minister", "call", "held", "independent origins: 2"),
        ("20 February 2022", "Rus", "withdrawal", "held", "independent origins: 1"),
    ]


def test_an_event_is_told_in_words_that_have_it_as_it_stands(told: Path) -> None:
    call = next(line for line in section(made(told), "happened").lines if line.fields[1] == "call")
    assert [quote.text for quote in call.quotes] == [MET[-1]], "not those of the report that told of it beforehand, which are longer"


def test_actors_with_a_side_come_before_others(tmp_path: Path) -> None:
    nobody = [("wire", "demand", f"تسليم الكؤوس قبل يوم 20 شباط للفائز رقم {n} في المسابقة المحلية") for n in "أبجد"]
    texts = [report(f"r{n}", "2022-02-04", said(*words)) for n, words in enumerate(nobody)]
    db = build(tmp_path / "a.db", [*texts, report("z", "2022-02-03", said("minister", "state", "عدد الحاضرين بلغ المئة في القاعة"))])
    said_first = section(made(db), "said")
    assert said_first.lines[0].fields[0] == "Minister"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("marsad.export.brief.gather.BRIEF_SAID", 1)
        assert [line.fields[0] for line in section(made(db), "said").lines] == ["Minister"]


def test_numbers_and_names_of_the_other_direction_reorder_nothing(told: Path) -> None:
    assert [_figure(one) for one in ("2015", "542963440000000", "3.5", "12000")] == ["2015", "542,963,440,000,000", "3.5", "12,000"]
    with Vault(told) as vault:
        english, arabic = (Cast(Source(vault, {}), Words(lang)) for lang in ("en", "ar"))
        assert (english.name("minister"), arabic.name("minister-x")) == ("Minister", "\u2068minister x\u2069")
        assert english.names(["وزير", "minister"]) == "\u2068وزير\u2069, Minister"


_MIXED = st.text(st.sampled_from("ابجد xyz 0123 ٤٥ .,:/()[]«»–"), max_size=40)


@settings(deadline=None)
@given(st.lists(_MIXED, max_size=4), st.booleans())
def test_lines_are_ordered_by_the_bidi_algorithm(parts: list[str], rtl: bool) -> None:
    bidi = pytest.importorskip("fpdf.bidi")
    text = "".join(f"{APART}{part}{END}" for part in parts)
    (line,) = lines(text, rtl, float("inf"), len, bidi) or [[]]
    shown = "".join(run.text[::-1] if run.rtl else run.text for run in line)
    whole = bidi.BidiParagraph(text.rstrip(f" {END}"), bidi.TextDirection.RTL if rtl else bidi.TextDirection.LTR)
    assert shown.replace(" ", "") == re.sub(f"[ {APART}{END}]", "", whole.get_reordered_string())


@settings(deadline=None)
@given(st.lists(_MIXED, max_size=4), st.booleans(), st.integers(1, 12))
def test_lines_hold_all_letters_and_are_as_wide_as_asked(parts: list[str], rtl: bool, width: int) -> None:
    bidi = pytest.importorskip("fpdf.bidi")
    found = lines(f" {END}".join(APART + part for part in parts), rtl, width, len, bidi)
    assert sorted("".join(run.text for line in found for run in line).replace(" ", "")) == sorted("".join(parts).replace(" ", ""))
    assert all(sum(len(run.text) for run in line) <= width for line in found)


@pytest.mark.parametrize(
    ("text", "rtl", "wanted"),
    [
        ("10, according to مصادر 15 (عسكرية)", False, ["10, according to ", "< (عسكرية)", "15", "<مصادر "]),
        ("ضمّ 3 وزراء من NATO", True, ["NATO", "< وزراء من ", "3", "<ضمّ "]),
        ("می\u200cخواهم", False, ["<می\u200cخواهم"]),
    ],
)
def test_runs_of_a_line(text: str, rtl: bool, wanted: list[str]) -> None:
    bidi = pytest.importorskip("fpdf.bidi")
    ((*line,),) = lines(text, rtl, 1_000, len, bidi)
    assert [f"<{run.text}" if run.rtl else run.text for run in line] == wanted


def test_what_was_said_is_told_once_with_its_words_and_sources(told: Path) -> None:
    lines = section(made(told), "said").lines
    asked = next(line for line in lines if line.fields[1] == "demands")
    assert asked.fields[0] == "Secretary"
    assert "سحب القوات" in asked.quotes[0].text
    assert asked.cites == (5,), "the report that words it otherwise"


def test_who_moved_and_from_what(told: Path) -> None:
    (line,) = [one for one in section(made(told), "moved").lines if one.fields[0] == "Minister"]
    assert line.fields == ("Minister", "talks", "to Usa")
    assert [quote.lead for quote in line.quotes] == ["before (4 February 2022), rejects", "then, commits"]
    assert [quote.text for quote in line.quotes] == [FIRM["words"], YIELDS["words"]]


def test_what_is_due_is_as_the_reports_of_the_period_told_it(told: Path) -> None:
    early = made(told, until="2022-02-05")
    assert early.asof == "2022-02-04"
    assert ("10 February 2022", "Secretary – Minister", "call", "scheduled", "independent origins: 1") in shown(early, "due")
    assert "due 28 February 2022" not in {line.when for line in section(early, "due").lines}, "refused on the 3rd"
    asked = section(made(told, until="2022-02-02"), "due").lines[0]
    assert (asked.when, *asked.fields[:2], asked.fields[3]) == ("due 28 February 2022", "demand", "by Secretary, Usa", "open")
    late = made(told)
    assert late.asof == "2022-02-22"
    assert not [one for one in shown(late, "due") if "call" in one]


def test_what_is_disputed_has_both_sides(told: Path) -> None:
    line = next(one for one in section(made(told), "disputed").lines if one.fields[0] == "claim and denial")
    assert len(line.quotes) == 2
    assert all(quote.lead.startswith("according to ") for quote in line.quotes)


def test_a_question_chooses_and_says_what_it_cannot_choose(told: Path) -> None:
    brief = made(told, issue=("talks",))
    assert {line.fields[0] for line in section(brief, "said").lines} == {"Minister"}
    assert section(brief, "happened").note == "Left out: this part cannot be chosen by Issue."
    assert section(brief, "disputed").lines == ()
    assert ("Issue", "talks") in brief.scope


def test_every_line_leads_to_a_report(told: Path, hostile: Path) -> None:
    for db in (told, hostile):
        brief = made(db, "ar")
        numbers = {one.number for one in brief.references}
        for part in brief.sections:
            for line in part.lines:
                assert line.quotes
                assert {*line.cites, *(quote.source for quote in line.quotes)} <= numbers
        assert [one.number for one in brief.references] == list(range(1, len(brief.references) + 1))


def test_a_section_has_an_end(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.export.brief.gather.BRIEF_HAPPENED", 1)
    found = section(made(told), "happened")
    assert (len(found.lines), found.more) == (1, 2)
    assert found.lines[0].when == "10 February 2022", "that of most independent origins"
    assert b"and 2 more" in markdown.write(made(told))


def test_contacts_of_a_short_time_are_counted_by_day(told: Path) -> None:
    contacts, *_ = made(told, since="2022-02-08").charts
    assert (contacts.title, [(bar.label, bar.values) for bar in contacts.bars]) == ("Contacts per day", [("10 February 2022", (1,))])


def test_contacts_are_counted_by_week_and_acts_by_side(told: Path) -> None:
    contacts, acts = made(told).charts
    assert [(bar.label, bar.values) for bar in contacts.bars] == [("31 January 2022", (1,)), ("7 February 2022", (1,))]
    assert {bar.label: sum(bar.values) for bar in acts.bars} == {"Rus": 4, "Usa": 2}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_rows_give_the_same_bytes(told: Path, name: str, lang: Lang) -> None:
    assert FORMATS[name](made(told, lang)) == FORMATS[name](made(told, lang))


CODES: dict[str, Any] = {
    "act": Act, "issue": Issue, "type": EventType, "status": Status, "kind": LedgerKind, "state": LedgerState, "conflict": ConflictKind,
}  # fmt: skip


@pytest.mark.parametrize("kind", CODES)
def test_every_code_has_a_word(kind: str) -> None:
    assert set(catalogue()[kind]) == set(get_args(CODES[kind]))


def test_every_mode_of_the_lexicon_has_a_word() -> None:
    folder = Path(limits.__file__).parent / "lexicon"
    modes = {mode for path in folder.rglob("*.toml") for mode in re.findall(r'^\s*mode\s*=\s*"([^"]+)"', path.read_text("utf-8"), re.M)}
    assert modes
    assert modes <= set(catalogue()["mode"])


def test_no_word_is_missing_in_a_language() -> None:
    for kind, entries in catalogue().items():
        for code, entry in entries.items():
            assert entry.ar.strip(), (kind, code)
            assert entry.en.strip(), (kind, code)
            assert entry.ar.count("{}") == entry.en.count("{}"), (kind, code)
            assert re.search("[\u0621-\u064a]", entry.ar) or entry.ar == "، ", (kind, code)
            assert not re.search("[\u0621-\u064a]", entry.en), (kind, code)


@pytest.mark.parametrize(
    ("value", "ar", "en"),
    [
        ("2022-01-10", "10 يناير 2022", "10 January 2022"), ("2022-01", "يناير 2022", "January 2022"), ("2022", "2022", "2022"),
        ("2021-12-30TEV", "30 ديسمبر 2021، مساء", "30 December 2021, evening"), ("2022-13-01", "2022-13-01", "2022-13-01"),
        ("2022-01-10/2022-01-12", "10 يناير 2022 – 12 يناير 2022", "10 January 2022 – 12 January 2022"),
        ("2015-W32", "3 أغسطس 2015 – 9 أغسطس 2015", "3 August 2015 – 9 August 2015"),
        ("201X", "1 يناير 2010 – 31 ديسمبر 2019", "1 January 2010 – 31 December 2019"),
        ("P3D\u202e", "P3D\ufffd", "P3D\ufffd"), (None, "بلا تاريخ", "undated"),
    ],
)  # fmt: skip
def test_days_as_people_write_them(value: str | None, ar: str, en: str) -> None:
    assert (Words("ar").day(value), Words("en").day(value)) == (ar, en)


def test_text_is_shown_on_one_line_and_cut_with_a_mark() -> None:
    assert plain(" a\r\n\x1b[31m\u202eb\u2066 ") == "a \ufffd[31m\ufffdb\ufffd"
    cut = quoted("كلمة " * 200)
    assert cut.endswith("كلمة […]")
    assert len(cut) <= limits.BRIEF_QUOTE_CHARS + len(" […]")


class _Page(HTMLParser):
    """The elements, addresses and directions of a page; unknown elements and handlers of events are noted."""

    KNOWN = {
        "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "figure", "figcaption", "h1", "h2",
        "dl", "div", "dt", "dd", "ul", "ol", "li", "p", "span", "strong", "bdi", "q", "blockquote", "a", "svg", "desc", "rect", "text",
    }  # fmt: skip

    def __init__(self, text: str) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.root: dict[str, str | None] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bad += [tag] if tag not in self.KNOWN else []
        self.bad += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name in ("src", "srcset", "style")]
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.root = dict(attrs) if tag == "html" else self.root


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_html_is_inert_and_its_links_lead_somewhere(told: Path, hostile: Path, lang: Lang) -> None:
    for db in (told, hostile):
        page = _Page(html.write(made(db, lang)).decode())
        assert page.bad == []
        assert page.root == {"lang": lang, "dir": "rtl" if lang == "ar" else "ltr"}
        assert len(page.ids) == len(set(page.ids))
        assert [link for link in page.links if not link.startswith(("#", "https://example.org/"))] == []
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_markdown_holds_no_element_and_keeps_its_lists(hostile: Path, lang: Lang) -> None:
    brief = made(hostile, lang)
    found = MarkdownIt("commonmark").enable("table").parse(markdown.write(brief).decode())
    raw = [one.content.strip() for one in found if one.type == "html_block"]
    raw += [child.content for one in found for child in one.children or () if child.type == "html_inline"]
    assert raw == (['<div dir="rtl" lang="ar">', "</div>"] if lang == "ar" else [])
    links = [child.attrs["href"] for one in found for child in one.children or () if child.type == "link_open"]
    assert all(str(link).startswith("https://example.org/") for link in links)
    assert [child for one in found for child in one.children or () if child.type == "image"] == []
    quotes = sum(len(line.quotes) for part in brief.sections for line in part.lines)
    assert len([one for one in found if one.type == "blockquote_open"]) == quotes
    assert len([one for one in found if one.type == "heading_open" and one.tag == "h2"]) == len(brief.sections) + 2


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pdf_opens_and_its_text_can_be_copied(tmp_path: Path, lang: Lang) -> None:
    pypdf = pytest.importorskip("pypdf")
    db = vault_reports.build(tmp_path / "one.db", vault_reports.report())
    book = pypdf.PdfReader(io.BytesIO(pdf.write(made(db, lang))))
    text = "\n".join(page.extract_text() for page in book.pages)
    names = {"ar": ("روسيا", "شمال", "جنيف", "يناير"), "en": ("Russia – NATO", "Geneva", "held")}[lang]
    assert [name for name in (*names, "المقترح") if name not in text] == []
    assert book.root_object["/Lang"] == lang
    words = Words(lang)
    parts = [words.term("section", key) for key in catalogue()["section"]]
    assert [one["/Title"] for one in book.outline] == [*parts, words.label("charts"), words.label("references")]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pdf_of_hostile_texts_opens(hostile: Path, lang: Lang) -> None:
    pypdf = pytest.importorskip("pypdf")
    book = pypdf.PdfReader(io.BytesIO(pdf.write(made(hostile, lang))))
    links = [note.get_object()["/A"]["/URI"] for page in book.pages for note in page.get("/Annots") or () if "/A" in note.get_object()]
    assert all(link.startswith("https://example.org/") for link in links)


def test_a_chart_is_mirrored_and_can_be_read_without_being_seen() -> None:
    chart = Chart("acts", "a < b", ("x & y", "z"), (Bar("<first>", (3, 1)), Bar("second", (0, 0))))
    left, right = (ElementTree.fromstring(drawn(chart, lang)) for lang in get_args(Lang)[::-1])
    assert [left[0].text, left[1].text] == ["a < b", "<first>: x & y 3, z 1; second: x & y 0, z 0"]
    assert (left.get("direction"), right.get("direction")) == ("ltr", "rtl")
    bars = [[one for one in drawing if one.tag == "rect" and one.get("height") == "16"] for drawing in (left, right)]
    assert [len(found) for found in bars] == [2, 2]
    for here, there in zip(*bars, strict=True):
        assert float(here.get("x", 0)) + float(here.get("width", 0)) == pytest.approx(640 - float(there.get("x", 0)))


def test_the_command_writes_each_format(told: Path, tmp_path: Path) -> None:
    done = run("brief", "--db", str(told), "--lang", "ar")
    assert done.exit_code == 0
    assert "# إحاطة" in done.stdout
    for name, starts in (("b.md", b"# Briefing"), ("b.HTML", b"<!doctype html>"), ("b.pdf", b"%PDF-")):
        assert run("brief", "--db", str(told), "-o", str(tmp_path / name)) == (0, "", "")
        assert (tmp_path / name).read_bytes().startswith(starts)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("-o", "brief.docx"), 2, "brief.docx: the ending says no format; give a file that ends in .md, .html, .htm, .pdf"),
        (("--since", "1999", "--until", "1999"), 3, "nothing found"),
        (("--since", "2030"), 3, "nothing found"),
        (("--actor", "minist"), 3, "nothing found; for 'minist' perhaps minister"),
        (("--issue", "weather"), 2, "issue: 'weather' is none of"),
        (("--since", "soon"), 2, "since: 'soon' is no date"),
        (("--since", "2022-03", "--until", "2022-01"), 2, "is after until"),
        (("--lang", "fr"), 2, "fr"),
    ],
)
def test_what_cannot_be_briefed_is_said_in_one_line(told: Path, tmp_path: Path, words: tuple[str, ...], code: int, says: str) -> None:
    done = run("brief", "--db", str(told), *words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_the_extra_it_says_what_to_install(told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fpdf", None)
    done = run("brief", "--db", str(told), "-o", str(tmp_path / "b.pdf"))
    assert (done.exit_code, done.stderr) == (1, "marsad: fpdf is not installed; pip install 'marsad[pdf]'\n")
    assert not (tmp_path / "b.pdf").exists()


def test_only_pdf_needs_the_extra() -> None:
    code = "import sys, marsad.cli.brief, marsad.export.brief.html, marsad.export.brief.markdown; print('fpdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
