"""Who takes part in the statements and events of a report, as merging sees them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from marsad.vault.merged import Somebody
from marsad.vault.stored import Stored


def parties(connection: sqlite3.Connection, page: Stored) -> dict[str, Somebody]:
    """Who the entities of a report are, by their ids; keys are those by which actors are known in it."""
    known = "SELECT r.actor, a.key FROM renamed r CROSS JOIN actor a ON a.n = r.known WHERE r.document = ?"
    renamed: dict[int, str] = dict(connection.execute(known, (page.n,)).fetchall())
    named = {mention.entity for mention in page.record.mentions if mention.named}
    found = {}
    for entity in page.record.entities:
        actor = page.actors[entity.id]
        key = renamed.get(actor, entity.key)
        found[entity.id] = Somebody(key, entity.type, entity.side, entity.id in named or actor in renamed)
    return found


def chain_parties(page: Stored, who: Mapping[str, Somebody]) -> dict[str, Somebody]:
    """Those of `parties` by the keys that the report's chains have."""
    return {entity.key: who[entity.id] for entity in page.record.entities}


def once(parties: Iterable[Somebody]) -> tuple[Somebody, ...]:
    """Each of some parties once, by key."""
    return tuple({one.key: one for one in parties}.values())
