"""Reports of scored articles, and profiles of states that merge."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import Outcome

import framing
from framing.model import ArticleScore
from framing.paths import seeds_dir
from framing.scale.months import Months, month_figures

pytest.importorskip("pyarrow")

from test_scale import SENTENCES, generated, run_whole

from framing import scale


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = generated(tmp_path_factory.mktemp("archive") / "news.jsonl", 300)
    return run_whole(archive, tmp_path_factory.mktemp("whole"))


def test_a_comparison_of_scored_articles_is_that_of_the_articles(tmp_path: Path) -> None:
    """Same profiles, contrasts, terms and list of what was left out; only the marked articles are missing."""
    scale.score_corpus(seeds_dir(), tmp_path / "out")
    one = scale.compare_output(tmp_path / "out", draws=200)
    corpus = framing.read_corpus(seeds_dir())
    analyses = list(framing.analyze_corpus(corpus))
    two = framing.compare(analyses, draws=200, skipped=corpus.skipped)
    for part in ("profiles", "contrasts", "terms", "skipped"):
        assert getattr(one, part) == getattr(two, part), part


def test_a_report_takes_scored_articles(whole: Path, tmp_path: Path, run: Callable[..., Outcome]) -> None:
    outcome = run("report", str(whole), "-o", str(tmp_path / "report"), "--by", "language")
    assert (outcome.code, outcome.out[:23]) == (0, "297 articles in 1 group")
    assert "no JSON" in outcome.err
    outcome = run("report", str(whole), str(tmp_path), "-o", str(tmp_path / "report"))
    assert (outcome.code, "stands alone" in outcome.err) == (2, True)


def test_copies_are_left_out_of_a_report_as_in_reading(tmp_path: Path) -> None:
    rows = [("A", 0), ("A", 1), ("B", 0), ("", 0), ("A", 0)]
    lines = [json.dumps({"outlet": outlet, "text": SENTENCES[n], "id": "same"}) for outlet, n in rows]
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(lines))
    scale.score_corpus(path, tmp_path / "out")
    corpus = framing.read_corpus(path)
    left_out: list[Any] = []
    scores = list(scale.read_scores(tmp_path / "out", left_out))
    assert [score.outlet for score in scores] == [article.outlet for article in corpus]
    assert [item.place for item in left_out] == [item.place for item in corpus.skipped]


def test_profiles_of_states_agree_with_those_of_articles(whole: Path) -> None:
    """The same figures; only the intervals are made of bins."""
    one = scale.profile_output(whole, by=("outlet",))
    two = scale.profile_output(whole, by=("outlet",), listed=10)
    for listed, pooled in zip(one, two, strict=True):
        assert (listed.key, listed.size, listed.evidence) == (pooled.key, pooled.size, pooled.evidence)
        for name, measure in listed.measures.items():
            other = pooled.measures[name]
            assert (measure.n, measure.count) == (other.n, other.count)
            assert measure.value == pytest.approx(other.value)
    assert framing.compare(two).contrasts[0].a == one[0].name


def test_states_merge_in_any_split(whole: Path) -> None:
    scores = list(scale.read_scores(whole))
    (together,) = scale.group_states(iter(scores), ("language",)).values()
    (first,) = scale.group_states(iter(scores[:100]), ("language",)).values()
    (second,) = scale.group_states(iter(scores[100:]), ("language",)).values()
    merged = first.merge(second)
    assert merged.number == together.number
    assert merged.pooled == together.pooled
    assert merged.states["hedge"].bin_n == together.states["hedge"].bin_n


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Scored articles of two invented outlets over three months, one of them without a date."""
    folder = tmp_path_factory.mktemp("dated")
    words = " ".join(f"Boat {n} left the quay and came back with timber." for n in range(20))
    rows = [
        {
            "id": f"{o}{m}{i}",
            "outlet": o,
            "language": "en",
            "date": f"2026-0{m}-1{i}",
            "text": f"{o}{m}{i}. {words} {hedge}",
        }
        for o in ("Dawn", "Dusk")
        for m in (1, 2, 3)
        for i in range(6)
        for hedge in ["Perhaps it may rain. " * (m + i % 2)]
    ]
    rows.append({**rows[0], "id": "x", "date": "", "text": f"Nobody dated this. {words}"})
    (folder / "t.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    scale.score_corpus(folder / "t.jsonl", folder / "out")
    return folder / "out"


def test_groups_too_large_to_list_have_figures_by_month(dated: Path) -> None:
    """The same figures as of listed articles; only the intervals are made of bins."""
    one = scale.compare_output(dated, draws=50, period="month")
    two = scale.compare_output(dated, draws=50, listed=10)
    assert two.settings["period"] == "month" and len(two.periods) == 8 * 2 * 3
    places = [
        [(f.measure, f.group, f.period, f.start, f.n, f.articles, f.count, f.unit) for f in c.periods]
        for c in (one, two)
    ]
    assert sorted(places[0]) == sorted(places[1])
    listed = {(f.measure, f.group, f.period): f.value for f in one.periods}
    for found in two.periods:
        assert found.value == pytest.approx(listed[found.measure, found.group, found.period])
    hedges = [f for f in two.periods if f.measure == "hedge"]
    assert all(f.low is not None and f.value is not None and f.low < f.value for f in hedges)
    assert "1 articles have no date that can be read and are in no figure over time." in two.warnings


def test_a_report_says_why_it_has_no_figures_over_time(dated: Path, tmp_path: Path) -> None:
    by_day = scale.compare_output(dated, draws=50, listed=10, period="day", split="2026-02-01")
    assert not by_day.periods and not by_day.changes
    assert [note for note in by_day.warnings if "by month only" in note or "--split" in note][1:]
    page = framing.write_report(by_day, tmp_path, language="uk")
    assert "лише за місяцями" in page.read_text(encoding="utf-8")
    none = scale.compare_output(dated, draws=50, listed=10, period="none")
    assert not none.periods and not any("time" in note for note in none.warnings)


def test_too_many_or_too_few_months_make_no_figures_unasked() -> None:
    def gathered(months: int) -> Months:
        found = Months(("outlet",))
        scores = (
            ArticleScore(
                str(n), "Dawn", "en", None, "", {}, {"outlet": 500}, {}, {"date": f"{2000 + n // 12}-{1 + n % 12:02}"}
            )
            for n in range(months)
        )
        assert len(list(found.watch(scores))) == months
        return found

    for months in (1, 32):
        figures, notes = month_figures(gathered(months), draws=50)
        assert figures == () and f"of {months} months" in notes[0]
    assert len(month_figures(gathered(32), "month", draws=50)[0]) == 8 * 32
