"""The workshop's tools that need no corpus: looking up, counting, trying, beginning and exchanging lexicon files."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Outcome

from framing.errors import FramingError, LexiconError, UnreadableInput
from framing.lexicon import check_lexicon, load_lexicon
from framing.lexicon.schema import LEXICAL_CATEGORIES
from framing.sheets import read_csv
from framing.workshop.exports import export
from framing.workshop.imports import import_words
from framing.workshop.lookup import look_up
from framing.workshop.sizes import count_sizes
from framing.workshop.word_lists import read_dic, read_yaml, write_dic, write_yaml

Run = Callable[..., Outcome]
CONCEPT = '[concept."label.ferry_rats"]\ncategory = "loaded"\ndefinition = "Ferry crews called vermin."\n'
ENTRIES = """\
language = "en"
category = "loaded"

[[entry]]
concept = "label.ferry_rats"
patterns = ["ferry rat"]
except = ["ferry rat trap"]
strength = 3
neutral = ["crew"]
status = "draft"
examples = ["The {ferry rats} went on strike.", "He set a ferry rat trap on deck."]

[[entry]]
concept = "label.ferry_rats"
patterns = ["pier rat *1 crew"]
except_near = ["zoo"]
strength = 2
neutral = ["crew"]
status = "draft"
examples = ["A {pier rat crew} sailed.", "The pier rat crew of the zoo moved in."]

[[entry]]
concept = "label.ferry_rats"
patterns = ["rat crew"]
require_near = ["harbour"]
strength = 2
neutral = ["crew"]
status = "draft"
examples = ["The harbour has a {rat crew} again.", "The rat crew of the circus sailed."]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A small lexicon folder of our own."""
    folder = tmp_path / "mine"
    (folder / "en").mkdir(parents=True)
    (folder / "concepts.toml").write_text(CONCEPT, encoding="utf-8")
    (folder / "en" / "loaded.toml").write_text(ENTRIES, encoding="utf-8")
    return folder


def errors(folder: Path) -> list[str]:
    return [problem.problem for problem in check_lexicon(folder) if problem.severity == "error"]


# look-up


def outcomes(text: str, folder: Path) -> list[tuple[str, str, str]]:
    found = look_up(text, "en", load_lexicon(folder)).candidates
    return [(c.text, c.outcome, c.why) for c in found if "ferry_rats" in c.entry.id]


def test_a_match_that_stands(mine: Path) -> None:
    assert outcomes("The ferry rats sailed.", mine) == [("ferry rats", "stands", "")]


def test_an_exception_is_named(mine: Path) -> None:
    [(_, outcome, why)] = outcomes("A ferry rat trap.", mine)
    assert (outcome, why) == ("cancelled", "except 'ferry rat trap' overlaps it")


def test_an_exception_in_the_sentence_is_named(mine: Path) -> None:
    found = outcomes("The pier rat crew met in the zoo.", mine)
    assert ("pier rat crew", "cancelled", "except_near 'zoo' stands in the sentence") in found


def test_what_a_match_lacks_is_named(mine: Path) -> None:
    assert outcomes("The rat crew sang.", mine) == [("rat crew", "cancelled", "require_near is missing: harbour")]


def test_the_longer_match_wins(mine: Path) -> None:
    found = {text: (outcome, why) for text, outcome, why in outcomes("In the harbour a pier rat crew sang.", mine)}
    assert found["pier rat crew"] == ("stands", "")
    assert found["rat crew"][0] == "gives way"
    assert found["rat crew"][1].endswith("is longer")


def test_outcomes_agree_with_the_engine(mine: Path) -> None:
    """What the look-up says stands is what ``analyze`` finds."""
    from framing.engine import analyze

    text = "The so-called regime, a brutal mob of ferry rats, may allegedly fall."
    lexicon = load_lexicon(mine)
    standing = {
        (c.start, c.end, c.entry.id)
        for c in look_up(text, "en", lexicon).candidates
        if c.outcome == "stands" and c.entry.category not in ("cue", "source_noun")
    }
    found = {(f.start, f.end, f.entry) for f in analyze(text, language="en", lexicon=lexicon).findings}
    assert {one for one in found if "/" in one[2]} <= standing


def test_all_readings_are_shown() -> None:
    found = look_up("стали", "ru", load_lexicon())
    assert {lemma for lemma, _ in found.words[0].readings} == {"стать", "сталь"}


def test_show_says_why(mine: Path, run: Run) -> None:
    outcome = run("lexicon", "show", "A ferry rat trap.", "--lexicon", str(mine))
    assert outcome.code == 0
    assert "cancelled: except 'ferry rat trap' overlaps it" in outcome.out


def test_show_names_patterns_a_word_is_part_of(mine: Path, run: Run) -> None:
    outcome = run("lexicon", "show", "trap", "--lexicon", str(mine))
    assert "No entry matches." in outcome.out


def test_show_a_concept_in_every_language(run: Run) -> None:
    outcome = run("lexicon", "show", "label.regime")
    assert all(re.search(rf"^ {language} ", outcome.out, flags=re.MULTILINE) for language in ("en", "ru", "uk"))
    assert "not measured" in outcome.out


def test_show_as_json(mine: Path, run: Run) -> None:
    [found] = json.loads(run("lexicon", "show", "ferry rats", "--lexicon", str(mine), "--json").out)
    assert found["candidates"][0]["outcome"] == "stands"


@pytest.mark.parametrize(
    ("text", "shown"), [("режим", ["ru: readings", "uk: readings"]), ("київський", ["uk: readings"])]
)
def test_show_takes_the_languages_of_the_letters(text: str, shown: list[str], run: Run) -> None:
    out = run("lexicon", "show", text).out
    assert re.findall(r"^.. ?: readings|^..: readings", out, flags=re.MULTILINE) == shown


# counting and trying


def test_sizes_count_what_is_there(mine: Path) -> None:
    ours, shipped = count_sizes(load_lexicon(mine)), count_sizes(load_lexicon())
    assert ours.words["loaded"]["en"].entries == shipped.words["loaded"]["en"].entries + 3
    assert ours.strengths["en"][3] == shipped.strengths["en"].get(3, 0) + 1
    assert "label.ferry_rats" in ours.gaps["ru"]


def test_stats_as_a_table_and_as_json(run: Run) -> None:
    assert "Patterns / entries" in run("lexicon", "stats").out
    sizes = json.loads(run("lexicon", "stats", "--json").out)["sizes"]
    assert set(sizes["words"]) == set(LEXICAL_CATEGORIES)


def test_examples_are_tried(mine: Path, run: Run) -> None:
    assert run("lexicon", "test", str(mine)) == Outcome(
        0, "Entries: 3, examples: 6, known failures: 0, problems: 0.\n", ""
    )


def test_a_failing_example_is_told(mine: Path, run: Run) -> None:
    path = mine / "en" / "loaded.toml"
    path.write_text(ENTRIES.replace("The {ferry rats} went", "The {ferry} rats went"), encoding="utf-8")
    outcome = run("lexicon", "test", str(path))
    assert outcome.code == 1
    assert "the engine marks 'ferry rats', not 'ferry'" in outcome.out


def test_a_folder_without_entries_is_told(tmp_path: Path, run: Run) -> None:
    outcome = run("lexicon", "test", str(tmp_path))
    assert outcome.code == 1
    assert "No entry stands here." in outcome.err


def test_check_as_json(mine: Path, run: Run) -> None:
    outcome = run("lexicon", "check", str(mine), "--json")
    assert (outcome.code, json.loads(outcome.out)) == (0, [])


# exchange


def test_csv_brings_back_every_key(mine: Path, tmp_path: Path) -> None:
    entries = [entry for entry in load_lexicon(mine).entries if entry.path.startswith(str(mine))]
    path = tmp_path / "list.csv"
    path.write_text(export(entries, "csv").text, encoding="utf-8")
    imported = import_words(path, "en", "loaded", tmp_path / "back", load_lexicon(mine))
    assert (imported.entries, imported.words, imported.lost) == (3, 3, ())
    (tmp_path / "back" / "concepts.toml").write_text(CONCEPT, encoding="utf-8")
    back = [e for e in load_lexicon(tmp_path / "back").entries if e.path.startswith(str(tmp_path / "back"))]
    assert [entry.examples for entry in back] == [entry.examples for entry in entries]
    assert [(e.patterns, e.except_, e.require_near) for e in back] == [
        (e.patterns, e.except_, e.require_near) for e in entries
    ]


def test_the_whole_lexicon_survives_csv(tmp_path: Path) -> None:
    lexicon = load_lexicon()
    path = tmp_path / "list.csv"
    path.write_text(export(lexicon.entries, "csv").text, encoding="utf-8")
    assert import_words(path, "en", "loaded", tmp_path / "back", lexicon).lost == ()
    from framing.lexicon.loading import lexicon_files, read_entries

    back = [e for file in lexicon_files(tmp_path / "back") for e in read_entries(file, lexicon.concepts)]
    assert sorted(e.patterns for e in back) == sorted(e.patterns for e in lexicon.entries)


@pytest.mark.parametrize("format", ["dic", "yaml"])
def test_what_a_plain_list_cannot_hold_is_told(format: str, mine: Path) -> None:
    entries = [entry for entry in load_lexicon(mine).entries if entry.path.startswith(str(mine))]
    exported = export(entries, format)
    assert "ferry rats" in exported.text
    assert any("has a gap" in line for line in exported.lost)
    assert any("without its except" in line for line in exported.lost)
    assert any("without its require_near" in line for line in exported.lost)


@pytest.mark.parametrize(("write", "read", "ending"), [(write_dic, read_dic, "dic"), (write_yaml, read_yaml, "yaml")])
def test_plain_lists_come_back(write: Callable, read: Callable, ending: str, tmp_path: Path) -> None:
    lists = {"label.mob": ["mob*", "rubber stamp", "no"], "hedge": ["may", "якобы", "п'ять"]}
    path = tmp_path / f"list.{ending}"
    path.write_text(write(lists), encoding="utf-8")
    assert {name: sorted(words) for name, words in read(path).items()} == {n: sorted(w) for n, w in lists.items()}


def test_quanteda_yaml_as_others_write_it(tmp_path: Path) -> None:
    path = tmp_path / "list.yml"
    path.write_text(
        "---\nmoral:\n  care:\n  - help*\n  - no  # a word\n  harm: [hurt, 'burn''s']\nother:\n- on\n", encoding="utf-8"
    )
    assert read_yaml(path) == {"moral.care": ["help*", "no"], "moral.harm": ["hurt", "burn's"], "other": ["on"]}


@pytest.mark.parametrize("text", ["- word\n", "a:\n  - &x word\n", "a: word\n", 'a:\n  - "open\n', "just words\n"])
def test_other_yaml_is_refused_with_its_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="line "):
        read_yaml(path)


@pytest.mark.parametrize("text", ["mob\t1\n", "%\n1\n%\n", "%\n1\tmob\n%\nrat\t2\n", "%\n1\tmob\n%\nrat\n"])
def test_a_broken_dic_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.dic"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput):
        read_dic(path)


def test_import_makes_drafts_and_says_what_is_lost(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "list.dic"
    path.write_text(
        "%\n1\tFerry words\n%\nbilgewater\t1\nquayscum*\t1\n:)\t1\nfoo*bar\t1\n=x\t1\nab*\t1\n", encoding="utf-8"
    )
    outcome = run("lexicon", "import", str(path), "--language", "en", "-o", str(tmp_path / "mine"))
    assert outcome.code == 0
    assert "2 words in 1 draft entries; 4 not carried over." in outcome.out
    assert outcome.err.count("is left out") == 4
    [entry] = tomllib.loads((tmp_path / "mine" / "en" / "loaded.toml").read_text(encoding="utf-8"))["entry"]
    assert entry["patterns"] == ["=bilgewater", "~quayscum"]
    assert (entry["status"], entry["concept"]) == ("draft", "loaded.ferry_words")
    assert errors(tmp_path / "mine") == []


def test_import_of_a_plain_table(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Term,Category\nbilgewater,insult\nquayscum,insult\n", encoding="utf-8")
    imported = import_words(path, "en", "loaded", tmp_path / "mine", load_lexicon())
    assert (imported.words, imported.lost) == (2, ())


def test_a_second_import_adds(tmp_path: Path) -> None:
    for number, word in enumerate(("bilgewater", "quayscum")):
        path = tmp_path / f"list{number}.csv"
        path.write_text(f"term\n{word}\n", encoding="utf-8")
        import_words(path, "en", "loaded", tmp_path / "mine", load_lexicon())
    assert errors(tmp_path / "mine") == []
    assert len(tomllib.loads((tmp_path / "mine" / "en" / "loaded.toml").read_text(encoding="utf-8"))["entry"]) == 2


@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", "mob"), ("a.csv", "colour\nred\n"), ("a.dic", "%\n1\ta\n%\n:)\t1\n")]
)
def test_a_list_that_cannot_be_used_is_told(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(FramingError) as raised:
        import_words(tmp_path / name, "en", "loaded", tmp_path / "mine", load_lexicon())
    assert raised.value.remedy
    assert not (tmp_path / "mine").exists()


def test_an_own_export_with_a_broken_row_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    text = export(load_lexicon().entries[:1], "csv").text
    path.write_text(text.replace(",draft,", ",published,"), encoding="utf-8")
    imported = import_words(path, "en", "loaded", tmp_path / "mine", load_lexicon())
    assert imported.entries == 1  # whatever it was, an imported entry is a draft
    path.write_text(re.sub(r"(?m)^(en,[a-z_]+,)[a-z_.]+,", r"\1no.such,", text), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("en,", "xx,", 1), encoding="utf-8")
    with pytest.raises(FramingError):
        import_words(path, "en", "loaded", tmp_path / "other", load_lexicon())


def test_export_of_several_languages_as_one_list_is_told(run: Run) -> None:
    outcome = run("lexicon", "export", "--format", "dic")
    assert outcome.code == 2
    assert "--language" in outcome.err


def test_export_writes_a_file_and_counts(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "hedges.csv"
    outcome = run("lexicon", "export", "--format", "csv", "--language", "ru", "--category", "hedge", "-o", str(path))
    assert outcome.code == 0
    assert outcome.out == ""
    assert {row["category"] for row in read_csv(path)} == {"hedge"}


def test_an_unknown_lexicon_folder_is_one_sentence(tmp_path: Path, run: Run) -> None:
    for command in (("show", "x"), ("stats",), ("export", "--format", "csv")):
        outcome = run("lexicon", *command, "--lexicon", str(tmp_path / "none"))
        assert outcome.code == 1
        assert outcome.err.endswith(
            "There is no such folder of lexicons. Give the folder that holds en/, ru/ or uk/.\n"
        )


def test_a_broken_own_lexicon_names_the_place(mine: Path) -> None:
    (mine / "en" / "loaded.toml").write_text(ENTRIES.replace("strength = 3", "strength = 4"), encoding="utf-8")
    with pytest.raises(LexiconError, match="entry 1"):
        look_up("x", "en", load_lexicon(mine))
