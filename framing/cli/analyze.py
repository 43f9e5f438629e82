"""``framing analyze``: one article with its findings marked."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.errors import FramingError, UnreadableInput

if TYPE_CHECKING:
    from framing.model import Article


class Format(StrEnum):
    """How an analysed article is shown."""

    text = "text"
    json = "json"
    html = "html"


def analyze(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article, or - to read text from standard input.")],
    language: Annotated[str | None, typer.Option(help="en, ru or uk; told from the text when left out.")] = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet's name, for the record.")] = None,
    format: Annotated[Format, typer.Option(help="How to show the article.")] = Format.text,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead.")] = None,
    lexicon: Annotated[Path | None, typer.Option(metavar="DIR", help="Your own lexicons, on top of ours.")] = None,
) -> None:
    """Mark the findings of one article, by kind and by voice.

    \b
    Example:
      framing analyze article.txt
      framing analyze page.html --format html -o marked.html
      echo "Officials allegedly hid the report." | framing analyze - --language en
    """
    with _nothing_collected():
        import json
        from dataclasses import asdict

        import framing
        from framing import markup

        words = framing.load_lexicon(lexicon)
        analysis = framing.analyze(_read(file), language=language, outlet=outlet, lexicon=words)
    cards = {name: asdict(card) for name, card in words.categories.items()}
    if format is Format.json:
        shown = json.dumps(analysis.to_dict(), ensure_ascii=False, indent=2)
    elif format is Format.html:
        shown = markup.to_page(analysis, cards=cards)
    else:
        shown = markup.to_terminal(analysis, color=output is None and sys.stdout.isatty(), cards=cards)
    if output is None:
        typer.echo(shown)
    else:
        output.write_text(shown + "\n", encoding="utf-8")


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Loading, without a search for garbage among things that stay: it takes a tenth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _read(file: str) -> Article | str:
    """The text of standard input, or the one article of a file."""
    import framing

    if file == "-":
        try:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UnreadableInput("Standard input is not UTF-8.", "Save it to a file and name the file.") from None
    if not Path(file).is_file():
        raise FramingError("There is no such file.", "Check the name, or give - to read standard input.", path=file)
    corpus = framing.read_corpus(file)
    articles = list(corpus)
    if len(articles) == 1:
        return articles[0]
    if articles:
        raise UnreadableInput(
            f"The file holds {len(articles)} articles.", "Compare them with 'framing report'.", path=file
        )
    reasons = " ".join(f"{item.reason.rstrip('.')}. {item.remedy}".strip() for item in corpus.skipped)
    raise UnreadableInput(reasons or "The file holds no article.", path=file)
