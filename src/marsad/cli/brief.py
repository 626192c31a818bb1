"""`marsad brief`: a briefing over a period or a question, every line with its source."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.export import replaced
from marsad.cli.problems import FAILED, USAGE, CommandError
from marsad.cli.views import DEFAULT_DB, Actor, Database, Issue, Search, Side, Since, Until, nothing, opened
from marsad.export.brief.cast import Cast
from marsad.export.brief.gather import gather
from marsad.export.brief.model import Brief, Lang
from marsad.export.brief.rows import Asked, rows
from marsad.export.brief.words import Words
from marsad.export.source import Source
from marsad.vault.frames import MissingExtraError

_FORMATS = {".md": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf"}

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file: .html, .pdf or .md; else Markdown on standard output."),
]
Language = Annotated[Lang, typer.Option("--lang", help="The language of the briefing; quotations stay as they are.")]


def brief(
    db: Database = DEFAULT_DB, since: Since = None, until: Until = None, actor: Actor = None, side: Side = None,
    issue: Issue = None, search: Search = None, lang: Language = "en", output: Output = None,
) -> None:  # fmt: skip
    """What happened, what was said, who moved, what is due, what is disputed: over a period or a question, with charts and sources."""
    format = _FORMATS.get(output.suffix.lower()) if output is not None else "markdown"
    if format is None:
        raise CommandError(f"{output}: the ending says no format; give a file that ends in {', '.join(_FORMATS)}", USAGE)
    asked = Asked(since, until, tuple(actor or ()), tuple(side or ()), tuple(issue or ()), search)
    with opened(db) as vault:
        made = gather(rows(vault, asked), asked, Cast(Source(vault, {}), Words(lang)))
        if made.empty:
            nothing(vault, (*asked.actor, *asked.side))
    _write(made, format, output)


def _write(made: Brief, format: str, output: Path | None) -> None:
    try:
        written: bytes = importlib.import_module(f"marsad.export.brief.{format}").write(made)
    except MissingExtraError as error:
        raise CommandError(str(error), FAILED) from error
    if output is not None:
        replaced(output, [written])
        return
    sys.stdout.buffer.write(written)
    sys.stdout.flush()
