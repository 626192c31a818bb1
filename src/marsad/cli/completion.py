"""`marsad completion SHELL`: the lines by which a shell completes Marsad's commands and options."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

Shell = Annotated[Literal["bash", "zsh", "fish", "powershell"], typer.Argument(help="The shell.", show_default=False)]


def completion(context: typer.Context, shell: Shell) -> None:
    """Lines for the start-up file of a shell, so that it completes commands and options."""
    from marsad.cli.main import app

    os.environ["_MARSAD_COMPLETE"] = f"source_{shell}"
    app(prog_name="marsad")
