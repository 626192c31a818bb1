"""Groups: items held together by links and by what people judged, the same whatever came first.

A group is a connected component of the links 'same'. What a person last said of two items overrules the link between
them: 'different' cuts it, 'same' makes one, 'unsure' leaves none. Other links may still hold the two together.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterable

import msgspec

from marsad.merging.items import Judgement, Link

_LENGTH = 13  # letters and digits of an id: 65 bits


class Group(msgspec.Struct, frozen=True):
    """Items that are one; `id` is derived from `members`, which stand in the order of their ids."""

    id: str
    members: tuple[str, ...]


def group_id(prefix: str, members: Iterable[str]) -> str:
    """The id of a group: the prefix and a hash of its members, whatever their order."""
    digest = hashlib.sha256(msgspec.json.encode(sorted(members))).digest()
    return f"{prefix}-{b32encode(digest).decode('ascii')[:_LENGTH].lower()}"


def edges(links: Iterable[Link], judgements: Iterable[Judgement] = ()) -> set[tuple[str, str]]:
    """The pairs that hold groups together. Of several judgements of a pair the last counts."""
    found = {_pair(link.a, link.b) for link in links if link.verdict == "same"}
    judged = {_pair(one.a, one.b): one.verdict for one in judgements}
    for pair, verdict in judged.items():
        (found.add if verdict == "same" else found.discard)(pair)
    return found


def groups(items: Iterable[str], links: Iterable[Link], judgements: Iterable[Judgement] = (), prefix: str = "g") -> list[Group]:
    """The groups of items, those of one item among them, in the order of their first members.

    Links and judgements about anything else are passed over.
    """
    parent = {item: item for item in items}

    def root(item: str) -> str:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for a, b in edges(links, judgements):
        if a in parent and b in parent:
            first, second = sorted((root(a), root(b)))
            parent[second] = first
    members: dict[str, list[str]] = {}
    for item in sorted(parent):
        members.setdefault(root(item), []).append(item)
    return [Group(group_id(prefix, found), tuple(found)) for found in members.values()]


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)
