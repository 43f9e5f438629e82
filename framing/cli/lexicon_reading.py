"""``framing lexicon`` commands that look: test, show, stats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli.printing import Json, OwnLexicon, print_json, print_problems, print_table
from framing.errors import UnknownLanguage
from framing.model import LANGUAGES

if TYPE_CHECKING:
    from framing.lexicon import Lexicon
    from framing.workshop.lookup import Candidate, Lookup

RELATED = 8  # patterns a word is part of; more would push the matches off the screen


def test(
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Lexicon folder or file; the shipped one when left out.")
    ] = None,
    json: Json = False,
) -> None:
    """Try the examples of the entries: the engine must mark exactly what the braces say.

    \b
    Example:
      framing lexicon test
      framing lexicon test my-lexicons/
      framing lexicon test my-lexicons/uk/hedge.toml --json
    """
    from framing.lexicon import load_lexicon
    from framing.workshop.trials import entries_in, folder_of, try_examples

    lexicon = load_lexicon(folder_of(directory))
    trials = try_examples(entries_in(lexicon, directory))
    if json:
        print_json(trials)
    else:
        print_problems(trials.problems)
        kept = f"known failures: {trials.known_failures}, problems: {len(trials.problems)}"
        typer.echo(f"Entries: {trials.entries}, examples: {trials.examples}, {kept}.")
    if trials.problems:
        raise typer.Exit(1)


def show(
    name: Annotated[str, typer.Argument(metavar="TERM|CONCEPT", help="A word, phrase or sentence, or a concept.")],
    language: Annotated[str | None, typer.Option(help="en, ru or uk; by its letters when left out.")] = None,
    lexicon: OwnLexicon = None,
    json: Json = False,
) -> None:
    """Show why a word matches: its readings, the entries whose patterns fit, and which of them stands by what rule.

    Of a concept, show its entries in every language, with their measured precision where there is one.

    \b
    Example:
      framing lexicon show regime
      framing lexicon show "Киевский режим ввёл режим тишины" --language ru
      framing lexicon show label.regime
    """
    from framing.lexicon import load_lexicon
    from framing.workshop.lookup import look_up, plausible_languages

    words = load_lexicon(lexicon)
    if name in words.concepts:
        _show_concept(words, name, json)
        return
    if language is not None and language not in LANGUAGES:
        raise UnknownLanguage(f"The language {language!r} is not supported.", f"Use one of: {', '.join(LANGUAGES)}.")
    found = [look_up(name, code, words) for code in ([language] if language else plausible_languages(name))]
    if json:
        print_json(found)
        return
    for lookup in found:
        _show_lookup(lookup)


def _show_concept(lexicon: Lexicon, name: str, json: bool) -> None:
    concept = lexicon.concepts[name]
    entries = [entry for entry in lexicon.entries if entry.concept == name]
    measured = lexicon.reviewed.entries
    if json:
        print_json({"concept": concept, "entries": entries, "precision": {e.id: measured.get(e.id) for e in entries}})
        return
    typer.echo(f"{name} ({concept.category}): {concept.definition}")
    if concept.pair:
        typer.echo(f"The competing name is {concept.pair}.")
    rows = [
        (
            *(entry.language, "\n".join(entry.patterns), entry.strength, entry.side, ", ".join(entry.neutral)),
            *(entry.status, measured[entry.id].brief if entry.id in measured else "not measured"),
        )
        for language in LANGUAGES
        for entry in entries
        if entry.language == language
    ]
    print_table("", ("language", "patterns", "#strength", "side", "neutral", "status", "precision"), rows)
    lacking = [language for language in LANGUAGES if not any(entry.language == language for entry in entries)]
    if lacking:
        typer.echo(f"No entry in: {', '.join(lacking)}.")


def _show_lookup(lookup: Lookup) -> None:
    readings = [
        (word.word, ", ".join(dict.fromkeys(lemma for lemma, _ in word.readings)), _tags(word.readings))
        for word in lookup.words
    ]
    print_table(f"{lookup.language}: readings", ("word", "lemmas", "readings"), readings)
    if lookup.candidates:
        rows = [_candidate(candidate) for candidate in lookup.candidates]
        print_table("Matches", ("words", "entry", "pattern", "#strength", "outcome"), rows)
        typer.echo("Of overlapping matches of a category the longest stands, then the stronger, then the first.\n")
    else:
        typer.echo("No entry matches.\n")
    if lookup.related:
        rows = [(entry.id, pattern) for entry, pattern in lookup.related[:RELATED]]
        more = len(lookup.related) - len(rows)
        title = "Patterns that hold a word of it" + (f" ({more} more not shown)" if more else "")
        print_table(title, ("entry", "pattern"), rows)


def _tags(readings: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{lemma}: {tags}" for lemma, tags in readings if tags)


def _candidate(candidate: Candidate) -> tuple[object, ...]:
    outcome = candidate.outcome + (f": {candidate.why}" if candidate.why else "")
    entry = candidate.entry
    return candidate.text, entry.id, "\n".join(candidate.patterns), entry.strength, outcome


def stats(lexicon: OwnLexicon = None, json: Json = False) -> None:
    """Count the lexicons: patterns and entries by language and category, strength, side, status; what is measured.

    \b
    Example:
      framing lexicon stats
      framing lexicon stats --lexicon my-lexicons/ --json
    """
    from framing.lexicon import load_lexicon
    from framing.workshop.sizes import count_sizes

    words = load_lexicon(lexicon)
    sizes, reviewed = count_sizes(words), words.reviewed
    if json:
        print_json({"sizes": sizes, "precision": {"languages": reviewed.languages, "categories": reviewed.categories}})
        return
    rows = [
        [category, *(f"{size.patterns} / {size.entries}" if size.entries else "–" for size in by_language.values())]
        for category, by_language in sizes.words.items()
    ]
    totals = [
        f"{sum(s[language].patterns for s in sizes.words.values())} / "
        f"{sum(s[language].entries for s in sizes.words.values())}"
        for language in LANGUAGES
    ]
    columns = [f"#{language}" for language in LANGUAGES]
    print_table("Patterns / entries", ("category", *columns), [*rows, ["all", *totals]])
    tables: list[tuple[str, str, Mapping[str, Mapping[Any, int]]]] = [
        ("Patterns of loaded words by strength", "strength", sizes.strengths),
        ("Patterns by whose opponents say it", "side", sizes.sides),
        ("Patterns by status", "status", sizes.statuses),
    ]
    for title, key, table in tables:
        keys = sorted({one for counts in table.values() for one in counts})
        counted = [[one, *(counts.get(one, 0) for counts in table.values())] for one in keys]
        print_table(title, (key, *columns), counted)
    lacking = ", ".join(f"{len(found)} in {language}" for language, found in sizes.gaps.items())
    typer.echo(f"{len(sizes.shared)} concepts have words in every language; lacking: {lacking}.")
    if reviewed.categories:
        precisions = [*((f"{name}, strength 2 and 3", p) for name, p in reviewed.languages.items())]
        print_table("Measured precision", ("of", "precision"), [*precisions, *reviewed.categories.items()])
    else:
        typer.echo("No hit has been reviewed yet: framing lexicon sample --help")
