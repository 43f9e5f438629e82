"""Profiles: what articles count, how groups are made of them, and how sure the figures are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from figures import known
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis import Analysis
from framing.errors import FramingError
from framing.model import Article, ArticleScore, Attribution, Finding, Profile, Region, Span
from framing.profiles import HEADLINE, MEASURES, article_id, profile, profile_scores, rate, score_article
from framing.profiles.estimates import bootstrap_bounds, gather, interval, seed_for
from framing.profiles.measures import tally


def finding(
    category: str, voice: str = "outlet", strength: int = 1, region: str = "body", concept: str = ""
) -> Finding:
    return Finding(0, 3, "Rye", category, concept or f"{category}.x", voice, strength, "e", "en", region, 0)


def said(start: int = 30, **columns: Any) -> Attribution:
    fields: dict[str, Any] = {"source": (Span(start, start + 3),), "type": "indirect", **columns}
    return Attribution(cue=(Span(start + 4, start + 8),), content=(), **fields)


def analysis(
    findings: tuple[Finding, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    own: int = 200,
    reported: int = 0,
    quoted: int = 0,
    language: str = "en",
    warnings: tuple[str, ...] = (),
    **columns: Any,
) -> Analysis:
    """An invented article as ``analyze`` would return it."""
    text = "Rye prices fall\n\nThe millers of Lindow met on Monday, and talked of rye."
    article = Article(text, **{"id": "a1", "outlet": "The Dawn", **columns})
    regions = (Region(0, 15, "title", language), Region(17, len(text), "body", language))
    exposure = {"outlet": own, "reported": reported, "quoted": quoted}
    return Analysis(article, language, regions, (), (), findings, attributions, {}, exposure, {}, warnings)


def score(name: str, hedge: int = 0, own: int = 200, quoted: int = 0, **columns: Any) -> ArticleScore:
    base = ArticleScore(name, "The Dawn", "en", None, "", {"hedge": hedge}, {"outlet": own, "quoted": quoted}, {})
    return replace(base, **columns)


def tallies(n: int, anonymous: int = 0, distancing: int = 0) -> dict[str, int]:
    return {"n": n, "own": n, "with_source": n, "anonymous": anonymous, "distancing": distancing}


# --- articles ---------------------------------------------------------------------------------------------


def test_only_the_outlets_own_voice_in_the_body_is_counted() -> None:
    found = (
        finding("hedge"),
        finding("hedge", voice="quoted"),
        finding("hedge", voice="reported"),
        finding("hedge", region="title"),
        finding("hedge", region="caption"),
    )
    assert score_article(analysis(found)).counts["hedge"] == 1


def test_loaded_is_weighed_by_strength_and_counted_plainly_beside_it() -> None:
    found = (finding("loaded", strength=3), finding("loaded", strength=2), finding("loaded", strength=0))
    counts = score_article(analysis(found)).counts
    assert (counts["loaded"], counts["loaded_n"]) == (5, 3)


def test_frames_are_counted_together_and_by_concept() -> None:
    found = (finding("frame", concept="frame.economic"), finding("frame", concept="frame.economic"))
    counts = score_article(analysis((*found, finding("frame", concept="frame.health")))).counts
    assert (counts["frame"], counts["frame.economic"], counts["frame.health"]) == (3, 2, 1)


def test_attributions_are_tallied() -> None:
    attributions = (
        said(type="direct", stance="distancing", source_type="official", named=True),
        said(type="mixed", stance="neutral", source_type="expert", chain=("The Dawn", "Lindow News", "Oda Brill")),
        said(source=()),  # nobody is said to have said it
        said(source=(), source_type="official", named=True),  # elided: named where it was introduced
        said(stance="distancing", parent=0, source_type="expert", named=True),  # inside somebody's words
        said(start=0, source_type="expert"),  # in the title
    )
    found = score_article(analysis((), attributions, quoted=40)).attributions
    expected = {
        "n": 5,
        "own": 4,
        "with_source": 4,
        "anonymous": 2,
        "distancing": 1,
        "second_hand": 1,
        "quoted_words": 40,
        "direct": 1,
        "mixed": 1,
        "indirect": 3,
        "source_official": 2,
        "source_expert": 2,
        "source_unknown": 1,
        "stance_distancing": 1,
        "stance_neutral": 3,
        "stance_weak": 0,
    }
    assert {name: found[name] for name in expected} == expected


def test_without_regions_the_whole_text_is_body() -> None:
    plain = replace(analysis((), (said(start=0),)), regions=())
    assert score_article(plain).attributions["n"] == 1


def test_a_score_keeps_the_articles_columns_and_is_plain_data() -> None:
    found = score_article(analysis(genre="news", date="2026-03-14", event="harvest"))
    assert found.keys == {"genre": "news", "date": "2026-03-14"}
    assert (found.id, found.outlet, found.event, found.language) == ("a1", "The Dawn", "harvest", "en")
    assert json.loads(json.dumps(asdict(found)))["voices"] == {"outlet": 200, "reported": 0, "quoted": 0}


def test_an_article_without_id_goes_by_its_text() -> None:
    assert article_id(analysis(id="")) == article_id(analysis(id="", outlet="The Dusk")) != ""


def test_no_figure_below_the_floor() -> None:
    rule = MEASURES["hedge"]
    assert rate(score("a", 3, own=149), rule) is None
    assert rate(score("a", 3, own=150), rule) == pytest.approx(20.0)


def test_shares_of_the_body_need_a_body_of_150_words() -> None:
    """An article that quotes nearly everything would else be missing from just this figure."""
    assert rate(score("a", own=50, quoted=150), MEASURES["quoted_share"]) == 0.75
    assert rate(score("a", own=50, quoted=50), MEASURES["quoted_share"]) is None
    assert rate(score("a", own=200), MEASURES["anonymous_share"]) is None  # no attribution at all


def test_the_length_factor_is_for_mixed_languages_only() -> None:
    russian = score("a", 3, own=780, quoted=220, language="ru", attributions=tallies(4, anonymous=1))
    assert tally(russian, MEASURES["hedge"]) == (3, 780)
    assert tally(russian, MEASURES["hedge"], comparable=True) == (3, pytest.approx(1000))
    assert tally(russian, MEASURES["quoted_share"], comparable=True) == (220, 1000)
    assert tally(russian, MEASURES["anonymous_share"], comparable=True) == (1, 4)


def test_eight_headline_measures() -> None:
    assert " ".join(HEADLINE) == (
        "loaded hedge evidential booster quoted_share anonymous_share distancing_cue_share agency"
    )


# --- groups -----------------------------------------------------------------------------------------------


def test_a_hand_computed_table() -> None:
    """Rates 10, 0 and 20 per 1,000; the fourth article is too short and only counted."""
    scores = [
        score("a", 2, own=200, quoted=200, attributions=tallies(4, anonymous=2)),
        score("b", 0, own=300, quoted=100, attributions=tallies(2, anonymous=2)),
        score("c", 8, own=400, quoted=0, attributions=tallies(0)),
        score("d", 5, own=100, quoted=0, attributions=tallies(1)),
    ]
    measures = profile_scores(scores)[0].measures
    hedge = measures["hedge"]
    assert hedge.value == pytest.approx(10)
    assert (hedge.n, hedge.count, hedge.exposure, hedge.unit) == (3, 15, 1000, "per_1000")
    assert hedge.deviation == pytest.approx(10)
    assert "1 of 4 articles have fewer than 150 own words: counted, not rated" in hedge.note
    assert hedge.low is not None and hedge.high is not None
    assert 0 <= hedge.low < 10 < hedge.high <= 20
    assert measures["quoted_share"].value == pytest.approx((0.5 + 0.25 + 0) / 3)
    anonymous = measures["anonymous_share"]
    assert (anonymous.value, anonymous.n, anonymous.count, anonymous.exposure) == (0.75, 2, 4, 7)
    assert "1 of 4 articles have no attribution" in anonymous.note
    # 4 attributions in 400 words, 2 in 400, none in 400; the short one is not rated.
    assert measures["sources_per_1000"].value == pytest.approx((10 + 5 + 0) / 3)


def test_a_measure_without_analyzer_has_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("measures", "groups"):
        monkeypatch.setattr(f"framing.profiles.{module}.UNMEASURED", ("moral",))
    moral = profile_scores([score("a")])[0].measures["moral"]
    assert (moral.value, moral.n, moral.note) == (None, 0, "not measured in this version")


def test_every_measure_has_a_figure_or_a_reason() -> None:
    for scores in ([score("a", own=20)], [score("a")], [score(str(i), i) for i in range(4)]):
        for measure in profile_scores(scores)[0].measures.values():
            assert (measure.value is not None and measure.low is not None) or measure.note


def test_groups_by_any_columns_are_sorted_by_key() -> None:
    scores = [
        score("a", outlet="The Dusk", keys={"genre": "opinion"}),
        score("b", outlet="The Dawn", keys={"genre": "news"}),
        score("c", outlet="The Dawn"),
    ]
    assert [p.name for p in profile_scores(scores)] == ["The Dawn, en", "The Dusk, en"]
    assert [p.name for p in profile_scores(scores, by=("genre",))] == ["(no genre)", "news", "opinion"]
    assert profile_scores(scores, by=("event", "outlet"))[0].key == (("event", "(no event)"), ("outlet", "The Dawn"))


@pytest.mark.parametrize("by", [("shoe_size",), "outlet", ()])
def test_unknown_columns_are_refused(by: tuple[str, ...]) -> None:
    with pytest.raises(FramingError, match="cannot be grouped"):
        profile_scores([score("a")], by=by)


def test_analyses_are_read_once_and_not_held() -> None:
    def stream() -> Iterator[Analysis]:
        for i in range(3):
            yield analysis((finding("hedge"),), id=f"a{i}")

    (group,) = profile(stream())
    assert group.measures["hedge"].value == pytest.approx(5)
    assert group.evidence["hedge"] == 3


def test_evidence_holds_plain_counts_of_every_category() -> None:
    (group,) = profile([analysis((finding("loaded", strength=3), finding("moral")))])
    assert {name: n for name, n in group.evidence.items() if n} == {"loaded": 1, "moral": 1}


def test_small_groups_are_called_small() -> None:
    (small,) = profile_scores([score(f"a{i}", i) for i in range(29)])
    assert small.too_few and small.notes[0].startswith("n = 29: too few")
    (large,) = profile_scores([score(f"a{i}", i) for i in range(30)])
    assert not large.too_few and not any("too few" in note for note in large.notes)


def test_machine_translated_articles_leave_stance_measures_alone() -> None:
    warnings = ("machine-translated: detached apostrophes",)
    attributions = (said(stance="distancing", named=True),)
    (group,) = profile(
        [
            analysis((), attributions, id="a1"),
            analysis((), (said(named=True),), id="a2", warnings=warnings),
        ]
    )
    cues = group.measures["distancing_cue_share"]
    assert (cues.value, cues.n, cues.exposure) == (1.0, 1, 1)
    assert cues.note.startswith("1 machine-translated left out")
    assert group.measures["anonymous_share"].n == 2


def test_a_group_of_several_languages_is_put_on_one_footing() -> None:
    mixed = [score("a", 1, own=1000), score("b", 1, own=780, language="ru")]
    hedge = profile_scores(mixed, by=("outlet",))[0].measures["hedge"]
    assert hedge.value == pytest.approx(1.0)
    assert "several languages" in hedge.note and "ru 0.78" in hedge.note
    plain = profile_scores(mixed)[1].measures["hedge"]
    assert plain.value == pytest.approx(1000 / 780) and "languages" not in plain.note


# --- intervals --------------------------------------------------------------------------------------------


def test_no_interval_below_three_articles() -> None:
    hedge = profile_scores([score("a", 2), score("b", 4)])[0].measures["hedge"]
    assert (hedge.low, hedge.high, hedge.method) == (None, None, "")
    assert "fewer than 3 articles" in hedge.note


def test_without_variation_the_percentile_interval_is_given_and_said() -> None:
    hedge = profile_scores([score(str(i), 2) for i in range(5)])[0].measures["hedge"]
    assert (hedge.low, hedge.high, hedge.method) == (10, 10, "percentile")
    assert "no variation" in hedge.note


def test_an_interval_is_scipys_own() -> None:
    from scipy import stats

    values = np.array([3.0, 0.0, 9.0, 4.0, 1.0, 12.0])
    ours = interval(np.array([values, values * 2]), np.ones(6), 500, 11)
    theirs = stats.bootstrap(
        (values,), np.mean, n_resamples=500, method="BCa", random_state=np.random.default_rng(11)
    ).confidence_interval
    assert (ours.low[0], ours.high[0]) == pytest.approx((theirs.low, theirs.high))
    assert (ours.low[1], ours.high[1]) == pytest.approx((theirs.low * 2, theirs.high * 2))


def test_articles_are_resampled_by_event() -> None:
    """Articles of one event agree: the interval must be as wide as that of the events alone."""
    by_event = [score(f"{e}{i}", 4 * e, event=f"event {e}") for e in range(4) for i in range(10)]
    alone = [replace(s, event=None) for s in by_event]
    wide = profile_scores(by_event)[0].measures["hedge"]
    narrow = profile_scores(alone)[0].measures["hedge"]
    assert known(wide.high) - known(wide.low) > 2 * (known(narrow.high) - known(narrow.low))


def test_with_hardly_any_event_the_interval_is_by_article_and_says_so() -> None:
    scores = [score(str(i), i, event="harvest") for i in range(6)]
    hedge = profile_scores(scores)[0].measures["hedge"]
    assert hedge.method == "bca" and "these 1 events only" in hedge.note


def test_large_groups_are_resampled_by_bins() -> None:
    rng = np.random.default_rng(3)
    scores = [score(f"a{i}", int(n), own=500) for i, n in enumerate(rng.poisson(2, 2100))]
    hedge = profile_scores(scores)[0].measures["hedge"]
    half = 1.96 * known(hedge.deviation) / 2100**0.5
    assert hedge.low == pytest.approx(known(hedge.value) - half, abs=half / 3)
    assert hedge.high == pytest.approx(known(hedge.value) + half, abs=half / 3)


def test_a_limit_may_be_infinite_but_never_half_a_number() -> None:
    def logarithm(chosen: np.ndarray, axis: int = -1) -> np.ndarray:
        with np.errstate(divide="ignore"):
            return np.log(np.array([[0.0, 0.0, 1.0]])[:, chosen].sum(axis=-1))

    limits = bootstrap_bounds([3], logarithm, 1, 500, 1)
    assert limits.low[0] == -np.inf and np.isfinite(limits.high[0]) and not limits.bca[0]


def test_gather_sums_by_cluster() -> None:
    sums, sizes = gather(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), ["b", "a", "b"])
    assert sums.tolist() == [[2, 4], [5, 10]] and sizes.tolist() == [1, 2]


def test_seeds_do_not_depend_on_the_process() -> None:
    assert seed_for(1, "The Dawn", "en") == 10370350952880899201


# --- the same input, the same figures ----------------------------------------------------------------------


def profiles_of(scores: list[ArticleScore]) -> tuple[Profile, ...]:
    return profile_scores(scores, draws=200)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(12)))
def test_the_order_of_articles_changes_nothing(order: list[int]) -> None:
    outlets = ("The Dawn", "The Dusk")
    scores = [score(f"a{i}", i * i % 7, own=200 + 7 * i, quoted=10 * i, outlet=outlets[i % 2]) for i in range(12)]
    assert profiles_of([scores[i] for i in order]) == profiles_of(scores)


def test_another_group_does_not_change_an_interval() -> None:
    dawn = [score(f"a{i}", i) for i in range(6)]
    dusk = [score(f"b{i}", i, outlet="The Dusk") for i in range(9)]
    alone, together = profiles_of(dawn)[0].measures["hedge"], profiles_of(dawn + dusk)[0].measures["hedge"]
    assert alone == together
