"""Lexicon files kept as they were read: given back the same, read anew when they change, done without where broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon.kept import Contents, kept
from framing.lexicon.loading import layered, lexicon_files
from framing.paths import lexicons_dir

FILE = """language = "en"
category = "loaded"

[[entry]]
concept = "label.regime"
patterns = ["harbour regime"]
neutral = ["harbour office"]
strength = 2
examples = ["The {harbour regime} shut the gate.", "The harbour had a regime of its own."]
"""
CONCEPTS = """[concept."label.regime"]
category = "loaded"
definition = "A government called a regime."
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own" / "en").mkdir(parents=True)
    (tmp_path / "own" / "en" / "loaded.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "own" / "concepts.toml").write_text(CONCEPTS, encoding="utf-8")
    return tmp_path / "own"


def never() -> Contents:
    raise AssertionError("read a second time")


def test_the_shipped_lexicon_is_given_back_as_it_was_read() -> None:
    first = layered([lexicons_dir()])
    again = layered([lexicons_dir()])
    assert again.entries == first.entries and again.hash == first.hash
    assert [(e.path, e.number) for e in again.entries] == [(e.path, e.number) for e in first.entries]
    assert (again.concepts, again.categories) == (first.concepts, first.categories)


def test_unchanged_files_are_not_read_twice(folder: Path) -> None:
    found = layered([folder])
    entries, concepts, _ = kept([folder / "concepts.toml", *lexicon_files(folder)], never)
    assert entries == found.entries and concepts == found.concepts


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    layered([folder])
    file = folder / "en" / "loaded.toml"
    file.write_text(FILE.replace("strength = 2", "strength = 3"), encoding="utf-8")
    assert [entry.strength for entry in layered([folder]).entries] == [3]


def test_what_is_wrong_is_said_every_time(folder: Path, cache: Path) -> None:
    (folder / "en" / "loaded.toml").write_text(FILE.replace("strength", "strenght"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(LexiconError, match="Unknown key 'strenght'"):
            layered([folder])
    assert not list(cache.glob("*"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff"),
        lambda path: path.write_text("[[], []]", encoding="utf-8"),
        lambda path: path.write_text('[[["too", "few"]], [], []]', encoding="utf-8"),
        lambda path: path.write_text("[1, 2, 3]", encoding="utf-8"),
        lambda path: path.write_bytes(path.read_bytes()[:-20]),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["empty", "no text", "two of three", "other columns", "numbers", "cut short", "folder"],
)
def test_a_broken_file_is_read_anew(folder: Path, cache: Path, spoil: Callable[[Path], object]) -> None:
    first = layered([folder])
    (path,) = cache.glob("lexicon-*.json")
    spoil(path)
    assert layered([folder]) == first


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "en" / "hedge.toml").mkdir()
    with pytest.raises(LexiconError, match=r"hedge\.toml"):
        layered([folder])
