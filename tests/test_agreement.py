"""Agreement with hand-made annotations: matched spans, kappa over words, the figure and the list behind it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from commands import Outcome
from lxml import html as lxml_html

from framing.analysis import Analysis
from framing.annotations import AnnotatedText, Annotation, from_analysis, measure_agreement
from framing.annotations.agreement import match_spans
from framing.annotations.held import hold_against
from framing.annotations.jsonl import to_jsonl
from framing.comparison import compare
from framing.engine import analyze
from framing.model import Comparison
from framing.report import write_report
from framing.report.agreement import agreement_files

Run = Callable[..., Outcome]

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


def test_intervals_of_f1_and_kappa_come_from_whole_texts(text: AnnotatedText) -> None:
    (one,) = measure_agreement([text], "framing", "Oda")
    assert (one.f1_low, one.kappa_low) == (None, None)
    agreed = AnnotatedText(
        "a2", TEXT, (mark("brutal", "loaded", "framing"), mark("brutal", "loaded", "Oda")), ("framing", "Oda"), "en"
    )
    several = [replace(text, id=f"t{n}") for n in range(4)] + [replace(agreed, id=f"u{n}") for n in range(4)]
    (found,) = measure_agreement(several, "framing", "Oda")
    assert found.f1 is not None and found.f1_low is not None and found.f1_high is not None
    assert one.f1 is not None and one.f1 <= found.f1_low < found.f1 < found.f1_high <= 1
    assert found.kappa is not None and found.kappa_low is not None and found.kappa_high is not None
    assert found.kappa_low < found.kappa < found.kappa_high <= 1
    assert measure_agreement(several, "framing", "Oda") == (found,)


@pytest.fixture(scope="module")
def held() -> Comparison:
    """Three articles of invented outlets that Oda went through; what the machine missed and what she did."""
    found = [analyze(f"{n}. {TEXT}", language="en", outlet=outlet) for n, outlet in enumerate(("Dawn", "Dawn", "Dusk"))]
    found = [replace(a, article=replace(a.article, id=f"a{n}")) for n, a in enumerate(found)]
    marks = tuple(replace(mark(words, "loaded", "Oda"), start=-1, end=-1) for words in ("valiant", "may rise"))
    comparison, left = hold_against(
        compare(found, draws=20, permutations=20), [AnnotatedText(f"a{n}", "", marks, ("Oda",)) for n in range(3)]
    )
    assert left == []
    return comparison


def test_every_place_where_the_machine_and_a_person_part_is_named(held: Comparison) -> None:
    parted = {(d.marked_by, d.passage.text) for d in held.disagreements}
    assert ("Oda", "may rise") in parted and ("framing", "brutal") in parted
    assert not any(d.passage.text == "valiant" for d in held.disagreements)
    for found in held.disagreements:
        analysis = held.analyses[int(found.passage.article[1:])]
        assert isinstance(analysis, Analysis)
        assert analysis.text[found.passage.start : found.passage.end] == found.passage.text
        assert found.passage.text in found.passage.sentence
    (agreement,) = held.agreements
    assert len([d for d in held.disagreements if d.marked_by == "Oda"]) == agreement.spans_other - agreement.matched


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_a_report_shows_agreement_with_links_to_where_they_part(
    held: Comparison, tmp_path: Path, language: str
) -> None:
    page = lxml_html.parse(str(write_report(held, tmp_path, language=language))).getroot()
    section = page.get_element_by_id("agreement")
    assert section.xpath(".//svg") and "Oda" in section.text_content()
    links = section.xpath(".//blockquote/a")
    assert len(links) == len(held.disagreements)
    for link in links:
        assert page.get_element_by_id(link.get("href")[1:]) is not None and link.get("data-span")
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert data["agreements"][0]["label"] == "loaded" and len(data["disagreements"]) == len(held.disagreements)
    assert "| framing / Oda |" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert (tmp_path / "charts" / "agreement-1.svg").is_file()


def test_the_report_command_takes_annotations(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "dawn.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "dusk.txt").write_text(f"Again. {TEXT}", encoding="utf-8")
    marks = tmp_path / "oda.jsonl"
    marks.write_text(to_jsonl([AnnotatedText("dawn", TEXT, (mark("brutal", "loaded", "Oda"),), ("Oda",))]), "utf-8")
    told = run("report", str(corpus), "-o", str(tmp_path / "out"), "--annotations", str(marks))
    assert told.code == 0, told.err
    data = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [(a["label"], a["texts"], a["recall"]) for a in data["agreements"]] == [("loaded", 1, 1.0)]
