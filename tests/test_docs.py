"""What the documents promise, held against what the toolkit does."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from commands import Outcome

import framing
from framing.cli import app
from framing.model import ATTRIBUTION_CATEGORIES, CATEGORIES
from framing.paths import lexicons_dir


def all_commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group of commands, by the words that lead to it."""
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from all_commands(inner, (*path, name))


COMMANDS = tuple(all_commands(typer.main.get_command(app)))
CARDS = tomllib.loads((lexicons_dir() / "concepts.toml").read_text(encoding="utf-8"))
SOURCES = tomllib.loads((lexicons_dir() / "sources.toml").read_text(encoding="utf-8"))["source"]


def command_lines(text: str) -> list[list[str]]:
    """Every line of a document that starts with ``framing``, as the words a shell would make of it."""
    lines = re.findall(r"^(?:\s+|\$ )(framing .*)$", text, flags=re.MULTILINE)
    return [shlex.split(line, comments=True)[1:] for line in lines]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_shows_an_example_that_begins_with_the_command(
    command: tuple[str, ...], run: Callable[..., Outcome]
) -> None:
    outcome = run(*command, "--help")
    assert outcome.code == 0
    examples = outcome.out.partition("Example:")[2]
    assert f"framing {' '.join(command)}".strip() in examples


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "docs/scale.md", "docs/outputs.md", "docs/annotations.md"]
)
def test_commands_of_the_documents_exist(document: str, root: Path, run: Callable[..., Outcome]) -> None:
    lines = command_lines((root / document).read_text(encoding="utf-8"))
    lines += [
        words[1:] for words in map(shlex.split, re.findall(r"`(framing [a-z -]+)`", (root / document).read_text()))
    ]
    assert lines
    for words in lines:
        command = max((c for c in COMMANDS if tuple(words[: len(c)]) == c), key=len)
        assert command, words
        help_text = run(*command, "--help").out
        assert all(word in help_text for word in words if word.startswith("-")), words


def test_readme_begins_with_the_two_commands(root: Path) -> None:
    lines = [line.split() for line in (root / "README.md").read_text(encoding="utf-8").splitlines()[:5]]
    assert [line[:2] for line in lines if line[:1] == ["make"]] == [["make", "report"], ["make", "test"]]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_make_targets_of_the_documents_exist(document: str, root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", (root / document).read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


def test_readme_python_runs(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert blocks
    (tmp_path / "seeds").symlink_to(framing.paths.seeds_dir())
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert any((tmp_path / "reports" / "latest").iterdir())


def test_readme_names_every_category(root: Path) -> None:
    named = set(re.findall(r"`([a-z_]+)`", (root / "README.md").read_text(encoding="utf-8")))
    assert set(CATEGORIES) <= named


def test_files_named_in_the_documents_exist(root: Path) -> None:
    for document in ("README.md", "CONTRIBUTING.md"):
        text = (root / document).read_text(encoding="utf-8")
        names = re.findall(r"`((?:framing|lexicons|notebooks|tests|seeds)/[\w./]*)`", text)
        missing = [name for name in names if not (root / name).exists()]
        assert not missing, document


@pytest.mark.parametrize("category", [*CATEGORIES, *ATTRIBUTION_CATEGORIES])
def test_every_category_has_a_whole_card(category: str) -> None:
    card = CARDS["category"][category]
    assert all(card[part] for part in ("name", "letter", "definition", "why", "does_not_show", "pupil", "denominator"))
    assert set(card.get("sources", ())) <= set(SOURCES)


def test_letters_of_categories_differ() -> None:
    letters = [card["letter"] for card in CARDS["category"].values()]
    assert len(set(letters)) == len(letters)


def test_every_concept_has_a_card() -> None:
    for concept, card in CARDS["concept"].items():
        assert card["category"] in CARDS["category"], concept
        assert card["definition"].endswith("."), concept


def test_every_concept_used_is_explained(run: Callable[..., Outcome]) -> None:
    used = {entry.concept for entry in framing.load_lexicon().entries}
    assert used <= set(CARDS["concept"]) | set(CARDS["category"])
    for name in (*CARDS["category"], next(iter(used))):
        outcome = run("explain", name)
        assert outcome.code == 0
        assert "What it does not show" in outcome.out
