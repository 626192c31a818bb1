"""The words of a briefing in one language, from `words.toml`: labels, names of codes, days."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

from marsad.export.brief.model import Lang
from marsad.export.brief.plain import plain
from marsad.vault.days import days

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\w+(?::\w+)*))?)?)?")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word in both languages."""

    ar: str
    en: str


@cache
def catalogue() -> dict[str, dict[str, Entry]]:
    """Kind of word → code → the word. Raises `msgspec.ValidationError` for an entry without one of the languages."""
    read = tomllib.loads(resources.files("marsad.export.brief").joinpath("words.toml").read_text("utf-8"))
    return msgspec.convert(read, dict[str, dict[str, Entry]])


class Words:
    """The words of one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def label(self, key: str, value: object = "") -> str:
        """A label, with a value in its place. Raises `KeyError` for one that the catalogue lacks."""
        return self._of(catalogue()["label"][key]).replace("{}", str(value))

    def term(self, kind: str, code: str) -> str:
        """The word for a code; the code itself, hyphens as spaces, where the catalogue has none."""
        entry = catalogue()[kind].get(code)
        return code.replace("-", " ") if entry is None else self._of(entry)

    def labels(self) -> dict[str, str]:
        """All labels, by key."""
        return {key: self._of(entry) for key, entry in catalogue()["label"].items()}

    def day(self, value: str | None) -> str:
        """A day, month, year or interval as people write it; the value itself where it is none of them."""
        if not value:
            return self.label("undated")
        first, slash, last = value.partition("/")
        return f"{self._one(first)} – {self._one(last)}" if slash else self._one(first)

    def _one(self, value: str) -> str:
        match = _DAY.fullmatch(value)
        if match is None or (match[2] and match[2] not in catalogue()["month"]):
            span = days(value) if match is None else None  # a week, a quarter, a decade
            return plain(value) if span is None else " – ".join(self._one(end) for end in dict.fromkeys(span))
        year, month, day, part = match.groups()
        written = " ".join(piece for piece in (day and str(int(day)), month and self.term("month", month), year) if piece)
        return f"{written}{self.label('comma')}{self.term('part', part)}" if part else written

    def _of(self, entry: Entry) -> str:
        return entry.ar if self.lang == "ar" else entry.en
