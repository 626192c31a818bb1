"""What is given on a command line → the files to read: files, folders, globs, `-`; gzip opened, sizes bounded."""

from __future__ import annotations

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from marsad.intake.problems import IntakeError, Problem
from marsad.limits import MAX_EXPANDED_BYTES, MAX_FILE_BYTES, MAX_FOLDER_FILES, MAX_LINE_BYTES

STDIN = "-"
SUFFIXES = {".txt": "text", ".text": "text", ".json": "json", ".jsonl": "lines", ".ndjson": "lines", ".html": "html",
            ".htm": "html", ".xhtml": "html"}  # fmt: skip
ANNOTATION_ENDINGS = (".gold.json", ".record.json")
READABLE = ".txt, .json, .jsonl and .html, each also as .gz"
_GZIP_MAGIC = b"\x1f\x8b"
_GLOB_SIGNS = frozenset("*?[")
_MEGABYTE = 1024 * 1024


def sort_of(path: Path) -> str | None:
    """What a file's name says it is: 'text', 'json', 'lines', 'html'; None where it says nothing."""
    return SUFFIXES.get(bare_name(path).suffix.lower())


def bare_name(path: Path) -> Path:
    """The path without `.gz`."""
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def expand(paths: Iterable[str | Path]) -> Iterator[Path | Problem]:
    """The files that paths name, in the order given; of folders and globs sorted. `-` stays as it is."""
    for given in paths:
        name, path = str(given), Path(given)
        try:
            kind = path.stat().st_mode if name != STDIN else None
        except (OSError, ValueError) as error:
            kind = None
            if not isinstance(error, FileNotFoundError | NotADirectoryError):
                yield failure(name, error)
                continue
            if not _GLOB_SIGNS.isdisjoint(name):
                yield from _matches(name)
            else:
                yield Problem(name, "there is no such file", "check the path")
            continue
        if kind is not None and stat.S_ISDIR(kind):
            yield from _folder(path)
        else:
            yield path


def _matches(pattern: str) -> Iterator[Path | Problem]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Problem(pattern, "matches no file", "check the pattern")
    for name in found:
        path = Path(name)
        if path.is_dir():
            yield from _folder(path)
        else:
            yield path


def _folder(folder: Path) -> Iterator[Path | Problem]:
    failures: list[OSError] = []
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(root) / name for name in names if not name.startswith(".") and sort_of(Path(name)))
        if len(found) > MAX_FOLDER_FILES:
            yield Problem(str(folder), f"holds more than {MAX_FOLDER_FILES:,} files", "give its parts one by one")
            return
    for error in failures:
        yield failure(error.filename or str(folder), error)
    if not found and not failures:
        yield Problem(str(folder), "is a folder without reports", f"reports are {READABLE}")
    yield from sorted(found)


def failure(where: str, error: Exception) -> Problem:
    """What an error of the system says, as a problem."""
    if isinstance(error, PermissionError):
        return Problem(where, "may not be read (permission denied)", "check who may read it")
    if isinstance(error, IsADirectoryError):
        return Problem(where, "is a folder, not a file", "give the files in it")
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return Problem(where, "its gzip data is broken or ends too early", "copy the file again")
    what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(where, f"cannot be read ({what})", "check the file and its disk")


def open_binary(path: Path) -> IO[bytes]:
    """The bytes of a file, of what a gzip file holds, or of standard input. Raises OSError."""
    buffered = cast(io.BufferedReader, sys.stdin.buffer) if str(path) == STDIN else open(path, "rb")  # noqa: SIM115
    if buffered.peek(2)[:2] == _GZIP_MAGIC:
        return gzip.GzipFile(fileobj=buffered, mode="rb")  # type: ignore[return-value]
    return buffered


def read_all(stream: IO[bytes], where: str, beginning: bytes = b"") -> bytes:
    """All bytes of a stream. Raises `IntakeError` beyond `MAX_FILE_BYTES`."""
    data = beginning + stream.read(MAX_FILE_BYTES + 1 - len(beginning))
    if len(data) > MAX_FILE_BYTES:
        what = f"is larger than {MAX_FILE_BYTES // _MEGABYTE} MB"
        raise IntakeError(Problem(where, what, "give its reports as .jsonl, which is read line by line"))
    return data


def read_lines(stream: IO[bytes], where: str, beginning: bytes = b"") -> Iterator[tuple[int, bytes] | Problem]:
    """(number, line) of each line that is not blank; a line beyond `MAX_LINE_BYTES` is passed over with a problem."""
    number, size = 0, 0
    line = beginning
    while line or (line := stream.readline(MAX_LINE_BYTES + 1)):
        number += 1
        size += len(line)
        if size > MAX_EXPANDED_BYTES:
            what = f"expands to more than {MAX_EXPANDED_BYTES // _MEGABYTE // 1024} GB"
            yield Problem(f"{where}:{number}", what, "give it in parts; the reports before this line were read")
            return
        if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            what = f"the line is longer than {MAX_LINE_BYTES // _MEGABYTE} MB"
            yield Problem(f"{where}:{number}", what, "a line holds one report")
            while line and not line.endswith(b"\n"):
                line = stream.readline(_MEGABYTE)
        elif line.strip():
            yield number, line
        line = b""
