"""Where the reports of a thing have it from, put together for `marsad.roots`: chain, family of copies, credits, outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from marsad import roots
from marsad.roots import Root, RootKind, Telling
from marsad.vault.lists import LIST
from marsad.vault.rows import Origin

_FAMILY = msgspec.json.Decoder(tuple[str, str, RootKind, str, int])

# of a row x of a report d: JSON of the family of copies in whose text its words stand (its report's own first), what that
# goes back to, and 1; else of the family that its report is of, and 0
FAMILY = """coalesce((SELECT json_array(f.id, f.root, f.kind, f.why, 1) FROM passage p JOIN document o ON o.n = p.other
    JOIN member m ON m.document = o.id JOIN family f ON f.id = m.family
    LEFT JOIN member own ON own.document = d.id AND own.family = f.id
    WHERE p.document = d.n AND p.start < x."end" AND p."end" > x.start ORDER BY own.family IS NULL, f.id LIMIT 1),
    (SELECT json_array(f.id, f.root, f.kind, f.why, 0) FROM member m JOIN family f ON f.id = m.family WHERE m.document = d.id))"""

# of a statement x: the type of the first link of its chain, as its report tells it
LINK_TYPE = """(SELECT k.type FROM statement_actor y JOIN entity e ON e.document = x.document AND e.actor = y.actor
    JOIN naming k ON k.n = e.naming WHERE y.statement = x.n AND y.role = 'via' AND y.place = 0 LIMIT 1)"""


class Traced(NamedTuple):
    """A report's telling, and whether its words stand in another report of its family word for word."""

    telling: Telling
    copied: bool


def traced(
    document: str, outlet: str | None, agencies: str, chain: Sequence[str], kind: RootKind | None, family: str | None
) -> Traced:
    """A report's telling; `agencies` and `family` are JSON as the tables and `FAMILY` give them."""
    known = (document, outlet, LIST.decode(agencies), tuple(chain), kind)
    if family is None:
        return Traced(Telling(*known), False)
    key, root, root_kind, why, copied = _FAMILY.decode(family)
    return Traced(Telling(*known, key, Root(root, root_kind, why)), bool(copied))


def origins(told: Sequence[Traced]) -> tuple[Origin, ...]:
    """The distinct roots of tellings, each with the reports it reached and the steps that led there.

    Of a family are those whose words stand in it, and those that tell what another report of the same family tells too: an
    edited sentence of a copy is still the copy's. What one report of a family alone has, is its own.
    """
    times = Counter(one.telling.family for one in told)
    kept = [
        one.telling if one.copied or times[one.telling.family] > 1 else msgspec.structs.replace(one.telling, family=None, behind=None)
        for one in told
    ]
    return tuple(Origin(one.root, one.kind, one.documents, one.why) for one in roots.origins(kept))


def link_kind(key: str, kind: str | None, agencies: Sequence[str]) -> RootKind:
    """What a link of a chain is, by its key and the type that the report gives it."""
    if key in agencies:
        return "agency"
    if kind == "organisation" and ("ministry" in key or "department" in key):
        return "ministry"
    return "person" if kind == "person" else "outlet" if kind == "media" else "body"
