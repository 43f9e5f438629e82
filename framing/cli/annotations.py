"""``framing annotations``: findings out to annotation tools, hand-made marks in, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.printing import (
    Corpus,
    Json,
    OwnLexicon,
    analyze_articles,
    number,
    print_json,
    print_skipped,
    print_table,
)
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.annotations import AnnotatedText
    from framing.model import Skipped

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Files = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help="What an annotation tool wrote; of brat, the folder.")
]
Annotator = Annotated[
    str, typer.Option(help="Who made the marks that name nobody, or only the machine; else the file's name.")
]


@app.callback()
def overview() -> None:
    """Exchange annotations with other tools, and hold them against the machine's.

    \b
    Example:
      framing annotations export seeds/ -o marks --format brat
      framing annotations import label-studio.json --corpus seeds/ -o marks/annotations.jsonl
      framing annotations agree seeds/ marks/annotations.jsonl
    """


@app.command()
def export(
    corpus: Corpus,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")],
    kind: Annotated[str, typer.Option("--format", help="jsonl, web, brat or label-studio.")] = "jsonl",
    offsets: Annotated[
        str, typer.Option(help="Label Studio only: codepoints, or utf16 for versions before 1.5.")
    ] = "codepoints",
    lexicon: OwnLexicon = None,
) -> None:
    """Write findings and attributions for an annotation tool.

    Offsets count Unicode code points in every format; a browser counts UTF-16 units, which differ behind emoji.

    \b
    Example:
      framing annotations export seeds/ -o marks
      framing annotations export seeds/ -o marks --format label-studio
    """
    import framing
    from framing.annotations import FORMATS, from_analysis, write_annotations
    from framing.annotations.offsets import CONVENTIONS

    for value, known in ((kind, tuple(FORMATS)), (offsets, CONVENTIONS)):
        if value not in known:
            raise FramingError(f"There is no {value!r}.", f"Choose one of {', '.join(known)}.")
    texts = [from_analysis(analysis) for analysis in analyze_articles(corpus, framing.load_lexicon(lexicon))]
    written = write_annotations(texts, output, kind, offsets)
    marks = sum(len(text.annotations) for text in texts)
    typer.echo(
        f"{marks} marks on {len(texts)} articles: {', '.join(str(path) for path in written[:3])}"
        f"{' …' if len(written) > 3 else ''}"
    )


@app.command("import")
def import_(
    files: Files,
    output: Annotated[Path, typer.Option("--output", "-o", help="JSON Lines to write.")],
    corpus: Annotated[
        Path | None, typer.Option(help="The corpus that was annotated: marks are put on its texts.")
    ] = None,
    annotator: Annotator = "",
) -> None:
    """Read hand-made annotations and write them as JSON Lines with offsets in code points.

    W3C Web Annotations, brat, Label Studio (JSON, JSON-MIN), spaCy, Prodigy and doccano are understood; what a
    file is, it says itself. Marks that cannot be placed are listed.

    \b
    Example:
      framing annotations import label-studio.json --corpus seeds/ -o marks.jsonl
      framing annotations import brat-folder/ -o marks.jsonl --annotator Oda
    """
    from framing.annotations import align
    from framing.annotations.jsonl import to_jsonl

    texts = read_marks(files, annotator)
    if corpus is not None:
        texts, left = align(texts, _plain_texts(corpus))
        print_skipped(left)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(to_jsonl(texts).encode("utf-8", "replace"))
    people = ", ".join(sorted({person for text in texts for person in text.annotators})) or "nobody"
    marks = sum(len(text.annotations) for text in texts)
    typer.echo(f"{marks} marks by {people} on {len(texts)} texts: {output}")


@app.command()
def agree(
    corpus: Corpus,
    files: Files,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder for the figure, tables and spans.")
    ] = None,
    annotator: Annotator = "",
    lexicon: OwnLexicon = None,
    as_json: Json = False,
) -> None:
    """Hold the machine's findings against hand-made annotations, and annotators against each other.

    Precision: the share of the first one's spans that the second marked too. Recall: the share of the
    second's spans that the first found. Kappa: agreement over words, corrected for chance.

    \b
    Example:
      framing annotations agree seeds/ marks.jsonl -o agreement
      framing annotations agree seeds/ oda.jsonl mila.jsonl --json
    """
    import framing
    from framing.annotations import from_analysis, measure_agreement
    from framing.annotations.held import put_together
    from framing.annotations.marks import MACHINE
    from framing.report.agreement import write_agreement

    machine = [from_analysis(a) for a in analyze_articles(corpus, framing.load_lexicon(lexicon))]
    both, names, left = put_together(machine, read_marks(files, annotator))
    print_skipped(left)
    found = {pair: measure_agreement(both, *pair) for pair in combinations((MACHINE, *names), 2)}
    if as_json:
        print_json([agreement for agreements in found.values() for agreement in agreements])
    for (one, other), agreements in found.items():
        if not as_json:
            rows = [
                (a.label, a.spans_one, a.spans_other, a.matched, number(a.precision), number(a.recall), number(a.f1),
                 number(a.kappa), a.note)
                for a in agreements
            ]  # fmt: skip
            texts = agreements[0].texts if agreements else 0
            columns = ("category", f"#{one}", f"#{other}", "#both", "#precision", "#recall", "#F1", "#kappa", "note")
            print_table(f"{one} against {other}, {texts} articles", columns, rows)
        if output is not None and agreements:
            folder = output if len(found) == 1 else output / f"{_safe(one)}-{_safe(other)}"
            write_agreement(both, agreements, folder)
            typer.echo(f"Written: {folder}", err=as_json)


def read_marks(files: Iterable[Path], annotator: str) -> list[AnnotatedText]:
    """The texts of all files; what could not be used is said."""
    from framing.annotations import read_annotations
    from framing.annotations.marks import MACHINE, renamed

    texts: list[AnnotatedText] = []
    skipped: list[Skipped] = []
    for path in files:
        read, left = read_annotations(path, annotator)
        # What the machine marked and a person went through and corrected is that person's.
        texts += [renamed(text, MACHINE, annotator) for text in read] if annotator else read
        skipped += left
    print_skipped(skipped)
    return texts


def _plain_texts(corpus: Path) -> list[AnnotatedText]:
    """The articles of a corpus as texts without marks."""
    from framing.annotations import AnnotatedText
    from framing.cli.printing import read_articles

    return [
        AnnotatedText(a.id, a.text, (), (), a.language or "", a.outlet, a.title or "", a.url or "")
        for a in read_articles(corpus)
    ]


def _safe(name: str) -> str:
    """A name that is one folder, whatever an annotator is called."""
    return "".join(character if character.isalnum() else "-" for character in name).strip("-") or "annotator"
