"""All that is worked out across reports, kept up report by report: copies, actors, events that several tell, claims, the ledger.

What is kept is the same in whatever order reports come, and the same as when all is worked out anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

from marsad.vault import claiming, copying, knowing, links, reckoning, relating, uniting
from marsad.vault.copying import missing
from marsad.vault.merger import Merging
from marsad.vault.parties import parties
from marsad.vault.stored import Stored, stored

__all__ = ["Former", "Touched", "forget", "forget_all", "judge", "kind", "missing", "place", "regroup"]

Kind = Literal["report", "event", "statement", "actor"]


class Touched(relating.Touched):
    """What is to be grouped anew: reports that may be copies, tellings of events, and statements (by claims, by threads)."""

    def __init__(self) -> None:
        super().__init__()
        self.reports: set[str] = set()
        self.tellings: set[str] = set()
        self.fresh = copying.Fresh()


class Former(NamedTuple):
    """What a report that is replaced was in one group with: reports it shares text with, actors, tellings of its events, statements."""

    reports: list[str]
    actors: knowing.Left
    tellings: list[str]
    statements: relating.Touched


NOBODY = Former([], knowing.NOBODY, [], relating.Touched())


class _Report(NamedTuple):
    """A report whose events and statements are placed: those events that are new, and what it tells."""

    id: str
    deeds: list[uniting.Known]
    told: relating.Telling


def place(connection: sqlite3.Connection, merging: Merging, page: Stored, touched: Touched, former: Former = NOBODY) -> None:
    """Compare a stored report with those stored before it; note what, before the transaction ends, is to be grouped anew,
    what it was with before (`former`) among it."""
    touched.reports |= copying.place(connection, merging, page, touched.fresh, former.reports)
    changed = _placed(connection, knowing.place(connection, merging, page, former.actors), page.id)
    others = _forgotten(connection, merging, changed)
    _tell(connection, merging, _report(connection, merging, page), former, touched)
    _tell_again(connection, merging, others, touched)


def regroup(connection: sqlite3.Connection, merging: Merging, touched: Touched) -> None:
    """Work out anew the families, events, claims and threads of what was touched, once for a whole transaction."""
    touched.fresh.write(connection)
    if touched.reports:
        copying.regroup(connection, merging, touched.reports)
    regrouped = uniting.regroup(connection, merging, touched.tellings) if touched.tellings else set()
    if touched.claims:
        regrouped |= claiming.regroup(connection, merging, touched.claims)
    threads = touched.threads | reckoning.concerned(connection, regrouped)
    if threads:
        reckoning.regroup(connection, merging, threads)


def forget(connection: sqlite3.Connection, merging: Merging | None, document: str) -> Former:
    """Take out what was found about a report, before it is replaced."""
    statements = relating.forget(connection, merging, document)
    reports, actors = copying.forget(connection, document), knowing.forget(connection, document)
    return Former(reports, actors, uniting.forget(connection, document), statements)


def forget_all(connection: sqlite3.Connection) -> None:
    """Take out everything that was worked out; judgements stay."""
    copying.forget_all(connection)
    knowing.forget_all(connection)
    uniting.forget_all(connection)
    relating.forget_all(connection)


def judge(
    connection: sqlite3.Connection, merging: Merging | None, a: str, b: str, verdict: str, by: str | None, at: str
) -> None:
    """Write down what a person judged of two reports, events, statements or actors, and group them anew."""
    links.judge(connection, a, b, verdict, by, at)
    if merging is None:
        return
    touched = Touched()
    one = kind(connection, a)
    if one == "actor":
        changed = _placed(connection, knowing.judged(connection, merging, a, b))
        _tell_again(connection, merging, _forgotten(connection, merging, changed), touched)
    else:
        groups = {"statement": touched.claims, "event": touched.tellings}.get(one or "", touched.reports)
        groups |= {a, b}
    regroup(connection, merging, touched)


def kind(connection: sqlite3.Connection, key: str) -> Kind | None:
    """What an id is that can be judged, or None."""
    tables: tuple[tuple[str, Kind], ...] = (("document", "report"), ("event", "event"), ("statement", "statement"))
    for table, name in tables:
        if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is not None:
            return name
    return "actor" if knowing.is_actor(connection, key) else None


def _placed(connection: sqlite3.Connection, changed: Iterable[int], new: str | None = None) -> list[str]:
    """The reports of some numbers that have been placed, but for one that is placed now (`new`)."""
    query = "SELECT d.id FROM document d JOIN signature s ON s.document = d.n WHERE d.n = ? AND d.id IS NOT ?"
    return [row[0] for n in sorted(changed) for row in connection.execute(query, (n, new))]


def _forgotten(connection: sqlite3.Connection, merging: Merging, documents: Iterable[str]) -> list[tuple[_Report, Former]]:
    """Take out what was found about those statements and events of some reports in which an actor is known by another key now."""
    found = []
    for document in documents:
        report = _altered(connection, _report(connection, merging, stored(connection, document)))
        if report.deeds or report.told.new:
            statements = relating.forget(connection, merging, document, report.told)
            tellings = uniting.forget(connection, document, report.deeds)
            found.append((report, Former([], knowing.NOBODY, tellings, statements)))
    return found


def _report(connection: sqlite3.Connection, merging: Merging, page: Stored) -> _Report:
    """A report of which everything is to be placed."""
    who = parties(connection, page)
    deeds, own = uniting.deeds(merging, page, who), relating.own(merging, page, who)
    done = [deed for _, _, deed in deeds]
    return _Report(page.id, deeds, relating.Telling(own, done, own, {deed.id for deed in done}))


def _altered(connection: sqlite3.Connection, report: _Report) -> _Report:
    """A report of which only that is to be placed which is kept in another form."""
    deeds, new = uniting.altered(connection, report.deeds), relating.altered(connection, report.told.own)
    return _Report(report.id, deeds, report.told._replace(new=new, done={deed.id for _, _, deed in deeds}))


def _tell_again(connection: sqlite3.Connection, merging: Merging, reports: Iterable[tuple[_Report, Former]], touched: Touched) -> None:
    """Place the events and statements of some reports that were taken out."""
    for report, former in reports:
        _tell(connection, merging, report, former, touched)


def _tell(connection: sqlite3.Connection, merging: Merging, report: _Report, former: Former, touched: Touched) -> None:
    """Place what is new of a report's events and statements; what its former ones were with is touched too."""
    touched.tellings |= uniting.place(connection, merging, report.id, report.deeds, former.tellings)
    told = relating.place(connection, merging, report.id, report.told)
    touched.claims |= told.claims | former.statements.claims
    touched.threads |= told.threads | former.statements.threads
