"""``framing lexicon``: work on the word lists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.errors import FramingError

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def lexicon() -> None:
    """Work on the lexicons.

    \b
    Example:
      framing lexicon check
    """


@app.command()
def check(
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Your own lexicon folder; the shipped one when left out.")
    ] = None,
) -> None:
    """Check every entry of a lexicon folder against its own examples.

    Each problem is one line: file, entry, what is wrong, what to do. Exit code 1 when there is any.

    \b
    Example:
      framing lexicon check
      framing lexicon check my-lexicons/
    """
    from framing.lexicon import check_lexicon

    if directory is not None and not directory.is_dir():
        raise FramingError("There is no such folder.", "Name a folder that holds en/, ru/ or uk/.", path=directory)
    problems = check_lexicon(directory)
    for problem in problems:
        typer.echo(FramingError(problem.problem, problem.remedy, path=problem.path, place=problem.place))
    if problems:
        typer.echo(f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'} found.", err=True)
        raise typer.Exit(1)
    typer.echo("No problems found.")
