"""For the tests of the vault: records made by hand of short reports of our own wording, and the command run in this process."""

from __future__ import annotations

import io
import re
import sqlite3
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from marsad.cli.main import main
from marsad.doors import Merging
from marsad.record import Block, Document, Entity, Event, Mention, Name, Record, Span, Statement, Time
from marsad.vault.write import Writer

SHORT = "عنوان رقم {n}\nأكدت موسكو أنها ترفض المقترح رقم {n}. وعُقد لقاءٌ في جنيف يوم الاثنين مع الناتو.\nاقرأ أيضا: خبر آخر"


def report(n: int = 1, *, key: str | None = None, text: str = SHORT, published: str | None = "2022-01-11") -> Record:
    """A record with one statement, one event, three entities, a time and three blocks."""
    text = text.format(n=n)
    title, noise = text.index("\n"), text.rindex("\n") + 1

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    said, done = span(f"ترفض المقترح رقم {n}"), span("عُقد لقاءٌ في جنيف")
    names = (("RUS", "موسكو"), ("NATO", "الناتو"), ("geneva", "جنيف"))
    mentions = tuple(Mention(f"M{i}", span(w).start, span(w).end, f"E{i}") for i, (_, w) in enumerate(names, 1))
    return Record(
        Document(key or f"report-{n}", text, text[:title], outlet="wire-a", agencies=("wire-b",), published=published),
        (Block(0, title, "title"), Block(title + 1, noise - 1, "body"), Block(noise, len(text), "noise")),
        (
            Entity("E1", "RUS", "state", Name("روسيا", "Russia"), "RUS"),
            Entity("E2", "NATO", "organisation", Name("حلف شمال الأطلسي", "NATO"), "NATO"),
            Entity("E3", "geneva", "place", Name("جنيف", "Geneva")),
        ),
        mentions,
        (Time("T1", span("يوم الاثنين").start, span("يوم الاثنين").end, "2022-01-10"),),
        (
            Statement("S1", ("E1",), span("أكدت"), said, "indirect", "reject", ("E2",), "statement", ("rus-ministry",), ("talks",),
                      None, ("cue:test",)),
        ),
        (Event("V1", "CONSULT", "meeting", ("E1",), ("E2",), "held", "2022-01-10", "E3", done, (), ("deed:test",)),),
    )  # fmt: skip


def build(path: Path, *records: Record) -> Path:
    """A database of the records."""
    with Writer(path) as writer:
        for record in records:
            writer.put(record)
    return path


def merged(path: Path, records: list[Record], replace: bool = False) -> Path:
    """A database of the records, each compared with those before it; made where it is missing, else added to."""
    with Writer(path, merging=Merging()) as writer:
        for record in records:
            writer.put(record, replace=replace)
    return path


def dump(path: Path) -> list[str]:
    """Every row of every table, but for the inner tables of full-text search, whose pieces depend on the batches."""
    with sqlite3.connect(path) as connection:
        lines = [line for line in connection.iterdump() if not re.search(r"\"?sentence_words_(data|idx|docsize|config)", line)]
        connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
    connection.close()
    return lines


class Done(NamedTuple):
    exit_code: int
    stdout: str
    stderr: str


def run(*words: str) -> Done:
    """The command `marsad` with these words, in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main(words)
    out.flush()
    assert isinstance(ended.value.code, int)
    return Done(ended.value.code, out.buffer.getvalue().decode(), err.getvalue())  # type: ignore[attr-defined]
