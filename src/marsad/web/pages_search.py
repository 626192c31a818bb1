"""Search in the words of the reports, in any spelling; and names for the fields of filters."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Response

from marsad.vault.filters import TAKEN, FilterError
from marsad.web.asked import Ask
from marsad.web.listing import CHOICES

router = APIRouter()

_MOST_PEOPLE = 5


@router.get("/search")
def search(asked: Ask) -> Response:
    """The sentences that hold the words, with the words marked."""
    filters = asked.filters("search")
    words = filters.pop("search", None)
    if words is None:
        return asked.page("search.html", part=None, people=[], takes=TAKEN["search"], choices=CHOICES)
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.search(words, **filters, limit=limit))
        marks = vault.marker(words)
        shown = msgspec.structs.replace(part, rows=[(row, marks(row.text)) for row in part.rows])
        people = vault.likely(words)[:_MOST_PEOPLE] if part.number == 1 else []
        return asked.page("search.html", part=shown, people=people, takes=TAKEN["search"], choices=CHOICES)


@router.get("/suggest")
def suggest(asked: Ask) -> Response:
    """Keys for what is being typed into a field, as options of a list."""
    typed = next((value.strip() for value in asked.query.values() if value.strip()), "")
    with asked.desk.vault() as vault:
        try:
            keys = vault.likely(typed)
        except FilterError:
            keys = []
        return asked.page("suggest.html", keys=keys)
