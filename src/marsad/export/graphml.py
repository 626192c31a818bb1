"""Who with whom as a graph (GraphML): a node an actor, an edge each contact, other event, and statement at somebody.

Of an event without a target each two of those who took part are joined. What XML cannot hold is shown, see `streams.xml_text`.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.export.gdelt import pairs
from marsad.export.source import Source
from marsad.export.streams import xml_attribute, xml_text
from marsad.vault.days import days

_NODE = ("name", "name_ar", "type", "side")
_EDGE = ("kind", "sort", "mode", "status", "day", "reports", "words", "finding")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_NUMBERS = ("reports",)


def write(source: Source) -> Iterator[bytes]:
    """The graph, edges first, then the nodes that they join."""
    yield _HEAD.encode()
    for place, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            kind = "int" if name in _NUMBERS else "string"
            yield f'<key id="{place}_{name}" for="{place}" attr.name="{name}" attr.type="{kind}"/>\n'.encode()
    yield b'<graph id="marsad" edgedefault="directed">\n'
    nodes: dict[str, None] = {}
    for one, other, values in _edges(source):
        nodes |= {one: None, other: None}
        finding = xml_attribute(f"{values['finding']}:{one}:{other}")
        ends = f"source={xml_attribute(one)} target={xml_attribute(other)}"
        yield f"<edge id={finding} {ends}>{_data('edge', _EDGE, values)}</edge>\n".encode()
    for key in nodes:
        party = source.party(key)
        told = {"name": source.name(key), "name_ar": party.name.ar, "type": party.type, "side": party.side}
        yield f"<node id={xml_attribute(key)}>{_data('node', _NODE, told)}</node>\n".encode()
    yield b"</graph>\n</graphml>\n"


def _edges(source: Source) -> Iterator[tuple[str, str, dict[str, str | int | None]]]:
    """Both ends of each edge and what it is; what has one party only makes none."""
    for row in source.rows("events"):
        first = row.reports[0]
        told = {
            "kind": "event", "sort": row.type, "mode": row.mode, "status": row.status, "day": _day(row.time, first.published),
            "reports": len(row.reports), "words": first.text, "finding": row.id,
        }  # fmt: skip
        yield from ((one, other, told) for one, other in pairs(row.source, row.target) if one and other)
    for row in source.rows("statements"):
        said = {
            "kind": "statement", "sort": row.act, "mode": row.medium, "status": None, "day": _day(row.time, row.published), "reports": 1,
            "words": row.text, "finding": row.id,
        }  # fmt: skip
        if row.target:
            yield from ((one, other, said) for one, other in pairs(row.speakers, row.target) if one and other)


def _day(time: str | None, published: str | None) -> str | None:
    found = days(time) or days(published)
    return None if found is None else found[0]


def _data(place: str, names: tuple[str, ...], values: dict[str, str | int | None] | dict[str, str | None]) -> str:
    cells = ((name, values.get(name)) for name in names)
    return "".join(f'<data key="{place}_{name}">{xml_text(str(value))}</data>' for name, value in cells if value not in (None, ""))
