"""Two tables in the columns of GDELT 2.0 (Event Codebook V2.0): events by pairs of parties, and where each is told.

Tab-separated, without a line of names, as GDELT has them; a column that Marsad knows nothing of is empty. Numbers of events are
made of Marsad's ids, which stand in `Extras` of the mentions. Offsets are code points of the original text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations, islice, product
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from marsad.export.codes import Code, country, event_code, group, sector, statement_code
from marsad.export.source import Source
from marsad.limits import MAX_DYADS
from marsad.vault.days import days
from marsad.vault.rows import Report

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
    "Type3Code",
)  # fmt: skip
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
    "NumArticles", "AvgTone", *(f"{one}Geo_{name}" for one in ("Actor1", "Actor2", "Action") for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_WEB, _CITED = 1, 2  # MentionType
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class _Told(NamedTuple):
    """What one row of a view gives to the tables."""

    id: str
    code: Code
    pairs: list[tuple[str, str]]
    time: str | None
    place: str | None
    reports: tuple[Report, ...]


def write(source: Source, folder: Path) -> None:
    """Write `events.export.CSV` and `events.mentions.CSV`."""
    with (
        (folder / "events.export.CSV").open("w", encoding="utf-8", newline="") as events,
        (folder / "events.mentions.CSV").open("w", encoding="utf-8", newline="") as mentions,
    ):
        for told in _told(source):
            for pair in told.pairs:
                number = _number(told.id, pair)
                _line(events, EVENTS, {"GLOBALEVENTID": number, **_event(told, pair, source)})
                for report in told.reports:
                    _line(mentions, MENTIONS, {"GLOBALEVENTID": number, **_mention(told, report, source)})


def _told(source: Source) -> Iterator[_Told]:
    """Events that have a code, then statements."""
    for row in source.rows("events"):
        code = event_code(row.type, row.mode, row.status, row.why)
        if code is not None:
            yield _Told(row.id, code, pairs(row.source, row.target), row.time, row.place, row.reports)
    for row in source.rows("statements"):
        report = Report(row.document, row.outlet, row.published, row.start, row.end, row.text, row.via)
        yield _Told(row.id, statement_code(row.act), pairs(row.speakers, row.target), row.time, None, (report,))


def pairs(source: tuple[str, ...], target: tuple[str, ...]) -> list[tuple[str, str]]:
    """Who with whom: each of one side with each of the other; of several without another side, each two. '' is nobody.

    Nobody is counted twice, be he named twice."""
    source, target = tuple(dict.fromkeys(source)), tuple(dict.fromkeys(target))
    both = combinations(source, 2) if len(source) > 1 and not target else product(source or ("",), target or ("",))
    return list(islice(both, MAX_DYADS))


def _number(key: str, pair: tuple[str, str]) -> int:
    """A positive number of 63 bits."""
    return int.from_bytes(hashlib.sha256("\0".join((key, *pair)).encode()).digest()[:8], "big") >> 1


def _event(told: _Told, pair: tuple[str, str], source: Source) -> dict[str, Any]:
    code, reports = told.code, told.reports
    cameo = code.cameo or ""
    place = {"ActionGeo_Type": 0, "ActionGeo_Fullname": source.name(told.place)} if told.place else {}
    return {
        **_date(told.time or reports[0].published), **_actor(1, pair[0], source), **_actor(2, pair[1], source), "EventCode": cameo,
        "EventBaseCode": cameo[:3], "EventRootCode": cameo[:2], "QuadClass": code.quad, "GoldsteinScale": code.goldstein,
        "NumMentions": len(reports), "NumSources": len({report.outlet or report.document for report in reports}),
        "NumArticles": len({report.document for report in reports}), **place, "DATEADDED": _added(reports[0]),
        "SOURCEURL": source.address(reports[0].document) or reports[0].document,
    }  # fmt: skip


def _date(time: str | None) -> dict[str, Any]:
    """The first day; FractionDate is the part of a common year that is over with it."""
    found = days(time)
    if found is None:
        return {}
    day, stamp = date.fromisoformat(found[0]), found[0].replace("-", "")
    over = min(day.timetuple().tm_yday / 365, 0.9999)
    return {"SQLDATE": stamp, "MonthYear": stamp[:6], "Year": day.year, "FractionDate": f"{day.year + over:.4f}"}


def _actor(n: int, key: str, source: Source) -> dict[str, str]:
    if not key:
        return {}
    party, known = source.party(key), group(key)
    found, state = sector(party), country(party)
    kind = known.kind if known is not None else found.code if found is not None else ""
    code = f"{kind}{known.code}" if known is not None else f"{state}{kind}"
    values = {
        "Code": code, "Name": source.name(key).upper(), "CountryCode": state, "KnownGroupCode": known.code if known is not None else "",
        "Type1Code": kind,
    }  # fmt: skip
    return {f"Actor{n}{name}": value for name, value in values.items()}


def _mention(told: _Told, report: Report, source: Source) -> dict[str, Any]:
    page, url = source.page(report.document), source.address(report.document)
    return {
        "EventTimeDate": _added(told.reports[0]), "MentionTimeDate": _added(report), "MentionType": _WEB if url else _CITED,
        "MentionSourceName": report.outlet or "", "MentionIdentifier": url or report.document, "ActionCharOffset": report.start,
        "InRawText": 1, "MentionDocLen": len(page.text) if page else None, "Extras": told.id,
    }  # fmt: skip


def _added(report: Report) -> str:
    """The day of publication as a time stamp; Marsad keeps no hour."""
    return f"{report.published[:10].replace('-', '')}000000" if report.published else ""


def _line(file: TextIO, names: tuple[str, ...], values: dict[str, Any]) -> None:
    cells = (_CONTROL.sub(" ", str(value)) if (value := values.get(name)) is not None else "" for name in names)
    file.write("\t".join(cells) + "\n")
