"""The shipped lexicons hold their own examples, and the check that says so sees every kind of fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon import Problem, check_lexicon, load_lexicon
from framing.lexicon.examples import found_spans, read_example
from framing.model import Span


def test_every_example_of_the_shipped_lexicons_holds() -> None:
    errors = [problem for problem in check_lexicon() if problem.severity == "error"]
    assert not errors, "\n".join(f"{p.path}, {p.place}: {p.problem} {p.remedy}" for p in errors)


HEADER = 'language = "{}"\ncategory = "{}"\n'
SOUND = """
[[entry]]
concept = "label.regime"
patterns = ["glorpist council"]
strength = 2
neutral = ["council"]
examples = ["The {glorpist council} met.", "The council met."]
"""


def write(folder: Path, *entries: str, language: str = "en", category: str = "loaded") -> Path:
    path = folder / language / f"{category}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(language, category) + "".join(entries), encoding="utf-8")
    return path


def errors(folder: Path) -> list[Problem]:
    return [problem for problem in check_lexicon(folder) if problem.severity == "error"]


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    assert check_lexicon(tmp_path) == []


def test_a_place_names_entry_concept_and_line(tmp_path: Path) -> None:
    path = write(
        tmp_path, SOUND, SOUND.replace("glorpist", "plorgist").replace("{plorgist council}", "plorgist {council}")
    )
    (problem,) = [p for p in errors(tmp_path) if "marks" in p.problem]
    assert (problem.path, problem.place) == (str(path), "entry 2 (label.regime), line 11")
    assert problem.problem == (
        "In the example 'The plorgist council met.' the engine marks 'plorgist council', not 'council'."
    )
    assert problem.remedy


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"glorpist council"', '"glorpist *9 council"', "cannot be used"),
        ('"glorpist council"', '"glorpist{NOUN} council"', "cannot be used"),
        ('"glorpist council"', '"glorpist council", "ours/workers\' council"', "can never match"),
        ('"glorpist council"', '"glorpist council", "glorp.ist"', "can never match"),
        ('"glorpist council"', '"glorpist council", "Glorpist council"', "stands in this entry already"),
        ('"label.regime"', '"label.no_such"', "Unknown concept"),
        ('"label.regime"', '"hedge.may"', "belongs to hedge"),
        ("strength = 2", "strength = 4", "strength"),
        ("strength = 2", "power = 2", "Unknown key 'power'"),
        ("strength = 2", 'stance = "neutral"', "stance is a key of cue entries"),
        ("strength = 2", 'source = "nobody_1900"', "Unknown source"),
        ("The {glorpist council} met.", "The glorpist council met.", "marks 'glorpist council', not nothing"),
        ("The {glorpist council} met.", "The glorpist council met.", "No example must match"),
        ("The {glorpist council} met.", "The {glorpist} council met.", "not 'glorpist'"),
        ("The {glorpist council} met.", "The {glorpist council met.", "cannot be read"),
        ("The {glorpist council} met.", "The {}glorpist council met.", "cannot be read"),
        (', "The council met."', "", "needs a near miss"),
        (
            'patterns = ["glorpist council"]',
            'patterns = ["glorpist"]\nexcept = ["glorpist act"]',
            "not 'glorpist council'",
        ),
        ('"The council met."]', '"The council met.", "The council met."]', "stands in this entry already"),
        ("]\n", ']\nknown_failures = ["A {glorpist council}."]\n', "does not fail any more"),
    ],
)
def test_each_fault_is_seen(tmp_path: Path, old: str, new: str, problem: str) -> None:
    index = SOUND.rindex(old)
    write(tmp_path, SOUND[:index] + new + SOUND[index + len(old) :])
    assert any(problem in found.problem for found in errors(tmp_path)), errors(tmp_path)


def test_one_fault_hides_no_other(tmp_path: Path) -> None:
    write(tmp_path, SOUND.replace("strength = 2", "strength = 9"), SOUND.replace("glorpist", "plorg{X}ist"))
    write(tmp_path, "no toml", language="ru")
    (tmp_path / "uk").mkdir()
    (tmp_path / "uk" / "loaded.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "concepts.toml").write_text('[concept."naming.x"]\ncategory = "nameing"\ndefinition = "d"\n')
    places = {(Path(p.path).parent.name, Path(p.path).name) for p in errors(tmp_path)}
    assert places == {
        ("en", "loaded.toml"),
        ("ru", "loaded.toml"),
        ("uk", "loaded.toml"),
        (tmp_path.name, "concepts.toml"),
    }
    assert {p.place.split(",")[0] for p in errors(tmp_path) if "en/" in p.path} == {
        "entry 1 (label.regime)",
        "entry 2 (label.regime)",
    }


def test_the_header_must_agree_with_the_path(tmp_path: Path) -> None:
    path = write(tmp_path, SOUND)
    path.rename(path.with_name("hedge.toml"))
    assert [p.place for p in errors(tmp_path)] == ["header"]


def test_cues_need_a_stance_and_source_nouns_a_type(tmp_path: Path) -> None:
    cue = '\n[[entry]]\nconcept = "cue.say"\npatterns = ["=glorpesaid"]\nexamples = ["He {glorpesaid} so."]\n'
    write(tmp_path, cue, category="cue")
    noun = '\n[[entry]]\nconcept = "source.official"\npatterns = ["=glorpaide"]\nexamples = ["A {glorpaide} left."]\n'
    write(tmp_path, noun, category="source_noun")
    assert [p.problem for p in errors(tmp_path)] == ["A cue needs its stance.", "A source noun needs its type."]
    assert "It is not said what the cue takes." in [p.problem for p in check_lexicon(tmp_path)]


def test_competing_names_go_in_pairs(tmp_path: Path) -> None:
    (tmp_path / "concepts.toml").write_text(
        '[concept."naming.glorp"]\ncategory = "naming"\ndefinition = "d"\npair = "naming.plorg"\n\n'
        '[concept."naming.plorg"]\ncategory = "naming"\ndefinition = "d"\npair = "naming.glorp"\n',
        encoding="utf-8",
    )
    entry = '\n[[entry]]\nconcept = "naming.glorp"\npatterns = ["=glorp"]\nexamples = ["The {glorp}."]\n'
    write(tmp_path, entry, category="naming")
    assert [p.problem for p in errors(tmp_path)] == ["The competing name naming.plorg has no entry in en."]
    notes = {(p.place, p.problem) for p in check_lexicon(tmp_path) if p.severity == "note"}
    assert {
        ("concept naming.glorp", "No entry in ru, uk."),
        ("concept naming.plorg", "No entry in en, ru, uk."),
    } <= notes


def test_overlays_are_checked_table_by_table(tmp_path: Path) -> None:
    (tmp_path / "outlets").mkdir()
    term = 'language = "en"\nreason = "house style"\n'
    (tmp_path / "outlets" / "lantern.toml").write_text(
        'outlet = "lantern"\n'
        '\n[[exclude]]\nlanguage = "en"\npatterns = ["glorp *9 plorg"]\nreason = "r"\n'
        '\n[[exclude]]\nlanguage = "en"\npatterns = ["glorp"]\nreason = "r"\nconcept = "label.none"\n'
        '\n[[exclude]]\nlanguage = "en"\npatterns = ["glorp"]\n'
        + SOUND.replace("strength", term + "strength")
        + SOUND.replace("glorpist", "plorgist")
        + SOUND.replace("strength", 'reason = "r"\nstrength').replace("glorpist", "blorgist"),
        encoding="utf-8",
    )
    (tmp_path / "outlets" / "herald.toml").write_text('outlet = "lantern"\n', encoding="utf-8")
    assert [(Path(p.path).stem, p.place.split(",")[0]) for p in errors(tmp_path)] == [
        ("herald", "header"),
        ("lantern", "exclude 1"),
        ("lantern", "exclude 2"),
        ("lantern", "exclude 3"),
        ("lantern", "entry 2 (label.regime)"),
        ("lantern", "entry 3 (label.regime)"),
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        check_lexicon(tmp_path / "none")


def test_examples_are_read_with_their_spans() -> None:
    example = read_example("{A} b {c d}.")
    assert example.text == "A b c d."
    assert [example.text[span.start : span.end] for span in example.spans] == ["A", "c d"]


def test_an_entry_is_tried_alone_and_a_sentence_alone() -> None:
    lexicon = load_lexicon().compiled("en")
    number = next(i for i, entry in enumerate(lexicon.entries) if entry.concept == "hedge.may")
    texts = ["“It may rain.", "may", "", "so-called", "It may.”"]
    assert found_spans(lexicon, texts, [number] * 5) == [(Span(4, 7),), (Span(0, 3),), (), (), (Span(3, 6),)]
