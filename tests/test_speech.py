"""Speech: cases as text files. Each says what must be found in a text, speaker by speaker; nothing else may be found."""

from __future__ import annotations

import pytest

from casefiles import cases, page
from marsad import read
from marsad.lexicon import load
from marsad.lexicon.cues import Cue, imperfect, perfect, with_object
from marsad.reading.pipeline import survey


def said(text: str) -> list[str]:
    sheet = survey(page(text))
    rows = []
    for s in sheet.sayings:
        speakers = ", ".join(sheet.figures[f].key for f in s.speakers) or "-"
        rows.append(" | ".join((speakers, text[s.cue_start : s.cue_end], s.form, ", ".join(s.via) or "-", text[s.start : s.end])))
    return rows


@pytest.mark.parametrize(("text", "wanted"), list(cases("speech")))
def test_sayings(text: str, wanted: list[str]) -> None:
    assert said(text) == wanted


def test_cues_are_many_and_inflect() -> None:
    cues = load().entries("cue", Cue)
    assert len(cues) >= 120
    assert dict(perfect("دعا")) == {"دعا": "m.s", "دعت": "f.s", "دعوا": "m.p", "دعتا": "f.d"}
    assert [form for form, _ in imperfect("ينفي")][:3] == ["ينفي", "تنفي", "ينفيان"]
    assert ("رآه", "ه") not in set(with_object("رأى"))
    assert ("نفاه", "ه") in set(with_object("نفى"))


def test_every_cue_reports_its_own_examples() -> None:
    missed = []
    for index, cue in enumerate(load().entries("cue", Cue)):
        for example in cue.examples:
            text = example.replace("[", "").replace("]", "")
            sheet = survey(page(text, None))
            if not any(s.cue_entry == index for s in sheet.sayings):
                missed.append(example)
    assert missed == []


def test_the_page_s_own_outlet_is_no_carrier() -> None:
    text = "قال الوزير في مقابلة مع شبكة CNN إن الحوار مستمر."
    told = [read({"id": "a", "text": text, "outlet": outlet}).statements[0].via for outlet in ("cnn-arabic", "cnn", "cnn2", None)]
    assert [len(via) for via in told] == [0, 0, 1, 1]


def test_a_speech_to_be_given_is_no_channel() -> None:
    record = read({"id": "a", "text": "قال الوزير في مقابلة مع وكالة رويترز قبيل إلقاء كلمته إن الحوار مستمر."})
    assert [one.medium for one in record.statements] == ["interview"]


def test_the_next_sentence_tells_the_channel_and_the_day() -> None:
    for told, medium, day in (
        ("وجاء ذلك، خلال مؤتمر صحفي أمس الاثنين", "press-conference", "2022-01-17"),
        ("وجاء رده خلال مؤتمر صحفي", None, None),
    ):
        record = read({"id": "a", "text": f"قال لافروف إن الحوار مستمر. {told}.", "published": "2022-01-18"})
        assert [(one.medium, one.time) for one in record.statements] == [(medium, day)]
    record = read({"id": "a", "text": "قال لافروف إن الحوار مستمر. وجاءت هذه التصريحات في مقابلة مع قناة العربية."})
    assert [one.medium for one in record.statements] == ["interview"]


def test_a_meeting_with_an_outlet_is_an_interview() -> None:
    for told, medium in (("مع قناة العربية", "interview"), ("بثته قناة العربية", "interview"), ("مع نظيره", "meeting")):
        record = read({"id": "a", "text": f"قال لافروف في لقاء {told} إن الحوار مستمر."})
        assert [one.medium for one in record.statements] == [medium]
