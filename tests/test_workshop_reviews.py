"""Samples of hits to be judged, and the precision that readers measured with them."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from test_workshop_texts import Run, own_lexicon

import framing
from framing.engine import analyze
from framing.errors import FramingError, LexiconError
from framing.lexicon import load_lexicon
from framing.lexicon.reviews import Judgement, digest_of, measure, precision
from framing.model import Article
from framing.paths import seeds_dir
from framing.sheets import read_csv
from framing.workshop.reviewing import read_sheet, store_review
from framing.workshop.samples import SHEET, draw_sample, sheet_of


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return own_lexicon(tmp_path / "mine")


# samples and reviews


def filled(path: Path, verdicts: list[str], reader: str = "person", delimiter: str = ",") -> Path:
    """The sheet with its verdict column filled in, as a spreadsheet would save it."""
    rows = read_csv(path)
    for row, verdict in zip(rows, verdicts, strict=False):
        row |= {"verdict": verdict, "reader": reader if verdict else ""}
    done = path.with_name("filled.csv")
    with done.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, SHEET, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return done


@pytest.fixture
def sheet(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "sheet.csv"
    assert run("lexicon", "sample", str(seeds_dir()), "--lang", "ru", "--n", "24", "-o", str(path)).code == 0
    return path


def test_a_sample_is_drawn_evenly_and_again(sheet: Path, tmp_path: Path, run: Run) -> None:
    again = tmp_path / "again.csv"
    run("lexicon", "sample", str(seeds_dir()), "--lang", "ru", "--n", "24", "-o", str(again))
    assert again.read_bytes() == sheet.read_bytes()
    rows = read_csv(sheet)
    sizes = Counter(row["category"] for row in rows).values()
    assert len(rows) == 24
    assert max(sizes) <= 1 + 24 // len(sizes) + sum(
        24 // len(sizes) - size for size in sizes if size < 24 // len(sizes)
    )


def test_a_sheet_shows_hits_in_their_context(sheet: Path) -> None:
    texts = {article.id: article.text for article in framing.read_corpus(seeds_dir())}
    for row in read_csv(sheet):
        assert " ".join(texts[row["article"]][int(row["start"]) :].split()).startswith(" ".join(row["hit"].split()))
        assert row["meaning"]
        assert (row["verdict"], row["reader"], row["language"]) == ("", "", "ru")


def test_only_strong_hits_where_asked(run: Run) -> None:
    out = run("lexicon", "sample", str(seeds_dir()), "--lang", "en", "--n", "30", "--strength", "2").out
    assert {row["strength"] for row in csv.DictReader(out.splitlines())} <= {"2", "3"}


def test_no_cell_of_a_sheet_is_a_formula() -> None:
    text = "=cmd|' /C calc'! The so-called plan failed. =1+1"
    lexicon = load_lexicon()
    sample = draw_sample([analyze(Article(text, id="=a"), language="en")], lexicon, "en")
    for row in csv.reader(sheet_of(sample.hits, lexicon).splitlines()):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_review_measures_precision(sheet: Path, delimiter: str) -> None:
    done = read_sheet(filled(sheet, ["right"] * 10 + ["wrong"] * 4 + ["unsure"], delimiter=delimiter))
    assert (len(done.judgements), done.open) == (15, 9)
    reviewed = measure(done.judgements, load_lexicon().entries)
    assert sum(p.right for p in reviewed.categories.values()) == 10
    assert sum(p.judged for p in reviewed.entries.values()) == 14
    assert sum(p.unsure for p in reviewed.entries.values()) == 1
    assert all(p.readers == ("person",) for p in reviewed.categories.values())


def test_wilson_intervals() -> None:
    """Wilson 1927: 9 of 10 gives .596 to .982."""
    hit = Judgement("en", "hedge", "hedge.may", "", "", 2, "may", "outlet", "", "right", "person")
    found = precision([hit] * 9 + [replace(hit, verdict="wrong")])
    assert (round(found.low, 3), round(found.high, 3)) == (0.596, 0.982)


def test_a_verdict_without_a_reader_is_refused(sheet: Path, run: Run) -> None:
    outcome = run("lexicon", "review", str(filled(sheet, ["right"], reader="")))
    assert outcome.code == 1
    assert "It is not said who judged. Write in the column reader one of: person, program." in outcome.err
    assert run("lexicon", "review", str(filled(sheet, ["right"], reader="")), "--reader", "program").code == 0


@pytest.mark.parametrize(
    ("verdicts", "said"), [(["perhaps"], "The verdict is 'perhaps'"), ([""], "No row of the sheet")]
)
def test_a_sheet_that_cannot_be_used_is_told(sheet: Path, verdicts: list[str], said: str) -> None:
    with pytest.raises(FramingError, match=said):
        read_sheet(filled(sheet, verdicts))


def test_a_stored_review_is_shown_and_holds_no_sentence(sheet: Path, mine: Path, run: Run) -> None:
    done = filled(sheet, ["right"] * 20 + ["wrong"] * 4)
    arguments = ("lexicon", "review", str(done), "--store", str(mine), "--date", "2026-03-14")
    assert "ru-2026-03-14.csv" in run(*arguments).out
    assert "Wrote" not in run(*arguments).out  # the same review is kept once
    stored = mine / "reviews" / "ru-2026-03-14.csv"
    for row in read_csv(sheet):
        assert not row["left"] or row["left"] not in stored.read_text(encoding="utf-8")
    lexicon = load_lexicon(mine)
    assert lexicon.reviewed.entries
    assert "Measured precision" in run("lexicon", "stats", "--lexicon", str(mine)).out
    name = next(iter(lexicon.reviewed.entries))
    entry = lexicon.by_id[name]
    assert lexicon.reviewed.entries[name].brief in run("lexicon", "show", entry.concept, "--lexicon", str(mine)).out
    explained = run("explain", entry.category, "--lexicon", str(mine)).out
    assert "How often a hit is right" in explained
    assert str(lexicon.reviewed.categories[f"ru/{entry.category}"]) in explained


def test_a_second_review_of_a_day_is_kept_beside_the_first(sheet: Path, mine: Path) -> None:
    for verdict in ("right", "wrong"):
        store_review(read_sheet(filled(sheet, [verdict] * 3)).judgements, mine, "2026-03-14")
    assert len(list((mine / "reviews").glob("*.csv"))) == 2


def test_an_entry_that_was_changed_is_stale_and_still_counts_for_its_category() -> None:
    entry = load_lexicon().entries[0]
    hit = Judgement(
        *(entry.language, entry.category, entry.concept, entry.id, digest_of(entry)),
        *(2, "x", "outlet", "a", "wrong", "person"),
    )
    changed = replace(entry, except_=("something else",))
    assert not measure([hit], [entry]).entries[entry.id].stale
    after = measure([hit], [changed])
    assert after.entries[entry.id].stale
    assert "changed since" in str(after.entries[entry.id])
    assert after.categories[f"{entry.language}/{entry.category}"].wrong == 1
    assert measure([hit], []).categories[f"{entry.language}/{entry.category}"].wrong == 1


def test_a_renumbered_entry_keeps_its_precision() -> None:
    entry = load_lexicon().entries[0]
    hit = Judgement(
        *(entry.language, entry.category, entry.concept, entry.id, digest_of(entry)),
        *(2, "x", "outlet", "a", "right", "person"),
    )
    assert measure([hit], [replace(entry, id=f"{entry.id}#2")]).entries[f"{entry.id}#2"].right == 1


def test_a_broken_stored_review_names_the_line(sheet: Path, mine: Path) -> None:
    [path] = store_review(read_sheet(filled(sheet, ["right"])).judgements, mine, "2026-03-14")
    path.write_text(path.read_text(encoding="utf-8").replace(",right,", ",fine,"), encoding="utf-8")
    with pytest.raises(LexiconError, match="line 2: Unknown verdict 'fine'"):
        _ = replace(load_lexicon(mine)).reviewed


def test_a_wrong_date_is_told(sheet: Path, run: Run) -> None:
    outcome = run("lexicon", "review", str(filled(sheet, ["right"])), "--date", "today")
    assert outcome.code == 2
    assert "Write it as 2026-03-14." in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("suggest", "none", "--outlet", "X"),
        ("diff", "shipped", "shipped", "none"),
        ("parity", "none"),
        ("sample", "none", "--lang", "en"),
        ("review", "none"),
    ],
)
def test_a_missing_input_is_one_sentence(arguments: tuple[str, ...], run: Run) -> None:
    outcome = run("lexicon", *arguments)
    assert outcome.code in (1, 2)
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.startswith("none: ")
