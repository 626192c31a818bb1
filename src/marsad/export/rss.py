"""The newest findings as a feed (RSS 2.0): statements and events by the day their report was published, the newest first.

Findings of reports without a day are left out. What XML cannot hold is shown, see `streams.xml_text`.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from marsad.export.source import Source
from marsad.export.streams import uri, xml_text
from marsad.limits import FEED_ITEMS
from marsad.vault.rows import EventRow, TimelineRow

_HOME = "urn:marsad:findings"


def write(source: Source) -> Iterator[bytes]:
    """The feed; as many entries as the filters' limit says, else `FEED_ITEMS`. The same rows give the same bytes."""
    dated = ((row.published, row) for row in _rows(source) if row.published is not None)
    newest = heapq.nlargest(source.limit or FEED_ITEMS, dated, key=lambda pair: (pair[0], pair[1].day or "", pair[1].id))
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
    yield f"<title>Marsad</title>\n<link>{_HOME}</link>\n<description>New findings in news reports</description>\n".encode()
    if newest:
        yield f"<lastBuildDate>{_stamp(newest[0][0])}</lastBuildDate>\n".encode()
    for published, row in newest:
        yield _item(published, row, source).encode()
    yield b"</channel>\n</rss>\n"


def _rows(source: Source) -> Iterator[TimelineRow]:
    """All rows of the timeline: the limit is that of the feed, not of the days that come first."""
    return source.rows("timeline", limited=False)


def _item(published: str, row: TimelineRow, source: Source) -> str:
    told = row.row
    if isinstance(told, EventRow):
        words, document, kind = told.reports[0].text, told.reports[0].document, told.type
        parties, others = told.source, told.target
    else:
        words, document, kind, parties, others = told.text, told.document, told.act, told.speakers, told.target
    sides = [", ".join(source.name(key) for key in side) for side in (parties, others) if side]
    title = f"{kind}: {' – '.join(sides)}" if sides else kind
    url = source.address(document)
    lines = [
        f"<title>{xml_text(title)}</title>", f"<link>{xml_text(url)}</link>" if url else "",
        f"<description>{xml_text(xml_text(words))}</description>",  # readers take it for HTML
        f'<guid isPermaLink="false">{uri(row.kind, row.id)}</guid>', f"<pubDate>{_stamp(published)}</pubDate>",
        f"<category>{row.kind}</category>",
    ]  # fmt: skip
    return "<item>" + "".join(lines) + "</item>\n"


def _stamp(day: str) -> str:
    """A day as RFC 822 has it."""
    return format_datetime(datetime.combine(date.fromisoformat(day[:10]), time(), UTC))
