"""Copies in the database: each report is compared, once, with those that share words with it; families are kept up.

A report is placed in the transaction that stores it. What is kept is the same in whatever order reports come, and the
same as when everything is worked out anew from the records (`forget_all`, then `missing` and `place` for each).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from marsad.vault import links
from marsad.vault.links import judged, keep
from marsad.vault.merged import Pair, Sampled, Text, Told
from marsad.vault.merger import Merging

_OPENING = 6  # words in which a dateline may credit a source
_LIST = msgspec.json.Decoder(tuple[str, ...])
_TOLD = msgspec.json.Decoder(Told)
_FAMILY = "SELECT y.document FROM member x JOIN member y ON y.family = x.family WHERE x.document = ?"
_MEDIA = """SELECT e.actor, a.key FROM entity e JOIN naming k ON k.n = e.naming JOIN actor a ON a.n = e.actor
    WHERE e.document = ? AND k.type = 'media'"""


def place(connection: sqlite3.Connection, merging: Merging, document: str, former: Iterable[str] = ()) -> set[str]:
    """Find the copies of a stored report; the reports whose families are to be worked out anew, those it was with before
    (`former`) among them."""
    n, published = connection.execute("SELECT n, published FROM document WHERE id = ?", (document,)).fetchone()
    sentences = _sentences(connection, n)
    body = merging.body(sentences)
    runs, hashes = merging.signature(body)
    told = msgspec.json.encode(_told(connection, document, runs, sentences[:1])).decode()
    connection.execute("INSERT INTO signature VALUES (?,?,?)", (n, runs, told))
    connection.execute("INSERT INTO body VALUES (?,?)", (n, merging.pack_body(body)))
    connection.executemany("INSERT INTO sample VALUES (?,?)", [(value, n) for value in hashes])
    touched = {document, *former}
    own = Text(document, published, body)
    for other, name, published in _candidates(connection, merging, n, Sampled(runs, own.published), hashes):
        kept = connection.execute("SELECT runs FROM body WHERE document = ?", (other,)).fetchone()[0]
        found = merging.overlap(own, Text(name, published, merging.unpack_body(kept)))
        if found is None:
            continue
        keep(connection, found.kind, found.pair)
        spans = [(n, other, *span) for span in found.here] + [(other, n, *span) for span in found.there]
        connection.executemany("INSERT INTO passage VALUES (?,?,?,?)", spans)
        if found.kind == "copy":
            touched.add(name)
    return touched if len(touched) > 1 or judged(connection, [document]) else set()


def regroup(connection: sqlite3.Connection, merging: Merging, touched: Iterable[str]) -> None:
    """Work out anew the families of some reports and of all that hang together with them."""
    reports, links, judgements = _among(connection, touched)
    keys = [(key,) for key in sorted(reports)]
    found = "SELECT s.told FROM document d JOIN signature s ON s.document = d.n WHERE d.id = ?"  # a judgement may be ahead of its report
    present = [_TOLD.decode(row[0]) for key in keys for row in connection.execute(found, key)]
    old = {row for key in keys for row in connection.execute("SELECT family FROM member WHERE document = ?", key)}
    connection.executemany("DELETE FROM member WHERE document = ?", keys)
    connection.executemany("DELETE FROM family WHERE id = ?", sorted(old))
    for one in merging.families(present, links, judgements):
        connection.execute("INSERT INTO family VALUES (?,?,?,?,?)", (one.id, one.first, one.root, one.kind, one.why))
        connection.executemany("INSERT INTO member VALUES (?,?)", [(key, one.id) for key in one.members])


def forget(connection: sqlite3.Connection, document: str) -> list[str]:
    """Take out what was found about a report's copies, before it is replaced; those that were in its family."""
    n = _number(connection, document)
    former = [row[0] for row in connection.execute(_FAMILY, (document,)) if row[0] != document]
    run = connection.execute
    run("DELETE FROM sample WHERE document = ?", (n,))
    run("DELETE FROM signature WHERE document = ?", (n,))
    run("DELETE FROM body WHERE document = ?", (n,))
    run("DELETE FROM passage WHERE document = ? OR other = ?", (n, n))
    links.drop(connection, ("copy", "passage"), document)
    run("DELETE FROM member WHERE document = ?", (document,))
    return former


def forget_all(connection: sqlite3.Connection) -> None:
    """Take out everything that was worked out of copies; judgements and links of other kinds stay."""
    for table in ("sample", "signature", "body", "passage", "member", "family"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM link WHERE kind IN ('copy', 'passage')")


def missing(connection: sqlite3.Connection, most: int) -> list[str]:
    """The first reports, at most so many, that were not yet compared."""
    rows = connection.execute(
        "SELECT d.id FROM document d LEFT JOIN signature s ON s.document = d.n WHERE s.document IS NULL ORDER BY d.n LIMIT ?", (most,)
    )
    return [row[0] for row in rows]


def _candidates(
    connection: sqlite3.Connection, merging: Merging, n: int, own: Sampled, hashes: Iterable[int]
) -> list[tuple[int, str, str | None]]:
    """Number, id and day of the reports that may be copies, by number."""
    wanted = list(hashes)
    rows = connection.execute(
        f"""SELECT x.document, count(*), s.runs, d.id, d.published FROM sample x JOIN signature s ON s.document = x.document
            JOIN document d ON d.n = x.document WHERE x.hash IN ({','.join('?' * len(wanted))}) AND x.document <> ?
            GROUP BY x.document ORDER BY x.document""",
        (*wanted, n),
    )
    return [(other, name, published) for other, common, size, name, published in rows
            if merging.worth_comparing(own, Sampled(size, published), common)]  # fmt: skip


def _number(connection: sqlite3.Connection, document: str) -> int:
    return int(connection.execute("SELECT n FROM document WHERE id = ?", (document,)).fetchone()[0])


def _sentences(connection: sqlite3.Connection, n: int) -> list[tuple[int, int, str]]:
    """The sentences of a report's body: start, end, folded words."""
    return connection.execute(
        """SELECT s.start, s."end", s.words FROM sentence s WHERE s.document = ? AND NOT EXISTS (
               SELECT 1 FROM block b WHERE b.document = s.document AND b.start <= s.start AND b."end" >= s."end"
               AND b.kind IN ('title', 'caption', 'source-note')) ORDER BY s.start""",
        (n,),
    ).fetchall()


def _among(connection: sqlite3.Connection, touched: Iterable[str]) -> tuple[set[str], list[Pair], list[Pair]]:
    """Some reports, whom judgements join to them, and the families of all these; the links and judgements among them.

    Families were right before these were touched, so nothing outside can be joined or parted by it.
    """
    near = set(touched)
    found: dict[int, Pair] = {}
    for key in sorted(near):
        for a, b, verdict, number in connection.execute("SELECT a, b, verdict, n FROM judgement WHERE a = ?1 OR b = ?1", (key,)):
            found[number] = Pair(a, b, verdict)
            near |= {a, b}
    families = {row for key in near for row in connection.execute("SELECT family FROM member WHERE document = ?", (key,))}
    for family in families:
        near.update(row[0] for row in connection.execute("SELECT document FROM member WHERE family = ?", family))
    links = []
    for key in sorted(near):
        rows = connection.execute("SELECT b, verdict, score FROM link WHERE kind = 'copy' AND a = ?", (key,))
        links += [Pair(key, b, verdict, score) for b, verdict, score in rows if b in near]
        for a, b, verdict, number in connection.execute("SELECT a, b, verdict, n FROM judgement WHERE a = ?", (key,)):
            found[number] = Pair(a, b, verdict)
    return near, links, [found[n] for n in sorted(found)]


def _told(connection: sqlite3.Connection, document: str, runs: int, opening: Sequence[tuple[int, int, str]]) -> Told:
    """A report as merging sees it; `opening` is the first sentence of its body, if it has one."""
    n, outlet, published, agencies = connection.execute(
        "SELECT n, outlet, published, agencies FROM document WHERE id = ?", (document,)
    ).fetchone()
    return Told(document, outlet, published, _LIST.decode(agencies), _cited(connection, n), runs, _credit(connection, n, opening))


def _credit(connection: sqlite3.Connection, n: int, opening: Sequence[tuple[int, int, str]]) -> str:
    """The folded words of a report's source notes, and the first of its body."""
    notes = connection.execute(
        """SELECT s.words FROM sentence s JOIN block b ON b.document = s.document AND b.kind = 'source-note'
           AND b.start <= s.start AND b."end" > s.start WHERE s.document = ? ORDER BY s.start""",
        (n,),
    ).fetchall()
    return " ".join([*(row[0] for row in notes), *(" ".join(row[2].split(" ")[:_OPENING]) for row in opening)])


def _cited(connection: sqlite3.Connection, n: int) -> tuple[str, ...]:
    """The outlets and agencies that speak in a report or pass on what is said or done."""
    media = dict(connection.execute(_MEDIA, (n,)).fetchall())
    if not media:
        return ()
    found = connection.execute(  # CROSS JOIN, or SQLite goes through all that an outlet says anywhere
        """SELECT y.actor FROM statement x CROSS JOIN statement_actor y ON y.statement = x.n
           WHERE x.document = ?1 AND y.role IN ('speaker', 'via')
           UNION SELECT y.actor FROM event x CROSS JOIN event_actor y ON y.event = x.n WHERE x.document = ?1 AND y.role = 'via'""",
        (n,),
    )
    return tuple(sorted(media[actor] for (actor,) in found if actor in media))
