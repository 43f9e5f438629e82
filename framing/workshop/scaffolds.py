"""New lexicon files, filled with comments that say what goes where; they pass ``framing lexicon check`` as they are."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from pathlib import Path

from framing.errors import FramingError
from framing.lexicon import Lexicon
from framing.lexicon.schema import LEXICAL_CATEGORIES
from framing.model import LANGUAGES
from framing.workshop.json_schema import schema_text
from framing.workshop.toml_text import LINE, assignment, quoted

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
CONCEPT = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+")

OUTLET = """\
# House terms and house boilerplate of one outlet. The core entries stay the same for all outlets: an overlay only
# adds and excludes, each time with its reason, and reports show the figures with and without it.
# Use it with: framing.load_lexicon("<this folder>", outlet="{name}")
outlet = "{name}"

# Boilerplate that would be counted on every page: what overlaps one of the patterns is not counted.
# [[exclude]]
# language = "en"
# patterns = ["=our =fearless newsletter"]
# concept = ""                     # one concept of concepts.toml, or "" for all of them
# reason = "the newsletter box under every article"

# A term only this house uses. A term that others use as well belongs to the core lexicon.
# [[entry]]
# language = "en"
# concept = "label.regime"
# patterns = ["palace clique"]
# strength = 2                     # 0 conventional, 1 mild, 2 marked, 3 openly partisan
# neutral = ["government"]
# reason = "the house name for the cabinet"
# examples = ["The {{palace clique}} met again.", "A clique of pupils met at the palace."]
"""
CATEGORY = """\
#:schema ../schema.json
{about}
language = "{language}"
category = "{category}"

# An entry is one idea with the words for it, and sentences of your own that prove them: {{braces}} mark exactly
# what must match, and a sentence without them must not match. Remove the # signs to begin, then run
# framing lexicon check <folder>
#
# [[entry]]
# concept = "{concept}"
# patterns = ["…"]                 # word (any form of it), =form, ~stem, a/b, *2 (a gap of up to 2), CAP, Q
# except = []                      # what overlaps one of these is cancelled
# strength = 1                     # 0 conventional, 1 mild, 2 marked, 3 openly partisan
{keys}# neutral = ["…"]                  # what a neutral report would print
# note = ""                        # which other meanings must not match
# status = "draft"
# examples = ["… {{…}} …", "…"]
"""
# The keys that only entries of these categories have.
KEYS: Mapping[str, str] = {
    "cue": '# stance = "neutral"               # or endorsing, distancing, confrontational, affective, weak, …\n'
    '# takes = ["that", "quote"]        # that, infinitive, quote, noun, topic, source\n',
    "source_noun": '# source_type = "official"         # or politician, institution, agency, media, expert, …\n',
}
LANGUAGE_FORM = '''\
"""{name}: fill in every part, after the model of framing/languages/en.py, and move the file to framing/languages/."""

from __future__ import annotations

from framing.languages.syntax import words

# Abbreviations that stand before a name and never end a sentence (Mr, Dr), folded, without their points.
TITLES = words("""""")
# Abbreviations that may end a sentence (Inc, etc).
ABBREVIATIONS = words("""""")
# The commonest short words: they tell the language of a text and the beginning of a sentence.
FUNCTION_WORDS = words("""""")
# Then: paradigm(lemma), forms(lemmas), readings(form), SYNTAX and the Language itself.
'''


def new_outlet(name: str, folder: Path) -> list[Path]:
    """Begin an overlay for an outlet.

    Args:
        name: the outlet's id: small Latin letters, digits, hyphens.
        folder: the lexicon folder.

    Returns:
        The files that were written.

    Raises:
        FramingError: if the name will not do, or the file is there.
    """
    _check_name(name)
    return _written({folder / "outlets" / f"{name}.toml": OUTLET.format(name=name)})


def new_category(name: str, folder: Path, lexicon: Lexicon, languages: tuple[str, ...] = LANGUAGES) -> list[Path]:
    """Begin the files of a category in some languages.

    Args:
        name: one of the categories that have word lists.
        folder: the lexicon folder.
        lexicon: where its card and concepts are found.
        languages: the languages.

    Raises:
        FramingError: if the category or a language is unknown, or a file is there.
    """
    if name not in LEXICAL_CATEGORIES:
        known = ", ".join(LEXICAL_CATEGORIES)
        remedy = f"Choose one of: {known}. An idea of your own is a concept of one of them: see CONTRIBUTING.md."
        raise FramingError(f"{name!r} is no category with a word list.", remedy)
    unknown = [language for language in languages if language not in LANGUAGES]
    if unknown:
        raise FramingError(f"The language {unknown[0]!r} is not supported.", f"Use one of: {', '.join(LANGUAGES)}.")
    texts = {folder / language / f"{name}.toml": _category(name, language, lexicon) for language in languages}
    return _written(_with_schema(texts, folder))


def new_language(code: str, folder: Path, lexicon: Lexicon) -> list[Path]:
    """Begin every lexicon file of a language; for one the toolkit does not know, also its language form.

    Raises:
        FramingError: if the code will not do, or a file is there.
    """
    if not re.fullmatch("[a-z]{2,3}", code):
        raise FramingError(f"{code!r} is no language code.", "Give its ISO 639 code, such as be or pl.")
    texts = {folder / code / f"{name}.toml": _category(name, code, lexicon) for name in LEXICAL_CATEGORIES}
    if code not in LANGUAGES:
        texts[folder / code / f"{code}.py"] = LANGUAGE_FORM.format(name=code)
    return _written(_with_schema(texts, folder))


def _category(name: str, language: str, lexicon: Lexicon) -> str:
    concept = next((c.id for c in lexicon.concepts.values() if c.category == name), name)
    card = lexicon.categories.get(name)
    about = textwrap.fill(card.definition if card else name, LINE, initial_indent="# ", subsequent_indent="# ")
    return CATEGORY.format(about=about, language=language, category=name, concept=concept, keys=KEYS.get(name, ""))


def new_concept(name: str, category: str, definition: str, folder: Path, lexicon: Lexicon) -> list[Path]:
    """Add a concept to a folder's ``concepts.toml``.

    Args:
        name: its id, family and name: ``label.junta``.
        category: the category it belongs to.
        definition: one sentence.
        folder: the lexicon folder.
        lexicon: where the known concepts are found.

    Raises:
        FramingError: if the id will not do or is taken, or the category has no word list.
    """
    if not CONCEPT.fullmatch(name):
        raise FramingError(f"{name!r} is no id of a concept.", "Write family.name in small letters: label.junta.")
    if name in lexicon.concepts:
        raise FramingError(f"There is a concept {name} already.", f"See it: framing lexicon show {name}.")
    if category not in LEXICAL_CATEGORIES:
        raise FramingError(f"{category!r} has no word list.", f"Choose one of: {', '.join(LEXICAL_CATEGORIES)}.")
    if not definition.strip().endswith("."):
        raise FramingError("A definition is one sentence.", "Give it with its full stop.")
    path = folder / "concepts.toml"
    before = path.read_text(encoding="utf-8").rstrip() + "\n\n" if path.exists() else ""
    lines = [f"[concept.{quoted(name)}]", assignment("category", category), assignment("definition", definition)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")
    return [path]


def _with_schema(texts: Mapping[Path, str], folder: Path) -> dict[Path, str]:
    path = folder / "schema.json"
    return {**texts, **({} if path.exists() else {path: schema_text()})}


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        remedy = "Use small Latin letters and digits, with hyphens between: halmer-wire."
        raise FramingError(f"{name!r} cannot be a file name and an id.", remedy)


def _written(texts: Mapping[Path, str]) -> list[Path]:
    """Write new files; nothing is written where one of them is there already."""
    for path in texts:
        if path.exists():
            raise FramingError("The file is there already.", "Edit it, or choose another folder with -o.", path)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(texts)
