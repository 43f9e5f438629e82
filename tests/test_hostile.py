"""Broken and hostile input: one bad article never stops a run, no output leaves its folder, nothing takes forever."""

from __future__ import annotations

import gzip
import json
import os
import random
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from effort import EIGHTFOLD, calls
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.corpus import compressed, read_corpus, records, tables
from framing.errors import FramingError, LexiconError
from framing.model import Article, Skipped

SENTENCE = "The regime may close the old bridge, the mayor of Kalven said on Monday, and nobody knows why."
LONG = 5_000_000  # characters of the huge cases


def check(analysis: framing.Analysis) -> None:
    """The invariant of every span."""
    for finding in analysis.findings:
        assert analysis.text[finding.start : finding.end] == finding.text
    for attribution in analysis.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(analysis.text)


def read(path: Path) -> tuple[list[Article], list[Skipped]]:
    corpus = read_corpus(path)
    return list(corpus), corpus.skipped


def put(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


# Characters


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t ",
        f"\x00{SENTENCE}\x00",
        f"{SENTENCE}\ud83d lone \udc00",
        "T\u0301h\u0300e\u0302 re\u0301gime\u0301 fell." + "\u0301" * 5000,
        f"\u202e{SENTENCE}\u202c \u2066x\u2069",
        "The\u200b re\u200bgime\u200d fell\ufeff on Monday, they said.",
        "\x1b[31m\x07\x08" + SENTENCE,
        "".join(chr(c) for c in range(0x250)),
        "\U0001f469\u200d\U0001f469\u200d\U0001f467 " * 500,
        "ﷺ" * 1000 + "ß" * 100 + "İ" * 100,
        "“" * 500 + SENTENCE + "”" * 499,
        "\r".join([SENTENCE] * 3) + "\u2028\u2029\x85\x0b\x0c",
    ],
    ids=lambda text: repr(text[:12]),
)
@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_any_characters_are_analysed(text: str, language: str) -> None:
    check(framing.analyze(text, language=language))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "ru", "uk"]))
def test_any_text_is_analysed_and_shown(text: str, language: str) -> None:
    """No exception, spans hold, twice the same, and the page holds no markup of the text."""
    analysis = framing.analyze(f"{text} «{text}»", language=language)
    check(analysis)
    assert framing.analyze(f"{text} «{text}»", language=language).to_dict() == analysis.to_dict()
    assert "<script" not in analysis._repr_html_().replace("<style", "").lower() or "<script" not in text.lower()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["txt", "html", "csv", "jsonl", "rtf", "docx", "xlsx", "csv.gz"]))
def test_any_bytes_are_read_or_skipped(content: bytes, kind: str) -> None:
    """Whatever a file holds: articles or a reason, never an exception."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        _, skipped = read(put(Path(folder) / f"a.{kind}", content))
        assert all(item.reason for item in skipped)


@pytest.mark.parametrize("kind", ["parquet", "warc", "warc.gz", "jsonl.zst", "jsonl.gz", "docx", "xlsx", "rtf"])
def test_files_that_are_not_what_they_are_called(kind: str, tmp_path: Path) -> None:
    put(tmp_path / f"a.{kind}", SENTENCE * 3)
    put(tmp_path / f"b.{kind}", b"")
    put(tmp_path / "z.txt", SENTENCE)
    articles, skipped = read(tmp_path)
    assert [article.id for article in articles] == ["z"]
    assert any(f"a.{kind}" in item.path for item in skipped)
    assert all(item.remedy for item in skipped)


def test_wrong_and_mixed_encodings(tmp_path: Path) -> None:
    russian = "Совет закрыл старый мост в понедельник, и мэр объяснила, почему ждать больше нельзя. "
    put(tmp_path / "a.txt", (russian * 9).encode("cp1251"))
    put(tmp_path / "b.txt", (russian * 9).encode() + (russian * 9).encode("cp1251"))
    put(tmp_path / "c.txt", (russian * 8).encode("utf-16"))
    put(tmp_path / "d.txt", (russian * 7).encode("utf-8")[:-1])
    put(tmp_path / "e.txt", random.Random(1).randbytes(5000))
    articles, skipped = read(tmp_path)
    assert {"a", "c", "d"} <= {article.id for article in articles}
    assert len(articles) + len(skipped) >= 5


# Size and time


# Beside the texts of tests/test_engine.py; tests/benchmarks/growth.py shows the times of all.
NASTY: dict[str, Callable[[int], str]] = {
    "one line": lambda n: (SENTENCE + " ") * (n // len(SENTENCE)),
    "no full stop": lambda n: "the regime of the bridge and " * (n // 29),
    "one word": lambda n: "a" * n,
    "unclosed quotes": lambda n: "“the " * (n // 5),
    "nested quotes": lambda n: "«" * (n // 2) + "»" * (n // 2),
    "straight quotes": lambda n: '"' * n,
    "abbreviations": lambda n: "A. B. Mr. " * (n // 10),
    "blanks": lambda n: " " * (n - 2) + "a.",
    "line ends": lambda n: "\n" * (n - 2) + "a.",
    "colons": lambda n: "said: " * (n // 6),
    "menus": lambda n: "News / World / Bridge\n" * (n // 22),
    "links": lambda n: "Read also: the bridge\n\n" * (n // 23),
}


@pytest.mark.parametrize("name", NASTY)
def test_work_grows_with_the_text_and_no_faster(name: str, tmp_path: Path) -> None:
    """From the file to the analysis."""

    def work(characters: int) -> int:
        path = put(tmp_path / "a.txt", f"Bridge closed\n\n{SENTENCE}\n\n{NASTY[name](characters)}")
        return calls(lambda: list(framing.analyze_corpus(read_corpus(path))))

    work(1000)  # what is looked up once only
    assert work(20_000) < EIGHTFOLD * work(2500)


def test_a_hundred_thousand_nested_quotation_marks() -> None:
    text = "«" * 100_000 + "regime" + "»" * 100_000
    check(framing.analyze(text, language="en"))


def test_a_huge_single_line(tmp_path: Path) -> None:
    text = (SENTENCE[:-1] + " ") * (LONG // len(SENTENCE))
    (article,), _ = read(put(tmp_path / "a.txt", text[: LONG // 5]))
    assert len(article.text) == LONG // 5
    put(tmp_path / "b.jsonl", json.dumps({"text": text[: LONG // 5]}))
    assert len(read(tmp_path / "b.jsonl")[0]) == 1


def test_lines_and_files_beyond_the_limit_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (records, tables):
        monkeypatch.setattr(module, "LARGEST", 100_000)
    put(tmp_path / "a.txt", SENTENCE * 2000)
    put(tmp_path / "b.jsonl", json.dumps({"text": SENTENCE * 5000}) + "\n" + json.dumps({"text": SENTENCE}) + "\n")
    articles, skipped = read(tmp_path)
    assert [article.text for article in articles] == [SENTENCE]
    assert [(Path(item.path).name, item.place) for item in skipped] == [("a.txt", ""), ("b.jsonl", "line 1")]
    monkeypatch.undo()
    path = put(tmp_path / "c.csv", f'text\n"{"x" * (records.LARGEST + 9)}"\n"{SENTENCE} Again."\n')
    articles, skipped = read(path)
    assert [article.text for article in articles] == [f"{SENTENCE} Again."]
    assert [item.place for item in skipped] == ["row 2"]


# Files


def test_everything_but_files(tmp_path: Path) -> None:
    """Folders called like files, links in circles and to nothing, pipes, files that may not be read."""
    (tmp_path / "a.txt").mkdir()
    put(tmp_path / "a.txt" / "inner.txt", SENTENCE)
    put(tmp_path / "empty.txt", "")
    put(tmp_path / "blank.txt", " \n \n")
    put(tmp_path / "empty.jsonl", "")
    if os.name != "nt":
        (tmp_path / "loop").symlink_to(tmp_path)
        (tmp_path / "one.txt").symlink_to(tmp_path / "two.txt")
        (tmp_path / "two.txt").symlink_to(tmp_path / "one.txt")
        (tmp_path / "dead.txt").symlink_to(tmp_path / "nothing.txt")
        (tmp_path / "out.txt").symlink_to("/etc/hostname")
        os.mkfifo(tmp_path / "pipe.txt")
        put(tmp_path / "locked.txt", SENTENCE + " Twice.").chmod(0)
    articles, skipped = read(tmp_path)
    assert "a.txt/inner" in {article.id for article in articles}
    assert {"inner"} <= {article.id.split("/")[-1] for article in articles} <= {"inner", "locked"}  # root reads all
    reasons = {Path(item.path).name: item.reason for item in skipped}
    assert {"empty.txt", "blank.txt"} <= set(reasons)
    if os.name != "nt":
        assert {"loop", "one.txt", "two.txt", "dead.txt", "out.txt", "pipe.txt"} <= set(reasons)


def test_a_broken_row_costs_one_row(tmp_path: Path) -> None:
    """Ragged CSV, a broken line of JSON, duplicate ids: the others stay, each with an id of its own."""
    put(
        tmp_path / "a.csv",
        f'id,text,outlet\n1,{SENTENCE[:20]}\n1,"{SENTENCE} One.",A,B,C\n,\n1,"{SENTENCE} Two."\n'
        f'x,"{SENTENCE} never closed\n',
    )
    lines = [json.dumps({"id": "1", "text": f"{SENTENCE} {n}."}) for n in range(3)]
    put(tmp_path / "b.jsonl", "\n".join([lines[0], '{"text": "broken', "[1, 2]", "null", "{}", lines[1], lines[2]]))
    articles, skipped = read(tmp_path)
    ids = [article.id for article in articles]
    assert len(ids) == len(set(ids))
    assert sum("b.jsonl" in item.path for item in skipped) == 4
    assert sum(article.text.startswith(SENTENCE) and article.text[-2] in "012" for article in articles) == 3


def test_a_truncated_archive_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    words = random.Random(1)
    rows = [{"text": f"{SENTENCE} {words.random()} {words.random()}"} for _ in range(3000)]
    packed = gzip.compress("\n".join(map(json.dumps, rows)).encode())
    put(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2])
    put(tmp_path / "b.jsonl.gz", packed[:-20] + b"x" * 20)
    articles, skipped = read(tmp_path)
    assert sum(article.id.startswith("a-") for article in articles) > 500
    assert {Path(item.path).name for item in skipped if "cannot be read further" in item.reason} == {
        "a.jsonl.gz",
        "b.jsonl.gz",
    }


def test_bombs_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "HARMLESS", 1 << 20)
    line = json.dumps({"text": SENTENCE}).encode() + b"\n"
    put(tmp_path / "a.jsonl.gz", gzip.compress(line + b" " * 20_000_000))
    for name, member in (("b.docx", "word/document.xml"), ("c.xlsx", "xl/workbook.xml")):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, b" " * 20_000_000)
    articles, skipped = read(tmp_path)
    assert len(articles) == 1
    assert sum("more than 200 times its size" in item.reason for item in skipped) >= 2
    assert {Path(item.path).name for item in skipped} == {"a.jsonl.gz", "b.docx", "c.xlsx"}


def test_entities_of_a_document_are_not_followed(tmp_path: Path) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    document = (
        f'<!DOCTYPE d [<!ENTITY e0 "boo"><!ENTITY file SYSTEM "file:///etc/hostname">{bomb}]>'
        f'<w:document xmlns:w="{word}"><w:p><w:t>{SENTENCE} &file; &e11;</w:t></w:p></w:document>'
    )
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", document)
    articles, skipped = read(tmp_path)
    assert len(articles) + len(skipped) == 1
    assert all(len(article.text) < 200 for article in articles)


# Lexicons


def lexicon(folder: Path, entries: Iterable[tuple[str, str]]) -> Path:
    """A user's folder with an entry for each pattern and example."""
    blocks = [
        f'[[entry]]\nconcept = "label.regime"\npatterns = [{json.dumps(pattern)}]\nstrength = 1\nstatus = "draft"\n'
        f"examples = [{json.dumps(example)}]\n"
        for pattern, example in entries
    ]
    put(folder / "en" / "loaded.toml", 'language = "en"\ncategory = "loaded"\n\n' + "\n".join(blocks))
    return folder


def test_patterns_that_would_break_a_regular_expression_stay_linear(tmp_path: Path) -> None:
    nasty = [("aaaa *8 aaaa *8 aaaa", "x"), ("a/aa/aaa/aaaa *8 b", "x"), ("~aaaa *8 ~aaaa *8 CAP", "x")]
    words = framing.load_lexicon(lexicon(tmp_path, nasty))
    text = "aaaa " * 2000

    def work(times: int) -> int:
        return calls(lambda: framing.analyze(text * times, language="en", lexicon=words))

    work(1)  # what is looked up once only
    assert work(8) < EIGHTFOLD * work(1)


@pytest.mark.parametrize("pattern", ["(a+)+$", "*8 *8", "", "{", "~a", "*999999 a", "CAP", "a " * 50, "\x00", "Q Q Q"])
def test_patterns_that_are_none_are_told(pattern: str, tmp_path: Path) -> None:
    """Either a word like any other or a failure with a remedy; never an exception of Python's."""
    folder = lexicon(tmp_path, [(pattern, "x")])
    try:
        framing.analyze(SENTENCE, language="en", lexicon=framing.load_lexicon(folder))
    except LexiconError as error:
        assert error.remedy


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\x00",
        "language = ",
        "entry = 1",
        "[" * 5000,
        'x = "' + "a" * LONG + '"',
        "a." * 5000 + "b = 1",
        b"\xff\xfe",
    ],
    ids=lambda content: repr(content[:10]),
)
def test_lexicon_files_of_any_content_are_told(content: str | bytes, tmp_path: Path) -> None:
    put(tmp_path / "en" / "loaded.toml", content)
    with pytest.raises(LexiconError) as failure:
        framing.load_lexicon(tmp_path)
    assert "loaded.toml" in str(failure.value)


def test_a_large_lexicon_is_loaded(tmp_path: Path) -> None:
    entries = [(f"word{n}x other{n}x", f"A {{word{n}x other{n}x}} here.") for n in range(1000)]
    words = framing.load_lexicon(lexicon(tmp_path, entries))
    found = framing.analyze("A word17x other17x here.", language="en", lexicon=words).findings
    assert [finding.text for finding in found] == ["word17x other17x"]


def test_outlet_names_do_not_reach_files(tmp_path: Path) -> None:
    """An overlay is asked for by name; a name with a path in it is no name."""
    put(tmp_path / "secret.toml", 'outlet = "x"\n')
    (tmp_path / "mine").mkdir()
    with pytest.raises(FramingError):
        framing.load_lexicon(tmp_path / "mine", outlet="../../secret")


# What fuzzing found


FOUND = Path(__file__).parent / "fuzz" / "found"


@pytest.mark.parametrize("path", sorted(FOUND.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name[:20]}")
def test_what_fuzzing_found_stays_mended(path: Path) -> None:
    from fuzz.fuzz import TARGETS

    TARGETS[path.parent.name](path.read_bytes())
