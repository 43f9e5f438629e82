"""Compiled lexicons in the cache: read back the same, rebuilt when broken, done without where they cannot be kept."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from framing.lexicon import Entry
from framing.lexicon import cache as cache_module
from framing.lexicon.cache import cache_dir, compiled
from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.hashing import HashTable
from framing.lexicon.rows import Rows
from framing.lexicon.stems import Stems

ENTRIES = (
    Entry(
        "ru/loaded/a", "ru", "loaded", "a", ("киевский режим{NOUN}", "~террори *2 CAP{gent}"), except_=("режим тишина",)
    ),
    Entry("en/loaded/a", "en", "loaded", "a", ("so-called", "Q plan Q")),
)


@pytest.fixture(autouse=True)
def kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def plain(value: object) -> object:
    """A compiled lexicon as values that compare."""
    if isinstance(value, np.ndarray):
        return (value.dtype.str, value.tolist())
    if isinstance(value, Rows | HashTable | Stems):
        return [plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def same(one: CompiledLexicon, other: CompiledLexicon) -> bool:
    return all(
        plain(getattr(one, field.name)) == plain(getattr(other, field.name))
        for field in dataclasses.fields(CompiledLexicon)
    )


@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_is_read_back_is_what_was_compiled(
    language: str, kept_apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compiled(ENTRIES, language)
    assert [path.suffix for path in kept_apart.iterdir()] == [".npz"]
    monkeypatch.setattr(cache_module, "compile_lexicon", never)
    assert same(compiled(ENTRIES, language), first)


def never(*_: object) -> CompiledLexicon:
    raise AssertionError("compiled a second time")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no zip file"),
        lambda path: path.write_bytes(path.read_bytes()[:-200]),
        lambda path: path.write_bytes(path.read_bytes()[:300] + bytes(200) + path.read_bytes()[500:]),
        lambda path: np.savez(path, flags=np.zeros(3)),
        lambda path: np.savez(path, flags=np.array([{}], dtype=object)),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["empty", "no archive", "cut short", "damaged", "other arrays", "pickle", "folder"],
)
def test_a_broken_file_is_built_anew(kept_apart: Path, spoil: Callable[[Path], object]) -> None:
    first = compiled(ENTRIES, "ru")
    (path,) = kept_apart.iterdir()
    spoil(path)
    assert same(compiled(ENTRIES, "ru"), first)
    assert same(compiled(ENTRIES, "ru"), first)


def test_a_changed_entry_has_a_file_of_its_own(kept_apart: Path) -> None:
    compiled(ENTRIES, "ru")
    compiled([dataclasses.replace(ENTRIES[0], patterns=("режим",))], "ru")
    compiled([dataclasses.replace(ENTRIES[0], strength=3)], "ru")
    assert len(list(kept_apart.iterdir())) == 3


def test_other_code_reads_nothing_that_this_code_kept(kept_apart: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(ENTRIES, "en")
    before = set(kept_apart.iterdir())
    monkeypatch.setattr(cache_module, "code_digest", lambda: "another")
    compiled(ENTRIES, "en")
    assert before < set(kept_apart.iterdir())


def test_notes_and_examples_do_not_enter_the_tables(kept_apart: Path) -> None:
    compiled(ENTRIES, "ru")
    compiled([dataclasses.replace(ENTRIES[0], note="n", examples=("{Киевский режим}.",))], "ru")
    assert len(list(kept_apart.iterdir())) == 1


def test_without_a_place_to_keep_it_a_lexicon_is_compiled_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "file" / "cache"))
    assert same(compiled(ENTRIES, "ru"), compiled(ENTRIES, "ru"))


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", int)() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_no_failure(kept_apart: Path) -> None:
    kept_apart.mkdir()
    kept_apart.chmod(0o500)
    assert compiled(ENTRIES, "ru").forms
    assert not list(kept_apart.iterdir())


def test_a_disk_that_fills_up_leaves_nothing_behind(kept_apart: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: object, **arrays: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez", full)
    assert compiled(ENTRIES, "ru").forms
    assert not list(kept_apart.iterdir())


def test_only_the_files_used_last_are_kept(kept_apart: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "KEPT", 2)
    lexicons = [(Entry(f"ru/loaded/{word}", "ru", "loaded", word, (word,)),) for word in ("режим", "хунта", "клика")]
    for entries in lexicons[:2]:
        compiled(entries, "ru")
    compiled((), "en")
    for age, entries in enumerate(lexicons[:2], 1):
        os.utime(kept_apart / _file_of(entries), (age, age))
    compiled(lexicons[0], "ru")  # read again, and so used last
    compiled(lexicons[2], "ru")
    left = {path.name for path in kept_apart.glob("ru-*")}
    assert left == {_file_of(lexicons[0]), _file_of(lexicons[2])}
    assert len(list(kept_apart.glob("en-*"))) == 1 and not list(kept_apart.glob("*.tmp"))


def _file_of(entries: tuple[Entry, ...]) -> str:
    return f"ru-{cache_module._key(entries, 'ru')}.npz"


def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE", "/somewhere")
    assert cache_dir() == Path("/somewhere")
    monkeypatch.delenv("FRAMING_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere")
    assert cache_dir() == Path("/elsewhere/framing")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert cache_dir() == Path("/local/framing")
