"""``framing lexicon`` commands that measure precision: sample, review."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.printing import Corpus, Json, OwnLexicon, analyze_articles, print_json, print_table
from framing.errors import FramingError, UnknownLanguage
from framing.model import LANGUAGES

SEED = 20260101  # that of framing.profile and framing.compare, written out because importing them takes a second
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def sample(
    corpus: Corpus,
    language: Annotated[str, typer.Option("--lang", "--language", help="en, ru or uk.")],
    n: Annotated[int, typer.Option("--n", min=1, help="How many hits to draw.")] = 100,
    strength: Annotated[int, typer.Option(min=0, max=3, help="Only hits of at least this strength.")] = 0,
    seed: Annotated[int, typer.Option(help="Seed of the drawing; the same seed gives the same sheet.")] = SEED,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the sheet to this CSV file.")] = None,
    lexicon: OwnLexicon = None,
    json: Json = False,
) -> None:
    """Draw hits from a corpus into a coding sheet, to be judged in context: equally many of every category.

    The sheet holds sentences of the corpus: keep it to yourself where those are not yours.

    \b
    Example:
      framing lexicon sample my-articles/ --lang ru --n 100 -o sheet.csv
      framing lexicon sample my-articles/ --lang ru --n 150 --strength 2 -o sheet.csv
    """
    from framing.lexicon import load_lexicon
    from framing.workshop.samples import draw_sample, instructions, sheet_of

    if language not in LANGUAGES:
        raise UnknownLanguage(f"The language {language!r} is not supported.", f"Use one of: {', '.join(LANGUAGES)}.")
    words = load_lexicon(lexicon)
    drawn = draw_sample(analyze_articles(corpus, words), words, language, n, strength, seed)
    if not drawn.hits:
        raise FramingError("The corpus has no such hit.", "Check --lang and --strength.", path=corpus)
    sheet = sheet_of(drawn.hits, words)
    if output is not None:
        output.write_text(sheet, encoding="utf-8-sig")  # a spreadsheet takes it for UTF-8 only with this mark
    if json:
        print_json({"hits": len(drawn.hits), "found": drawn.found, "sheet": output or sheet})
    elif output is None:
        typer.echo(sheet, nl=False)
    else:
        counts = {c: sum(hit.finding.category == c for hit in drawn.hits) for c in drawn.found}
        print_table(
            f"Drawn into {output}", ("category", "#drawn", "#of"), [(c, counts[c], of) for c, of in drawn.found.items()]
        )
        typer.echo(instructions())


def review(
    sheet: Annotated[Path, typer.Argument(help="A coding sheet that was filled in.")],
    reader: Annotated[str, typer.Option(help="Who judged the rows that do not say: person or program.")] = "",
    store: Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the review in this lexicon folder.")] = None,
    date: Annotated[str, typer.Option(help="When it was judged, 2026-03-14; today when left out.")] = "",
    lexicon: OwnLexicon = None,
    json: Json = False,
) -> None:
    """Measure precision by a coding sheet that was filled in: by entry, category and language, with intervals.

    What is kept are the words found and the verdicts, not the sentences.

    \b
    Example:
      framing lexicon review sheet.csv
      framing lexicon review sheet.csv --reader person --store lexicons --date 2026-03-14
    """
    from datetime import date as day

    from framing.lexicon import load_lexicon
    from framing.lexicon.reviews import measure
    from framing.workshop.reviewing import read_sheet, store_review

    if date and not DATE.fullmatch(date):
        raise FramingError(f"{date!r} is no date.", "Write it as 2026-03-14.")
    read = read_sheet(sheet, reader)
    reviewed = measure(read.judgements, load_lexicon(lexicon).entries)
    files = store_review(read.judgements, store, date or day.today().isoformat()) if store else []
    if json:
        print_json({"precision": reviewed, "judged": len(read.judgements), "open": read.open, "files": files})
        return
    languages = [(f"{name}, strength 2 and 3", p) for name, p in reviewed.languages.items()]
    print_table("Precision", ("of", "precision"), [*languages, *reviewed.categories.items()])
    worst = sorted(reviewed.entries.items(), key=lambda item: (item[1].value is None, item[1].value or 0, item[0]))
    print_table("By entry, the least precise first", ("entry", "precision"), worst)
    typer.echo(f"{len(read.judgements)} hits judged, {read.open} rows not judged.")
    for file in files:
        typer.echo(f"Wrote {file}")
