"""The app: pages in both languages, the API, the shipped files, and what is answered where something is wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import resources
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from marsad import __version__
from marsad.limits import WARM_SECONDS, WEB_THREADS
from marsad.vault.filters import FilterError
from marsad.vault.problems import VaultError
from marsad.web import (
    api,
    pages_actors,
    pages_agenda,
    pages_claims,
    pages_conflicts,
    pages_event,
    pages_ledger,
    pages_lists,
    pages_network,
    pages_positions,
    pages_report,
    pages_review,
    pages_search,
    pages_timeline,
    pages_today,
    problems,
)
from marsad.web.desk import Desk
from marsad.web.guard import Guard
from marsad.web.keeping import Keeper
from marsad.web.rendering import Renderer
from marsad.web.settings import LANGUAGES, Settings

PAGES = (
    pages_today, pages_timeline, pages_lists, pages_event, pages_agenda, pages_actors, pages_network, pages_search,
    pages_report, pages_review, pages_claims, pages_positions, pages_ledger, pages_conflicts,
)  # fmt: skip


def make_app(settings: Settings) -> FastAPI:
    """The app over one database, which need not be there yet: until it is, pages say what to do."""
    app = FastAPI(
        title="Marsad", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, lifespan=_alive,
        redirect_slashes=False,
    )  # fmt: skip
    app.state.settings, app.state.desk, app.state.renderer = settings, Desk(settings.db), Renderer()
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=4)
    app.add_middleware(Keeper)
    app.add_middleware(Guard, settings=settings)
    app.include_router(api.router)
    app.add_api_route("/", _door, methods=["GET", "HEAD"], include_in_schema=False)
    pages = APIRouter(prefix="/{lang}", include_in_schema=False)
    for module in PAGES:
        pages.include_router(module.router)
    static = resources.files("marsad.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static)))
    app.include_router(pages)
    for kind in (FilterError, VaultError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, _wrong)
    return app


@asynccontextmanager
async def _alive(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs: so many requests are worked on at once; templates, and what is asked for first, are made ready."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = WEB_THREADS
    desk: Desk = app.state.desk

    def warm(*modules: Any) -> None:
        for module in modules:
            with suppress(VaultError):  # told to whoever asks
                module.warm(desk)

    app.state.renderer.compile()
    warm(pages_today, pages_actors)
    await anyio.to_thread.run_sync(desk.settle)
    later = asyncio.get_running_loop().call_later(WARM_SECONDS, warm, pages_positions, pages_agenda)
    yield
    later.cancel()
    desk.close()


async def _door(request: Request) -> Response:
    """The first page, in the language that the browser would rather have; Arabic where it says nothing."""
    wanted = request.headers.get("accept-language", "")
    places = {lang: wanted.lower().find(lang) for lang in LANGUAGES}
    known = {lang: place for lang, place in places.items() if place >= 0}
    lang = min(known, key=lambda lang: known[lang]) if known else LANGUAGES[0]
    return RedirectResponse(f"/{lang}/", 307, {"Vary": "Accept-Language"})


async def _wrong(request: Request, error: Exception) -> Response:
    """What is wrong, for a program or for a person."""
    path = request.scope["path"]
    if path == "/api" or path.startswith("/api/"):
        return problems.problem(error)
    return problems.page(request, error)
