"""The command line, through the same door as a user: ``framing.cli.main``."""

from __future__ import annotations

import inspect
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Outcome

import framing
from framing.paths import seeds_dir

Run = Callable[..., Outcome]
SENTENCE = "The regime reportedly rejected the plan, officials said."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(SENTENCE + "\n", encoding="utf-8")
    return path


def test_version(run: Run) -> None:
    assert run("--version") == Outcome(0, f"framing {framing.__version__}\n", "")


def test_module_and_command_are_the_same() -> None:
    outcome = subprocess.run([sys.executable, "-m", "framing", "--version"], capture_output=True, text=True)
    assert (outcome.returncode, outcome.stdout) == (0, f"framing {framing.__version__}\n")


def test_nothing_typed_shows_help(run: Run) -> None:
    outcome = run()
    assert "Usage: framing" in outcome.out + outcome.err


@pytest.mark.parametrize("arguments", [("unknown",), ("report",), ("analyze", "a.txt", "--format", "pdf"), ("--nope",)])
def test_wrong_use_ends_with_2(arguments: tuple[str, ...], run: Run) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err


# analyze


def test_analyze_as_text_shows_every_word_and_a_legend(article: Path, run: Run) -> None:
    outcome = run("analyze", str(article), "--language", "en")
    assert outcome.code == 0
    assert "\x1b[" not in outcome.out  # no colours where there is no terminal
    assert "regime" in outcome.out
    assert "Loaded" in outcome.out


def test_analyze_as_json_keeps_the_span_invariant(article: Path, run: Run) -> None:
    outcome = run("analyze", str(article), "--language", "en", "--format", "json")
    analysis = json.loads(outcome.out)
    text = analysis["article"]["text"]
    assert analysis["findings"]
    assert all(text[found["start"] : found["end"]] == found["text"] for found in analysis["findings"])


def test_analyze_as_html_into_a_file(article: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "marked.html"
    outcome = run("analyze", str(article), "--language", "en", "--format", "html", "-o", str(page))
    assert (outcome.code, outcome.out) == (0, "")
    assert "<mark" in page.read_text(encoding="utf-8")


def test_analyze_reads_standard_input(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))
    outcome = run("analyze", "-", "--language", "en", "--format", "json")
    assert json.loads(outcome.out)["article"]["text"] == SENTENCE


def test_standard_input_in_another_encoding_is_one_sentence(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Совет утвердил план.".encode("cp1251"))))
    outcome = run("analyze", "-")
    assert outcome.code == 1
    assert outcome.err == "Standard input is not UTF-8. Save it to a file and name the file.\n"


def test_a_missing_file_is_one_sentence(run: Run, tmp_path: Path) -> None:
    outcome = run("analyze", str(tmp_path / "none.txt"))
    assert outcome.code == 2
    assert outcome.err.endswith("none.txt: There is no such file. Check the name, or give - to read standard input.\n")


def test_an_unknown_language_is_one_sentence(article: Path, run: Run) -> None:
    outcome = run("analyze", str(article), "--language", "xx")
    assert outcome.code == 2
    assert "xx" in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_an_output_that_cannot_be_written_is_one_sentence(article: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("analyze", str(article), "--language", "en", "-o", str(tmp_path / "no" / "such" / "file"))
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1


# explain


@pytest.mark.parametrize("name", ["loaded", "label.regime"])
def test_explain_gives_the_whole_card(name: str, run: Run) -> None:
    outcome = run("explain", name)
    assert outcome.code == 0
    for heading in ("In plain words", "Why it matters", "What it does not show", "English", "Russian", "Ukrainian"):
        assert heading in outcome.out


def test_explain_marks_the_match(run: Run) -> None:
    assert "{" in run("explain", "label.regime").out


def test_explain_alone_lists_the_categories(run: Run) -> None:
    outcome = run("explain")
    assert all(category in outcome.out for category in framing.load_lexicon().categories)


def test_explain_suggests_the_nearest_names(run: Run) -> None:
    outcome = run("explain", "label.regim")
    assert outcome.code == 2
    assert "Did you mean label.regime" in outcome.err


@pytest.mark.parametrize(
    ("typed", "title"), [("Loaded Words", "Loaded Words (category"), ("dictator", "label.dictator")]
)
def test_explain_knows_titles_and_the_ends_of_names(typed: str, title: str, run: Run) -> None:
    assert run("explain", typed).out.startswith(title)


@pytest.mark.parametrize(("word", "concept"), [("iron fist", "label.dictator"), ("режим", "label.regime")])
def test_explain_tells_which_concept_a_word_belongs_to(word: str, concept: str, run: Run) -> None:
    outcome = run("explain", word)
    assert outcome.code == 2
    assert concept in outcome.err


def test_explain_without_anything_near_says_where_to_look(run: Run) -> None:
    assert "'framing explain' alone lists the categories." in run("explain", "zzzzzz").err


# lexicon check


def test_the_shipped_lexicon_is_sound(run: Run) -> None:
    assert run("lexicon", "check") == Outcome(0, "No problems found.\n", "")


def test_a_faulty_entry_is_named_with_its_remedy(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "mine" / "en"
    folder.mkdir(parents=True)
    (folder / "loaded.toml").write_text(
        'language = "en"\ncategory = "loaded"\n\n[[entry]]\nconcept = "label.regime"\npatterns = ["gubernator"]\n'
        'strength = 2\nstatus = "draft"\nexamples = ["The {council} met.", "No match."]\n',
        encoding="utf-8",
    )
    outcome = run("lexicon", "check", str(tmp_path / "mine"))
    assert outcome.code == 1
    assert "loaded.toml" in outcome.out
    assert "label.regime" in outcome.out
    assert outcome.err.endswith("found.\n")


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path, run: Run) -> None:
    outcome = run("lexicon", "check", str(tmp_path / "none"))
    assert outcome.code == 2
    assert "There is no such folder." in outcome.err


# report


def test_report_of_the_seeds(tmp_path: Path, run: Run) -> None:
    outcome = run("report", str(seeds_dir()), "-o", str(tmp_path / "report"))
    assert outcome.code == 0
    assert any((tmp_path / "report").glob("*.html"))


def test_report_says_what_was_left_out_and_why(tmp_path: Path, run: Run) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "empty.txt").write_text("", encoding="utf-8")
    outcome = run("report", str(corpus), "-o", str(tmp_path / "report"))
    assert outcome.code == 1
    assert "empty.txt" in outcome.err
    assert "nothing to report" in outcome.err
    assert not (tmp_path / "report").exists()


def test_report_of_a_folder_that_is_not_there(tmp_path: Path, run: Run) -> None:
    outcome = run("report", str(tmp_path / "none"), "-o", str(tmp_path / "report"))
    assert outcome.code == 2
    assert "There is no such file or folder." in outcome.err


def test_report_in_an_unknown_language(tmp_path: Path, run: Run) -> None:
    outcome = run("report", str(seeds_dir()), "-o", str(tmp_path / "report"), "--language", "xx")
    assert outcome.code == 2
    assert "Choose one of en, ru, uk." in outcome.err


def test_report_by_an_unknown_column(tmp_path: Path, run: Run) -> None:
    outcome = run("report", str(seeds_dir()), "-o", str(tmp_path / "report"), "--by", "colour")
    assert outcome.code == 2
    assert "colour" in outcome.err


def test_seed_is_that_of_the_library() -> None:
    from framing.cli.report import SEED

    for function in (framing.profile, framing.compare):
        assert inspect.signature(function).parameters["seed"].default == SEED
