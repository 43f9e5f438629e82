"""``framing lexicon`` commands that write lexicon files: new, import, export, schema."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.printing import Json, OwnLexicon, print_json
from framing.errors import FramingError
from framing.model import LANGUAGES

new = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Into = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The lexicon folder to write to.")]


class Format(StrEnum):
    """What other programs read."""

    csv = "csv"
    dic = "dic"
    yaml = "yaml"


@new.callback()
def begin() -> None:
    """Begin a new outlet overlay, category file, concept or language, filled with comments that say what goes where.

    \b
    Example:
      framing lexicon new outlet halmer-wire -o my-lexicons
    """


@new.command()
def outlet(
    name: Annotated[str, typer.Argument(metavar="ID", help="The outlet's id: small Latin letters, digits, hyphens.")],
    output: Into,
    json: Json = False,
) -> None:
    """Begin an overlay: house terms to add and house boilerplate to exclude.

    \b
    Example:
      framing lexicon new outlet halmer-wire -o my-lexicons
    """
    from framing.workshop.scaffolds import new_outlet

    _report(new_outlet(name, output), output, json)


@new.command()
def category(
    name: Annotated[str, typer.Argument(help="A category that has word lists, such as loaded.")],
    output: Into,
    language: Annotated[list[str] | None, typer.Option(help="en, ru or uk; all three when left out.")] = None,
    json: Json = False,
) -> None:
    """Begin the files of a category, one a language.

    \b
    Example:
      framing lexicon new category loaded -o my-lexicons --language uk
    """
    from framing.lexicon import load_lexicon
    from framing.workshop.scaffolds import new_category

    _report(new_category(name, output, load_lexicon(), tuple(language or LANGUAGES)), output, json)


@new.command()
def language(
    code: Annotated[str, typer.Argument(help="Its ISO 639 code.")],
    output: Into,
    json: Json = False,
) -> None:
    """Begin every file of a language; for one the toolkit does not know, its language form too.

    \b
    Example:
      framing lexicon new language be -o my-lexicons
    """
    from framing.lexicon import load_lexicon
    from framing.workshop.scaffolds import new_language

    _report(new_language(code, output, load_lexicon()), output, json)


@new.command()
def concept(
    name: Annotated[str, typer.Argument(metavar="ID", help="Family and name: label.junta.")],
    output: Into,
    category: Annotated[str, typer.Option(help="The category it belongs to.")],
    definition: Annotated[str, typer.Option(help="What it is, in one sentence.")],
    json: Json = False,
) -> None:
    """Add a concept to a folder's concepts.toml.

    \b
    Example:
      framing lexicon new concept label.clique --category loaded --definition "A closed circle." -o my-lexicons
    """
    from framing.lexicon import load_lexicon
    from framing.workshop.scaffolds import new_concept

    known = load_lexicon(output) if output.is_dir() else load_lexicon()
    _report(new_concept(name, category, definition, output, known), output, json)


def _report(files: list[Path], folder: Path, json: bool) -> None:
    if json:
        print_json({"files": files})
        return
    for file in files:
        typer.echo(f"Wrote {file}")
    typer.echo(f"Fill it in, then: framing lexicon check {folder}")


def export(
    format: Annotated[Format, typer.Option(help="csv keeps every key; dic (LIWC) and yaml (quanteda) plain words.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead.")] = None,
    language: Annotated[str | None, typer.Option(help="en, ru or uk; all when left out (csv only).")] = None,
    category: Annotated[str | None, typer.Option(help="One category; all when left out.")] = None,
    lexicon: OwnLexicon = None,
    json: Json = False,
) -> None:
    """Write the lexicon for other programs, and say what they cannot hold.

    \b
    Example:
      framing lexicon export --format csv -o lexicon.csv
      framing lexicon export --format dic --language ru --category hedge -o hedges.dic
    """
    from framing.lexicon import load_lexicon
    from framing.workshop import exports

    if format is not Format.csv and language is None:
        raise FramingError(f"A {format} list holds one language.", "Choose it with --language en, ru or uk.")
    chosen = [
        e for e in load_lexicon(lexicon).entries if language in (None, e.language) and category in (None, e.category)
    ]
    if not chosen:
        raise FramingError("No entry is chosen.", "Check --language and --category.")
    exported = exports.export(chosen, format)
    if json:
        print_json({**({} if output else {"text": exported.text}), "entries": exported.entries, "lost": exported.lost})
    elif output is None:
        typer.echo(exported.text, nl=False)
    if output is not None:
        output.write_text(exported.text, encoding="utf-8")
    if not json:
        _print_lost(exported.lost)
        typer.echo(f"{exported.entries} entries exported, {len(exported.lost)} losses.", err=True)


def import_(
    file: Annotated[Path, typer.Argument(help="A .csv, .dic (LIWC) or .yaml (quanteda) file.")],
    output: Into,
    language: Annotated[str, typer.Option(help="The language of its words: en, ru or uk.")] = "en",
    category: Annotated[str, typer.Option(help="The category the entries go to.")] = "loaded",
    source: Annotated[str, typer.Option(help="A key of sources.toml that says where the list is from.")] = "",
    json: Json = False,
) -> None:
    """Turn a word list into draft entries of a lexicon folder, and say what could not be carried over.

    See that its licence lets you use it. An export of ours keeps its own languages and categories.

    \b
    Example:
      framing lexicon import list.dic --language ru --category loaded -o my-lexicons
    """
    from framing.lexicon import load_lexicon
    from framing.workshop.imports import import_words

    known = load_lexicon(output) if output.is_dir() else load_lexicon()
    imported = import_words(file, language, category, output, known, source)
    if json:
        print_json(imported)
        return
    for path in imported.files:
        typer.echo(f"Wrote {path}")
    typer.echo(f"{imported.words} words in {imported.entries} draft entries; {len(imported.lost)} not carried over.")
    _print_lost(imported.lost)
    typer.echo(f"Write examples and strengths, then: framing lexicon check {output}")


def _print_lost(lost: tuple[str, ...]) -> None:
    for line in lost:
        typer.echo(f"  {line}", err=True)


def schema(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead.")] = None,
) -> None:
    """Print the JSON Schema of lexicon files, with which editors complete and check while you type.

    \b
    Example:
      framing lexicon schema -o my-lexicons/schema.json
    """
    from framing.workshop.json_schema import schema_text

    if output is None:
        typer.echo(schema_text(), nl=False)
    else:
        output.write_text(schema_text(), encoding="utf-8")
