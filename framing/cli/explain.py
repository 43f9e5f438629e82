"""``framing explain``: the card of a concept or of a category, written for pupils."""

from __future__ import annotations

import re
import shlex
import sys
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.printing import OwnLexicon
from framing.errors import FramingError
from framing.model import LANGUAGES

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from framing.lexicon import Category, Entry, Lexicon
    from framing.lexicon.reviews import Precision

_LANGUAGE_NAMES = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
_ENTRIES_SHOWN = 4  # a language; more would push the explanation off the screen
_EXAMPLES_SHOWN = 2  # an entry
_SUGGESTIONS = 3
_MARKED = re.compile(r"\{([^{}]*)\}")


def explain(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[CONCEPT|CATEGORY]", help="Which one; the list of categories when left out."),
    ] = None,
    lexicon: OwnLexicon = None,
) -> None:
    """Explain what a kind of finding is, why it matters and what its figure does not show.

    \b
    Example:
      framing explain loaded
      framing explain label.regime
    """
    from rich.console import Console

    import framing

    words = framing.load_lexicon(lexicon)
    # Into a file or pipe lines go out whole; on a terminal they are wrapped between words.
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    if name is None:
        for key, card in words.categories.items():
            console.print(f"[bold]{key}[/bold]  {card.pupil or card.definition}")
        return
    aliases = _aliases(words)
    named = name if name in aliases else next((key for key, names in aliases.items() if _plain(name) in names), name)
    if named in words.categories:
        _print_category(console, words, named)
    elif named in words.concepts:
        _print_concept(console, words, named)
    else:
        raise _unknown(name, aliases, words)


def _plain(name: str) -> str:
    """A name without regard to capitals, hyphens, underscores and spaces."""
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


def _aliases(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What each category and concept may be called: its id, its title, the end of an id that no other ends in."""
    ends = Counter(key.rpartition(".")[2] for key in lexicon.concepts)
    found: dict[str, tuple[str, ...]] = {}
    for key, card in lexicon.categories.items():
        found[key] = (_plain(key), _plain(card.name))
    for key in lexicon.concepts:
        end = key.rpartition(".")[2]
        found[key] = (_plain(key), _plain(end)) if ends[end] == 1 else (_plain(key),)
    return found


def _unknown(name: str, aliases: Mapping[str, tuple[str, ...]], lexicon: Lexicon) -> FramingError:
    from rapidfuzz import fuzz

    meant = _concepts_of_word(name, lexicon)
    if meant:
        problem = f"{name!r} is no concept or category but a word of {', '.join(meant)}."
        return FramingError(problem, f"See: framing explain {meant[0]}; framing lexicon show {shlex.quote(name)}")
    scores = {key: max(fuzz.ratio(_plain(name), alias) for alias in names) for key, names in aliases.items()}
    # Below 67 of 100 (two letters of three) the nearest name is no nearer than chance.
    near = [key for key in sorted(scores, key=lambda key: -scores[key]) if scores[key] >= 67][:_SUGGESTIONS]
    hint = f"Did you mean {' or '.join(near)}?" if near else "'framing explain' alone lists the categories."
    return FramingError(f"There is no concept or category {name!r}.", hint)


def _concepts_of_word(text: str, lexicon: Lexicon) -> list[str]:
    """The concepts that a word is found as, in every language it can be written in; else those that name it."""
    from framing.workshop.lookup import look_up, plausible_languages

    seen = [look_up(text, language, lexicon) for language in plausible_languages(text)]
    found = [candidate.entry for lookup in seen for candidate in lookup.candidates if candidate.outcome == "stands"]
    found += [entry for lookup in seen for entry, _ in lookup.related if not found]
    return list(dict.fromkeys(entry.concept for entry in found))[:_SUGGESTIONS]


def _print_category(console: Console, lexicon: Lexicon, name: str) -> None:
    card = lexicon.categories[name]
    console.print(f"[bold]{card.name}[/bold] (category {name}, tag {card.letter})")
    console.print(card.definition, markup=False)
    _print_reasons(console, card)
    concepts = [concept for concept in lexicon.concepts.values() if concept.category == name]
    if concepts:
        console.print("\n[bold]Concepts[/bold]")
    for concept in concepts:
        console.print(f"  {concept.id}: {concept.definition}", markup=False)
    _print_examples(console, lexicon, [entry for entry in lexicon.entries if entry.category == name])
    measured = {code: lexicon.reviewed.categories.get(f"{code}/{name}") for code in LANGUAGES}
    if any(measured.values()):
        console.print("\n[bold]How often a hit is right[/bold]")
    for code, precision in measured.items():
        if precision:
            console.print(f"  {_LANGUAGE_NAMES[code]}: {precision}", markup=False)


def _print_concept(console: Console, lexicon: Lexicon, name: str) -> None:
    concept = lexicon.concepts[name]
    card = lexicon.categories[concept.category]
    console.print(f"[bold]{name}[/bold] (a concept of {card.name}, category {concept.category})")
    console.print(concept.definition, markup=False)
    _print_reasons(console, card)
    _print_examples(console, lexicon, [entry for entry in lexicon.entries if entry.concept == name])


def _print_reasons(console: Console, card: Category) -> None:
    for heading, sentence in (
        ("In plain words", card.pupil),
        ("Why it matters", card.why),
        ("What it does not show", card.does_not_show),
        ("Counted per", card.denominator),
    ):
        if sentence:
            console.print(f"\n[bold]{heading}[/bold]")
            console.print(sentence, markup=False)


def _print_examples(console: Console, lexicon: Lexicon, entries: list[Entry]) -> None:
    for language in LANGUAGES:
        console.print(f"\n[bold]{_LANGUAGE_NAMES[language]}[/bold]")
        own = [entry for entry in entries if entry.language == language]
        own.sort(key=lambda entry: entry.id not in lexicon.reviewed.entries)  # what was measured first
        for entry in own[:_ENTRIES_SHOWN]:
            _print_entry(console, entry, lexicon.reviewed.entries.get(entry.id))
        if not own:
            console.print("  No entry yet.")
        elif len(own) > _ENTRIES_SHOWN:
            console.print(f"  … and {len(own) - _ENTRIES_SHOWN} more entries.")


def _print_entry(console: Console, entry: Entry, precision: Precision | None) -> None:
    hits = [example for example in entry.examples if _MARKED.search(example)]
    misses = [example for example in entry.examples if not _MARKED.search(example)]
    for example in hits[:_EXAMPLES_SHOWN]:
        console.print("  ", _marked(example, braces=not console.is_terminal), sep="")
    for example in misses[:1]:
        console.print(f"  Not counted: {example}", markup=False)
    if entry.neutral:
        console.print(f"  Plainer: {', '.join(entry.neutral)}", markup=False)
    if precision:
        console.print(f"  Right: {precision}", markup=False)


def _marked(example: str, braces: bool) -> Text:
    """The example with its match marked: by colour and underline on a terminal, else by the braces themselves."""
    from rich.text import Text

    text = Text()
    for index, part in enumerate(_MARKED.split(example)):
        if index % 2:
            text.append(f"{{{part}}}" if braces else part, style="bold underline yellow")
        else:
            text.append(part)
    return text
