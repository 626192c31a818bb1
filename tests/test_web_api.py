"""The API: every view with its filters, rows as the command prints them, problems as problem JSON, and no odd input breaks it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from marsad.limits import MAX_DEEP_ROWS, MAX_PAGE_ROWS
from marsad.vault.filters import TAKEN, TAKES
from marsad.vault.vault import Vault
from marsad.web.api_schema import LISTED, SINGLE, SPECIAL, openapi
from vault_reports import run
from web_pages import client, observatory

COMMANDS = sorted(set(LISTED) - {"search", "reports"})


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return observatory(tmp_path_factory.mktemp("api") / "web.db")


@pytest.fixture(scope="module")
def api(db: Path) -> TestClient:
    return client(db)


def test_every_view_of_the_vault_is_there() -> None:
    assert set(TAKES) <= set(LISTED)
    assert set(TAKEN) == {*LISTED, "ties"}


@pytest.mark.parametrize("view", COMMANDS)
def test_rows_are_those_that_the_command_prints(api: TestClient, db: Path, view: str) -> None:
    printed = json.loads(run(view, "--db", str(db), "--json").stdout)
    assert printed
    assert api.get(f"/api/{view}?limit={MAX_PAGE_ROWS}").json() == printed[:MAX_PAGE_ROWS]


def test_answers_are_as_the_description_says(api: TestClient, db: Path) -> None:
    described = openapi()
    with Vault(db) as vault:
        said, done = next(vault.statements()).id, max(vault.events(), key=lambda row: len(row.reports)).id
        document = next(vault.reports()).id
    paths = {f"/api/{name}": f"/api/{name}" for name in (*LISTED, *SPECIAL)} | {"/api/search": "/api/search?search=روسيا"}
    answers = [(path, api.get(asked)) for path, asked in paths.items()]
    answers += [("/api/show/{id}", api.get(f"/api/show/{key}")) for key in (said, done, document, "RUS")]
    answers += [("/api/compare/{id}", api.get(f"/api/compare/{key}")) for key in (said, done)]
    answers += [("/api/record/{id}", api.get(f"/api/record/{document}")), ("/api/events", api.get("/api/events?type=SING"))]
    for path, answer in answers:
        found = described["paths"][path]["get"]["responses"][str(answer.status_code)]["content"]
        schema = found[answer.headers["content-type"]]["schema"] | {"components": described["components"]}
        Draft202012Validator(schema).validate(answer.json())


def test_a_list_is_given_in_parts(api: TestClient) -> None:
    whole = api.get("/api/statements?limit=20").json()
    first = api.get("/api/statements?limit=8&act=state&act=demand")
    link = first.headers["link"]
    assert link.endswith('rel="next"')
    following = api.get(link[1 : link.index(">")]).json()
    both = first.json() + following
    assert len(whole) == 20
    assert len({row["id"] for row in both}) == 16
    assert all(row["act"] in ("state", "demand") for row in both)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nothing", 404), ("show/nothing", 404), ("compare/x", 404), ("record/x", 404), ("statements?act=sing", 400),
        ("statements?colour=x", 400),
        ("statements?limit=0", 400), (f"statements?limit={MAX_PAGE_ROWS + 1}", 400), (f"statements?offset={MAX_DEEP_ROWS + 1}", 400),
        ("statements?limit=²", 400), ("statements?since=x", 400), ("statements?since=2022&until=2021", 400), ("search", 400),
        ("search?search=*", 400), ("ties?by=x", 400), ("density?limit=1", 400), ("ledger?state=sad", 400), ("show/%00", 404),
        ("show/a%23b", 404),
    ],
)  # fmt: skip
def test_problems_are_problem_json(api: TestClient, path: str, status: int) -> None:
    answer = api.get(f"/api/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert set(answer.json()) == {"type", "title", "status", "detail"}


def test_other_methods_are_refused(api: TestClient) -> None:
    for method in ("PUT", "PATCH", "DELETE"):
        answer = api.request(method, "/api/events", headers={"Origin": "http://testserver"})
        assert answer.status_code == 405, method
        assert answer.headers["content-type"] == "application/problem+json"


def test_the_description_is_shown_to_people_in_both_languages(api: TestClient) -> None:
    for lang in ("ar", "en"):
        page = api.get(f"/api/docs?lang={lang}").text
        assert f'lang="{lang}"' in page
        assert all(path in page for path in openapi()["paths"])


def test_the_description_is_openapi(api: TestClient) -> None:
    given = api.get("/api/openapi.json").json()
    assert given["openapi"] == "3.1.0"
    for name, schema in given["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema), name
    refs = {part for part in msgspec.json.encode(given).decode().split('"') if part.startswith("#/components/schemas/")}
    assert {ref.rpartition("/")[2] for ref in refs} <= set(given["components"]["schemas"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([*LISTED, *SPECIAL, *(f"{one}/x" for one in SINGLE)]),
    st.dictionaries(
        st.sampled_from(["actor", "side", "since", "until", "search", "limit", "offset", "issue", "outlet", "mode", "state", "item"]),
        st.text(max_size=40), max_size=3,
    ),
    st.text(max_size=20),
)  # fmt: skip
def test_no_odd_input_breaks_it(api: TestClient, view: str, query: dict[str, str], key: str) -> None:
    asked = view[:-1] + quote(key, safe="") if view.endswith("/x") else view
    safe = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
    assert api.get(f"/api/{asked}", params=safe).status_code < 500


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["", "timeline", "statements", "positions", "search", "network", "agenda.ics", "actors", "open", "suggest"]),
    st.dictionaries(
        st.sampled_from(["actor", "since", "until", "search", "page", "zoom", "period", "date", "id", "by", "mode", "sides", "outlet"]),
        st.one_of(st.text(max_size=30), st.sampled_from(["2022", "9999-12-31", "0001-01-01", "0000", "2022-W53"])), max_size=3,
    ),
)  # fmt: skip
def test_no_odd_address_breaks_a_page(api: TestClient, page: str, query: dict[str, str]) -> None:
    safe = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
    assert api.get(f"/ar/{page}", params=safe).status_code < 500
