"""The agenda as a calendar file (iCalendar, RFC 5545), for any program that keeps appointments.

An entry's UID is the event's id, which stays when later reports tell of it too; its SEQUENCE counts the reports, so that
programs take the newer version of an entry they know. The same rows give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from marsad.export.source import Source
from marsad.vault.days import days
from marsad.vault.rows import EventRow

_STATUS = {"cancelled": "CANCELLED", "proposed": "TENTATIVE"}  # all others are CONFIRMED
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_NO_DAY = date(1970, 1, 1)  # stamp of an entry whose reports have no day


def write(source: Source) -> Iterator[bytes]:
    """The calendar of events that have a date, entry by entry."""
    made = Calendar()
    made.add("prodid", "-//Marsad//agenda//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Marsad")
    head, _, end = made.to_ical().rpartition(b"END:VCALENDAR")
    yield head
    for row in source.rows("agenda"):
        found = days(row.time)
        assert found is not None, "the agenda holds dated events alone"
        entry: bytes = _entry(row, (date.fromisoformat(found[0]), date.fromisoformat(found[1])), source).to_ical()
        yield entry
    yield b"END:VCALENDAR" + end


def _entry(row: EventRow, when: tuple[date, date], source: Source) -> Event:
    entry = Event()
    entry.add("uid", f"{row.id}@marsad")
    entry.add("dtstamp", datetime.combine(_told(row), time(), UTC))
    clock = _clock(row.time)
    if clock is None:
        entry.add("dtstart", when[0])
        entry.add("dtend", when[1] + timedelta(days=1))  # exclusive, RFC 5545 § 3.6.1
    else:
        entry.add("dtstart", clock)
    entry.add("sequence", len(row.history) - 1)
    entry.add("status", _STATUS.get(row.status, "CONFIRMED"))
    entry.add("summary", _summary(row, source))
    if row.place is not None:
        entry.add("location", _plain(source.name(row.place)))
    entry.add("description", "\n\n".join(_report(row, number) for number in range(len(row.reports))))
    entry.add("categories", [row.type])
    entry.add("transp", "TRANSPARENT")
    return entry


def _told(row: EventRow) -> date:
    """The day of the last report."""
    told = [date.fromisoformat(step.published[:10]) for step in row.history if step.published is not None]
    return max(told, default=_NO_DAY)


def _clock(value: str | None) -> datetime | None:
    """The hour, where the value gives one: without a time zone, as reports give it."""
    if value is None or "/" in value or "T" not in value:
        return None
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:  # a part of the day
        return None


def _summary(row: EventRow, source: Source) -> str:
    sides = [", ".join(_plain(source.name(key)) for key in side) for side in (row.source, row.target) if side]
    return f"{row.mode or row.type.lower()}: {' – '.join(sides)}" if sides else row.mode or row.type.lower()


def _report(row: EventRow, number: int) -> str:
    step, report = row.history[number], row.reports[number]
    about = ", ".join(part for part in (report.document, report.outlet, report.published) if part)
    return _plain(f"{step.status} ({about}): {report.text}")


def _plain(text: str) -> str:
    """A text in one line; control characters, which calendars cannot hold (RFC 5545 § 3.1), are U+FFFD."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
