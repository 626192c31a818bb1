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
from marsad.web.offices import office
from marsad.web.settings import LANGUAGES, Lang

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
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
        """A day as people write it; the value itself where it is no single day or month."""
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
        day, month = _DAY.match(value), _MONTH.fullmatch(value)
        try:
            if day is not None and "/" not in value:
                one = date(*map(int, day.groups()))
                written = format_date(one, (_WEEKDAY_FORMS if weekday else _DAY_FORMS)[self.lang], _LOCALES[self.lang])
                return f"{written}{self._part(value[10:])}"
            if month is not None:
                return format_date(date(int(month[1]), int(month[2]), 1), _MONTH_FORMS[self.lang], _LOCALES[self.lang])
        except ValueError:  # no day of the calendar
            return value
        return value

    def _part(self, rest: str) -> str:
        """The part of the day or the hour that a time names, after its day."""
        if not rest.startswith("T"):
            return ""
        part = self.term("part", rest[1:])
        return f", {part}" if self.lang == "en" else f"، {part}"
