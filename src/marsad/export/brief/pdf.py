"""A briefing as PDF, by fpdf2 (extra `marsad[pdf]`): letters joined by HarfBuzz, lines ordered by the bidi algorithm, no browser.

The fonts are IBM Plex Sans Arabic and, for letters that it lacks, IBM Plex Sans (fonts/LICENSE: SIL Open Font License 1.1),
as IBM publishes them. Lines are cut and ordered by `lines.py`; fpdf2 shapes each run of one direction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import resources
from typing import Any

from marsad.export.brief.lines import APART, END, Run, lines
from marsad.export.brief.model import Brief, Chart, Line, Quote, Reference, Section
from marsad.vault.frames import needed

_MARGIN, _FOOT = 18, 16  # millimetres
_LABELS, _FIGURES = 52, 14  # millimetres kept for labels and sums of a chart
_BAR, _ROW = 4.2, 7.2  # millimetres
_ENDLESS = 10_000  # millimetres in which fpdf2 cuts no line
_INSIDE = 7  # millimetres of a part of a bar from which on its figure stands in it
_INK, _SOFT, _RULE, _WHITE = (29, 35, 48), (90, 98, 115), (217, 221, 229), (255, 255, 255)
_PARTS = ((31, 111, 107), (185, 191, 202), (168, 68, 47))  # as in brief.css
_FAMILIES = (("PlexArabic", "IBMPlexSansArabic"), ("Plex", "IBMPlexSans"))  # the second for what the first lacks
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u2060\ufe00-\ufe0f\ufeff]")  # without a glyph of their own
_JOINERS = "\u200c\u200d"  # neither, but they part or join letters
_LEADING = 0.62  # millimetres from line to line for each point of the letters
_LINE_CHARS = 95  # characters of a quotation on one line, about
_NO_DAY = "1970-01-01"


def write(brief: Brief) -> bytes:
    """The file; the same briefing gives the same bytes. Raises `MissingExtraError` where fpdf2 or uharfbuzz is not there."""
    needed("uharfbuzz", "pdf")
    return bytes(_Paper(needed("fpdf", "pdf"), needed("fpdf.bidi", "pdf"), brief).made())


class _Paper:
    """The pages of one briefing."""

    def __init__(self, fpdf: Any, bidi: Any, brief: Brief) -> None:
        self._bidi, self._brief = bidi, brief
        self._rtl = brief.lang == "ar"
        self._widths: dict[tuple[str, float, str], float] = {}
        self._pdf = pdf = fpdf.FPDF(format="A4")
        pdf.set_margins(_MARGIN, _MARGIN)
        pdf.c_margin = 0
        pdf.set_auto_page_break(True, _FOOT)
        self._known = set(map(ord, _JOINERS + APART + END))
        for family, file in _FAMILIES:
            for style, weight in (("", "Regular"), ("B", "SemiBold")):
                with resources.as_file(resources.files("marsad.export.brief").joinpath("fonts", f"{file}-{weight}.ttf")) as path:
                    pdf.add_font(family, style, path)
            self._known |= set(pdf.fonts[family.lower()].cmap)
        pdf.set_fallback_fonts([_FAMILIES[1][0]])
        pdf.set_lang(brief.lang)
        pdf.set_title(self._text(f"{brief.title}: {brief.scope[0][1]}"))
        pdf.set_creator("Marsad")
        pdf.set_creation_date(datetime.fromisoformat(brief.asof or _NO_DAY).replace(tzinfo=UTC))
        pdf.footer = self._foot

    def made(self) -> bytearray:
        """All pages."""
        self._pdf.add_page()
        self._paragraph(self._brief.title, 20, bold=True)
        for label, value in self._brief.scope:
            self._paragraph(f"{label}: {APART}{value}{END}", 10, _SOFT)
        for section in self._brief.sections:
            self._section(section)
        if self._brief.charts:
            self._heading(self._brief.labels["charts"], _chart_height(self._brief.charts[0]))
        for chart in self._brief.charts:
            self._chart(chart)
        self._heading(self._brief.labels["references"])
        for one in self._brief.references:
            self._reference(one)
        self._pdf.ln(4)
        self._paragraph(self._brief.labels["made"], 8, _SOFT)
        made: bytearray = self._pdf.output()
        return made

    def _section(self, section: Section) -> None:
        self._heading(section.title)
        if section.note:
            self._paragraph(section.note, 10, _SOFT)
        for line in section.lines:
            self._line(line)
        if section.more:
            self._paragraph(self._brief.labels["more"].replace("{}", str(section.more)), 9, _SOFT)

    def _line(self, line: Line) -> None:
        pdf = self._pdf
        lines = sum(2 + len(quote.text) // _LINE_CHARS for quote in line.quotes)
        self._room(22 + 6.5 * lines)
        first, *others = line.fields
        self._parts([line.when, first], 10.5, bold=True)
        cites = " ".join(f"[{number}]" for number in line.cites)
        further = self._brief.labels["uncited"].replace("{}", str(line.uncited)) if line.uncited else ""
        self._parts([*others, cites, further], 9.5, _SOFT)
        for quote in line.quotes:
            self._quote(quote)
        self._paragraph(line.id, 7, _SOFT)
        pdf.ln(1)
        pdf.set_draw_color(*_RULE)
        pdf.line(pdf.l_margin, pdf.y, pdf.w - pdf.r_margin, pdf.y)
        pdf.ln(1.5)

    def _quote(self, quote: Quote) -> None:
        if quote.lead:
            self._parts([quote.lead], 9, _SOFT, indent=4)
        words = f"«{quote.text}»" if quote.text else ""
        self._paragraph(f"{words} [{quote.source}]".strip(), 10.5, indent=4, rtl=True if words else None)

    def _reference(self, one: Reference) -> None:
        self._parts([f"[{one.number}]", one.outlet, one.published, one.title, one.document], 9)
        if one.url:
            self._paragraph(one.url, 7.5, _SOFT, indent=4, rtl=False, link=one.url)

    def _room(self, height: float) -> None:
        """A new page where so many millimetres are not left of this one."""
        if self._pdf.will_page_break(min(height, self._pdf.eph - 20)):
            self._pdf.add_page()

    def _heading(self, text: str, below: float = 20) -> None:
        pdf = self._pdf
        self._room(14 + below)
        pdf.ln(5)
        pdf.start_section(self._text(text))
        self._paragraph(text, 14, bold=True)
        pdf.set_draw_color(*_PARTS[0])
        pdf.line(pdf.l_margin, pdf.y + 0.5, pdf.w - pdf.r_margin, pdf.y + 0.5)
        pdf.ln(2.5)

    def _parts(
        self, parts: Sequence[str], size: float, colour: tuple[int, int, int] = _INK, *, bold: bool = False, indent: float = 0
    ) -> None:
        """Parts of a line, none of which reorders another; one without letters, such as numbers of sources, goes with the line."""
        line = " · ".join(f"{APART}{part}{END}" if any(map(str.isalpha, part)) else part for part in parts if part)
        self._paragraph(line, size, colour, bold=bold, indent=indent)

    def _paragraph(
        self, text: str, size: float, colour: tuple[int, int, int] = _INK, *, bold: bool = False, indent: float = 0,
        rtl: bool | None = None, link: str = "",
    ) -> None:  # fmt: skip
        """Lines from the side on which the text, or else the language of the briefing, begins; `indent` on that side."""
        begins = self._rtl if rtl is None else rtl
        self._letters(size, colour, bold)
        for runs in lines(self._text(text), begins, self._pdf.epw - indent, self._width, self._bidi):
            self._runs(runs, indent, size * _LEADING, rtl=begins, link=link)
            self._pdf.ln(size * _LEADING)

    def _runs(self, runs: Sequence[Run], at: float, height: float, *, rtl: bool, width: float = 0, align: str = "", link: str = "") -> None:
        """One line so far from the side on which it begins, in a space of that `width` if one is given; `align`: C, or E for its end."""
        pdf, sizes = self._pdf, [self._width(run.text) for run in runs]
        spare = width - sum(sizes) if width else 0
        x = self._x(at + {"C": spare / 2, "E": spare}.get(align, 0), sum(sizes), rtl)
        for run, size in zip(runs, sizes, strict=True):
            pdf.set_text_shaping(True, direction="rtl" if run.rtl else "ltr")
            before = run.text.rstrip(" ") if run.rtl else run.text.lstrip(" ")  # spaces on the left are where it begins or ends
            pdf.set_x(x + size - self._width(before))
            pdf.multi_cell(_ENDLESS, height, run.text.strip(" "), align="L", new_x="LEFT", new_y="TOP")
            if link:
                pdf.link(x, pdf.y, size, height, link)
            x += size

    def _width(self, text: str) -> float:
        """Millimetres; marks over and under letters take no room, but would part them here."""
        key = (self._pdf.font_style, self._pdf.font_size_pt, text)
        if key not in self._widths:
            bare = "".join(char for char in text if unicodedata.combining(char) == 0)
            self._widths[key] = float(self._pdf.get_string_width(bare))
        return self._widths[key]

    def _letters(self, size: float, colour: tuple[int, int, int], bold: bool = False) -> None:
        self._pdf.set_font(_FAMILIES[0][0], "B" if bold else "", size)
        self._pdf.set_text_color(*colour)
        self._pdf.set_text_shaping(True, direction="rtl" if self._rtl else "ltr")

    def _text(self, text: str) -> str:
        """What the font can show: marks that are not seen left out, a question mark for what it has no glyph for."""
        return "".join(char if ord(char) in self._known else "?" for char in _UNSEEN.sub("", text))

    def _chart(self, chart: Chart) -> None:
        pdf = self._pdf
        self._room(_chart_height(chart))
        self._paragraph(chart.title, 11, bold=True)
        pdf.ln(1)
        if len(chart.series) > 1:
            step = pdf.epw / len(chart.series)
            for n, name in enumerate(chart.series):
                self._block(n * step, 3, n)
                self._word(n * step + 4, step - 4, name)
            pdf.ln(_ROW)
        most = max(sum(bar.values) for bar in chart.bars) or 1
        for bar in chart.bars:
            self._room(_ROW)
            self._word(0, _LABELS - 3, bar.label, align="E")
            at = float(_LABELS)
            for n, value in enumerate(bar.values):
                width = value / most * (pdf.epw - _LABELS - _FIGURES)
                self._block(at, width, n)
                if value and width > _INSIDE and len(bar.values) > 1:
                    self._word(at, width, str(value), colour=_INK if n == 1 else _WHITE, align="C")
                at += width
            self._word(at + 1, _FIGURES, str(sum(bar.values)))
            pdf.ln(_ROW)
        pdf.ln(3)

    def _block(self, at: float, width: float, part: int) -> None:
        """A coloured block so far from the side on which the language begins."""
        if width:
            self._pdf.set_fill_color(*_PARTS[part])
            self._pdf.rect(self._x(at, width, self._rtl), self._pdf.y + 0.4, width, _BAR, style="F")

    def _word(self, at: float, width: float, text: str, colour: tuple[int, int, int] = _INK, align: str = "") -> None:
        """One line of text in a space of its own, cut where it is wider."""
        self._letters(9, colour)
        shown = self._text(text)
        while self._width(shown) > width and len(shown) > 2:
            shown = shown[:-2] + "…"
        for runs in lines(shown, self._rtl, 2 * width, self._width, self._bidi)[:1]:
            self._runs(runs, at, _BAR + 0.8, rtl=self._rtl, width=width, align=align)

    def _x(self, at: float, width: float, rtl: bool) -> float:
        """Where something of a width begins that stands so far from the side on which a line begins."""
        pdf = self._pdf
        return float(pdf.w - pdf.r_margin - at - width if rtl else pdf.l_margin + at)

    def _foot(self) -> None:
        self._pdf.set_y(-_FOOT + 4)
        self._letters(8, _SOFT)
        self._pdf.cell(0, 5, str(self._pdf.page_no()), align="C")


def _chart_height(chart: Chart) -> float:
    """Millimetres that a chart takes."""
    return 12 + _ROW * (len(chart.bars) + 1)

