"""The filters common to the views: checked, and put as conditions of a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args

import msgspec

from marsad.record import Act, EntityType, EventType, Issue, Status
from marsad.vault.days import days
from marsad.vault.rows_merged import ConflictKind, LedgerKind, LedgerState

View = Literal[
    "statements", "events", "agenda", "actors", "timeline", "search", "copies", "claims", "ledger", "positions", "conflicts",
    "outlets",
]  # fmt: skip
TAKES: dict[View, frozenset[str]] = {
    "statements": frozenset({"actor", "speaker", "side", "act", "issue", "since", "until", "outlet", "search", "latest", "limit"}),
    "events": frozenset({"actor", "side", "type", "status", "since", "until", "outlet", "search", "latest", "limit"}),
    "agenda": frozenset({"actor", "side", "type", "status", "since", "until", "outlet", "search", "limit"}),
    "actors": frozenset({"actor", "side", "type", "since", "until", "outlet", "search", "limit"}),
    "timeline": frozenset({"actor", "speaker", "side", "type", "act", "issue", "since", "until", "outlet", "search", "limit"}),
    "copies": frozenset({"since", "until", "outlet", "limit"}),
    "claims": frozenset({"actor", "speaker", "side", "act", "issue", "since", "until", "outlet", "search", "latest", "limit"}),
    "ledger": frozenset(
        {"actor", "speaker", "side", "type", "issue", "state", "since", "until", "outlet", "search", "latest", "limit"}
    ),
    "positions": frozenset({"actor", "side", "act", "issue", "since", "until", "outlet", "search", "limit"}),
    "conflicts": frozenset({"actor", "side", "type", "since", "until", "outlet", "limit"}),
    "outlets": frozenset({"since", "until", "outlet", "limit"}),
    "search": frozenset({"actor", "since", "until", "outlet", "search", "limit"}),
}
# what stands above the views; see overview.py
Above = Literal["reports", "ties"]
_ABOVE: dict[Above, frozenset[str]] = {"reports": frozenset({"since", "until", "outlet", "limit"}), "ties": frozenset({"since", "until"})}
TAKEN: dict[str, frozenset[str]] = {str(name): taken for name, taken in (*TAKES.items(), *_ABOVE.items())}
_LISTS = ("actor", "speaker", "side", "type", "act", "issue", "state", "status", "outlet")
_CODES = {"act": get_args(Act), "issue": get_args(Issue), "state": get_args(LedgerState), "status": get_args(Status)}
TYPES = {"actors": get_args(EntityType), "ledger": get_args(LedgerKind), "conflicts": get_args(ConflictKind)}


class FilterError(ValueError):
    """A filter that a view does not take, or a value that is none of those it may have; the message names them."""


class Filters(msgspec.Struct, frozen=True):
    """What rows must satisfy: any value of each list, and every filter given.

    actor: taking part in any role; state, status: those of a thread of the ledger, of an event; since/until: first and last
    day (ISO) of the interval, see `days_within`; search: words in a sentence of the row's words; latest: the newest first;
    limit: at most so many rows, None for all.
    """

    actor: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    outlet: tuple[str, ...] = ()
    search: str | None = None
    latest: bool = False
    limit: int | None = None


def checked(view: View | Above, given: dict[str, Any]) -> Filters:
    """Filters from what a person or program gave; a single value may stand for a list of one, None and () for none.

    Raises `FilterError` for a filter the view does not take, an unknown act, issue or type, and what is no date.
    """
    given = {name: value for name, value in given.items() if value is not None and value != () and value != []}
    if foreign := sorted(set(given) - TAKEN[view]):
        raise FilterError(f"{view} takes no filter {foreign[0]!r}; it takes {', '.join(sorted(TAKEN[view]))}")
    values: dict[str, Any] = dict(given)
    for name, one in given.items():
        if not all(is_text(part) for part in ((one,) if isinstance(one, str) else one if name in _LISTS else ())):
            raise FilterError(f"{name}: {one!r} is no text")
    for name in _LISTS:
        if name in values:
            one = values[name]
            values[name] = tuple(str(v).strip() for v in ((one,) if isinstance(one, str) else one))
    types = TYPES.get(view, get_args(EventType))
    for name, allowed in (("type", types), *_CODES.items()):
        if name in values:
            values[name] = tuple(_one_of(name, value, allowed) for value in values[name])
    for name, end in (("since", 0), ("until", 1)):
        if name in values:
            values[name] = _day(name, str(values[name]))[end]
    limit = values.get("limit")
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 0):
        raise FilterError(f"limit: {limit!r} is no number of rows; give 1 or more, or 0 for all")
    values["latest"] = bool(values.get("latest"))
    values["limit"] = limit or None
    if values.get("since") and values.get("until") and values["since"] > values["until"]:
        raise FilterError(f"since: {values['since']} is after until: {values['until']}")
    return Filters(**values)


def is_text(value: str) -> bool:
    """Whether a string can be kept at all: a broken argument of a command line holds halves of surrogate pairs."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    for known in allowed:
        if known.lower() == value.lower():
            return known
    raise FilterError(f"{name}: {value!r} is none of {', '.join(allowed)}")


def _day(name: str, value: str) -> tuple[str, str]:
    found = days(value) if "T" not in value else None
    if found is None:
        raise FilterError(f"{name}: {value!r} is no date; give YYYY-MM-DD, YYYY-MM or YYYY")
    return found


class Conditions:
    """The WHERE of a query: lines of SQL joined by AND, and the values for their question marks."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.values: list[object] = []

    def add(self, line: str, *values: object) -> None:
        """Add a condition with its values."""
        self.lines.append(line)
        self.values += values

    def any_of(self, line: str, values: Sequence[object]) -> None:
        """Add a condition that holds '{}' where a list of values belongs, unless there are none."""
        if values:
            self.add(line.format(",".join("?" * len(values))), *values)

    def sql(self) -> str:
        """The clause, or nothing where there is no condition."""
        return f"WHERE {' AND '.join(self.lines)}" if self.lines else ""


_FINE = "julianday(x.until) - julianday(x.day) <= 31"


def days_within(conditions: Conditions, filters: Filters) -> None:
    """The row's interval touches the one asked for; a year or other interval longer than a month must lie within it.

    Rows without a day are left out.
    """
    if filters.since:
        conditions.add("x.day >= date(?, '-31 days')", filters.since)  # follows from the next; the index of days bears it
        conditions.add(f"x.until >= ? AND ({_FINE} OR x.day >= ?)", filters.since, filters.since)
    if filters.until:
        conditions.add(f"x.day <= ? AND ({_FINE} OR x.until <= ?)", filters.until, filters.until)
