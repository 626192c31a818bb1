"""A bar chart as SVG: bars in rows, from the side on which the language begins; readable as text without being seen."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from marsad.export.brief.model import Bar, Chart, Lang

WIDTH = 640  # units of the drawing
_ROW, _BAR = 26, 16  # height of a row and of the bar in it
_LABELS = 190  # width of the labels
_FIGURES = 44  # width kept for the sum behind the longest bar
_GAP = 10
_INSIDE = 22  # width of a part of a bar from which on its figure stands in it
_LABEL_CHARS = 26  # a longer label is cut; the description has it whole


def drawn(chart: Chart, lang: Lang) -> str:
    """The chart as an `<svg>` element with title and description."""
    top = 30 if len(chart.series) > 1 else 4
    height = top + _ROW * len(chart.bars) + 4
    described = "; ".join(_described(bar, chart) for bar in chart.bars)
    most = max(sum(bar.values) for bar in chart.bars) or 1
    parts = [
        f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height}" direction="{"rtl" if lang == "ar" else "ltr"}" '
        f'aria-labelledby="{chart.key}-title {chart.key}-about">',
        f'<title id="{chart.key}-title">{escape(chart.title)}</title>',
        f'<desc id="{chart.key}-about">{escape(described)}</desc>',
    ]
    if len(chart.series) > 1:
        parts += _legend(chart, lang)
    for row, bar in enumerate(chart.bars):
        parts += _row(bar, top + row * _ROW, most, lang)
    return "".join([*parts, "</svg>"])


def _described(bar: Bar, chart: Chart) -> str:
    if len(chart.series) == 1:
        return f"{bar.label}: {bar.values[0]}"
    return f"{bar.label}: " + ", ".join(f"{name} {value}" for name, value in zip(chart.series, bar.values, strict=True))


def _legend(chart: Chart, lang: Lang) -> Iterator[str]:
    step = WIDTH // len(chart.series)
    for n, name in enumerate(chart.series):
        yield f'<rect class="part{n}" x="{_x(n * step, 12, lang)}" y="4" width="12" height="12"/>'
        yield _text(n * step + 18, 15, name, lang)


def _row(bar: Bar, y: int, most: int, lang: Lang) -> Iterator[str]:
    baseline = y + _BAR - 3
    label = bar.label if len(bar.label) <= _LABEL_CHARS else bar.label[: _LABEL_CHARS - 1] + "…"
    yield _text(_LABELS - _GAP, baseline, label, lang, end=True)
    at = float(_LABELS)
    for n, value in enumerate(bar.values):
        width = round(value / most * (WIDTH - _LABELS - _FIGURES), 1)
        if width:
            yield f'<rect class="part{n}" x="{_x(at, width, lang):g}" y="{y}" width="{width:g}" height="{_BAR}"/>'
            if width > _INSIDE and len(bar.values) > 1:
                yield f'<text class="on{n}" x="{_x(at, width, lang) + width / 2:g}" y="{baseline}" text-anchor="middle">{value}</text>'
        at = round(at + width, 1)
    yield _text(at + 6, baseline, str(sum(bar.values)), lang)


def _x(at: float, width: float, lang: Lang) -> float:
    """Where something of a width stands that is so far from the side on which the language begins."""
    return round(WIDTH - at - width, 1) if lang == "ar" else at


def _text(at: float, y: int, text: str, lang: Lang, end: bool = False) -> str:
    """Text that begins, or ends, so far from the side on which the language begins."""
    return f'<text x="{_x(at, 0, lang):g}" y="{y}" text-anchor="{"end" if end else "start"}">{escape(text)}</text>'
