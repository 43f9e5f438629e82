"""Annotation exchange: what goes out comes back, mark by mark, in every format and any alphabet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import Outcome
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.annotations import (
    FORMATS,
    AnnotatedText,
    Annotation,
    align,
    from_analysis,
    read_annotations,
    write_annotations,
)
from framing.annotations.offsets import UTF16, astral_places, from_utf16, to_utf16
from framing.errors import FramingError, UnreadableInput

# Emoji, a mathematical letter, a combining accent, a Windows line end: everything that shifts offsets somewhere.
TEXT = "🙂 The 𝐫egime fell\r\nin the é valley, «режим» said.\nThe regime, said Ґулька 🙂🙂, perhaps fell."
MARKS = (
    ("𝐫egime", "loaded", {"concept": "label.regime", "voice": "outlet", "attributes": (("strength", "2"),)}),
    ("fell\r\nin", "agency", {"voice": "reported", "note": "runs over a line = end"}),
    ("режим", "loaded", {"concept": "label.regime", "voice": "quoted"}),
    ("Ґулька 🙂🙂", "source", {"group": "a1", "attributes": (("stance", "neutral"), ("entity", "Одарка Ґулька"))}),
    ("said Ґулька", "cue", {"group": "a1"}),
    ("perhaps", "hedge", {}),
)


def marked(text: str = TEXT, annotator: str = "Oda", name: str = "news/1 ?#") -> AnnotatedText:
    marks = tuple(
        Annotation(text.index(words), text.index(words) + len(words), words, label, annotator, **details)
        for words, label, details in MARKS
    )
    return AnnotatedText(name, text, marks, (annotator,), "en", "Dawn", "A title", "https://dawn.example/1")


def round_trip(texts: list[AnnotatedText], kind: str, folder: Path, **how: Any) -> list[AnnotatedText]:
    files = write_annotations(texts, folder, kind, **how)
    read, left = read_annotations(folder if kind == "brat" else files[0], "Oda")
    assert not left
    found, left = align(read, [replace(text, annotations=()) for text in texts])
    assert not left
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_what_goes_out_comes_back(kind: str, tmp_path: Path) -> None:
    texts = [marked(), marked("Perhaps not. " + TEXT, name="second")]
    assert round_trip(texts, kind, tmp_path) == texts


def test_label_studio_with_utf16_offsets_comes_back_too(tmp_path: Path) -> None:
    assert round_trip([marked()], "label-studio", tmp_path, offsets=UTF16) == [marked()]
    task = json.loads((tmp_path / "label-studio.json").read_text(encoding="utf-8"))[0]
    value = task["annotations"][0]["result"][0]["value"]
    # The emoji before it is two units, and so is the letter it begins with.
    assert (value["start"], value["end"]) == (7, 14)
    assert TEXT.encode("utf-16-le")[14:28].decode("utf-16-le") == value["text"]


@pytest.mark.parametrize("kind", FORMATS)
def test_findings_of_the_machine_come_back(kind: str, tmp_path: Path, root: Path) -> None:
    articles = [a for a in framing.read_corpus(root / "seeds") if a.id.endswith("court-protest")]
    texts = [from_analysis(analysis, "Oda") for analysis in framing.analyze_corpus(articles)]
    assert {text.language for text in texts} == {"en", "ru", "uk"} and all(text.annotations for text in texts)
    assert round_trip(texts, kind, tmp_path) == texts


@given(st.text("ab 🙂𝐫é\n", min_size=1, max_size=20), st.data())
def test_offsets_survive_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    astral = astral_places(text)
    assert from_utf16(to_utf16(start, astral), astral) == start
    assert to_utf16(start, astral) == len(text[:start].encode("utf-16-le")) // 2


# What other tools write


def written(path: Path, data: object) -> Path:
    path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "row",
    [
        {"text": "A regime fell.", "spans": [{"start": 2, "end": 8, "label": "loaded"}], "_annotator_id": "Oda"},
        {"text": "A regime fell.", "entities": [[2, 8, "loaded"]], "meta": {"id": "a1"}, "annotator": "Oda"},
        {"id": 7, "text": "A regime fell.", "label": [[2, 8, "loaded"]]},
    ],
    ids=["prodigy", "spacy", "doccano"],
)
def test_lines_of_other_tools(row: dict[str, Any], tmp_path: Path) -> None:
    texts, left = read_annotations(written(tmp_path / "Oda.jsonl", row))
    found, missed = align(texts, [AnnotatedText("a1", "A regime fell.")])
    assert not left and not missed
    assert found[0].annotations == (Annotation(2, 8, "regime", "loaded", "Oda"),)


def test_lines_that_hold_no_annotation_are_listed(tmp_path: Path) -> None:
    rows = [
        '{"text": "A regime.", "spans": [{"start": 2, "end": 99, "label": "x"}]}',
        "{",
        '{"spans": []}',
        '{"text": "x", "answer": "reject"}',
    ]
    texts, left = read_annotations(written(tmp_path / "a.jsonl", "\n".join(rows)))
    assert [text.annotations for text in texts] == [()]
    assert [(item.place, item.reason[:16]) for item in left] == [
        ("line 1", "This is no span "),
        ("line 2", "This is no JSON:"),
        ("line 3", "There is no text"),
        ("line 4", "The annotator ch"),
    ]


def test_label_studio_min_and_completions(tmp_path: Path) -> None:
    span = {"start": 3, "end": 9, "text": "regime", "labels": ["loaded"]}
    small = [{"id": 1, "text": "🙂 regime.", "label": [span], "annotator": 4}]
    texts, left = read_annotations(written(tmp_path / "min.json", small))
    # 3 and 9 meet the words only in UTF-16 units.
    assert not left and texts[0].annotations == (Annotation(2, 8, "regime", "loaded", "4"),)
    result = [{"type": "labels", "value": {"start": 2, "end": 8, "labels": ["loaded", "frame"]}}]
    old = {"data": {"text": "🙂 regime."}, "completions": [{"completed_by": {"email": "o@x"}, "result": result}]}
    old["annotations"] = []
    texts, left = read_annotations(written(tmp_path / "old.json", [old]))
    assert not left and [(m.label, m.annotator) for m in texts[0].annotations] == [("loaded", "o@x"), ("frame", "o@x")]


def test_predictions_are_not_a_persons_and_wrong_spans_are_listed(tmp_path: Path) -> None:
    wrong = {"type": "labels", "value": {"start": 0, "end": 6, "text": "regime", "labels": ["loaded"]}}
    right = {"type": "labels", "value": {"start": 2, "end": 8, "labels": ["loaded"]}}
    task = {"data": {"text": "A regime."}, "predictions": [{"result": [right]}], "annotations": [{"result": [wrong]}]}
    cancelled = {"data": {"text": "A regime."}, "annotations": [{"result": [right], "was_cancelled": True}]}
    texts, left = read_annotations(written(tmp_path / "ls.json", [task, cancelled, {"data": {"html": ""}}, 3]))
    assert [text.annotations for text in texts] == [(), ()]
    assert [item.place for item in left] == ["task 1", "task 3", "task 4"]


def test_a_brat_folder_made_by_hand(tmp_path: Path) -> None:
    written(tmp_path / "a1.txt", "A regime fell,\nand Oda claimed so.")
    written(
        tmp_path / "a1.ann",
        "T1\tloaded 2 8\tregime\nT2\tcue 23 30\tclaimed\nT3\tsource 19 22\tOda\nR1\tattribution Arg1:T2 Arg2:T3\n"
        "T4\tframe 0 1;9 13\tA fell\n#1\tAnnotatorNotes T1\ta clear case\nT5\thedge 80 90\tx\nE1\tx:T1\n",
    )
    written(tmp_path / "lost.ann", "")
    texts, left = read_annotations(tmp_path, "Oda")
    assert [(Path(item.path).name, item.place) for item in left] == [("a1.ann", "line 7"), ("lost.ann", "")]
    (text,) = texts
    assert (text.id, [m.text for m in text.annotations]) == ("a1", ["regime", "claimed", "Oda", "A", "fell"])
    assert text.annotations[0].note == "a clear case"
    groups = [m.group for m in text.annotations]
    assert groups[1] == groups[2] != "" and groups[3] == groups[4] not in ("", groups[1]) and not groups[0]


def test_web_annotations_made_elsewhere(tmp_path: Path) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "regime", "prefix": "second ", "suffix": " fell"}
    plain = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "creator": "https://people.example/oda",
        "body": [{"type": "TextualBody", "value": "loaded", "purpose": "tagging"}],
        "target": {"source": "https://dawn.example/1", "selector": quote},
    }
    texts, left = read_annotations(written(tmp_path / "w.json", plain))
    article = AnnotatedText("a1", "The regime. A second regime fell.", url="https://dawn.example/1")
    found, missed = align(texts, [article])
    assert not left and not missed
    assert [(m.start, m.label, m.annotator) for m in found[0].annotations] == [
        (21, "loaded", "https://people.example/oda")
    ]
    assert not found[0].annotations[0].before


def test_web_annotations_without_words_or_label_are_listed(tmp_path: Path) -> None:
    image = {"body": "loaded", "target": {"source": "x", "selector": {"type": "FragmentSelector", "value": "xy"}}}
    silent = {"body": [], "target": {"source": "x", "selector": {"type": "TextPositionSelector", "start": 0, "end": 1}}}
    texts, left = read_annotations(written(tmp_path / "w.json", [image, silent, {"target": "x"}]))
    assert not texts and len(left) == 3


# On the articles of a corpus


def test_marks_move_with_their_words() -> None:
    # The tool made one character of each line end of two: every offset behind it is one too small.
    changed = TEXT.replace("\r\n", "\n")
    marks = [
        Annotation(place, place + len(words), words, "agency", "Oda")
        for words in ("regime", "fell", "valley", "🙂🙂")
        if (place := changed.rindex(words))
    ]
    found, left = align([AnnotatedText("a1", changed, tuple(marks), ("Oda",))], [AnnotatedText("a1", TEXT)])
    assert not left
    assert [mark.start for mark in found[0].annotations] == [TEXT.rindex(mark.text) for mark in marks]


def test_a_mark_that_could_stand_in_two_places_is_left_out() -> None:
    article = AnnotatedText("a1", "The regime fell. The regime rose.")
    read = AnnotatedText("a1", "", (Annotation(-1, -1, "regime", "loaded", "Oda"),), ("Oda",))
    found, left = align([read], [article])
    assert found[0].annotations == () and found[0].annotators == ("Oda",)
    assert "more than one place" in left[0].reason
    where = replace(read.annotations[0], before="fell. The ")
    assert align([replace(read, annotations=(where,))], [article])[0][0].annotations[0].start == 21


def test_an_article_that_is_not_in_the_corpus_is_listed() -> None:
    found, left = align([marked()], [AnnotatedText("other", "Something else.")])
    assert not found and "No article" in left[0].reason and "6 marks" in left[0].reason


# The command line


def test_export_and_import_on_the_command_line(run: Callable[..., Outcome], root: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a1.txt").write_text("The regime fell, officials claimed on Monday. Perhaps it did.", encoding="utf-8")
    for kind in FORMATS:
        outcome = run("annotations", "export", str(corpus), "-o", str(tmp_path / kind), "--format", kind)
        assert outcome.code == 0 and "on 1 articles" in outcome.out
    outcome = run(
        *("annotations", "import", str(tmp_path / "brat"), "--corpus", str(corpus)),
        *("-o", str(tmp_path / "in" / "marks.jsonl"), "--annotator", "Oda"),
    )
    assert outcome.code == 0 and "by Oda on 1 texts" in outcome.out
    row = json.loads((tmp_path / "in" / "marks.jsonl").read_text(encoding="utf-8"))
    assert all(row["text"][span["start"] : span["end"]] == span["text"] for span in row["spans"])
    assert {"loaded", "cue", "source"} <= {span["label"] for span in row["spans"]}


@pytest.mark.parametrize("option", [("--format", "xmi"), ("--offsets", "bytes")])
def test_an_unknown_format_is_told_before_the_work(
    option: tuple[str, str], run: Callable[..., Outcome], tmp_path: Path
) -> None:
    outcome = run("annotations", "export", str(tmp_path), "-o", str(tmp_path / "out"), *option)
    assert outcome.code == 2 and "Choose one of" in outcome.err


@pytest.mark.parametrize("content", ["no json", "[]", '{"a": 1}', "3"])
def test_what_is_no_annotation_says_so(content: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        read_annotations(written(tmp_path / "a.json", content))


def test_an_empty_folder_is_no_collection(tmp_path: Path) -> None:
    with pytest.raises(FramingError, match=r"no \.ann file"):
        read_annotations(tmp_path)
