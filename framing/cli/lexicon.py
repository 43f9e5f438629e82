"""``framing lexicon``: work on the word lists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.lexicon_reading import show, stats, test
from framing.cli.lexicon_reviewing import review, sample
from framing.cli.lexicon_trying import diff, parity, suggest
from framing.cli.lexicon_writing import export, import_, new, schema
from framing.cli.printing import Json, print_json, print_problems
from framing.errors import FramingError

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def lexicon() -> None:
    """Work on the lexicons: check them, look into them, extend them, and try what a change does.

    \b
    Example:
      framing lexicon check my-lexicons/
      framing lexicon show "so-called"
      framing lexicon new outlet halmer-wire -o my-lexicons
    """


@app.command()
def check(
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Your own lexicon folder; the shipped one when left out.")
    ] = None,
    notes: Annotated[bool, typer.Option("--notes", help="Show also what is worth knowing and may stay.")] = False,
    json: Json = False,
) -> None:
    """Check every entry of a lexicon folder against its own examples.

    Each problem is one line: file, entry, what is wrong, what to do. Exit code 1 when there is any.
    Notes, such as a concept a language has no words for, are no problems.

    \b
    Example:
      framing lexicon check
      framing lexicon check my-lexicons/
    """
    from framing.lexicon import check_lexicon

    if directory is not None and not directory.is_dir():
        raise FramingError("There is no such folder.", "Name a folder that holds en/, ru/ or uk/.", path=directory)
    found = check_lexicon(directory)
    problems = [problem for problem in found if problem.severity == "error"]
    if json:
        print_json(found if notes else problems)
    else:
        print_problems(found if notes else problems)
    if problems:
        typer.echo(f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'} found.", err=True)
        raise typer.Exit(1)
    if not json:
        typer.echo("No problems found.")


app.command()(test)
app.command()(show)
app.command()(stats)
app.add_typer(new, name="new")
app.command()(suggest)
app.command()(diff)
app.command()(parity)
app.command()(sample)
app.command()(review)
app.command()(export)
app.command("import")(import_)
app.command()(schema)
