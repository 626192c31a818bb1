"""Names and references: cases as marked strings. [words|key] is a name, {words|key, key} stands for somebody named elsewhere.

The marks are taken out, the text is read, and what was found is written back into it: both must be alike. Files under
`names` mark names alone; files under `references` mark both. 'known failure: …' above a case marks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.arabic.clitics import with_clitics
from marsad.arabic.romanise import romanise
from marsad.arabic.words import tokenise
from marsad.lexicon import load
from marsad.lexicon.heads import Head
from marsad.lexicon.offices import Office
from marsad.lexicon.schema import Actor
from marsad.reading.names import names
from marsad.reading.pipeline import prepare, survey
from marsad.reading.references import references
from marsad.reading.sheet import Sheet
from marsad.record import Block, Document, Page

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"[\[{]([^|\[\]{}]+)\|[^\[\]{}]*[\]}]")


def cases(room: str) -> Iterator[object]:
    for path in sorted((CASES / room).glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            known = line.startswith("known failure: ")
            marked = line.split(" // ", 1)[-1] if known else line
            if marked.strip() and not marked.startswith("#"):
                marks = [pytest.mark.xfail(strict=True, reason=line.split(" // ")[0])] if known else []
                yield pytest.param(marked, id=f"{path.stem}-{number}", marks=marks)


def read(text: str) -> Sheet:
    sheet = prepare(Page(Document("case", text, published="2022-01-18"), (Block(0, len(text), "body"),)))
    sheet.figures, sheet.sightings = names(sheet)
    sheet.sightings = references(sheet)
    return sheet


def marked_again(text: str, named_only: bool) -> str:
    sheet = read(text)
    parts: list[str] = []
    at = 0
    for sighting in sheet.sightings:
        if (named_only and not sighting.named) or sighting.start < at:
            continue
        keys = ", ".join(sheet.figures[f].key for f in sighting.figures)
        opening, closing = "[]" if sighting.named else "{}"
        parts += [text[at : sighting.start], opening, text[sighting.start : sighting.end], "|", keys, closing]
        at = sighting.end
    return "".join((*parts, text[at:]))


@pytest.mark.parametrize("marked", list(cases("names")))
def test_names(marked: str) -> None:
    assert marked_again(_MARK.sub(r"\1", marked), named_only=True) == marked


@pytest.mark.parametrize("marked", list(cases("references")))
def test_references(marked: str) -> None:
    assert marked_again(_MARK.sub(r"\1", marked), named_only=False) == marked


def test_the_phrase_around_a_name_is_known() -> None:
    sheet = read("قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات بدأت.")
    (sighting,) = (s for s in sheet.sightings if s.named)
    figure = sheet.figures[sighting.figures[0]]
    assert sheet.tokens.surface(sighting.whole_first, sighting.whole_last) == "وزير الخارجية الروسي سيرغي لافروف"
    assert (figure.side, figure.role, figure.gender) == ("RUS", "foreign minister", "m")


def test_an_office_after_the_name_belongs_to_it() -> None:
    sheet = read("رأت ماريا زاخاروفا، المتحدثة باسم وزارة الخارجية الروسية، أن الوقت ضيق.")
    sighting = next(s for s in sheet.sightings if s.named)
    assert sheet.tokens.surface(sighting.whole_first, sighting.whole_last).endswith("الروسية")


def test_somebody_nobody_listed_gets_side_role_and_a_stable_key() -> None:
    first, second = read("وصل وزير الدفاع النرويجي هالفور هانسروم."), read("هالفور هانسروم، وزير الدفاع النرويجي، وصل.")
    for sheet in (first, second):
        figure = next(f for f in sheet.figures if f.type == "person")
        assert (figure.key, figure.side, figure.role) == ("halafor-hanasarom", "NOR", "defence minister")


def test_enough_is_known() -> None:
    lexicon = load()
    assert len(lexicon.entries("office", Office)) >= 80
    assert len(lexicon.entries("head", Head)) >= 40
    people = [actor for actor in lexicon.entries("actor", Actor) if actor.type == "person"]
    assert len(people) >= 150
    assert sum(bool(person.offices) for person in people) >= 150


def test_offices_are_dated_in_order() -> None:
    wrong = []
    for actor in load().entries("actor", Actor):
        for role, since, until in actor.offices:
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", since) or (until and (until < since or not re.fullmatch(r"\d{4}-\d\d-\d\d", until))):
                wrong.append((actor.key, role))
    assert wrong == []


def test_clitics_are_written_as_they_are() -> None:
    written = dict(map(reversed, with_clitics("الاسد")))
    assert written["للاسد"] == "ل"
    assert written["وللاسد"] == "ول"
    assert written["بالاسد"] == "ب"


WORDS = [
    "قال", "وزير", "الخارجية", "الروسي", "سيرغي", "لافروف", "الرئيس", "رئيس", "،", ".", "«", "»", "بن", "عبد",
    "آل", "أبو", "الدكتور", "نظيره", "الرئيسان", "والتركي", "وبريطانيا", "موسكو", "في", "من", "المتحدث",
    "باسم", "حزب", "«الوردة»", "(", ")", "الجانبان", "بلاده", "السيد", "-", "نائب", "مصادر", "مطلعة", "محمد",
]  # fmt: skip
_ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=12)


@given(st.lists(_ARABIC, min_size=1, max_size=4))
def test_keys_are_plain_and_never_empty(words: list[str]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", romanise([tokenise(word).words[0] for word in words]))


def test_a_form_taken_back_is_taken_back_everywhere() -> None:
    text = "أصر علي ناصر أن الجولة تأجلت."
    sheet = survey(Page(Document("x", text), (Block(0, len(text), "body"),)))
    assert all(hit in sheet.hits_at[token] for token, hits in sheet.longer.items() for hit in hits)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("عبدالله بن صالح", "abd-allah-bin-salh"), ("عبد الله ابن صالح", "abd-allah-bin-salh"),
        ("عبدالكريم الصياد", "abd-al-karim-al-siad"), ("عبد الكريم الصياد", "abd-al-karim-al-siad"),
        ("أبو ناصر", "abu-nasr"), ("آبي أحمد", "abi-ahamd"), ("عبدالي", "abadali"),
    ],
)  # fmt: skip
def test_one_key_however_a_name_is_put_together(written: str, key: str) -> None:
    assert romanise(tokenise(written).words) == key


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_text_is_read_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    sheet = read(text)
    at = 0
    for sighting in (s for s in sheet.sightings if s.named):
        assert at <= sighting.start < sighting.end <= len(text)
        assert sighting.whole_first <= sighting.first < sighting.last <= sighting.whole_last
        assert all(0 <= figure < len(sheet.figures) for figure in sighting.figures)
        at = sighting.end


def test_a_report_s_own_office_goes_before_the_lexicon_s() -> None:
    sheet = read("قال وزير الخارجية المصري أحمد أبو الغيط إن الحل قريب.")
    figure = next(f for f in sheet.figures if f.key == "ahmed-aboul-gheit")
    assert (figure.side, figure.role) == ("EGY", "foreign minister")


@pytest.mark.parametrize("body", ["اللجنة", "السفارة", "لجنة المتابعة", "سفيرة الاتحاد الأوروبي", "الوزارة"])
def test_a_letter_that_stands_alone_is_no_purpose(body: str) -> None:
    assert not {figure.type for figure in read(f"تأسفت {body} لـ”دخول القوات إلى القرية”.").figures} & {"place"}
