"""Who and what lines name, and the reports they go back to: names in the language of the briefing, sources numbered as cited."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from marsad.export.brief.lines import APART, END
from marsad.export.brief.model import Quote, Reference
from marsad.export.brief.plain import plain, quoted
from marsad.export.brief.words import Words
from marsad.export.source import Source
from marsad.limits import BRIEF_CITES, BRIEF_NAMES
from marsad.vault.rows import Report


class Cast:
    """Names of actors and numbers of reports for one briefing."""

    def __init__(self, source: Source, words: Words) -> None:
        self.words = words
        self._source = source
        self._numbers: dict[str, int] = {}

    def name(self, key: str) -> str:
        """An actor's name in the language of the briefing, else in the other, else its key, hyphens as spaces."""
        name = self._source.party(key).name
        both = (name.ar, name.en) if self.words.lang == "ar" else (name.en, name.ar)
        return self._apart(next((plain(one) for one in both if one and one.strip()), plain(key).replace("-", " ")))

    def _apart(self, name: str) -> str:
        """A name in the other direction than that of the briefing, so that it reorders nothing around it."""
        first = next((kind for char in name if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL")), None)
        foreign = first == "L" if self.words.lang == "ar" else first in ("R", "AL")
        return f"{APART}{name}{END}" if foreign else name

    def names(self, keys: Iterable[str]) -> str:
        """Names one after another; of many the first, and how many more."""
        found = list(dict.fromkeys(keys))
        shown = self.words.label("comma").join(self.name(key) for key in found[:BRIEF_NAMES])
        return f"{shown} (+{len(found) - BRIEF_NAMES})" if len(found) > BRIEF_NAMES else shown

    def known(self, keys: Iterable[str]) -> bool:
        """Whether one of the actors is of a side; bystanders, players and poets mostly are of none."""
        return any(self._source.party(key).side for key in keys)

    def sides(self, keys: Iterable[str]) -> set[str]:
        """The sides of actors; whoever has none is left out."""
        return {side for key in keys if (side := self._source.party(key).side)}

    def number(self, document: str) -> int:
        """The number of a report, by the order in which reports are cited."""
        return self._numbers.setdefault(document, len(self._numbers) + 1)

    def quote(self, document: str, text: str, lead: str = "") -> Quote:
        """Words of a report with its number."""
        return Quote(quoted(text), self.number(document), lead)

    def further(self, reports: Iterable[Report], told: set[int]) -> tuple[tuple[int, ...], int]:
        """The numbers of the reports that are not told of already, and how many there are beyond the most that are cited."""
        left = [one for one in dict.fromkeys(report.document for report in reports) if self._numbers.get(one) not in told]
        return tuple(self.number(document) for document in left[:BRIEF_CITES]), max(0, len(left) - BRIEF_CITES)

    def references(self) -> tuple[Reference, ...]:
        """The reports that were cited, by number."""
        found = []
        for document, number in self._numbers.items():
            page = self._source.page(document)
            outlet = self.name(page.outlet) if page is not None and page.outlet else ""
            day = self.words.day(page.published[:10] if page is not None and page.published else None)
            title = quoted(page.title) if page is not None and page.title else ""
            found.append(Reference(number, plain(document), outlet, day, title, self._source.address(document)))
        return tuple(found)
