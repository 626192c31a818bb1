"""The command `marsad`: its commands, loaded when one is called; exit codes; errors in one line.

Exit codes: 0 ok, 1 error, 2 usage, 3 nothing found, 4 part of the batch failed.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple, NoReturn

import typer
from typer.core import TyperGroup

from marsad import __version__
from marsad.cli.examples import EXIT_CODES, epilog
from marsad.cli.problems import FAILED, OK, USAGE, CommandError, complain


class Command(NamedTuple):
    """Where a command's function is, and what `marsad --help` says of it before it is loaded."""

    name: str
    module: str
    help: str


COMMANDS = (
    Command("read", "marsad.cli.read", "Read reports into records; no database."),
    Command("explain", "marsad.cli.explain", "Why each finding was made: rules, their files, the words."),
    Command("add", "marsad.cli.add", "Read reports into a database."),
    Command("watch", "marsad.cli.watch", "Watch feeds and read what is new into a database."),
    Command("statements", "marsad.cli.views", "Who said what: speaker, act, target, and the words."),
    Command("events", "marsad.cli.views", "What was done or is to be done, each event once."),
    Command("claims", "marsad.cli.merged", "What was said, each thing once, with its origins."),
    Command("ledger", "marsad.cli.merged", "Demands, offers, promises, threats, and what became of them."),
    Command("positions", "marsad.cli.merged", "Who stands where on which issue, and who has moved."),
    Command("conflicts", "marsad.cli.merged", "Where reports say otherwise: dates, numbers, names, readouts."),
    Command("agenda", "marsad.cli.agenda", "Events with a date, by day; also as a calendar file."),
    Command("compare", "marsad.cli.agenda", "One event or claim as each of its reports tells it."),
    Command("actors", "marsad.cli.views", "Who is named: states, persons, organisations, places."),
    Command("timeline", "marsad.cli.views", "Events and statements in the order of what happened."),
    Command("copies", "marsad.cli.views", "Reports that print one text, and where it comes from."),
    Command("outlets", "marsad.cli.merged", "How much each outlet prints of its own, and whom it carries."),
    Command("judge", "marsad.cli.judge", "Say of two reports, events or statements that they are the same, or different."),
    Command("rebuild", "marsad.cli.judge", "Work out all findings across reports anew."),
    Command("search", "marsad.cli.views", "Sentences that hold words, in any spelling."),
    Command("show", "marsad.cli.views", "One statement, event, claim, actor or report, opened."),
    Command("brief", "marsad.cli.brief", "A briefing in Arabic or English: HTML, PDF or Markdown."),
    Command("export", "marsad.cli.export", "Write it all in a format of other programs."),
    Command("mcp", "marsad.cli.mcp", "Answer assistants (Model Context Protocol)."),
    Command("config", "marsad.cli.config", "The settings that hold, and their file."),
    Command("doctor", "marsad.cli.doctor", "What is installed, and whether it works."),
    Command("completion", "marsad.cli.completion", "Lines by which a shell completes commands."),
    Command("serve", "marsad.cli.serve", "The observatory in a browser, on this machine."),
    Command("demo", "marsad.cli.demo", "A tour over sample reports."),
    Command("schema", "marsad.cli.read", "The JSON Schema of a record."),
)
_BY_NAME = {command.name: command for command in COMMANDS}
_UNSETTLED = ("config", "doctor", "completion", "schema")  # commands that run whatever is wrong with the settings
_WHOLE = ("export",)  # commands whose --limit is no matter of reading


class ReaderGoneError(Exception):
    """Whoever read our output has closed it."""


class LazyGroup(TyperGroup):
    """A group that imports a command's file only when that command is called."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a closed output is told apart from other errors, which the parser would make a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands in the order of `COMMANDS`."""
        return list(_BY_NAME)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, or None."""
        command = _BY_NAME.get(cmd_name)
        if command is None:
            return None
        single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        function = getattr(importlib.import_module(command.module), command.name)
        single.command(command.name, epilog=epilog(command.name))(function)
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command of the first word. Raises `CommandError` for a word that is none, with the one that may be meant."""
        word = args[0] if args else ""
        if word and not word.startswith("-") and word not in _BY_NAME and not ctx.resilient_parsing:
            close = get_close_matches(word, _BY_NAME, 1)
            raise CommandError(f"there is no command {word!r}{f', perhaps {close[0]}' if close else ''}; see marsad --help", USAGE)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands in the help, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(command.name, command.help) for command in COMMANDS])
        formatter.write_paragraph()
        formatter.write_text("`marsad COMMAND --help` shows its options, their defaults, and examples.")
        formatter.write_text(EXIT_CODES)


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:
    if value:
        print(f"marsad {__version__}")
        raise typer.Exit


@app.callback()
def marsad(
    context: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version.")
    ] = False,
) -> None:
    """Read news reports on diplomatic crises into records in which every claim carries its chain back to the words."""
    if context.invoked_subcommand not in _UNSETTLED:
        from marsad.cli.config import defaults

        context.default_map = defaults(_BY_NAME, _WHOLE)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command; the process ends with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = ["--debug", *(word for word in given if word != "--debug")] if debug else given
    try:
        code = app(given or ["--help"], prog_name="marsad", standalone_mode=False)
        sys.stdout.flush()
    except (ReaderGoneError, BrokenPipeError):
        _leave_pipe()
        sys.exit(OK)
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(130)
    except Exception as error:
        if debug:
            raise
        sys.exit(_report(error))
    sys.exit(code if isinstance(code, int) and given else OK if given else USAGE)


def _leave_pipe() -> None:
    """Whoever read our output has gone: leave quietly, and keep Python from trying to flush again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(error: Exception) -> int:
    """Say in one line what went wrong; the exit code."""
    if isinstance(error, CommandError):
        complain(str(error))
        return error.code
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):  # the parser's errors and `typer.Exit`
        show = getattr(error, "format_message", None)
        if show is not None:
            told = " ".join(str(show()).replace("Value error, ", "").split()).rstrip(".")
            where = getattr(getattr(error, "ctx", None), "command_path", "marsad")
            complain(f"{told}; see {where} --help")
        return code
    if isinstance(error, OSError):
        where = error.filename or "standard output"
        what = "make room and run it again" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "check that path"
        complain(f"{where}: {error.strerror or error}; {what}")
        return FAILED
    complain(f"unexpected {type(error).__name__}: {error}; with --debug it shows where")
    return FAILED
