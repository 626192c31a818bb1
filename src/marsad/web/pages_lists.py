"""The plain lists: statements, events, reports, copies; and whatever an id stands for."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from marsad.limits import PAGE_ROWS
from marsad.vault.filters import TAKEN, View
from marsad.vault.rows import CopiesRow
from marsad.web.asked import Ask, Asked, Part
from marsad.web.listing import CHOICES, likely

router = APIRouter()

_PATHS = {"document": "report", "copies": "copy"}  # where the page of a kind has another name


@router.get("/statements")
def statements(asked: Ask) -> Response:
    """What was said."""
    return _listed(asked, "statements", "statement", asked.wording.gettext("Statements"))


@router.get("/events")
def events(asked: Ask) -> Response:
    """What was done or is to be done."""
    return _listed(asked, "events", "event", asked.wording.gettext("Events"))


def _listed(asked: Asked, view: View, kind: str, title: str) -> Response:
    filters, since = asked.period(asked.filters(view))
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: getattr(vault, view)(**filters, latest=asked.latest, limit=limit))
        return asked.page(
            "list.html", title=title, lead="", kind=kind, part=part, since=since, takes=TAKEN[view], choices=CHOICES, ordered=True,
            likely=likely(asked, vault, filters, bool(part.rows)),
        )  # fmt: skip


@router.get("/reports")
def reports(asked: Ask) -> Response:
    """The reports, the newest first."""
    filters = asked.filters("reports")
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.reports(**filters, limit=limit))
        title = asked.wording.gettext("Reports")
        return asked.page("reports.html", title=title, lead="", part=part, since=None, takes=TAKEN["reports"], choices=CHOICES)


@router.get("/outlets")
def outlets(asked: Ask) -> Response:
    """How much outlets print of their own, and whom they carry."""
    filters = asked.filters("outlets")
    title = asked.wording.gettext("Outlets")
    lead = asked.wording.gettext("How much each prints of its own, and whom it carries and quotes.")
    with asked.desk.vault() as vault:
        part = (
            asked.part(lambda limit: vault.outlets(**filters, limit=limit))
            if filters
            else asked.kept_part("outlets", lambda vault, limit: vault.outlets(limit=limit))
        )
        return asked.page("outlets.html", title=title, lead=lead, part=part, since=None, takes=TAKEN["outlets"], choices=CHOICES)


@router.get("/copies")
def copies(asked: Ask) -> Response:
    """Families of reports that print one text."""
    filters = asked.filters("copies")
    title, lead = asked.wording.gettext("Copies"), asked.wording.gettext("Reports that print one text, whole or edited.")
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: vault.copies(**filters, limit=limit), PAGE_ROWS // 2)
        return asked.page("copies.html", title=title, lead=lead, part=part, since=None, takes=TAKEN["copies"], choices=CHOICES)


@router.get("/copy/{key}")
def copy(asked: Ask, key: str) -> Response:
    """One family of copies."""
    with asked.desk.vault() as vault:
        row = asked.row(vault, key, CopiesRow)
        part: Part[object] = asked.part(lambda limit: iter(row.passages[:limit]))
        return asked.page("copy.html", row=row, part=part)


@router.get("/open")
def open_id(asked: Ask) -> Response:
    """The page of whatever an id stands for."""
    with asked.desk.vault() as vault:
        found = vault.show(asked.one("id") or "")
    if found is None:
        raise asked.missing()
    key, _, place = found.id.rpartition("#") if found.kind == "passage" else (found.id, "", "")
    where = asked.link(f"{_PATHS.get(found.kind, 'report' if place else found.kind)}/{key}")
    return RedirectResponse(where + (f"#w{place}" if place else ""), 303)
