"""What people say of findings: kept beside them, never in them, and never taken back; a later review stands before an earlier one."""

from __future__ import annotations

import sqlite3
from typing import get_args

from marsad.limits import MAX_REVIEW_CHARS
from marsad.vault.filters import FilterError, is_text
from marsad.vault.ids import claim_id
from marsad.vault.rows import DoubtRow, EventRow, ReviewRow, ReviewVerdict, StatementRow

_EVERY = """SELECT item, verdict, field, value, note, by, at, n FROM review
    UNION ALL SELECT a, verdict, NULL, b, NULL, by, at, n FROM judgement"""
# what an id stands for: itself, the tellings of an event, the statements of a claim (?2), the other keys of an actor
_ITEMS = """(SELECT ?1 UNION SELECT ?2 UNION SELECT e.id FROM telling t JOIN event e ON e.n = t.event WHERE t.happening = ?1
    UNION SELECT s.id FROM wording w JOIN statement s ON s.n = w.statement WHERE w.claim = ?2
    UNION SELECT o.key FROM actor k JOIN alias x ON x.known = k.n JOIN actor o ON o.n = x.actor WHERE k.key = ?1)"""
_OF_ONE = f"""SELECT item, verdict, field, value, note, by, at, n FROM review WHERE item IN {_ITEMS}
    UNION ALL SELECT a, verdict, NULL, b, NULL, by, at, n FROM judgement WHERE a IN {_ITEMS}
    UNION ALL SELECT b, verdict, NULL, a, NULL, by, at, n FROM judgement WHERE b IN {_ITEMS} AND a NOT IN {_ITEMS}"""
_FIELDS = {
    "statement": ("speakers", "act", "target", "form", "medium", "issue", "time", "text", "via"),
    "event": ("type", "mode", "source", "target", "status", "time", "place", "text"),
}
assert set(_FIELDS["statement"]) <= set(StatementRow.__struct_fields__)
assert set(_FIELDS["event"]) - {"text"} <= set(EventRow.__struct_fields__)


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields of a statement or event that a person may correct."""
    return _FIELDS[kind]


def reviews(connection: sqlite3.Connection, item: str | None, limit: int | None) -> list[ReviewRow]:
    """Reviews and judgements, the newest first: all, or those of one finding and of whatever is one with it."""
    query, values = (_EVERY, ()) if item is None else (_OF_ONE, _asked(item))
    rows = connection.execute(
        f"SELECT * FROM ({query}) ORDER BY at DESC, n DESC LIMIT ?", (*values, -1 if limit is None else limit)
    )
    return [ReviewRow(*row[:-1]) for row in rows]


def verdicts(connection: sqlite3.Connection, item: str) -> tuple[ReviewVerdict, ...]:
    """What people last said of a finding: of each telling of an event and each statement of a claim; every verdict once."""
    rows = connection.execute(f"SELECT item, verdict FROM review WHERE item IN {_ITEMS} ORDER BY n", _asked(item))
    last = set(dict(rows.fetchall()).values())
    return tuple(verdict for verdict in get_args(ReviewVerdict) if verdict in last)


def _asked(item: str) -> tuple[str, str | None]:
    """The values for `_ITEMS`."""
    return item, claim_id(item) if item.startswith("k-") else None


def doubts(connection: sqlite3.Connection, limit: int | None) -> list[DoubtRow]:
    """Pairs of events that may be one and that nobody judged, the likeliest first."""
    rows = connection.execute(
        """SELECT l.a, l.b, l.score FROM link l WHERE l.kind = 'event' AND l.verdict = 'unsure'
           AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.a = min(l.a, l.b) AND j.b = max(l.a, l.b))
           ORDER BY l.score DESC, l.a, l.b LIMIT ?""",
        (-1 if limit is None else limit,),
    )
    return [DoubtRow(*row) for row in rows]


def checked(kind: str, verdict: str, field: str | None, value: str | None, note: str | None) -> None:
    """Raises `FilterError` for a review that cannot be kept."""
    if verdict not in get_args(ReviewVerdict):
        raise FilterError(f"verdict: {verdict!r} is none of {', '.join(get_args(ReviewVerdict))}")
    if verdict == "correct" and field not in _FIELDS[kind]:
        raise FilterError(f"field: {field!r} is none of {', '.join(_FIELDS[kind])}")
    if verdict == "correct" and not (value or "").strip():
        raise FilterError("value: a correction needs one; say what it should be")
    for name, given in (("value", value), ("note", note)):
        if given is not None and (len(given) > MAX_REVIEW_CHARS or not is_text(given)):
            raise FilterError(f"{name}: at most {MAX_REVIEW_CHARS} characters of text")


def keep(connection: sqlite3.Connection, row: ReviewRow) -> None:
    """Write down a review."""
    connection.execute(
        "INSERT INTO review (item, verdict, field, value, note, by, at) VALUES (?,?,?,?,?,?,?)",
        (row.item, row.verdict, row.field, row.value, row.note, row.by, row.at),
    )
