"""``framing lexicon`` commands that try the lexicon on texts: suggest, diff, parity."""

from __future__ import annotations

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
    print_table,
    read_articles,
)
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.workshop.differences import Change, Difference


def suggest(
    corpus: Corpus,
    outlet: Annotated[str, typer.Option(help="The outlet's name as the corpus has it.")],
    language: Annotated[str | None, typer.Option(help="Needed where the outlet writes in several.")] = None,
    articles: Annotated[int, typer.Option(min=1, help="Articles of the outlet that must hold a term.")] = 5,
    most: Annotated[int, typer.Option("--n", min=1, help="How many suggestions to give.")] = 30,
    names: Annotated[bool, typer.Option("--names", help="Suggest names of people and places as well.")] = False,
    lexicon: OwnLexicon = None,
    json: Json = False,
) -> None:
    """Suggest words and pairs an outlet uses distinctively in its own voice, as entries ready to paste and finish.

    Log-odds with an informative Dirichlet prior against the other outlets of the corpus in the same
    language, collocations, and words that keep the company of known loaded words. What an entry knows
    already is left out. A suggestion is a word to think about, no finding.

    \b
    Example:
      framing lexicon suggest my-articles/ --outlet "Halmer Wire"
      framing lexicon suggest my-articles/ --outlet "Halmer Wire" --articles 3 --n 50 > candidates.toml
    """
    from framing.lexicon import load_lexicon
    from framing.workshop import suggestions

    analyses = analyze_articles(corpus, load_lexicon(lexicon))
    found = suggestions.suggest(analyses, outlet, language, articles, most, names)
    if json:
        print_json([{"suggestion": one, "toml": suggestions.to_entry(one, outlet)} for one in found])
        return
    for one in found:
        typer.echo(suggestions.describe(one) + suggestions.to_entry(one, outlet))
    typer.echo(f"{len(found)} suggestions.", err=True)
    if not found:
        typer.echo("With more articles, or a smaller --articles, there may be some.", err=True)


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A lexicon folder, or 'shipped'.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The lexicon folder as it is to be, or 'shipped'.")],
    corpus: Corpus,
    most: Annotated[int, typer.Option("--n", min=0, help="How many findings of each kind to show.")] = 20,
    json: Json = False,
) -> None:
    """Show what a change of the lexicon does to a corpus, before it is merged: findings and rates.

    A folder with category cards of its own is a whole lexicon; any other lies on top of the shipped one.

    \b
    Example:
      framing lexicon diff shipped my-lexicons my-articles/
      framing lexicon diff ../before/lexicons lexicons seeds/
    """
    from framing.profiles import FLOOR
    from framing.workshop.differences import compare_lexicons, lexicon_at

    difference = compare_lexicons(read_articles(corpus), lexicon_at(before), lexicon_at(after))
    if json:
        print_json(difference)
        return
    _print_changes(difference, most)
    if difference.rates:
        rows = [
            (
                r.group,
                r.category,
                number(r.before),
                number(r.after),
                _change(r.before, r.after),
                r.findings_before,
                r.findings_after,
            )
            for r in difference.rates
        ]
        columns = ("outlet", "category", "#before", "#after", "#change", "#findings before", "#after")
        print_table("Rates per 1,000 own words (loaded weighed by strength)", columns, rows)
        if any(rate.after is None for rate in difference.rates):
            typer.echo(f"A dash: every article has fewer than {FLOOR} words of the outlet's own, too few for a rate.")


def _print_changes(difference: Difference, most: int) -> None:
    for kind in ("added", "removed", "changed"):
        changes = [change for change in difference.changes if change.kind == kind]
        if changes:
            shown = f", the first {most}" if len(changes) > most else ""
            rows = [_change_row(change) for change in changes[:most]]
            print_table(f"{kind.capitalize()} ({len(changes)}{shown})", ("article", "what", "voice", "sentence"), rows)
    counts = {kind: sum(c.kind == kind for c in difference.changes) for kind in ("added", "removed", "changed")}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    typer.echo(f"{difference.articles} articles; findings: {told}.\n")


def _change_row(change: Change) -> tuple[str, str, str, str]:
    voice, what = change.finding.voice, change.finding.entry
    if change.before and change.after:
        what = f"{change.before.entry} → {change.after.entry}"
        voice = " → ".join(dict.fromkeys((change.before.voice, change.after.voice)))
        if change.before.strength != change.after.strength:
            what += f" (strength {change.before.strength} → {change.after.strength})"
    return change.article, what, voice, change.sentence


def _change(before: float | None, after: float | None) -> str:
    return "–" if before is None or after is None else f"{after - before:+.2f}"


def parity(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="CSV or JSON Lines, one column a language.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write all rows to this CSV file.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show also concepts with too few hits.")] = False,
    lexicon: OwnLexicon = None,
    json: Json = False,
) -> None:
    """Tell which concepts may be compared across languages, tried on parallel text.

    A concept passes with a Dice of paired hits of .60 or more and 20 hits or more in each language.

    \b
    Example:
      framing lexicon parity parallel.csv
      framing lexicon parity parallel.jsonl -o parity.csv
    """
    from framing.lexicon import load_lexicon
    from framing.sheets import to_csv
    from framing.workshop.parity import FEW, measure_parity, read_segments

    if not corpus.is_file():
        raise FramingError("There is no such file.", "Give a CSV or JSON Lines file.", path=corpus)
    segments = read_segments(corpus)
    found = measure_parity(segments, load_lexicon(lexicon))
    header = (
        "concept",
        "category",
        "languages",
        "hits_first",
        "hits_second",
        "paired",
        "dice",
        "low",
        "high",
        "verdict",
    )
    rows = [
        (
            p.concept,
            p.category,
            "-".join(p.languages),
            *p.hits,
            p.paired,
            number(p.dice),
            number(p.low),
            number(p.high),
            p.verdict,
        )
        for p in found
    ]
    if output is not None:
        output.write_text(to_csv(header, rows), encoding="utf-8")
    if json:
        print_json(found)
        return
    shown = [row for row in rows if everything or row[-1] != FEW]
    columns = ("concept", "languages", "#hits of one", "#of other", "#paired", "#Dice", "#low", "#high", "verdict")
    print_table(f"Parity on {len(segments)} segments", columns, [(row[0], *row[2:]) for row in shown])
    if len(shown) < len(rows):
        typer.echo(
            f"{len(rows) - len(shown)} rows with fewer than 20 hits in a language are not shown; --all shows them."
        )
