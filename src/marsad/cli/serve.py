"""`marsad serve`: the observatory in a browser. On this machine alone and to read, unless more is asked for."""

from __future__ import annotations

import secrets
import socket
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.problems import FAILED, CommandError, complain
from marsad.cli.views import DEFAULT_DB, Database, opened

if TYPE_CHECKING:
    import uvicorn

_NEEDED = ("fastapi", "uvicorn", "jinja2", "babel")
_TOKEN_BYTES = 24
_KEEP_ALIVE = 30  # seconds that a connection without a request stays open

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen. Any but this machine's own needs a token.")]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 for any that is free.")]
Token = Annotated[
    str | None,
    typer.Option("--token", envvar="MARSAD_TOKEN", metavar="SECRET", help="Show nothing without it; one is made where it is needed."),
]
Write = Annotated[bool, typer.Option("--write", help="Let readers review findings; what they say is kept in the database.")]


def serve(db: Database = DEFAULT_DB, host: Host = "127.0.0.1", port: Port = 8321, token: Token = None, write: Write = False) -> None:
    """Show the observatory in a browser: pages in Arabic and English, and a JSON API under /api. Nothing leaves this machine."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise CommandError(f"{missing[0]} is not installed; install Marsad with its pages: pip install 'marsad[web]'", FAILED)
    with opened(db):
        pass  # say what is wrong with the database before anything is started
    import uvicorn

    from marsad.web.app import make_app
    from marsad.web.settings import LOOPBACK, Settings

    own = host in LOOPBACK
    token = token or (None if own else secrets.token_urlsafe(_TOKEN_BYTES))
    listening = _listen(host, port)
    config = uvicorn.Config(
        make_app(Settings(db, write, token, LOOPBACK if own else ())), log_level="warning", server_header=False,
        access_log=False, timeout_keep_alive=_KEEP_ALIVE,
    )
    shown = f"[{host}]" if ":" in host else host
    secret = f"?token={token}" if token else ""
    _run(config, listening, f"open http://{shown}:{listening.getsockname()[1]}/{secret} in a browser; Ctrl-C ends it")


def _run(config: uvicorn.Config, listening: socket.socket, ready: str) -> None:
    """Answer until the end; a line tells when the first answer can be had."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            complain(ready)

    Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen()  # who comes before the server is ready waits
    except (OSError, OverflowError) as error:
        made.close()
        reason = getattr(error, "strerror", None) or error
        raise CommandError(f"{host}:{port}: {reason}; give another --port or --host", FAILED) from error
    return made
