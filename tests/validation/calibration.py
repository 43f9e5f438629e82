"""How honest the tests are: false alarms where nothing differs, and a planted difference found.

Articles are numbers from a gamma–Poisson (LINGUISTICS §6: 0.9 findings an article, dispersion 1.5). Run by
``make validate``; a small version runs with the tests (tests/test_comparison_calibration.py).
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace

import numpy as np

from framing.comparison import contrast_groups
from framing.model import ArticleScore, Contrast, Profile
from framing.profiles import HEADLINE, UNMEASURED

MEAN, DISPERSION = 0.9, 1.5
WORDS = 400
LEVEL = 0.05
# Intervals are not looked at here, so that few resamples do.
BOOTSTRAP = 20
MEASURE = "hedge"
# The bars. With 200 draws and a true rate of 5 %, more than 15 alarms have a chance of 1 in 30.
DRAWS, MOST_ALARMS = 200, 15
ARTICLES, RATIO, LEAST_FOUND = 90, 2.0, 0.8


@dataclass(frozen=True)
class Alarms:
    """Draws of shuffled labels, and in how many of them a headline measure was significant after Holm."""

    draws: int
    alarms: int


@dataclass(frozen=True)
class Power:
    """Draws with a planted ratio, and how many found it: unadjusted, and after Holm."""

    draws: int
    found: int
    found_adjusted: int


def simulate(rng: np.random.Generator, outlet: str, articles: int, ratio: float = 1.0) -> list[ArticleScore]:
    """Articles of one outlet: gamma–Poisson counts of findings, binomial shares that differ from article to article.

    Args:
        rng: the source of chance.
        outlet: its name.
        articles: how many.
        ratio: what the mean of ``hedge`` is multiplied by.
    """
    found = []
    for number in range(articles):
        counts = {
            name: int(rng.poisson(rng.gamma(DISPERSION, MEAN * (ratio if name == MEASURE else 1.0) / DISPERSION)))
            for name in ("loaded", "hedge", "evidential", "booster", "agency")
        }
        quoted = int(rng.binomial(WORDS, rng.beta(2, 4)))
        sources = 1 + int(rng.poisson(6))
        tallies = {"n": sources, "own": sources, "with_source": sources}
        tallies["anonymous"] = int(rng.binomial(sources, rng.beta(1, 4)))
        tallies["distancing"] = int(rng.binomial(sources, rng.beta(1, 6)))
        voices = {"outlet": WORDS, "reported": 100, "quoted": quoted}
        found.append(ArticleScore(f"{outlet}{number:04d}", outlet, "en", None, "", counts, voices, tallies))
    return found


def compare_outlets(scores: list[ArticleScore], permutations: int, seed: int) -> list[Contrast]:
    """The headline contrasts of the corpus's two outlets, as a comparison makes them."""
    groups = [
        Profile((("outlet", outlet),), {}, tuple(s for s in scores if s.outlet == outlet), False)
        for outlet in ("A", "B")
    ]
    found = contrast_groups([(groups[0], groups[1])], BOOTSTRAP, permutations, seed)
    return [c for c in found if c.measure in HEADLINE and c.measure not in UNMEASURED]


def count_alarms(draws: int, articles: int = ARTICLES, permutations: int = 999, seed: int = 1) -> Alarms:
    """Shuffle the outlets of one corpus again and again and count draws with any significant headline measure.

    Args:
        draws: how often.
        articles: articles of each outlet.
        permutations: permutations of each test.
        seed: seed of everything.
    """
    rng = np.random.default_rng(seed)
    corpus = simulate(rng, "A", articles) + simulate(rng, "B", articles)
    alarms = 0
    for draw in range(draws):
        labels = rng.permutation([score.outlet for score in corpus])
        shuffled = [replace(score, outlet=str(label)) for score, label in zip(corpus, labels, strict=True)]
        contrasts = compare_outlets(shuffled, permutations, seed + draw)
        alarms += any(c.p_adjusted is not None and c.p_adjusted <= LEVEL for c in contrasts)
    return Alarms(draws, alarms)


def measure_power(
    draws: int, articles: int = ARTICLES, ratio: float = RATIO, permutations: int = 999, seed: int = 2
) -> Power:
    """Plant a ratio in one measure again and again and count the draws that find it.

    Args:
        draws: how often.
        articles: articles of each outlet.
        ratio: the planted rate ratio.
        permutations: permutations of each test.
        seed: seed of everything.
    """
    rng = np.random.default_rng(seed)
    found = adjusted = 0
    for draw in range(draws):
        corpus = simulate(rng, "A", articles, ratio) + simulate(rng, "B", articles)
        (hedge,) = (c for c in compare_outlets(corpus, permutations, seed + draw) if c.measure == MEASURE)
        found += hedge.p is not None and hedge.p <= LEVEL
        adjusted += hedge.p_adjusted is not None and hedge.p_adjusted <= LEVEL
    return Power(draws, found, adjusted)


def main() -> int:
    """Print both figures against their bars; 1 where one is missed."""
    started = time.perf_counter()
    null, power = count_alarms(DRAWS), measure_power(DRAWS)
    print(
        f"Shuffled outlets: {null.alarms} of {null.draws} draws raise a false alarm after Holm (at most {MOST_ALARMS})."
    )
    print(
        f"Planted ratio of {RATIO:g}, {ARTICLES} articles an outlet: found in {power.found / power.draws:.0%} of draws "
        f"unadjusted (at least {LEAST_FOUND:.0%}), in {power.found_adjusted / power.draws:.0%} after Holm."
    )
    print(f"{time.perf_counter() - started:.0f} seconds.")
    return int(null.alarms > MOST_ALARMS or power.found < LEAST_FOUND * power.draws)


if __name__ == "__main__":
    sys.exit(main())
