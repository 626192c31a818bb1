"""Ids derived from content: the same report gives the same ids in every database and on every run.

A statement's id is 's-' and an event's 'e-' with 13 letters and digits (65 bits of SHA-256) of its report's id and
text, the kind, and where the words stand. A sentence is named by its place: DOCUMENT#START-END.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections import Counter
from collections.abc import Sequence

import msgspec

from marsad.record import Document, Record

_LENGTH = 13
_BYTES = 10  # of a hash that so many letters and digits take; all 32 would be written out first


def content(document: Document) -> str:
    """The hash (hex) of what was handed in: text, address, outlet and day of publication.

    What was found in the text, such as its title, is left out: a later version may find it otherwise.
    """
    published = document.published if document.published_from in (None, "metadata") else None
    given = (document.text, document.url, document.outlet, published)
    return hashlib.sha256(msgspec.json.encode(given)).hexdigest()


def finding_ids(record: Record) -> tuple[list[str], list[str]]:
    """The ids of a record's statements and events, in their order.

    Two findings of one kind on the same words are told apart by which comes first.
    """
    base = hashlib.sha256(msgspec.json.encode((record.document.id, record.document.text)))
    seen: Counter[tuple[object, ...]] = Counter()

    def name(letter: str, *place: object) -> str:
        key = (letter, *place)
        seen[key] += 1
        digest = base.copy()
        digest.update(msgspec.json.encode((*key, seen[key])))
        return f"{letter}-{b32encode(digest.digest()[:_BYTES]).decode('ascii')[:_LENGTH].lower()}"

    statements = [name("s", s.content.start, s.content.end, *((s.cue.start, s.cue.end) if s.cue else ())) for s in record.statements]
    events = [name("e", e.type, e.evidence.start, e.evidence.end) for e in record.events]
    return statements, events


def place_id(document: str, start: int, end: int) -> str:
    """The id of a stretch of a report's text."""
    return f"{document}#{start}-{end}"


def parse_place(given: str) -> tuple[str, int, int] | None:
    """The document, start and end of such an id, or None where it is none."""
    document, mark, span = given.rpartition("#")
    start, dash, end = span.partition("-")
    if not (document and mark and dash and start.isdecimal() and end.isdecimal() and start.isascii() and end.isascii()):
        return None
    return document, int(start), int(end)


def claim_id(statement: str) -> str:
    """The id of the claim whose first telling is a statement; of a claim's id, that of the statement."""
    return f"{'s' if statement.startswith('k-') else 'k'}{statement[1:]}"


def conflict_id(kind: str, about: Sequence[str], field: str) -> str:
    """The id of a disagreement of a kind and field about some items, whatever their order."""
    digest = hashlib.sha256(msgspec.json.encode((kind, field, sorted(about)))).digest()
    return f"d-{b32encode(digest[:_BYTES]).decode('ascii')[:_LENGTH].lower()}"
