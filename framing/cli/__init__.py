"""The command line: Typer commands that call the library and print, without logic of their own.

One module a command. Heavy imports stand inside the commands, so that ``framing --help`` is quick.
Exit codes: 0 done, 1 nothing usable or a problem found, 2 wrong use.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from framing import __version__
from framing.cli.analyze import analyze
from framing.cli.annotations import app as annotations_app
from framing.cli.events import events
from framing.cli.explain import explain
from framing.cli.lexicon import app as lexicon
from framing.cli.report import report
from framing.cli.score import score
from framing.errors import FramingError, LexiconError, UnreadableInput

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help keeps its examples as written, and appears in half the time
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(report)
app.command()(score)
app.command()(analyze)
app.command()(events)
app.command()(explain)
app.add_typer(annotations_app, name="annotations")
app.add_typer(lexicon, name="lexicon")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"framing {__version__}")
        raise typer.Exit


@app.callback()
def framing(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Measure how news is worded, not whether it is true.

    \b
    Example:
      framing report my-articles/ -o reports/mine
      framing analyze article.txt
      framing explain hedge
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; a failure is one sentence with its remedy.

    Args:
        arguments: what was typed after ``framing``; the process's own arguments when left out.

    Raises:
        SystemExit: always, with 0 (done), 1 (nothing usable, or a problem found) or 2 (wrong use).

    Example:
        >>> try:
        ...     main(["--version"])
        ... except SystemExit as exit:
        ...     print("exit code", exit.code)
        framing 0.1.0
        exit code 0
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without Ukrainian letters gets ? for them, not a traceback
            stream.reconfigure(errors="replace")
    try:
        app(args=None if arguments is None else list(arguments), prog_name="framing")
    except FramingError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1 if isinstance(error, (LexiconError, UnreadableInput)) else 2) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(f"{where}{error.strerror or error}. Check the name and your rights to it.", err=True)
        raise SystemExit(2) from None
