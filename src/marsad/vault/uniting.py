"""Events of several reports that are one, in the database: each event is compared, once, with those it has a key in common with.

As with copies, an event is placed in the transaction that stores its report, and the order of reports makes no difference.
An event that one report alone tells has no rows but its `deed`; the view `occurrence` gives both kinds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from marsad.vault import links
from marsad.vault.days import days
from marsad.vault.links import around, judged, keep
from marsad.vault.lists import listed
from marsad.vault.merged import Deed, Somebody, Whole
from marsad.vault.merger import Merging
from marsad.vault.parties import once
from marsad.vault.stored import Stored

_MATES = """SELECT y.id FROM json_each(?) j CROSS JOIN event x ON x.id = j.value CROSS JOIN telling s ON s.event = x.n
    CROSS JOIN telling t ON t.happening = s.happening CROSS JOIN event y ON y.n = t.event"""
_OWN = "SELECT n FROM event WHERE document = (SELECT n FROM document WHERE id = ?)"


Known = tuple[int, str, Any]  # the number of an event, as it is kept, and to be compared


def place(
    connection: sqlite3.Connection, merging: Merging, document: str, own: Sequence[Known], former: Iterable[str] = ()
) -> set[str]:
    """Find the events of other reports that are some of a stored report's `own`; the events whose groups are to be worked out anew,
    those that were with them before (`former`) among them."""
    touched = set(former)
    for n, kept, deed in own:
        keys = list(merging.keys(deed))
        for other in _candidates(connection, merging, keys, document) if keys else ():
            for kind, pair in merging.likeness(deed, other):
                keep(connection, kind, pair)
                if pair.verdict == "same":
                    touched |= {deed.id, other.id}
        connection.execute("INSERT INTO deed VALUES (?,?)", (n, kept))
        connection.executemany("INSERT INTO deed_key VALUES (?,?)", [(key, n) for key in keys])
    return touched | judged(connection, [deed.id for _, _, deed in own])


def deeds(merging: Merging, page: Stored, who: Mapping[str, Somebody]) -> list[Known]:
    """The events of a report, in which the entities are `who`."""
    kept = ((n, msgspec.json.encode(told).decode()) for n, told in _told(page, who))
    return [(n, one, merging.done(one)) for n, one in kept]


def altered(connection: sqlite3.Connection, own: Sequence[Known]) -> list[Known]:
    """Those of a report's events that are kept in another form."""
    kept = "SELECT t.event, t.told FROM json_each(?) j CROSS JOIN deed t ON t.event = j.value"
    known = dict(connection.execute(kept, (listed(n for n, _, _ in own),)).fetchall())
    return [one for one in own if known.get(one[0]) != one[1]]


def regroup(connection: sqlite3.Connection, merging: Merging, touched: Iterable[str]) -> set[str]:
    """Work out anew what some events are one with, and all that hang together with them; returns all these."""
    items, links, judgements = around(connection, "event", touched, _MATES)
    found = "SELECT x.n, t.told FROM json_each(?) j CROSS JOIN event x ON x.id = j.value CROSS JOIN deed t ON t.event = x.n"
    present = connection.execute(found, (listed(sorted(items)),)).fetchall()
    deeds = [merging.done(told) for _, told in present]
    numbers = {deed.id: n for (n, _), deed in zip(present, deeds, strict=True)}
    among = "SELECT happening FROM telling WHERE event = ?"
    old = [row[0] for n in numbers.values() for row in connection.execute(among, (n,))]
    connection.executemany("DELETE FROM telling WHERE event = ?", [(n,) for n in numbers.values()])
    connection.executemany("DELETE FROM happening WHERE id = ?", [(key,) for key in dict.fromkeys([*old, *items])])
    for whole in merging.wholes(deeds, links, judgements):
        _keep(connection, whole, numbers)
    return items


def forget(connection: sqlite3.Connection, document: str, again: Sequence[Known] | None = None) -> list[str]:
    """Take out what was found about a report's events, before it is replaced, or about those that are placed `again`; events of others
    that were like them."""
    if again is None:
        rows = connection.execute(f"SELECT id, n FROM event WHERE n IN ({_OWN})", (document,)).fetchall()
    else:
        rows = [(deed.id, n) for n, _, deed in again]
    own = dict(rows)
    former = {row[0] for row in connection.execute(_MATES, (listed(own),))}
    for kind, a, b, verdict in links.drop(connection, ("event", "dispute"), own):
        if (kind, verdict) == ("event", "same"):  # of which it may have been a rival
            former |= {a, b}
    connection.executemany("DELETE FROM happening WHERE id = ?", [(key,) for key in own])
    for table in ("telling", "deed", "deed_key"):
        connection.executemany(f"DELETE FROM {table} WHERE event = ?", [(n,) for n in own.values()])
    return sorted(former - own.keys())


def forget_all(connection: sqlite3.Connection) -> None:
    """Take out everything that was worked out; judgements and links of other kinds stay."""
    for table in ("deed", "deed_key", "happening", "telling"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM link WHERE kind IN ('event', 'dispute')")


def _keep(connection: sqlite3.Connection, whole: Whole, numbers: dict[str, int]) -> None:
    told = connection.execute("SELECT published FROM document WHERE n = (SELECT document FROM event WHERE id = ?)", (whole.id,))
    day, until = whole.days or days(told.fetchone()[0]) or (None, None)
    lists = map(listed, (whole.source, whole.target))
    connection.execute(
        "INSERT INTO happening VALUES (?,?,?,?,?,?,?,?,?)",
        (whole.id, whole.mode, *lists, whole.status, whole.time, day, until, whole.place),
    )
    connection.executemany(
        "INSERT INTO telling VALUES (?,?,?)", [(numbers[key], whole.id, step) for step, key in enumerate(whole.tellings)]
    )


def _candidates(connection: sqlite3.Connection, merging: Merging, keys: list[str], document: str) -> list[Any]:
    """The events of other reports that have a key in common, in the order of their ids."""
    rows = connection.execute(
        f"""SELECT t.told FROM deed t WHERE t.event IN (SELECT event FROM deed_key WHERE key IN ({','.join('?' * len(keys))}))""",
        keys,
    )
    found = (merging.done(row[0]) for row in rows)
    return sorted((deed for deed in found if deed.report != document), key=lambda deed: deed.id)


def _told(page: Stored, who: Mapping[str, Somebody]) -> Iterator[tuple[int, Deed]]:
    """The events of a report, with their numbers, as merging sees them."""
    about = page.record.document
    for (n, key), e, words in zip(page.events, page.record.events, page.words.events, strict=True):
        source, target = (once(who[one] for one in side) for side in (e.source, e.target))
        place = None if e.place is None else who[e.place]
        yield n, Deed(key, about.id, e.type, e.status, source, target, e.mode, e.time, days(e.time), place, about.published,
                      e.evidence.start, e.evidence.end, tuple(words))  # fmt: skip
