"""``framing score``: an archive of articles in, Parquet out, on one machine or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from framing.scale import Progress

# As a shell reports a program that Ctrl-C ended.
STOPPED = 130


class Engine(StrEnum):
    """Where batches are scored."""

    local = "local"
    dask = "dask"


def score(
    corpus: Annotated[
        list[Path], typer.Argument(metavar="CORPUS…", help="Folders, tables, web archives, documents; packed or not.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="Folder for the results.")],
    jobs: Annotated[int, typer.Option(min=1, help="Processes that score side by side.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Continue the run that OUT holds.")] = False,
    engine: Annotated[Engine, typer.Option(help="Where to score: this machine, or a Dask cluster.")] = Engine.local,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler; without one a local cluster is started.")
    ] = None,
    lexicon: Annotated[Path | None, typer.Option(metavar="DIR", help="Your own lexicons, on top of ours.")] = None,
    sentences: Annotated[
        bool, typer.Option("--sentences/--no-sentences", help="Keep the sentence around each finding.")
    ] = True,
) -> None:
    """Score an archive of articles and write articles, findings and attributions as Parquet.

    A run that was stopped is continued with --resume. 'framing report OUT' makes a report of the results.

    \b
    Example:
      framing score archive/ -o scored --jobs 4
      framing score news.jsonl.gz crawl.warc.gz -o scored --resume
      framing score archive/ -o scored --engine dask --scheduler tcp://10.0.0.1:8786
    """
    from framing.scale import read_manifest, score_corpus

    try:
        with _progress() as report:
            done = score_corpus(
                corpus, output, jobs, resume, engine.value, scheduler, lexicon, sentences=sentences, report=report
            )
    except KeyboardInterrupt:
        typer.echo(f"Stopped. What is finished stands in {output}; continue it with --resume.", err=True)
        raise typer.Exit(STOPPED) from None
    typer.echo(
        f"{done.articles} articles, {done.findings} findings, {done.attributions} attributions: {output}"
        + (f" ({done.resumed} of the articles were there already)" if done.resumed else "")
    )
    if done.skipped:
        typer.echo(f"Left out ({done.skipped}), all in {output / 'manifest.jsonl'}:", err=True)
        for item in _first_skipped(read_manifest(output).batches):
            where = ", ".join(part for part in (item["path"], item["place"]) if part)
            typer.echo(f"  {where}: {item['reason'].rstrip('.')}. {item['remedy']}".rstrip(), err=True)
    if not done.articles:
        raise typer.Exit(1)


def _first_skipped(batches: Sequence[Mapping[str, Any]], most: int = 20) -> Iterator[Mapping[str, str]]:
    """As many as fit a screen."""
    for batch in batches:
        for item in batch["skipped"]:
            if not most:
                return
            most -= 1
            yield item


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    """Show articles, rate and time left on a terminal, where there is one."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Reading …", total=1.0)
        yield lambda state: bar.update(task, completed=state.share, description=_line(state))


def _line(state: Progress) -> str:
    """What the bar says: articles, rate, and about how long it takes yet."""
    new = state.articles - state.resumed
    # What an earlier run read took none of this run's time.
    gone = state.share * new / max(1, state.articles)
    left = int(state.seconds * (1 - state.share) / gone) if gone else 0
    minutes, seconds = divmod(left, 60)
    hours, minutes = divmod(minutes, 60)
    return (
        f"{state.articles:,} articles, {new / max(state.seconds, 1e-3):,.0f}/s, {hours}:{minutes:02}:{seconds:02} left"
    )
