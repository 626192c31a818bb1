"""Pieces that several formats are put together from: JSON lists written item by item, names of things as URIs, XML text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

import msgspec

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_PICTURES = 0x2400  # control pictures, in the order of the control characters


def json_list(before: str, items: Iterable[object], after: str) -> Iterator[bytes]:
    """A JSON text with a list in it, an item a line; `before` ends and `after` begins with its bracket."""
    encode = msgspec.json.Encoder().encode
    yield before.encode()
    for n, item in enumerate(items):
        yield (b",\n" if n else b"\n") + encode(item)
    yield f"\n{after}\n".encode()


def json_lines(items: Iterable[object]) -> Iterator[bytes]:
    """An object a line."""
    encode = msgspec.json.Encoder().encode
    for item in items:
        yield encode(item) + b"\n"


def uri(kind: str, key: str) -> str:
    """The name of a statement, event, actor or document as a URI."""
    return f"urn:marsad:{kind}:{quote(key, safe='')}"


def xml_text(text: str) -> str:
    """Text for the inside of an XML element. What XML 1.0 cannot hold is shown: a control character by its picture, else U+FFFD."""
    return escape(_NO_XML.sub(_visible, text), {"\r": "&#13;"})


def xml_attribute(text: str) -> str:
    """Text for an XML attribute, with its quotes; as `xml_text` otherwise."""
    return quoteattr(_NO_XML.sub(_visible, text))


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"
