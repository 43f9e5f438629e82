"""What commands print: tables for people, JSON for machines, and what was left out of a corpus."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.errors import FramingError
from framing.model import Skipped

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.lexicon import Lexicon, Problem
    from framing.model import Article

Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Corpus = Annotated[Path, typer.Argument(metavar="CORPUS", help="A folder of articles, a file or a manifest.")]
OwnLexicon = Annotated[Path | None, typer.Option("--lexicon", metavar="DIR", help="Your own lexicons, on top of ours.")]
# Into a file or pipe lines need not fit a screen; a table wider than this would not be read there either.
WIDE = 160


def print_json(value: object) -> None:
    """Print a value, dataclasses in it as objects."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    # Control characters that JSON leaves as they are, a terminal would obey.
    typer.echo(re.sub(r"[\x7f-\x9f]", lambda found: f"\\u{ord(found.group()):04x}", text))


def _plain(value: object) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; columns whose name begins with ``#`` hold numbers.

    Cells may hold text of a corpus: control characters in it are shown, not sent to the terminal.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from framing.markup import without_controls

    def _visible(text: str) -> str:
        return "\n".join(map(without_controls, text.split("\n")))

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        number = column.startswith("#")
        table.add_column(column.lstrip("#"), justify="right" if number else "left", no_wrap=number, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else _visible(str(cell))) for cell in row))
    # Spaces that fill up a line are cut: nobody wants them in a file.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)
    with console.capture() as capture:
        console.print(table)
    if title:
        typer.secho(title, bold=True)
    typer.echo("\n".join(line.rstrip() for line in capture.get().rstrip().lstrip("\n").splitlines()) + "\n")


def number(value: float | None, digits: int = 2) -> str:
    """A figure for a table; a dash where there is none."""
    return "–" if value is None else f"{value:.{digits}f}"


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems of a lexicon, one a line."""
    for problem in problems:
        kind = "note: " if problem.severity == "note" else ""
        typer.echo(f"{kind}{FramingError(problem.problem, problem.remedy, path=problem.path, place=problem.place)}")


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a corpus; what is left out is said at the end."""
    import framing

    if not path.exists():
        raise FramingError("There is no such file or folder.", "Check the name.", path=path)
    corpus = framing.read_corpus(path)
    yield from corpus
    print_skipped(corpus.skipped)


def analyze_articles(path: Path, lexicon: Lexicon) -> Iterator[Analysis]:
    """The analysed articles of a corpus, counted on the terminal; what is left out is said at the end."""
    import framing

    analyzed = framing.analyze_corpus(read_articles(path), lexicon=lexicon)
    yield from with_progress(analyzed)
    print_skipped(analyzed.skipped)


def with_progress(analyses: Iterable[Analysis]) -> Iterator[Analysis]:
    """Pass the analyses on, counting them on the terminal where there is one."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("Reading articles"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(analyses, total=None)


def print_skipped(skipped: Sequence[Skipped]) -> None:
    """Say what was left out, why, and what would help."""
    if skipped:
        typer.echo(f"Left out ({len(skipped)}):", err=True)
    for item in skipped:
        where = ", ".join(part for part in (item.path, item.place) if part)
        typer.echo(f"  {where}: {item.reason.rstrip('.')}. {item.remedy}".rstrip(), err=True)
