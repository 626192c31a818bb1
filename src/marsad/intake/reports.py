"""Files → pages, one at a time: nothing is kept of a report once it is given out, so memory does not grow with the batch."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from marsad.intake import shapes
from marsad.intake.encodings import SNIFFED, DecodingError, binary, decode
from marsad.intake.page import content_id, page_of
from marsad.intake.problems import IntakeError, Problem
from marsad.intake.sources import (
    ANNOTATION_ENDINGS,
    STDIN,
    bare_name,
    expand,
    failure,
    open_binary,
    read_all,
    read_lines,
    sort_of,
)  # fmt: skip
from marsad.record import Page

_BROKEN = (OSError, EOFError, zlib.error, gzip.BadGzipFile)


def read_inputs(paths: Iterable[str | Path]) -> Iterator[Page | Problem]:
    """The pages of files, folders, globs and `-` (standard input) in order, and a problem for each input that gives none.

    A report without an id takes its file's name for one; a name that was taken already gets the content's hash behind it.
    """
    names: set[str] = set()
    for path in expand(paths):
        if isinstance(path, Problem):
            yield path
            continue
        for found in _documents(path):
            yield found if isinstance(found, Problem) else _page(*found, names)


def _page(document: dict[str, Any], where: str, stem: str | None, names: set[str]) -> Page | Problem:
    if not document.get("id") and stem:
        known = stem in names
        names.add(stem)
        source = document.get("text") or document.get("html") or ""
        document = {**document, "id": f"{stem}-{content_id(source)[:8]}" if known else stem}
    try:
        return page_of(document, where)
    except IntakeError as error:
        return error.problem


def _documents(path: Path) -> Iterator[tuple[dict[str, Any], str, str | None] | Problem]:
    """The documents of one file, each with where it stands and the name that may serve as its id."""
    where = "standard input" if str(path) == STDIN else str(path)
    if bare_name(path).name.endswith(ANNOTATION_ENDINGS):
        yield Problem(where, "holds annotations of a report, not a report", skipped=True)
        return
    try:
        stream = open_binary(path)
    except OSError as error:
        yield failure(where, error)
        return
    try:
        for found in _parse(stream, path, where):
            if isinstance(found, Problem):
                yield found
            else:
                at, document, alone = found
                yield document, at, bare_name(path).stem if alone and where == str(path) else None
    except IntakeError as error:
        yield error.problem
    except _BROKEN as error:
        yield failure(where, error)
    finally:
        if str(path) != STDIN:
            stream.close()


Found = tuple[str, dict[str, Any], bool]  # where it stands, the document, whether it is its file's only one


def _parse(stream: IO[bytes], path: Path, where: str) -> Iterator[Found | Problem]:
    sort = sort_of(path) if str(path) != STDIN else None
    beginning = b""
    if sort is None:
        beginning = stream.readline(64 * 1024)
        while beginning and not beginning.strip():
            beginning = stream.readline(64 * 1024)
        sort = _sniff(beginning)
    if sort == "lines":
        start = beginning or stream.peek(SNIFFED)  # type: ignore[attr-defined]
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            stream, beginning = io.BytesIO(decode(read_all(stream, where, beginning)).text.encode()), b""
        elif not start.lstrip().startswith(b"{") and (what := binary(start)):
            yield Problem(where, f"is {what}, not text", "give the text of its reports")
            return
        yield from _lines(stream, where, beginning)
        return
    data = read_all(stream, where, beginning)
    if not data.strip():
        yield Problem(where, "is empty", "nothing to read in it")
        return
    if sort == "json":
        yield from _json(data, where)
        return
    try:
        text = decode(data).text
    except DecodingError as error:
        yield Problem(where, str(error), error.remedy)
        return
    yield where, {sort: text}, True


def _sniff(beginning: bytes) -> str:
    """What a stream without a name is, by its first line."""
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    if start.startswith(b"{"):
        return "lines" if beginning.endswith(b"\n") and _is_object(beginning) else "json"
    if start.startswith(b"["):
        return "json"
    return "html" if start.lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<div")) else "text"


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except msgspec.DecodeError:
        return False


def _json(data: bytes, where: str) -> Iterator[Found | Problem]:
    value = _decoded(data, where)
    if isinstance(value, Problem):
        yield value
        return
    alone = isinstance(value[0], dict)
    for n, found in enumerate(shapes.documents(value[0], where), 1):
        if isinstance(found, Problem):
            yield found
        else:
            yield where if alone else f"{where}, item {n}", found, alone


def _lines(stream: IO[bytes], where: str, beginning: bytes) -> Iterator[Found | Problem]:
    empty = True
    for line in read_lines(stream, where, beginning):
        empty = False
        if isinstance(line, Problem):
            yield line
            continue
        at = f"{where}:{line[0]}"
        value = _decoded(line[1], at)
        found = value if isinstance(value, Problem) else shapes.one(value[0], at)
        if isinstance(found, Problem):
            yield found
        else:
            yield at, found, False
    if empty:
        yield Problem(where, "is empty", "nothing to read in it")


def _decoded(data: bytes, where: str) -> tuple[Any] | Problem:
    """The value of JSON in any encoding that can be told, in a tuple of one."""
    try:
        return (msgspec.json.decode(data),)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        wrong: Exception = error
    try:
        text = decode(data)
        if text.encoding != "utf-8" or data.startswith(b"\xef\xbb\xbf"):
            return (msgspec.json.decode(text.text),)
    except DecodingError as error:
        return Problem(where, str(error), error.remedy)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        wrong = error
    if isinstance(wrong, RecursionError):
        return Problem(where, "is JSON nested too deep", shapes.EXPECTED)
    return Problem(where, f"is no JSON ({_short(wrong)})", shapes.EXPECTED)


def _short(error: Exception) -> str:
    return str(error).removeprefix("JSON is malformed: ")
