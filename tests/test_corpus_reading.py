"""Folders, files and manifests: every file gives articles or a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.corpus import read_corpus, records
from framing.errors import UnreadableInput

PAGE = "Bridge closed\n\nThe council met on Monday and closed the old bridge, the mayor said."
OTHER = "Ferry fares rise\n\nThe ferry will cost twice as much from Tuesday, said the harbour master."
THIRD = "Міст закрито\n\nРада закрила старий міст, і мерка пояснила, що чекати більше не можна."


def put(path: Path, text: str = PAGE) -> Path:
    """A file, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_a_folder_is_read_in_order_with_ids_from_the_paths(tmp_path: Path) -> None:
    """Stable ids, outlets from folders, languages told, titles found."""
    put(tmp_path / "b.txt", OTHER)
    put(tmp_path / "courier" / "2026" / "a.txt")
    put(tmp_path / "maiak" / "uk" / "a.txt", THIRD)
    articles = list(read_corpus(tmp_path))
    assert [(a.id, a.outlet, a.language, a.title) for a in articles] == [
        ("b", "(no outlet)", "en", "Ferry fares rise"),
        ("courier/2026/a", "courier", "en", "Bridge closed"),
        ("maiak/uk/a", "maiak", "uk", "Міст закрито"),
    ]
    assert [bool(a.warnings) for a in articles] == [True, False, False]
    assert articles == list(read_corpus(str(tmp_path)))


def test_text_is_kept_exactly(tmp_path: Path) -> None:
    """Line breaks, blanks and no-break spaces stay; only a byte order mark is no text."""
    text = "\r\n Bridge closed \r\n\r\nThe council\u00a0met on Monday, the mayor said.\r\n\r\n"
    put(tmp_path / "a.txt", "\ufeff" + text)
    (article,) = read_corpus(tmp_path)
    assert article.text == text


def test_everything_else_is_listed_with_its_reason(tmp_path: Path) -> None:
    """Hidden files, readmes, other formats, empty files, other languages: none is lost silently."""
    put(tmp_path / "a.txt")
    put(tmp_path / ".hidden.txt")
    put(tmp_path / ".git" / "x.txt")
    put(tmp_path / "README.md", "read me")
    put(tmp_path / "planted.toml", "")
    put(tmp_path / "c.pdf", "")
    put(tmp_path / "d.txt", "  \n")
    put(tmp_path / "e.txt", "Der Rat hat am Montag die alte Brücke geschlossen, sagte die Bürgermeisterin.")
    (tmp_path / "f.txt").write_bytes(b"\x00\x01" * 99 + b"\xff")
    corpus = read_corpus(tmp_path)
    assert [a.id for a in corpus] == ["a"]
    assert {Path(s.path).name: s.reason for s in corpus.skipped} == {
        ".git": "a hidden folder",
        ".hidden.txt": "a hidden file",
        "README.md": "a readme, not an article",
        "planted.toml": "not an article format",
        "c.pdf": "not an article format",
        "d.txt": "no running text was found in it",
        "e.txt": "its language cannot be told",
        "f.txt": "its bytes are no text in any known encoding",
    }
    assert all(s.remedy for s in corpus.skipped)


def test_a_missing_path_raises_at_once(tmp_path: Path) -> None:
    """A wrong path is the caller's mistake, not a file to skip."""
    with pytest.raises(UnreadableInput, match="no such file"):
        read_corpus([tmp_path, tmp_path / "nowhere"])


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    """Nothing read and nothing said would be a riddle."""
    corpus = read_corpus(tmp_path)
    assert list(corpus) == []
    assert [s.reason for s in corpus.skipped] == ["there are no articles in it"]


def test_several_folders_keep_their_names(tmp_path: Path) -> None:
    """Folders named side by side are outlets, and tell equal file names apart."""
    put(tmp_path / "courier" / "1.txt")
    put(tmp_path / "maiak" / "1.txt", THIRD)
    articles = read_corpus([tmp_path / "courier", tmp_path / "maiak"])
    assert [(a.id, a.outlet) for a in articles] == [("courier/1", "courier"), ("maiak/1", "maiak")]


def test_equal_ids_get_numbers(tmp_path: Path) -> None:
    """Two files with one stem are two articles."""
    put(tmp_path / "a.csv", 'id,text\na,"The council met on Monday, the mayor said."\na,"It will meet again in May."\n')
    put(tmp_path / "a.txt", OTHER)
    assert [a.id for a in read_corpus(tmp_path)] == ["a", "a-2", "a-3"]


def test_front_matter(tmp_path: Path) -> None:
    """Metadata before the text counts; broken metadata is named, the text is read all the same."""
    front = '+++\noutlet = "Maiak"\ndate = 2026-03-14\ntitle = "Bridge closed"\ncolour = "red"\n+++\n'
    put(tmp_path / "a.txt", front + PAGE)
    put(tmp_path / "b.txt", f"+++\noutlet = \n+++\n{OTHER}")
    first, second = read_corpus(tmp_path)
    assert (first.outlet, first.date, first.title) == ("Maiak", "2026-03-14", "Bridge closed")
    assert first.text == front + PAGE
    assert [r.kind for r in first.regions] == ["front_matter", "title", "body"]
    assert first.extra == (("colour", "red"),) and not first.warnings
    assert "TOML" in second.warnings[0]


def test_a_manifest_gives_files_their_metadata(tmp_path: Path) -> None:
    """Listed files get it, unlisted ones are read too, mistakes are listed."""
    put(tmp_path / "one.txt")
    put(tmp_path / "sub" / "two.txt", THIRD)
    put(tmp_path / "three.txt", OTHER)
    put(tmp_path.parent / "outside.txt", OTHER)
    put(
        tmp_path / "manifest.csv",
        "file,outlet,language,date,title,event,url,author,genre,section,mood\n"
        "one.txt,Courier,en,2026-03-14,The bridge is closed,bridge,https://e.example/1,I. Brandt,news,local,sad\n"
        "sub\\two.txt,Maiak,uk,,,bridge,,,,,\n"
        "gone.txt,Courier,,,,,,,,,\n"
        "../outside.txt,Courier,,,,,,,,,\n"
        "one.txt,Courier,,,,,,,,,\n",
    )
    corpus = read_corpus(tmp_path)
    one, three, two = corpus
    assert (one.outlet, one.date, one.title, one.event) == ("Courier", "2026-03-14", "The bridge is closed", "bridge")
    assert (one.url, one.author, one.genre, one.section) == ("https://e.example/1", "I. Brandt", "news", "local")
    assert (two.outlet, two.language, two.event, two.title) == ("Maiak", "uk", "bridge", "Міст закрито")
    assert three.outlet == "(no outlet)"
    assert [article.extra for article in (one, two, three)] == [(("mood", "sad"),), (), ()]
    assert [(s.place, s.reason) for s in corpus.skipped] == [
        ("row 4", "gone.txt is missing"),
        ("row 5", "../outside.txt lies outside the manifest's folder"),
        ("row 6", "one.txt is listed twice"),
    ]


def test_a_manifest_by_itself_reads_what_it_lists(tmp_path: Path) -> None:
    """Named as a path, a manifest means its files and no others, in its order."""
    put(tmp_path / "one.txt")
    put(tmp_path / "two.txt", OTHER)
    put(tmp_path / "three.txt", THIRD)
    put(tmp_path / "list.csv", "path,outlet\ntwo.txt,Maiak\none.txt,Courier\n")
    assert [(a.id, a.outlet) for a in read_corpus(tmp_path / "list.csv")] == [("two", "Maiak"), ("one", "Courier")]


def test_the_text_outweighs_a_wrong_language_column(tmp_path: Path) -> None:
    """A sure text corrects the column with a warning; a foreign language in the column leaves the text out."""
    put(tmp_path / "one.txt", THIRD)
    put(tmp_path / "two.txt", OTHER)
    put(tmp_path / "three.txt", "Brexit, Brexit")
    put(tmp_path / "manifest.csv", "file,outlet,lang\none.txt,M,ru\ntwo.txt,M,de\nthree.txt,M,en\n")
    corpus = read_corpus(tmp_path)
    one, three = corpus
    assert (one.language, one.warnings) == ("uk", ("the language is given as ru, but the text reads as uk",))
    assert three.language == "en"
    assert [s.reason for s in corpus.skipped] == ["the language is given as de"]


def test_copies_are_skipped_but_not_another_outlets_article(tmp_path: Path) -> None:
    """The same text twice is one article; printed by two named outlets it is two."""
    put(tmp_path / "1.txt")
    put(tmp_path / "2.txt", PAGE.replace(" ", "  ").upper() + "\n\nComments")
    put(tmp_path / "3.txt")
    put(tmp_path / "manifest.csv", "file,outlet\n1.txt,Courier\n2.txt,Courier\n3.txt,Maiak\n")
    corpus = read_corpus(tmp_path)
    assert [(a.id, a.warnings) for a in corpus] == [("1", ()), ("3", ("the same text as 1 of Courier",))]
    assert [s.reason for s in corpus.skipped] == ["the same text as 1"]


def test_large_files_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would fill the memory is not read."""
    monkeypatch.setattr(records, "LARGEST", 20)
    put(tmp_path / "a.txt")
    corpus = read_corpus(tmp_path)
    assert list(corpus) == []
    assert "larger than" in corpus.skipped[0].reason


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_are_followed_no_further_than_the_folder(tmp_path: Path) -> None:
    """Links out of the folder, in circles or into nothing are listed; links within it are copies."""
    put(tmp_path / "secret.txt", OTHER)
    root = tmp_path / "corpus"
    put(root / "a.txt")
    (root / "b.txt").symlink_to(root / "a.txt")
    (root / "c.txt").symlink_to(tmp_path / "secret.txt")
    (root / "d.txt").symlink_to(root / "d.txt")
    (root / "e.txt").symlink_to(root / "nothing.txt")
    (root / "loop").symlink_to(root)
    put(root / "manifest.csv", "file\nc.txt\n")
    corpus = read_corpus(root)
    assert [a.id for a in corpus] == ["a"]
    reasons = {Path(s.path).name: s.reason for s in corpus.skipped}
    assert reasons["b.txt"] == "the same text as a"
    assert "outside" in reasons["c.txt"]
    assert "outside" in reasons["manifest.csv"]
    assert {"d.txt", "e.txt", "loop"} <= set(reasons)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    """Something that is no file must not hold up the run."""
    os.mkfifo(tmp_path / "a.txt")
    for path in (tmp_path, tmp_path / "a.txt"):
        corpus = read_corpus(path)
        assert list(corpus) == []
        assert len(corpus.skipped) == 1


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    """A file is opened when its article is asked for."""
    put(tmp_path / "a.txt")
    put(tmp_path / "b.txt", OTHER)
    corpus = read_corpus(tmp_path)
    assert next(corpus).id == "a"
    (tmp_path / "b.txt").unlink()
    assert list(corpus) == []
    assert corpus.skipped[0].reason.startswith("no file")
