"""Reasons in the language of a page: both catalogues know every line that merging writes, and show slots as what they are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from markupsafe import Markup

from marsad.vault.vault import Vault
from marsad.web.app import make_app
from marsad.web.asked import Asked
from marsad.web.settings import LANGUAGES, Lang, Settings
from marsad.web.wording import catalogue
from web_pages import observatory

MERGING = Path(__file__).parent.parent / "src" / "marsad" / "merging"
_SLOT = re.compile(r"\{[a-z]+\d?\}")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return observatory(tmp_path_factory.mktemp("reasons") / "web.db")


def _asked(db: Path, lang: Lang) -> Asked:
    from starlette.requests import Request

    scope = {"type": "http", "app": make_app(Settings(db)), "path": f"/{lang}/", "query_string": b"", "headers": []}
    return Asked(Request(scope), lang)


def _plain(markup: Markup) -> str:
    return re.sub(r"\s+", " ", markup.striptags())


@pytest.mark.parametrize(
    ("line", "arabic", "english"),
    [
        ("words 40% of the shorter", "40% من كلمات الأقصر في الأخرى", "40% of the words of the shorter"),
        ("speaker sergey-lavrov 1.00", "المتحدث نفسه: سيرغي لافروف", "the same speaker: Sergey Lavrov"),
        ("acts demand and warn", "فعلان متقاربان: يطالب ويحذر", "acts near each other: demands and warns"),
        ("3 days apart, interview or speech", "بينهما بالأيام: 3؛ مقابلة أو خطاب", "days between them: 3; interview or speech"),
        ("RUS and USA; nobody named 0.85", "روسيا، الولايات المتحدة؛ لم يُسمَّ أحد ×0.85", "Russia, United States; nobody is named ×0.85"),
        (
            "foreign minister of RUS on 2022-01-18",
            "المنصب يوم 18 يناير 2022: وزير الخارجية (روسيا)",
            "foreign minister (Russia) on 18 Jan 2022",
        ),
        ("issue arms and talks", "القضية: السلاح، المحادثات", "issue: arms, talks"),
        ("CONSULT by both", "تواصل من الطرفين", "contact by both"),
    ],
)  # fmt: skip
def test_a_line_is_told_in_both_languages(db: Path, line: str, arabic: str, english: str) -> None:
    assert _plain(_asked(db, "ar").reason(line)) == arabic
    assert _plain(_asked(db, "en").reason(line)) == english


def test_what_no_catalogue_knows_is_shown_as_it_is_and_harmless(db: Path) -> None:
    assert _asked(db, "ar").reason("no rule, but <b>a line</b>") == '<bdi lang="en">no rule, but &lt;b&gt;a line&lt;/b&gt;</bdi>'
    assert "<script" not in _asked(db, "ar").reason("speaker <script>alert(1)</script>")


def test_both_catalogues_tell_the_same_lines() -> None:
    both = [{message.id: message.string for message in catalogue(lang) if str(message.id).startswith("reason:")} for lang in LANGUAGES]
    assert both[0].keys() == both[1].keys()
    for said in both:
        for name, words in said.items():
            told, given = set(_SLOT.findall(words)), set(_SLOT.findall(name))
            assert told <= given, name
            assert given - told <= {"{code}"}, f"{name}: only the name of a parameter may be left out"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_of_an_observatory_is_known(db: Path, lang: Lang) -> None:
    asked = _asked(db, lang)
    with Vault(db) as vault:
        lines = {line for row in (*vault.claims(), *vault.conflicts()) for line in row.why}
        lines |= {line for row in vault.ledger() for step in row.steps for line in step.why}
        for row in (*vault.claims(), *vault.events()):
            lines |= {line for told in vault.compare(row.id) for like in told.likeness for line in like.why}
        lines |= {line for row in vault.actors() for like in vault.likeness(row.key) for line in like.why}
    assert len(lines) > 20
    assert [line for line in lines if asked.reason(line).startswith('<bdi lang="en">')] == []


def test_lines_that_merging_may_write_are_known(db: Path) -> None:
    """The constant lines in its code: a factor is a pair of a number and a line."""
    asked = _asked(db, "ar")
    lines = set()
    for path in MERGING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            parts = node.elts if isinstance(node, ast.Tuple) else node.args if isinstance(node, ast.Call) else []
            named = getattr(getattr(node, "func", None), "id", "Tuple") in ("Tuple", "Factor")
            line = parts[1].value if named and len(parts) == 2 and isinstance(parts[1], ast.Constant) else None
            if isinstance(line, str) and " " in line:
                lines.add(line)
    assert len(lines) >= 10
    assert [line for line in sorted(lines) if asked.reason(line).startswith('<bdi lang="en">')] == []
