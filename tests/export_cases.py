"""For the tests of exports: a database of the samples, one of hostile texts, and a format written from either."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from marsad.doors import Observatory
from marsad.record import Block, Document, Entity, Event, Mention, Name, Record, Span, Statement
from vault_reports import run

SAMPLES = Path(__file__).parent.parent / "src" / "marsad" / "samples"
HOSTILE = (
    "<script>alert('x')</script> & \"]]>\" -->", "\u202eقلب\u202c \u2066عزل\u2069 \u200f", "صفر\x00هنا \x1b[31m \x07 \x85 \ufffe \u2028سطر",
    "ك" * 10_000, "=HYPERLINK(\"http://x\")\t,;\"'|\r\nسطر\rآخر\n", "\U0001f54a\ufe0f e\u0301 \ufeff",
    "{{ 7*7 }} %s %00 ${x} \\n \\u0000", "  ",
)  # fmt: skip


def samples(folder: Path) -> Path:
    """A database of the sample reports."""
    path = folder / "samples.db"
    with Observatory(path) as observatory:
        observatory.add([SAMPLES])
    return path


def hostile(folder: Path) -> Path:
    """A database in which names, ids, addresses and words are hostile."""
    path = folder / "hostile.db"
    with Observatory(path) as observatory:
        tally = observatory.add([_record(n, words) for n, words in enumerate(HOSTILE)])
    assert tally.stored == len(HOSTILE)
    assert tally.problems == []
    return path


def _record(n: int, words: str) -> Record:
    short = words[:40]
    text = f"قال الوزير: {words} انتهى"
    span = Span(12, 12 + len(words))
    entities = (
        Entity("E1", f"actor-{n} {short}", "person", Name(words, short), "RUS", short),
        Entity("E2", "NATO", "organisation", Name("الناتو", "NATO"), "NATO"),
        Entity("E3", f"place {short}", "place", Name(short, None)),
    )
    url = "javascript:alert(1)" if n % 2 else f"https://example.org/{short}"
    said = Statement("S1", ("E1",), Span(0, 3), span, "direct", "demand", ("E2",), via=(f"source {short}",), why=("cue:test",))
    done = Event("V1", "CONSULT", "call", ("E1",), ("E2",), "held", "2022-01-10", "E3", span, (), ("deed:test",))
    return Record(
        Document(f"doc {n} {short}", text, words, url=url, outlet=f"outlet {short}", published=f"2022-01-{n + 1:02}"),
        (Block(0, len(text), "body"),), entities, tuple(Mention(f"M{m}", 0, 3, e.id) for m, e in enumerate(entities)), (), (said,), (done,),
    )  # fmt: skip


def write(format: str, db: Path, target: Path, *words: str) -> Path:
    """The file or folder of a format, written by the command."""
    done = run("export", format, "--db", str(db), "-o", str(target), *words)
    assert (done.exit_code, done.stdout) == (0, "")
    return target


def rows(db: Path, view: str, **filters: Any) -> list[Any]:
    """The rows of a view as plain values, tuples as lists."""
    with Observatory(db, read_only=True) as observatory:
        found = getattr(observatory, view)(**filters)
    return plain(found)


def plain(found: Any) -> Any:
    """Rows as JSON has them."""
    return msgspec.json.decode(msgspec.json.encode(found))
