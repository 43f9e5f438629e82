"""Agreement with hand-made annotations: matched spans, kappa over words, the figure and the list behind it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from commands import Outcome

from framing.annotations import AnnotatedText, Annotation, from_analysis, measure_agreement
from framing.annotations.agreement import match_spans
from framing.annotations.jsonl import to_jsonl
from framing.engine import analyze
from framing.report.agreement import agreement_files

TEXT = "The regime fell. Perhaps the valiant regime fell. A brutal regime may rise."


def mark(words: str, label: str, who: str, nth: int = 0) -> Annotation:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Annotation(start, start + len(words), words, label, who)


@pytest.fixture
def text() -> AnnotatedText:
    machine = [mark("regime", "loaded", "framing", n) for n in (0, 1, 2)] + [mark("Perhaps", "hedge", "framing")]
    person = [mark("valiant regime", "loaded", "Oda"), mark("brutal", "loaded", "Oda"), mark("regime", "loaded", "Oda")]
    return AnnotatedText("a1", TEXT, (*machine, *person), ("framing", "Oda"), "en")


def test_spans_that_overlap_agree_and_each_counts_once(text: AnnotatedText) -> None:
    (found,) = measure_agreement([text], "framing", "Oda")
    assert (found.label, found.spans_one, found.spans_other, found.matched) == ("loaded", 3, 3, 2)
    assert found.precision == found.recall == found.f1 == pytest.approx(2 / 3)
    # Wilson's interval for 2 of 3.
    assert (found.precision_low, found.precision_high) == (
        pytest.approx(0.2077, abs=1e-3),
        pytest.approx(0.9385, abs=1e-3),
    )


def test_kappa_is_taken_over_words(text: AnnotatedText) -> None:
    (found,) = measure_agreement([text], "framing", "Oda")
    # 13 words; both mark 2, one alone 1, the other alone 2 and neither 8.
    chance = (3 * 4 + 10 * 9) / 13**2
    assert found.words == 13
    assert found.kappa == pytest.approx((10 / 13 - chance) / (1 - chance))


def test_a_category_nobody_coded_by_hand_is_not_held_against_the_machine(text: AnnotatedText) -> None:
    assert [a.label for a in measure_agreement([text], "framing", "Oda")] == ["loaded"]
    assert [a.label for a in measure_agreement([text], "Oda", "framing")] == ["hedge", "loaded"]
    hedge = measure_agreement([text], "Oda", "framing")[0]
    assert (hedge.precision, hedge.recall, hedge.spans_one, hedge.kappa) == (None, 0.0, 0, 0.0)


def test_only_texts_that_both_looked_at_count(text: AnnotatedText) -> None:
    unseen = AnnotatedText("a2", TEXT, (mark("regime", "loaded", "framing"),), ("framing",))
    seen = AnnotatedText("a3", TEXT, (mark("regime", "loaded", "framing"),), ("framing", "Oda"))
    assert measure_agreement([text, unseen], "framing", "Oda") == measure_agreement([text], "framing", "Oda")
    (found,) = measure_agreement([text, seen], "framing", "Oda")
    assert (found.texts, found.spans_one, found.matched) == (2, 4, 2)


def test_few_spans_are_called_few(text: AnnotatedText) -> None:
    assert measure_agreement([text], "framing", "Oda")[0].note == "framing marked only 3; Oda marked only 3"


def test_matching_is_one_to_one_in_any_order() -> None:
    ones = [Annotation(s, e, "", "x") for s, e in ((0, 10), (12, 14))]
    others = [Annotation(s, e, "", "x") for s, e in ((1, 2), (3, 4), (13, 20))]
    assert len(match_spans(ones, others)) == len(match_spans(others, ones)) == 2
    assert len(match_spans(ones[::-1], others[::-1])) == 2


def test_the_list_shows_both_side_by_side(text: AnnotatedText) -> None:
    files = agreement_files([text], measure_agreement([text], "framing", "Oda"))
    rows = list(csv.DictReader(StringIO(str(files["spans.csv"]))))
    assert [(row["who"], row["words"], row["other_words"]) for row in rows] == [
        ("both", "regime", "regime"),
        ("both", "regime", "valiant regime"),
        ("Oda", "brutal", ""),
        ("framing", "regime", ""),
    ]
    assert rows[2]["left"].endswith("fell. A") and rows[2]["right"].startswith("regime may")
    figure = next(csv.DictReader(StringIO(str(files["agreement.csv"]))))
    assert (figure["label"], figure["matched"]) == ("loaded", "2")
    assert "loaded: precision 0.67, recall 0.67" in str(files["agreement.svg"])


def test_the_command_holds_people_against_the_machine(run: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a1.txt").write_text(TEXT, encoding="utf-8")
    machine = from_analysis(analyze(TEXT, language="en"), "Mila")
    by_hand = AnnotatedText("a1", TEXT, (mark("valiant", "loaded", "Oda"),), ("Oda",))
    for name, marks in (("mila", machine), ("oda", by_hand)):
        (tmp_path / f"{name}.jsonl").write_text(to_jsonl([marks]), encoding="utf-8")
    files = [str(tmp_path / f"{name}.jsonl") for name in ("mila", "oda")]
    outcome = run("annotations", "agree", str(tmp_path / "corpus"), *files, "--json", "-o", str(tmp_path / "out"))
    assert outcome.code == 0
    found = {(a["one"], a["other"], a["label"]): a for a in json.loads(outcome.out)}
    assert {pair[:2] for pair in found} == {("framing", "Mila"), ("framing", "Oda"), ("Mila", "Oda")}
    assert all(found[key]["precision"] == found[key]["kappa"] == 1.0 for key in found if key[1] == "Mila")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"framing-Mila", "framing-Oda", "Mila-Oda"}
    assert (tmp_path / "out" / "framing-Oda" / "agreement.png").read_bytes().startswith(b"\x89PNG")
    table = run("annotations", "agree", str(tmp_path / "corpus"), files[1])
    assert "framing against Oda, 1 articles" in table.out


def test_a_corrected_export_is_the_persons(run: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "a1.txt").write_text(TEXT, encoding="utf-8")
    exported = tmp_path / "marks.jsonl"
    exported.write_text(to_jsonl([from_analysis(analyze(TEXT, language="en"))]), encoding="utf-8")
    outcome = run("annotations", "agree", str(tmp_path / "a1.txt"), str(exported))
    assert outcome.code == 2 and "--annotator" in outcome.err
    outcome = run("annotations", "agree", str(tmp_path / "a1.txt"), str(exported), "--annotator", "Oda")
    assert outcome.code == 0 and "framing against Oda" in outcome.out
