"""Search: whatever spelling and clitics, the original words come back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.arabic.words import segment
from marsad.record import Document, Record
from marsad.vault.filters import FilterError
from marsad.vault.vault import Vault
from marsad.vault.words import folded, written
from vault_reports import build, report

SENTENCES = (
    "وصل الوزيرُ إلى القاهرة.",
    "أُعلن ذلك للوزير في بيان.",
    "سافر وزير آخر إلى ألمانيا وبألمانيا مصانع.",
    "ذهبوا لألمانيا أمس.",
    "وسيعود غدا من المدرسة الكبرى.",
    "بعد وعد قديم، عد إلى بيتك.",
    "قال ‏بوتيــن‏ إنه مستعد.",
    "تحدثوا مع وبوتين ولبوتين.",
    "سجلت ٢٫٥ نقطة في 2022.",
    "The NATO summit — قمة الناتو.",
)
CASES = {
    "وزير": {0, 1, 2},
    "الوزير": {0, 1, 2},
    "للوزير": {0, 1, 2},
    "الوزيرُ": {0, 1, 2},
    "المانيا": {2, 3},
    "ألمانيا": {2, 3},
    "مدرسه": {4},
    "المدرسة الكبري": {4},
    "سيعود": {4},
    "يعود": {4},
    "وعد": {5},
    "بوتين": {6, 7},
    "ولبوتين": {6, 7},
    "إلى القاهره": {0},
    '"الى القاهرة"': {0},
    '"القاهرة إلى"': set(),
    "«في بيان»": {1},
    "مصان*": {2},
    "2.5": {8},
    "٢٠٢٢": {8},
    "nato": {9},
    "وزير القاهرة": {0},
    "OR": set(),
    "وزير OR بوتين": set(),
    'NEAR(وزير "': set(),
    "words:وزير": set(),
    "x' OR 1=1 --": set(),
}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    records = [Record(Document(f"d{n}", text)) for n, text in enumerate(SENTENCES)]
    with Vault(build(tmp_path_factory.mktemp("search") / "a.db", *records)) as opened:
        yield opened


@pytest.mark.parametrize("asked", CASES)
def test_what_is_found(vault: Vault, asked: str) -> None:
    rows = list(vault.search(asked))
    assert {int(row.document[1:]) for row in rows} == CASES[asked]
    assert all(row.text == SENTENCES[int(row.document[1:])] for row in rows)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_every_word_finds_its_sentence(vault: Vault, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from(range(len(SENTENCES))))
    words = [word for word in SENTENCES[number].split() if folded(word)]
    asked = data.draw(st.sampled_from(words))
    assert f"d{number}" in {row.document for row in vault.search(f'"{asked}"')}


@given(st.text(alphabet="وفبلكساينمرة", min_size=3, max_size=7).map(lambda text: text.replace("ة", "ه")))
def test_a_word_is_among_its_own_ways_of_writing(word: str) -> None:
    forms = written(word)
    assert word in forms
    assert len(forms) == len(set(forms))
    assert all(any(rest in (word, word.removeprefix("ال"), "ال" + word) for _, rest in segment(form)) for form in forms if form[0] != "ل")


@given(st.text(max_size=60))
@settings(deadline=None)
def test_nothing_that_is_asked_breaks_the_search(vault: Vault, asked: str) -> None:
    with suppress(FilterError):
        list(vault.search(asked))


def test_furniture_is_not_searched(tmp_path: Path) -> None:
    with Vault(build(tmp_path / "a.db", report(1))) as opened:
        assert list(opened.search("اقرأ")) == []
        (row,) = opened.search("عُقد")
        assert row.events == tuple(event.id for event in opened.events())
        assert row.statements == ()
        assert [r.id for r in opened.search("الناتو", actor="NATO")] == [row.id]
        assert list(opened.search("الناتو", actor="RUS")) == []
        assert list(opened.search("الناتو", since="2022-02")) == []
