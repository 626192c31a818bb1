"""What datelines and source notes name: outlets and the place of writing, without disturbing what is read in the report."""

from __future__ import annotations

import marsad

BODY = "أعلن الديوان أن الرئيس سيلتقي نظيره في القمة المقبلة، ودعا إلى خطوات لتفعيل القرار الذي صدر العام الماضي."


def test_a_dateline_names_its_place_and_its_agency() -> None:
    record = marsad.read(f"القدس (رويترز) - {BODY}")
    keys = {entity.id: entity.key for entity in record.entities}
    named = [(record.document.text[m.start : m.end], keys[m.entity]) for m in record.mentions]
    assert named[:2] == [("القدس", "jerusalem"), ("رويترز", "reuters")]
    assert keys[record.document.dateline_place or ""] == "jerusalem"
    assert record.document.agencies == ("reuters",)


def test_a_note_changes_nothing_in_the_report() -> None:
    plain, noted = marsad.read(BODY), marsad.read(f"{BODY}\nالمصدر: سبوتنيك")
    assert [s.content for s in noted.statements] == [s.content for s in plain.statements]
    assert "sputnik" in {entity.key for entity in noted.entities}
    assert noted.document.dateline_place is None
