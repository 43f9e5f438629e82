"""``framing events``: which articles tell the same event, as a manifest to be corrected."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from framing.errors import FramingError


def events(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH…", help="Folders, article files, or a manifest (CSV, JSON Lines).")
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the table to this file.")] = None,
    like: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Likeness that joins articles; higher makes smaller groups.")
    ] = None,
) -> None:
    """Propose which articles tell the same event, within and across languages.

    The table is a manifest (or, where articles stand in tables, a corpus) with a column ``event`` and our
    confidence in it. Correct it, then make the report from it.

    \b
    Example:
      framing events my-articles/ -o my-articles/manifest.csv
      framing report my-articles/ -o reports/mine
    """
    import framing
    from framing.comparison.events import LIKE, propose_events
    from framing.comparison.proposals import files_of, to_manifest

    for path in paths:
        if not path.exists():
            raise FramingError("There is no such file or folder.", "Check the name.", path=path)
    if output is not None and output.exists():
        raise FramingError("The file exists already.", "Name another, so that no correction is lost.", path=output)
    corpus = framing.read_corpus(paths)
    articles = list(corpus)
    for item in corpus.skipped:
        typer.echo(f"left out: {item.path} {item.place}: {item.reason}", err=True)
    if not articles:
        typer.echo("No article could be used, so there is nothing to group.", err=True)
        raise typer.Exit(1)
    proposal = propose_events(articles, LIKE if like is None else like)
    files = files_of(paths, output.parent) if output else None
    table, manifest = to_manifest(articles, proposal, files)
    groups = Counter(found.event for found in proposal.assignments)
    lines = [f"{count:4} articles  {event}" for event, count in sorted(groups.items())]
    if output is None:
        typer.echo(table.rstrip("\n"))
    else:
        output.write_text(table, encoding="utf-8")
        what = "a manifest of the files" if manifest else "a table with the texts, to be read by itself"
        lines.append(f"Written: {output} ({what}). Correct its column event where it is wrong.")
    for line in (*lines, *proposal.notes):
        typer.echo(line, err=output is None)
