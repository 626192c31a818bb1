"""A briefing as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.export.brief.model import Brief, Chart, Line, Section

_MARKS = re.compile(r"([\\`*_{}\[\]<>#+!|~&^$])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-=:])")


def write(brief: Brief) -> bytes:
    """The file, in UTF-8."""
    lines = ["<div dir=\"rtl\" lang=\"ar\">", ""] if brief.lang == "ar" else []
    lines += [f"# {_plain(brief.title)}", ""]
    lines += [f"- {_plain(label)}: {_plain(value)}" for label, value in brief.scope]
    for section in brief.sections:
        lines += ["", f"## {_plain(section.title)}", "", *_section(section, brief)]
    if brief.charts:
        lines += ["", f"## {_plain(brief.labels['charts'])}"]
        for chart in brief.charts:
            lines += ["", f"### {_plain(chart.title)}", "", *_table(chart)]
    lines += ["", f"## {_plain(brief.labels['references'])}", ""]
    for one in brief.references:
        known = " · ".join(_plain(part) for part in (one.outlet, one.published, one.title, one.document) if part)
        lines.append(f"- \\[{one.number}\\] {known}" + (f" · <{one.url}>" if one.url else ""))
    lines += ["", f"*{_plain(brief.labels['made'])}*", *(["", "</div>"] if brief.lang == "ar" else [])]
    return ("\n".join(lines) + "\n").encode()


def _section(section: Section, brief: Brief) -> Iterator[str]:
    if section.note:
        yield _plain(section.note)
    for line in section.lines:
        yield from _line(line, brief)
    if section.more:
        yield ""
        yield _plain(brief.labels["more"].replace("{}", str(section.more)))


def _line(line: Line, brief: Brief) -> Iterator[str]:
    first, *others = (_plain(field) for field in line.fields)
    cites = "".join(f" \\[{number}\\]" for number in line.cites)
    further = f" {_plain(brief.labels['uncited'].replace('{}', str(line.uncited)))}" if line.uncited else ""
    yield f"- {_plain(line.when)} · **{first}**{''.join(f' · {field}' for field in others)}{cites}{further} · {_plain(line.id)}"
    for quote in line.quotes:
        yield ""
        lead = f"{_plain(quote.lead)}: " if quote.lead else ""
        words = f"«{_plain(quote.text)}» " if quote.text else ""
        yield f"  > {lead}{words}\\[{quote.source}\\]"
    yield ""


def _table(chart: Chart) -> Iterator[str]:
    yield f"| | {' | '.join(map(_plain, chart.series))} |"
    yield f"| --- |{' ---: |' * len(chart.series)}"
    for bar in chart.bars:
        yield f"| {_plain(bar.label)} | {' | '.join(map(str, bar.values))} |"


def _plain(text: str) -> str:
    """The text with all that is a mark of Markdown or HTML as itself."""
    marked = _MARKS.sub(r"\\\1", text)
    return _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", marked)
