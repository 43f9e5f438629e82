"""Tables of articles: columns by any name, rows of any kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing import FramingError, read_corpus
from framing.corpus.columns import language_code, match_columns, read_fields

BODY = "The council met on Monday and closed the old bridge, the mayor said."
OTHER = "The ferry will run twice an hour from Tuesday, said the harbour master."


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file with exactly this text."""
    path.write_bytes(text.encode(encoding))
    return path


def test_a_row_is_an_article(tmp_path: Path) -> None:
    """Title, blank line, body; the title region is known exactly; metadata under any of its names."""
    path = write(
        tmp_path / "t.csv",
        "ID,Headline,Body,Publisher,Lang,Published,Link,Event,Byline,Genre,Category\n"
        f'7,Bridge closed,"{BODY}",Courier,EN-gb,2026-03-14,https://e.example/7,bridge,I. Brandt,news,Local\n',
    )
    (article,) = read_corpus(path)
    assert article.text == f"Bridge closed\n\n{BODY}"
    assert (article.id, article.title, article.outlet, article.language) == ("7", "Bridge closed", "Courier", "en")
    assert (article.date, article.url, article.event) == ("2026-03-14", "https://e.example/7", "bridge")
    assert (article.author, article.genre, article.section) == ("I. Brandt", "news", "Local")
    assert [(r.kind, article.text[r.start : r.end]) for r in article.regions] == [
        ("title", "Bridge closed"),
        ("body", BODY),
    ]
    assert article.warnings == ()


def test_the_title_may_look_like_anything(tmp_path: Path) -> None:
    """A title that would be taken for a label or a sentence is still the title; a copy of it is a copy."""
    rows = [
        {"title": title, "text": f"{title}\n{BODY}"} for title in ("Comments", "She left.", "News / World / Bridge")
    ]
    path = write(tmp_path / "t.jsonl", "\n".join(map(json.dumps, rows)))
    for article in read_corpus(path):
        assert [r.kind for r in article.regions][:1] == ["title"]
        assert article.text[: article.regions[0].end] == article.title


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Spreadsheets in every country write their own kind of CSV."""
    body = "Совет закрыл старый мост, и мэр объяснила почему; жители, кажется, согласны."
    row = delimiter.join(["Маяк", f'"{body}"'])
    path = write(tmp_path / "t.csv", f"источник{delimiter}текст\r\n{row}\r\n", encoding)
    (article,) = read_corpus(path)
    assert (article.outlet, article.text, article.language) == ("Маяк", body, "ru")


def test_lines_within_a_cell_are_kept(tmp_path: Path) -> None:
    """Paragraphs of a quoted cell keep their line breaks, quotation marks and length."""
    long = (BODY + " ") * 3000
    path = write(tmp_path / "t.csv", f'text\n"First ""quoted"" paragraph of it.\r\n\r\n{long}"\n')
    (article,) = read_corpus(path)
    assert article.text == f'First "quoted" paragraph of it.\r\n\r\n{long}'


def test_what_is_wrong_with_rows_is_listed(tmp_path: Path) -> None:
    """Empty, broken and doubtful rows are named with their place; the others are read."""
    lines = [
        json.dumps({"text": BODY}),
        "{broken",
        "[1, 2]",
        "",
        json.dumps({"text": " "}),
        json.dumps({"text": OTHER}),
    ]
    corpus = read_corpus(write(tmp_path / "t.jsonl", "\n".join(lines)))
    assert [article.id for article in corpus] == ["t-1", "t-6"]
    assert [(s.place, s.reason.split(":")[0]) for s in corpus.skipped] == [
        ("line 2", "no JSON"),
        ("line 3", "no JSON object"),
        ("line 5", "no text in it"),
    ]
    assert all(s.remedy and s.path for s in corpus.skipped)


def test_a_row_with_too_many_cells_is_read_with_a_warning(tmp_path: Path) -> None:
    """An unquoted comma shows as a cell too many."""
    path = write(tmp_path / "t.csv", f"outlet,text\nCourier,{BODY}\n")
    (article,) = read_corpus(path)
    assert "more cells" in article.warnings[0]


def test_a_table_without_texts(tmp_path: Path) -> None:
    """The reason names the columns, the remedy the names that would do."""
    corpus = read_corpus(write(tmp_path / "t.csv", "wann,was\n1,2\n"))
    assert list(corpus) == []
    (skipped,) = corpus.skipped
    assert "wann, was" in skipped.reason
    assert '"text"' in skipped.remedy


def test_columns_can_be_named(tmp_path: Path) -> None:
    """What the user says comes before the usual names."""
    path = write(tmp_path / "t.csv", f"text,inhalt\nshort,{OTHER.replace(',', ' ')}\n")
    (article,) = read_corpus(path, columns={"text": "inhalt"})
    assert article.text.startswith("The ferry")
    with pytest.raises(FramingError, match="nothing an article has"):
        read_corpus(path, columns={"colour": "inhalt"})


def test_json_values_of_every_type(tmp_path: Path) -> None:
    """Lists are joined, numbers written, nulls left out, halves of letters replaced."""
    row = {
        "id": 5,
        "text": [BODY, OTHER + " \ud83d"],
        "author": ["A. Holm", "T. Reed"],
        "date": None,
        "outlet": {"x": 1},
    }
    (article,) = read_corpus(write(tmp_path / "t.jsonl", json.dumps(row)))
    assert article.text == f"{BODY}\n\n{OTHER} \ufffd"
    assert (article.id, article.author, article.date) == ("5", "A. Holm, T. Reed", None)
    assert any("could not be read" in warning for warning in article.warnings)


def test_the_first_name_counts() -> None:
    """Where a table has several columns for one thing, the surest name wins; the other is not used."""
    assert match_columns(["source", "outlet", "text"]) == ({"outlet": "outlet", "text": "text"}, ["source"])
    assert read_fields({"outlet": "N/A", "text": "none"}, {"outlet": "outlet", "text": "text"}) == {"text": "none"}


@pytest.mark.parametrize(("name", "code"), [("Русский", "ru"), ("українська", "uk"), ("en_US", "en"), ("PL", "pl")])
def test_language_names(name: str, code: str) -> None:
    """Codes and names, in any of the three languages."""
    assert language_code(name) == code


def test_tables_stream(tmp_path: Path) -> None:
    """The first article is there before the rest is read."""
    with (tmp_path / "t.jsonl").open("w") as file:
        for i in range(20_000):
            file.write(json.dumps({"text": f"{BODY} It was number {i} of many."}) + "\n")
        file.write("broken")
    corpus = read_corpus(tmp_path / "t.jsonl")
    assert next(corpus).id == "t-1"
    assert corpus.skipped == []
