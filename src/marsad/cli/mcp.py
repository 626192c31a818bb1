"""`marsad mcp`: read-only tools over a database, for assistants that speak the Model Context Protocol."""

from __future__ import annotations

from marsad.cli.problems import FAILED, CommandError
from marsad.cli.views import DEFAULT_DB, Database, opened
from marsad.vault.frames import MissingExtraError, needed


def mcp(db: Database = DEFAULT_DB) -> None:
    """Answer an assistant over standard input and output (MCP): search, statements, claims, events, ledger … Nothing is written."""
    with opened(db):
        pass  # a database that cannot be read is told before an assistant asks
    try:
        needed("mcp", "mcp")
    except MissingExtraError as error:
        raise CommandError(str(error), FAILED) from error
    from marsad.assist.server import server

    server(db).run("stdio")
