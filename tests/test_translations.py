"""Catalogues of what a report says: complete, with the same places, used, and read back from English notes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import framing
from framing.lexicon import load_cards, load_lexicon
from framing.report.notes import Notes
from framing.report.translations import CARD, LOCALE, NOTE, NOUN, TEMPLATE, load_translations, report_languages
from framing.report.wording import CARD_PARTS, Wording, load_wording

TRANSLATED = [language for language in report_languages() if language != "en"]
PACKAGE = Path(framing.__file__).parent
# Sections whose messages are looked up by an id: of a language, a source type, a stance, a measure …
BY_ID = {
    "language",
    "source_types",
    "stances",
    "measure",
    "measure_note",
    "labels",
    "columns",
    "short",
    "units",
    "roles",
}
BY_ID |= {"concept", "period", "limits", NOUN}
# Messages whose names are values: the kind of a quotation, who judged a list of words.
VALUES = {"quotes.same_words", "quotes.other_words", "quotes.across_languages", "method.person", "method.program"}


def read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def catalogue(language: str) -> Catalog:
    return read(LOCALE / language / "LC_MESSAGES" / "framing.po", language)


def key(message: Message) -> tuple[object, object]:
    return message.context, message.id


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_holds_what_the_template_holds_in_its_order(language: str) -> None:
    assert [key(m) for m in messages(catalogue(language))] == [key(m) for m in messages(read(TEMPLATE))]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_with_the_same_places(language: str) -> None:
    for message in messages(catalogue(language)):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        assert not message.fuzzy and all(forms), message.id
        assert all(places(form) == places(ids[-1]) for form in forms), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    catalog, own = catalogue(language), Catalog(locale=language)
    assert (catalog.num_plurals, catalog.plural_expr) == (own.num_plurals, own.plural_expr)
    counted = [message for message in messages(catalog) if message.pluralizable]
    assert counted and {len(message.string) for message in counted} == {own.num_plurals}
    assert all("n" in places(message.id[1]) for message in counted)


def test_nouns_follow_their_numbers() -> None:
    said = {
        "en": ["0 articles", "1 article", "2 articles", "11 articles", "21 articles"],
        "ru": ["0 статей", "1 статья", "2 статьи", "11 статей", "21 статья"],
        "uk": ["0 статей", "1 стаття", "2 статті", "11 статей", "21 стаття"],
    }
    for language, expected in said.items():
        wording = load_wording(language, {})
        assert [wording.count(n, "articles") for n in (0, 1, 2, 11, 21)] == expected
        # What a browser's plural rules ask for is what gettext would have said.
        assert wording.forms("articles")["one"] == expected[1].replace("1", "{n}")


def test_cards_are_translated_as_they_stand() -> None:
    card_texts = [m.id for m in messages(read(TEMPLATE)) if m.context == CARD]
    assert card_texts == [card[part] for card in load_cards().values() for part in CARD_PARTS]
    assert load_wording("ru", {"mine": {"name": "Mine"}}).category("mine") == "Mine"


def test_every_competing_name_has_a_name_of_its_own() -> None:
    concepts = load_lexicon().concepts
    named = {(m.context or "").removeprefix("concept.") for m in messages(read(TEMPLATE)) if "concept." in m.context}
    assert named == {name for name, concept in concepts.items() if concept.pair}


def _sources() -> dict[Path, str]:
    files = [*PACKAGE.glob("report/**/*.j2"), *PACKAGE.glob("report/**/*.js"), *PACKAGE.glob("report/*.py")]
    return {path: path.read_text(encoding="utf-8") for path in files}


def test_no_message_of_the_page_is_unused() -> None:
    text = "\n".join(_sources().values())
    # Beginnings of names that are put together: sort_text, skipped_path.
    starts = ("?", *re.findall(r"[\"'](\w+_)[\"{]", text))
    unused = []
    for message in messages(read(TEMPLATE)):
        section, _, name = (message.context or "").partition(".")
        if section in BY_ID or section in (NOTE, CARD) or message.context in VALUES:
            continue
        used = re.search(rf"[.]{name}\b|[\"']{name}[\"']", text)
        if not used and not name.startswith(starts):
            unused.append(message.context)
    assert unused == []


def _constants() -> str:
    """Every string the program holds, the parts of one expression together, values as a gap."""
    found: list[str] = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                found.append(_text(node))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
    return "\n".join(found)


def _text(node: ast.expr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in parts)


def test_no_note_is_unused() -> None:
    text = re.sub(r"\s+", " ", _constants()).lower()
    for message in messages(read(TEMPLATE)):
        if message.context == NOTE:
            said = message.id[1] if message.pluralizable else message.id
            # Words at either end of the longest stretch without a value: notes may be put together in between.
            words = max((literal.strip(" .,;:()") for literal, _, _, _ in Formatter().parse(said)), key=len).lower()
            ends = (" ".join(words.split()[:3]), " ".join(words.split()[-3:]))
            assert any(end in text for end in ends), said


def _left_out() -> Iterator[str]:
    """Reasons and remedies of what readers leave out, values filled in, wherever they are written out."""
    for folder in ("corpus", "scale"):
        for path in sorted((PACKAGE / folder).glob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Skipped":
                    said = [arg for arg in node.args[1:] if isinstance(arg, (ast.Constant, ast.JoinedStr))]
                    yield from (_text(arg).replace("\0", "7") for arg in said)
                if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Constant, ast.JoinedStr)):
                    names = {target.id for target in node.targets if isinstance(target, ast.Name)}
                    if names & {"reason", "NO_TEXT", "TOO_LARGE", "SPLIT", "SUPPORTED", "_REMEDY", "remedy"}:
                        yield _text(node.value).replace("\0", "7")


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_reason_for_leaving_something_out_is_translated(language: str) -> None:
    wording = load_wording(language, {})
    reasons = {reason for reason in _left_out() if reason}
    assert len(reasons) > 60
    untold = sorted(reason for reason in reasons if wording.note(reason) == reason)
    assert untold == []


@pytest.fixture(scope="module")
def russian() -> Notes:
    return load_wording("ru", {}).notes


def test_notes_keep_their_values_and_write_numbers_as_the_reader_does(russian: Notes) -> None:
    said = russian.translate("2 events cannot be significant: the smallest possible p is 0.25; only 21 articles")
    assert said == "событий для значимости мало (2): наименьшее возможное p – 0,25; только 21 статья"
    assert load_wording("en", {}).note("only 1 articles") == "only 1 article"


def test_values_of_notes_may_be_notes_and_may_hold_semicolons(russian: Notes) -> None:
    signs = "a word of two alphabets ('Cловo'); said in the message ('x')"
    said = russian.translate(f"machine-translated, by its looks: {signs}. Word choices may be the translator's.")
    assert said.startswith("похоже на машинный перевод: слово из двух алфавитов ('Cловo'); said in the message")
    assert russian.translate("nobody wrote this; only {odd} articles") == "nobody wrote this; only {odd} articles"


@pytest.mark.parametrize(
    ("language", "number", "share", "interval", "limits"),
    [
        ("en", "12,345.6", "12.5%", "1.0 – 12.5%", "0.50 – no limit"),
        ("ru", "12 345,6", "12,5 %", "1,0 – 12,5 %", "0,50 – без предела"),
        ("uk", "12 345,6", "12,5%", "1,0 – 12,5%", "0,50 – без межі"),
    ],
)
def test_numbers_follow_the_language(language: str, number: str, share: str, interval: str, limits: str) -> None:
    w: Wording = load_wording(language, {})
    spaces = {"\u202f": " ", "\xa0": " "}
    plain = str.maketrans(spaces)
    assert w.number(12345.6).translate(plain) == number
    assert w.in_unit(0.125, "share").translate(plain) == share
    assert w.interval(0.01, 0.125, "share").translate(plain) == interval
    assert w.limits(0.5, None).translate(plain) == limits
    assert w.number(None) == w.limits(None, None) == "–"
    assert w.number(-0.5) == ("-0.5" if language == "en" else "-0,5")


def test_every_language_has_the_messages_of_the_page() -> None:
    sections = [{name: {*table} for name, table in load_translations(one).messages.items()} for one in ("en", "ru")]
    assert sections[0] == sections[1] and "title" in sections[0]["summary"]
