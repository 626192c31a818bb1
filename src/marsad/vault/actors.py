"""The view of actors: who and what the reports name, summed up from what each report says of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import Any

import msgspec

from marsad.record import Name
from marsad.vault.filters import Conditions, FilterError, Filters
from marsad.vault.lists import LIST, listed
from marsad.vault.renaming import known_by, numbers
from marsad.vault.rows import ActorBrief, ActorRow, Likeness, Role
from marsad.vault.words import folded

# the entities that an actor is: those of its key that are nobody else in their report, and those known by it in theirs
_OF = """(SELECT x.document, x.actor, x.naming FROM entity x WHERE x.actor = {n}
        AND NOT EXISTS (SELECT 1 FROM renamed r WHERE r.document = x.document AND r.actor = x.actor)
    UNION ALL SELECT y.document, y.actor, y.naming FROM renamed r CROSS JOIN entity y ON y.document = r.document AND y.actor = r.actor
        WHERE r.known = {n})"""
_ALL = "(SELECT x.document, x.actor, x.naming FROM entity x WHERE x.actor = {n})"
_RENAMED = "LEFT JOIN renamed r ON r.document = e.document AND r.actor = e.actor"
_KNOWN = "coalesce(r.known, e.actor)"


class Party(msgspec.Struct, frozen=True):
    """What an actor is, in short: '' for the type of a link in a chain that no report names outside of it."""

    key: str
    type: str
    name: Name
    side: str | None = None
    role: str | None = None


def actors(connection: sqlite3.Connection, filters: Filters) -> Iterator[ActorRow]:
    """Actors that the reports name, those of most documents first, then by key."""
    for n, key, _ in _ranked(connection, filters):
        yield _actor(connection, n, key)


def briefs(connection: sqlite3.Connection, filters: Filters) -> Iterator[ActorBrief]:
    """The same, in brief: of names, sides and offices those that most documents give."""
    for n, key, documents in _ranked(connection, filters):
        rows = _namings(connection, "k.type, k.ar, k.en, k.side, k.role", n)
        kind, ar, en, side, role = (_usual((row[column], row[5]) for row in rows) for column in range(5))
        yield ActorBrief(key, kind or "", Name(ar, en), side, role, documents)


def _ranked(connection: sqlite3.Connection, filters: Filters) -> list[tuple[int, str, int]]:
    """Number, key and count of documents of actors, those of most documents first, then by key."""
    wanted = Conditions()  # who is shown, where that is asked for
    asked = [numbers(connection, filters.actor)] if filters.actor else []
    asked += [_called(connection, filters.search)] if filters.search is not None else []
    for among in asked:
        wanted.add("{} IN (SELECT value FROM json_each(?))", listed(among))
    counts = _counts(connection, filters, wanted)
    least = 1 if filters.limit is None else min(nlargest(filters.limit, counts.values()), default=1)
    likely = {n: count for n, count in counts.items() if count >= least}
    keys = connection.execute("SELECT n, key FROM actor WHERE n IN (SELECT value FROM json_each(?))", (listed(likely),)).fetchall()
    return sorted(((n, key, likely[n]) for n, key in keys), key=lambda row: (-row[2], row[1]))[: filters.limit]


def _counts(connection: sqlite3.Connection, filters: Filters, wanted: Conditions) -> dict[int, int]:
    """How many documents name each actor. Those who are known by another key in some report, and these others, are counted apart."""
    conditions = Conditions()
    for column, values in (("side", filters.side), ("type", filters.type)):
        conditions.any_of(f"+e.naming IN (SELECT n FROM naming WHERE {column} IN ({{}}))", values)
    conditions.any_of("d.outlet IN ({})", filters.outlet)
    if filters.since:
        conditions.add("d.published >= ?", filters.since)
    if filters.until:
        conditions.add("d.published <= ?", filters.until)

    def counted(who: str, source: str, *more: str) -> dict[int, int]:
        lines = [*conditions.lines, *(line.format(who) for line in wanted.lines), *more]
        where = f"WHERE {' AND '.join(lines)}" if lines else ""
        rows = connection.execute(
            f"SELECT {who}, count(DISTINCT e.document) FROM {source} {where} GROUP BY 1", (*conditions.values, *wanted.values)
        )
        return dict(rows.fetchall())

    if filters.outlet or filters.since or filters.until:
        return counted(_KNOWN, f"document d CROSS JOIN entity e ON e.document = d.n {_RENAMED}")
    touched = "SELECT actor FROM renamed UNION SELECT known FROM renamed"
    found = counted("e.actor", "entity e")
    for (n,) in connection.execute(touched):
        found.pop(n, None)
    return found | counted(_KNOWN, f"entity e {_RENAMED}", f"e.actor IN ({touched})")


def actor(connection: sqlite3.Connection, key: str) -> ActorRow | None:
    """The actor of a key, or of one that is known by another, or None where no report names one."""
    known = known_by(connection, key)
    row = connection.execute("SELECT n FROM actor WHERE key = ?", (known,)).fetchone()
    found = None if row is None else _actor(connection, row[0], known)
    if row is not None and found is not None and not found.documents:  # somebody else in each report
        found = _actor(connection, row[0], known, _ALL)
    return found if found is not None and found.documents else None


def likeness(connection: sqlite3.Connection, key: str) -> tuple[Likeness, ...]:
    """How like a key is to others, and who it is where reports give only an office or a surname; the likeliest first."""
    rows = connection.execute(
        """SELECT b, verdict, score, why FROM link WHERE kind = 'actor' AND a = ?1
           UNION ALL SELECT a, verdict, score, why FROM link INDEXED BY link_b WHERE kind = 'actor' AND b = ?1""",
        (key,),
    )
    own = known_by(connection, key)
    found = [Likeness(other, verdict, score, LIST.decode(why), known_by(connection, other) == own) for other, verdict, score, why in rows]
    borne = connection.execute(
        """SELECT b.person, b.verdict, max(b.score), min(b.why), json_group_array(d.id) FROM bearer b JOIN actor a ON a.n = b.actor
           JOIN document d ON d.n = b.document WHERE a.key = ? GROUP BY b.person, b.verdict""",
        (key,),
    )
    for person, verdict, score, why, documents in borne:
        where = tuple(sorted(LIST.decode(documents)))
        found.append(Likeness(person, verdict, score, LIST.decode(why), verdict == "same", where))
    return tuple(sorted(found, key=lambda like: (-like.score, like.other)))


def _source(connection: sqlite3.Connection, n: int) -> str:
    """The entities that an actor is, as a query of which {n} stands for its number."""
    moved = connection.execute("SELECT 1 FROM renamed WHERE actor = ?1 UNION ALL SELECT 1 FROM renamed WHERE known = ?1", (n,)).fetchone()
    return _ALL if moved is None else _OF


def _namings(connection: sqlite3.Connection, columns: str, n: int) -> list[Any]:
    """What reports call an actor: columns of `k`, and how many do."""
    called = f"SELECT naming, count(*) AS count FROM {_source(connection, n).format(n='?1')} GROUP BY naming"
    return connection.execute(f"SELECT {columns}, e.count FROM ({called}) e JOIN naming k ON k.n = e.naming", (n,)).fetchall()


def names(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, Name]:
    """The usual name of each key that a report names."""
    found = {}
    for key in dict.fromkeys(keys):
        row = connection.execute("SELECT n FROM actor WHERE key = ?", (key,)).fetchone()
        rows = [] if row is None else _namings(connection, "k.ar, k.en", row[0])
        if rows:
            found[key] = Name(_usual((r[0], r[2]) for r in rows), _usual((r[1], r[2]) for r in rows))
    return found


def party(connection: sqlite3.Connection, key: str) -> Party:
    """What an actor is, by what most reports say of it, of those in which it is nobody else if there are any; only its key
    where none names it."""
    rows: Sequence[Any] = ()
    for those in (_OF, _ALL):
        rows = rows or connection.execute(
            f"""SELECT k.type, k.ar, k.en, k.side, k.role, count(*) FROM {those.format(n='(SELECT n FROM actor WHERE key = ?1)')} e
                JOIN naming k ON k.n = e.naming GROUP BY k.n""",
            (key,),
        ).fetchall()
    kind, ar, en, side, role = (_usual((row[column], row[5]) for row in rows) for column in range(5))
    return Party(key, kind or "", Name(ar, en), side, role)


def likely(connection: sqlite3.Connection, asked: str, most: int = 5) -> list[str]:
    """Keys that hold what was asked for, or whose names do; those of most documents first."""
    words = folded(asked)
    if not words:
        return []
    return [key for _, key, _ in _ranked(connection, Filters(search=" ".join(words), limit=most))]


_ENGLISH = "SELECT k.actor FROM naming k WHERE instr(' ' || lower(k.en), ?)"


def _called(connection: sqlite3.Connection, asked: str) -> list[int]:
    """The numbers of actors of whom every word asked for is, or begins, a word of one form or of the English name, or stands in the key."""
    words = folded(asked)
    if not words:
        raise FilterError(f"search: there is no word in {asked!r}")
    lines = " AND ".join(f"(instr(' ' || f.words, ?) OR instr(lower(b.key), ?) OR f.actor IN ({_ENGLISH}))" for _ in words)
    values = [value for word in words for value in (f" {word}", word.lower(), f" {word.lower()}")]
    return [n for (n,) in connection.execute(f"SELECT DISTINCT f.actor FROM form f JOIN actor b ON b.n = f.actor WHERE {lines}", values)]


def _actor(connection: sqlite3.Connection, n: int, key: str, source: str | None = None) -> ActorRow:
    entities = (source or _source(connection, n)).format(n="?1")
    rows = connection.execute(
        f"""SELECT k.type, k.ar, k.en, k.side, count(*), k.role, min(d.published), max(d.published) FROM {entities} e
            JOIN naming k ON k.n = e.naming JOIN document d ON d.n = e.document GROUP BY e.naming""",
        (n,),
    ).fetchall()
    documents = connection.execute(
        f"SELECT DISTINCT d.id FROM {entities} e JOIN document d ON d.n = e.document ORDER BY d.id", (n,)
    ).fetchall()
    forms = connection.execute(
        """SELECT text FROM form WHERE actor = ?1 OR actor IN (SELECT actor FROM renamed WHERE known = ?1)
           GROUP BY text ORDER BY sum(mentions) DESC, text""",
        (n,),
    ).fetchall()
    also = connection.execute(
        "SELECT DISTINCT a.key FROM renamed r JOIN actor a ON a.n = r.actor WHERE r.known = ? ORDER BY a.key", (n,)
    ).fetchall()
    kind, ar, en, side = (_usual((row[column], row[4]) for row in rows) for column in range(4))
    return ActorRow(
        key, kind or "", Name(ar, en), side, _roles([row[5:] for row in rows]), tuple(row[0] for row in forms),
        tuple(row[0] for row in documents), tuple(row[0] for row in also),
    )  # fmt: skip


def _roles(spans: Sequence[tuple[str | None, str | None, str | None]]) -> tuple[Role, ...]:
    """Offices by the first report that gives them, from (office, first date, last date)."""
    known: dict[str, list[str]] = {}
    for role, *dates in spans:
        if role is not None:
            known.setdefault(role, []).extend(date for date in dates if date is not None)
    roles = [Role(role, min(dates, default=None), max(dates, default=None)) for role, dates in known.items()]
    return tuple(sorted(roles, key=lambda role: (role.since is None, role.since or "", role.until or "", role.role)))


def _usual(values: Iterable[tuple[str | None, int]]) -> str | None:
    """The value most reports give, from (value, how many do); of several the first by the alphabet."""
    counts: Counter[str] = Counter()
    for value, count in values:
        if value is not None:
            counts[value] += count
    return min(counts, key=lambda value: (-counts[value], value), default=None)
