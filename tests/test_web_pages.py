"""Every page in both languages: it is there, speaks its language, and is well made; filters, parts of lists, and what is wrong."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from marsad.limits import MAX_DEEP_ROWS
from marsad.vault.filters import TAKEN
from marsad.vault.vault import Vault
from marsad.web.listing import Zoom, grouped, span
from marsad.web.wording import Wording
from web_pages import LANGUAGES, LISTS, client, observatory, single

EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return observatory(tmp_path_factory.mktemp("web") / "web.db")


@pytest.fixture(scope="module")
def web(db: Path) -> TestClient:
    return client(db)


class _Wellformed(HTMLParser):
    """Says where a page's elements do not fit into each other, and collects ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src", "action") and value]
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.inline.append("script")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def _read(html: str) -> _Wellformed:
    parser = _Wellformed()
    parser.feed(html)
    parser.close()
    return parser


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_there_in_both_languages(web: TestClient, db: Path, lang: str) -> None:
    more = ["search?search=روسيا", "timeline?zoom=month&period=all", "positions?sides=1", "network?by=actor&period=all"]
    for path in [*LISTS, *single(db), *more]:
        answer = web.get(f"/{lang}/{path}")
        assert answer.status_code == 200, path
        html = answer.text
        assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in html, path
        page = _read(html)
        assert page.wrong == [], path
        assert page.open == [], path
        assert page.inline == [], f"{path}: nothing inline, the policy forbids it"
        assert sorted(set(page.ids)) == sorted(page.ids), f"{path}: every id once"
        assert [link for link in page.links if re.match(r"(?:[a-z]+:)?//", link)] == [], f"{path}: no link leaves the machine"


def test_links_of_pages_lead_somewhere(web: TestClient, db: Path) -> None:
    found = {link.partition("#")[0] for path in [*LISTS, *single(db)] for link in _read(web.get(f"/ar/{path}").text).links}
    wrong = {link: status for link in sorted(found) if link and (status := web.get(link).status_code) != 200}
    wrong.pop("/ar/judge", None)  # takes what is sent, shows nothing
    assert wrong == {}


def test_names_stand_in_the_language_of_the_page(web: TestClient) -> None:
    assert "سيرغي لافروف" in web.get("/ar/actor/sergey-lavrov").text
    assert "Sergey Lavrov" in web.get("/en/actor/sergey-lavrov").text


def test_words_of_reports_say_their_language_and_direction(web: TestClient, db: Path) -> None:
    html = web.get("/en/statements?period=all").text
    assert html.count('<blockquote class="words" lang="ar" dir="auto">') == html.count("<blockquote")


def test_a_statement_shows_its_words_in_their_sentence(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        row = next(row for row in vault.statements() if row.via)
        context = vault.show(row.id).context  # type: ignore[union-attr]
    html = web.get(f"/ar/statement/{row.id}").text
    assert context is not None
    assert f"<mark>{escape(row.text)}</mark>" in html
    for key in (*row.speakers, *row.via):
        assert f'href="/ar/actor/{key}"' in html


def test_an_event_shows_its_reports_side_by_side(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        row = max(vault.events(), key=lambda row: len(row.reports))
    html = web.get(f"/en/event/{row.id}").text
    assert len(row.reports) > 1
    assert html.count('class="telling"') == len(row.reports)
    for origin in row.origins:
        assert f'href="/en/actor/{origin.root}"' in html


def test_a_report_keeps_its_text_and_says_where_each_line_begins(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        record = next(vault.records())
    html = web.get(f"/en/report/{record.document.id}").text
    lines = re.findall(r'<p dir="auto" data-start="(\d+)">([^<]*)</p>', html)
    assert lines
    for start, line in lines:
        at = int(start)
        plain = line.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
        assert record.document.text[at : at + len(plain)] == plain
    assert html.count('class="finding ') == len(record.statements) + len(record.events)


def test_the_reasons_of_a_finding_name_rules_and_files(web: TestClient, db: Path) -> None:
    with Vault(db) as vault:
        row = next(row for row in vault.statements() if row.via)
    html = web.get(f"/en/why/{row.id}").text
    assert 'class="steps"' in html
    assert ".toml:" in html


def test_search_marks_the_words_as_the_report_has_them(web: TestClient) -> None:
    html = web.get("/ar/search", params={"search": "ضمانات"}).text
    marked = set(re.findall(r"<mark>([^<]+)</mark>", html))
    assert any(word != "ضمانات" for word in marked), "a word with attached letters is marked too"
    assert all("ضمان" in word for word in marked)


def test_filters_stand_in_the_address_and_in_their_fields(web: TestClient) -> None:
    html = web.get("/en/statements?act=demand&since=2022-01&actor=sergey-lavrov").text
    assert '<option value="demand" selected>' in html
    assert 'value="2022-01"' in html
    assert 'value="sergey-lavrov"' in html


def test_an_unknown_actor_is_met_with_those_who_may_be_meant(web: TestClient) -> None:
    html = web.get("/en/statements?speaker=lavrov").text
    assert "Perhaps you meant:" in html
    assert "actor=sergey-lavrov" in html


def test_lists_come_in_parts(tmp_path: Path) -> None:
    sentence = "قال الوزير سيرغي لافروف إن الرد رقم {} غير كاف. "
    text = "".join(sentence.format(n) for n in range(70))
    web = client(observatory(tmp_path / "long.db", {"id": "long", "text": text, "published": "2022-01-20"}))
    first = web.get("/en/statements?outlet=nobody").text
    assert "Nothing found." in first
    shown = [web.get(f"/en/search?search=كاف&page={n}").text for n in (1, 2)]
    assert [html.count('<article class="item">') for html in shown] == [50, 20]
    assert 'rel="next"' in shown[0]
    assert 'rel="next"' not in shown[1]
    assert 'rel="prev"' in shown[1]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/nothing", 404), ("/xx/", 404), ("/en/event/e-nothing", 404), ("/en/report/none", 404), ("/en/actor/nobody", 404),
        ("/en/statements?act=sing", 400), ("/en/statements?since=yesterday", 400), ("/en/statements?page=0", 400),
        (f"/en/statements?page={MAX_DEEP_ROWS}", 400), ("/en/?date=x", 400), ("/en/open", 404), ("/en/open?id=e-", 404),
        ("/en/?date=0001-01-01", 200), ("/en/?date=9999-12-31", 200), ("/en/timeline?since=9999-12-31&zoom=month", 200),
        ("/en/statements?page=²", 400), ("/en/search?search=%2B", 400), ("/en/statements?actor=%00", 200), ("/en/actor/%00", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_on_a_page(web: TestClient, path: str, status: int) -> None:
    answer = web.get(path)
    assert answer.status_code == status
    assert "<main" in answer.text


def test_the_first_page_follows_the_browsers_language(web: TestClient) -> None:
    def where(language: str | None) -> str:
        headers = {} if language is None else {"Accept-Language": language}
        return str(web.get("/", headers=headers, follow_redirects=False).headers["location"])

    assert where("en-GB,en;q=0.9") == "/en/"
    assert where("ar,en;q=0.5") == "/ar/"
    assert where("fr") == "/ar/"


def test_the_other_language_is_the_same_page(web: TestClient) -> None:
    html = web.get("/en/statements?act=demand&act=warn").text
    assert 'href="/ar/statements?act=demand&amp;act=warn"' in html


def test_the_agenda_is_a_calendar_too(web: TestClient) -> None:
    answer = web.get("/ar/agenda.ics?since=2022-01")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in answer.text


def test_the_network_stands_in_a_table_too(web: TestClient) -> None:
    html = web.get("/ar/network?by=actor&period=all").text
    assert 'id="graph-data"' in html
    assert html.count("<tr>") > 1


def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    answer = client(tmp_path / "none.db").get("/en/")
    assert answer.status_code == 503
    assert "there is no such database" in answer.text
    assert str(tmp_path) not in answer.text


def test_an_empty_observatory_has_all_pages(tmp_path: Path) -> None:
    from marsad.vault.write import Writer

    path = tmp_path / "empty.db"
    Writer(path).close()
    web = client(path)
    for page in LISTS:
        assert web.get(f"/ar/{page}").status_code == 200, page


@pytest.mark.parametrize(
    ("day", "zoom", "first", "last"),
    [
        ("2022-01-18", "day", "2022-01-18", "2022-01-18"), ("2022-01-18", "week", "2022-01-17", "2022-01-23"),
        ("2024-02-29", "month", "2024-02-01", "2024-02-29"), ("2022-12-31", "month", "2022-12-01", "2022-12-31"),
        ("2022-06-15", "year", "2022-01-01", "2022-12-31"), ("9999-12-31", "week", "9999-12-27", "9999-12-31"),
        ("0001-01-01", "week", "0001-01-01", "0001-01-07"), ("9999-12-31", "month", "9999-12-01", "9999-12-31"),
    ],
)  # fmt: skip
def test_a_day_lies_in_its_period(day: str, zoom: Zoom, first: str, last: str) -> None:
    assert span(day, zoom) == (first, last)


@pytest.mark.parametrize("page", ["statements", "events", "claims", "ledger"])
def test_lists_begin_with_the_newest_and_the_address_turns_them(web: TestClient, db: Path, page: str) -> None:
    def ids(order: str) -> list[str]:
        html = web.get(f"/en/{page}?period=all{order}").text
        return re.findall(r'href="/en/ledger/(t-\w+)"' if page == "ledger" else r'<article class="item \w+" id="([^"]+)"', html)

    with Vault(db) as vault:
        newest = [row.id for row in getattr(vault, page)(latest=True, limit=50)]
        oldest = [row.id for row in getattr(vault, page)(limit=50)]
    assert ids("") == newest
    assert ids("&order=oldest") == oldest
    assert newest != oldest
    assert 'name="order" value="oldest"' in web.get(f"/en/{page}?order=oldest").text, "a filter keeps the order"


def test_what_stands_for_longer_than_a_day_is_put_under_its_own_days() -> None:
    rows = [("2003-01-01", "2003-12-31"), ("2003-01-01", "2003-01-01"), ("2003-01-01", "2003-01-31"), ("2003-01-06", "2003-01-12"), None]
    labels = [group.label for group in grouped(rows, lambda row: row, "day", Wording("en"))]
    assert labels == ["Wednesday 1 January 2003", "January 2003", "2003", "6 Jan 2003 – 12 Jan 2003", "Without a day"]
    labels = [group.label for group in grouped(rows, lambda row: row, "month", Wording("en"))]
    assert labels == ["January 2003", "2003", "Without a day"]


@pytest.mark.parametrize("page", ["statements", "events", "claims", "ledger", "agenda", "positions", "conflicts", "timeline", "outlets"])
def test_a_form_has_a_field_for_each_filter_of_its_view(web: TestClient, page: str) -> None:
    fields = set(re.findall(r'<(?:input|select) id="f-(\w+)"', web.get(f"/en/{page}").text))
    assert fields == TAKEN[page] - {"latest", "limit"}


def test_events_are_filtered_by_status(web: TestClient, db: Path) -> None:
    html = web.get("/en/events?period=all&status=scheduled").text
    with Vault(db) as vault:
        found = [row.id for row in vault.events(status="scheduled", latest=True)]
    assert re.findall(r'<article class="item done" id="([^"]+)"', html) == found
    assert '<option value="scheduled" selected>' in html
