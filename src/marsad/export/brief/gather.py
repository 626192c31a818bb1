"""From rows to a briefing: what of each view is told, in which order, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import Any, Generic, TypeVar

from marsad.export.brief import findings
from marsad.export.brief.cast import Cast
from marsad.export.brief.charts import Acts, Contacts
from marsad.export.brief.model import Brief, Line, Section
from marsad.export.brief.plain import plain
from marsad.export.brief.rows import Asked, Rows
from marsad.export.brief.words import Words
from marsad.limits import BRIEF_DISPUTED, BRIEF_DUE, BRIEF_FEW_CHARS, BRIEF_HAPPENED, BRIEF_MOVED, BRIEF_SAID
from marsad.vault.days import days
from marsad.vault.rows import EventRow
from marsad.vault.rows_merged import ClaimRow, ConflictRow, LedgerRow

T = TypeVar("T")
Key = tuple[Any, ...]
# from the strongest; claims as strong are told by how many bear them out
_STRENGTH = ("state", "support", "concede", "propose", "commit", "deny", "warn", "accuse", "reject", "demand", "threaten")
_STANDING = ("open", "renewed", "accepted", "partly-met")  # states of what may still fall due


class _Chosen(Generic[T]):
    """The weightiest of many, put in order; `more`: how many were not chosen."""

    def __init__(self, found: Iterable[tuple[Key, Key, T]], most: int) -> None:
        self._seen = 0
        best = nlargest(most, self._counted(found), key=lambda one: one[0])
        self.rows = [one[2] for one in sorted(best, key=lambda one: one[1])]
        self.more = self._seen - len(best)

    def _counted(self, found: Iterable[tuple[Key, Key, T]]) -> Iterable[tuple[Key, Key, T]]:
        for one in found:
            self._seen += 1
            yield one


def gather(rows: Rows, asked: Asked, cast: Cast) -> Brief:
    """The briefing over rows; each view is gone through once, and what is kept of it is bounded."""
    words, ids = cast.words, _Ids(bool(asked.issue or asked.search))
    contacts, acts = Contacts(rows.asof), Acts(cast)
    happened = _Chosen(_happened(contacts.counting(ids.of_events(rows.events)), rows.asof, cast), BRIEF_HAPPENED)
    said = _Chosen(_said(acts.counting(ids.of_claims(rows.claims)), cast), BRIEF_SAID)
    moved = _Chosen(_moved(rows, cast), BRIEF_MOVED)
    due = _Chosen(_due(rows, cast), BRIEF_DUE)
    disputed = _Chosen(_disputed((row for row in rows.conflicts if ids.about(row)), cast), BRIEF_DISPUTED)
    parts: tuple[tuple[str, str, Sequence[Line], int], ...] = (
        ("happened", "events", [findings.event(row, cast) for row in happened.rows], happened.more),
        ("said", "claims", [findings.claim(row, cast) for row in said.rows], said.more),
        ("moved", "positions", [findings.turn(turn, cast) for turn in moved.rows], moved.more),
        ("due", "agenda", [findings.due(row, cast) for row in due.rows], due.more),
        ("disputed", "conflicts", [findings.conflict(row, cast) for row in disputed.rows], disputed.more),
    )
    sections = tuple(
        Section(key, words.term("section", key), tuple(lines), more, "" if lines else _note(rows.left_out.get(view), words))
        for key, view, lines, more in parts
    )
    charts = tuple(chart for one in (contacts, acts) if (chart := one.chart(words)) is not None)
    scope = _scope(rows, asked, cast)
    return Brief(words.lang, words.label("brief"), rows.asof, scope, sections, charts, cast.references(), words.labels())


class _Ids:
    """The ids of what a question chose, kept where conflicts must be chosen by them."""

    def __init__(self, keep: bool) -> None:
        self._ids: set[str] | None = set() if keep else None

    def of_events(self, rows: Iterable[EventRow]) -> Iterable[EventRow]:
        for row in rows:
            if self._ids is not None:
                self._ids.add(row.id)
            yield row

    def of_claims(self, rows: Iterable[ClaimRow]) -> Iterable[ClaimRow]:
        for row in rows:
            if self._ids is not None:
                self._ids.update(row.statements)
            yield row

    def about(self, row: ConflictRow) -> bool:
        return self._ids is None or not self._ids.isdisjoint((*row.about, *(one for side in row.sides for one in side.of)))


def _happened(rows: Iterable[EventRow], asof: str | None, cast: Cast) -> Iterable[tuple[Key, Key, EventRow]]:
    """Events up to a day; those of actors with a side weigh most, then those of most independent origins, then the latest."""
    for row in rows:
        when = days(row.time)
        day = when[0] if when else (row.history[0].published or "")[:10]
        if row.status in ("held", "ongoing", "cancelled") and day <= (asof or day):
            yield (cast.known((*row.source, *row.target)), row.independent, day), (day, row.id), row


def _said(rows: Iterable[ClaimRow], cast: Cast) -> Iterable[tuple[Key, Key, ClaimRow]]:
    """Claims; those of speakers with a side, and of more than a word or two, weigh most, then those of most independent
    origins, then the strongest acts, then the latest."""
    for row in rows:
        telling = cast.known(row.speakers) and max(len(report.text) for report in row.reports) >= BRIEF_FEW_CHARS
        yield (telling, row.independent, _STRENGTH.index(row.act), row.day or ""), (row.day or "", row.id), row


def _moved(rows: Rows, cast: Cast) -> Iterable[tuple[Key, Key, findings.Turn]]:
    """The last turn of each position within the period, each statement once for an actor; those of actors with a side weigh
    most, then the latest."""
    told: set[tuple[str, str]] = set()
    for row in rows.positions:
        turned = [cell for cell in row.cells if cell.shift and (rows.since or "") <= (cell.date or "") <= (rows.until or rows.asof or "9")]
        if not turned or (row.actor, turned[-1].statement) in told:
            continue
        cell = turned[-1]
        told.add((row.actor, cell.statement))
        before = next((one for one in row.cells if one.statement == cell.before), None)
        key = (cell.date or "", row.actor, row.issue, cell.statement)
        yield (cast.known([row.actor]), *key), key, findings.Turn(row.actor, row.issue, cell, before)


def _due(rows: Rows, cast: Cast) -> Iterable[tuple[Key, Key, EventRow | findings.Owed]]:
    """What is to come after the period's newest report, and what is overdue since the period began; what actors with a side
    are to do weighs most, then the nearest."""
    asof = rows.asof or ""
    for event in rows.agenda:
        when = days(event.time)
        day = when[0] if when else ""
        yield (cast.known((*event.source, *event.target)), *_near(day, asof)), (day, event.id), event
    for thread in rows.ledger:
        state = _state(thread, asof)
        due = days(thread.due)
        if state is None or due is None:
            continue
        standing, missed = state in _STANDING and due[1] >= asof, state == "overdue" and due[1] >= (rows.since or "")
        if standing or missed:
            yield (cast.known((*thread.by, *thread.to)), *_near(due[0], asof)), (due[0], thread.id), findings.Owed(thread, state)


def _near(day: str, asof: str) -> Key:
    """The nearest to come weighs most, then the latest of what is past: days turned about, so that fewer is more."""
    ahead = day >= asof
    return (ahead, tuple(-ord(char) for char in day) if ahead else tuple(map(ord, day)))


def _state(row: LedgerRow, asof: str) -> str | None:
    """What a thread had come to by a day; None where it had not begun."""
    known = [step for step in row.steps if step.date is None or not asof or step.date[:10] <= asof]
    return known[-1].state if known else None


def _disputed(rows: Iterable[ConflictRow], cast: Cast) -> Iterable[tuple[Key, Key, ConflictRow]]:
    """Conflicts; those in what actors with a side hold weigh most, then the latest."""
    for row in rows:
        key = (row.day or "", row.id)
        yield (cast.known(one for side in row.sides for one in side.actors), *key), key, row


def _note(filter: str | None, words: Words) -> str:
    return words.label("none") if filter is None else words.label("left_out", words.label(filter))


def _scope(rows: Rows, asked: Asked, cast: Cast) -> tuple[tuple[str, str], ...]:
    """Period, newest report and question, as (label, value)."""
    words = cast.words
    if rows.since and rows.until:
        period = words.day(rows.since) if rows.since == rows.until else words.day(f"{rows.since}/{rows.until}")
    elif rows.since or rows.until:
        period = words.label("from", words.day(rows.since)) if rows.since else words.label("to_day", words.day(rows.until))
    else:
        period = words.label("all")
    found = [(words.label("period"), period), (words.label("asof"), words.day(rows.asof))]
    for name, keys in (("actor", asked.actor), ("side", asked.side)):
        found += [(words.label(name), cast.names(keys))] if keys else []
    if asked.issue:
        issues = words.label("comma").join(plain(words.term("issue", one.lower())) for one in asked.issue)
        found.append((words.label("issue"), issues))
    if asked.search:
        found.append((words.label("search"), plain(asked.search)))
    return tuple(found)
