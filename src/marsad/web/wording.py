"""The words of the pages: catalogues of both languages, names of codes, dates and figures.

The catalogues are `locale/LANGUAGE.po`, read when the server starts. A code, such as the act 'demand', has the entry
'act:demand'; a sentence of the pages is its own entry.
"""

from __future__ import annotations

import io
import re
from datetime import date
from functools import lru_cache
from importlib import resources

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

from marsad.limits import MAX_KEPT_DAYS
from marsad.vault.days import days
from marsad.web.offices import office
from marsad.web.settings import LANGUAGES, Lang

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_LOCALES = {"ar": "ar", "en": "en_GB"}
_DAY_FORMS = {"ar": "d MMMM y", "en": "d MMM y"}
_WEEKDAY_FORMS = {"ar": "EEEE d MMMM y", "en": "EEEE d MMMM y"}
_MONTH_FORMS = {"ar": "MMMM y", "en": "MMMM y"}


def catalogue(lang: Lang) -> Catalog:
    """The catalogue of a language as it stands in its file."""
    text = resources.files("marsad.web").joinpath("locale", f"{lang}.po").read_bytes()
    return read_po(io.BytesIO(text), locale=lang)


class Wording:
    """The words of one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        compiled, read = io.BytesIO(), catalogue(lang)
        write_mo(compiled, read)
        self._said = {message.id: message.string for message in read if isinstance(message.id, str) and isinstance(message.string, str)}
        compiled.seek(0)
        self.translations = Translations(compiled)
        self.gettext = self.translations.gettext
        self.ngettext = self.translations.ngettext
        self._days = lru_cache(MAX_KEPT_DAYS)(self._written)

    def day(self, value: str | None, *, weekday: bool = False) -> str:
        """A time as people write it; the value itself where it is no day, interval or vague reference."""
        return self._days(value, weekday) if value else ""

    def term(self, kind: str, code: str | None) -> str:
        """The word for a code of some kind ('act', 'status' …); the code itself where the catalogue has none."""
        if not code:
            return ""
        entry = f"{kind}:{code}"
        found = self.gettext(entry)
        return code if found == entry else found

    def office(self, role: str) -> tuple[Lang, str]:
        """The language and the word for an office; as the record has it where the catalogue has none."""
        found = office(role, self.gettext)
        return (self.lang, found) if found is not None else (LANGUAGES[-1], role)

    def entries(self, prefix: str) -> list[tuple[str, str]]:
        """The entries that begin so, and what they say."""
        return [(name, said) for name, said in self._said.items() if name.startswith(prefix)]

    def figure(self, number: int) -> str:
        """A number with its thousands apart."""
        return str(format_decimal(number, locale="en"))

    def _written(self, value: str, weekday: bool) -> str:
        first, slash, last = value.partition("/")
        if slash and days(value) is not None:
            return f"{self.day(first)} – {self.day(last)}"
        day, month = _DAY.match(value), _MONTH.fullmatch(value)
        try:
            if day is not None and not slash:
                one = date(*map(int, day.groups()))
                written = format_date(one, (_WEEKDAY_FORMS if weekday else _DAY_FORMS)[self.lang], _LOCALES[self.lang])
                return f"{written}{self._part(value[10:])}"
            if month is not None:
                return format_date(date(int(month[1]), int(month[2]), 1), _MONTH_FORMS[self.lang], _LOCALES[self.lang])
        except ValueError:  # no day of the calendar
            return value
        return self._coarse(value)

    def _coarse(self, value: str) -> str:
        """A week, quarter, half or decade by its ends, a vague reference by its word; the value itself for all else."""
        found = None if _YEAR.fullmatch(value) else days(value)
        if found is None:
            return self.term("when", value)
        first, last = found
        if "-W" in value:
            return f"{self.day(first)} – {self.day(last)}"
        return f"{first[:4]} – {last[:4]}" if first[:4] != last[:4] else f"{self.day(first[:7])} – {self.day(last[:7])}"

    def _part(self, rest: str) -> str:
        """The part of the day or the hour that a time names, after its day."""
        if not rest.startswith("T"):
            return ""
        part = self.term("part", rest[1:])
        return f", {part}" if self.lang == "en" else f"، {part}"
