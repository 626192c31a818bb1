"""Who may ask for what, and that a report can do nothing to a page: headers, hosts, token, what is sent, hostile texts."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from marsad.doors import Merging
from marsad.record import Block, Document, Entity, Mention, Name, Record, Span, Statement
from marsad.vault.rows import ReviewRow
from marsad.vault.vault import Vault
from marsad.vault.write import Writer
from marsad.web import shown
from marsad.web.guard import COOKIE, HEADERS
from web_pages import HOST, client, observatory

SECRET = "a secret of our own"
HOSTILE = (
    "<script>alert(1)</script> & \"quoted\" 'single' <img src=x onerror=alert(1)> </p></blockquote></main>",
    "{{ 7 * 7 }} {% raw %} ${x} %(num)s",
    "javascript:alert(1)",
    "قال \u202eمقلوب\u202c و\u202dإجبار\u2066عزل",
    "صفر\x00وجرس\x07وهروب\x1b[31m",
    "ك" * 10_000,
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return observatory(tmp_path_factory.mktemp("web") / "web.db")


def _hostile(number: int, words: str) -> Record:
    """A record in which everything that a report can fill is hostile."""
    text = f"{words}\n{words}"
    entity = Entity("E1", f"key {words}"[:200], "person", Name(words[:500], words[:500]), "RUS", words[:100])
    whole, via, why = Span(0, len(words)), (entity.key,), (words[:60],)
    said = Statement("S1", ("E1",), None, whole, "direct", "warn", ("E1",), "call", via, ("talks",), None, why)
    about = {"title": words[:300], "url": f"javascript:{words[:50]}", "outlet": words[:60], "published": "2022-01-20"}
    document = Document(f"hostile/{number} {words[:40]}", text, **about)
    blocks = (Block(0, len(words), "title"), Block(len(words), len(text), "body"))
    return Record(document, blocks, (entity,), (Mention("M1", 0, len(words), "E1"),), (), (said,))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_reports_show_as_text(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "hostile.db"
    with Writer(path) as writer:
        for number, words in enumerate(HOSTILE):
            writer.put(_hostile(number, words))
    web = client(path)
    pages = ["", "timeline", "statements", "claims", "positions", "ledger", "actors", "network", "reports", "review"]
    texts = {page: web.get(f"/{lang}/{page}") for page in pages}
    single = r'href="(/(?:ar|en)/(?:actor|report|statement|claim)/[^"#]+)'
    for key in {link for answer in texts.values() for link in re.findall(single, answer.text)}:
        texts[key] = web.get(html.unescape(key))
    assert sum(name.startswith(f"/{lang}/report/") for name in texts) == len(HOSTILE)
    assert sum(name.startswith(f"/{lang}/actor/") for name in texts) >= len(HOSTILE)
    for name, answer in texts.items():
        assert answer.status_code == 200, name
        assert "<script>alert" not in answer.text, name
        assert "<img" not in answer.text, name
        assert 'href="javascript:' not in answer.text, name
        assert "49" not in re.findall(r"<blockquote[^>]*>([^<]*)", answer.text), name
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202d\u202e]", answer.text), name


def test_shown_text_keeps_its_length() -> None:
    for words in HOSTILE:
        assert len(shown.plain(words)) == len(words)
    assert shown.plain("لا\u200fشيء\tهنا\n") == "لا\u200fشيء\tهنا\n"


def test_marks_nest_in_nothing_and_escape() -> None:
    assert shown.marked("<a> b", [(0, 3), (2, 4)]) == "<mark>&lt;a&gt; </mark>b"


def test_every_answer_has_the_headers(db: Path) -> None:
    web = client(db)
    for path in ("/", "/ar/", "/en/nothing", "/api/events", "/api/nothing", "/static/marsad.css", "/static/none"):
        answer = web.get(path, follow_redirects=False)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (path, name)
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_files_with_a_mark_of_their_content_are_kept_and_pages_are_not(db: Path) -> None:
    web = client(db)
    link = re.findall(r'href="(/static/marsad.css\?v=[0-9a-f]+)"', web.get("/ar/").text)[0]
    assert "immutable" in web.get(link).headers["Cache-Control"]
    assert web.get("/ar/").headers["Cache-Control"] == "no-cache"
    assert web.get("/static/none?v=1").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "[", "", "127.0.0.1.nip.io"])
def test_another_name_for_this_machine_is_refused(db: Path, host: str) -> None:
    assert client(db).get("/ar/", headers={"Host": host}).status_code == 421


def test_without_the_token_nothing_is_shown(db: Path) -> None:
    web = client(db, token=SECRET, hosts=())
    for path in ("/", "/ar/", "/api/events", "/ar/agenda.ics", "/api/openapi.json"):
        assert web.get(path).status_code == 401, path
        assert web.get(path, params={"token": "wrong"}).status_code == 401, path
        assert web.get(path, headers={"Authorization": "Bearer wrong"}).status_code == 401, path
    assert web.get("/api/events", headers={"Authorization": f"Bearer {SECRET}"}).status_code == 200
    assert web.get("/ar/agenda.ics", params={"token": SECRET}, headers={"Accept": "text/calendar"}).status_code == 200


def test_the_token_goes_from_the_address_into_a_cookie(db: Path) -> None:
    web = client(db, token=SECRET, hosts=())
    answer = web.get("/en/statements", params={"token": SECRET, "act": "demand"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/en/statements?act=demand"
    kept = answer.headers["set-cookie"]
    assert kept.startswith(f"{COOKIE}=")
    assert "HttpOnly" in kept
    assert "SameSite=strict" in kept
    assert web.get("/en/").status_code == 200
    elsewhere = web.get(f"http://{HOST}//evil.example/", params={"token": SECRET}, follow_redirects=False)
    assert elsewhere.headers["location"] == "/evil.example/"


def test_nothing_is_written_unless_it_was_asked_for(db: Path) -> None:
    web = client(db)
    same = {"Origin": f"http://{HOST}"}
    assert web.post("/ar/review", data={"item": "x", "verdict": "accept"}, headers=same).status_code == 403
    assert web.post("/ar/judge", data={"a": "x", "b": "y", "verdict": "same"}, headers=same).status_code == 403
    assert "<form method" not in web.get("/ar/review").text


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}])
def test_what_another_site_sends_is_refused(db: Path, headers: dict[str, str]) -> None:
    web = client(db, write=True)
    assert web.post("/ar/review", data={"item": "x", "verdict": "accept"}, headers=headers).status_code == 403


def test_head_is_answered(db: Path) -> None:
    assert client(db).head("/ar/timeline").status_code == 200


def test_a_client_with_the_right_names_is_let_in(db: Path) -> None:
    web: TestClient = client(db, hosts=("127.0.0.1", "::1"))
    assert web.get("/ar/", headers={"Host": "[::1]:8321"}).status_code == 200
    assert web.get("/ar/", headers={"Host": "127.0.0.1:8321"}).status_code == 200


def test_hostile_reviews_show_as_text(tmp_path: Path) -> None:
    path, bad = tmp_path / "hostile.db", "<script>alert(1)</script>\u202e\x00"
    with Writer(path, merging=Merging()) as writer:
        for number, words in enumerate(HOSTILE):
            writer.put(_hostile(number, words))
    with Vault(path) as vault:
        said, actors = [row.id for row in vault.statements()], [row.key for row in vault.actors()]
    with Writer(path, merging=Merging()) as writer:
        for key in said:
            writer.review(ReviewRow(key, "correct", "act", bad, bad, bad, "2022-01-20T00:00:00"))
        for one, other in (actors[:2], said[:2]):
            writer.judge(one, other, "same", bad, "2022-01-20T00:00:00")
    web = client(path, write=True)
    pages = ["review", *(f"statement/{key}" for key in said), f"claim/k{said[0][1:]}", *(f"actor/{quote(key)}" for key in actors[:2])]
    for page in pages:
        answer = web.get(f"/ar/{page}")
        assert answer.status_code == 200, page
        assert "alert(1)" in answer.text, page
        assert "<script>alert" not in answer.text, page
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202d\u202e]", answer.text), page
