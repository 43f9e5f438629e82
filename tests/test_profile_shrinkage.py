"""Articles shrunk towards their language, and the sums of a group that merge."""

from __future__ import annotations

import numpy as np
import pytest
from figures import known
from hypothesis import given
from hypothesis import strategies as st
from test_profile import score

from framing.model import ArticleScore
from framing.profiles import MEASURES, State, profile_scores
from framing.profiles.estimates import shrink

# --- shrinkage --------------------------------------------------------------------------------------------


def test_short_articles_are_shrunk_more() -> None:
    counts, words = [0, 6, 2, 1, 9, 0, 3, 12], [200, 200, 200, 200, 2000, 300, 300, 600]
    values, how = shrink(counts, words, "per_1000")
    assert how == "shrunk"
    mean = sum(counts) / sum(words)
    raw = [n / t for n, t in zip(counts, words, strict=True)]
    kept = [(v - mean) / (r - mean) for v, r in zip(values, raw, strict=True)]
    assert kept[4] > kept[1]
    assert 0 < values[0] < values[1] < raw[1]


def test_the_fit_finds_the_prior_of_rates() -> None:
    """(alpha + n) / (beta + t) with alpha 1.5 and beta 300, from which the counts were drawn."""
    rng = np.random.default_rng(8)
    words = rng.integers(200, 900, 2000).astype(float)
    counts = rng.poisson(rng.gamma(1.5, 1 / 300, 2000) * words)
    values, how = shrink(counts.tolist(), words.tolist(), "per_1000")
    assert how == "shrunk"
    assert np.abs(np.array(values) / ((1.5 + counts) / (300 + words)) - 1).max() < 0.15


def test_the_fit_finds_the_prior_of_shares() -> None:
    rng = np.random.default_rng(9)
    trials = rng.integers(3, 30, 2000)
    counts = rng.binomial(trials, rng.beta(2, 6, 2000))
    values, how = shrink(counts.tolist(), trials.tolist(), "share")
    assert how == "shrunk"
    assert np.abs(np.array(values) / ((2 + counts) / (8 + trials)) - 1).max() < 0.15


def test_nothing_is_shrunk_without_enough_articles_or_findings() -> None:
    assert shrink([1, 3], [200, 200], "per_1000") == ([0.005, 0.015], "raw")
    assert shrink([0] * 8, [200] * 8, "per_1000") == ([0.0] * 8, "raw")
    assert shrink([4] * 8, [4] * 8, "share") == ([1.0] * 8, "raw")


@pytest.mark.parametrize(("exposure", "unit"), [(500, "per_1000"), (10, "share")])
def test_articles_that_vary_no_more_than_chance_get_the_mean(exposure: int, unit: str) -> None:
    values, how = shrink([2, 3, 2, 3, 2, 3], [exposure] * 6, unit)
    assert how == "pooled"
    assert values == pytest.approx([2.5 / exposure] * 6)


def test_scores_carry_shrunk_figures_in_the_unit_of_the_measure() -> None:
    scores = [score(str(i), n, quoted=20 * i) for i, n in enumerate((0, 1, 9, 2, 14, 0))]
    group = profile_scores([*scores, score("short", 3, own=100)])[0]
    shrunk = {s.id: s.shrunk["hedge"] for s in group.articles}
    assert shrunk["short"] is None
    assert 0 < known(shrunk["0"]) < 10 and 30 < known(shrunk["4"]) < 70
    assert 0 < known(group.articles[5].shrunk["quoted_share"]) < 1


def test_the_notes_name_what_was_not_shrunk() -> None:
    (group,) = profile_scores([score("a", 1), score("b", 2)])
    assert any(note.startswith("en: Single articles are shown unshrunk") and "hedge" in note for note in group.notes)


def test_shrinking_leaves_the_figure_of_a_group_alone() -> None:
    """Shrunk figures of all articles lean to one mean: averaging them would hide half of a difference."""
    hedges = {"A": (0, 8, 2, 6), "B": (0, 4, 1, 3)}
    scores = [score(f"{o}{i}", n, outlet=o) for o, counts in hedges.items() for i, n in enumerate(counts)]
    a, b = profile_scores(scores)
    assert known(a.measures["hedge"].value) / known(b.measures["hedge"].value) == pytest.approx(2)


# --- state ------------------------------------------------------------------------------------------------

lists_of_scores = st.lists(
    st.builds(
        lambda i, hedge, own, event: score(f"a{i}", hedge, own=own, event=event),
        st.integers(0, 99),
        st.integers(0, 9),
        st.integers(100, 400),
        st.sampled_from([None, "harvest", "flood"]),
    ),
    max_size=12,
)


@given(lists_of_scores, lists_of_scores)
def test_merged_states_equal_the_state_of_the_whole(left: list[ArticleScore], right: list[ArticleScore]) -> None:
    rule = MEASURES["hedge"]
    merged = State.merge(State.from_scores(left, rule), State.from_scores(right, rule))
    whole = State.from_scores(left + right, rule)
    assert (merged.n, merged.count, merged.exposure) == (whole.n, whole.count, whole.exposure)
    assert merged.bin_n == whole.bin_n
    assert (merged.rate, merged.rate_squared) == pytest.approx((whole.rate, whole.rate_squared))
    assert merged.bin_rate == pytest.approx(whole.bin_rate)
    assert sum(whole.bin_n) == whole.n and sum(whole.bin_rate) == pytest.approx(whole.rate)


def test_an_empty_state_changes_nothing_and_has_no_mean() -> None:
    state = State.from_scores([score("a", 2), score("b", 4)], MEASURES["hedge"])
    assert State().merge(state) == state == state.merge(State())
    assert (State().mean, State().deviation) == (None, None)


def test_articles_of_one_event_share_a_bin() -> None:
    state = State.from_scores([score(str(i), i, event="harvest") for i in range(20)], MEASURES["hedge"])
    assert sorted(state.bin_n)[-2:] == [0, 20]
