"""What a briefing holds, in words of one language and in the order in which it is read; every format writes this."""

from __future__ import annotations

from typing import Literal

import msgspec

Lang = Literal["ar", "en"]


class Quote(msgspec.Struct, frozen=True):
    """Words of a report, in its own language; `lead` says what they are where a line has several, `source` its number."""

    text: str
    source: int
    lead: str = ""


class Line(msgspec.Struct, frozen=True):
    """One finding: its id for `marsad show`, its day as written, fields of which the first is the weightiest.

    `cites`: the numbers of further sources; `uncited`: how many more there are.
    """

    id: str
    when: str
    fields: tuple[str, ...]
    quotes: tuple[Quote, ...]
    cites: tuple[int, ...] = ()
    uncited: int = 0


class Section(msgspec.Struct, frozen=True):
    """A part of the briefing; `more`: lines that are not shown, `note`: why there is none."""

    key: str
    title: str
    lines: tuple[Line, ...]
    more: int = 0
    note: str = ""


class Bar(msgspec.Struct, frozen=True):
    """A row of a chart: how many of each series."""

    label: str
    values: tuple[int, ...]


class Chart(msgspec.Struct, frozen=True):
    """A bar chart; `series` names the parts of each bar, one for a plain bar."""

    key: str
    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]


class Reference(msgspec.Struct, frozen=True):
    """A report that lines go back to; `url` is a plain address of the web or None."""

    number: int
    document: str
    outlet: str
    published: str
    title: str
    url: str | None


class Brief(msgspec.Struct, frozen=True):
    """A briefing; `scope` are (label, value) of period and question, `asof` the day (ISO) of the newest report in the period.

    `labels` are the words that formats need, by key.
    """

    lang: Lang
    title: str
    asof: str | None
    scope: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    charts: tuple[Chart, ...]
    references: tuple[Reference, ...]
    labels: dict[str, str]

    @property
    def empty(self) -> bool:
        """Whether there is no line at all."""
        return not any(section.lines for section in self.sections)
