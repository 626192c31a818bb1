"""Rows as people read them on a terminal: one field a line, Arabic alone on its line and never reshaped or aligned.

Terminals order Arabic by themselves, so nothing is done to it; control characters and marks that would reorder a line
are shown as their codes.
"""

from __future__ import annotations

from collections.abc import Iterable

from marsad.cli import merged_text
from marsad.cli.views_fields import fields, place, visible
from marsad.vault.opening import Opened
from marsad.vault.rows import (
    ActorRow,
    CopiesRow,
    DocumentRow,
    EventRow,
    Likeness,
    PassageRow,
    StatementRow,
    TellingRow,
    TimelineRow,
)

_HAPPENED = {"held": "happened", "ongoing": "happening", "cancelled": "was to happen"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


class Readable:
    """Readable forms of rows; `colour` sets their first lines in bold."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, row: object) -> str:
        """The readable form of a row of any view, without a line end."""
        if isinstance(row, StatementRow):
            return self._said(row)
        if isinstance(row, EventRow):
            return self._done(row)
        if isinstance(row, ActorRow):
            return self._somebody(row)
        if isinstance(row, TimelineRow):
            return f"{_when(row)}\n{self(row.row)}"
        if isinstance(row, PassageRow):
            found = fields(report=place(row), statements=row.statements, events=row.events)
            return self._lines(row.id, found, row.text)
        if isinstance(row, TellingRow):
            return self._told(row)
        if isinstance(row, CopiesRow):
            return self._copied(row)
        if isinstance(row, DocumentRow):
            return self._page(row)
        if isinstance(row, Opened):
            return self._opened(row)
        told = merged_text.lines(row)
        if told is not None:
            head, below = told
            return "\n".join([self._lines(head, []), *below])
        raise TypeError(f"no readable form for {type(row).__name__}")

    def _lines(self, head: str, fields: list[str], *texts: str) -> str:
        head = f"{_BOLD}{visible(head)}{_PLAIN}" if self._colour else visible(head)
        return "\n".join([head, *("  " + field for field in fields), *(visible(text) for text in texts if text)])

    def _said(self, row: StatementRow) -> str:
        found = fields(
            speaker=row.speakers or ("nobody named",), act=row.act, target=row.target, issue=row.issue,
            medium=row.medium, time=row.time, via=row.via, report=place(row),
        )  # fmt: skip
        return self._lines(row.id, found, row.text)

    def _done(self, row: EventRow) -> str:
        kind = f"{row.type}, {row.mode}" if row.mode else row.type
        several = len(row.reports) > 1
        origin = [f"{origin.root} ({origin.kind})" for origin in row.origins]
        found = fields(event=kind, status=row.status, source=row.source, target=row.target, time=row.time, place=row.place)
        if not several:
            found += fields(via=row.reports[0].via, report=place(row.reports[0]), origin=origin)
            return self._lines(row.id, found, row.reports[0].text)
        found += fields(reports=str(len(row.reports)), independent=str(row.independent), origin=origin)
        told = []
        for step, report in zip(row.history, row.reports, strict=True):
            told += [f"  {field}" for field in fields(**{step.status: place(report)}, via=report.via)] + [visible(report.text)]
        return "\n".join([self._lines(row.id, found), *told])

    def _told(self, row: TellingRow) -> str:
        found = fields(
            report=place(row), via=row.via, origin=row.root, event=row.mode, status=row.status, source=row.source,
            target=row.target, time=row.time, place=row.place, differs=row.differs,
        )  # fmt: skip
        found += _likenesses(row.likeness)
        return self._lines(row.id, found, row.text)

    def _somebody(self, row: ActorRow) -> str:
        found = fields(
            type=row.type, name=row.name.en, side=row.side, reports=str(len(row.documents)),
            role=[f"{r.role} ({r.since} to {r.until})" if r.since else r.role for r in row.roles], also=row.also,
        )  # fmt: skip
        return self._lines(row.key, found, row.name.ar or "", *(form for form in row.forms if form != row.name.ar))

    def _copied(self, row: CopiesRow) -> str:
        least = min((pair.shared for pair in row.pairs), default=None)
        found = fields(
            reports=str(len(row.documents)), first=row.first, documents=row.documents,
            shared=None if least is None else f"at least {least:.0%} of the shorter of a pair",
            origin=[f"{origin.root} ({origin.kind})" for origin in row.origins], why=row.why,
        )  # fmt: skip
        return self._lines(row.id, found, *(passage.text for passage in row.passages if passage.document == row.first))

    def _page(self, row: DocumentRow) -> str:
        found = fields(
            outlet=row.outlet, agencies=row.agencies, published=row.published, address=row.url,
            statements=row.statements, events=row.events,
        )  # fmt: skip
        return self._lines(row.id, found, row.title or "", *(line for line in row.text.splitlines() if line.strip()))

    def _opened(self, row: Opened) -> str:
        parts = [self(row.row)]
        why = row.row.why if isinstance(row.row, StatementRow | EventRow) else ()
        found = fields(rule=why, address=row.url if row.kind != "document" else None)
        parts += ["  " + field for field in (*found, *_likenesses(row.likeness))]
        if row.cue:
            parts += ["  cue", visible(row.cue)]
        if row.title and row.kind != "document":
            parts += ["  title", visible(row.title)]
        if row.context is not None:
            parts += ["  in the report", visible(row.context.text)]
        return "\n".join(parts)


def _likenesses(found: Iterable[Likeness]) -> list[str]:
    """'one with', 'perhaps' or 'not' another, why, and in how many reports where not in all."""
    lines = []
    for like in found:
        where = f" in {len(like.documents)} report{'' if len(like.documents) == 1 else 's'}" if like.documents else ""
        name = "one with" if like.one else "not" if like.verdict == "different" else "perhaps"
        lines += fields(**{name: f"{like.other}{where} ({like.score:.2f}: {'; '.join(like.why)})"})
    return lines


def _when(row: TimelineRow) -> str:
    """The day a row stands for, and whether it is that of the deed, of the words or of the report."""
    if row.dated == "publication":
        return f"{row.day} (published)"
    if row.dated is None:
        return "undated"
    kind = _HAPPENED.get(row.row.status, "to happen") if isinstance(row.row, EventRow) else "said"
    return f"{row.row.time} ({kind})"
