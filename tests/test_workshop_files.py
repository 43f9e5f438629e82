"""The workshop and its files: new ones, the schema for editors, TOML written and sheets read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from test_workshop import Run, errors

from framing.errors import UnreadableInput
from framing.lexicon import load_lexicon
from framing.lexicon.schema import LEXICAL_CATEGORIES
from framing.lexicon.tables import EntryTable, FileTable
from framing.paths import lexicons_dir
from framing.sheets import plain_cell, read_csv, safe_cell, to_csv
from framing.workshop.json_schema import json_schema, schema_text
from framing.workshop.scaffolds import new_category, new_concept, new_language, new_outlet
from framing.workshop.toml_text import entry_table, to_table

# new files


def uncommented(text: str) -> str:
    """A scaffold with the comment signs of its TOML lines removed."""
    return re.sub(r"^# (?=\[\[|[a-z_]+ = )", "", text, flags=re.MULTILINE)


def test_new_files_pass_the_check(tmp_path: Path) -> None:
    lexicon = load_lexicon()
    new_outlet("halmer-wire", tmp_path)
    new_language("uk", tmp_path, lexicon)
    new_category("loaded", tmp_path, lexicon, ("en",))
    new_concept("label.ferry_rats", "loaded", "Ferry crews called vermin.", tmp_path, lexicon)
    new_concept("label.quay_rats", "loaded", "Dockers called vermin.", tmp_path, lexicon)
    assert errors(tmp_path) == []
    assert len(list((tmp_path / "uk").glob("*.toml"))) == len(LEXICAL_CATEGORIES)
    assert len(tomllib.loads((tmp_path / "concepts.toml").read_text(encoding="utf-8"))["concept"]) == 2


def test_the_comments_of_an_overlay_are_a_sound_overlay(tmp_path: Path) -> None:
    [path] = new_outlet("halmer-wire", tmp_path)
    path.write_text(uncommented(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert errors(tmp_path) == []
    assert load_lexicon(tmp_path, outlet="halmer-wire").entries[-1].reason


@pytest.mark.parametrize("category", LEXICAL_CATEGORIES)
def test_the_comments_of_a_category_have_the_keys_of_its_entries(category: str, tmp_path: Path) -> None:
    path = new_category(category, tmp_path, load_lexicon(), ("ru",))[0]
    [entry] = tomllib.loads(uncommented(path.read_text(encoding="utf-8")))["entry"]
    EntryTable.model_validate(entry)
    assert ("stance" in entry) == (category == "cue")


def test_a_new_language_brings_its_form(tmp_path: Path) -> None:
    files = new_language("be", tmp_path, load_lexicon())
    form = next(path for path in files if path.suffix == ".py")
    compile(form.read_text(encoding="utf-8"), str(form), "exec")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("outlet", "Halmer Wire"), "cannot be a file name"),
        (("category", "loathed"), "no category with a word list"),
        (("category", "loaded", "--language", "xx"), "not supported"),
        (("language", "english"), "no language code"),
        (("concept", "label.regime", "--category", "loaded", "--definition", "One."), "already"),
        (("concept", "Junta", "--category", "loaded", "--definition", "One."), "no id of a concept"),
    ],
)
def test_a_wrong_name_is_one_sentence(arguments: tuple[str, ...], said: str, tmp_path: Path, run: Run) -> None:
    outcome = run("lexicon", "new", *arguments, "-o", str(tmp_path))
    assert outcome.code == 2
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_nothing_is_overwritten(tmp_path: Path, run: Run) -> None:
    assert run("lexicon", "new", "outlet", "halmer-wire", "-o", str(tmp_path)).code == 0
    outcome = run("lexicon", "new", "outlet", "halmer-wire", "-o", str(tmp_path))
    assert outcome.code == 2
    assert "there already" in outcome.err


# the schema


def test_the_shipped_schema_is_current() -> None:
    shipped = (lexicons_dir() / "schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "write it anew: framing lexicon schema -o lexicons/schema.json"


def test_the_schema_knows_every_key() -> None:
    schema = json_schema()
    names = {field.alias or name for name, field in EntryTable.model_fields.items()}
    assert set(schema["$defs"]["entry"]["properties"]) == names
    assert set(schema["properties"]) == set(FileTable.model_fields)


def test_the_schema_refers_to_what_it_has() -> None:
    text = schema_text()
    for name in re.findall(r'"#/\$defs/(\w+)"', text):
        assert name in json_schema()["$defs"]


def test_the_hook_runs_the_check(root: Path) -> None:
    hook = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "id: framing-lexicon-check" in hook
    assert "entry: framing lexicon check" in hook


# TOML, sheets


def test_entries_written_as_toml_read_the_same() -> None:
    for entry in load_lexicon().entries[::25]:
        [table] = tomllib.loads(to_table(entry))["entry"]
        assert table["patterns"] == list(entry.patterns)
        assert table.get("except", []) == list(entry.except_)
        assert table["examples"] == list(entry.examples)


@pytest.mark.parametrize("nasty", ['"', "\\", "a\nb", "\x00\x1f\x7f", "}{", "#", "'''", "🙂"])
def test_any_text_survives_toml(nasty: str) -> None:
    written = entry_table({"concept": nasty, "patterns": [nasty, "b"], "strength": 1, "examples": [nasty * 40]})
    [table] = tomllib.loads(written)["entry"]
    assert (table["concept"], table["patterns"][0], table["examples"]) == (nasty, nasty, [nasty * 40])


def test_a_comment_cannot_end() -> None:
    written = entry_table({"concept": "a", "patterns": [], "strength": 1}, ["first\nconcept = 'b'"])
    assert tomllib.loads(written)["entry"][0]["concept"] == "a"


@pytest.mark.parametrize("cell", ["=1+1", "+a", "-a", "@a", "\ta", "'tis", "a,b", 'a"b', "a\nb", "＝x", ""])
def test_cells_come_back_as_they_were(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(to_csv(("one", "two"), [(cell, "x")]), encoding="utf-8")
    assert read_csv(path) == [{"one": cell, "two": "x"}]
    assert plain_cell(str(safe_cell(cell))) == cell


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_of_any_country_are_read(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"\ufeffone{delimiter}two\r\nа{delimiter}б\r\n", encoding="utf-8")
    assert read_csv(path, ("one", "two")) == [{"one": "а", "two": "б"}]


def test_a_sheet_without_a_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("one\n1\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="The column two cannot be found"):
        read_csv(path, ("two",))
