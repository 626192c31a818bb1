"""Full-text search over sentences: what people type, put as a query of SQLite's FTS5, and the sentences that answer it.

Every word must stand in the sentence, with or without clitics; "words in quotes" must stand side by side; word* is the
beginning of a word.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from marsad.arabic.letters import fold
from marsad.arabic.words import tokenise
from marsad.limits import MAX_SEARCH_WORDS, MAX_TOKEN_CHARS
from marsad.vault.filters import Conditions, FilterError, Filters
from marsad.vault.ids import place_id
from marsad.vault.rows import PassageRow
from marsad.vault.words import bare, folded, written

_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')

MATCHED = """SELECT p.document, p.start, p."end" FROM sentence_words f JOIN sentence p ON p.n = f.rowid
    WHERE sentence_words MATCH ?"""


def holding(row: str, table: str) -> str:
    """The condition that the words of a statement or event `row` (the name of its table in a query) stand in a matched sentence."""
    return f"""{row}.n IN (SELECT w.n FROM ({MATCHED}) q JOIN {table} w ON w.document = q.document
        AND w.start < q."end" AND w."end" > q.start)"""


def expression(connection: sqlite3.Connection, asked: str) -> str:
    """The FTS5 expression for what was asked. Raises `FilterError` where there is no word in it, or too many."""
    parts = []
    for one in _asked(connection, asked):
        star = " *" if one.beginning else ""
        rest = "".join(f" {word}" for word in one.rest)
        parts.append(" OR ".join(f'"{form}{rest}"{star}' for form in one.forms))
    return " AND ".join(f"({part})" for part in parts)


class _Wanted(NamedTuple):
    """A word or phrase asked for: the ways its first word may be written, the words after it, whether it is the beginning of a word."""

    forms: list[str]
    rest: tuple[str, ...]
    beginning: bool


def _asked(connection: sqlite3.Connection, asked: str) -> list[_Wanted]:
    """What was asked for, part by part. Raises `FilterError` where there is no word in it, or too many."""

    def frequency(words: Sequence[str]) -> int:
        marks = ",".join("?" * len(words))
        count = f"SELECT coalesce(sum(doc), 0) FROM temp.vocabulary WHERE term IN ({marks})"
        return int(connection.execute(count, words).fetchone()[0])

    parts: list[_Wanted] = []
    count = 0
    for phrase, word in _PART.findall(fold(asked)):
        words = folded(phrase or word)
        count += len(words)
        if not words:
            continue
        single = len(words) == 1 and not phrase
        stem = bare(words[0], frequency) if single and not word.endswith("*") else words[0]
        parts.append(_Wanted(written(stem), tuple(words[1:]), single and word.endswith("*")))
    if not parts:
        raise FilterError(f"search: there is no word in {asked!r}")
    if count > MAX_SEARCH_WORDS:
        raise FilterError(f"search: {count} words are too many; give at most {MAX_SEARCH_WORDS}")
    return parts


def marker(connection: sqlite3.Connection, asked: str) -> Callable[[str], list[tuple[int, int]]]:
    """A function that tells where in a text (code points start..end) the words asked for stand. Raises `FilterError` as `expression`."""
    wanted = _asked(connection, asked)
    plain = [(frozenset(one.forms), one) for one in wanted]

    def marks(text: str) -> list[tuple[int, int]]:
        tokens = tokenise(text)
        at = [i for i, word in enumerate(tokens.words) if word[0].isalnum()]
        words = [tokens.words[i][:MAX_TOKEN_CHARS] for i in at]
        found = set()
        for place, word in enumerate(words):
            for forms, one in plain:
                begins = word in forms or (one.beginning and any(word.startswith(form) for form in one.forms))
                after = len(one.rest)
                if begins and tuple(words[place + 1 : place + 1 + after]) == one.rest:
                    found.add((tokens.starts[at[place]], tokens.ends[at[place + after]]))
        return sorted(found)

    return marks


def passages(connection: sqlite3.Connection, filters: Filters) -> Iterator[PassageRow]:
    """The sentences that hold the words, in the order of their reports' publication, then of the text."""
    conditions = Conditions()
    if filters.search is not None:
        conditions.add("sentence_words MATCH ?", expression(connection, filters.search))
    conditions.any_of("d.outlet IN ({})", filters.outlet)
    if filters.since:
        conditions.add("d.published >= ?", filters.since)
    if filters.until:
        conditions.add("d.published <= ?", filters.until)
    conditions.any_of(
        """EXISTS (SELECT 1 FROM mention m JOIN entity e ON e.document = m.document AND e.id = m.entity
           JOIN actor a ON a.n = e.actor WHERE m.document = p.document AND m.start >= p.start AND m."end" <= p."end"
           AND a.key IN ({}))""",
        filters.actor,
    )
    rows = connection.execute(
        f"""SELECT d.n, d.id, d.outlet, d.published, p.start, p."end" FROM sentence_words f
            JOIN sentence p ON p.n = f.rowid JOIN document d ON d.n = p.document {conditions.sql()}
            ORDER BY d.published IS NULL, d.published, d.id, p.start LIMIT ?""",
        (*conditions.values, -1 if filters.limit is None else filters.limit),
    )
    for n, document, outlet, published, start, end in rows:
        yield passage(connection, n, (document, outlet, published), start, end)


def passage(connection: sqlite3.Connection, n: int, about: tuple[str, str | None, str | None], start: int, end: int) -> PassageRow:
    """The row of a stretch of a report's text (document number `n`; its id, outlet and date)."""
    findings = 'SELECT id FROM {} WHERE document = ? AND start < ? AND "end" > ? ORDER BY start, "end", id'
    text = connection.execute("SELECT text FROM page WHERE document = ?", (n,)).fetchone()[0][start:end]
    found = [tuple(row[0] for row in connection.execute(findings.format(table), (n, end, start))) for table in ("statement", "event")]
    return PassageRow(place_id(about[0], start, end), *about, start, end, text, *found)
