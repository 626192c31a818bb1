"""Whom those act for who are found without a side."""

from __future__ import annotations

import pytest

import marsad

# text, key of the entity, its side
CASES = [
    ("قال ناطق باسم المستشارة الألمانية إن الجولة تأجلت.", "natq-basm-al-masatashara-al-al-mania", "DEU"),
    ("قال محلل سياسي لبناني يدعى سامي خوري إن الجولة تأجلت.", "sami-khori", None),
    ("قال مسؤولون في واشنطن إن الجولة تأجلت.", "washington-officials", "USA"),
    ("رفضت المعارضة السورية الخطة.", "syrian-opposition", "syrian-opposition"),
    ("قال دبلوماسي أوروبي إن الجولة تأجلت.", "european-diplomat", None),
    ("وصل وفد نيجيريا. وقالت نيجيريا إن حكومة نيجيريا باقية. وقال وزير النقل سامي خوري إن الجولة تأجلت.", "sami-khori", "NGA"),
    ("قال وزير النقل سامي خوري إن المشاورات مع نيجيريا مستمرة.", "sami-khori", None),
    ("استدعت النرويج سفيرها أندرياس رولاند من دمشق.", "anadarias-roland", "NOR"),
    ("أرسل بوتين مبعوثه الخاص نيكولا بافلوف إلى القاهرة.", "nikola-bafalof", "RUS"),
]


@pytest.mark.parametrize(("text", "key", "side"), CASES)
def test_sides(text: str, key: str, side: str | None) -> None:
    record = marsad.read({"id": "x", "text": text, "published": "2022-05-25"})
    sides = {entity.key: entity.side for entity in record.entities}
    assert key in sides
    assert sides[key] == side
