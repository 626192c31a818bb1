"""Statements in the database and what they have to do with each other: each pair that may is compared once.

As with copies and events, a report's statements are placed in the transaction that stores it, and the order of reports
makes no difference. What the links make of statements is worked out in claiming.py and reckoning.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from marsad.vault import links
from marsad.vault.days import days
from marsad.vault.links import judged, keep
from marsad.vault.lists import listed
from marsad.vault.merged import Said, Somebody, Tie
from marsad.vault.merger import Merging
from marsad.vault.parties import chain_parties, once
from marsad.vault.stored import Stored

KINDS = ("claim", "thread", "answer", "denial", "attribution", "number")  # links of statements
_SHARING = """SELECT 0, x.n, s.sketch FROM document d CROSS JOIN statement x ON x.document = d.n CROSS JOIN saying s ON s.statement = x.n
    WHERE d.id IN (SELECT b FROM link WHERE kind IN ('copy', 'passage') AND a = ?1
        UNION SELECT a FROM link INDEXED BY link_b WHERE kind IN ('copy', 'passage') AND b = ?1)"""
_KEPT = "SELECT key, statement, sketch FROM saying_key WHERE key IN (SELECT value FROM json_each(?))"
_ACTING = ("person", "state", "organisation")  # types of those who can act
_PACKED = "SELECT s.statement, s.told FROM json_each(?) j CROSS JOIN saying s ON s.statement = j.value"
_OWN = "SELECT n FROM statement WHERE document = (SELECT n FROM document WHERE id = ?)"


class Touched:
    """Statements whose claims, and statements whose threads, are to be worked out anew."""

    def __init__(self) -> None:
        self.claims: set[str] = set()
        self.threads: set[str] = set()


class Own(NamedTuple):
    """A statement of a report: its number, to be compared, as it is kept, and the sketch of its words."""

    n: int
    saying: Any
    kept: bytes
    sketch: bytes


class Telling(NamedTuple):
    """What a report tells: its statements and events, and of these the new ones, which are to be placed (events by their ids)."""

    own: Sequence[Own]
    deeds: Sequence[Any]
    new: Sequence[Own]
    done: Collection[str]


def own(merging: Merging, page: Stored, who: Mapping[str, Somebody]) -> list[Own]:
    """The statements of a report, in which the entities are `who`."""
    found = []
    for n, said in _told(page, who):
        saying = merging.saying(said)
        found.append(Own(n, saying, merging.pack(saying), merging.sketch(saying)))
    return found


def altered(connection: sqlite3.Connection, own: Sequence[Own]) -> list[Own]:
    """Those of a report's statements that are kept in another form."""
    known = dict(connection.execute(_PACKED, (listed(one.n for one in own),)).fetchall())
    return [one for one in own if known.get(one.n) != one.kept]


def place(connection: sqlite3.Connection, merging: Merging, document: str, told: Telling) -> Touched:
    """Compare what is new of a report's statements with each other, with those of others, and with events, the report's own among
    them; keep the links."""
    touched = Touched()
    connection.executemany("INSERT INTO saying VALUES (?,?,?)", [(one.n, one.kept, one.sketch) for one in told.new])
    for saying, other in _pairs(connection, merging, document, told):
        for tie in merging.relations(saying, other):
            _keep(connection, tie, touched)
    keys = [(key, one.n, one.sketch) for one in told.new for key in merging.kept(one.saying)]
    connection.executemany("INSERT INTO saying_key VALUES (?,?,?)", keys)
    new = [one.saying for one in told.new]
    touched.threads.update(saying.id for saying in new if merging.in_ledger(saying))
    touched.claims |= judged(connection, [saying.id for saying in new])
    _answered(connection, merging, document, new, touched)
    _answering(connection, merging, told, touched)
    _accounts(connection, merging, [one.saying for one in told.own], told.deeds)
    return touched


def _accounts(connection: sqlite3.Connection, merging: Merging, own: list[Any], deeds: Sequence[Any]) -> None:
    """Keep what the parties to a report's contacts give out about them."""
    for statement, event, side in merging.accounts(own, deeds):
        connection.execute(
            "INSERT INTO account VALUES ((SELECT n FROM event WHERE id = ?), ?, (SELECT n FROM statement WHERE id = ?))",
            (event, side, statement),
        )


def _keep(connection: sqlite3.Connection, tie: Tie, touched: Touched) -> None:
    keep(connection, tie.kind, tie.pair)
    if tie.kind == "claim" and tie.pair.verdict == "same":
        touched.claims |= {tie.pair.a, tie.pair.b}
    elif tie.kind == "thread":
        touched.threads |= {tie.pair.a, tie.pair.b}
    elif tie.kind == "answer":
        touched.threads.add(tie.pair.a)


def _pairs(connection: sqlite3.Connection, merging: Merging, document: str, told: Telling) -> Iterator[tuple[Any, Any]]:
    """Every pair of statements to compare of which one is new: within the report, by common keys, by shared text."""
    new = {one.saying.id for one in told.new}
    yield from (pair for pair in merging.within([(one.sketch, one.saying) for one in told.own]) if pair[0].id in new or pair[1].id in new)
    seeking = [(one.sketch, one.saying) for one in told.new]
    sought = merging.sought(seeking)
    by_keys = connection.execute(_KEPT, (listed(sought),))
    sharing = connection.execute(_SHARING, (document,))
    found: dict[int, dict[str, Any]] = {}
    for n, saying in (*merging.sifted(by_keys, sought), *merging.sifted(sharing, {0: merging.alike_in(seeking)})):
        found.setdefault(n, {})[saying.id] = saying
    for one in told.own:
        found.pop(one.n, None)
    wanted = "SELECT statement, told FROM saying WHERE statement IN (SELECT value FROM json_each(?))"
    rows = connection.execute(wanted, (listed(found),))
    for n, kept in rows.fetchall():
        other = merging.unpack(kept)
        for saying in found[n].values():
            yield saying, other


def _answered(connection: sqlite3.Connection, merging: Merging, document: str, own: list[Any], touched: Touched) -> None:
    """Events of other reports that answer the report's statements."""
    for saying in own:
        keys = list(merging.awaits(saying))
        if not keys:
            continue
        rows = connection.execute(
            f"""SELECT t.told FROM deed t JOIN event x ON x.n = t.event WHERE x.document <> (SELECT n FROM document WHERE id = ?)
                AND t.event IN (SELECT event FROM deed_key WHERE key IN ({','.join('?' * len(keys))})) ORDER BY x.id""",
            (document, *keys),
        )
        for (told,) in rows.fetchall():
            tie = merging.outcome(saying, merging.done(told))
            if tie is not None:
                _keep(connection, tie, touched)


def _answering(connection: sqlite3.Connection, merging: Merging, told: Telling, touched: Touched) -> None:
    """The report's new events with all statements that they answer, its own among them; its other events with the new statements."""
    for deed in told.deeds:
        keys_by = merging.sought_by(deed)
        for saying in _asking(connection, merging, keys_by) if deed.id in told.done else _asking_among(merging, told.new, keys_by):
            tie = merging.outcome(saying, deed)
            if tie is not None:
                _keep(connection, tie, touched)


def _asking(connection: sqlite3.Connection, merging: Merging, keys: Iterable[int]) -> Iterator[Any]:
    """All statements under some keys."""
    among = "SELECT DISTINCT statement FROM saying_key WHERE key IN (SELECT value FROM json_each(?))"
    found = connection.execute(f"SELECT told FROM saying WHERE statement IN ({among}) ORDER BY statement", (listed(keys),))
    return (merging.unpack(kept) for (kept,) in found.fetchall())


def _asking_among(merging: Merging, new: Iterable[Own], keys: Iterable[int]) -> Iterator[Any]:
    """Those of some statements that are under some keys."""
    wanted = frozenset(keys)
    return (one.saying for one in new if not wanted.isdisjoint(merging.kept(one.saying)))


def forget(connection: sqlite3.Connection, merging: Merging | None, document: str, again: Telling | None = None) -> Touched:
    """Take out what was found about a report's statements, before it is replaced, or about those that are placed `again`; the
    statements of others this concerns."""
    touched = Touched()
    present = dict(connection.execute(f"SELECT id, n FROM statement WHERE n IN ({_OWN})", (document,)).fetchall())
    mine = present if again is None else {one.saying.id: one.n for one in again.new}
    events = again.done if again is not None else [row[0] for row in connection.execute(
        "SELECT x.id FROM event x JOIN document d ON d.n = x.document WHERE d.id = ?", (document,))]  # fmt: skip
    for kind, a, b, _ in links.drop(connection, KINDS, [*mine, *events]):
        if kind == "claim":
            touched.claims |= {a, b}
        elif kind in ("thread", "answer"):
            touched.threads |= {a, b}
    numbers = listed(mine.values())
    for table, whole, group in (("wording", "claim", touched.claims), ("thread_saying", "thread", touched.threads)):
        beside = f"""SELECT x.id FROM json_each(?) j CROSS JOIN {table} o ON o.statement = j.value
            CROSS JOIN {table} y ON y.{whole} = o.{whole} CROSS JOIN statement x ON x.n = y.statement"""
        group.update(row[0] for row in connection.execute(beside, (numbers,)))
    own = [(n,) for n in mine.values()]
    if merging is None:
        connection.executemany("DELETE FROM saying_key WHERE statement = ?", own)
    else:
        kept = [(key, n) for n, packed in connection.execute(_PACKED, (numbers,)) for key in merging.kept(merging.unpack(packed))]
        connection.executemany("DELETE FROM saying_key WHERE key = ? AND statement = ?", kept)
    for table in ("saying", "wording", "thread_saying"):
        connection.executemany(f"DELETE FROM {table} WHERE statement = ?", own)
    connection.executemany("DELETE FROM account WHERE statement = ?", [(n,) for n in present.values()])
    connection.executemany("DELETE FROM claim WHERE id = ?", [(key,) for key in mine])
    connection.executemany("DELETE FROM thread WHERE id = ?", [(f"t{key[1:]}",) for key in mine])
    touched.claims -= set(mine)
    touched.threads -= {*mine, *events}
    return touched


def forget_all(connection: sqlite3.Connection) -> None:
    """Take out everything that was worked out of statements; judgements stay."""
    for table in ("saying", "saying_key", "claim", "wording", "thread", "thread_saying", "account"):
        connection.execute(f"DELETE FROM {table}")
    connection.executemany("DELETE FROM link WHERE kind = ?", [(kind,) for kind in KINDS])


def sayings(connection: sqlite3.Connection, merging: Merging, keys: Iterable[str]) -> dict[str, Any]:
    """Statements to be compared, by id, as far as they are kept."""
    rows = connection.execute(
        "SELECT x.id, s.told FROM json_each(?) j CROSS JOIN statement x ON x.id = j.value CROSS JOIN saying s ON s.statement = x.n",
        (listed(keys),),
    )
    return {key: merging.unpack(told) for key, told in rows}


def numbered(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, int]:
    """The numbers of statements, by id."""
    found = connection.execute("SELECT x.id, x.n FROM json_each(?) j CROSS JOIN statement x ON x.id = j.value", (listed(keys),))
    return dict(found.fetchall())


def _told(page: Stored, who: Mapping[str, Somebody]) -> Iterator[tuple[int, Said]]:
    """The statements of a report, with their numbers, as merging sees them."""
    about, chained = page.record.document, chain_parties(page, who)
    times = [(time.start, time.end, when) for time in page.record.times if (when := days(time.value)) is not None]
    mentions = [(mention.start, one._replace(named=True)) for mention in page.record.mentions
                if (one := who[mention.entity]).type in _ACTING]  # fmt: skip
    for (n, key), s, words in zip(page.statements, page.record.statements, page.words.statements, strict=True):
        start, end = s.content.start, s.content.end
        speakers, target = (once(who[one] for one in side) for side in (s.speakers, s.target))
        via = once(chained[one] for one in s.via if one in chained)
        dates = tuple(when for first, last, when in times if start <= first and last <= end)
        named = tuple(dict.fromkeys(one for at, one in mentions if start <= at < end))
        yield n, Said(key, about.id, speakers, s.act, target, s.issue, s.form, s.medium, s.time, days(s.time), about.published,
                      about.agencies, start, end, tuple(words), dates, via, named)  # fmt: skip
