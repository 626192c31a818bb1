"""Bytes → text: the encoding is found, checked, and never guessed silently.

Order: byte-order mark, UTF-8 strict, what the page declares, windows-1256, then what charset-normalizer thinks; all but the
first two count only where the result reads as Arabic.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from marsad.intake.language import arabic_share, plausibility
from marsad.limits import MIN_ARABIC_SHARE

PLAUSIBLE = 0.15  # share of words with the article or of function; Arabic news has 0.35 to 0.55, a wrong decoding next to none
SNIFFED = 4096  # bytes looked at for signatures and declarations
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SIGNATURES = (
    (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "gzip data"), (b"BZh", "bzip2 data"), (b"\xfd7zXZ", "xz data"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"), (b"\x7fELF", "a program"), (b"RIFF", "sound or video"), (b"OggS", "sound or video"),
)  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,24})""", re.IGNORECASE)
_ARABIC_PAGES = ("windows-1256", "iso-8859-6", "mac_arabic", "cp720", "cp864")


class DecodingError(ValueError):
    """Bytes that are no text, or text in no encoding that can be told; the message says what they are, `remedy` what to do."""

    def __init__(self, what: str, remedy: str = "save it as UTF-8 text") -> None:
        super().__init__(what)
        self.remedy = remedy


class Decoded(NamedTuple):
    """A text and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of bytes. Raises `DecodingError` where they are binary or their encoding cannot be told."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(name), name.removesuffix("-sig"))
            except UnicodeDecodeError as error:
                raise DecodingError(f"has a {name.removesuffix('-sig').upper()} mark but bad bytes at {error.start}") from error
    what = binary(data)
    if what:
        raise DecodingError(f"is {what}, not text", "give the text of its report")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    found = _declared(data) or _arabic_page(data) or _normalized(data)
    if found is None:
        raise DecodingError(f"is not UTF-8 (bad byte at {bad:,}) and in no other encoding does it read as Arabic")
    return found


def binary(data: bytes) -> str | None:
    """What binary bytes are, by their signature or a null byte; None for what may be text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return what
    return "binary data" if b"\x00" in data[:SNIFFED] else None


def _declared(data: bytes) -> Decoded | None:
    declared = _DECLARED.search(data[:SNIFFED])
    return _try(data, declared.group(1).decode("ascii")) if declared else None


def _arabic_page(data: bytes) -> Decoded | None:
    """The encoding of the Arabic code pages in which the text reads best."""
    tried = [found for name in _ARABIC_PAGES if (found := _try(data, name)) is not None]
    return max(tried, key=lambda found: plausibility(found.text)) if tried else None


def _normalized(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 256 * 1024]).best()
    found = _try(data, best.encoding) if best is not None else None
    if found is None or found.text.encode(found.encoding) != data:
        return None  # two bytes for one letter: which of them was written would be lost
    return found


def _try(data: bytes, name: str) -> Decoded | None:
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    readable = arabic_share(text)[1] >= MIN_ARABIC_SHARE and plausibility(text) >= PLAUSIBLE
    return Decoded(text, codecs.lookup(name).name) if readable else None
