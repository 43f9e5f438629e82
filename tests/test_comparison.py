"""Comparisons: ratios, tests, corrections, and the words behind the figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import numpy as np
import pytest
from figures import known
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis import Analysis
from framing.comparison import compare, contrast_groups, strongest_terms
from framing.comparison.statistics import benjamini_hochberg, contrast_bounds, holm, paired_permutation, permutation
from framing.errors import FramingError
from framing.model import Article, ArticleScore, Contrast, Finding, Profile, Skipped, Span
from framing.profiles import HEADLINE, MEASURES, UNMEASURED, profile_scores

DAWN, DUSK = "The Dawn, en", "The Dusk, en"
SENTENCES = ("The mill is a disgrace.", "Rye is dear.", "So the regime of the mill says.", "A disgrace again.")
TEXT = " ".join(SENTENCES)
SPANS = tuple(Span(TEXT.index(sentence), TEXT.index(sentence) + len(sentence)) for sentence in SENTENCES)


def score(name: str, outlet: str, hedge: int = 0, **columns: Any) -> ArticleScore:
    base = ArticleScore(name, outlet, "en", None, "", {"hedge": hedge}, {"outlet": 1000, "quoted": 0}, {})
    return replace(base, **columns)


def groups(dawn: list[int], dusk: list[int], events: bool = False) -> list[ArticleScore]:
    """Articles of 1,000 own words: hedges are hedges per 1,000 words."""
    return [
        score(f"{outlet} {i}", outlet, n, event=f"event {i}" if events else None)
        for outlet, counts in (("The Dawn", dawn), ("The Dusk", dusk))
        for i, n in enumerate(counts)
    ]


def contrasts_of(scores: list[ArticleScore], **options: int) -> dict[str, Contrast]:
    dawn, dusk = profile_scores(scores, draws=50)
    return {c.measure: c for c in contrast_groups([(dawn, dusk)], **options)}


def loaded(word: str, strength: int, sentence: int, concept: str, voice: str = "outlet", at: int = 0) -> Finding:
    start = TEXT.index(word, SPANS[sentence].start)
    return Finding(start, start + len(word), word, "loaded", concept, voice, strength, "e", "en", "body", sentence)


def analysis(name: str, outlet: str, *findings: Finding, language: str = "en", own: int = 200) -> Analysis:
    article = Article(TEXT, id=name, outlet=outlet, event="harvest")
    exposure = {"outlet": own, "reported": 40, "quoted": 60}
    return Analysis(article, language, (), SPANS, (), findings, (), {}, exposure, {})


# --- statistics -------------------------------------------------------------------------------------------


def test_holm_by_hand() -> None:
    """4 × .01, 3 × .02 and 2 × .03, none below the one before; the last alone."""
    assert holm([0.03, 0.01, 0.9, 0.02]) == pytest.approx([0.06, 0.04, 0.9, 0.06])
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_keeps_order_and_never_helps(raw: list[float]) -> None:
    adjusted = holm(raw)
    assert all(p <= q <= 1 for p, q in zip(raw, adjusted, strict=True))
    assert [q for _, q in sorted(zip(raw, adjusted, strict=True))] == sorted(adjusted)


def test_benjamini_hochberg_by_hand() -> None:
    assert benjamini_hochberg([0.01, 0.02, 0.03, 0.8]) == pytest.approx([0.04, 0.04, 0.04, 0.8])
    assert benjamini_hochberg([]) == []


def test_permutation_of_articles_is_scipys_own() -> None:
    from scipy import stats

    a, b = np.array([3.0, 0.0, 9.0, 4.0]), np.array([8.0, 11.0, 6.0, 12.0])

    def difference(x: np.ndarray, y: np.ndarray, axis: int = -1) -> np.ndarray:
        return x.mean(axis=axis) - y.mean(axis=axis)

    theirs = stats.permutation_test((a, b), difference, permutation_type="independent").pvalue
    assert permutation(np.array([a, b]), np.array([b, a]), 9999, 1) == pytest.approx([theirs, theirs])


def test_permutation_within_events_is_scipys_own() -> None:
    from scipy import stats

    a, b = np.array([3.0, 0.0, 9.0, 4.0, 7.0]), np.array([8.0, 1.0, 6.0, 12.0, 9.0])

    def difference(x: np.ndarray, y: np.ndarray, axis: int = -1) -> np.ndarray:
        return (x - y).mean(axis=axis)

    theirs = stats.permutation_test((a, b), difference, permutation_type="samples").pvalue
    assert paired_permutation(np.array([a - b, b - a]), 9999, 1) == pytest.approx([theirs, theirs])


def test_three_events_allow_no_p_below_a_quarter() -> None:
    assert paired_permutation(np.array([[9.0, 8.0, 7.0], [1.0, -1.0, 0.0]]), 10_000, 1) == [0.25, 1.0]


def test_paired_permutation_of_many_events_is_drawn() -> None:
    (p,) = paired_permutation(np.full((1, 20), 2.0), 999, 1)
    assert p == pytest.approx(2 / 1000)


def test_matched_events_take_their_effect_out_of_the_interval() -> None:
    events = np.array([[1.0, 10.0, 30.0, 60.0, 90.0]])
    a, b = (events * 1.1 + 1, np.ones(5)), (events, np.ones(5))
    matched, apart = (contrast_bounds(a, b, together, 1000, 1)[0] for together in (True, False))
    assert matched.high[0] - matched.low[0] < (apart.high[0] - apart.low[0]) / 5


# --- contrasts --------------------------------------------------------------------------------------------


def test_ratio_and_difference_by_hand() -> None:
    hedge = contrasts_of(groups([6, 10, 8, 8], [3, 5, 4, 4]))["hedge"]
    assert (hedge.a, hedge.b) == (DAWN, DUSK)
    assert (hedge.ratio, hedge.difference) == (2.0, 4.0)
    assert hedge.ratio_low is not None and hedge.ratio_high is not None and hedge.low is not None
    assert 1 < hedge.ratio_low < 2 < hedge.ratio_high < 4
    assert 1 < hedge.low < 4 < known(hedge.high)
    assert (hedge.test, hedge.events) == ("permutation", 0)
    assert hedge.p == pytest.approx(2 / 70)  # the most extreme of the 70 ways to deal 8 articles, on either side


def test_events_pair_the_groups() -> None:
    hedge = contrasts_of(groups([5, 25, 45], [3, 20, 40], events=True))["hedge"]
    assert (hedge.test, hedge.events, hedge.p) == ("paired permutation", 3, 0.25)
    assert "3 events cannot be significant" in hedge.note and "0.25" in hedge.note
    six = contrasts_of(groups([5, 25, 45, 9, 9, 9], [3, 20, 40, 8, 8, 8], events=True))["hedge"]
    assert six.p == pytest.approx(2 / 64) and "cannot" not in six.note


def test_several_articles_of_an_event_count_as_one_pair() -> None:
    scores = groups([5, 25], [3, 20], events=True)
    scores += [replace(s, id=f"{s.id} again") for s in scores if s.outlet == "The Dawn"]
    hedge = contrasts_of(scores)["hedge"]
    assert (hedge.events, hedge.p) == (2, 0.5)


def test_too_few_articles_are_not_tested() -> None:
    hedge = contrasts_of(groups([5, 6, 7], [1, 2, 3]))["hedge"]
    assert (hedge.p, hedge.p_adjusted, hedge.test) == (None, None, "")
    assert "no test: 3 and 3 articles cannot be significant" in hedge.note
    assert hedge.low is not None
    two = contrasts_of(groups([5, 6], [1, 2]))["hedge"]
    assert (two.ratio, two.low, two.ratio_low) == (pytest.approx(11 / 3), None, None)
    assert "fewer than 3 articles" in two.note


def test_a_test_by_article_says_when_events_make_it_bold() -> None:
    scores = [replace(s, event=s.outlet) for s in groups([1, 2, 3, 4], [5, 6, 7, 8])]
    assert "as if articles about one event were independent" in contrasts_of(scores)["hedge"].note


def test_zeros_have_no_ratio_and_say_so() -> None:
    found = contrasts_of(groups([1, 2, 3, 4], [0, 0, 0, 0]))
    hedge, booster = found["hedge"], found["booster"]
    assert (hedge.ratio, hedge.difference) == (None, 2.5) and "one group has none" in hedge.note
    assert (booster.ratio, booster.difference, booster.p) == (None, 0, 1.0) and "neither group" in booster.note
    mirrored = contrasts_of(groups([0, 0, 0, 0], [1, 2, 3, 4]))["hedge"]
    assert (mirrored.ratio, mirrored.ratio_low, mirrored.ratio_high) == (0, None, None)


def test_a_ratio_without_upper_limit_says_so() -> None:
    hedge = contrasts_of(groups([4, 5, 6, 7], [0, 0, 0, 8]))["hedge"]
    assert hedge.ratio == 2.75 and hedge.ratio_low is not None and hedge.ratio_high is None
    assert "no upper limit" in hedge.note


def test_what_is_not_measured_enters_no_family(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("profiles.measures", "profiles.groups", "comparison.contrasts"):
        monkeypatch.setattr(f"framing.{module}.UNMEASURED", ("agency",))
    found = contrasts_of(groups([1, 2, 3, 4], [5, 6, 7, 8]))
    assert (found["agency"].p, found["agency"].note) == (None, "not measured in this version")
    no_figure = found["anonymous_share"]
    assert (no_figure.ratio, no_figure.p) == (None, None) and "no article long enough" in no_figure.note
    # Tested: loaded, hedge, evidential, booster and quoted share. The others have nothing to divide by.
    assert found["hedge"].p_adjusted == pytest.approx(5 * known(found["hedge"].p))
    assert found["hedge"].correction == "holm" and found["moral"].correction == "bh"


def test_holm_counts_one_pair_and_bh_counts_all() -> None:
    scores = [
        score(f"{outlet} {i}", outlet, counts={"hedge": n + i, "moral": n + i})
        for outlet, n in (("A", 0), ("B", 10), ("C", 20))
        for i in range(5)
    ]
    found = compare(profile_scores(scores, draws=50), draws=50).contrasts
    hedges, morals = ([c for c in found if c.measure == name] for name in ("hedge", "moral"))
    p = known(hedges[0].p)
    assert p == pytest.approx(2 / 252)
    assert [c.p_adjusted for c in hedges] == pytest.approx([6 * p] * 3)
    family = [c for c in found if c.correction == "bh" and c.p is not None]
    # The three moral tests share the lowest p of the whole family: m × p / 3.
    assert [c.p_adjusted for c in morals] == pytest.approx([p * len(family) / 3] * 3)


def test_every_measure_is_contrasted_in_order() -> None:
    assert list(contrasts_of(groups([1, 2], [3, 4]))) == list(MEASURES)
    assert list(MEASURES)[:8] == list(HEADLINE)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.booleans(),
)
def test_swapping_the_groups_inverts_every_figure(one: list[int], other: list[int], events: bool) -> None:
    a, b = profile_scores(groups(one, other, events), draws=50)
    there = contrast_groups([(a, b)], draws=200, permutations=200)
    back = contrast_groups([(b, a)], draws=200, permutations=200)
    for x, y in zip(there, back, strict=True):
        assert (x.a, x.b, x.p, x.p_adjusted, x.test, x.note.replace("; the ratio has no upper limit", "")) == (
            y.b,
            y.a,
            y.p,
            y.p_adjusted,
            y.test,
            y.note.replace("; the ratio has no upper limit", ""),
        )
        assert (x.difference, x.low, x.high) == tuple(None if v is None else -v for v in (y.difference, y.high, y.low))
        if x.ratio and y.ratio:
            assert x.ratio * y.ratio == pytest.approx(1)
        if x.ratio_low and x.ratio_high:
            assert (1 / x.ratio_high, 1 / x.ratio_low) == pytest.approx((y.ratio_low, y.ratio_high))


def test_without_a_difference_few_tests_are_significant() -> None:
    """Null calibration: 60 pairs drawn alike; more than 8 below .05 has a chance of one in a thousand."""
    rng = np.random.default_rng(12)
    alarms = 0
    for i in range(60):
        rates = rng.negative_binomial(1.5, 0.4, (1, 24)).astype(float)
        alarms += permutation(rates[:, :12], rates[:, 12:], 199, i)[0] <= 0.05
    assert alarms <= 8


def test_without_a_difference_most_intervals_hold_a_ratio_of_one() -> None:
    rng = np.random.default_rng(13)
    held = 0
    for i in range(40):
        rates = rng.negative_binomial(1.5, 0.2, (2, 1, 40)).astype(float)
        ratio = contrast_bounds((rates[0], np.ones(40)), (rates[1], np.ones(40)), False, 400, i)[1]
        held += ratio.low[0] <= 0 <= ratio.high[0]
    assert held >= 34  # 38 are expected; 33 or fewer has a chance of one in a hundred


def test_a_planted_ratio_is_found() -> None:
    rng = np.random.default_rng(14)
    counts = [rng.poisson(rng.gamma(3, mean / 3, 60)).tolist() for mean in (10, 5)]
    hedge = contrasts_of(groups(*counts))["hedge"]
    assert 1.5 < known(hedge.ratio_low) < 2 < known(hedge.ratio_high) < 2.8
    assert hedge.p_adjusted is not None and hedge.p_adjusted < 0.01


def test_large_groups_are_resampled_by_bins() -> None:
    rng = np.random.default_rng(15)
    dawn, dusk = (rng.poisson(mean, 2100) for mean in (6, 3))
    hedge = contrasts_of(groups(dawn.tolist(), dusk.tolist()), draws=500, permutations=50)["hedge"]
    half = 1.96 * ((dawn.var() + dusk.var()) / 2100) ** 0.5
    assert hedge.low == pytest.approx(known(hedge.difference) - half, abs=half / 3)
    assert hedge.high == pytest.approx(known(hedge.difference) + half, abs=half / 3)


# --- terms ------------------------------------------------------------------------------------------------


def test_terms_are_ranked_by_strength_times_count() -> None:
    disgrace = loaded("disgrace", 1, 0, "evaluation.shame")
    again = loaded("disgrace", 1, 3, "evaluation.shame")
    regime = loaded("regime", 3, 2, "label.regime")
    quoted = loaded("regime", 3, 2, "label.regime", voice="quoted")
    mild = loaded("dear", 0, 1, "evaluation.price")
    found = strongest_terms(
        [
            (DAWN, analysis("a1", "The Dawn", disgrace, again, regime, mild)),
            (DAWN, analysis("a2", "The Dawn", replace(disgrace, text="Disgrace"))),
            (DUSK, analysis("a3", "The Dusk", quoted)),
        ]
    )
    assert [(t.concept, t.count, t.articles, t.strength) for t in found] == [
        ("evaluation.shame", 3, 2, 1),
        ("label.regime", 1, 1, 3),
    ]
    shame = found[0]
    assert (shame.group, shame.forms) == (DAWN, ("disgrace",))
    # No sentence twice, though two articles print the first.
    assert shame.sentences == (("a1", 14, SENTENCES[0]), ("a1", again.start, SENTENCES[3]))
    for _, start, sentence in shame.sentences:
        assert TEXT[start : start + 8] == "disgrace" and sentence in TEXT


def test_without_sentences_the_term_itself_is_shown() -> None:
    lone = replace(loaded("regime", 3, 2, "label.regime"), sentence=-1)
    assert strongest_terms([(DAWN, analysis("a1", "The Dawn", lone))])[0].sentences[0][2] == "regime"


def test_only_the_strongest_terms_are_kept_for_each_group() -> None:
    many = [loaded("regime", 1 + i % 3, 2, f"label.x{i:02d}") for i in range(9)]
    named = [(group, analysis(group, group, *many)) for group in (DAWN, DUSK)]
    found = strongest_terms(named, terms=3)
    assert [(t.group, t.concept) for t in found] == [
        (g, f"label.x{i}") for g in (DAWN, DUSK) for i in ("02", "05", "08")
    ]


# --- the whole --------------------------------------------------------------------------------------------


def corpus() -> list[Analysis]:
    """18 articles: two outlets in three languages on three events."""
    hit = loaded("disgrace", 2, 0, "evaluation.shame")
    return [
        replace(found, article=replace(found.article, event=f"event {i}"))
        for language in ("en", "ru", "uk")
        for outlet, hits in (("The Dawn", 1), ("The Dusk", 3))
        for i in range(3)
        for found in [analysis(f"{outlet} {language} {i}", outlet, *[hit] * (hits + i), language=language)]
    ]


def test_a_small_corpus_is_compared_within_languages() -> None:
    comparison = compare(iter(corpus()))
    assert comparison.by == ("outlet", "language")
    assert [p.name for p in comparison.profiles][:2] == ["The Dawn, en", "The Dawn, ru"]
    pairs = sorted({(c.a, c.b) for c in comparison.contrasts})
    assert pairs == [(f"The Dawn, {language}", f"The Dusk, {language}") for language in ("en", "ru", "uk")]
    first = comparison.contrasts[0]
    assert (first.measure, first.ratio) == ("loaded", pytest.approx(0.5))
    assert len(comparison.analyses) == 18 and len(comparison.terms) == 6
    assert any("different or mixed languages are not compared" in w for w in comparison.warnings)
    assert any("3 pairs are compared" in w for w in comparison.warnings)
    assert any("smallest group has 3 articles" in w and "about 150" in w for w in comparison.warnings)
    assert comparison.settings["seed"] == "20260101" and comparison.settings["unmeasured"] == ", ".join(UNMEASURED)


def test_the_same_input_gives_the_same_figures_in_any_order() -> None:
    one, other = compare(corpus(), draws=300), compare(reversed(corpus()), draws=300)
    assert (one.profiles, one.contrasts, one.terms) == (other.profiles, other.contrasts, other.terms)


def test_profiles_can_be_compared_without_their_texts() -> None:
    whole = compare(corpus(), draws=300)
    again = compare(whole.profiles, draws=300)
    assert again.contrasts == whole.contrasts
    assert (again.terms, again.analyses, again.by) == ((), (), ("outlet", "language"))


def test_chosen_pairs_may_cross_languages_but_get_no_figures() -> None:
    pairs = [("The Dawn, en", "The Dawn, ru"), ("The Dusk, en", "The Dawn, en")]
    found = compare(corpus(), draws=50, pairs=pairs).contrasts
    assert [(c.a, c.b) for c in found][:: len(MEASURES)] == pairs
    assert (found[0].ratio, found[0].p) == (None, None) and "not compared" in found[0].note
    assert found[len(MEASURES)].ratio == pytest.approx(2)


def test_groups_that_mix_languages_are_not_compared() -> None:
    comparison = compare(corpus(), by=("outlet",), draws=50)
    assert len(comparison.profiles) == 2 and comparison.contrasts == ()
    assert "No two groups could be compared." in comparison.warnings


def test_what_was_skipped_travels_along() -> None:
    skipped = Skipped("a.txt", "", "It is empty.")
    assert compare(corpus()[:1], draws=50, skipped=[skipped]).skipped == (skipped,)


def test_what_cannot_be_compared_is_refused() -> None:
    profiles = profile_scores([score("a", "The Dawn")])
    by_outlet = profile_scores([score("a", "The Dawn")], by=("outlet",))
    with pytest.raises(FramingError, match="nothing that can be compared"):
        compare([])
    with pytest.raises(FramingError, match="nothing that can be compared"):
        compare(cast("list[Profile]", [*profiles, *corpus()]))
    with pytest.raises(FramingError, match="different columns"):
        compare([*profiles, *by_outlet])
    for pair in (("The Dawn, en", "The Noon, en"), ("The Dawn, en", "The Dawn, en")):
        with pytest.raises(FramingError, match="cannot be compared"):
            compare(corpus(), draws=50, pairs=[pair])
