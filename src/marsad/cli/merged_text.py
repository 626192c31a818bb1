"""Rows of claims, ledger, positions and conflicts as people read them on a terminal: one field a line, Arabic alone on its line."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.cli.views_fields import fields, place, visible
from marsad.vault.rows_merged import ClaimRow, ConflictRow, LedgerRow, OutletRow, PositionRow, WordingRow

Lines = tuple[str, list[str]]  # the first line, and those below it


def lines(row: object) -> Lines | None:
    """The lines of a row, or None for a row of another view."""
    if isinstance(row, ClaimRow):
        return row.id, _claim(row)
    if isinstance(row, WordingRow):
        return row.id, _wording(row)
    if isinstance(row, LedgerRow):
        return row.id, _thread(row)
    if isinstance(row, PositionRow):
        return f"{row.actor} on {row.issue}", _position(row)
    if isinstance(row, ConflictRow):
        return row.id, _conflict(row)
    if isinstance(row, OutletRow):
        carried, quoted = ([f"{one.root} ({one.kind}, {one.count})" for one in these] for these in (row.carried, row.quoted))
        return row.key, _indented(reports=str(row.reports), own=str(row.own), carries=carried, quotes=quoted)
    return None


def _indented(**values: str | Iterable[str] | None) -> list[str]:
    return [f"  {field}" for field in fields(**values)]


def _claim(row: ClaimRow) -> list[str]:
    found = _indented(
        speaker=row.speakers or ("nobody named",), act=row.act, target=row.target, issue=row.issue, day=row.day,
        reports=str(len(row.reports)), independent=str(row.independent), origin=[f"{one.root} ({one.kind})" for one in row.origins],
    )  # fmt: skip
    for report in row.reports:
        found += [*_indented(report=place(report), via=report.via), visible(report.text)]
    return found


def _wording(row: WordingRow) -> list[str]:
    found = _indented(
        report=place(row), via=row.via, origin=row.root, speaker=row.speakers, act=row.act, target=row.target, issue=row.issue,
        form=row.form, medium=row.medium, time=row.time, differs=row.differs,
    )  # fmt: skip
    for like in row.likeness:
        found += _indented(**{"one with" if like.one else "perhaps": f"{like.other} ({like.score:.2f}: {'; '.join(like.why)})"})
    return [*found, visible(row.text)]


def _thread(row: LedgerRow) -> list[str]:
    found = _indented(**{row.kind: row.state}, by=row.by, to=row.to, issue=row.issue, first=row.first, due=row.due)
    for step in row.steps:
        said = f"{step.date or 'undated'}, {step.document}, {step.start}-{step.end}, {step.statement or step.event or 'the date'}"
        found += [*_indented(**{step.state: said}, by=step.by), visible(step.text)]
    return found


def _position(row: PositionRow) -> list[str]:
    found = []
    for cell in row.cells:
        said = f"{cell.date or 'undated'}, {cell.document}, {cell.start}-{cell.end}, {cell.statement}"
        found += [*_indented(**{cell.act: said}, target=cell.target, shift=f"against {cell.before}" if cell.shift else None)]
        found.append(visible(cell.text))
    return found


def _conflict(row: ConflictRow) -> list[str]:
    found = _indented(conflict=f"{row.kind}, {row.field}", day=row.day, about=row.about, why=row.why)
    for side in row.sides:
        found += _indented(side=side.value, by=side.actors, reports=side.documents)
        found += [visible(side.text)] if side.text else []
    return found
