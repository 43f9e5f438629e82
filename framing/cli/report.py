"""``framing report``: articles in, a comparison of their sources out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.printing import print_skipped, with_progress
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.model import Article

SEED = 20260101  # that of framing.profile and framing.compare, written out because importing them takes a second


def report(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Folders, files, a manifest, or what framing score wrote."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write the report to.")] = Path("report"),
    language: Annotated[str, typer.Option(help="Language of the report: en, ru or uk.")] = "en",
    by: Annotated[
        str, typer.Option(help="What makes a group: columns, your own too, with commas between.")
    ] = "outlet,language",
    seed: Annotated[int, typer.Option(help="Seed of the resampling; the same seed gives the same report.")] = SEED,
    lexicon: Annotated[Path | None, typer.Option(metavar="DIR", help="Your own lexicons, on top of ours.")] = None,
    dismissed: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Findings to leave out, saved from a report page; may be given again."),
    ] = None,
    annotations: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Hand-made annotations to hold the findings against; may be given again."),
    ] = None,
    period: Annotated[
        str, typer.Option(help="Figures over time: day, week, month, auto (where there is enough) or none.")
    ] = "auto",
    split: Annotated[
        str | None, typer.Option(metavar="DATE", help="Compare each group before this day with from this day on.")
    ] = None,
    page_only: Annotated[
        bool, typer.Option("--page-only", help="Write the page and its text alone, without tables and charts as files.")
    ] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Also write report.pdf (needs framing[pdf]).")] = False,
) -> None:
    """Compare how sources word the news and write the report to a folder.

    \b
    Example:
      framing report seeds/ -o reports/latest
      framing report articles.csv -o reports/mine --by outlet
      framing report seeds/ -o reports/latest --dismissed dismissed.json
      framing report articles/ -o reports/mine --annotations oda.jsonl
    """
    import framing
    from framing.annotations.held import hold_against
    from framing.cli.annotations import read_marks
    from framing.comparison.time import check_time
    from framing.dismissals import dismiss, read_dismissals
    from framing.overlays import apply_overlays
    from framing.profiles import BY, check_columns
    from framing.report.translations import report_languages

    if language not in report_languages():
        raise framing.UnknownLanguage(
            f"No report can be written in {language!r}.", f"Choose one of {', '.join(report_languages())}."
        )
    if pdf:
        from framing.report.pdf import load_weasyprint

        load_weasyprint()  # what is missing is told before the work
    for path in paths:
        if not path.exists():
            raise FramingError("There is no such file or folder.", "Check the name.", path=path)

    check_time(period, split)
    groups = tuple(column.strip() for column in by.split(",") if column.strip())
    if not groups:
        check_columns(groups)

    lists = [row for path in dismissed or () for row in read_dismissals(path)]

    if any((path / "manifest.jsonl").is_file() for path in paths):
        if dismissed or annotations:
            remedy = f"Use --{'dismissed' if dismissed else 'annotations'} with the articles."
            raise FramingError("Scored articles no longer hold their findings.", remedy, path=paths[0])
        _report_output(paths, groups, seed, output, language, pdf, page_only, period, split)
        return
    corpus = framing.read_corpus(paths)
    articles: Iterable[Article] = corpus
    if any(column not in BY for column in groups):
        # A column of the corpus's own, or a misspelt one, which is told before the analysis, the longest part.
        articles = list(corpus)
        check_columns(groups, sorted({name for article in articles for name, _ in article.extra}))
    words = framing.load_lexicon(lexicon)
    analyzed = framing.analyze_corpus(articles, lexicon=words)
    analyses = list(with_progress(analyzed))
    analyses, overlaid = apply_overlays(analyses, lexicon)
    analyses, taken, unknown = dismiss(analyses, lists)
    if overlaid:
        overlaid = replace(overlaid, plain=tuple(dismiss(overlaid.plain, lists)[0]))
    skipped = (*corpus.skipped, *analyzed.skipped, *unknown)
    print_skipped(skipped)
    if not analyses:
        typer.echo("No article could be used, so there is nothing to report.", err=True)
        raise typer.Exit(1)

    comparison = framing.compare(
        analyses, by=groups, seed=seed, skipped=skipped, period=period, split=split, overlaid=overlaid
    )
    settings = {**comparison.settings, "lexicon": words.hash}
    comparison = replace(comparison, dismissed=taken, settings=settings)
    if annotations:
        comparison, left = hold_against(comparison, read_marks(annotations, ""))
        print_skipped(left)
        comparison = replace(comparison, skipped=(*comparison.skipped, *left))
    page = framing.write_report(comparison, output, language=language, pdf=pdf, page_only=page_only)
    without = f", {len(taken)} findings dismissed" if lists else ""
    typer.echo(f"{len(analyses)} articles in {len(comparison.profiles)} groups{without}: {page}")


def _report_output(
    paths: list[Path],
    by: tuple[str, ...],
    seed: int,
    output: Path,
    language: str,
    pdf: bool,
    page_only: bool,
    period: str,
    split: str | None,
) -> None:
    """The report of a folder that ``framing score`` wrote."""
    import framing
    from framing.scale import compare_output

    if len(paths) > 1:
        raise FramingError("A folder of scored articles stands alone.", "Name only this one.", path=paths[0])
    comparison = compare_output(paths[0], by, seed, period=period, split=split)
    print_skipped(comparison.skipped)
    page = framing.write_report(comparison, output, language=language, pdf=pdf, page_only=page_only)
    count = sum(group.size for group in comparison.profiles)
    typer.echo(f"{count} articles in {len(comparison.profiles)} groups: {page}")
