"""Copies in the database: each report is compared, once, with those that share words with it; families are kept up.

A report is placed in the transaction that stores it. What is kept is the same in whatever order reports come, and the
same as when everything is worked out anew from the records (`forget_all`, then `missing` and `place` for each).
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from marsad.vault import links
from marsad.vault.links import judged, keep
from marsad.vault.lists import listed
from marsad.vault.merged import Pair, Sampled, Text, Told
from marsad.vault.merger import Merging
from marsad.vault.stored import Stored

_OPENING = 6  # words in which a dateline may credit a source
_TOLD = msgspec.json.Decoder(Told)
_FAMILY = "SELECT y.document FROM member x JOIN member y ON y.family = x.family WHERE x.document = ?"
_LOOKED_UP = """SELECT y.n, y.common, d.id, s.runs, d.published FROM (
        SELECT x.document AS n, count(*) AS common FROM json_each(?) j CROSS JOIN sample x ON x.hash = j.value GROUP BY 1) y
    CROSS JOIN signature s ON s.document = y.n CROSS JOIN document d ON d.n = y.n"""
_NO_BODY = ("title", "caption", "source-note")  # kinds of blocks that other reports need not have

_Like = tuple[int, int, str, Sampled]  # a report's number, how many hashes are common to it and another, its id, how it is sampled


class Fresh:
    """The reports that a transaction has placed, by what copies of them are looked up by. That is written at its end, in order:
    each by itself would go to and fro in a large table."""

    def __init__(self) -> None:
        self._holding: defaultdict[int, list[int]] = defaultdict(list)
        self._reports: dict[int, tuple[str, Sampled]] = {}

    def add(self, page: Stored, sampled: Sampled, hashes: Iterable[int]) -> None:
        """Note a report."""
        self._reports[page.n] = page.id, sampled
        for value in hashes:
            self._holding[value].append(page.n)

    def like(self, hashes: Iterable[int]) -> Iterator[_Like]:
        """The reports that have some of these hashes."""
        common = Counter(n for value in hashes for n in self._holding.get(value, ()))
        return ((n, many, *self._reports[n]) for n, many in common.items())

    def write(self, connection: sqlite3.Connection) -> None:
        """Write what these reports are looked up by."""
        rows = [(value, n) for value in sorted(self._holding) for n in self._holding[value]]
        connection.executemany("INSERT INTO sample VALUES (?,?)", rows)


def place(connection: sqlite3.Connection, merging: Merging, page: Stored, fresh: Fresh, former: Iterable[str] = ()) -> set[str]:
    """Find the copies of a stored report, `fresh` ones among them, and note it there; the reports whose families are to be worked out
    anew, those it was with before (`former`) among them."""
    n, document, published = page.n, page.id, page.record.document.published
    sentences = _sentences(page)
    body = merging.body(sentences)
    runs, hashes = merging.signature(body)
    told = msgspec.json.encode(_told(page, runs, sentences[:1])).decode()
    connection.execute("INSERT INTO signature VALUES (?,?,?)", (n, runs, told))
    connection.execute("INSERT INTO body VALUES (?,?)", (n, merging.pack_body(body)))
    touched = {document, *former}
    own, sampled = Text(document, published, body), Sampled(runs, published)
    among = sorted((*_kept(connection, hashes), *fresh.like(hashes)))
    fresh.add(page, sampled, hashes)
    for other, common, name, there in among:
        if not merging.worth_comparing(sampled, there, common):
            continue
        kept = connection.execute("SELECT runs FROM body WHERE document = ?", (other,)).fetchone()[0]
        found = merging.overlap(own, Text(name, there.published, merging.unpack_body(kept)))
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
    links.drop(connection, ("copy", "passage"), [document])
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


def _kept(connection: sqlite3.Connection, hashes: Iterable[int]) -> Iterator[_Like]:
    """The reports of the transactions before that have some of these hashes."""
    rows = connection.execute(_LOOKED_UP, (listed(hashes),))
    return ((n, common, name, Sampled(runs, published)) for n, common, name, runs, published in rows)


def _number(connection: sqlite3.Connection, document: str) -> int:
    return int(connection.execute("SELECT n FROM document WHERE id = ?", (document,)).fetchone()[0])


def _sentences(page: Stored) -> list[tuple[int, int, str]]:
    """The sentences of a report's body: start, end, folded words."""
    apart = [(block.start, block.end) for block in page.record.blocks if block.kind in _NO_BODY]
    return [one for one in page.words.sentences if not any(start <= one[0] and end >= one[1] for start, end in apart)]


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


def _told(page: Stored, runs: int, opening: Sequence[tuple[int, int, str]]) -> Told:
    """A report as merging sees it; `opening` is the first sentence of its body, if it has one."""
    about = page.record.document
    return Told(page.id, about.outlet, about.published, about.agencies, _cited(page), runs, _credit(page, opening))


def _credit(page: Stored, opening: Sequence[tuple[int, int, str]]) -> str:
    """The folded words of a report's source notes, and the first of its body."""
    notes = [(block.start, block.end) for block in page.record.blocks if block.kind == "source-note"]
    found = [words for at, _, words in page.words.sentences for start, end in notes if start <= at < end]
    return " ".join([*found, *(" ".join(words.split(" ")[:_OPENING]) for _, _, words in opening)])


def _cited(page: Stored) -> tuple[str, ...]:
    """The outlets and agencies that speak in a report or pass on what is said or done."""
    record = page.record
    media = {entity.id: entity.key for entity in record.entities if entity.type == "media"}
    if not media:
        return ()
    chains = (*(statement.via for statement in record.statements), *(event.via for event in record.events))
    passing = {key for chain in chains for key in chain}
    speaking = {speaker for statement in record.statements for speaker in statement.speakers}
    return tuple(sorted({key for entity, key in media.items() if entity in speaking or key in passing}))
