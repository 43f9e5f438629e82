"""How fast the toolkit is beside what a user would pick instead, in one process on the same text.

Every round runs each contestant once, one after the other, so that a busy moment of the machine
hits all alike. Figures are medians over the rounds; a ratio is the median of the rounds' ratios, and the
ratios are what counts. "cold" is this toolkit's very first pass over the text.

usage: python tests/benchmarks/bench.py [--rounds 5] [--megabytes 1] [--languages en ru uk]
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from statistics import median

from contestants import Contestant, contestants, lexical_pass
from texts import news

from framing import load_lexicon
from framing.languages import get_language
from framing.lexicon import Lexicon
from framing.model import LANGUAGES

MILLION = 1_000_000
OWN = ("lexical pass", "full analysis, batches", "full analysis, by article")


def seconds(run: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def cold_speed(language: str, characters: int, lexicon: Lexicon) -> float:
    """Characters a second of the first pass, everything loaded but none of the text seen.

    Loading pymorphy's dictionary takes 0.05 s once a process, however much is read, and so counts as loading.
    """
    articles = news(language, characters)
    lexical_pass(articles[:1], lexicon)
    get_language(language).readings("a")
    total = sum(len(article.text) for article in articles)
    return total / seconds(lambda: lexical_pass(articles, lexicon))


def race(runners: list[Contestant], rounds: int) -> dict[str, list[float]]:
    """Characters a second of every contestant in every round."""
    for runner in runners:  # caches filled, pages touched
        runner.run()
    gc.collect()
    gc.freeze()  # what one contestant keeps in memory is not searched at another's cost
    speeds: dict[str, list[float]] = {runner.name: [] for runner in runners}
    for _ in range(rounds):
        for runner in runners:
            speeds[runner.name].append(runner.characters / seconds(runner.run))
    return speeds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=float, default=1.0, help="of text, in millions of characters")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    options = parser.parse_args()
    lexicon = load_lexicon()
    for language in options.languages:
        characters = int(options.megabytes * MILLION)
        lexicon.compiled(language)
        cold = cold_speed(language, characters, lexicon)
        speeds = race(list(contestants(news(language, characters), language, lexicon)), options.rounds)
        patterns = len(lexicon.compiled(language).entry)
        print(f"\n{language}: {patterns:,} patterns, medians of {options.rounds} rounds")
        print(f"{'':42}{'M chars/s':>10}{'lexical':>10}{'batches':>10}{'by article':>12}")
        for name, found in speeds.items():
            ratios = [median(a / b for a, b in zip(speeds[own], found, strict=True)) for own in OWN]
            print(f"{name:42}{median(found) / MILLION:10.2f}{ratios[0]:8.2f} ×{ratios[1]:8.2f} ×{ratios[2]:10.2f} ×")
        print(f"cold lexical pass: {cold / MILLION:.2f}, {cold / median(speeds[OWN[0]]):.2f} of warm")


if __name__ == "__main__":
    main()
