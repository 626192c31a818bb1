"""Findings as lines of a briefing: an event, a claim, a turn of a position, what is due, a conflict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.export.brief.cast import Cast
from marsad.export.brief.model import Line, Quote
from marsad.export.brief.plain import plain
from marsad.limits import BRIEF_SIDES
from marsad.vault.days import days
from marsad.vault.rows import EventRow, Report
from marsad.vault.rows_merged import ClaimRow, ConflictRow, ConflictSide, LedgerRow, PositionCell

_PUBLISHED = "published "  # before the day of a report in the value of a side
_OF_EVENTS = ("time", "place", "participants")  # what sides of events differ in


class Turn(NamedTuple):
    """A position that turned: who, on which issue, by which statement, and what was said before."""

    actor: str
    issue: str
    now: PositionCell
    before: PositionCell | None


class Owed(NamedTuple):
    """A demand, offer, promise or threat with a day, and what it had come to."""

    thread: LedgerRow
    state: str


def event(row: EventRow, cast: Cast) -> Line:
    """What was done or is to be done, in words of a report that has it as it stands: parties, kind, place, status, independent origins."""
    words = cast.words
    kind = words.term("mode", row.mode) if row.mode else words.term("type", row.type)
    parties = " – ".join(cast.names(keys) for keys in (row.source, row.target) if keys) or words.label("nobody")
    place = cast.name(row.place) if row.place else ""
    when = row.time if days(row.time) else (row.history[0].published or "")[:10]
    shown = (parties, plain(kind), place, words.term("status", row.status), words.label("independent", row.independent))
    last = [report for report, step in zip(row.reports, row.history, strict=True) if step.status == row.status]
    return _line(row.id, words.day(when), shown, _longest(last or row.reports, cast), row.reports, cast)


def claim(row: ClaimRow, cast: Cast) -> Line:
    """What was said: speaker, act, target, issues, independent origins."""
    words = cast.words
    shown = (
        cast.names(row.speakers) or words.label("nobody"), words.term("act", row.act), _towards(row.target, cast),
        words.label("comma").join(words.term("issue", one) for one in row.issue), words.label("independent", row.independent),
    )  # fmt: skip
    return _line(row.id, words.day(row.day), shown, _longest(row.reports, cast), row.reports, cast)


def turn(found: Turn, cast: Cast) -> Line:
    """Who moved on what, and both sayings, the earlier first."""
    words, quotes = cast.words, []
    for label, cell in (("before", found.before), ("now", found.now)):
        if cell is not None:
            when = f" ({words.day(cell.date)})" if label == "before" else ""
            lead = f"{words.label(label)}{when}{words.label('comma')}{words.term('act', cell.act)}"
            quotes.append(cast.quote(cell.document, cell.text, lead))
    shown = (cast.name(found.actor), words.term("issue", found.issue), _towards(found.now.target, cast))
    return _line(found.now.statement, words.day(found.now.date), shown, quotes, (), cast)


def due(found: EventRow | Owed, cast: Cast) -> Line:
    """What is to come or was not done in time."""
    if isinstance(found, EventRow):
        return event(found, cast)
    words, row = cast.words, found.thread
    begun = row.steps[0]
    shown = (
        words.term("kind", row.kind), words.label("by", cast.names(row.by) or words.label("nobody")), _towards(row.to, cast),
        words.term("state", found.state), words.label("comma").join(words.term("issue", one) for one in row.issue),
    )  # fmt: skip
    return _line(row.id, words.label("due", words.day(row.due)), shown, [cast.quote(begun.document, begun.text)], (), cast)


def conflict(row: ConflictRow, cast: Cast) -> Line:
    """What is disputed, and each side in its words with whoever holds it."""
    words = cast.words
    quotes: list[Quote] = []
    reports: list[Report] = []
    for side in row.sides[:BRIEF_SIDES]:
        quotes.append(cast.quote(side.documents[0], side.text, _held(row, side, cast)))
        reports += side.reports
    fields = (words.term("conflict", row.kind), words.term("field", row.field) if row.kind == "value" else "")
    return _line(row.id, words.day(row.day), fields, quotes, reports, cast)


def _held(row: ConflictRow, side: ConflictSide, cast: Cast) -> str:
    """What a side holds, and who does."""
    words = cast.words
    if side.value.startswith(_PUBLISHED):
        return words.label("published", words.day(side.value.removeprefix(_PUBLISHED)))
    # who stands in the words of an event took part in it; it is the outlets that say so
    holders = [one.outlet for one in side.reports if one.outlet] if row.field in _OF_EVENTS else side.actors
    who = words.label("says", cast.names(holders)) if holders else ""
    if row.kind in ("denial", "readout"):
        return who
    values = side.value.split(", ")
    if row.field == "number":
        value = words.label("comma").join(_figure(one) for one in values)
    else:
        value = words.day(side.value) if days(side.value) else words.label("comma").join(cast.name(one) for one in values)
    return words.label("comma").join(part for part in (value, who if row.kind != "attribution" else "") if part)


def _figure(value: str) -> str:
    """A number as people write it; thousands are marked from five digits on, so that years stay as they are."""
    return f"{int(value):,}" if value.isdecimal() and len(value) > 4 else value


def _towards(keys: Sequence[str], cast: Cast) -> str:
    return cast.words.label("towards", cast.names(keys)) if keys else ""


def _longest(reports: Sequence[Report], cast: Cast) -> list[Quote]:
    """The longest of the words by which reports tell something, the first of them where several are as long."""
    best = max(reports, key=lambda report: len(report.text))
    return [cast.quote(best.document, best.text)]


def _line(
    key: str, when: str, shown: Sequence[str], quotes: Sequence[Quote], reports: Sequence[Report], cast: Cast
) -> Line:
    cites, uncited = cast.further(reports, {quote.source for quote in quotes})
    return Line(plain(key), when, tuple(one for one in shown if one), tuple(quotes), cites, uncited)
