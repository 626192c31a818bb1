"""Review: what people say of findings, kept beside them with its history; written only where the server was started to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from marsad.doors import Merging
from marsad.limits import MAX_FORM_BYTES, MAX_REVIEW_CHARS
from marsad.vault.filters import FilterError
from marsad.vault.rows import DoubtRow, EventRow, ReviewRow
from marsad.vault.vault import Vault
from marsad.vault.write import UnknownError, UnlikeError, Writer
from marsad.web.asked import Ask, Asked
from marsad.web.judging import JUDGED, ends

router = APIRouter()

_DOUBTS = 10  # pairs shown at once


@router.get("/review")
def review(asked: Ask) -> Response:
    """Pairs in doubt, and all that was said."""
    with asked.desk.vault() as vault:
        part = asked.part(lambda limit: iter(vault.reviews(limit=limit)))
        doubts = [shown for doubt in vault.doubts(limit=_DOUBTS) if (shown := _pair(vault, doubt)) is not None]
        return asked.page("review.html", part=part, doubts=doubts)


def _pair(vault: Vault, doubt: DoubtRow) -> dict[str, Any] | None:
    opened = [vault.show(key) for key in (doubt.a, doubt.b)]
    both = [one.row for one in opened if one is not None and isinstance(one.row, EventRow)]
    return {"a": doubt.a, "b": doubt.b, "score": doubt.score, "both": both} if len(both) == len(opened) else None


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form that was sent. Only where the server may write, and only of a form's size."""
    if not request.app.state.settings.write:
        raise HTTPException(403, "this observatory is open to read only; start it with --write")
    sent = b""
    async for chunk in request.stream():
        sent += chunk
        if len(sent) > MAX_FORM_BYTES:
            raise HTTPException(413)
    try:
        return {name: value.strip() for name, value in parse_qsl(sent.decode(), max_num_fields=20)}
    except ValueError as error:
        raise HTTPException(400, "this is no form") from error


Form = Annotated[dict[str, str], Depends(_form)]


@router.post("/review")
async def keep(asked: Ask, form: Form) -> Response:
    """Keep what a person says of a finding."""
    given = {name: form.get(name) or None for name in ("field", "value", "note", "by")}
    if form.get("verdict") != "correct":
        given |= {"field": None, "value": None}
    row = ReviewRow(form.get("item", ""), form.get("verdict", ""), given["field"], given["value"], given["note"], given["by"], _now())  # type: ignore[arg-type]
    await run_in_threadpool(_write, asked, lambda writer: writer.review(row))
    return RedirectResponse(asked.link("open", id=row.item), 303)


@router.post("/judge")
async def judge(asked: Ask, form: Form) -> Response:
    """Keep that two events, claims, actors or reports are one or are not; they are grouped anew. Back to where it was said."""
    a, b, verdict = (form.get(name, "") for name in ("a", "b", "verdict"))
    if verdict not in JUDGED or not a or not b or a == b:
        raise FilterError("verdict: give two ids and one of " + ", ".join(JUDGED))
    by = (form.get("by") or None) and form["by"][:MAX_REVIEW_CHARS]
    await run_in_threadpool(_judged, asked, a, b, verdict, by)
    return RedirectResponse(asked.link("open", id=form["here"]) if form.get("here") else asked.link("review"), 303)


def _judged(asked: Asked, a: str, b: str, verdict: Any, by: str | None) -> None:
    with asked.desk.vault() as vault:
        pairs = ends(vault, a, b, verdict)
    for one, other in pairs:
        _write(asked, lambda writer, one=one, other=other: writer.judge(one, other, verdict, by, _now()))


def _write(asked: Asked, work: Any) -> None:
    try:
        with Writer(asked.settings.db, merging=Merging()) as writer:
            work(writer)
        asked.desk.forget()
    except UnknownError as error:
        raise HTTPException(404) from error
    except UnlikeError as error:
        raise FilterError("a, b: they are of different kinds; only two of one kind can be one") from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
