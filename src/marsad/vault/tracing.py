"""Where the reports of a thing have it from, put together for `marsad.roots`: chain, family of copies, credits, outlet."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from marsad import roots
from marsad.roots import Root, RootKind, Telling
from marsad.vault.rows import Origin

_LIST = msgspec.json.Decoder(tuple[str, ...])
_FAMILY = msgspec.json.Decoder(tuple[str, str, RootKind, str])

# of a row x of a report d: JSON of the family of copies in whose text its words stand (its report's own first), and what
# that goes back to
FAMILY = """(SELECT json_array(f.id, f.root, f.kind, f.why) FROM passage p JOIN document o ON o.n = p.other
    JOIN member m ON m.document = o.id JOIN family f ON f.id = m.family
    LEFT JOIN member own ON own.document = d.id AND own.family = f.id
    WHERE p.document = d.n AND p.start < x."end" AND p."end" > x.start ORDER BY own.family IS NULL, f.id LIMIT 1)"""

# of a statement x: the type of the first link of its chain, as its report tells it
LINK_TYPE = """(SELECT k.type FROM statement_actor y JOIN entity e ON e.document = x.document AND e.actor = y.actor
    JOIN naming k ON k.n = e.naming WHERE y.statement = x.n AND y.role = 'via' AND y.place = 0 LIMIT 1)"""


def telling(
    document: str, outlet: str | None, agencies: str, chain: Sequence[str], kind: RootKind | None, family: str | None
) -> Telling:
    """A report's telling; `agencies` and `family` are JSON as the tables and `FAMILY` give them."""
    source = None if family is None else _FAMILY.decode(family)
    return Telling(
        document, outlet, _LIST.decode(agencies), tuple(chain), kind, None if source is None else source[0],
        None if source is None else Root(*source[1:]),
    )  # fmt: skip


def origins(told: Sequence[Telling]) -> tuple[Origin, ...]:
    """The distinct roots of tellings, each with the reports it reached and the steps that led there."""
    return tuple(Origin(one.root, one.kind, one.documents, one.why) for one in roots.origins(told))


def link_kind(key: str, kind: str | None, agencies: Sequence[str]) -> RootKind:
    """What a link of a chain is, by its key and the type that the report gives it."""
    if key in agencies:
        return "agency"
    if kind == "organisation" and ("ministry" in key or "department" in key):
        return "ministry"
    return "person" if kind == "person" else "outlet" if kind == "media" else "body"
