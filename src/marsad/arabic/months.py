"""The months and weekdays of Arabic pages in every region, and days of the Islamic calendar.

Sources of names: CLDR 44 (ar-SY, ar-EG), the French-derived names of the Maghreb, common variants of Arabic newspapers;
Hijri dates are converted by hijridate (Umm al-Qura, 1343–1500 AH).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.arabic.letters import fold

_MONTHS = (
    "يناير كانون_الثاني كانون_ثاني كانون_ثان جانفي", "فبراير شباط فيفري فبرائر", "مارس آذار", "أبريل نيسان أفريل",
    "مايو أيار ماي مايس", "يونيو حزيران جوان يونيه يونية", "يوليو تموز جويلية يوليوز يوليه يولية",
    "أغسطس آب أوت غشت اغسطس أغسطوس", "سبتمبر أيلول شتنبر ايلول سبتمر", "أكتوبر تشرين_الأول تشرين_أول اكتوبر أوكتوبر",
    "نوفمبر تشرين_الثاني تشرين_ثاني تشرين_ثان نونبر نوفبر", "ديسمبر كانون_الأول كانون_أول دجنبر ديسمر دسمبر",
)  # fmt: skip
_LEVANTINE = "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"
_HIJRI = (
    "محرم المحرم", "صفر", "ربيع_الأول ربيع_أول", "ربيع_الآخر ربيع_الثاني ربيع_ثاني", "جمادى_الأولى جمادى_الأول",
    "جمادى_الآخرة جمادى_الثانية جمادى_الآخر جمادى_الثاني", "رجب", "شعبان", "رمضان", "شوال",
    "ذو_القعدة ذي_القعدة ذوالقعدة ذيالقعدة",
    "ذو_الحجة ذي_الحجة ذوالحجة ذيالحجة",
)  # fmt: skip
_WEEKDAYS = (
    "الاثنين", "الثلاثاء الثلثاء الثلاثا", "الأربعاء الاربعا", "الخميس", "الجمعة", "السبت", "الأحد",
)  # fmt: skip
_NEEDS_CONTEXT = "مارس آب أوت جوان ماي غشت صفر رجب شعبان رمضان محرم مايس آذار"


def _names(rows: Sequence[str]) -> dict[tuple[str, ...], int]:
    return {tuple(fold(name).split("_")): n for n, row in enumerate(rows, 1) for name in row.split()}


GREGORIAN = _names(_MONTHS)
LEVANTINE = frozenset(_names(_LEVANTINE.split()))
HIJRI = _names(_HIJRI)
WEEKDAYS = {fold(name): n for n, row in enumerate(_WEEKDAYS) for name in row.split()}  # Monday is 0
DOUBTFUL = frozenset(_names(_NEEDS_CONTEXT.split()))  # month names that are also other words
FIRST_WORDS = frozenset(words[0] for words in (*GREGORIAN, *HIJRI))


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date, or None outside 1343–1500 AH or where there is no such day."""
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri(day: date) -> tuple[int, int, int] | None:
    """The Hijri year, month and day of a Gregorian day, or None outside 1924–2077."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def month_at(words: Sequence[str], at: int, first: str | None = None) -> tuple[int, bool, tuple[str, ...], int] | None:
    """(month, hijri, its name, index after it) of the month name at a word, or None."""
    if at >= len(words):
        return None
    word = words[at] if first is None else first
    if word not in FIRST_WORDS:
        return None
    for name in ((word, words[at + 1]) if at + 1 < len(words) else (word,), (word,)):
        for table, of_hijra in ((GREGORIAN, False), (HIJRI, True)):
            if name in table:
                return table[name], of_hijra, name, at + len(name)
    return None
