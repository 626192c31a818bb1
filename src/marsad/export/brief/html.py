"""A briefing as one HTML file: no script, nothing fetched, to be read on a screen or printed."""

from __future__ import annotations

from html import escape
from importlib import resources

from marsad.export.brief.model import Brief, Line, Quote, Reference, Section
from marsad.export.brief.svg import drawn

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # what the page may load: its own styles


def write(brief: Brief) -> bytes:
    """The file, in UTF-8."""
    style = resources.files("marsad.export.brief").joinpath("brief.css").read_text("utf-8")
    scope = "".join(f"<div><dt>{escape(label)}</dt><dd>{_apart(value)}</dd></div>" for label, value in brief.scope)
    charts = "".join(f"<figure><figcaption>{escape(chart.title)}</figcaption>{drawn(chart, brief.lang)}</figure>" for chart in brief.charts)
    parts = [
        f'<!doctype html>\n<html lang="{brief.lang}" dir="{"rtl" if brief.lang == "ar" else "ltr"}">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n',
        f"<title>{escape(brief.title)}: {escape(brief.scope[0][1])}</title>\n<style>\n{style}</style>\n</head>\n<body>\n",
        f"<header><h1>{escape(brief.title)}</h1><dl>{scope}</dl></header>\n<main>\n",
        *(_section(section, brief) for section in brief.sections),
        f'<section id="charts"><h2>{escape(brief.labels["charts"])}</h2>{charts}</section>\n' if charts else "",
        f'<section id="sources"><h2>{escape(brief.labels["references"])}</h2><ol>\n',
        *(_reference(one) for one in brief.references),
        f"</ol></section>\n</main>\n<footer>{escape(brief.labels['made'])}</footer>\n</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def _section(section: Section, brief: Brief) -> str:
    lines = "".join(_line(line, brief) for line in section.lines)
    shown = f"<ul>\n{lines}</ul>" if lines else f"<p>{escape(section.note)}</p>"
    more = f'<p class="more">{escape(brief.labels["more"].replace("{}", str(section.more)))}</p>' if section.more else ""
    return f'<section id="{section.key}"><h2>{escape(section.title)}</h2>{shown}{more}</section>\n'


def _line(line: Line, brief: Brief) -> str:
    first, *others = line.fields
    fields = "".join(f' <span class="field">{_apart(field)}</span>' for field in others)
    cites = "".join(_cite(number, brief) for number in line.cites)
    further = f' <span class="field">{escape(brief.labels["uncited"].replace("{}", str(line.uncited)))}</span>' if line.uncited else ""
    quotes = "".join(_quote(quote, brief) for quote in line.quotes)
    return (
        f'<li><p><span class="when">{_apart(line.when)}</span> <strong>{_apart(first)}</strong>{fields}{cites}{further}'
        f' <bdi class="id" dir="ltr">{escape(line.id)}</bdi></p>{quotes}</li>\n'
    )


def _quote(quote: Quote, brief: Brief) -> str:
    lead = f'<span class="lead">{_apart(quote.lead)}</span> ' if quote.lead else ""
    cite = _cite(quote.source, brief)
    words = f'<div lang="ar" dir="auto"><q>{escape(quote.text)}</q> {cite}</div>' if quote.text else cite
    return f"<blockquote>{lead}{words}</blockquote>"


def _cite(number: int, brief: Brief) -> str:
    about = escape(f"{brief.labels['reference']} {number}")
    return f'<a class="cite" href="#source-{number}" aria-label="{about}"><bdi>[{number}]</bdi></a>'


def _reference(one: Reference) -> str:
    known = " · ".join(_apart(part) for part in (one.outlet, one.published) if part)
    title = f' · <bdi lang="ar" dir="auto">{escape(one.title)}</bdi>' if one.title else ""
    link = f' · <a href="{escape(one.url)}" rel="noreferrer"><bdi dir="ltr">{escape(one.url)}</bdi></a>' if one.url else ""
    return f'<li id="source-{one.number}">{known}{title} · <bdi class="id" dir="ltr">{escape(one.document)}</bdi>{link}</li>\n'


def _apart(text: str) -> str:
    """Text that does not reorder what stands around it."""
    return f"<bdi>{escape(text)}</bdi>"
