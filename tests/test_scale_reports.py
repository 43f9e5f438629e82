"""Reports of scored articles, and profiles of states that merge."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import Outcome

import framing
from framing.paths import seeds_dir

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
